//! What the group needs that nobody does yet: a few, and the way to the board.

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::{Command, InvitationTarget, Need, NeedCommand, NeedId, NeedStatus};
use crate::text;
use crate::ui::components::Card;
use crate::ui::components::needs::need_line::{NeedSummary, need_row};
use crate::ui::forms::new_commitment::said_yes;
use crate::ui::navigation::go;
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// So many stand here; the rest is on the board.
const SOME: usize = 3;

/// The card; nothing where everything is taken.
pub fn open_needs() -> AnyView {
    let (app, t) = (app(), &text::current().now);
    let open = Memo::new(move |_| {
        let (me, today) = (app.me(), app.today());
        app.with(|group| {
            let me = me.and_then(|me| group.member(me));
            let open = group.open_needs().into_iter();
            let open = open.filter(|need| group.need_status(need) == NeedStatus::Open);
            // What I am invited to stands above, whatever my part in it would be.
            let invited = me.map(|me| group.invitations_for(me.id, today)).unwrap_or_default();
            let asks_me =
                |need: &&Need| invited.iter().any(|one| one.into == Some(InvitationTarget::Need(need.id)));
            let open = open.filter(|need| !asks_me(need));
            let summary = |need: &Need| {
                // What I asked somebody to do is not mine to take: it says for whom it waits.
                let asked = me.is_some_and(|me| {
                    group.has_asked(need, me.id) && !group.asked_for(need, today).is_empty()
                });
                (need.id, asked, NeedSummary::of(group, need, me, today))
            };
            open.take(SOME).map(summary).collect::<Vec<_>>()
        })
    });
    let card = move || {
        let open = open.get();
        (!open.is_empty()).then(|| {
            let rows: Vec<_> =
                open.into_iter().map(|(id, asked, summary)| row(app, id, asked, summary)).collect();
            view! {
                <Card title=text::current().needs.open>
                    <ul class="list rows">{rows}</ul>
                    <a class="more-link" href=Route::Needs.hash()>{t.all_needs}</a>
                </Card>
            }
        })
    };
    card.into_any()
}

/// A need, and the way to take it at once, where it does not wait for somebody whom I `asked`.
fn row(app: App, id: NeedId, asked: bool, summary: NeedSummary) -> AnyView {
    let common = &text::current().common;
    let name = [common.ill_do_this, ": ", &summary.what].concat();
    let take = move |_| {
        let Some(me) = app.me_untracked() else { return go(Route::Need(id)) };
        let take = NeedCommand::Take { id, holders: vec![me], companions: Vec::new() };
        if app.execute(Command::Need(take), said_yes(app, &[me])) {
            // The row is gone, and the button in it.
            focus::keep(None);
        }
    };
    let take = (!asked).then(|| {
        view! {
            <button type="button" class="btn" aria-label=name on:click=take>{common.ill_do_this}</button>
        }
    });
    view! { <li class="mine">{need_row(summary)}{take}</li> }.into_any()
}
