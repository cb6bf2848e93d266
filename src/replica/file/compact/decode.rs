//! Reads what `encode` has laid out. Whatever the bytes claim, nothing is made that they do not pay for: each field takes a
//! byte at least, and together they make no more than a file may have.

use uuid::Uuid;

use super::bytes::from_zigzag;
use super::days::day_text;
use super::layout::{Drawn, Form, IdForm};
use super::names::{END, ID, KNOWN, NUMBER};
use super::source::{Source, as_text, must};
use crate::replica::file::error::ReadError;
use crate::replica::file::header::Header;
use crate::replica::file::read::{check_size, in_order, kind};
use crate::replica::{Cell, Device, Key, Kind, Record, RecordSize, Replica, Timestamp, Value};

/// The copy that was laid out so, and what its file says.
pub fn decode(bytes: &[u8]) -> Result<(Replica, Header), ReadError> {
    let mut source = Source::new(bytes);
    let (group, header) = source.header()?;
    let names = KNOWN.into_iter().map(template).collect::<Result<Vec<_>, _>>()?;
    let mut decoder = Decoder { source, names, shapes: Vec::new(), drafts: Vec::new(), file_bytes: 0 };
    let records = decoder.records()?;
    must(decoder.source.input.left() == 0)?;
    Ok((Replica::of_records(group, in_order(records)?), header))
}

/// What a record takes in a file at least, and a field besides its name and its text.
const RECORD_BYTES: usize = 64;
const FIELD_BYTES: usize = 5;

/// What a copy's records take in a file, at least.
pub fn file_bytes(replica: &Replica) -> u64 {
    let bytes = |record: &Record| {
        let RecordSize { fields, bytes } = record.size();
        (RECORD_BYTES + FIELD_BYTES * fields + bytes) as u64
    };
    replica.records().map(|(_, record)| bytes(record)).sum()
}

/// A part of a name.
enum Part {
    Plain(String),
    Id,
    Number,
}

/// A name, of which each field has ids and numbers of its own.
fn template(mut name: &[u8]) -> Result<Vec<Part>, ReadError> {
    let mut parts = Vec::new();
    while let Some(at) = name.iter().position(|byte| *byte >= NUMBER) {
        if at > 0 {
            parts.push(Part::Plain(as_text(&name[..at])?.to_owned()));
        }
        parts.push(if name[at] == ID { Part::Id } else { Part::Number });
        name = &name[at + 1..];
    }
    if !name.is_empty() {
        parts.push(Part::Plain(as_text(name)?.to_owned()));
    }
    Ok(parts)
}

/// Which fields a record has.
#[derive(Default)]
struct Shape {
    fields: Vec<ShapeField>,
    /// How many timestamps they have.
    times: usize,
}

struct ShapeField {
    name: usize,
    time: usize,
    form: Form,
}

/// A record in the making. One without fields was erased.
struct Draft {
    kind: Kind,
    shape: usize,
    times: Vec<Timestamp>,
    fields: Vec<(String, Cell)>,
    bytes: usize,
}

/// Where a field stands: under which name, in which record, and as which of its fields.
#[derive(Clone, Copy)]
struct Place {
    name: usize,
    draft: usize,
    field: usize,
    form: Form,
}

struct Decoder<'a> {
    source: Source<'a>,
    names: Vec<Vec<Part>>,
    shapes: Vec<Shape>,
    drafts: Vec<Draft>,
    /// What the records take in a file, at least.
    file_bytes: usize,
}

impl Decoder<'_> {
    fn records(&mut self) -> Result<Vec<(Key, Record)>, ReadError> {
        let kinds = self.kinds()?;
        let mut places = self.record_shapes(kinds)?;
        self.timestamps()?;
        let ids = self.record_ids()?;
        places.sort_by_key(|place| place.name);
        for places in places.chunk_by(|a, b| a.name == b.name) {
            self.column(places)?;
        }
        let drafts = std::mem::take(&mut self.drafts);
        let record = |(id, Draft { kind, times, fields, .. }): (Uuid, Draft)| {
            let record = match times.first() {
                Some(erased) if fields.is_empty() => Record::erased_at(*erased),
                _ => Record::of_fields(fields).map_err(|_| ReadError::Damaged)?,
            };
            Ok((Key::new(kind, id), record))
        };
        ids.into_iter().zip(drafts).map(record).collect()
    }

    fn name(&mut self) -> Result<usize, ReadError> {
        if let Some(at) = self.source.known()? {
            must(at < self.names.len())?;
            return Ok(at);
        }
        let (name, _) = self.source.input.until(END)?;
        self.names.push(template(name)?);
        Ok(self.names.len() - 1)
    }

    fn kinds(&mut self) -> Result<Vec<(Kind, usize)>, ReadError> {
        let mut kinds = Vec::new();
        for _ in 0..self.source.input.length()? {
            let name = self.name()?;
            let [Part::Plain(name)] = self.names[name].as_slice() else { return Err(ReadError::Damaged) };
            kinds.push((kind(name)?, self.source.input.length()?));
        }
        Ok(kinds)
    }

    /// Reads which fields each record has.
    fn record_shapes(&mut self, kinds: Vec<(Kind, usize)>) -> Result<Vec<Place>, ReadError> {
        let mut places = Vec::new();
        for (kind, count) in kinds {
            for _ in 0..count {
                let shape = match self.source.known()? {
                    Some(known) => known,
                    None => self.shape(&kind)?,
                };
                let draft = self.drafts.len();
                let Shape { fields: of_shape, .. } = self.shapes.get(shape).ok_or(ReadError::Damaged)?;
                must(places.len() + of_shape.len() <= self.source.input.left())?;
                self.file_bytes += RECORD_BYTES + FIELD_BYTES * of_shape.len();
                check_size(self.file_bytes as u64)?;
                for (field, ShapeField { name, form, .. }) in of_shape.iter().enumerate() {
                    places.push(Place { name: *name, draft, field, form: *form });
                }
                let (times, fields) = (Vec::new(), Vec::new());
                self.drafts.push(Draft { kind: kind.clone(), shape, times, fields, bytes: 0 });
            }
        }
        Ok(places)
    }

    fn shape(&mut self, kind: &Kind) -> Result<usize, ReadError> {
        let count = self.source.input.length()?;
        if count > RecordSize::LIMIT.fields {
            return Err(ReadError::RecordFull { place: kind.to_string() });
        }
        let mut shape = Shape { fields: Vec::new(), times: 1 };
        for _ in 0..count {
            let name = self.name()?;
            let time_and_form = self.source.input.length()?;
            let (time, form) = (time_and_form >> 2, Form::ALL[time_and_form & 3]);
            must(time < count)?;
            shape.times = shape.times.max(time + 1);
            shape.fields.push(ShapeField { name, time, form });
        }
        self.shapes.push(shape);
        Ok(self.shapes.len() - 1)
    }

    fn timestamps(&mut self) -> Result<(), ReadError> {
        let count = self.source.input.length()?;
        must(count <= self.source.input.left())?;
        let mut all = Vec::new();
        let mut at = 0_u64;
        for _ in 0..count {
            at = at.saturating_add(self.source.input.number()?);
            must(at <= Timestamp::LAST_MILLIS)?;
            all.push((at, 0));
        }
        for (_, counter) in &mut all {
            *counter = u16::try_from(self.source.input.number()?).map_err(|_| ReadError::Damaged)?;
        }
        let mut times = Vec::new();
        for (at, counter) in all {
            times.push(Timestamp::new(at, counter, Device(self.source.number()?)));
        }
        let mut first = 0_usize;
        for draft in &mut self.drafts {
            let Shape { fields, times: own } = &self.shapes[draft.shape];
            let step = isize::try_from(self.source.input.signed()?).map_err(|_| ReadError::Damaged)?;
            first = first.checked_add_signed(step).ok_or(ReadError::Damaged)?;
            let mut place = first;
            for number in 0..*own {
                if number > 0 {
                    place = place.saturating_add(self.source.input.length()?).saturating_add(1);
                }
                draft.times.push(*times.get(place).ok_or(ReadError::Damaged)?);
            }
            let empty = |field: &ShapeField| {
                (String::new(), Cell { timestamp: draft.times[field.time], value: Value::Null })
            };
            draft.fields = fields.iter().map(empty).collect();
        }
        Ok(())
    }

    fn record_ids(&mut self) -> Result<Vec<Uuid>, ReadError> {
        let forms = self.source.input.take(self.drafts.len())?;
        let form = |byte: &u8| IdForm::ALL.get(usize::from(*byte)).copied().ok_or(ReadError::Damaged);
        let forms = forms.iter().map(form).collect::<Result<Vec<_>, _>>()?;
        let mut drawn = Vec::new();
        for (draft, _) in self.drafts.iter().zip(&forms).filter(|(_, form)| **form == IdForm::Near) {
            let number = self.source.input.number()?;
            let first = draft.times[0].millis().cast_signed();
            let at = u64::try_from(first.saturating_add(from_zigzag(number >> 2))).unwrap_or(u64::MAX);
            must(at <= Timestamp::LAST_MILLIS)?;
            drawn.push(Drawn { at, bits: u128::from(number & 3) << 72 });
        }
        for Drawn { bits, .. } in &mut drawn {
            let mut bytes = [0; 16];
            bytes[7..].copy_from_slice(&self.source.input.array::<9>()?);
            *bits |= u128::from_be_bytes(bytes);
        }
        let mut drawn = drawn.into_iter();
        let mut ids = Vec::new();
        for form in forms {
            ids.push(match form {
                IdForm::Near => drawn.next().ok_or(ReadError::Damaged)?.id(),
                IdForm::Number => Uuid::from_u128(self.source.number()?.into()),
                IdForm::Other => self.source.id()?,
            });
        }
        self.source.ids.extend_from_slice(&ids);
        Ok(ids)
    }

    /// Reads all that stands in the fields of one name.
    fn column(&mut self, places: &[Place]) -> Result<(), ReadError> {
        let parts =
            places.first().map(|place| std::mem::take(&mut self.names[place.name])).unwrap_or_default();
        let mut ids = Vec::new();
        for place in places {
            let mut name = String::new();
            for part in &parts {
                match part {
                    Part::Plain(text) => name.push_str(text),
                    Part::Number => name.push_str(&Device(self.source.number()?).to_string()),
                    Part::Id => {
                        let at = match self.source.known()? {
                            Some(known) => known,
                            None => {
                                ids.push(self.source.id()?);
                                ids.len() - 1
                            }
                        };
                        let id = ids.get(at).ok_or(ReadError::Damaged)?;
                        name.push_str(&id.to_string());
                    }
                }
            }
            self.takes(*place, name.len())?;
            self.drafts[place.draft].fields[place.field].0 = name;
        }
        let mut texts = Vec::new();
        let mut count = 0;
        for place in places {
            let cell = &mut self.drafts[place.draft].fields[place.field].1;
            cell.value = match place.form {
                Form::Flag => match self.source.input.byte()? {
                    0 => Value::Null,
                    1 => Value::Bool(false),
                    2 => Value::Bool(true),
                    _ => return Err(ReadError::Damaged),
                },
                Form::Int => {
                    let number = self.source.input.signed()?;
                    must(number.unsigned_abs() <= Value::GREATEST_INT.unsigned_abs())?;
                    Value::Int(number)
                }
                Form::Day => {
                    let days = self.source.input.signed()?;
                    Value::Text(day_text(cell.timestamp.millis(), days).ok_or(ReadError::Damaged)?)
                }
                Form::Text => {
                    let known = self.source.known()?;
                    must(known.is_none_or(|known| known < count))?;
                    let text = known.unwrap_or(count);
                    count += usize::from(known.is_none());
                    texts.push((*place, text));
                    continue;
                }
            };
        }
        let all = (0..count).map(|_| self.source.text()).collect::<Result<Vec<_>, _>>()?;
        for (place, text) in texts {
            self.takes(place, all[text].len())?;
            self.drafts[place.draft].fields[place.field].1.value = Value::Text(all[text].clone());
        }
        Ok(())
    }

    /// Stops at what is more than a record or a file may hold, before it is made.
    fn takes(&mut self, place: Place, bytes: usize) -> Result<(), ReadError> {
        let draft = &mut self.drafts[place.draft];
        draft.bytes += bytes;
        if draft.bytes > RecordSize::LIMIT.bytes {
            return Err(ReadError::RecordFull { place: draft.kind.to_string() });
        }
        self.file_bytes += bytes;
        check_size(self.file_bytes as u64)
    }
}
