//! Commands by which somebody says how it goes, asks for a hand, or answers.

use crate::replica::{Key, Value};

use crate::group::commands::changes::{ChangeSet, CommandContext};
use crate::group::commands::commitment::{companion_field, holder_field};
use crate::group::day;
use crate::group::day::Day;
use crate::group::id::{AnswerId, CheckInId, CommitmentId, MemberId};
use crate::group::model::check_in::{AnswerKind, Capacity, StepKind, field as check_in_field};
use crate::group::model::commitment::{Companionship, field as commitment_field};
use crate::group::model::commitment_state::CommitmentState;
use crate::group::model::member::field as member_field;
use crate::group::state::group::Group;

/// What somebody said at a check-in.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CheckInDetails {
    /// Whose word it is; `None` where nobody in particular said it.
    pub by: Option<MemberId>,
    /// A word for the group; may be empty.
    pub word: String,
    /// Whether it asks for a hand.
    pub hand: bool,
    /// The day on which it was said, where that is not today.
    pub on: Option<Day>,
}

impl Group {
    #[expect(clippy::too_many_arguments, reason = "what the command says, part by part")]
    pub(super) fn write_check_in(
        &self,
        id: CheckInId,
        commitment: CommitmentId,
        state: Option<CommitmentState>,
        day: Option<Day>,
        details: &CheckInDetails,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        let (key, task_key) = (id.key(), commitment.key());
        let on = day::to_text(details.on.unwrap_or(context.today));
        out.set(&key, check_in_field::COMMITMENT, commitment);
        if let Some(state) = state {
            out.set(&key, check_in_field::STATE, state.name());
        }
        if let Some(day) = day {
            out.set(&key, check_in_field::DAY, day::to_text(day));
            out.set(&task_key, commitment_field::DAY, day::to_text(day));
        }
        self.write_said(id, details, context, out);
        if let Some(state) = state {
            out.set(&task_key, commitment_field::STATE, state.name());
        }
        out.set(&task_key, commitment_field::STATE_ON, on);
        // What is said now says too whether a hand is still wanted.
        let hand = details.hand && !state.is_some_and(CommitmentState::is_end);
        let was_raised = self.commitment(commitment).is_some_and(|c| c.hand.is_some());
        if hand || was_raised {
            out.set(&task_key, commitment_field::HAND, hand.then_some(id));
        }
    }

    pub(super) fn ask_for_hand(
        &self,
        id: CheckInId,
        commitment: CommitmentId,
        day: Option<Day>,
        details: &CheckInDetails,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        let details = CheckInDetails { hand: true, ..details.clone() };
        self.write_check_in(id, commitment, None, day, &details, context, out);
    }

    pub(super) fn let_go_alone(
        &self,
        id: CheckInId,
        commitment: CommitmentId,
        who: MemberId,
        details: &CheckInDetails,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        let key = id.key();
        out.set(&key, check_in_field::COMMITMENT, commitment);
        // To a version that does not know the second field it is still somebody's word that they let it go.
        out.set(&key, check_in_field::STATE, CommitmentState::LetGo.name());
        out.set(&key, check_in_field::ONLY_SELF, true);
        let details = CheckInDetails { by: Some(who), hand: false, ..details.clone() };
        self.write_said(id, &details, context, out);
        let Some(about) = self.commitment(commitment) else {
            // It was created earlier in this batch.
            out.set(&commitment.key(), holder_field(who), false);
            return;
        };
        self.drop_part(about, who, out);
        // A hand that they asked for is not asked for by those who go on.
        let asked = about.hand.and_then(|hand| self.check_in(hand)?.by);
        if asked.is_some_and(|by| self.resolve(by) == self.resolve(who)) {
            out.set(&commitment.key(), commitment_field::HAND, Value::Null);
        }
    }

    pub(super) fn arrive(
        &self,
        id: CheckInId,
        carry: Option<Capacity>,
        details: &CheckInDetails,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        let key = id.key();
        if let Some(carry) = carry {
            out.set(&key, check_in_field::CARRY, carry.name());
        }
        self.write_said(id, details, context, out);
        if let Some(member) = details.by.and_then(|by| self.member(by))
            && (details.hand || member.hand.is_some())
        {
            self.lower_general(member.id, out);
            if details.hand {
                out.set(&member.id.key(), member_field::HAND, id);
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "what the command says, part by part")]
    pub(super) fn answer_check_in(
        &self,
        id: AnswerId,
        check_in: CheckInId,
        kind: AnswerKind,
        word: &str,
        by: Option<MemberId>,
        alongside: bool,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        let key = id.key();
        out.set(&key, check_in_field::CHECK_IN, check_in);
        out.set(&key, check_in_field::SORT, kind.name());
        let details = CheckInDetails { by, word: word.to_owned(), ..CheckInDetails::default() };
        self.write_noted(&key, &details, context, out);
        let about = self.check_in(check_in).and_then(|c| self.commitment(c.commitment?));
        if let (true, Some(by), Some(about)) = (alongside, by, about)
            && !self.is_holder(about, by)
        {
            out.set(&about.id.key(), companion_field(by), Companionship::Alongside.name());
        }
    }

    pub(super) fn lower_hand(&self, id: CheckInId, context: &mut CommandContext, out: &mut ChangeSet) {
        let Some(check_in) = self.check_in(id) else { return };
        if let Some(commitment) = check_in.commitment {
            out.set(&commitment.key(), commitment_field::HAND, Value::Null);
            out.step(context, commitment, StepKind::HandFound);
        } else if let Some(by) = check_in.by {
            self.lower_general(by, out);
        }
    }

    fn lower_general(&self, who: MemberId, out: &mut ChangeSet) {
        for id in self.records_of(who) {
            out.set(&id.key(), member_field::HAND, Value::Null);
        }
    }

    /// What somebody said at a check-in, and in which meeting.
    fn write_said(
        &self,
        id: CheckInId,
        details: &CheckInDetails,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        self.write_noted(&id.key(), details, context, out);
        if self.check_in(id).is_none() {
            out.note_meeting(&id.key(), context);
        }
    }

    fn write_noted(
        &self,
        key: &Key,
        details: &CheckInDetails,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        self.write_by(key, details.by, context, out);
        out.say(key, check_in_field::WORD, &details.word);
        if details.hand {
            out.set(key, check_in_field::HAND, true);
        }
        out.set(key, check_in_field::ON, day::to_text(details.on.unwrap_or(context.today)));
    }
}
