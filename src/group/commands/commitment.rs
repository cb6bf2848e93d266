//! What is written about commitments.

use crate::replica::Value;

use super::{ChangeSet, Command, CommandContext};
use crate::group::check_in::{StepKind, field as said};
use crate::group::commitment::{Commitment, Companionship, field as task};
use crate::group::day;
use crate::group::id::MemberId;
use crate::group::member::field::DELETED;
use crate::group::state::Group;

impl Group {
    pub(super) fn write_commitment(&self, act: &Command, scribe: &mut CommandContext, out: &mut ChangeSet) {
        if let Command::Commit { id, what, holders, companions, day, note, on } = act {
            let key = id.key();
            out.set(&key, task::WHAT, what.trim());
            out.say(&key, task::NOTE, note);
            if let Some(day) = day {
                out.set(&key, task::DAY, day::to_text(*day));
            }
            for holder in holders {
                out.set(&key, holder_field(*holder), true);
            }
            for (who, how) in companions {
                out.set(&key, companion_field(*who), how.name());
            }
            out.set(&key, task::BEGAN, day::to_text(on.unwrap_or(scribe.today)));
            let ids: Vec<String> = holders.iter().map(ToString::to_string).collect();
            out.say(&key, task::BEGAN_WITH, &ids.join(" "));
            if let Some(me) = scribe.me.filter(|me| !holders.contains(me)) {
                out.set(&key, task::NOTED_BY, me);
            }
            return;
        }
        if let Command::TakenUp { id, on } = act {
            let key = id.key();
            if self.commitment(*id).is_some() || out.edits.iter().any(|edit| edit.key == key) {
                out.set(&key, task::STATE, Value::Null);
                out.set(&key, task::STATE_ON, day::to_text(*on));
                let step = out.step(scribe, *id, StepKind::BroughtBack);
                out.set(&step, said::ON, day::to_text(*on));
            }
            return;
        }
        let (Command::EditCommitment { id, .. }
        | Command::MoveDay { id, .. }
        | Command::HandOver { id, .. }
        | Command::Share { id, .. }
        | Command::Accompany { id, .. }
        | Command::StepOut { id, .. }
        | Command::RemoveCommitment(id)
        | Command::BringBack(id)) = act
        else {
            return;
        };
        let Some(commitment) = self.commitment(*id) else { return };
        let key = id.key();
        match act {
            Command::EditCommitment { what, note, .. } => {
                out.reword(&key, task::WHAT, &commitment.what, what);
                out.reword(&key, task::NOTE, &commitment.note, note);
            }
            Command::MoveDay { day, .. } => {
                out.set(&key, task::DAY, day.map(day::to_text));
                let step = out.step(scribe, *id, StepKind::Day);
                if let Some(day) = day {
                    out.set(&step, said::DAY, day::to_text(*day));
                }
            }
            Command::HandOver { from, to, .. } => {
                self.drop_holder(commitment, *from, out);
                out.set(&key, holder_field(*to), true);
                let step = out.step(scribe, *id, StepKind::HandedOver);
                out.set(&step, said::FROM, *from);
                out.set(&step, said::MEMBER, *to);
            }
            Command::Share { with, .. } => {
                out.set(&key, holder_field(*with), true);
                let step = out.step(scribe, *id, StepKind::Joined);
                out.set(&step, said::MEMBER, *with);
            }
            Command::Accompany { who, how, .. } => {
                out.set(&key, companion_field(*who), how.name());
                let turn = match how {
                    Companionship::Alongside => StepKind::Alongside,
                    Companionship::Learning => StepKind::Learning,
                    Companionship::Teaching => StepKind::Teaching,
                };
                let step = out.step(scribe, *id, turn);
                out.set(&step, said::MEMBER, *who);
            }
            Command::StepOut { who, .. } => {
                self.drop_part(commitment, *who, out);
                let step = out.step(scribe, *id, StepKind::SteppedOut);
                out.set(&step, said::MEMBER, *who);
            }
            Command::RemoveCommitment(_) => {
                out.set(&key, DELETED, true);
                if commitment.need.is_some() {
                    // Whoever takes the need next holds this record, and without those who are in it now.
                    for holder in &commitment.holders {
                        out.set(&key, holder_field(*holder), false);
                    }
                    for (companion, _) in &commitment.companions {
                        out.set(&key, companion_field(*companion), Value::Null);
                    }
                }
            }
            Command::BringBack(_) => {
                out.set(&key, task::STATE, Value::Null);
                out.set(&key, task::STATE_ON, day::to_text(scribe.today));
                out.step(scribe, *id, StepKind::BroughtBack);
            }
            _ => {}
        }
    }

    /// They are part of it no longer, neither holding it nor alongside.
    pub(super) fn drop_part(&self, commitment: &Commitment, who: MemberId, out: &mut ChangeSet) {
        self.drop_holder(commitment, who, out);
        for (companion, _) in &commitment.companions {
            if self.resolve(*companion) == self.resolve(who) {
                out.set(&commitment.id.key(), companion_field(*companion), Value::Null);
            }
        }
    }

    /// Every record of the person stops holding it, not only the one by which it was noted.
    fn drop_holder(&self, commitment: &Commitment, who: MemberId, out: &mut ChangeSet) {
        for holder in &commitment.holders {
            if self.resolve(*holder) == self.resolve(who) {
                out.set(&commitment.id.key(), holder_field(*holder), false);
            }
        }
    }
}

fn holder_field(id: MemberId) -> String {
    format!("{}{id}", task::HOLDER)
}

pub(super) fn companion_field(id: MemberId) -> String {
    format!("{}{id}", task::COMPANION)
}
