//! What a group is: members, commitments, check-ins and their story; no browser, no clock, no screens.
//!
//! A [`Group`] is a typed reading of a replica's records, kept in step record by record. What people do
//! is an [`Act`]; it becomes edits of fields, and those are what is stored and merged.

pub mod day;
pub mod name;
pub mod sample;

mod act;
mod care;
mod check_in;
mod clearing;
mod commitment;
mod group;
mod id;
mod lists;
mod look_alike;
mod member;
mod news;
mod search;
mod story;
mod table;
mod undo;

pub use act::{Act, Edits, NewMember, Noted, Scribe};
pub use care::{Care, Filter};
pub use check_in::{Answer, AnswerSort, Carry, CheckIn, Step, Turn};
pub use commitment::{Commitment, Companionship, State};
pub use day::Day;
pub use group::Group;
pub use id::{AnswerId, CheckInId, CommitmentId, MemberId, StepId, kind};
pub use lists::{Heading, OfPerson};
pub use look_alike::{Like, Newcomer};
pub use member::{COLOURS, Member, Presence, SHAPES};
pub use news::{Aspect, Moment, News, news, recent};
pub use search::{Findable, Sought};
pub use story::Chapter;
pub use undo::{GivenBack, Undo, undo, undo_after};

/// The fields of each kind of record, for those who read or write them by name.
pub mod field {
    pub use super::check_in::field as check_in;
    pub use super::commitment::field as commitment;
    pub use super::group::field as group;
    pub use super::member::field as member;
}

/// Text from a record as it may be shown on one line: anyone may have written the file, so what is not seen but
/// changes what is seen is left out.
fn shown(text: Option<&str>) -> String {
    let words = text.unwrap_or_default().split(|c: char| c.is_whitespace() || c.is_control());
    words.map(name::visible).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The same for text that may have several lines.
fn shown_lines(text: Option<&str>) -> String {
    name::visible(text.unwrap_or_default()).trim().to_owned()
}
