//! A search that is folded away behind its icon, where a page's list is more than its search.

use leptos::prelude::*;

use super::field::SearchField;
use super::fresh_id;
use super::icon::{SEARCH, icon};
use crate::browser::focus;
use crate::text;

/// A search behind its icon: the button stands in the page's head, the field below it once it is asked for. Where
/// something was looked for before, it is open by itself.
///
/// ```ignore
/// let search = SearchFold::new(query, false);
/// view! { <PageHead title>{search.button(|| ())}</PageHead> {search.field("Search needs", || ())} }
/// ```
#[derive(Clone, Copy)]
pub struct SearchFold {
    query: RwSignal<String>,
    open: RwSignal<bool>,
    id: StoredValue<String>,
}

impl SearchFold {
    /// Over this text; `open` where what is folded away with it is in use.
    pub fn new(query: RwSignal<String>, open: bool) -> Self {
        let open = RwSignal::new(open || query.with_untracked(|query| !query.is_empty()));
        Self { query, open, id: StoredValue::new(fresh_id("search")) }
    }

    /// The button. Folding it away ends the search: a list that is short for a reason that nobody sees would puzzle. What
    /// else is folded away with it ends in `on_close`.
    pub fn button(self, on_close: impl Fn() + 'static) -> AnyView {
        let label = text::current().components.search;
        let press = move |_| {
            let open = !self.open.get_untracked();
            self.open.set(open);
            if open {
                let id = self.id.get_value();
                focus::once_made(move || {
                    focus::by_id(&id);
                });
            } else {
                self.query.set(String::new());
                on_close();
            }
        };
        view! {
            <button
                type="button" class="btn-icon" aria-label=label title=label
                aria-expanded=move || if self.open.get() { "true" } else { "false" } on:click=press
            >
                {icon(SEARCH)}
            </button>
        }
        .into_any()
    }

    /// The field with its name, and what is folded away with it.
    pub fn field<V: IntoView + 'static>(
        self,
        label: &'static str,
        more: impl Fn() -> V + Send + 'static,
    ) -> AnyView {
        (move || {
            self.open.get().then(|| {
                view! {
                    <SearchField value=self.query label id=self.id.get_value()/>
                    {more()}
                }
            })
        })
        .into_any()
    }
}
