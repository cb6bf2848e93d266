//! Moves what is longer than its place, without moving the page.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Moves a row sideways, or a list up or down, so that what is current in it stands in its middle.
pub fn to_current(row: &HtmlElement) {
    let current = row.query_selector("[aria-current]").ok().flatten();
    let Some(current) = current.and_then(|current| current.dyn_into::<HtmlElement>().ok()) else { return };
    // Where it stands in the row: the row is what it is placed by (`position: relative`), and nothing in between.
    row.set_scroll_left(current.offset_left() + current.offset_width() / 2 - row.client_width() / 2);
    row.set_scroll_top(current.offset_top() + current.offset_height() / 2 - row.client_height() / 2);
}
