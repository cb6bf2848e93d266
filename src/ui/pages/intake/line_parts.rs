//! What the lists of lines, of meetings and a line itself share.

use leptos::prelude::*;
use uuid::Uuid;

use crate::group::Day;
use crate::text;
use crate::ui::components::{Button, Kind, by_day_words};

/// Lines are named by their places.
pub(super) fn id_of(at: usize) -> Uuid {
    Uuid::from_u128(at as u128)
}

/// The place that an id stands for.
pub(super) fn place_of(id: Uuid) -> usize {
    usize::try_from(id.as_u128()).unwrap_or(usize::MAX)
}

/// Both ways to tick a whole part at once.
pub(super) fn ticks(part: &'static str, tick: impl Fn(bool) + Copy + Send + Sync + 'static) -> AnyView {
    let t = &text::current().intake;
    view! {
        <div class="row" role="group" aria-label=part>
            <Button label=t.all_of_it kind=Kind::Quiet on_press=move || tick(true)/>
            <Button label=t.none_of_it kind=Kind::Quiet on_press=move || tick(false)/>
        </div>
    }
    .into_any()
}

/// A day as the rows show it.
pub(super) fn by_words(today: Day, day: Option<Day>) -> Option<String> {
    day.map(|day| by_day_words(today, day))
}
