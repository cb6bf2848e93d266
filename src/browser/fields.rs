//! Fields as the browser sees them: whether what stands in them is whole, and forms that are sent.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlFormElement, HtmlInputElement};

use super::focus;

/// Whether every field of the form is whole. Each that is not hears `invalid`, so that it can say so; the first takes
/// the focus.
pub fn are_complete(form: &HtmlFormElement) -> bool {
    if form.check_validity() {
        return true;
    }
    let first = form.query_selector("input:invalid, textarea:invalid").ok().flatten();
    if let Some(field) = first.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        focus::to(&field);
        field.scroll_into_view_with_bool(false);
    }
    false
}

/// Whether what stands in the field is whole: half a day is only known to the browser, which tells no value.
pub fn is_complete(field: &HtmlInputElement) -> bool {
    !field.matches(":invalid").unwrap_or_default()
}

/// Says that what stands in the field is no value, where the browser cannot know.
pub fn set_complete(field: &HtmlInputElement, complete: bool) {
    field.set_custom_validity(if complete { "" } else { "?" });
}

/// Sends the form around this, as *Save* does.
pub fn send_form_of(inside: &Element) {
    let form = inside.closest("form").ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    if let Some(form) = form {
        let _ = form.request_submit();
    }
}
