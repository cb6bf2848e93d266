//! What somebody else has changed under a form that is open: told before the person saves their own words over it.

use leptos::prelude::*;

use crate::text;
use crate::ui::state::{Draft, FormData};

/// Beside a field that both have changed: what it says now.
#[component]
pub fn ChangedMeanwhile(
    /// The other words, by [`Draft::conflict`]; empty where they were deleted.
    #[prop(into)]
    other: Signal<Option<String>>,
) -> AnyView {
    let t = &text::current().components;
    let told = move || {
        let other = other.get()?;
        Some(if other.is_empty() { t.meanwhile_deleted.to_owned() } else { (t.meanwhile)(&other) })
    };
    view! { <p class="hint kind-word" role="status" dir="auto">{told}</p> }.into_any()
}

/// For a form whose fields are not all words: that somebody changed something that the person has changed too.
pub fn also_changed<T: FormData>(form: Draft<T>) -> AnyView {
    let other = form.conflict(|form| form);
    let told = move || other.with(Option::is_some).then_some(text::current().components.meanwhile_anything);
    view! { <p class="hint kind-word" role="status">{told}</p> }.into_any()
}
