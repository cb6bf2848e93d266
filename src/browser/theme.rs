//! The look of the page as a whole: attributes of its root; the styles do the rest.

use leptos::wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlElement, ResizeObserver};

use crate::storage::Theme;

/// Shows the page light or dark, or as the phone has it.
pub fn show(theme: Option<Theme>) {
    let name = theme.map(|theme| match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
    });
    set("data-theme", name);
}

/// The direction and language of the page.
pub fn set_language(tag: &str, rtl: bool) {
    set("lang", Some(tag));
    set("dir", Some(if rtl { "rtl" } else { "ltr" }));
}

/// Marks the page with an attribute of its root, without a value, or takes the mark away.
pub fn mark(name: &str, on: bool) {
    set(name, on.then_some(""));
}

/// Tells the styles how high this element is, by a property of the root, for as long as the page lives: whatever it holds,
/// and hidden it is nothing. So the page can leave room for what is fixed over it.
pub fn tell_height(element: &HtmlElement, property: &'static str) {
    let measured = element.clone();
    let tell = move || {
        let root = web_sys::window().and_then(|window| window.document()?.document_element());
        let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
        // Never fails for a name and a length.
        let _ = root.style().set_property(property, &format!("{}px", measured.offset_height()));
    };
    let changed = Closure::<dyn FnMut()>::new(tell);
    if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
        observer.observe(element);
        changed.forget();
    }
}

fn set(name: &str, value: Option<&str>) {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    let Some(root) = root else { return };
    // Neither fails for a name that is a plain word.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}
