//! The agreements as other pages show them: to newcomers on Now, and where a meeting starts.

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::{AgreementId, Group};
use crate::text;
use crate::ui::components::{Button, Card, Details, icon};
use crate::ui::route::Route;
use crate::ui::state::app;

/// The note that remembers that they were read on this phone.
pub const READ: &str = "agreements-read";

/// An agreement as it stands on a page.
pub type Line = (AgreementId, String);

/// All of them.
pub fn lines(group: &Group) -> Vec<Line> {
    group.agreements().map(|one| (one.id, one.what.clone())).collect::<Vec<_>>()
}

/// All of them in full, to be read.
fn in_full(ours: Memo<Vec<Line>>) -> AnyView {
    let one = |(_, what): Line| view! { <li dir="auto">{what}</li> };
    view! { <ul class="promises">{move || ours.get().into_iter().map(one).collect::<Vec<_>>()}</ul> }
        .into_any()
}

/// On Now, for somebody who has said who they are on this phone and not read them yet.
pub fn for_newcomer() -> AnyView {
    let (app, t) = (app(), &text::current().agreements);
    let ours = Memo::new(move |_| app.with(lines));
    let read = RwSignal::new(app.ui_state(READ).is_some());
    let shows = Memo::new(move |_| !read.get() && app.me().is_some() && !ours.with(Vec::is_empty));
    let press = move || {
        app.set_ui_state(READ, Some("1"));
        read.set(true);
        focus::heading();
    };
    let card = move || {
        shows.get().then(|| {
            view! {
                <Card title=t.title>
                    <p class="muted">{t.newcomer_text}</p>
                    {in_full(ours)}
                    <div class="actions"><Button label=t.read icon=icon::CHECK on_press=press/></div>
                    <a class="more-link" href=Route::Agreements.hash()>{t.see}</a>
                </Card>
            }
        })
    };
    card.into_any()
}

/// Where a meeting starts: folded, to be read aloud.
pub fn for_meeting() -> AnyView {
    let (app, t) = (app(), &text::current().agreements);
    let ours = Memo::new(move |_| app.with(lines));
    let some = Memo::new(move |_| !ours.with(Vec::is_empty));
    let show = move || {
        if some.get() {
            view! {
                <Details summary=t.title>
                    {in_full(ours)}
                    <a class="more-link" href=Route::Agreements.hash()>{t.see}</a>
                </Details>
            }
            .into_any()
        } else {
            view! { <a class="more-link" href=Route::Agreements.hash()>{t.title}</a> }.into_any()
        }
    };
    show.into_any()
}
