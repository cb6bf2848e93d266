//! What stands at the top of a file, beside the records.

use std::ops::Range;

use uuid::Uuid;

use super::error::{ReadError, json_error_at, wrong_type};
use super::header::{Coverage, Extra, Header, Saved, is_known};
use super::json::Cursor;
use super::record::{parse_id, shorten};
use super::rfc3339::parse_rfc3339;
use super::scan::{MOST_UNKNOWN, Scan};
use super::{FORMAT, UPDATE, WHOLE};
use crate::replica::{Actor, Fingerprint, Version};

/// The top of a file.
pub(super) struct TopLevel {
    pub group: Uuid,
    pub header: Header,
    pub fingerprint: Option<Fingerprint>,
    /// The byte after the brace that opens the records.
    pub records: usize,
}

/// Reads everything at the top but the records, given the keys that a scan has found there.
pub(super) fn read_top_level(
    text: &str,
    top: Option<Vec<(String, Range<usize>)>>,
) -> Result<TopLevel, ReadError> {
    let mut top = top.ok_or(ReadError::SomethingElse)?;
    top.sort_by(|a, b| a.0.cmp(&b.0));
    let twice = top.windows(2).find(|pair| pair[0].0 == pair[1].0).map(|pair| shorten(&pair[0].0));
    let value = |key: &str| -> Option<&str> {
        let (_, at) = top.iter().find(|(name, _)| name == key)?;
        Some(&text[at.clone()])
    };
    let integer = |key: &str| match value(key) {
        None => Ok(WHOLE),
        Some(json) => Cursor::new(json, 0).integer().map_err(|_| wrong_type(key)),
    };

    let format = value("format").and_then(|json| Cursor::new(json, 0).text().ok());
    if format.as_deref() != Some(FORMAT) {
        return Err(ReadError::SomethingElse);
    }
    let needs = integer("needs")?;
    if needs > UPDATE {
        return Err(ReadError::NeedsNewer { needs });
    }
    if let Some(place) = twice {
        return Err(ReadError::Twice { place });
    }
    integer("version")?;

    let (group, group_name) = read_group(value("group").ok_or_else(|| wrong_type("group"))?)?;
    let saved = value("saved").map(read_saved).transpose()?;
    let fingerprint = match value("fingerprint") {
        None => None,
        Some(json) => {
            let text = Cursor::new(json, 0).text().map_err(|_| wrong_type("fingerprint"))?;
            Some(text.parse().map_err(|_| wrong_type("fingerprint"))?)
        }
    };
    let records = top.iter().find(|(key, _)| key == "records").map(|(_, at)| at.start);
    let mut cursor = Cursor::new(text, records.ok_or_else(|| wrong_type("records"))?);
    cursor.begin_object().map_err(|error| json_error_at(text, error, "records"))?;

    let extra = top
        .iter()
        .filter(|(key, _)| !is_known(key))
        .map(|(key, at)| Extra { key: key.clone(), json: text[at.clone()].to_owned() })
        .collect::<Vec<_>>();
    if extra.len() > MOST_UNKNOWN {
        return Err(ReadError::SomethingElse);
    }
    let header = Header { group_name, saved, extra };
    Ok(TopLevel { group, header, fingerprint, records: cursor.at() })
}

/// Goes through the keys of an object at the top; those that this version does not know are passed over.
fn each_key(
    json: &str,
    place: &str,
    mut take: impl FnMut(&mut Cursor<'_>, &str) -> Result<bool, ReadError>,
) -> Result<(), ReadError> {
    let mut cursor = Cursor::new(json, 0);
    let fail = |error| json_error_at(json, error, place);
    cursor.begin_object().map_err(fail)?;
    let mut first = true;
    while let Some(key) = cursor.next_key(first).map_err(fail)? {
        first = false;
        if !take(&mut cursor, &key)? {
            let mut scan = Scan::new(cursor.at());
            // The first look has been over it: it is whole.
            scan.step(json, usize::MAX).map_err(|_| wrong_type(place))?;
            cursor = Cursor::new(json, scan.at());
        }
    }
    Ok(())
}

fn read_group(json: &str) -> Result<(Uuid, String), ReadError> {
    let (mut id, mut name) = (None, None);
    each_key(json, "group", |cursor, key| {
        let place = match key {
            "id" => &mut id,
            "name" => &mut name,
            _ => return Ok(false),
        };
        let text = cursor.text().map_err(|_| wrong_type(&format!("group.{key}")))?.into_owned();
        match place.replace(text) {
            None => Ok(true),
            Some(_) => Err(ReadError::Twice { place: format!("group.{key}") }),
        }
    })?;
    let id = id.and_then(|id| parse_id(&id)).ok_or_else(|| ReadError::BadId { place: "group".to_owned() })?;
    Ok((id, name.unwrap_or_default()))
}

fn read_saved(json: &str) -> Result<Saved, ReadError> {
    let (mut at, mut by, mut phone, mut whole) = (None, None, None, None);
    let (mut version, mut base) = (None, None);
    each_key(json, "saved", |cursor, key| {
        let place = match key {
            "at" => &mut at,
            "by" => &mut by,
            "phone" => &mut phone,
            "whole" => &mut whole,
            "version" => return read_version(cursor, &mut version, "saved.version"),
            "base" => return read_version(cursor, &mut base, "saved.base"),
            _ => return Ok(false),
        };
        let text = cursor.text().map_err(|_| wrong_type(&format!("saved.{key}")))?.into_owned();
        match place.replace(text) {
            None => Ok(true),
            Some(_) => Err(ReadError::Twice { place: format!("saved.{key}") }),
        }
    })?;
    let whole = whole.map(|whole| whole.parse().map_err(|_| wrong_type("saved.whole"))).transpose()?;
    let says = version.is_some() || base.is_some() || whole.is_some();
    let coverage = says.then(|| Coverage { version: version.unwrap_or_default(), base, whole });
    Ok(Saved {
        at: at.and_then(|at| parse_rfc3339(&at)).ok_or_else(|| wrong_type("saved.at"))?,
        by: by.unwrap_or_default(),
        device: phone.and_then(|phone| phone.parse().ok()).ok_or_else(|| wrong_type("saved.phone"))?,
        coverage,
    })
}

fn read_version(cursor: &mut Cursor<'_>, into: &mut Option<Version>, place: &str) -> Result<bool, ReadError> {
    let wrong = |_| wrong_type(place);
    let mut version = Version::default();
    cursor.begin_object().map_err(wrong)?;
    while let Some(actor) = cursor.next_key(version.is_empty()).map_err(wrong)? {
        let actor: Actor = actor.parse().map_err(|_| wrong_type(place))?;
        let number = u64::try_from(cursor.integer().map_err(wrong)?).unwrap_or_default();
        if number == 0 || version.len() == Version::MOST {
            return Err(wrong_type(place));
        }
        if version.get(actor) > 0 {
            return Err(ReadError::Twice { place: place.to_owned() });
        }
        version.raise(actor, number);
    }
    match into.replace(version) {
        None => Ok(true),
        Some(_) => Err(ReadError::Twice { place: place.to_owned() }),
    }
}
