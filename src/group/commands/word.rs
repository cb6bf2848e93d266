//! What is written of what somebody says: check-ins, and answers to them.

use crate::replica::{Key, Value};

use super::commitment::companion_field;
use super::{ChangeSet, Command, CommandContext, Noted};
use crate::group::check_in::{StepKind, field as said};
use crate::group::commitment::{Companionship, State, field as task};
use crate::group::day::{self, Day};
use crate::group::id::{CheckInId, CommitmentId, MemberId};
use crate::group::member::field as person;
use crate::group::state::Group;

impl Group {
    #[expect(clippy::too_many_arguments, reason = "what an act says, part by part")]
    fn write_check_in(
        &self,
        id: CheckInId,
        commitment: CommitmentId,
        state: Option<State>,
        day: Option<Day>,
        noted: &Noted,
        scribe: &mut CommandContext,
        out: &mut ChangeSet,
    ) {
        let (key, task_key) = (id.key(), commitment.key());
        let on = day::to_text(noted.on.unwrap_or(scribe.today));
        out.set(&key, said::COMMITMENT, commitment);
        if let Some(state) = state {
            out.set(&key, said::STATE, state.name());
        }
        if let Some(day) = day {
            out.set(&key, said::DAY, day::to_text(day));
            out.set(&task_key, task::DAY, day::to_text(day));
        }
        self.write_noted(&key, noted, scribe, out);
        if let Some(state) = state {
            out.set(&task_key, task::STATE, state.name());
        }
        out.set(&task_key, task::STATE_ON, on);
        // What is said now says too whether a hand is still wanted.
        let hand = noted.hand && !state.is_some_and(State::is_end);
        let was_raised = self.commitment(commitment).is_some_and(|c| c.hand.is_some());
        if hand || was_raised {
            out.set(&task_key, task::HAND, hand.then_some(id));
        }
    }

    pub(super) fn write_word(&self, act: &Command, scribe: &mut CommandContext, out: &mut ChangeSet) {
        match act {
            Command::CheckIn { id, commitment, state, day, noted } => {
                self.write_check_in(*id, *commitment, Some(*state), *day, noted, scribe, out);
            }
            Command::AskForHand { id, commitment, day, noted } => {
                let noted = Noted { hand: true, ..noted.clone() };
                self.write_check_in(*id, *commitment, None, *day, &noted, scribe, out);
            }
            Command::LetGoAlone { id, commitment, who, noted } => {
                let Some(about) = self.commitment(*commitment) else { return };
                let key = id.key();
                out.set(&key, said::COMMITMENT, *commitment);
                // To a version that does not know the second field it is still somebody's word that they let it go.
                out.set(&key, said::STATE, State::LetGo.name());
                out.set(&key, said::ONLY_SELF, true);
                let noted = Noted { by: Some(*who), hand: false, ..noted.clone() };
                self.write_noted(&key, &noted, scribe, out);
                self.drop_part(about, *who, out);
                // A hand that they asked for is not asked for by those who go on.
                let asked = about.hand.and_then(|hand| self.check_in(hand)?.by);
                if asked.is_some_and(|by| self.resolve(by) == self.resolve(*who)) {
                    out.set(&commitment.key(), task::HAND, Value::Null);
                }
            }
            Command::Arrive { id, carry, noted } => {
                let key = id.key();
                if let Some(carry) = carry {
                    out.set(&key, said::CARRY, carry.name());
                }
                self.write_noted(&key, noted, scribe, out);
                if let Some(member) = noted.by.and_then(|by| self.member(by))
                    && (noted.hand || member.hand.is_some())
                {
                    self.lower_general(member.id, out);
                    if noted.hand {
                        out.set(&member.id.key(), person::HAND, *id);
                    }
                }
            }
            Command::Answer { id, check_in, sort, word, by, alongside } => {
                let key = id.key();
                out.set(&key, said::CHECK_IN, *check_in);
                out.set(&key, said::SORT, sort.name());
                self.write_noted(
                    &key,
                    &Noted { by: *by, word: word.clone(), ..Noted::default() },
                    scribe,
                    out,
                );
                let about = self.check_in(*check_in).and_then(|c| self.commitment(c.commitment?));
                if let (true, Some(by), Some(about)) = (*alongside, by, about)
                    && !self.is_holder(about, *by)
                {
                    out.set(&about.id.key(), companion_field(*by), Companionship::Alongside.name());
                }
            }
            Command::LowerHand(id) => {
                let Some(check_in) = self.check_in(*id) else { return };
                if let Some(commitment) = check_in.commitment {
                    out.set(&commitment.key(), task::HAND, Value::Null);
                    out.step(scribe, commitment, StepKind::HandFound);
                } else if let Some(by) = check_in.by {
                    self.lower_general(by, out);
                }
            }
            _ => {}
        }
    }

    fn lower_general(&self, who: MemberId, out: &mut ChangeSet) {
        for id in self.records_of(who) {
            out.set(&id.key(), person::HAND, Value::Null);
        }
    }

    /// Whose word it is, and who notes it for them.
    pub(in crate::group) fn write_by(
        &self,
        key: &Key,
        by: Option<MemberId>,
        scribe: &CommandContext,
        out: &mut ChangeSet,
    ) {
        if let Some(by) = by {
            out.set(key, said::BY, by);
        }
        if let Some(me) = scribe.me
            && by.is_none_or(|by| self.resolve(by) != self.resolve(me))
        {
            out.set(key, said::NOTED_BY, me);
        }
    }

    fn write_noted(&self, key: &Key, noted: &Noted, scribe: &CommandContext, out: &mut ChangeSet) {
        self.write_by(key, noted.by, scribe, out);
        out.say(key, said::WORD, &noted.word);
        if noted.hand {
            out.set(key, said::HAND, true);
        }
        out.set(key, said::ON, day::to_text(noted.on.unwrap_or(scribe.today)));
    }
}
