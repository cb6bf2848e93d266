//! Choosing a day, or none.

use crate::ui::prelude::*;
use leptos::text_prop::TextProp;

use super::choice::Chip;
use super::fresh_id;
use crate::domain::{Day, day};
use crate::text;

/// A day or none: the near ones as chips, any other by the browser's own calendar.
#[component]
pub fn DayField(
    /// The question.
    #[prop(into)]
    label: TextProp,
    /// The day.
    value: RwSignal<Option<Day>>,
    /// Today, on this phone's calendar.
    today: Day,
    /// Further days with a name of their own, such as the next meeting.
    #[prop(optional)]
    named: Vec<(String, Day)>,
) -> AnyView {
    let words = &text::current().kit;
    let near = [
        (words.today.to_owned(), today),
        (words.tomorrow.to_owned(), day::days_after(today, 1)),
        (words.next_week.to_owned(), day::days_after(today, 7)),
    ];
    let chips: Vec<_> = near
        .into_iter()
        .chain(named)
        .map(|(label, this)| {
            let on = Signal::derive(move || value.get() == Some(this));
            view! { <Chip label=label on on_press=move || value.set(Some(this))/> }
        })
        .into_vec();
    let none = Signal::derive(move || value.get().is_none());
    let id = fresh_id("day");
    let shown = move || value.get().map(day::to_text).unwrap_or_default();
    view! {
        <fieldset class="choice-set">
            <legend>{move || label.get()}</legend>
            <div class="chips">
                {chips}
                <Chip label=words.no_day on=none on_press=move || value.set(None)/>
            </div>
            <div class="field field-line">
                <label for=id.clone()>{words.choose_day}</label>
                <input
                    id=id class="input" type="date" prop:value=shown
                    on:change=move |event| value.set(day::from_text(&event_target_value(&event)))
                />
            </div>
        </fieldset>
    }
    .into_any()
}
