//! Choosing a day, or none.

use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::choice::Chip;
use super::typed_value::typed_value;
use super::{day_words, fresh_id};
use crate::browser::fields;
use crate::group::{Day, day};
use crate::text;
use crate::ui::binding::Binding;

/// A day or none: the near ones as chips, any other by the browser's own calendar.
#[component]
pub fn DayField(
    /// The question.
    #[prop(into)]
    label: TextProp,
    /// The day.
    #[prop(into)]
    value: Binding<Option<Day>>,
    /// Today, on this phone's calendar.
    today: Day,
    /// Further days with a name of their own, such as the next meeting.
    #[prop(optional)]
    named: Vec<(String, Day)>,
    /// The day that was read out of the words above; it stands with the chips.
    #[prop(optional, into)]
    read: Signal<Option<Day>>,
    /// It is the day of something that was: no day to come is offered.
    #[prop(optional)]
    past: bool,
) -> AnyView {
    let words = &text::current().components;
    let field = NodeRef::<html::Input>::new();
    // What stands in the field while it is no day that we know, such as a year of five digits on the way to another: it is
    // shown as it was typed.
    let typed = RwSignal::new(String::new());
    let near = if past {
        [(words.yesterday, day::days_before(today, 1)), (words.last_week, day::days_before(today, 7))]
    } else {
        [(words.tomorrow, day::days_after(today, 1)), (words.next_week, day::days_after(today, 7))]
    };
    let near = std::iter::once((words.today, today)).chain(near).map(|(label, day)| (label.to_owned(), day));
    let chip = move |label: String, this: Day| {
        let on = Signal::derive(move || value.get() == Some(this));
        view! { <Chip label on on_press=move || value.set(Some(this))/> }
    };
    let shown: Vec<(String, Day)> = near.chain(named).collect();
    let days: Vec<Day> = shown.iter().map(|(_, day)| *day).collect();
    let chips: Vec<_> = shown.into_iter().map(|(label, this)| chip(label, this)).collect::<Vec<_>>();
    let other = Memo::new(move |_| read.get().filter(|day| !days.contains(day)));
    let read_chip = move || other.get().map(|day| chip(day_words(today, day), day));
    let none = Signal::derive(move || value.get().is_none());
    let id = fresh_id("day");
    let shown = Signal::derive(move || value.get().map_or_else(|| typed.get(), day::to_text));
    let unfinished = RwSignal::new(false);
    let hear = move |event| {
        let text = event_target_value(&event);
        let day = day::from_text(&text);
        if let Some(field) = field.get_untracked() {
            fields::set_complete(&field, day.is_some() || text.is_empty());
            unfinished.set(unfinished.get_untracked() && !fields::is_complete(&field));
        }
        typed.set(if day.is_none() { text } else { String::new() });
        value.set(day);
    };
    let clear = move || {
        typed.set(String::new());
        value.set(None);
        unfinished.set(false);
        // Half a day is no value of the field's: only the browser knows of it.
        if let Some(field) = field.get_untracked() {
            field.set_value("");
            fields::set_complete(&field, true);
        }
    };
    Effect::new(move || {
        if value.get().is_some() {
            unfinished.set(false);
            if let Some(field) = field.get_untracked() {
                fields::set_complete(&field, true);
            }
        }
    });
    let error_id = format!("{id}-error");
    let described = error_id.clone();
    view! {
        <fieldset class="choice-set">
            <legend>{move || label.get()}</legend>
            <div class="chips">
                {chips}
                {read_chip}
                <Chip label=words.no_day on=none on_press=clear/>
            </div>
            <div class="field field-line">
                <label for=id.clone()>{words.choose_day}</label>
                <input
                    id=id class="input" type="date" max="9999-12-31" node_ref=field
                    aria-invalid=move || unfinished.get().then_some("true")
                    aria-describedby=move || unfinished.get().then(|| described.clone())
                    use:typed_value=shown on:change=hear on:invalid=move |_| unfinished.set(true)
                />
            </div>
            <p class="error" id=error_id role="alert" hidden=move || !unfinished.get()>
                {move || unfinished.get().then_some(words.day_unfinished)}
            </p>
        </fieldset>
    }
    .into_any()
}
