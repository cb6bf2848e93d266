//! Groups made to measure, at a meeting.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::Made;
use crate::made::{GROUP, day, id, line};

const ROLES: [&str; 6] =
    ["facilitator", "note-taker", "timekeeper", "stack-keeper", "vibes-watcher", "welcomer"];
const NOTES: [&str; 6] = ["note", "decision", "later", "next-time", "temperature", "fist"];

/// A group at a meeting: a [`Made`] one that has met before, with a meeting that is on and everybody there.
///
/// ```
/// use all_leaders_e2e::{Gathered, Made};
///
/// let made = Made { members: 60, commitments: 600, check_ins: 5_000, hostile: false };
/// let group = Gathered { made, meetings: 20, items: 40 };
/// assert_eq!(group.stored().len(), made.stored().len() + 20 + 2 + 2 * 40 + 6 + 2);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Gathered {
    /// Its people and what they carry.
    pub made: Made,
    /// Meetings that were.
    pub meetings: usize,
    /// Items on the agenda of the meeting that is on, and on that of the one that is planned.
    pub items: usize,
}

impl Gathered {
    /// The id of the meeting that is on.
    pub fn on(&self) -> String {
        id(6, self.meetings)
    }

    /// The id of the meeting that is planned.
    pub fn planned(&self) -> String {
        id(6, self.meetings + 1)
    }

    /// The id of the first meeting that was.
    pub fn first(&self) -> String {
        id(6, 0)
    }

    /// As it rests in a phone's local storage, with the first member as the one who uses the phone.
    pub fn stored(&self) -> BTreeMap<String, String> {
        let mut stored = self.made.stored();
        let people = self.made.members.max(1);
        for number in 0..self.meetings {
            let date = format!("20{:02}-{:02}-12", 26 - (self.meetings - number) / 12, 1 + number % 12);
            let mut fields = json!({ "title": self.made.what(1), "day": date, "began": date, "ended": date });
            self.attend(&mut fields, number);
            put(&mut stored, "meeting", &id(6, number), &fields, number);
        }
        let mut on = json!({
            "title": self.made.what(1), "place": self.made.what(2), "day": day(0), "began": day(0), "starts": "18:30",
            "minutes": 90, "repeats": "weekly",
        });
        for number in 0..people {
            on[format!("here/{}", self.made.member(number))] = json!(true);
        }
        for number in 0..people.min(12) {
            on[format!("wait/{}", self.made.member(number * 2 % people))] = json!(number + 1);
        }
        put(&mut stored, "meeting", &self.on(), &on, self.meetings);
        let planned = json!({
            "title": self.made.what(1), "day": day(9), "starts": "18:30", "minutes": 90, "repeats": "weekly",
            "follows": self.on(),
        });
        put(&mut stored, "meeting", &self.planned(), &planned, self.meetings);
        for number in 0..2 * self.items {
            let meeting = if number < self.items { self.on() } else { self.planned() };
            let sort = ["share", "explore", "decide"][number % 3];
            let fields = json!({
                "meeting": meeting, "what": self.made.what(number), "by": self.made.member(number % people),
                "sort": sort, "minutes": 5 + number % 20, "order": number,
                "on": day(-2),
            });
            put(&mut stored, "agenda-item", &id(7, number), &fields, number);
        }
        for (number, sort) in NOTES.iter().enumerate() {
            let mut fields =
                json!({ "meeting": self.on(), "sort": sort, "what": self.made.what(number), "on": day(0) });
            if *sort == "decision" {
                fields["how"] = json!("consent");
                fields["why"] = json!(self.made.what(2));
                fields["concerns"] = json!(self.made.what(3));
                fields[format!("aside/{}", self.made.member(1))] = json!(true);
            }
            for answer in 0..if number < 4 { 0 } else { number * 3 - 9 } {
                fields[format!("count/{answer}")] = json!(answer + 1);
            }
            put(&mut stored, "note", &id(8, number), &fields, number);
        }
        let need = json!({
            "what": self.made.what(1), "why": self.made.what(2), "by": self.made.member(1), "on": day(0),
            "meeting": self.on(), "size": "hour",
        });
        put(&mut stored, "need", &id(4, 0), &need, 0);
        let mut thanks = json!({
            "form": "listening", "word": self.made.what(2), "by": self.made.member(2 % people), "on": day(0),
            "meeting": self.on(),
        });
        thanks[format!("to/{}", self.made.member(1))] = json!(true);
        put(&mut stored, "appreciation", &id(5, 0), &thanks, 0);
        stored
    }

    /// Two of three were there, and each role fell to somebody.
    fn attend(&self, fields: &mut Value, number: usize) {
        let people = self.made.members.max(1);
        for who in (0..people).filter(|who| !(who + number).is_multiple_of(3)) {
            fields[format!("here/{}", self.made.member(who))] = json!(true);
        }
        for (at, role) in ROLES.iter().enumerate() {
            let who = self.made.member((number + at * 5 + 1) % people);
            fields[format!("role/{role}/{who}")] = json!("hold");
        }
    }
}

fn put(stored: &mut BTreeMap<String, String>, kind: &str, id: &str, fields: &Value, number: usize) {
    stored.insert(format!("allleaders/1/{GROUP}/{kind}/{id}"), line(id, fields, number));
}
