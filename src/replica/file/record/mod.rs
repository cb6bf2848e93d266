//! One record as text: a line of the file, and what the phone keeps of it.

mod decode;

use uuid::Uuid;

use crate::replica::value::push_text;
use crate::replica::{JournaledRecord, LostValue, Record, Timestamp};

pub use decode::{decode_record, decode_stored};
pub(super) use decode::{parse_id, read_record, shorten};

/// Why a text is no record. Names and values in it come from the text and are to be cleaned before showing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// The text ends before the record does.
    #[error("the record is cut off")]
    Truncated,
    /// The text is no JSON, from this byte on.
    #[error("the record is not JSON at byte {at}")]
    NotJson {
        /// Bytes from the beginning of the text.
        at: usize,
    },
    /// Something has a type that the format does not allow there: a list or an object as a field's value, a
    /// number with a fraction or beyond +-(2^53 - 1), a record that is no object …
    #[error("{place} is of a type that does not belong there")]
    WrongType {
        /// The key, or `field <name>`.
        place: String,
    },
    /// A timestamp is none, is missing, or stands for a field that is not there.
    #[error("{place} has no good stamp")]
    BadStamp {
        /// The key, or `field <name>`.
        place: String,
    },
    /// The id is missing or not a UUID in lowercase with hyphens.
    #[error("the record has no good id")]
    BadId,
    /// A key or a field stands there twice, so that nobody can say which one counts.
    #[error("{place} stands there twice")]
    Twice {
        /// The key, or `field <name>`.
        place: String,
    },
    /// It holds more than [`RecordSize::LIMIT`](crate::replica::RecordSize::LIMIT).
    #[error("the record holds too much")]
    Full,
    /// A key of the record itself that this version does not know. It has no timestamp, so it could not be merged;
    /// what a newer version adds to a record is a field, or the file says that it needs a newer reader.
    #[error("a record has no key {name}")]
    UnknownKey {
        /// The key.
        name: String,
    },
}

/// The record as one line of JSON, in the one form that all copies write (law L7): keys in the order `id`,
/// `fields`, `stamp`, `stamps`, `lost` (or `id`, `erased`), no spaces, fields in the order of their bytes.
///
/// `stamp` is the least timestamp among the fields; `stamps` names only fields whose timestamp is another. `lost` is
/// what only the phone keeps, left out where it is empty.
///
/// ```
/// use all_leaders::replica::file::{decode_record, encode_record};
/// use all_leaders::replica::{Cell, Device, Record, Timestamp};
/// use uuid::Uuid;
///
/// let mut ana = Record::default();
/// ana.put("name", Cell { timestamp: Timestamp::new(1, 0, Device(2)), value: "Ana".into() });
/// let line = encode_record(Uuid::from_u128(7), &ana, &[]);
/// assert_eq!(
///     line,
///     r#"{"id":"00000000-0000-0000-0000-000000000007","fields":{"name":"Ana"},"stamp":"000000000001-0000-0000000000000002"}"#
/// );
/// assert_eq!(decode_record(&line), Ok((Uuid::from_u128(7), ana, vec![])));
/// ```
pub fn encode_record(id: Uuid, record: &Record, lost: &[LostValue]) -> String {
    let mut line = String::with_capacity(160);
    push_record(&mut line, id, record, lost);
    line
}

/// The record as it rests on a phone: the same line with its journal, and with `era` at the end where that is not 0.
/// Neither is ever in a file. [`decode_stored`] reads it.
pub fn encode_stored(id: Uuid, stored: &JournaledRecord) -> String {
    let mut line = encode_record(id, &stored.record, stored.lost());
    if stored.era > 0 {
        line.pop();
        line.push_str(&format!(",\"era\":{}}}", stored.era));
    }
    line
}

/// [`encode_record`] at the end of a text.
pub(super) fn push_record(line: &mut String, id: Uuid, record: &Record, lost: &[LostValue]) {
    line.push_str(r#"{"id":""#);
    line.push_str(id.hyphenated().encode_lower(&mut Uuid::encode_buffer()));
    line.push('"');
    if let Some(erased) = record.erased() {
        line.push_str(r#","erased":"#);
        push_stamp(line, erased);
    } else {
        line.push_str(r#","fields":{"#);
        let mut comma = "";
        for (name, cell) in record.fields() {
            line.push_str(comma);
            comma = ",";
            push_text(line, name);
            line.push(':');
            cell.value.push_encoded(line);
        }
        line.push('}');
        if let Some(begun) = record.first_timestamp() {
            line.push_str(r#","stamp":"#);
            push_stamp(line, begun);
            let mut before = r#","stamps":{"#;
            for (name, cell) in record.fields().filter(|(_, cell)| cell.timestamp != begun) {
                line.push_str(before);
                before = ",";
                push_text(line, name);
                line.push(':');
                push_stamp(line, cell.timestamp);
            }
            if before == "," {
                line.push('}');
            }
        }
    }
    let mut before = r#","lost":["#;
    for LostValue { field, cell } in lost {
        line.push_str(before);
        before = ",";
        line.push_str(r#"{"field":"#);
        push_text(line, field);
        line.push_str(r#","value":"#);
        cell.value.push_encoded(line);
        line.push_str(r#","stamp":"#);
        push_stamp(line, cell.timestamp);
        line.push('}');
    }
    if before == "," {
        line.push(']');
    }
    line.push('}');
}

fn push_stamp(line: &mut String, timestamp: Timestamp) {
    line.push('"');
    timestamp.push_text(line);
    line.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replica::{Cell, Device, Value};

    const ID: &str = "0192f3a4-0000-7000-8000-000000000001";

    fn timestamp(millis: u64) -> Timestamp {
        Timestamp::new(millis, 0, Device(0xfeed))
    }

    fn line(rest: &str) -> String {
        format!(r#"{{"id":"{ID}",{rest}}}"#)
    }

    #[test]
    fn writes_each_form_in_its_one_way() {
        let id = ID.parse().unwrap();
        let mut record = Record::default();
        record.put("what", Cell { timestamp: timestamp(1), value: "Ask \"the\" hall\n\u{1f}".into() });
        record.put("day", Cell { timestamp: timestamp(2), value: Value::Null });
        record.put("holder/x", Cell { timestamp: timestamp(1), value: true.into() });
        let lost =
            [LostValue { field: "day".into(), cell: Cell { timestamp: timestamp(1), value: (-7).into() } }];
        let text = encode_record(id, &record, &lost);
        assert_eq!(
            text,
            line(concat!(
                r#""fields":{"day":null,"holder/x":true,"what":"Ask \"the\" hall\n\u001f"},"#,
                r#""stamp":"000000000001-0000-000000000000feed","#,
                r#""stamps":{"day":"000000000002-0000-000000000000feed"},"#,
                r#""lost":[{"field":"day","value":-7,"stamp":"000000000001-0000-000000000000feed"}]"#
            ))
        );
        assert_eq!(decode_record(&text), Ok((id, record, lost.to_vec())));

        let erased = Record::erased_at(timestamp(3));
        let text = encode_record(id, &erased, &[]);
        assert_eq!(text, line(r#""erased":"000000000003-0000-000000000000feed""#));
        assert_eq!(decode_record(&text), Ok((id, erased, vec![])));
    }

    #[test]
    fn reads_any_layout_and_every_escape() {
        let text = format!(
            "\n{{\r\n\t\"stamps\": {{ \"b\" : \"000000000002-0000-000000000000feed\" }} ,\n \"fields\":{{\
             \"b\":\"\\u0041\\/\\ud83c\\udf3b\\b\", \"a\" : -0 }}, \"stamp\":\"000000000001-0000-000000000000feed\",\
             \"id\":\"{ID}\"}} "
        );
        let (_, record, _) = decode_record(&text).unwrap();
        assert_eq!(record.text("b"), Some("A/\u{1f33b}\u{8}"));
        assert_eq!(record.int("a"), Some(0));
        assert_eq!(record.cell("b").unwrap().timestamp, timestamp(2));
    }

    #[test]
    fn each_fault_has_its_own_error() {
        let s = r#""stamp":"000000000001-0000-000000000000feed""#;
        let cases = [
            ("", RecordError::Truncated),
            (&line(r#""fields":{"a":{"#), RecordError::WrongType { place: "field a".into() }),
            ("[]", RecordError::WrongType { place: "the record".into() }),
            ("{}", RecordError::BadId),
            (r#"{"id":"0192F3A4-0000-7000-8000-000000000001"}"#, RecordError::BadId),
            (&line(r#""fields":{"a":1}"#), RecordError::BadStamp { place: "field a".into() }),
            (&line(r#""fields":{},"stamp":"1""#), RecordError::BadStamp { place: "stamp".into() }),
            (
                &line(&format!(r#""fields":{{}},{s},"stamps":{{"b":"000000000001-0000-000000000000feed"}}"#)),
                RecordError::BadStamp { place: "field b".into() },
            ),
            (
                &line(&format!(r#""fields":{{"a":1,"a":1}},{s}"#)),
                RecordError::Twice { place: "field a".into() },
            ),
            (&line(&format!(r#""fields":{{}},{s},{s}"#)), RecordError::Twice { place: "stamp".into() }),
            (
                &line(&format!(r#""fields":{{}},{s},"more":1"#)),
                RecordError::UnknownKey { name: "more".into() },
            ),
            (
                &line(&format!(r#""fields":{{"a":1.0}},{s}"#)),
                RecordError::WrongType { place: "field a".into() },
            ),
            (
                &line(&format!(r#""fields":{{"a":9007199254740992}},{s}"#)),
                RecordError::WrongType { place: "field a".into() },
            ),
            (
                &line(&format!(r#""fields":{{"a":[1]}},{s}"#)),
                RecordError::WrongType { place: "field a".into() },
            ),
            (
                &line(r#""fields":{},"erased":"000000000001-0000-000000000000feed""#),
                RecordError::WrongType { place: "erased".into() },
            ),
        ];
        for (text, error) in cases {
            assert_eq!(decode_record(text), Err(error), "{text}");
        }
        let good = line(&format!(r#""fields":{{"a":9007199254740991}},{s}"#));
        for cut in 0..good.len() {
            assert_eq!(decode_record(&good[..cut]), Err(RecordError::Truncated), "{cut}");
        }
        assert_eq!(decode_record(&format!("{good}x")), Err(RecordError::NotJson { at: good.len() }));
    }
}
