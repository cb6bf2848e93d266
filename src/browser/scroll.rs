//! Moves the page, or what is longer than its place.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::focus;

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
    if let Some(element) = web_sys::window().and_then(|window| window.document()?.get_element_by_id(id)) {
        to(&element);
    }
}

/// Moves what has the focus out from under this, which lies over it.
pub fn focused_free_of(cover: &HtmlElement) {
    let Some(focused) = focus::focused().filter(|focused| !cover.contains(Some(focused.as_ref()))) else {
        return;
    };
    let (over, under) = (cover.get_bounding_client_rect(), focused.get_bounding_client_rect());
    let is_beside = under.right() <= over.left() || over.right() <= under.left();
    let is_clear = under.bottom() <= over.top() || over.bottom() <= under.top();
    // What is higher than the place that is left, such as the page itself, is not moved.
    if !is_beside && !is_clear && under.height() < over.top() {
        to(&focused);
    }
}

/// The same under the foot of its form, once the browser has brought it into sight: WebKit brings it to the edge of the screen,
/// whatever stands there.
pub fn focused_free_of_foot() {
    focus::once_made(|| {
        let form = focus::focused().and_then(|focused| focused.closest("form").ok().flatten());
        let foot = form.and_then(|form| form.query_selector(".form-foot").ok().flatten());
        if let Some(foot) = foot.and_then(|foot| foot.dyn_into::<HtmlElement>().ok()) {
            focused_free_of(&foot);
        }
    });
}

fn to(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
