//! The fields of a record: names, each with a value and its timestamp.

use super::timestamp::Timestamp;
use super::value::Value;

/// A field's value with the timestamp of the edit that wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// When and where it was written.
    pub timestamp: Timestamp,
    /// What was written.
    pub value: Value,
}

impl Cell {
    /// Whether this cell stays when it meets the other: the greater timestamp, and between equal timestamps the
    /// greater encoded value (law L2).
    pub fn beats(&self, other: &Cell) -> bool {
        self.timestamp.cmp(&other.timestamp).then_with(|| self.value.encoded_cmp(&other.value)).is_gt()
    }
}

/// Cells by the names of their fields.
///
/// A row in the order of the names, not a tree: a record has some five fields, of which a tree's least piece would
/// leave half empty, and it is read, copied and merged from the first to the last far more often than one is added.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Fields(Vec<(String, Cell)>);

impl Fields {
    /// The fields of this row, in any order; where a name stands there twice, that name.
    pub fn of(mut row: Vec<(String, Cell)>) -> Result<Self, String> {
        // What our own app has written is in order.
        if !row.is_sorted_by(|a, b| a.0 < b.0) {
            row.sort_by(|a, b| a.0.cmp(&b.0));
            if let Some(twice) = row.windows(2).find(|pair| pair[0].0 == pair[1].0) {
                return Err(twice[0].0.clone());
            }
        }
        Ok(Self(row))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, (String, Cell)> {
        self.0.iter()
    }

    /// Where a field of this name is, or else belongs.
    fn find(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.as_str().cmp(name))
    }

    pub fn get(&self, name: &str) -> Option<&Cell> {
        self.find(name).ok().map(|at| &self.0[at].1)
    }

    pub fn get_mut(&mut self, name: &str) -> Option<&mut Cell> {
        self.find(name).ok().map(|at| &mut self.0[at].1)
    }

    /// Those whose names begin so.
    pub fn with_prefix<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a Cell)> {
        let from = self.0.partition_point(|(name, _)| name.as_str() < prefix);
        self.0[from..].iter().map_while(move |(name, cell)| Some((name.strip_prefix(prefix)?, cell)))
    }

    /// Puts a cell in the field, and hands out what was there.
    pub fn insert(&mut self, name: &str, cell: Cell) -> Option<Cell> {
        match self.find(name) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, cell)),
            Err(at) => {
                self.0.insert(at, (name.to_owned(), cell));
                None
            }
        }
    }

    /// Goes over the fields of another row together with ours of the same names, in one walk; adds those that only it
    /// has.
    pub fn merge(&mut self, other: &Self, mut each: impl FnMut(&str, Option<&mut Cell>, &Cell)) {
        let mut at = 0;
        let mut new = Vec::new();
        for (name, theirs) in &other.0 {
            while self.0.get(at).is_some_and(|(before, _)| before < name) {
                at += 1;
            }
            match self.0.get_mut(at).filter(|(same, _)| same == name) {
                Some((_, cell)) => {
                    each(name, Some(cell), theirs);
                    at += 1;
                }
                None => {
                    each(name, None, theirs);
                    new.push((name.clone(), theirs.clone()));
                }
            }
        }
        if !new.is_empty() {
            self.0.append(&mut new);
            self.0.sort_by(|a, b| a.0.cmp(&b.0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::timestamp::Device;
    use super::*;

    fn cell(millis: u64) -> Cell {
        Cell { timestamp: Timestamp::new(millis, 0, Device(1)), value: Value::Null }
    }

    fn fields(names: &[&str]) -> Result<Fields, String> {
        Fields::of(names.iter().map(|name| ((*name).to_owned(), cell(1))).collect())
    }

    #[test]
    fn fields_stand_in_order_however_they_come() {
        let mut row = fields(&["what", "day", "holder/a", "holder/b"]).unwrap();
        assert_eq!(row.insert("by", cell(2)), None);
        assert_eq!(row.insert("day", cell(3)), Some(cell(1)));
        let names: Vec<_> = row.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["by", "day", "holder/a", "holder/b", "what"]);
        assert_eq!((row.get("day"), row.get("days")), (Some(&cell(3)), None));
        let holders: Vec<_> = row.with_prefix("holder/").map(|(id, _)| id).collect();
        assert_eq!(holders, ["a", "b"]);
        assert_eq!(fields(&["what", "day", "what"]), Err("what".to_owned()));
    }

    #[test]
    fn a_merge_meets_every_pair_and_adds_what_is_new() {
        let mut ours = fields(&["b", "c", "e"]).unwrap();
        let mut met = Vec::new();
        ours.merge(&fields(&["a", "c", "d", "f"]).unwrap(), |name, ours, _| {
            met.push((name.to_owned(), ours.is_some()));
        });
        assert_eq!(met.iter().filter(|(_, both)| *both).count(), 1);
        assert_eq!(met.len(), 4);
        assert_eq!(ours, fields(&["a", "b", "c", "d", "e", "f"]).unwrap());
    }
}
