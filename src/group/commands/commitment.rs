//! Commands on commitments, and the steps that tell their story.

use crate::replica::Value;

use crate::group::commands::changes::{ChangeSet, CommandContext};
use crate::group::commands::strength::write_strengths;
use crate::group::day;
use crate::group::day::Day;
use crate::group::id::{CommitmentId, MemberId};
use crate::group::model::check_in::{StepKind, field as check_in_field};
use crate::group::model::commitment::{Commitment, Companionship, field as commitment_field};
use crate::group::model::common::field::DELETED;
use crate::group::state::group::Group;

pub(super) fn holder_field(id: MemberId) -> String {
    format!("{}{id}", commitment_field::HOLDER)
}

pub(super) fn companion_field(id: MemberId) -> String {
    format!("{}{id}", commitment_field::COMPANION)
}

impl Group {
    #[expect(clippy::too_many_arguments, reason = "what the command says, part by part")]
    pub(super) fn commit(
        &self,
        id: CommitmentId,
        what: &str,
        holders: &[MemberId],
        companions: &[(MemberId, Companionship)],
        day: Option<Day>,
        note: &str,
        on: Option<Day>,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        let key = id.key();
        out.set(&key, commitment_field::WHAT, what.trim());
        out.say(&key, commitment_field::NOTE, note);
        if let Some(day) = day {
            out.set(&key, commitment_field::DAY, day::to_text(day));
        }
        for holder in holders {
            out.set(&key, holder_field(*holder), true);
        }
        for (who, how) in companions {
            out.set(&key, companion_field(*who), how.name());
        }
        out.set(&key, commitment_field::BEGAN, day::to_text(on.unwrap_or(context.today)));
        let ids: Vec<String> = holders.iter().map(ToString::to_string).collect();
        out.say(&key, commitment_field::BEGAN_WITH, &ids.join(" "));
        if let Some(me) = context.me.filter(|me| !holders.contains(me)) {
            out.set(&key, commitment_field::NOTED_BY, me);
        }
        if self.commitment(id).is_none() {
            out.note_meeting(&key, context);
        }
    }

    pub(super) fn edit_commitment(&self, id: CommitmentId, what: &str, note: &str, out: &mut ChangeSet) {
        let Some(commitment) = self.commitment(id) else { return };
        out.reword(&id.key(), commitment_field::WHAT, &commitment.what, what);
        out.reword(&id.key(), commitment_field::NOTE, &commitment.note, note);
    }

    pub(super) fn describe_commitment(
        &self,
        id: CommitmentId,
        strengths: &[String],
        less_visible: bool,
        out: &mut ChangeSet,
    ) {
        // One that begins in the same command is not in the group yet.
        let before = self.commitment(id);
        let known = before.map(|commitment| commitment.strengths.as_slice()).unwrap_or_default();
        write_strengths(&id.key(), strengths, known, out);
        if less_visible != before.is_some_and(|commitment| commitment.less_visible) {
            out.set(&id.key(), commitment_field::LESS_VISIBLE, less_visible);
        }
    }

    pub(super) fn move_day(
        &self,
        id: CommitmentId,
        day: Option<Day>,
        context: &mut CommandContext,
        out: &mut ChangeSet,
    ) {
        if self.commitment(id).is_none() {
            return;
        }
        out.set(&id.key(), commitment_field::DAY, day.map(day::to_text));
        let step = out.step(context, id, StepKind::Day);
        if let Some(day) = day {
            out.set(&step, check_in_field::DAY, day::to_text(day));
        }
    }

    pub(super) fn hand_over(
        &self,
        id: CommitmentId,
        from: MemberId,
        to: MemberId,
        context: &mut CommandContext,
        out: &mut ChangeSet,
    ) {
        let Some(commitment) = self.commitment(id) else { return };
        self.drop_holder(commitment, from, out);
        out.set(&id.key(), holder_field(to), true);
        let step = out.step(context, id, StepKind::HandedOver);
        out.set(&step, check_in_field::FROM, from);
        out.set(&step, check_in_field::MEMBER, to);
    }

    pub(super) fn add_holder(
        &self,
        id: CommitmentId,
        holder: MemberId,
        context: &mut CommandContext,
        out: &mut ChangeSet,
    ) {
        if self.commitment(id).is_none() {
            return;
        }
        out.set(&id.key(), holder_field(holder), true);
        let step = out.step(context, id, StepKind::Joined);
        out.set(&step, check_in_field::MEMBER, holder);
    }

    pub(super) fn add_companion(
        &self,
        id: CommitmentId,
        who: MemberId,
        how: Companionship,
        context: &mut CommandContext,
        out: &mut ChangeSet,
    ) {
        if self.commitment(id).is_none() {
            return;
        }
        out.set(&id.key(), companion_field(who), how.name());
        let kind = match how {
            Companionship::Alongside => StepKind::Alongside,
            Companionship::Learning => StepKind::Learning,
            Companionship::Teaching => StepKind::Teaching,
        };
        let step = out.step(context, id, kind);
        out.set(&step, check_in_field::MEMBER, who);
    }

    pub(super) fn step_out(
        &self,
        id: CommitmentId,
        who: MemberId,
        context: &mut CommandContext,
        out: &mut ChangeSet,
    ) {
        let Some(commitment) = self.commitment(id) else { return };
        self.drop_part(commitment, who, out);
        let step = out.step(context, id, StepKind::SteppedOut);
        out.set(&step, check_in_field::MEMBER, who);
    }

    pub(super) fn remove_commitment(&self, id: CommitmentId, out: &mut ChangeSet) {
        let Some(commitment) = self.commitment(id) else { return };
        let key = id.key();
        out.set(&key, DELETED, true);
        if commitment.need.is_some() {
            // Whoever takes the need next holds this record, without those who are in it now and without what they found
            // that helps: the need tells what helps.
            for holder in &commitment.holders {
                out.set(&key, holder_field(*holder), false);
            }
            for (companion, _) in &commitment.companions {
                out.set(&key, companion_field(*companion), Value::Null);
            }
            write_strengths(&key, &[], &commitment.strengths, out);
        }
    }

    pub(super) fn reopen_commitment(
        &self,
        id: CommitmentId,
        context: &mut CommandContext,
        out: &mut ChangeSet,
    ) {
        if self.commitment(id).is_none() {
            return;
        }
        out.set(&id.key(), commitment_field::STATE, Value::Null);
        out.set(&id.key(), commitment_field::STATE_ON, day::to_text(context.today));
        out.step(context, id, StepKind::BroughtBack);
    }

    pub(super) fn take_up_on(
        &self,
        id: CommitmentId,
        on: Day,
        context: &mut CommandContext,
        out: &mut ChangeSet,
    ) {
        let key = id.key();
        // It may be made by an earlier command of the same set.
        if self.commitment(id).is_some() || out.edits.iter().any(|edit| edit.key == key) {
            out.set(&key, commitment_field::STATE, Value::Null);
            out.set(&key, commitment_field::STATE_ON, day::to_text(on));
            let step = out.step(context, id, StepKind::BroughtBack);
            out.set(&step, check_in_field::ON, day::to_text(on));
        }
    }

    /// They are part of it no longer, neither holding it nor alongside.
    pub(in crate::group) fn drop_part(&self, commitment: &Commitment, who: MemberId, out: &mut ChangeSet) {
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
