//! Commands on needs, and how somebody steps up to one.

use crate::replica::{Key, Value};

use crate::group::commands::changes::{ChangeSet, CommandContext};
use crate::group::commands::commitment::holder_field;
use crate::group::commands::strength::write_strengths;
use crate::group::day;
use crate::group::day::Day;
use crate::group::id::{MemberId, NeedId};
use crate::group::model::commitment::{Companionship, field as commitment_field};
use crate::group::model::common::field::DELETED;
use crate::group::model::common::field::MEETING;
use crate::group::model::creation_marks::field::CREATED;
use crate::group::model::creation_marks::mark;
use crate::group::model::need::{Need, NeedSize, NeedWords, field};
use crate::group::model::strength::WANTED;
use crate::group::state::group::Group;

/// What people do about needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NeedCommand {
    /// Somebody says what is needed.
    Say { id: NeedId, words: NeedWords, by: Option<MemberId> },
    /// It was said on another day than the one on which it is noted.
    SaidOn { id: NeedId, on: Day },
    /// Changes the words.
    Edit { id: NeedId, words: NeedWords },
    /// Lets it rest, or brings it back.
    Rest { id: NeedId, rest: bool },
    /// It is still needed.
    Keep(NeedId),
    /// Hides a need that was noted by a slip.
    Remove(NeedId),
    /// Somebody says "I'll do this", alone or with others who said yes too.
    Take { id: NeedId, holders: Vec<MemberId>, companions: Vec<(MemberId, Companionship)> },
}

/// Only what is other than before is written: what others change meanwhile stays.
pub(in crate::group) fn write_words(key: &Key, words: &NeedWords, before: &NeedWords, out: &mut ChangeSet) {
    out.reword(key, field::WHAT, &before.what, &words.what);
    out.reword(key, field::WHY, &before.why, &words.why);
    out.reword(key, field::FIRST_STEP, &before.first_step, &words.first_step);
    if words.size != before.size {
        out.set(key, field::SIZE, words.size.map(NeedSize::name));
    }
    if words.day != before.day {
        out.set(key, field::DAY, words.day.map(day::to_text));
    }
    if words.less_visible != before.less_visible {
        out.set(key, field::LESS_VISIBLE, words.less_visible);
    }
    write_strengths(key, &words.strengths, &before.strengths, out);
}

impl Group {
    pub(in crate::group) fn write_need(
        &self,
        command: &NeedCommand,
        context: &mut CommandContext,
        out: &mut ChangeSet,
    ) {
        match command {
            NeedCommand::Say { id, words, by } => {
                let key = id.key();
                write_words(&key, words, &NeedWords::default(), out);
                out.set(&key, field::ON, day::to_text(context.today));
                self.write_by(&key, *by, context, out);
                if self.need(*id).is_none() {
                    out.note_meeting(&key, context);
                }
            }
            NeedCommand::SaidOn { id, on } => out.set(&id.key(), field::ON, day::to_text(*on)),
            NeedCommand::Edit { id, words } => {
                let Some(need) = self.need(*id) else { return };
                write_words(&id.key(), words, &need.words, out);
            }
            NeedCommand::Rest { id, rest } => {
                out.set(&id.key(), field::RESTING, *rest);
                out.set(&id.key(), field::KEPT, day::to_text(context.today));
            }
            NeedCommand::Keep(id) => out.set(&id.key(), field::KEPT, day::to_text(context.today)),
            NeedCommand::Remove(id) => out.set(&id.key(), DELETED, true),
            NeedCommand::Take { id, holders, companions } => {
                let Some(need) = self.need(*id) else { return };
                self.take_need(need, holders, companions, context, out);
            }
        }
    }

    fn take_need(
        &self,
        need: &Need,
        holders: &[MemberId],
        companions: &[(MemberId, Companionship)],
        context: &mut CommandContext,
        out: &mut ChangeSet,
    ) {
        let (id, words) = (need.commitment(), &need.words);
        let key = id.key();
        match self.commitment(id) {
            None => {
                if self.removed(&id.key()).is_some() {
                    // It existed before and was removed: what it still carries is cleared. Each new field of a
                    // commitment belongs here.
                    for field in [
                        commitment_field::NOTE,
                        commitment_field::DAY,
                        commitment_field::STATE,
                        commitment_field::STATE_ON,
                        commitment_field::HAND,
                        commitment_field::BEGAN_WITH,
                        commitment_field::NOTED_BY,
                        commitment_field::OPEN_PLACE,
                        commitment_field::LESS_VISIBLE,
                        MEETING,
                    ] {
                        out.set(&key, field, Value::Null);
                    }
                }
                self.commit(
                    id,
                    &words.what,
                    holders,
                    companions,
                    words.day,
                    &words.first_step,
                    None,
                    context,
                    out,
                );
                // It may be hidden from an earlier time.
                out.set(&key, DELETED, false);
                out.set(&key, commitment_field::NEED, need.id);
                out.set(&key, mark(CREATED, context.device), true);
                for word in &words.strengths {
                    out.set(&key, [WANTED, word].concat(), true);
                }
                if words.less_visible {
                    out.set(&key, commitment_field::LESS_VISIBLE, true);
                }
            }
            Some(commitment) => {
                if !commitment.is_open() {
                    self.reopen_commitment(id, context, out);
                    // Who held it then said yes to that time only.
                    for holder in &commitment.holders {
                        out.set(&key, holder_field(*holder), false);
                    }
                }
                for holder in holders {
                    self.add_holder(id, *holder, context, out);
                }
                for (who, how) in companions {
                    self.add_companion(id, *who, *how, context, out);
                }
            }
        }
        if need.resting {
            out.set(&need.id.key(), field::RESTING, false);
        }
    }
}
