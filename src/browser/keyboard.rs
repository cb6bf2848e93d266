//! The keyboard of a phone, where it lies over the page: an iPhone's does, and leaves what stands at the foot of the page
//! beneath it. Other phones make the page smaller, as `index.html` asks them to.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlElement, VisualViewport};

/// What is hidden below is a keyboard from so many pixels on; less is a bar of the browser's that comes and goes.
const LEAST: f64 = 100.0;

/// Tells the styles how high the keyboard stands over the page, by `--keyboard` of the root, for as long as the page lives.
pub fn follow() {
    let Some(viewport) = web_sys::window().and_then(|window| window.visual_viewport()) else { return };
    let seen = viewport.clone();
    let told = std::cell::Cell::new(0.0);
    let tell = Closure::<dyn FnMut()>::new(move || {
        let hidden = hidden_below(&seen).unwrap_or_default();
        if told.replace(hidden) != hidden {
            set(hidden);
        }
    });
    for event in ["resize", "scroll"] {
        // Never fails for a function.
        let _ = viewport.add_event_listener_with_callback(event, tell.as_ref().unchecked_ref());
    }
    tell.forget();
}

fn hidden_below(viewport: &VisualViewport) -> Option<f64> {
    // Of a page that is looked at closely a part is out of sight, and nothing lies over it.
    if viewport.scale() > 1.01 {
        return None;
    }
    let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
    Some(height - viewport.height() - viewport.offset_top()).filter(|hidden| *hidden >= LEAST)
}

fn set(hidden: f64) {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        // Never fails for a name and a length.
        let _ = root.style().set_property("--keyboard", &[&(hidden as i32).to_string(), "px"].concat());
    }
}
