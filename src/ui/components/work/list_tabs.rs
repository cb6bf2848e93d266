//! The links between the lists of the place Work.

use leptos::prelude::*;

use crate::text;
use crate::ui::components::TabLinks;
use crate::ui::route::{Route, WorkTab};

/// The links between the lists of this place; the needs board is one of them.
pub fn list_tabs(current: Route) -> AnyView {
    let t = &text::current().work;
    let tabs = [
        (t.mine, Route::Work(WorkTab::Mine)),
        (text::current().needs.tab, Route::Needs),
        (t.everyone, Route::Work(WorkTab::Everyone)),
        (t.by_person, Route::Work(WorkTab::People)),
        (t.done, Route::Work(WorkTab::Done)),
    ];
    let tabs = tabs.into_iter().map(|(words, route)| (words.to_owned(), route.hash())).collect::<Vec<_>>();
    view! { <TabLinks label=t.lists tabs current=current.hash()/> }.into_any()
}
