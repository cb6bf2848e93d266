//! Prints the page, as its print styles show it.

/// Opens the phone's own window for printing; where there is none, nothing happens.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
