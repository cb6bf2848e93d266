//! Moves the focus: to the heading of a new place, to a field that wants a word.

use wasm_bindgen::JsCast;
use web_sys::{Document, FocusOptions, HtmlElement};

/// The heading of the page that is open.
pub const HEADING: &str = "#main h1";

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Focuses the first element that fits the selector, without scrolling; tells whether there is one.
pub fn first(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    to(&element)
}

/// Focuses this, without scrolling; tells whether it could be.
pub fn to(element: &HtmlElement) -> bool {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// What has the focus.
pub fn focused() -> Option<HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

/// Whether this or something in it has the focus.
pub fn is_in(element: &web_sys::Node) -> bool {
    focused().is_some_and(|focused| element.contains(Some(focused.as_ref())))
}

/// Whether nothing has the focus: what had it is gone.
pub fn is_lost() -> bool {
    focused().is_none_or(|element| element.tag_name() == "BODY")
}

/// Where what had the focus is no longer there, this takes it, or else the page's heading.
pub fn keep(before: Option<HtmlElement>) {
    once_made(move || {
        if is_lost() {
            let back = before.is_some_and(|before| before.is_connected() && to(&before) && !is_lost());
            if !back {
                first(HEADING);
            }
        }
    });
}

/// Takes the focus from what has it. What goes while it has the focus has the browser lay out all that stands beside it,
/// also what goes next.
pub fn leave() {
    if let Some(element) = focused() {
        let _ = element.blur();
    }
}

/// Focuses the page's heading once the page has been made anew: the button that was pressed may be gone.
pub fn heading() {
    once_made(|| {
        first(HEADING);
    });
}

/// Focuses the element with this id and scrolls to it; tells whether there is one.
pub fn by_id(id: &str) -> bool {
    let found = document().and_then(|document| document.get_element_by_id(id));
    found
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| element.focus().is_ok())
}

/// Focuses it once the page has been made anew.
pub fn once_made_by_id(id: impl Into<String>) {
    let id = id.into();
    once_made(move || {
        by_id(&id);
    });
}

/// Does it once the page has been made anew of what is changed now.
pub fn once_made(then: impl FnOnce() + 'static) {
    gloo_timers::callback::Timeout::new(0, then).forget();
}
