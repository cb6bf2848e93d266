//! A field and the signal behind it, while somebody types.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

/// A directive, `use:typed_value=signal` on an `<input>` or `<textarea>`: shows the signal's value, and writes it only
/// where the field does not have it yet.
///
/// `prop:value` writes after each key. While somebody types into a field for a day, a time or a number its value is
/// empty, and writing even an empty text would throw away what stands in the field's parts.
pub fn typed_value<V: Into<Signal<String>>>(field: Element, value: V) {
    let value = value.into();
    show(&field, &value.get_untracked());
    Effect::new(move || value.with(|value| show(&field, value)));
}

fn show(field: &Element, value: &str) {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        if input.value() != value {
            input.set_value(value);
        }
    } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>()
        && area.value() != value
    {
        area.set_value(value);
    }
}
