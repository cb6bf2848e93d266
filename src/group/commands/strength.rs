//! Commands on strengths: naming, noticing, bringing spellings together.

use crate::replica::{Key, Value};

use crate::group::commands::changes::{ChangeSet, CommandContext};
use crate::group::day;
use crate::group::id::{MemberId, NoticeId};
use crate::group::model::group::field as group_field;
use crate::group::model::read::clean_line;
use crate::group::model::strength::{ACCEPTED, DECLINED, StrengthKind, WANTED, field};
use crate::group::name::fold;
use crate::group::state::group::Group;

/// What people do about strengths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StrengthCommand {
    /// A member can do it, can teach it, wants to learn it.
    Name { member: MemberId, kind: StrengthKind, word: String },
    /// They take it back.
    TakeBack { member: MemberId, kind: StrengthKind, word: String },
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

/// Only what is new or taken out is written: what others added meanwhile stays.
pub(in crate::group) fn write_strengths(key: &Key, words: &[String], old: &[String], out: &mut ChangeSet) {
    for word in old.iter().filter(|word| !words.contains(word)) {
        out.set(key, [WANTED, word].concat(), Value::Null);
    }
    for word in words.iter().filter(|word| !old.contains(word)) {
        out.set(key, [WANTED, word.trim()].concat(), true);
    }
}

impl Group {
    pub(in crate::group) fn write_strength(
        &self,
        command: &StrengthCommand,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        let today = day::to_text(context.today);
        match command {
            StrengthCommand::Name { member, kind, word } => {
                self.name_strength(*member, *kind, word, &today, out)
            }
            StrengthCommand::TakeBack { member, kind, word } => {
                let key = self.strength_key(word);
                // Whatever the spelling, and whichever record of the person it is on.
                for (record, strength) in self.strengths_of_records(*member) {
                    if strength.kind == *kind && self.strength_key(&strength.word) == key {
                        out.set(&record.key(), [kind.prefix(), &strength.word].concat(), Value::Null);
                    }
                }
            }
            StrengthCommand::Notice { id, member, word, saw, by } => {
                let key = id.key();
                out.set(&key, field::MEMBER, *member);
                out.set(&key, field::STRENGTH, word.trim());
                out.say(&key, field::WORD, saw);
                out.set(&key, field::ON, today);
                self.write_by(&key, *by, context, out);
            }
            StrengthCommand::Answer { id, accept } => {
                let Some(notice) = self.notice(*id) else { return };
                out.set(&id.key(), field::ANSWER, if *accept { ACCEPTED } else { DECLINED });
                let theirs =
                    |me: &MemberId| notice.member.is_some_and(|id| self.resolve(id) == self.resolve(*me));
                let other = context.me.filter(|me| !theirs(me));
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
        kind: StrengthKind,
        word: &str,
        today: &str,
        out: &mut ChangeSet,
    ) {
        let word = self.strength_word(&clean_line(Some(word)));
        if !fold(&word).is_empty() && !self.has_strength(member, kind, &word) {
            out.set(&self.resolve(member).key(), [kind.prefix(), &word].concat(), today);
        }
    }
}
