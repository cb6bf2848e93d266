//! Lays a copy out as bytes: alike beside alike, so that deflating finds it.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::bytes::{push_length, push_number, push_signed, zigzag};
use super::days::days_after;
use super::layout::{Drawn, Form, IdForm, SavedParts};
use super::names::{END, ID, KNOWN, NUMBER};
use super::pieces::{Piece, pieces};
use crate::replica::file::header::{Coverage, Extra, Header, Saved};
use crate::replica::file::rfc3339::LAST_SECOND;
use crate::replica::{Actor, Cell, Key, Kind, Record, Replica, Timestamp, Value, Version};

/// The copy and what its file says, laid out as the format's page has it.
pub fn encode(replica: &Replica, header: &Header) -> Vec<u8> {
    let mut encoder = Encoder {
        out: Vec::new(),
        ids: Dictionary::default(),
        numbers: Dictionary::default(),
        names: Dictionary::default(),
    };
    KNOWN.iter().for_each(|name| encoder.names.add(name.to_vec()));
    encoder.header(replica.group(), header);
    encoder.records(&replica.records().collect::<Vec<_>>());
    encoder.out
}

/// Things that are written in full the first time, and then by their number.
struct Dictionary<T> {
    numbers: BTreeMap<T, usize>,
    next: usize,
}

impl<T: Ord> Default for Dictionary<T> {
    fn default() -> Self {
        Self { numbers: BTreeMap::new(), next: 0 }
    }
}

impl<T: Ord> Dictionary<T> {
    fn add(&mut self, thing: T) {
        self.numbers.entry(thing).or_insert(self.next);
        self.next += 1;
    }

    /// Writes 0 for what is new, and tells that it is; otherwise its number, counted from 1.
    fn push(&mut self, out: &mut Vec<u8>, thing: T) -> bool {
        let known = self.numbers.get(&thing);
        push_length(out, known.map_or(0, |number| number + 1));
        let is_new = known.is_none();
        if is_new {
            self.add(thing);
        }
        is_new
    }
}

struct Encoder {
    out: Vec<u8>,
    ids: Dictionary<Uuid>,
    numbers: Dictionary<u64>,
    names: Dictionary<Vec<u8>>,
}

/// A field of a record: what its name has in place of the marks, and what it holds.
struct Occurrence<'a> {
    arguments: Vec<Piece<'a>>,
    cell: &'a Cell,
}

/// A name with marks in place of its ids and numbers, and these.
fn template(name: &str) -> (Vec<u8>, Vec<Piece<'_>>) {
    let (mut template, mut arguments) = (Vec::new(), pieces(name));
    for piece in &arguments {
        match piece {
            Piece::Plain(text) => template.extend_from_slice(text.as_bytes()),
            Piece::Id(_) => template.push(ID),
            Piece::Number(_) => template.push(NUMBER),
        }
    }
    arguments.retain(|piece| !matches!(piece, Piece::Plain(_)));
    (template, arguments)
}

/// The timestamps of a record, each once, the least first.
fn times(record: &Record) -> Vec<Timestamp> {
    record.timestamps().collect::<BTreeSet<_>>().into_iter().collect()
}

impl Encoder {
    fn number(&mut self, number: u64) {
        if self.numbers.push(&mut self.out, number) {
            self.out.extend_from_slice(&number.to_be_bytes());
        }
    }

    fn id(&mut self, id: Uuid) {
        if self.ids.push(&mut self.out, id) {
            self.out.extend_from_slice(id.as_bytes());
        }
    }

    fn text(&mut self, text: &str) {
        for piece in pieces(text) {
            match piece {
                Piece::Plain(text) => self.out.extend_from_slice(text.as_bytes()),
                Piece::Id(id) => {
                    self.out.push(ID);
                    self.id(id);
                }
                Piece::Number(number) => {
                    self.out.push(NUMBER);
                    self.number(number);
                }
            }
        }
        self.out.push(END);
    }

    fn name(&mut self, template: &[u8]) {
        if self.names.push(&mut self.out, template.to_vec()) {
            self.out.extend_from_slice(template);
            self.out.push(END);
        }
    }

    fn header(&mut self, group: Uuid, header: &Header) {
        self.out.extend_from_slice(group.as_bytes());
        self.ids.add(group);
        self.text(&header.group_name);
        self.out.push(SavedParts::of(header.saved.as_ref()).bits());
        if let Some(Saved { at, by, device, coverage }) = &header.saved {
            let second = (at / 1000).min(LAST_SECOND);
            push_number(&mut self.out, second);
            self.text(by);
            self.number(device.0);
            if let Some(Coverage { version, base, whole }) = coverage {
                self.version(version, |_| second * 1000);
                if let Some(base) = base {
                    // Nearly always numbers from which the version has gone on.
                    self.version(base, |actor| version.get(actor));
                }
                if let Some(whole) = whole {
                    self.out.extend_from_slice(&whole.0.to_be_bytes());
                }
            }
        }
        push_length(&mut self.out, header.extra.len());
        for Extra { key, json } in &header.extra {
            self.text(key);
            self.text(json);
        }
    }

    fn version(&mut self, version: &Version, near: impl Fn(Actor) -> u64) {
        push_length(&mut self.out, version.len());
        for (actor, number) in version.iter() {
            self.number(actor.0);
            push_signed(&mut self.out, near(actor).cast_signed().wrapping_sub(number.cast_signed()));
        }
    }

    fn records(&mut self, records: &[(&Key, &Record)]) {
        self.kinds(records);
        let columns = self.shapes(records);
        self.timestamps(records);
        self.record_ids(records);
        columns.values().for_each(|occurrences| self.column(occurrences));
    }

    fn kinds(&mut self, records: &[(&Key, &Record)]) {
        let mut kinds: Vec<(&Kind, usize)> = Vec::new();
        for (Key { kind, .. }, _) in records {
            match kinds.last_mut() {
                Some((same, count)) if *same == kind => *count += 1,
                _ => kinds.push((kind, 1)),
            }
        }
        push_length(&mut self.out, kinds.len());
        for (kind, count) in kinds {
            self.name(kind.as_str().as_bytes());
            push_length(&mut self.out, count);
        }
    }

    /// Writes which fields each record has; gives them back by the numbers of their names.
    fn shapes<'a>(&mut self, records: &[(&'a Key, &'a Record)]) -> BTreeMap<usize, Vec<Occurrence<'a>>> {
        let mut shapes = Dictionary::default();
        let mut columns: BTreeMap<usize, Vec<Occurrence<'a>>> = BTreeMap::new();
        for (_, record) in records {
            let times = times(record);
            let (mut shape, mut occurrences) = (Vec::new(), Vec::new());
            for (name, cell) in record.fields() {
                let (template, arguments) = template(name);
                let slot = times.iter().position(|time| *time == cell.timestamp).unwrap_or_default();
                shape.push((template, slot << 2 | Form::of(cell) as usize));
                occurrences.push(Occurrence { arguments, cell });
            }
            if shapes.push(&mut self.out, shape.clone()) {
                push_length(&mut self.out, shape.len());
                for (template, slot_and_form) in &shape {
                    self.name(template);
                    push_length(&mut self.out, *slot_and_form);
                }
            }
            for ((template, _), occurrence) in shape.iter().zip(occurrences) {
                columns.entry(self.names.numbers[template]).or_default().push(occurrence);
            }
        }
        columns
    }

    fn timestamps(&mut self, records: &[(&Key, &Record)]) {
        let all: BTreeSet<Timestamp> = records.iter().flat_map(|(_, record)| record.timestamps()).collect();
        let all: Vec<Timestamp> = all.into_iter().collect();
        push_length(&mut self.out, all.len());
        let mut before = 0;
        for time in &all {
            push_number(&mut self.out, time.millis() - before);
            before = time.millis();
        }
        all.iter().for_each(|time| push_number(&mut self.out, time.counter().into()));
        all.iter().for_each(|time| self.number(time.device().0));
        let place = |time: &Timestamp| all.binary_search(time).unwrap_or_default();
        let mut first = 0;
        for (_, record) in records {
            let mut places = times(record).iter().map(place).collect::<Vec<_>>().into_iter();
            let Some(mut last) = places.next() else { continue };
            push_signed(&mut self.out, last as i64 - first as i64);
            first = last;
            for place in places {
                push_length(&mut self.out, place - last - 1);
                last = place;
            }
        }
    }

    fn record_ids(&mut self, records: &[(&Key, &Record)]) {
        let forms = records.iter().map(|(key, _)| IdForm::of(key.id) as u8);
        self.out.extend(forms);
        let drawn: Vec<(Drawn, &Record)> = records
            .iter()
            .filter(|(key, _)| IdForm::of(key.id) == IdForm::Near)
            .filter_map(|(key, record)| Some((Drawn::of(key.id)?, *record)))
            .collect();
        for (Drawn { at, bits }, record) in &drawn {
            let first = record.first_timestamp().map_or(0, Timestamp::millis);
            let distance = zigzag(at.cast_signed() - first.cast_signed());
            push_number(&mut self.out, distance << 2 | (bits >> 72) as u64);
        }
        for (Drawn { bits, .. }, _) in &drawn {
            self.out.extend_from_slice(&bits.to_be_bytes()[7..]);
        }
        for (key, _) in records {
            match IdForm::of(key.id) {
                IdForm::Near => {}
                IdForm::Number => self.number(key.id.as_u128() as u64),
                IdForm::Other => self.id(key.id),
            }
        }
        records.iter().for_each(|(key, _)| self.ids.add(key.id));
    }

    /// All that stands in the fields of one name.
    fn column(&mut self, occurrences: &[Occurrence<'_>]) {
        let mut ids = Dictionary::default();
        for argument in occurrences.iter().flat_map(|field| &field.arguments) {
            match argument {
                Piece::Id(id) if ids.push(&mut self.out, *id) => self.id(*id),
                Piece::Number(number) => self.number(*number),
                _ => {}
            }
        }
        let mut texts = Dictionary::default();
        let mut new = Vec::new();
        for Occurrence { cell, .. } in occurrences {
            match &cell.value {
                Value::Null => self.out.push(0),
                Value::Bool(yes) => self.out.push(1 + u8::from(*yes)),
                Value::Int(number) => push_signed(&mut self.out, *number),
                Value::Text(text) => match days_after(cell.timestamp.millis(), text) {
                    Some(days) => push_signed(&mut self.out, days),
                    None if texts.push(&mut self.out, text.as_str()) => new.push(text),
                    None => {}
                },
            }
        }
        new.into_iter().for_each(|text| self.text(text));
    }
}
