//! The parts that pages are made of. Each says when to use it; `#/kit` shows them all in a debug build.
//!
//! Pages take words as `impl Into<TextProp>`: a `&'static str`, a `String` or a closure that follows signals.
//! Colours, spaces and sizes live in `style/`: pages use these parts and the classes named there (`stack`,
//! `row`, `actions`, `muted`, `chips`), never a style of their own.

pub mod agreements;
pub mod calendar_button;
pub mod icon;
pub mod invitations;
pub mod meeting;
pub mod needs;
pub mod people;
pub mod strengths;
pub mod thanks;
pub mod work;

mod button;
mod choice;
mod circle;
mod day_field;
mod deferred;
mod dialog;
mod empty_state;
mod field;
mod fold;
mod growing_line;
mod install;
mod list;
mod meanwhile;
mod page;
mod picker;
mod refusal;
mod search_fold;
mod seat;
mod seat_strip;
mod toast;
mod typed_value;
mod ways;
mod words_field;

pub use button::{Button, IconButton, Kind, LinkButton, Submit};
pub use choice::{Chip, Choice, ChoiceCard, Dot, Segmented, TabLinks, dot};
pub use circle::{Circle, CircleSeat};
pub use day_field::DayField;
pub use deferred::{after_first_paint, deferred};
pub use dialog::{Confirm, Sheet};
pub use empty_state::{EmptyState, NobodyYet, NotFound};
pub use field::{CancelTyped, Field, Form, FormActions, SearchField};
pub use growing_line::GrowingLine;
pub use install::{InstallOffer, install_method, install_steps};
pub use list::{ListEnd, Menu, PAGE, PagedList};
pub use meanwhile::{ChangedMeanwhile, also_changed};
pub use page::{Banner, Card, Details, LayoutRequest, PageHead, Progress, RowFold, Tone, request_layout};
pub use picker::SeatPicker;
pub use refusal::FormError;
pub use search_fold::SearchFold;
pub use seat::{MemberSummary, PersonLine, Seat, SeatRow, SeatSize};
pub use seat_strip::SeatStrip;
pub use toast::{ToastRegion, undo_with_toast};
pub use typed_value::typed_value;
pub use ways::{act, way, ways};
pub use words_field::{Words, WordsField};

use crate::browser::calendar::calendar;
use crate::group::Day;
use crate::text::{self, days::phrase};

/// A day in words, in the names of the person's region: "today", "Thursday", "26 November".
pub fn day_words(today: Day, day: Day) -> String {
    text::current().days.say(phrase(today, day), calendar())
}

/// "26 November 2026": a day whose year does not go without saying.
pub fn full_day(day: Day) -> String {
    calendar().day_month_year(day)
}

/// "by Thursday".
pub fn by_day_words(today: Day, day: Day) -> String {
    (text::current().days.by)(&day_words(today, day))
}

/// "due Monday · how’s it going?".
pub fn wants_check_in_words(today: Day, since: Day) -> String {
    (text::current().days.wants_check_in)(&since_words(today, since))
}

/// "Monday", of a day that has passed.
pub fn since_words(today: Day, since: Day) -> String {
    text::current().days.say_since(today, since, calendar())
}

/// An id for an element, once on the page: `field-7`.
pub fn fresh_id(stem: &str) -> String {
    [stem, "-", &fresh_number().to_string()].concat()
}

/// A number for something on the page, once on it; a later one is greater.
pub fn fresh_number() -> u32 {
    use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
    static LAST: AtomicU32 = AtomicU32::new(0);
    LAST.fetch_add(1, Relaxed)
}
