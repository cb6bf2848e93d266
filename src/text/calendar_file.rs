//! A day for a calendar, as a file by RFC 5545 (iCalendar).
//!
//! Written here and not with the crate `ics` 0.5.8: that folds all lines but the first at 76 octets where 75 are allowed,
//! and what is needed of the format is less than its types.
//!
//! - Times are *floating*: what the clock on the wall says where the group meets. A meeting at half past six stays at half
//!   past six when summer ends, and no table of time zones has to travel along.
//! - `UID` follows from the record's id: a file that is opened again takes the place of the event that is there. All
//!   meetings of one rhythm have the id of the first, so that each file moves the rhythm and never doubles it.
//! - `SEQUENCE` is the second in which it was written, counted from 2020: a later file is a later revision.
//! - No `METHOD`: it is an event to keep, not an invitation to answer.

use uuid::Uuid;

use super::Text;
use crate::group::{Commitment, Day, Group, Meeting, MeetingId, Recurrence, week_of_month};
use crate::text::file_name::dashed;

/// The most octets in a line, without its end.
const LINE: usize = 75;
/// 1 January 2020, in seconds since 1970.
const YEAR_2020: u64 = 1_577_836_800;

/// When the calendar is to say a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remind {
    /// An hour before; on a day without a time at nine in its morning.
    Before,
    /// On the day before: as many hours earlier, or at nine in that morning.
    DayBefore,
}

/// What is written into the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What the event is known by.
    pub uid: Uuid,
    /// The day.
    pub day: Day,
    /// Minutes after midnight; `None`: the whole day.
    pub starts: Option<u16>,
    /// Minutes that it takes.
    pub minutes: Option<u16>,
    /// How it repeats.
    pub repeats: Option<Recurrence>,
    /// What it is called.
    pub title: String,
    /// Where; may be empty.
    pub place: String,
    /// More words; may be empty.
    pub words: String,
    /// When to be reminded.
    pub remind: Option<Remind>,
}

impl Event {
    /// A meeting that has a day; its agenda stands in the words.
    pub fn of_meeting(group: &Group, meeting: &Meeting, text: &Text) -> Option<Self> {
        let agenda = group.agenda(meeting.id);
        let lines: Vec<&str> = agenda.iter().map(|item| item.words.what.as_str()).collect();
        Some(Self {
            uid: rhythm(group, meeting).0,
            day: meeting.words.day?,
            starts: meeting.words.starts,
            minutes: meeting.words.minutes,
            repeats: group.rhythm(meeting),
            title: of_group(text.meeting_name(meeting), group),
            place: meeting.words.place.clone(),
            words: lines.join("\n"),
            remind: None,
        })
    }

    /// A commitment that has a day: that whole day.
    pub fn of_commitment(group: &Group, commitment: &Commitment) -> Option<Self> {
        Some(Self {
            uid: commitment.id.0,
            day: commitment.day?,
            starts: None,
            minutes: None,
            repeats: None,
            title: of_group(&commitment.what, group),
            place: String::new(),
            words: commitment.note.clone(),
            remind: None,
        })
    }

    /// The file, written at that moment, in milliseconds since 1970.
    pub fn file(&self, now: u64) -> String {
        let mut out = String::new();
        let seconds = now / 1000;
        line(&mut out, &["BEGIN:VCALENDAR"]);
        line(&mut out, &["VERSION:2.0"]);
        line(&mut out, &["PRODID:-//All Leaders//All Leaders//EN"]);
        line(&mut out, &["BEGIN:VEVENT"]);
        line(&mut out, &["UID:", &self.uid.to_string()]);
        line(&mut out, &["DTSTAMP:", &utc(seconds)]);
        let sequence = seconds.saturating_sub(YEAR_2020).min(i32::MAX as u64);
        line(&mut out, &["SEQUENCE:", &sequence.to_string()]);
        match self.starts {
            Some(starts) => {
                line(&mut out, &["DTSTART:", &date(self.day), "T", &clock(u32::from(starts) * 60)]);
                if let Some(minutes) = self.minutes {
                    line(&mut out, &["DURATION:PT", &minutes.to_string(), "M"]);
                }
            }
            // A date alone is that whole day.
            None => line(&mut out, &["DTSTART;VALUE=DATE:", &date(self.day)]),
        }
        if let Some(repeats) = self.repeats {
            line(&mut out, &["RRULE:", &rule(repeats, self.day)]);
        }
        let title = escaped(&self.title);
        line(&mut out, &["SUMMARY:", &title]);
        for (name, words) in [("LOCATION:", &self.place), ("DESCRIPTION:", &self.words)] {
            if !words.is_empty() {
                line(&mut out, &[name, &escaped(words)]);
            }
        }
        if self.starts.is_none() {
            // It is no reason to look busy all day.
            line(&mut out, &["TRANSP:TRANSPARENT"]);
        }
        if let Some(remind) = self.remind {
            let trigger = match (remind, self.starts) {
                (Remind::Before, Some(_)) => "-PT1H",
                (Remind::DayBefore, Some(_)) => "-P1D",
                // From the midnight with which the day begins.
                (Remind::Before, None) => "PT9H",
                (Remind::DayBefore, None) => "-PT15H",
            };
            line(&mut out, &["BEGIN:VALARM"]);
            line(&mut out, &["ACTION:DISPLAY"]);
            line(&mut out, &["DESCRIPTION:", &title]);
            line(&mut out, &["TRIGGER:", trigger]);
            line(&mut out, &["END:VALARM"]);
        }
        line(&mut out, &["END:VEVENT"]);
        line(&mut out, &["END:VCALENDAR"]);
        out
    }
}

/// In a calendar there are other things than this group's.
fn of_group(title: &str, group: &Group) -> String {
    if group.name().is_empty() { title.to_owned() } else { [title, " – ", group.name()].concat() }
}

/// The first of the meetings that follow each other in one rhythm; a ring, which only a file written by hand can have, is
/// walked once.
fn rhythm(group: &Group, meeting: &Meeting) -> MeetingId {
    let mut seen = vec![meeting.id];
    let mut known = meeting;
    while known.words.repeats.is_some()
        && let Some(before) = known.follows.and_then(|id| group.meeting(id))
        && before.words.repeats.is_some()
        && !seen.contains(&before.id)
    {
        seen.push(before.id);
        known = before;
    }
    known.id
}

/// How it repeats, from that day on.
fn rule(repeats: Recurrence, day: Day) -> String {
    let every = match repeats.on(day) {
        Recurrence::Weekly => return "FREQ=WEEKLY".to_owned(),
        Recurrence::Fortnightly => "2",
        Recurrence::FourWeekly => "4",
        monthly @ (Recurrence::Monthly | Recurrence::MonthlyLast) => {
            let nth = week_of_month(day).filter(|_| monthly == Recurrence::Monthly);
            let nth = nth.map_or_else(|| "-1".to_owned(), |nth| nth.to_string());
            const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
            let weekday = DAYS[usize::from(day.weekday().number_days_from_monday())];
            return ["FREQ=MONTHLY;BYDAY=", &nth, weekday].concat();
        }
    };
    ["FREQ=WEEKLY;INTERVAL=", every].concat()
}

fn date(day: Day) -> String {
    // Years before 0 and after 9999 have no place in the format.
    let year = day.year().clamp(0, 9999);
    [
        &*padded(year.unsigned_abs(), 4),
        &*padded(u32::from(u8::from(day.month())), 2),
        &*padded(u32::from(day.day()), 2),
    ]
    .concat()
}

/// Seconds after midnight, as `183000`.
fn clock(seconds: u32) -> String {
    [padded(seconds / 3600, 2), padded(seconds / 60 % 60, 2), padded(seconds % 60, 2)].concat()
}

/// Seconds since 1970, as `20261126T183000Z`.
fn utc(seconds: u64) -> String {
    /// 1 January 1970.
    const EPOCH: i32 = 2_440_588;
    let days = i32::try_from(seconds / 86_400).unwrap_or(i32::MAX - EPOCH);
    let day = Day::from_julian_day(EPOCH + days).unwrap_or(Day::MAX);
    [&date(day), "T", &*clock((seconds % 86_400) as u32), "Z"].concat()
}

fn padded(number: u32, digits: usize) -> String {
    let number = number.to_string();
    ["0000"[..digits.saturating_sub(number.len())].to_owned(), number].concat()
}

/// Words as a value: what has a meaning in the format is marked, ends of lines are written out, and what cannot be written
/// (control characters) is left out.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out
}

/// Writes a line, folded: none has more than 75 octets, the blank with which a further one begins among them, and no
/// letter is torn.
fn line(out: &mut String, parts: &[&str]) {
    let mut length = 0;
    for letter in parts.iter().flat_map(|part| part.chars()) {
        if length + letter.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
}

/// The name of the file: of the letters and digits of the title, and short.
pub fn file_name(title: &str) -> String {
    let end = title.char_indices().nth(40).map_or(title.len(), |(at, _)| at);
    let name = dashed(&title[..end], usize::MAX);
    [if name.is_empty() { "day" } else { &name }, ".ics"].concat()
}
