//! Says something to those who hear the page, through its one live region.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;

/// The id of the live region; the shell has it once.
pub const REGION: &str = "announcer";

/// Says it politely: after what is being said now. The same words twice are said twice.
pub fn announce(words: &str) {
    let region = || {
        let document = web_sys::window()?.document()?;
        document.get_element_by_id(REGION)?.dyn_into::<web_sys::HtmlElement>().ok()
    };
    let Some(now) = region() else { return };
    now.set_text_content(None);
    let words = words.to_owned();
    // A change from empty is heard even where the words are those of last time.
    Timeout::new(80, move || {
        if let Some(region) = region() {
            region.set_text_content(Some(&words));
        }
    })
    .forget();
}
