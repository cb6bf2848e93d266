//! Strengths: named by people themselves, seen by others, resting; and learning from each other.

pub(super) mod resting;

mod ask;
mod learn;
mod similar_words;

pub use learn::page as learn_page;
pub use resting::page as resting_page;

use leptos::prelude::*;

use crate::text;
use crate::ui::route::Route;

/// The ways from the people to what they can do together.
pub fn ways_on() -> AnyView {
    let t = &text::current().strengths;
    let link = |words: &'static str, to: Route| {
        view! { <a class="more-link" href=to.hash()>{words}</a> }
    };
    view! {
        <nav class="ways-on" aria-label=t.ways_on>
            {link(t.capacity, Route::Capacity)}
            {link(t.resting, Route::Resting)}
            {link(t.learn, Route::Learn)}
        </nav>
    }
    .into_any()
}
