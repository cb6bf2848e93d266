//! What the group needs that nobody does yet: a few, and the way to the board; and what somebody was asked to do.

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

/// A row: whether I asked somebody else to do it, and whether somebody was asked at all.
#[derive(Clone, PartialEq)]
struct Row {
    id: NeedId,
    asked_by_me: bool,
    is_asked: bool,
    summary: NeedSummary,
}

/// The cards; nothing where everything is taken.
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
            let is_asked = |need: &&Need| !group.asked_for(need, today).is_empty();
            let (asked, open): (Vec<&Need>, Vec<&Need>) = open.partition(is_asked);
            let row = |need: &Need, is_asked: bool| Row {
                id: need.id,
                // What I asked somebody to do is not mine to take.
                asked_by_me: is_asked && me.is_some_and(|me| group.has_asked(need, me.id)),
                is_asked,
                summary: NeedSummary::of(group, need, me, today),
            };
            let asked = asked.into_iter().take(SOME).map(|need| row(need, true));
            asked.chain(open.into_iter().take(SOME).map(|need| row(need, false))).collect::<Vec<_>>()
        })
    });
    let card = move |title: &'static str, rows: Vec<Row>, is_last: bool| {
        (!rows.is_empty()).then(|| {
            let all = || view! { <a class="more-link" href=Route::Needs.hash()>{t.all_needs}</a> };
            view! {
                <Card title>
                    <ul class="list rows">{rows.into_iter().map(|one| row(app, one)).collect::<Vec<_>>()}</ul>
                    {is_last.then(all)}
                </Card>
            }
        })
    };
    let cards = move || {
        let needs = &text::current().needs;
        let (asked, open): (Vec<Row>, Vec<Row>) = open.get().into_iter().partition(|row| row.is_asked);
        let is_last = asked.is_empty();
        view! { {card(needs.open, open, is_last)} {card(needs.asked_others, asked, true)} }
    };
    cards.into_any()
}

/// A need, and the way to take it at once, where it does not wait for somebody whom I asked.
fn row(app: App, row: Row) -> AnyView {
    let Row { id, asked_by_me, summary, .. } = row;
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
    let take = (!asked_by_me).then(|| {
        view! {
            <button type="button" class="btn" aria-label=name on:click=take>{common.ill_do_this}</button>
        }
    });
    view! { <li class="mine">{need_row(summary)}{take}</li> }.into_any()
}
