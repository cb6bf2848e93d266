//! Moves the page, or what is longer than its place.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Moves a row sideways, or a list up or down, so that what is current in it stands in its middle.
pub fn to_current(row: &HtmlElement) {
    let current = row.query_selector("[aria-current]").ok().flatten();
    let Some(current) = current.and_then(|current| current.dyn_into::<HtmlElement>().ok()) else { return };
    // Where it stands in the row: the row is what it is placed by (`position: relative`), and nothing in between.
    row.set_scroll_left(current.offset_left() + current.offset_width() / 2 - row.client_width() / 2);
    row.set_scroll_top(current.offset_top() + current.offset_height() / 2 - row.client_height() / 2);
}

/// Brings the element with this id into sight, if it is not.
pub fn into_sight(id: &str) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    if let Some(element) = web_sys::window().and_then(|window| window.document()?.get_element_by_id(id)) {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
