//! Vibration, on phones that have it.

/// Vibrates once, for so many milliseconds; does nothing where the phone cannot.
pub fn vibrate(millis: u32) {
    if let Some(window) = web_sys::window()
        && super::has(&window.navigator(), "vibrate")
    {
        window.navigator().vibrate_with_duration(millis);
    }
}
