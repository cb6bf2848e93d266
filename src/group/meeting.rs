//! Meetings: planned, held, ended; who was there.

mod act;
mod repeats;

use uuid::Uuid;

use crate::replica::{Record, Value};
use std::collections::BTreeSet;

use super::check_in::field as said;
use super::day::Day;
use super::id::{MeetingId, MemberId};
use super::member::{Member, Presence};
use super::read::{day_in, id_in};
use super::role::{RoleTurn, read_turns};
use super::same::SaidSame;
use super::stack::{Waiting, read_stack};
use super::state::Group;

pub use act::MeetingCommand;
pub use repeats::{Repeats, week_of_month};

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
    /// Text: how it repeats, see [`super::Repeats`]; null where it does not.
    pub const REPEATS: &str = "repeats";
    /// Text: the id of the meeting that it follows.
    pub const FOLLOWS: &str = "follows";
    /// Text: the day on which it began; null while it has not.
    pub const BEGAN: &str = "began";
    /// Text: the day on which it ended; null while it has not.
    pub const ENDED: &str = "ended";
    /// Bool for each member: was there, or said not to have been: `here/<member id>`.
    pub const HERE: &str = "here/";
    /// Text, on what was noted in a meeting: the meeting's id.
    pub const MEETING: &str = "meeting";
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
    pub repeats: Option<Repeats>,
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
    /// Those who have spoken less come first in the stack.
    pub progressive: bool,
    pub(super) said: SaidSame,
    /// As written, with whether they were there.
    pub(super) here: Vec<(MemberId, bool)>,
    pub(super) turns: Vec<RoleTurn>,
    pub(super) waiting: Vec<Waiting>,
}

impl Meeting {
    pub(super) fn read(id: MeetingId, record: &Record) -> Self {
        let minutes = record.int(field::MINUTES).and_then(|n| u16::try_from(n).ok()).filter(|n| *n > 0);
        let here = record.set(field::HERE).filter_map(|(id, value)| match value {
            Value::Bool(here) => Some((id.parse().ok()?, *here)),
            _ => None,
        });
        Self {
            id,
            words: MeetingWords {
                title: super::shown(record.text(field::TITLE)),
                day: day_in(record, field::DAY),
                starts: record.text(field::STARTS).and_then(time_from_text),
                minutes,
                place: super::shown(record.text(field::PLACE)),
                repeats: record.text(field::REPEATS).and_then(Repeats::from_name),
            },
            follows: id_in(record, field::FOLLOWS),
            by: id_in(record, said::BY),
            began: day_in(record, field::BEGAN),
            ended: day_in(record, field::ENDED),
            progressive: record.is(super::stack::field::PROGRESSIVE),
            said: SaidSame::read(record),
            here: here.collect::<Vec<_>>(),
            turns: read_turns(record),
            waiting: read_stack(record),
        }
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

    /// Who was noted to be there or not, as written: of two records of one person each. See [`Group::is_here`].
    pub fn noted(&self) -> &[(MemberId, bool)] {
        &self.here
    }

    /// Who took part in which role, as written. See [`Group::role_turns`].
    pub fn turns(&self) -> &[RoleTurn] {
        &self.turns
    }

    /// Takes over from another record of the same meeting what this one leaves empty.
    pub(super) fn take_in(&mut self, other: &Meeting) {
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
        self.began = self.began.into_iter().chain(other.began).min();
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
        MeetingId(super::id::derived(self.0, Uuid::from_u128(0x6e65_7874)))
    }
}

impl Group {
    /// The meetings, the earliest first; those without a day last.
    pub fn meetings(&self) -> Vec<&Meeting> {
        let mut all: Vec<&Meeting> = self.gathering.whole().collect();
        all.sort_by_key(|meeting| (meeting.day().is_none(), meeting.day(), meeting.words.starts, meeting.id));
        all
    }

    /// The meeting of this id, or of a record joined to it.
    pub fn meeting(&self, id: MeetingId) -> Option<&Meeting> {
        self.gathering.meeting(id)
    }

    /// The id that stands for the meeting: another record may be the same one.
    pub fn same_meeting(&self, id: MeetingId) -> MeetingId {
        self.gathering.resolve(id)
    }

    /// How the meeting repeats; `None` where it does not.
    ///
    /// Versions that knew one monthly rhythm wrote it for the fifth Monday, which means the last, and went on writing it
    /// where the next last Monday was a fourth as well. What the people chose is told by the meetings before that one.
    pub fn rhythm(&self, meeting: &Meeting) -> Option<Repeats> {
        let (repeats, day) = (meeting.words.repeats?, meeting.rhythm_day());
        let told = repeats == Repeats::Monthly && self.told_last(day, meeting.follows).is_some();
        Some(if told { Repeats::MonthlyLast } else { day.map_or(repeats, |day| repeats.on(day)) })
    }

    /// Of the meetings before one that is on this day, a fourth and the last at once: the one whose stored rhythm says
    /// that the last is meant.
    fn told_last(&self, day: Option<Day>, follows: Option<MeetingId>) -> Option<&Meeting> {
        let day = day.filter(|day| repeats::is_fourth_and_last(*day))?;
        let mut seen = Vec::new();
        let mut before = follows.and_then(|id| self.meeting(id));
        while let Some(meeting) = before.filter(|one| !seen.contains(&one.id)) {
            let on = meeting.rhythm_day().filter(|on| on.weekday() == day.weekday())?;
            match meeting.words.repeats? {
                Repeats::Monthly if Repeats::Monthly.on(on) == Repeats::MonthlyLast => return Some(meeting),
                Repeats::Monthly if repeats::is_fourth_and_last(on) => {}
                // Where the last was chosen by its own name, so would it be for this one.
                _ => return None,
            }
            seen.push(meeting.id);
            before = meeting.follows.and_then(|id| self.meeting(id));
        }
        None
    }

    /// Whether what carries that id was noted in the meeting.
    pub fn is_of(&self, meeting: MeetingId, noted_in: Option<MeetingId>) -> bool {
        noted_in.is_some_and(|id| self.same_meeting(id) == self.same_meeting(meeting))
    }

    /// The meeting that goes on now; of several the one that began last.
    pub fn meeting_on(&self) -> Option<&Meeting> {
        self.meetings().into_iter().rfind(|meeting| meeting.is_on())
    }

    /// Who is there, in the order of the seats.
    pub fn here(&self, meeting: &Meeting) -> Vec<&Member> {
        let ids = Vec::from_iter(BTreeSet::from_iter(meeting.here.iter().map(|(id, _)| self.resolve(*id))));
        let is = |id: &MemberId| self.is_here(meeting, *id) == Some(true);
        ids.into_iter().filter(is).filter_map(|id| self.member(id)).collect::<Vec<_>>()
    }

    /// Who sits around the circle: who is there, and where nobody has said who that is, everybody who is around.
    pub fn around(&self, meeting: &Meeting) -> Vec<&Member> {
        let here = self.here(meeting);
        if here.is_empty() {
            self.seats().filter(|member| member.presence == Presence::Here).collect::<Vec<_>>()
        } else {
            here
        }
    }

    /// Whether the member is there; `None` where nobody has said.
    pub fn is_here(&self, meeting: &Meeting, id: MemberId) -> Option<bool> {
        let id = self.resolve(id);
        let said = meeting.here.iter().filter(|(who, _)| self.resolve(*who) == id).map(|(_, here)| *here);
        // Of two records of one person, or two phones that noted one meeting, a yes counts.
        said.max()
    }
}
