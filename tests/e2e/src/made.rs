//! Groups made to measure: as large as asked for, and with names that try the screens.

use std::{collections::BTreeMap, fmt::Write as _};

use serde_json::{Map, Value, json};

pub(crate) const GROUP: &str = "019a0b1c-0000-7000-8000-000000000000";
/// The phone that wrote it, and whose number a phone takes on with [`Made::stored`].
const DEVICE: &str = "00000000a0a0a0a0";
/// 24 November 2026, 18:00 UTC, as a timestamp writes it.
const AT: u64 = 0x01a2_0a5b_6aca;

/// Names as they come: short, long, of other scripts, and such as somebody might put in to break a page.
const NAMES: [&str; 12] = [
    "Ana",
    "Bartholomew Featherstonehaugh-Cholmondeley de la Vega y Montenegro",
    "فاطمة الزهراء بنت عبد الرحمن",
    "שירה",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "<b onclick=alert(1)>Bo</b>",
    "\u{202e}drawkcab",
    "梅子",
    "🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻🌻",
    "O’Neil \"Sunny\" & Co; DROP TABLE",
    "Zoë\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}",
    "Nguyễn Thị Minh Khai",
];

/// A group with so many of each kind.
///
/// ```
/// use all_leaders_e2e::Made;
///
/// let group = Made { members: 50, commitments: 500, check_ins: 5_000, hostile: false };
/// assert!(group.file().len() > 1_000_000);
/// assert_eq!(group.stored().len(), 50 + 500 + 5_000 + 4);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Made {
    /// People; the first uses the phone.
    pub members: usize,
    /// Commitments, an eighth of them done, and an eighth asking for a hand.
    pub commitments: usize,
    /// Check-ins, spread over the commitments.
    pub check_ins: usize,
    /// With names and words that try the screens.
    pub hostile: bool,
}

type Record = (&'static str, String, Value);

impl Made {
    /// What the group is called.
    pub fn name(&self) -> &'static str {
        if self.hostile {
            "Haus der Gemeinschaft <i>&amp;</i> مجموعة الجيران"
        } else {
            "Riverside"
        }
    }

    /// The id of the member of this number, from 0.
    pub fn member(&self, number: usize) -> String {
        id(1, number)
    }

    /// The id of the commitment of this number, from 0.
    pub fn commitment(&self, number: usize) -> String {
        id(2, number)
    }

    /// What the commitment of this number is.
    pub fn what(&self, number: usize) -> String {
        match (self.hostile, number % 7) {
            (true, 1) => format!(
                "Rechtsschutzversicherungsgesellschaftsfragebogenbeantwortungsunterlagen {number} <script>alert({number})</script>"
            ),
            (true, 2) => format!("اسأل عن القاعة في المركز المجتمعي قبل يوم الجمعة القادم {number}"),
            (true, 3) => format!(
                "https://example.org/a/very/long/address/that/has/no/spaces/at/all?with=parameters&number={number}"
            ),
            _ => format!("Ask whether hall number {number} is free on the first Friday"),
        }
    }

    fn member_name(&self, number: usize) -> String {
        if self.hostile {
            let name = NAMES[number % NAMES.len()];
            if number < NAMES.len() { name.to_owned() } else { format!("{name} {number}") }
        } else {
            format!("Person {number}")
        }
    }

    fn records(&self) -> Vec<Record> {
        let mut all: Vec<Record> = vec![
            ("group", GROUP.into(), json!({ "name": self.name(), "purpose": "Homes that are warm" })),
            (
                "phone",
                format!("00000000-0000-0000-{}-{}", &DEVICE[..4], &DEVICE[4..]),
                json!({ "member": self.member(0) }),
            ),
        ];
        for number in 0..self.members {
            let mut fields = json!({ "name": self.member_name(number) });
            if number % 5 == 1 {
                fields["pronouns"] = json!("they/them, as it were, or whatever comes to mind first");
                fields["note"] = json!("Best reached on Sundays before noon; speaks three languages");
            }
            fields["away"] = json!(number % 20 == 19);
            all.push(("member", self.member(number), fields));
        }
        for number in 0..self.commitments {
            all.push(("commitment", self.commitment(number), self.commitment_fields(number)));
        }
        for number in 0..self.check_ins {
            let on = number % self.commitments.max(1);
            let fields = json!({
                "commitment": self.commitment(on), "by": self.member(on % self.members.max(1)), "state": "moving",
                "word": format!("Called twice, the caretaker is back on Monday {number}"),
                "on": day(20 - i64::try_from(number / self.commitments.max(1)).unwrap_or_default()),
            });
            all.push(("check-in", id(3, number), fields));
        }
        all
    }

    fn commitment_fields(&self, number: usize) -> Value {
        let people = self.members.max(1);
        let holder = self.member(number % people);
        let mut fields = Map::new();
        fields.insert("what".into(), json!(self.what(number)));
        fields.insert("began".into(), json!("2026-11-01"));
        fields.insert("began_with".into(), json!(holder));
        fields.insert(format!("holder/{holder}"), json!(true));
        if number.is_multiple_of(3) {
            fields.insert(format!("holder/{}", self.member((number + 7) % people)), json!(true));
            fields.insert(format!("companion/{}", self.member((number + 3) % people)), json!("learning"));
        }
        if number % 4 != 3 {
            fields.insert("day".into(), json!(day(i64::try_from(number % 40).unwrap_or_default() - 5)));
        }
        if number % 8 == 7 {
            fields.insert("state".into(), json!("done"));
            fields.insert("state_on".into(), json!(day(-3)));
        } else if number % 8 == 2 && self.check_ins > number {
            fields.insert("state".into(), json!("stuck"));
            fields.insert("state_on".into(), json!(day(-1)));
            fields.insert("hand".into(), json!(id(3, number)));
        }
        Value::Object(fields)
    }

    /// The group as a file that another phone saved.
    pub fn file(&self) -> String {
        let mut kinds: BTreeMap<&str, BTreeMap<String, String>> = BTreeMap::new();
        for (number, (kind, id, fields)) in self.records().into_iter().enumerate() {
            let line = line(&id, &fields, number);
            kinds.entry(kind).or_default().insert(id, line);
        }
        let mut text = format!(
            "{{\"format\":\"all-leaders\",\"version\":1,\"needs\":1,\n\"group\":{},\n\"saved\":{},\n\"records\":{{\n",
            json!({ "id": GROUP, "name": self.name() }),
            json!({ "at": "2026-11-24T18:30:00Z", "by": self.member_name(0), "phone": DEVICE }),
        );
        for (at, (kind, records)) in kinds.iter().enumerate() {
            let comma = if at + 1 < kinds.len() { "," } else { "" };
            let lines: Vec<&str> = records.values().map(String::as_str).collect();
            // Writing into a text never fails.
            let _ = write!(text, "\"{kind}\":[\n{}\n]{comma}\n", lines.join(",\n"));
        }
        text.push_str("}}\n");
        text
    }

    /// The same as it rests in a phone's local storage, with the first member as the one who uses the phone.
    pub fn stored(&self) -> BTreeMap<String, String> {
        let mut stored = BTreeMap::from([
            ("allleaders/1/here/device".to_owned(), DEVICE.to_owned()),
            ("allleaders/1/here/group".to_owned(), GROUP.to_owned()),
        ]);
        for (number, (kind, id, fields)) in self.records().into_iter().enumerate() {
            stored.insert(format!("allleaders/1/{GROUP}/{kind}/{id}"), line(&id, &fields, number));
        }
        stored
    }
}

pub(crate) fn line(id: &str, fields: &Value, number: usize) -> String {
    // A timestamp of its own for each record, as each was an act of its own.
    let stamp = format!("{:012x}-0000-{DEVICE}", AT + number as u64);
    format!("{{\"id\":\"{id}\",\"fields\":{fields},\"stamp\":\"{stamp}\"}}")
}

pub(crate) fn id(kind: u16, number: usize) -> String {
    format!("019a0b1c-{kind:04x}-7000-8000-{number:012x}")
}

/// The day that is so many days after 24 November 2026, within that month and the next.
pub(crate) fn day(after: i64) -> String {
    match 24 + after {
        day @ ..=30 => format!("2026-11-{:02}", day.max(1)),
        day => format!("2026-12-{:02}", (day - 30).min(31)),
    }
}
