//! The pieces of an import as text: one line a record.

use std::hash::Hasher;
use std::ops::Range;

use siphasher::sip::SipHasher13;

use super::super::key_value::units;
use super::super::keys;
use crate::replica::Key;

/// How long a piece may grow, in UTF-16 units, unless a single record is longer.
const PIECE: usize = 64_000;

/// What shall be done with one record.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// Merge this text with what is stored.
    Merge(Key, &'a str),
    /// Put the text back (or take the record away) where the text that is stored has this digest.
    Restore(Key, u64, Option<&'a str>),
}

/// Adds the line for [`Line::Merge`]. The text has no line break: it was written by this app.
pub(super) fn push_merge(piece: &mut String, key: &Key, text: &str) {
    piece.push('+');
    keys::push_rest(piece, key);
    piece.push('\t');
    piece.push_str(text);
    piece.push('\n');
}

/// Adds the line for [`Line::Restore`]. The text must have no line break.
pub(super) fn push_restore(piece: &mut String, key: &Key, expected: u64, text: Option<&str>) {
    piece.push('-');
    keys::push_rest(piece, key);
    piece.push_str(&format!("\t{expected:016x}\t"));
    piece.push_str(text.unwrap_or_default());
    piece.push('\n');
}

/// The lines of a piece; `None` for a line that cannot be read.
pub(super) fn lines(piece: &str) -> impl Iterator<Item = Option<Line<'_>>> {
    piece.split_terminator('\n').map(|line| {
        if let Some(line) = line.strip_prefix('+') {
            let (rest, text) = line.split_once('\t')?;
            return Some(Line::Merge(keys::parse_rest(rest)?, text));
        }
        let (rest, line) = line.strip_prefix('-')?.split_once('\t')?;
        let (expected, text) = line.split_once('\t')?;
        let expected = u64::from_str_radix(expected, 16).ok()?;
        Some(Line::Restore(keys::parse_rest(rest)?, expected, (!text.is_empty()).then_some(text)))
    })
}

/// The piece without the lines of the records that are `gone`; `None` where it has none of them.
pub(in crate::storage) fn without_lines_of(piece: &str, gone: &dyn Fn(&Key) -> bool) -> Option<String> {
    let is_gone = |line: &str| {
        let rest = line.get(1..)?.split('\t').next()?;
        Some(gone(&keys::parse_rest(rest)?))
    };
    let mut left = String::new();
    for line in piece.split_inclusive('\n') {
        if is_gone(line) != Some(true) {
            left.push_str(line);
        }
    }
    (left.len() < piece.len()).then_some(left)
}

/// Lines packed into pieces, and the room that putting them in place needs.
#[derive(Debug, Default)]
pub(super) struct Packed {
    pieces: Vec<(Range<usize>, String)>,
    lines: usize,
    // The last piece: its UTF-16 units, and by how much putting its records in place makes the store grow.
    // Before it: the growth by all earlier pieces, less the room that taking them away gives back. `most` is
    // the greatest growth at any moment.
    size: usize,
    growth: isize,
    before: isize,
    most: isize,
}

impl Packed {
    /// Adds a line; `growth` is by how much the store grows when its record is put in place.
    pub(super) fn push(&mut self, growth: isize, write: impl FnOnce(&mut String)) {
        let mut line = String::new();
        write(&mut line);
        let size = units(&line);
        match self.pieces.last_mut() {
            Some((range, piece)) if self.size + size <= PIECE => {
                piece.push_str(&line);
                range.end += 1;
                self.size += size;
                self.growth += growth;
            }
            _ => {
                self.before += self.growth - self.size.cast_signed();
                self.pieces.push((self.lines..self.lines + 1, line));
                self.size = size;
                self.growth = growth;
            }
        }
        self.lines += 1;
        self.most = self.most.max(self.before + self.growth);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().map(|(_, text)| text.as_str())
    }

    pub(super) fn ranges(&self) -> Vec<Range<usize>> {
        self.pieces.iter().map(|(range, _)| range.clone()).collect::<Vec<_>>()
    }

    /// What fills the room that must stay free while the first pieces are put in place.
    pub(super) fn ballast(&self) -> Option<String> {
        let most = usize::try_from(self.most).ok().filter(|most| *most > 0)?;
        // A browser may count a text of narrow characters for half: keep as much room as the widest text takes.
        let narrow = self.texts().all(|text| text.chars().all(|char| u32::from(char) < 256));
        Some(if narrow { "." } else { "\u{2026}" }.repeat(most))
    }

    /// Tells this import from others.
    pub(super) fn id(&self) -> String {
        let mut hasher = SipHasher13::new();
        self.texts().for_each(|text| hasher.write(text.as_bytes()));
        format!("{:016x}", hasher.finish())
    }

    /// All that must find room at once, in UTF-16 units; `name` is the length of one piece's name.
    pub(super) fn room(&self, name: usize) -> usize {
        let pieces: usize = self.texts().map(|text| units(text) + name).sum();
        pieces + name + usize::try_from(self.most).unwrap_or_default()
    }
}
