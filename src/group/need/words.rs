//! What is said of a need, and what is written of it.

use crate::replica::{Key, Value};

use super::{Size, field};
use crate::group::commands::ChangeSet;
use crate::group::day::{self, Day};
use crate::group::strength::WANTED;

/// What is said of a need, when it is new or changed.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NeedWords {
    /// What is needed.
    pub what: String,
    /// Why it matters; may be empty.
    pub why: String,
    /// How much it is.
    pub size: Option<Size>,
    /// Strengths that help.
    pub strengths: Vec<String>,
    /// The day by which.
    pub day: Option<Day>,
    /// A good first step; may be empty.
    pub first_step: String,
    /// Work that few see.
    pub less_visible: bool,
}

impl NeedWords {
    /// These words over those that are there `now`: what was not touched since the form was opened with `begun` stays as
    /// others have it by now.
    pub fn over(self, begun: &NeedWords, now: &NeedWords) -> NeedWords {
        fn one<T: PartialEq + Clone>(begun: &T, typed: T, now: &T) -> T {
            if *begun == typed { now.clone() } else { typed }
        }
        NeedWords {
            what: one(&begun.what, self.what, &now.what),
            why: one(&begun.why, self.why, &now.why),
            size: one(&begun.size, self.size, &now.size),
            strengths: one(&begun.strengths, self.strengths, &now.strengths),
            day: one(&begun.day, self.day, &now.day),
            first_step: one(&begun.first_step, self.first_step, &now.first_step),
            less_visible: one(&begun.less_visible, self.less_visible, &now.less_visible),
        }
    }
}

/// Only what is other than before is written: what others change meanwhile stays.
pub(super) fn write_words(key: &Key, words: &NeedWords, before: &NeedWords, out: &mut ChangeSet) {
    out.reword(key, field::WHAT, &before.what, &words.what);
    out.reword(key, field::WHY, &before.why, &words.why);
    out.reword(key, field::FIRST_STEP, &before.first_step, &words.first_step);
    if words.size != before.size {
        out.set(key, field::SIZE, words.size.map(Size::name));
    }
    if words.day != before.day {
        out.set(key, field::DAY, words.day.map(day::to_text));
    }
    if words.less_visible != before.less_visible {
        out.set(key, field::LESS_VISIBLE, words.less_visible);
    }
    write_strengths(key, &words.strengths, &before.strengths, out);
}

/// Only what is new or taken out is written: what others added meanwhile stays.
pub(super) fn write_strengths(key: &Key, words: &[String], old: &[String], out: &mut ChangeSet) {
    for word in old.iter().filter(|word| !words.contains(word)) {
        out.set(key, [WANTED, word].concat(), Value::Null);
    }
    for word in words.iter().filter(|word| !old.contains(word)) {
        out.set(key, [WANTED, word.trim()].concat(), true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_changed_meanwhile_stays() {
        let words =
            |what: &str, why: &str| NeedWords { what: what.into(), why: why.into(), ..NeedWords::default() };
        let kept = words("Cook on Saturday", "").over(&words("Cook", ""), &words("Cook", "It is cold"));
        assert_eq!(kept, words("Cook on Saturday", "It is cold"));
    }
}
