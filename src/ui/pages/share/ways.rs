//! The ways from phone to phone, explained with a picture each.

use leptos::prelude::*;

use crate::browser::folder;
use crate::text;
use crate::ui::components::{Card, PageHead};
use crate::ui::route::Route;
use crate::ui::state::app;

/// What there is to see of a way, in a space of 116 by 56.
struct Picture {
    /// Drawn as lines.
    lines: &'static [&'static str],
    /// What goes from one to the other, drawn larger than it is.
    thing: &'static str,
    /// Where the people of the group stand: in the middle of each screen that shows them.
    circles: &'static [(i32, i32)],
    /// Where codes are, and how large.
    codes: &'static [&'static str],
}

const PHONES: &str = "M8 3h16a6 6 0 0 1 6 6v38a6 6 0 0 1-6 6H8a6 6 0 0 1-6-6V9a6 6 0 0 1 6-6zM92 3h16a6 6 0 0 1 6 6v38a6 6 0 0 1-6 6H92a6 6 0 0 1-6-6V9a6 6 0 0 1 6-6z";
const COMPUTERS: &str = "M4 9h24a2 2 0 0 1 2 2v27H2V11a2 2 0 0 1 2-2zM0 43h32M88 9h24a2 2 0 0 1 2 2v27H86V11a2 2 0 0 1 2-2zM84 43h32";
const THERE: &str = "M37 48h42M74 43l5 5l-5 5";
const THERE_AND_BACK: &str = "M37 8h42M74 3l5 5l-5 5M79 48H37M42 43l-5 5l5 5";
/// The corners between which a camera looks.
const FINDER: &str = "M91 20v-4h4M105 16h4v4M109 36v4h-4M95 40h-4v-4";
const ON_BOTH: &[(i32, i32)] = &[(16, 28), (100, 28)];

const FILE: Picture =
    Picture { lines: &[PHONES, THERE], thing: "M51 11h9l6 6v19H51zM60 11v6h6", circles: ON_BOTH, codes: &[] };
const LINK: Picture = Picture {
    lines: &[
        PHONES,
        THERE,
        "M55.5 21.200a4 4 0 0 0 5.7 0l2.4-2.400a4 4 0 0 0-5.7-5.700l-.7.7M60.5 19.800a4 4 0 0 0-5.7 0l-2.4 2.400a4 4 0 0 0 5.7 5.700l.7-.7",
    ],
    thing: "M44 5h28a4 4 0 0 1 4 4v22a4 4 0 0 1-4 4H54l-7 6v-6h-3a4 4 0 0 1-4-4V9a4 4 0 0 1 4-4z",
    circles: ON_BOTH,
    codes: &[],
};
const ONE_CODE: Picture = Picture {
    lines: &[PHONES, FINDER, "M81 26L37 17M81 30L37 39"],
    thing: "",
    circles: &[],
    codes: &["translate(6 18) scale(1.1)", "translate(94.6 22.6) scale(.6)"],
};
const MOVING_CODES: Picture = Picture {
    lines: &[PHONES, FINDER, THERE],
    thing: "",
    circles: &[],
    codes: &[
        "translate(6 18) scale(1.1)",
        "translate(37 21) scale(.6)",
        "translate(52.5 21) scale(.6)",
        "translate(68 21) scale(.6)",
        "translate(94.6 22.6) scale(.6)",
    ],
};
const LOCKED: Picture = Picture {
    lines: &[PHONES, THERE, "M52.5 18v-5a5.5 5.5 0 0 1 11 0v5M58 24v5"],
    thing: "M50 18h16a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2H50a2 2 0 0 1-2-2V20a2 2 0 0 1 2-2z",
    circles: ON_BOTH,
    codes: &[],
};
const CHAT: Picture = Picture {
    lines: &[PHONES, "M45 13h14M45 18h9M57 37h14M62 42h9"],
    thing: "M42 6h20a4 4 0 0 1 4 4v11a4 4 0 0 1-4 4H47l-6 5v-5a4 4 0 0 1-3-4V10a4 4 0 0 1 4-4zM54 30h20a4 4 0 0 1 4 4v11a4 4 0 0 1-3 4v5l-6-5H54a4 4 0 0 1-4-4V34a4 4 0 0 1 4-4z",
    circles: ON_BOTH,
    codes: &[],
};
const FOLDER: Picture = Picture {
    lines: &[COMPUTERS, THERE_AND_BACK],
    thing: "M46 38V18h9l3 4h13v16z",
    circles: &[(16, 24), (100, 24)],
    codes: &[],
};

/// Eighteen by eighteen: the three corners by which cameras find a code, and a few modules.
const CODE: &str = "M0 0h6v6H0zM1.2 1.200v3.600h3.600V1.200zM2.2 2.200h1.600v1.600H2.200zM12 0h6v6h-6zM13.2 1.200v3.600h3.600V1.200zM14.2 2.200h1.600v1.600h-1.600zM0 12h6v6H0zM1.2 13.200v3.600h3.600v-3.600zM2.2 14.200h1.600v1.600H2.200zM8 1h2v2H8zM8 5h2v4H8zM11 8h3v2h-3zM16 8h2v3h-2zM1 8h4v2H1zM8 11h2v2H8zM12 12h2v3h-2zM16 13h2v2h-2zM8 15h3v3H8zM13 16h3v2h-3z";
/// Four of the group, from the middle between them.
const SEATS: [(&str, i32, i32); 4] = [
    ("circle-seat seat-0", 0, -8),
    ("circle-seat seat-1", 8, 0),
    ("circle-seat seat-5", 0, 8),
    ("circle-seat seat-3", -8, 0),
];

impl Picture {
    fn draw(&self) -> AnyView {
        let seats = self.circles.iter().flat_map(|(x, y)| {
            SEATS.map(move |(class, dx, dy)| {
                view! { <g class=class><circle class="circle-shape" cx=x + dx cy=y + dy r="3"></circle></g> }
            })
        });
        let code = |place: &&'static str| {
            view! { <g class="way-code"><path transform=*place fill-rule="evenodd" d=CODE></path></g> }
        };
        view! {
            <svg class="way-picture" viewBox="0 0 116 56" aria-hidden="true" focusable="false">
                <path class="start-file" d=self.thing></path>
                <path class="start-arrow" d=self.lines.concat()></path>
                {seats.collect_view()}
                {self.codes.iter().map(code).collect_view()}
            </svg>
        }
        .into_any()
    }
}

/// The page.
pub fn ways_page() -> AnyView {
    let words = &text::current().ways;
    // Each leads to its page, where there is a group to pass on.
    let has_group = app().open_group_untracked().is_some();
    let ways = [
        (FILE, words.file, Some(Route::Share)),
        (LINK, words.link, Some(Route::SendLink)),
        (ONE_CODE, words.one_code, Some(Route::ShowCode)),
        (MOVING_CODES, words.moving_codes, Some(Route::ShowCode)),
        (LOCKED, words.locked, None),
        (CHAT, words.chat, None),
        (FOLDER, words.folder, folder::can().then_some(Route::SharedFolder)),
    ];
    let way = move |(picture, [name, text], to): (Picture, [&'static str; 2], Option<Route>)| {
        let name = match to.filter(|_| has_group) {
            Some(to) => view! { <a href=to.hash()>{name}</a> }.into_any(),
            None => name.into_any(),
        };
        view! { <li class="way-told">{picture.draw()}<div><h2>{name}</h2><p>{text}</p></div></li> }
    };
    let back = if has_group { Route::Share } else { Route::About };
    view! {
        <PageHead title=words.title back=back/>
        <Card>
            <ul class="list">{ways.map(way).into_iter().collect_view()}</ul>
        </Card>
        <p class="muted">{words.same}</p>
    }
    .into_any()
}
