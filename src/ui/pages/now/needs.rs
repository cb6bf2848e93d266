//! What the group needs that nobody does yet: a few, and the way to the board.

use leptos::prelude::*;

use crate::group::{Need, NeedStatus};
use crate::text;
use crate::ui::components::Card;
use crate::ui::components::needs::need_line::{NeedLook, need_row};
use crate::ui::route::Route;
use crate::ui::state::app;

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
            let look = |need: &Need| NeedLook::of(group, need, me, today);
            open.take(SOME).map(look).collect::<Vec<_>>()
        })
    });
    let card = move || {
        let open = open.get();
        (!open.is_empty()).then(|| {
            let rows: Vec<_> = open.into_iter().map(|look| view! { <li>{need_row(look)}</li> }).collect();
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
