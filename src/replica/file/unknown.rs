//! Keys at the top of a file that this version does not know, as a phone keeps them (law L5).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::header::{Extra, is_known};
use super::scan::Scan;

/// Keys at the top of a group's files that this version does not know. They have no timestamps, so they are merged by a
/// rule of their own: all keys stay, and of two values of one key the greater text. So the order in which files are
/// opened does not matter, nor how often.
///
/// What a phone keeps of them is bounded: the first [`UnknownKeys::MOST`] in the order of their names, each with at most
/// [`UnknownKeys::LONGEST`] bytes. Both bounds keep the law: what one of them leaves out is left out in any order.
///
/// ```
/// use all_leaders::replica::file::{Extra, UnknownKeys};
///
/// let of = |key: &str, json: &str| UnknownKeys::of(&[Extra { key: key.into(), json: json.into() }]);
/// let (mut ours, theirs) = (of("later", "1"), of("later", "[2]"));
/// assert!(ours.merge(&theirs) && !ours.merge(&theirs));
/// assert_eq!(ours.extra()[0].json, "[2]");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnknownKeys(BTreeMap<String, String>);

impl UnknownKeys {
    /// So many are kept.
    pub const MOST: usize = 32;
    /// A key and its value together have at most so many bytes.
    pub const LONGEST: usize = 8_192;

    /// What a phone keeps of a file's.
    pub fn of(extra: &[Extra]) -> Self {
        let mut keys = Self::default();
        for Extra { key, json } in extra {
            keys.take(key, json);
        }
        keys.bound();
        keys
    }

    /// Whether all of them are kept, and none is left out as too many or too long.
    pub fn holds_all(extra: &[Extra]) -> bool {
        Self::of(extra).0.len() == extra.len()
    }

    /// Merges another file's into these; tells whether anything is new.
    pub fn merge(&mut self, other: &Self) -> bool {
        let before = self.clone();
        for (key, json) in &other.0 {
            self.take(key, json);
        }
        self.bound();
        *self != before
    }

    /// As they are written into a file. What is no JSON, because somebody has been at the phone's store, is left out.
    pub fn extra(&self) -> Vec<Extra> {
        let good = self.0.iter().filter(|(key, json)| !is_known(key) && is_json(json));
        good.map(|(key, json)| Extra { key: key.clone(), json: json.clone() }).collect::<Vec<_>>()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn take(&mut self, key: &str, json: &str) {
        if key.len() + json.len() > Self::LONGEST || is_known(key) {
            return;
        }
        match self.0.get_mut(key) {
            Some(ours) if ours.as_str() >= json => {}
            Some(ours) => json.clone_into(ours),
            None => {
                self.0.insert(key.to_owned(), json.to_owned());
            }
        }
    }

    fn bound(&mut self) {
        while self.0.len() > Self::MOST {
            self.0.pop_last();
        }
    }
}

pub(super) fn is_json(text: &str) -> bool {
    let mut scan = Scan::new(0);
    scan.step(text, usize::MAX) == Ok(true) && text[scan.at()..].trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn extra(key: &str, json: &str) -> Extra {
        Extra { key: key.to_owned(), json: json.to_owned() }
    }

    fn keys() -> impl Strategy<Value = UnknownKeys> {
        // More names than are kept, so that the bound has its say.
        let one = ("[a-e]{1,3}", "[0-9]{1,3}");
        proptest::collection::vec(one, 0..60).prop_map(|all| {
            let extra: Vec<_> = all.iter().map(|(key, json)| extra(key, json)).collect();
            UnknownKeys::of(&extra)
        })
    }

    fn merged(a: &UnknownKeys, b: &UnknownKeys) -> UnknownKeys {
        let mut both = a.clone();
        both.merge(b);
        both
    }

    proptest! {
        #[test]
        fn l1_unknown_keys_merge_alike_in_any_order(a in keys(), b in keys(), c in keys()) {
            prop_assert_eq!(merged(&a, &b), merged(&b, &a));
            prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
            prop_assert_eq!(merged(&a, &a), a.clone());
            prop_assert!(merged(&a, &b).0.len() <= UnknownKeys::MOST);
        }
    }

    #[test]
    fn what_a_phone_keeps_is_bounded_and_told() {
        let long = format!("\"{}\"", "x".repeat(UnknownKeys::LONGEST));
        assert!(!UnknownKeys::holds_all(&[extra("long", &long)]));
        assert!(UnknownKeys::of(&[extra("long", &long)]).is_empty());
        let many: Vec<_> = (0..40).map(|n| extra(&format!("key{n:02}"), "1")).collect();
        assert!(!UnknownKeys::holds_all(&many) && UnknownKeys::holds_all(&many[..32]));
        assert_eq!(UnknownKeys::of(&many).extra(), many[..32]);
    }

    #[test]
    fn nothing_that_a_reader_would_refuse_is_written() {
        // A key that this version has learned since it was kept, and texts that somebody has broken.
        let stored = r#"{"saved":"1","a":"[1,","b":"1 2","c":" {\"x\": 1} ","d":""}"#;
        let keys: UnknownKeys = serde_json::from_str(stored).unwrap();
        assert_eq!(keys.extra(), [extra("c", " {\"x\": 1} ")]);
    }
}
