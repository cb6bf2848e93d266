//! Lets the phone be felt, where it can.

/// So many milliseconds, once. Nothing happens where there is nothing to be felt.
pub fn vibrate(millis: u32) {
    if let Some(window) = web_sys::window()
        && super::has(&window.navigator(), "vibrate")
    {
        window.navigator().vibrate_with_duration(millis);
    }
}
