//! Making space: who holds much is offered, on their own phone alone, to share some of it.

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::{Command, CommitmentId, Group, MemberId, day};
use crate::insight;
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::names::names;
use crate::ui::components::{Button, Kind, LinkButton};
use crate::ui::forms::invitation::begin;
use crate::ui::route::{Inviting, Route};
use crate::ui::state::app;

/// Under this name the phone remembers until when it is put away.
const NOTE: &str = "space";
/// So long, in days.
const AWAY: u16 = 14;
/// So many commitments are offered at once, and so many people named with each.
const SHOWN: usize = 2;
const PEOPLE: usize = 3;

/// A commitment in which space could be made.
#[derive(Clone, Debug, PartialEq, Eq)]
struct SharingSuggestion {
    id: CommitmentId,
    what: String,
    fits: Option<String>,
    first: Option<(MemberId, String)>,
}

/// The card; nothing where one holds no more than most, or has put it away for a while.
pub fn sharing_suggestions() -> AnyView {
    let (app, t) = (app(), &text::current().invitations);
    let away = RwSignal::new(());
    let rooms = Memo::new(move |_| {
        away.track();
        app.with(Group::id);
        let (me, today) = (app.me(), app.today());
        let until = app.ui_state(NOTE).and_then(|text| day::from_text(&text));
        if until.is_some_and(|until| today < until) {
            return Vec::new();
        }
        app.with(|group| {
            let rooms = me.map(|me| insight::sharing_suggestions(group, me, today)).unwrap_or_default();
            let room = |room: insight::SharingSuggestion| {
                let people = room.people.iter().take(PEOPLE).filter_map(|(id, ..)| group.member(*id));
                let people: Vec<_> = people.collect();
                Some(SharingSuggestion {
                    id: room.commitment,
                    what: group.commitment(room.commitment)?.what.clone(),
                    fits: (!people.is_empty()).then(|| (t.space_fits)(&names(&people))),
                    first: people.first().map(|member| (member.id, bidi_isolate(&member.name_told_apart()))),
                })
            };
            rooms.into_iter().take(SHOWN).filter_map(room).collect::<Vec<_>>()
        })
    });
    let put_away = move || {
        let until = day::days_after(app.today(), AWAY);
        app.set_ui_state(NOTE, Some(&day::to_text(until)));
        away.set(());
        app.say(t.space_hidden, false);
        focus::heading();
    };
    let open = move |id: CommitmentId| {
        app.execute(Command::OpenPlace { id, open: true }, t.opened_place);
        focus::heading();
    };
    let line = move |room: SharingSuggestion| {
        let id = room.id;
        let invite = room.first.map(|(to, name)| {
            let press = move || begin(app, Inviting::Commitment(id), to);
            view! { <Button label=(t.space_invite)(&name) on_press=press/> }
        });
        view! {
            <li class="stack-close">
                <a class="hand-what" href=Route::Commitment(id).hash() dir="auto">{room.what}</a>
                {room.fits.map(|words| view! { <p class="muted">{words}</p> })}
                <div class="actions">
                    <Button label=t.open_place on_press=move || open(id)/>
                    {invite}
                    <LinkButton label=t.space_hand_over kind=Kind::Ghost href=Route::Commitment(id).hash()/>
                </div>
            </li>
        }
    };
    (move || {
        let rooms = rooms.get();
        (!rooms.is_empty()).then(|| {
            let lines: Vec<_> = rooms.into_iter().map(line).collect();
            view! {
                <section class="card space-card">
                    <h2 class="eyebrow">{t.space}</h2>
                    <p>{t.space_text}</p>
                    <ul class="list">{lines}</ul>
                    <p class="muted">{t.space_private}</p>
                    <div class="actions"><Button label=t.space_later kind=Kind::Quiet on_press=put_away/></div>
                </section>
            }
        })
    })
    .into_any()
}
