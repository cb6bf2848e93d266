//! How this phone likes to show the app: light or dark, and which way the lines run.

use leptos::prelude::*;

use crate::browser::theme;
use crate::storage::{Direction, SeatLayout, Theme};
use crate::text;

use super::App;

impl App {
    /// Light or dark; `None` follows the phone.
    pub fn theme(self) -> Option<Theme> {
        self.inside.with_value(|inside| inside.store.device_settings().theme())
    }

    /// Shows the app light or dark from now on, and remembers it where anything can be kept.
    pub fn set_theme(self, theme: Option<Theme>) {
        self.inside.with_value(|inside| {
            // What cannot be kept is shown all the same, until the page is closed.
            let _ = inside.store.device_settings().set_theme(theme);
        });
        theme::show(theme);
    }

    /// How everybody's seats are shown on this phone; `None` where nobody chose.
    pub fn seat_layout(self) -> Option<SeatLayout> {
        self.inside.with_value(|inside| inside.store.device_settings().seat_layout())
    }

    /// Remembers how everybody's seats are shown, where anything can be kept.
    pub fn set_seat_layout(self, layout: SeatLayout) {
        self.inside.with_value(|inside| {
            // As above.
            let _ = inside.store.device_settings().set_seat_layout(layout);
        });
    }

    /// Which way the lines run; `None` follows the language.
    pub fn direction(self) -> Option<Direction> {
        self.inside.with_value(|inside| inside.store.device_settings().direction())
    }

    /// Lets the lines run this way from now on, and remembers it where anything can be kept.
    pub fn set_direction(self, direction: Option<Direction>) {
        self.inside.with_value(|inside| {
            // As above.
            let _ = inside.store.device_settings().set_direction(direction);
        });
        self.show_appearance();
    }

    /// Shows the app as this phone likes it; once at the start.
    pub fn show_appearance(self) {
        let words = text::current();
        let rtl = self.direction().map_or(words.rtl, |direction| direction == Direction::RightToLeft);
        theme::show(self.theme());
        theme::set_language(words.lang, rtl);
    }
}
