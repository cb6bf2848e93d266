//! What people can do, can teach and want to learn: named by themselves, or noticed by others and accepted.

use crate::replica::{Record, Value};
use std::collections::BTreeSet;

use super::check_in::field as said;
use super::commands::{ChangeSet, CommandContext};
use super::day::{self, Day};
use super::id::{MemberId, NoticeId};
use super::name::{fold, fold_words, near_folded};
use super::read::{day_in, id_in};
use super::state::{Group, field as group_field};

/// The fields of what was noticed. Strengths themselves are fields of a member: `can/Cooking`, `teach/…`, `learn/…`,
/// each with the day on which it was named.
pub mod field {
    /// Text: the id of the member in whom it was noticed.
    pub const MEMBER: &str = "member";
    /// Text: the strength.
    pub const STRENGTH: &str = "strength";
    /// Text: the id of the member who noticed it.
    pub const BY: &str = "by";
    /// Text: what was seen.
    pub const WORD: &str = "word";
    /// Text: the day on which it was said.
    pub const ON: &str = "on";
    /// Text: `accepted` or `declined` by the member; absent before.
    pub const ANSWER: &str = "answer";
    /// Text: the id of the member who noted the answer, where that is another.
    pub const ANSWER_NOTED_BY: &str = "answer_noted_by";
}

const ACCEPTED: &str = "accepted";
const DECLINED: &str = "declined";

/// How somebody stands to a strength.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StrengthKind {
    /// They can do it.
    Can,
    /// They can teach it.
    Teach,
    /// They want to learn it.
    Learn,
}

impl StrengthKind {
    /// All of them, in the order in which they are asked.
    pub const ALL: [StrengthKind; 3] = [StrengthKind::Can, StrengthKind::Teach, StrengthKind::Learn];

    /// What its field names begin with.
    pub fn prefix(self) -> &'static str {
        match self {
            StrengthKind::Can => "can/",
            StrengthKind::Teach => "teach/",
            StrengthKind::Learn => "learn/",
        }
    }
}

/// A strength of a member, in the words in which it was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strength {
    /// How they stand to it.
    pub way: StrengthKind,
    /// The word as it was written; [`Group::strength_word`] gives the group's own.
    pub word: String,
    /// The day on which it was named.
    pub since: Option<Day>,
}

/// The strengths in a member's record.
pub(super) fn read(record: &Record) -> Vec<Strength> {
    let mut strengths = Vec::new();
    for way in StrengthKind::ALL {
        for (word, value) in record.set(way.prefix()) {
            let since = match value {
                Value::Text(day) => day::from_text(day),
                Value::Bool(true) => None,
                _ => continue,
            };
            if !fold(word).is_empty() {
                strengths.push(Strength { way, word: word.to_owned(), since });
            }
        }
    }
    strengths
}

/// The words of a set of strengths that a need or commitment carries: `strength/Cooking`.
pub(super) fn read_wanted(record: &Record) -> Vec<String> {
    let named = record.set(WANTED).filter(|(_, value)| **value == Value::Bool(true));
    named.map(|(word, _)| word.to_owned()).filter(|word| !fold(word).is_empty()).collect::<Vec<_>>()
}

/// What the field names of strengths that help begin with, on a need or commitment.
pub(super) const WANTED: &str = "strength/";

/// A strength that somebody noticed in another. It is shown on their page once they have accepted it; before, to
/// them alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// In whom.
    pub member: Option<MemberId>,
    /// Which strength.
    pub strength: String,
    /// Who noticed it.
    pub by: Option<MemberId>,
    /// Who noted it, where that is another.
    pub noted_by: Option<MemberId>,
    /// What they saw; may be empty.
    pub word: String,
    /// When they said it.
    pub on: Option<Day>,
    /// Whether the member took it as theirs; `None` before they answered.
    pub accepted: Option<bool>,
    /// Who noted the answer, where that is another.
    pub answer_noted_by: Option<MemberId>,
}

impl Notice {
    pub(super) fn read(id: NoticeId, record: &Record) -> Self {
        Self {
            id,
            member: id_in(record, field::MEMBER),
            strength: super::shown(record.text(field::STRENGTH)),
            by: id_in(record, field::BY),
            noted_by: id_in(record, said::NOTED_BY),
            word: super::shown_lines(record.text(field::WORD)),
            on: day_in(record, field::ON),
            accepted: record.text(field::ANSWER).map(|answer| answer == ACCEPTED),
            answer_noted_by: id_in(record, field::ANSWER_NOTED_BY),
        }
    }
}

/// What people do about strengths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StrengthCommand {
    /// A member can do it, can teach it, wants to learn it.
    Name { member: MemberId, way: StrengthKind, word: String },
    /// They take it back.
    TakeBack { member: MemberId, way: StrengthKind, word: String },
    /// Somebody noticed it in another.
    Notice { id: NoticeId, member: MemberId, word: String, saw: String, by: Option<MemberId> },
    /// The other accepts it as theirs, or does not; a no is kept quiet.
    Answer { id: NoticeId, accept: bool },
    /// Two spellings are the same strength: from now on the first is shown as the second.
    Join { word: String, into: String },
    /// They are two strengths after all.
    Separate { word: String },
    /// After so many weeks unused a strength rests.
    RestAfter { weeks: u8 },
}

impl Group {
    /// The word under which the group knows a strength: spellings that were brought together show as one.
    pub fn strength_word(&self, word: &str) -> String {
        let mut trail = vec![word.trim()];
        while let Some(into) = self.same_word(&fold(trail[trail.len() - 1])) {
            let key = fold(into);
            if let Some(start) = trail.iter().position(|word| fold(word) == key) {
                // Two phones may each have put the other's word in place of their own. The least of the ring is the
                // same on every phone.
                let ring = trail[start..].iter().chain([&into]).copied();
                if start + 1 == trail.len() {
                    // A word that leads to itself is one of its own, in the spelling that was kept.
                    return super::shown(Some(into));
                }
                return super::shown(Some(ring.min_by_key(|word| (fold(word), *word)).unwrap_or(into)));
            }
            trail.push(into);
        }
        super::shown(Some(trail[trail.len() - 1]))
    }

    /// What tells strengths apart: the group's word without case, accents and spaces.
    pub fn strength_key(&self, word: &str) -> String {
        fold(&self.strength_word(word))
    }

    /// Whether the member is known to stand to the strength in this way.
    pub fn has_strength(&self, member: MemberId, way: StrengthKind, word: &str) -> bool {
        let key = self.strength_key(word);
        self.member(member).is_some_and(|member| {
            member.strengths.iter().any(|one| one.way == way && self.strength_key(&one.word) == key)
        })
    }

    /// The group's own words for strengths, in their order: those of people, and those that work asks for.
    pub fn strength_words(&self) -> Vec<String> {
        let of_people = self.members().flat_map(|member| member.strengths.iter().map(|one| &one.word));
        let of_needs = self.needs().flat_map(|need| &need.words.strengths);
        let of_work = self.commitments().flat_map(|commitment| &commitment.strengths);
        // Thousands of places share a few dozen words: each is folded once.
        let written =
            Vec::from_iter(BTreeSet::from_iter(of_people.chain(of_needs).chain(of_work).map(String::as_str)));
        let mut words: Vec<(String, String)> = Vec::new();
        for word in written {
            let word = self.strength_word(word);
            words.push((fold(&word), word));
        }
        words.sort_by(Ord::cmp);
        words.dedup_by(|a, b| a.0 == b.0);
        words.into_iter().map(|(_, word)| word).collect::<Vec<_>>()
    }

    /// Pairs of words that may be one strength: spelled nearly alike and not brought together yet.
    pub fn strength_look_alikes(&self) -> Vec<(String, String)> {
        let words = self.strength_words();
        // Folded once: each is compared with all the others.
        let folded: Vec<(String, Vec<String>)> =
            words.iter().map(|word| (fold(word), fold_words(word))).collect();
        let asked: Vec<bool> = folded.iter().map(|(whole, _)| self.same_word(whole).is_some()).collect();
        let mut pairs = Vec::new();
        for (at, (one, one_words)) in folded.iter().enumerate().filter(|(at, _)| !asked[*at]) {
            for (next, (other, other_words)) in folded.iter().enumerate().skip(at + 1) {
                if !asked[next] && near_folded((one, one_words), (other, other_words)).is_some() {
                    pairs.push((words[at].clone(), words[next].clone()));
                }
            }
        }
        pairs
    }

    pub(super) fn write_strength(&self, act: &StrengthCommand, scribe: &CommandContext, out: &mut ChangeSet) {
        let today = day::to_text(scribe.today);
        match act {
            StrengthCommand::Name { member, way, word } => {
                self.name_strength(*member, *way, word, &today, out)
            }
            StrengthCommand::TakeBack { member, way, word } => {
                let key = self.strength_key(word);
                // Whatever the spelling, and whichever record of the person it stands on.
                for (record, strength) in self.strengths_of_records(*member) {
                    if strength.way == *way && self.strength_key(&strength.word) == key {
                        out.set(&record.key(), [way.prefix(), &strength.word].concat(), Value::Null);
                    }
                }
            }
            StrengthCommand::Notice { id, member, word, saw, by } => {
                let key = id.key();
                out.set(&key, field::MEMBER, *member);
                out.set(&key, field::STRENGTH, word.trim());
                out.say(&key, field::WORD, saw);
                out.set(&key, field::ON, today);
                self.write_by(&key, *by, scribe, out);
            }
            StrengthCommand::Answer { id, accept } => {
                let Some(notice) = self.notice(*id) else { return };
                out.set(&id.key(), field::ANSWER, if *accept { ACCEPTED } else { DECLINED });
                let theirs =
                    |me: &MemberId| notice.member.is_some_and(|id| self.resolve(id) == self.resolve(*me));
                let other = scribe.me.filter(|me| !theirs(me));
                out.set(&id.key(), field::ANSWER_NOTED_BY, other.map_or(Value::Null, Value::from));
                if let Some(member) = notice.member.filter(|_| *accept) {
                    self.name_strength(member, StrengthKind::Can, &notice.strength, &today, out);
                }
            }
            StrengthCommand::Join { word, into } => {
                let (from, into) = (fold(word), into.trim());
                if from != fold(into) {
                    out.set(&self.key(), [WANTED, &from].concat(), into);
                    // The word that is to stay must not lead back.
                    if self.same_word(&fold(into)).is_some() {
                        out.set(&self.key(), [WANTED, &fold(into)].concat(), Value::Null);
                    }
                }
            }
            StrengthCommand::Separate { word } => {
                // Its own word: known, and not to be asked about again.
                out.set(&self.key(), [WANTED, &fold(word)].concat(), word.trim());
            }
            StrengthCommand::RestAfter { weeks } => {
                out.set(&self.key(), group_field::REST_WEEKS, i64::from(*weeks));
            }
        }
    }

    fn name_strength(
        &self,
        member: MemberId,
        way: StrengthKind,
        word: &str,
        today: &str,
        out: &mut ChangeSet,
    ) {
        let word = self.strength_word(&super::shown(Some(word)));
        if !fold(&word).is_empty() && !self.has_strength(member, way, &word) {
            out.set(&self.resolve(member).key(), [way.prefix(), &word].concat(), today);
        }
    }
}
