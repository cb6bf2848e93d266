//! The three questions to whoever starts a group: its name, its people, and which of them uses this phone.

use crate::text;
use crate::ui::state::App;

/// The note that remembers that they are being answered.
const NOTE: &str = "first-steps";

/// A group was just started.
pub fn begin(app: App) {
    app.set_ui_state(NOTE, Some("1"));
}

/// The last of them was answered or put off.
pub fn end(app: App) {
    app.set_ui_state(NOTE, None);
}

/// "2 of 3", over a question that is asked in the course of them.
pub fn eyebrow(app: App, step: usize) -> Option<String> {
    app.ui_state(NOTE).map(|_| (text::current().start.step)(step))
}
