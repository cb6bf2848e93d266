//! Copies text, where there is a clipboard and where there is none.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;

use super::focus;

/// Copies the text; tells whether it is on the clipboard now. Call it straight from a press.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    // Over plain http there is no clipboard object at all.
    if super::has(&navigator, "clipboard")
        && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
    {
        return true;
    }
    by_selection(text).unwrap_or(false)
}

/// The old way: a field that is selected and copied from.
fn by_selection(text: &str) -> Option<bool> {
    let document = web_sys::window()?.document()?;
    let before = focus::focused();
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_class_name("unseen");
    field.set_value(text);
    // Inside an open dialog only the dialog can be selected from.
    let dialog = document.query_selector("dialog[open]").ok().flatten();
    let place = dialog.map_or_else(|| document.body().map(web_sys::Element::from), Some)?;
    place.append_child(&field).ok()?;
    field.select();
    let copy = js_sys::Reflect::get(&document, &"execCommand".into()).ok()?;
    let done = copy.dyn_into::<js_sys::Function>().ok()?.call1(&document, &"copy".into());
    field.remove();
    before.as_ref().map(focus::to);
    Some(done.is_ok_and(|done| done.is_truthy()))
}
