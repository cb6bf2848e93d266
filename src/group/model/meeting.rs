//! Meetings: planned, held, ended; who was there.

use uuid::Uuid;

use crate::replica::{Millis, Record, Value};

use crate::group::day::Day;
use crate::group::id::derived;
use crate::group::id::{MeetingId, MemberId};
use crate::group::model::common::field as common_field;
use crate::group::model::read::{clean_line, day_in, id_in};
use crate::group::model::repeats::Recurrence;
use crate::group::model::role::{RoleTurn, read_turns};
use crate::group::model::same::SamenessAnswers;
use crate::group::model::stack::{Waiting, read_stack};

/// The fields of a meeting's record.
pub mod field {
    /// Text: what it is called; may be empty.
    pub const TITLE: &str = "title";
    /// Text: the day on which it is.
    pub const DAY: &str = "day";
    /// Text: the time on a clock at the place where it is, `18:30`.
    pub const STARTS: &str = "starts";
    /// Integer: minutes there are.
    pub const MINUTES: &str = "minutes";
    /// Text: where.
    pub const PLACE: &str = "place";
    /// Text: how it repeats, see [`Recurrence`](crate::group::Recurrence); null where it does not.
    pub const REPEATS: &str = "repeats";
    /// Text: the id of the meeting that it follows.
    pub const FOLLOWS: &str = "follows";
    /// Text: the day on which it began; null while it has not.
    pub const BEGAN: &str = "began";
    /// Text: the day on which it ended; null while it has not.
    pub const ENDED: &str = "ended";
    /// Bool for each member: was there, or said not to have been: `here/<member id>`.
    pub const HERE: &str = "here/";
    pub use crate::group::model::common::field::MEETING;
}

/// What is said of a meeting before it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MeetingWords {
    /// What it is called; may be empty.
    pub title: String,
    /// The day.
    pub day: Option<Day>,
    /// Minutes after midnight on a clock at the place.
    pub starts: Option<u16>,
    /// Minutes there are.
    pub minutes: Option<u16>,
    /// Where; may be empty.
    pub place: String,
    /// How it repeats.
    pub repeats: Option<Recurrence>,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its id: the smallest of the records that are the same meeting.
    pub id: MeetingId,
    /// What was said of it before.
    pub words: MeetingWords,
    /// The meeting that it follows.
    pub follows: Option<MeetingId>,
    /// Who planned it.
    pub by: Option<MemberId>,
    /// The day on which it began.
    pub began: Option<Day>,
    /// The day on which it ended.
    pub ended: Option<Day>,
    /// The moments at which that was said, by the phones that said it.
    pub(in crate::group) began_at: Option<Millis>,
    pub(in crate::group) ended_at: Option<Millis>,
    /// Those who have spoken less come first in the stack.
    pub progressive: bool,
    pub(in crate::group) said: SamenessAnswers,
    /// As written, with whether they were there.
    pub(in crate::group) here: Vec<(MemberId, bool)>,
    pub(in crate::group) turns: Vec<RoleTurn>,
    pub(in crate::group) waiting: Vec<Waiting>,
}

impl Meeting {
    pub(in crate::group) fn read(id: MeetingId, record: &Record) -> Self {
        let minutes = record.int(field::MINUTES).and_then(|n| u16::try_from(n).ok()).filter(|n| *n > 0);
        let here = record.set(field::HERE).filter_map(|(id, value)| match value {
            Value::Bool(here) => Some((id.parse().ok()?, *here)),
            _ => None,
        });
        let (began, ended) = (day_in(record, field::BEGAN), day_in(record, field::ENDED));
        let said_at = |field: &str| record.cell(field).map(|cell| cell.timestamp.millis());
        Self {
            id,
            words: MeetingWords {
                title: clean_line(record.text(field::TITLE)),
                day: day_in(record, field::DAY),
                starts: record.text(field::STARTS).and_then(time_from_text),
                minutes,
                place: clean_line(record.text(field::PLACE)),
                repeats: record.text(field::REPEATS).and_then(Recurrence::from_name),
            },
            follows: id_in(record, field::FOLLOWS),
            by: id_in(record, common_field::BY),
            began,
            ended,
            began_at: began.and_then(|_| said_at(field::BEGAN)),
            ended_at: ended.and_then(|_| said_at(field::ENDED)),
            progressive: record.is(super::stack::field::PROGRESSIVE),
            said: SamenessAnswers::read(record),
            here: here.collect::<Vec<_>>(),
            turns: read_turns(record),
            waiting: read_stack(record),
        }
    }

    /// From when to when it was held, as the phones say that noted it while it was; `local` tells the day and the time of a
    /// moment. Nothing is known where another day was noted: by minutes that were brought in, or later on.
    ///
    /// The moments have no fields of their own: they are the timestamps of the days.
    pub fn held(&self, local: impl Fn(Millis) -> (Day, String)) -> (Option<String>, Option<String>) {
        let noted = |day: Option<Day>, at: Option<Millis>| {
            let (on, time) = local(at?);
            (Some(on) == day && self.began_at != self.ended_at).then_some(time)
        };
        let began = noted(self.began, self.began_at);
        // One that was forgotten to be ended was not held until then.
        let ended = noted(self.ended, self.ended_at).filter(|_| began.is_some() && self.ended == self.began);
        (began, ended)
    }

    /// The day on which it was or is to be.
    pub fn day(&self) -> Option<Day> {
        self.began.or(self.words.day)
    }

    /// The day from which its rhythm goes on: the one that was planned, not that on which it was held.
    pub fn rhythm_day(&self) -> Option<Day> {
        self.words.day.or(self.began)
    }

    /// Whether it has begun and not ended.
    pub fn is_on(&self) -> bool {
        self.began.is_some() && self.ended.is_none()
    }

    /// Whether it has ended.
    pub fn is_over(&self) -> bool {
        self.ended.is_some()
    }

    /// Who was noted to be there or not, as written: of two records of one person each. See [`Group::is_here`](crate::group::Group::is_here).
    pub fn noted(&self) -> &[(MemberId, bool)] {
        &self.here
    }

    /// Who took part in which role, as written. See [`Group::role_turns`](crate::group::Group::role_turns).
    pub fn turns(&self) -> &[RoleTurn] {
        &self.turns
    }

    /// Takes over from another record of the same meeting what this one leaves empty.
    pub(in crate::group) fn take_in(&mut self, other: &Meeting) {
        let (own, more) = (&mut self.words, &other.words);
        for (own, more) in [(&mut own.title, &more.title), (&mut own.place, &more.place)] {
            if own.is_empty() {
                own.clone_from(more);
            }
        }
        own.day = own.day.or(more.day);
        own.starts = own.starts.or(more.starts);
        own.minutes = own.minutes.or(more.minutes);
        own.repeats = own.repeats.or(more.repeats);
        self.follows = self.follows.or(other.follows);
        self.by = self.by.or(other.by);
        // It is over when it is over on every phone that ran it.
        self.ended = match (self.began.is_some(), other.began.is_some()) {
            (true, true) => self.ended.zip(other.ended).map(|(one, other)| one.max(other)),
            (false, true) => other.ended,
            _ => self.ended,
        };
        self.ended_at = self.ended.and(self.ended_at.into_iter().chain(other.ended_at).max());
        self.began = self.began.into_iter().chain(other.began).min();
        self.began_at = self.began_at.into_iter().chain(other.began_at).min();
        self.progressive |= other.progressive;
        self.here.extend(other.here.iter().copied());
        self.turns.extend(other.turns.iter().cloned());
        self.waiting.extend(other.waiting.iter().cloned());
    }
}

/// The time as it is stored: `18:30`.
pub fn time_to_text(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Reads a time of the day; `None` where it is none.
///
/// ```
/// use all_leaders::group::{time_from_text, time_to_text};
/// assert_eq!(time_from_text("18:30"), Some(18 * 60 + 30));
/// assert_eq!(time_to_text(18 * 60 + 30), "18:30");
/// assert_eq!(time_from_text("24:00"), None);
/// ```
pub fn time_from_text(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let number = |digits: &str, below: u16| {
        let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<u16>().ok().filter(|number| plain && *number < below)
    };
    Some(number(hours, 24)? * 60 + number(minutes, 60)?)
}

impl MeetingId {
    /// The id of the meeting that follows this one: the same on every phone.
    #[must_use]
    pub fn after(self) -> MeetingId {
        MeetingId(derived(self.0, Uuid::from_u128(0x6e65_7874)))
    }
}
