//! A line that grows: whoever types a long one can read all of it.

use leptos::prelude::*;

use super::typed_value::typed_value;
use crate::browser::fields;
use crate::ui::binding::Binding;

/// One line of text, as high as what is typed in it. Enter sends the form around it, and a line break that is pasted is a space.
#[component]
pub fn GrowingLine(
    /// Its id, for its label.
    id: String,
    /// The text.
    value: Binding<String>,
    /// The most letters that it takes.
    most: u32,
    /// Its name, where no label has its id.
    #[prop(optional)]
    label: Option<&'static str>,
    /// An example of what may be typed, seen while it is empty.
    #[prop(optional)]
    example: Option<&'static str>,
    /// The ids of what describes it.
    #[prop(optional, into)]
    described: Signal<Option<String>>,
    /// Whether what is typed will not do.
    #[prop(optional, into)]
    invalid: Signal<bool>,
) -> AnyView {
    let set = move |event| value.set(event_target_value(&event).replace(['\n', '\r'], " "));
    let send = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            fields::send_form_of(&event_target(&event));
        }
    };
    // The text, or the example in its place, stands behind the field a second time, unseen, and stretches both: not every
    // engine can size a field by it.
    let shown = move || match value.get() {
        text if text.is_empty() => example.unwrap_or_default().to_owned(),
        text => text,
    };
    view! {
        <div class="growing-line" data-text=shown>
            <textarea
                id=id class="input" dir="auto" rows="1" maxlength=most autocomplete="off" enterkeyhint="done"
                aria-label=label placeholder=example aria-describedby=move || described.get()
                aria-invalid=move || invalid.get().then_some("true")
                use:typed_value=*value on:input=set on:keydown=send
            ></textarea>
        </div>
    }
    .into_any()
}
