//! A commitment's page: what it is, who makes sure it happens, its story, and what can be done.

mod actions;
mod calendar;
mod describe;
mod edit;
mod facts;
mod people;
mod sheets;
mod story;

use leptos::prelude::*;

use crate::group::{Command, CommitmentId};
use crate::text;
use crate::ui::components::work::check_in_answers::{AnswerSheet, Answering};
use crate::ui::components::{Button, Kind, Menu, NotFound, PageHead};
use crate::ui::forms::check_in;
use crate::ui::navigation;
use crate::ui::route::{Route, WorkTab};
use crate::ui::state::app;

use sheets::{Doing, Sheets};

/// The page of this commitment; a kind word where it is not on this phone.
pub fn page(id: CommitmentId) -> AnyView {
    let app = app();
    let there = Memo::new(move |_| app.with(|group| group.commitment(id).is_some()));
    (move || if there.get() { whole(id) } else { not_found() }).into_any()
}

fn not_found() -> AnyView {
    let (t, work) = (&text::current().commitment_page, Route::Work(WorkTab::Everyone));
    let (head, onward) = ((t.eyebrow, work), (t.to_work, work));
    view! { <NotFound head title=t.gone text=t.gone_text onward in_a_file=true/> }.into_any()
}

fn whole(id: CommitmentId) -> AnyView {
    let (app, t) = (app(), &text::current().commitment_page);
    let sheets = Sheets::new(id);
    let answering = Answering::new();
    let title = Memo::new(move |_| {
        app.with(|group| group.commitment(id).map(|commitment| commitment.what.clone()).unwrap_or_default())
    });
    let open = Memo::new(move |_| app.with(|group| group.commitment(id).is_some_and(|c| c.is_open())));
    let remove = move || {
        if app.execute(Command::RemoveCommitment(id), t.removed) {
            navigation::back_or(Route::Work(WorkTab::Everyone));
        }
    };
    let let_go = move || {
        open.get().then(|| {
            let begin = move || check_in::let_it_go(app, id);
            view! { <Button label=t.let_go kind=Kind::Quiet on_press=begin/> }
        })
    };
    view! {
        <PageHead title=move || title.get() eyebrow=t.eyebrow back=back()>
            <Menu>
                <Button label=t.edit kind=Kind::Quiet on_press=move || sheets.begin(Doing::Words)/>
                <Button
                    label=text::current().invitations.describe kind=Kind::Quiet
                    on_press=move || sheets.begin(Doing::Describe)
                />
                {let_go}
                <Button label=t.remove kind=Kind::Removal on_press=remove/>
            </Menu>
        </PageHead>
        {facts::card(id, sheets)}
        {people::card(id, sheets)}
        {story::card(id, answering)}
        {crate::ui::components::thanks::lines::about_commitment(id)}
        {actions::sheet(sheets)}
        <AnswerSheet answering/>
    }
    .into_any()
}

/// Back to the list from which one came.
fn back() -> Route {
    match navigation::came_from() {
        Some(
            from @ (Route::Now
            | Route::Work(_)
            | Route::Person(_)
            | Route::History
            | Route::Meet
            | Route::Meeting(_)
            | Route::Needs
            | Route::Need(_)
            | Route::Invitation(_)),
        ) => from,
        _ => Route::Work(WorkTab::Everyone),
    }
}
