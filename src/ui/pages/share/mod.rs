//! Share: the group as a file to others, and files of others in.

mod install;
mod open;
mod preview;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub use install::install_card;
pub use open::open_page;

use crate::browser::{announce, copy, share};
use crate::storage::How;
use crate::text::{self, pictures::PICTURES};
use crate::ui::components::{Button, Card, Kind, LinkButton, PageHead, icon};
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// The Share page.
pub fn page() -> AnyView {
    let app = app();
    let words = &text::current().share;
    view! {
        <PageHead title=words.title/>
        <div class="stack">
            {give(app)}
            <Card title=words.take>
                <p class="muted">{words.take_hint}</p>
                {open::chooser(app)}
                <LinkButton label=words.bring_in href=Route::BringIn.hash() kind=Kind::Quiet icon=icon::MINUTES/>
            </Card>
            {same(app)}
            {install_card(app)}
        </div>
    }
    .into_any()
}

fn give(app: App) -> AnyView {
    let text = text::current();
    let words = &text.share;
    let can_share = share::can_share();
    let pass_on = move || {
        let Some(file) = app.outgoing() else { return };
        spawn_local(async move {
            match share::share(&file.name, file.text.as_bytes()).await {
                share::ShareOutcome::Yes => {
                    app.was_passed_on(How::Shared);
                    app.say(words.shared, false);
                }
                share::ShareOutcome::Cancelled => {}
                share::ShareOutcome::Cannot => app.save_file(),
            }
        });
    };
    let copy_text = move || {
        let Some(file) = app.outgoing() else { return };
        spawn_local(async move {
            let copied = copy::copy(&file.text).await;
            app.say(if copied { words.copied } else { words.not_copied }, false);
        });
    };
    let last = move || (words.last_passed)(app.last_passed_on());
    let why = move || app.reminder(true).map(|due| view! { <p>{(words.why_pass_on)(due.keeping)}</p> });
    let first = can_share.then(|| {
        view! { <Button label=text.common.share_group kind=Kind::Primary icon=icon::SHARE on_press=pass_on/> }
    });
    let kind = if can_share { Kind::Soft } else { Kind::Primary };
    view! {
        <Card title=words.give>
            <p class="muted">{words.give_hint}</p>
            <div class="actions">
                {first}
                <Button label=text.common.save_file kind icon=icon::SAVE on_press=move || app.save_file()/>
                <Button label=words.copy_text icon=icon::COPY on_press=copy_text/>
            </div>
            <p class="muted">{last}</p>
            {why}
        </Card>
    }
    .into_any()
}

fn same(app: App) -> AnyView {
    let words = &text::current().share;
    let pictures = Memo::new(move |_| app.fingerprint().pictures());
    let names = move || {
        let names = pictures.get().map(|at| PICTURES[usize::from(at) % PICTURES.len()].1);
        (words.pictures)(&names)
    };
    let draw = move || {
        pictures.get().map(|at| {
            let (picture, name) = PICTURES[usize::from(at) % PICTURES.len()];
            view! { <li><span class="picture" aria-hidden="true">{picture}</span><span>{name}</span></li> }
        })
    };
    view! {
        <Card title=words.same>
            <p class="muted">{words.same_hint}</p>
            <ul class="pictures" aria-label=names>{draw}</ul>
        </Card>
    }
    .into_any()
}

/// Says a sentence to those who hear the page.
pub(super) fn tell(words: &str) {
    announce::announce(words);
}
