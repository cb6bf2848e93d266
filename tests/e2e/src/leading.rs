//! Groups made to measure, with all that is about leading together.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::Made;
use crate::made::{GROUP, day, id, line};

/// What people can do here; each work asks for some of it.
const STRENGTHS: [&str; 16] = [
    "Cooking",
    "Translating",
    "Guiding meetings",
    "Carpentry",
    "Writing",
    "Bookkeeping",
    "Listening",
    "Driving",
    "Design",
    "First aid",
    "Gardening",
    "Singing",
    "Mediation",
    "Web pages",
    "Childcare",
    "Speaking in public",
];
const FORMS: [&str; 5] = ["welcoming", "listening", "caring", "making", "bridging"];

/// A group that leads together: a [`Made`] one whose people have strengths, with needs and thanks beside it.
///
/// ```
/// use all_leaders_e2e::{Leading, Made};
///
/// let made = Made { members: 60, commitments: 600, check_ins: 5_000, hostile: false };
/// let group = Leading { made, needs: 400, thanks: 2_000 };
/// assert_eq!(group.stored().len(), made.stored().len() + 400 + 2_000);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Leading {
    /// Its people and what they carry.
    pub made: Made,
    /// Needs; each eleventh rests.
    pub needs: usize,
    /// Thanks, to two people each.
    pub thanks: usize,
}

impl Leading {
    /// The id of the need of this number, from 0.
    pub fn need(&self, number: usize) -> String {
        id(4, number)
    }

    /// As it rests in a phone's local storage, with the first member as the one who uses the phone.
    pub fn stored(&self) -> BTreeMap<String, String> {
        let mut stored = self.made.stored();
        let people = self.made.members.max(1);
        for number in 0..self.made.members {
            let mut fields = json!({ "name": format!("Person {number}") });
            for (way, step) in [("can", 1), ("can", 5), ("teach", 7), ("learn", 3)] {
                let word = STRENGTHS[(number * step + step) % STRENGTHS.len()];
                fields[format!("{way}/{word}")] = json!(day(-20));
            }
            put(&mut stored, "member", &self.made.member(number), &fields, number);
        }
        for number in 0..self.made.commitments {
            let name = name_of("commitment", &self.made.commitment(number));
            let kept = stored.get(&name).and_then(|text| serde_json::from_str::<Value>(text).ok());
            let Some(mut fields) = kept.map(|record| record["fields"].clone()) else { continue };
            fields[format!("strength/{}", STRENGTHS[number % STRENGTHS.len()])] = json!(true);
            fields["less_visible"] = json!(number % 3 == 0);
            fields["open_place"] = json!(number % 50 == 1);
            put(&mut stored, "commitment", &self.made.commitment(number), &fields, number);
        }
        for number in 0..self.needs {
            let size = ["hour", "day", "ongoing"][number % 3];
            let mut fields = json!({
                "what": format!("Somebody for table number {number} at the spring market"),
                "why": "Last year nobody stood there, and people walked by",
                "size": size,
                "by": self.made.member(number % people),
                "on": day(-20 - i64::try_from(number % 3).unwrap_or_default()),
            });
            for step in [1, 3] {
                fields[format!("strength/{}", STRENGTHS[(number * step + step) % STRENGTHS.len()])] =
                    json!(true);
            }
            fields["resting"] = json!(number % 11 == 10);
            put(&mut stored, "need", &self.need(number), &fields, number);
        }
        for number in 0..self.thanks {
            let form = FORMS[number % FORMS.len()];
            let mut fields = json!({
                "form": form,
                "word": format!("You stayed with the newcomers until the end {number}"),
                "by": self.made.member(number % people),
                "on": day(-20 + i64::try_from(number * 20 / self.thanks.max(1)).unwrap_or_default()),
            });
            for step in [1, 9] {
                fields[format!("to/{}", self.made.member((number + step) % people))] = json!(true);
            }
            put(&mut stored, "appreciation", &id(5, number), &fields, number);
        }
        stored
    }
}

fn name_of(kind: &str, id: &str) -> String {
    format!("allleaders/1/{GROUP}/{kind}/{id}")
}

fn put(stored: &mut BTreeMap<String, String>, kind: &str, id: &str, fields: &Value, number: usize) {
    stored.insert(name_of(kind, id), line(id, fields, number));
}
