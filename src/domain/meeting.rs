//! Meetings: planned, held, ended; who was there.

use time::Weekday;
use uuid::Uuid;

use crate::collect::{IntoVec, PushAll};
use crate::replica::{Device, Record, Value};
use crate::sorted::{each_once, sort_by_key};

use super::act::{Edits, Scribe};
use super::check_in::field as said;
use super::day::{self, Day, days_after};
use super::group::Group;
use super::id::{MeetingId, MemberId};
use super::member::field::DELETED;
use super::member::{Member, Presence};
use super::read::{day_in, id_in};
use super::role::{RoleTurn, read_turns};
use super::stack::{Waiting, read_stack};

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
    /// Bool for each phone that made this record, where several may make one and the same apart: `made/<phone>`. What
    /// one of them takes back stays the other's.
    pub const MADE: &str = "made/";
    /// Text: the id of another meeting record that is the same meeting; null for none.
    pub const SAME_AS: &str = "same_as";
    /// Text, on what was noted in a meeting: the meeting's id.
    pub const MEETING: &str = "meeting";
}

/// How a meeting repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Repeats {
    /// Every week.
    Weekly,
    /// Every second week.
    Fortnightly,
    /// Every fourth week.
    FourWeekly,
    /// Every month on the same weekday: the second Thursday, or the last one where it is a fifth.
    Monthly,
}

impl Repeats {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Repeats; 4] =
        [Repeats::Weekly, Repeats::Fortnightly, Repeats::FourWeekly, Repeats::Monthly];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Repeats::Weekly => "weekly",
            Repeats::Fortnightly => "fortnightly",
            Repeats::FourWeekly => "four-weekly",
            Repeats::Monthly => "monthly",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|repeats| repeats.name() == name)
    }

    /// The next day after `day`.
    ///
    /// ```
    /// use all_leaders::domain::{Repeats, day};
    /// let next = |from, how: Repeats| day::to_text(how.next(day::from_text(from).unwrap()));
    /// assert_eq!(next("2026-11-26", Repeats::Weekly), "2026-12-03");
    /// // The second Thursday; a fifth Monday is the last one.
    /// assert_eq!(next("2026-11-12", Repeats::Monthly), "2026-12-10");
    /// assert_eq!(next("2026-11-30", Repeats::Monthly), "2026-12-28");
    /// ```
    pub fn next(self, day: Day) -> Day {
        match self {
            Repeats::Weekly => days_after(day, 7),
            Repeats::Fortnightly => days_after(day, 14),
            Repeats::FourWeekly => days_after(day, 28),
            Repeats::Monthly => {
                let (year, month) = if u8::from(day.month()) == 12 {
                    (day.year() + 1, day.month().next())
                } else {
                    (day.year(), day.month().next())
                };
                let nth = week_of_month(day);
                let first = Day::from_calendar_date(year, month, 1).unwrap_or(day);
                weekday_of_month(first, day.weekday(), nth)
            }
        }
    }
}

/// Which one of its weekday in its month a day is, 1 to 4; `None` for a fifth: the last.
pub fn week_of_month(day: Day) -> Option<u8> {
    Some((day.day() - 1) / 7 + 1).filter(|nth| *nth <= 4)
}

fn weekday_of_month(first: Day, weekday: Weekday, nth: Option<u8>) -> Day {
    let offset = (7 + weekday.number_days_from_monday() - first.weekday().number_days_from_monday()) % 7;
    let at = |weeks: u8| days_after(first, u16::from(offset + 7 * weeks));
    match nth {
        Some(nth) => at(nth - 1),
        None if at(4).month() == first.month() => at(4),
        None => at(3),
    }
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
    pub(super) same_as: Option<MeetingId>,
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
            same_as: id_in(record, field::SAME_AS),
            here: here.into_vec(),
            turns: read_turns(record),
            waiting: read_stack(record),
        }
    }

    /// The day on which it was or is to be.
    pub fn day(&self) -> Option<Day> {
        self.began.or(self.words.day)
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
        self.here.extend(&other.here);
        self.turns.push_all(other.turns.iter().cloned());
        self.waiting.push_all(other.waiting.iter().cloned());
    }
}

/// The time as it is stored: `18:30`.
pub fn time_to_text(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Reads a time of the day; `None` where it is none.
///
/// ```
/// use all_leaders::domain::{time_from_text, time_to_text};
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

/// What people do about meetings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingAct {
    /// Plans one. Where it follows another its id is [`MeetingId::after`] that one, so that two phones that plan the
    /// next meeting apart plan the same; where minutes tell of it, [`MeetingId::held_on`] its day.
    Plan { id: MeetingId, words: MeetingWords, follows: Option<MeetingId> },
    /// Changes what was planned.
    Edit { id: MeetingId, words: MeetingWords },
    /// Hides one that was planned by a slip.
    Remove(MeetingId),
    /// It begins, or goes on after its end.
    Begin(MeetingId),
    /// It ends.
    End(MeetingId),
    /// It was held on that day: for minutes that are brought in.
    Held { id: MeetingId, on: Day },
    /// Somebody is there; `None`: nothing is known of it.
    Here { id: MeetingId, who: MemberId, here: Option<bool> },
    /// Two records are the same meeting.
    Same(MeetingId, MeetingId),
    /// The records that were joined into this one are different meetings after all.
    Apart(MeetingId),
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
        let mut all: Vec<&Meeting> = self.gathering.whole().into_vec();
        sort_by_key(&mut all, |meeting| {
            (meeting.day().is_none(), meeting.day(), meeting.words.starts, meeting.id)
        });
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
        let ids = each_once(meeting.here.iter().map(|(id, _)| self.resolve(*id)));
        let is = |id: &MemberId| self.is_here(meeting, *id) == Some(true);
        ids.into_iter().filter(is).filter_map(|id| self.member(id)).into_vec()
    }

    /// Who sits around the circle: who is there, and where nobody has said who that is, everybody who is around.
    pub fn around(&self, meeting: &Meeting) -> Vec<&Member> {
        let here = self.here(meeting);
        if here.is_empty() {
            self.seats().filter(|member| member.presence == Presence::Here).into_vec()
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

    pub(super) fn write_meeting(&self, act: &MeetingAct, scribe: &Scribe, out: &mut Edits) {
        let today = day::to_text(scribe.today);
        match act {
            MeetingAct::Plan { id, words, follows } => {
                let key = id.key();
                let of_minutes =
                    words.day.is_some_and(|day| *id == MeetingId::held_on(self.id(), day, &words.title));
                if follows.is_some() || of_minutes {
                    // The record may be hidden from an earlier time.
                    out.set(&key, DELETED, false);
                    out.set(&key, made_field(scribe.device), true);
                }
                if let Some(before) = follows {
                    out.set(&key, field::FOLLOWS, *before);
                }
                out.say(&key, field::TITLE, &words.title);
                out.say(&key, field::PLACE, &words.place);
                if let Some(day) = words.day {
                    out.set(&key, field::DAY, day::to_text(day));
                }
                if let Some(starts) = words.starts {
                    out.set(&key, field::STARTS, time_to_text(starts));
                }
                if let Some(minutes) = words.minutes {
                    out.set(&key, field::MINUTES, i64::from(minutes));
                }
                if let Some(repeats) = words.repeats {
                    out.set(&key, field::REPEATS, repeats.name());
                }
                out.set(&key, said::ON, today);
                if let Some(me) = scribe.me {
                    out.set(&key, said::BY, me);
                }
            }
            MeetingAct::Edit { id, words } => {
                let key = self.same_meeting(*id).key();
                out.set(&key, field::TITLE, words.title.trim());
                out.set(&key, field::PLACE, words.place.trim());
                out.set(&key, field::DAY, words.day.map(day::to_text));
                out.set(&key, field::STARTS, words.starts.map(time_to_text));
                out.set(&key, field::MINUTES, words.minutes.map_or(Value::Null, |n| i64::from(n).into()));
                out.set(&key, field::REPEATS, words.repeats.map(Repeats::name));
            }
            MeetingAct::Remove(id) => {
                for id in self.gathering.records_of(*id) {
                    out.set(&id.key(), DELETED, true);
                }
            }
            MeetingAct::Begin(id) => {
                if self.meeting(*id).is_none_or(|meeting| meeting.began.is_none()) {
                    out.set(&self.same_meeting(*id).key(), field::BEGAN, today);
                }
                for id in self.gathering.records_of(*id) {
                    if self.gathering.has_ended(id) {
                        out.set(&id.key(), field::ENDED, Value::Null);
                    }
                }
            }
            MeetingAct::End(id) => {
                for id in self.gathering.records_of(*id) {
                    out.set(&id.key(), field::ENDED, today.clone());
                }
            }
            MeetingAct::Held { id, on } => {
                out.set(&id.key(), field::BEGAN, day::to_text(*on));
                out.set(&id.key(), field::ENDED, day::to_text(*on));
            }
            MeetingAct::Here { id, who, here } => {
                let Some(meeting) = self.meeting(*id) else {
                    // Begun in the same breath.
                    out.set(&id.key(), here_field(*who), here.map_or(Value::Null, Value::Bool));
                    return;
                };
                let who = self.resolve(*who);
                out.set(&meeting.id.key(), here_field(who), here.map_or(Value::Null, Value::Bool));
                if *here != Some(true) {
                    // Every record by which they were noted to be there says otherwise now.
                    for record in self.gathering.records_of(meeting.id) {
                        for other in self
                            .records_of(who)
                            .into_iter()
                            .filter(|other| *other != who || record != meeting.id)
                        {
                            if self.gathering.noted_here(record, other) {
                                out.set(&record.key(), here_field(other), Value::Null);
                            }
                        }
                    }
                }
            }
            MeetingAct::Same(one, other) => {
                let (one, other) = (self.same_meeting(*one), self.same_meeting(*other));
                if one != other {
                    out.set(&one.max(other).key(), field::SAME_AS, one.min(other));
                }
            }
            MeetingAct::Apart(id) => {
                for id in self.gathering.records_of(*id) {
                    if self.gathering.is_linked(id) {
                        out.set(&id.key(), field::SAME_AS, Value::Null);
                    }
                }
            }
        }
    }
}

/// The field that says that this phone made the record.
pub(super) fn made_field(phone: Device) -> String {
    [field::MADE, &phone.to_string()].concat()
}

fn here_field(id: MemberId) -> String {
    [field::HERE, &id.to_string()].concat()
}
