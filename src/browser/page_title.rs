//! The title of the page in the browser's tab.

/// The words of the page's heading.
pub fn heading() -> Option<String> {
    web_sys::window()?.document()?.query_selector(super::focus::HEADING).ok().flatten()?.text_content()
}

/// Sets the title.
pub fn set(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}
