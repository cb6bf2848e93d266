//! Who holds what by the lines that were read: who comes in beside others, and who lets go.

use super::super::draft::Entry;
use super::{Builder, CommandPositions};
use crate::group::{CheckInDetails, CheckInId, Command, Day, MemberId};

impl Builder<'_> {
    /// Who holds it by what was said so far.
    pub(super) fn holders(&self, position: CommandPositions) -> Vec<MemberId> {
        let mut holders = match position.commit.and_then(|at| self.commands.get(at)) {
            Some(Command::Commit { holders, .. }) => holders.clone(),
            _ => self.group.holder_ids(position.id),
        };
        for command in &self.commands {
            match command {
                Command::AddHolder { id, holder } if *id == position.id => holders.push(*holder),
                Command::LetGoAlone { commitment, who, .. } if *commitment == position.id => {
                    holders.retain(|holder| self.group.resolve(*holder) != self.group.resolve(*who));
                }
                _ => {}
            }
        }
        holders
    }

    /// Whether they have let it go for themself on this day, or later.
    fn has_let_go(&self, position: CommandPositions, who: MemberId, on: Option<Day>) -> bool {
        let who = self.group.resolve(who);
        self.group.check_ins_of(position.id).any(|check_in| {
            check_in.only_self
                && check_in.by.is_some_and(|by| self.group.resolve(by) == who)
                && on.is_none_or(|on| check_in.on.is_none_or(|said| said >= on))
        })
    }

    /// Those whom the line names let it go, each for themself, once; the `note` is the word of the first of them. Tells
    /// whether anybody has not said so before.
    pub(super) fn let_go_alone(
        &mut self,
        entry: &Entry,
        position: CommandPositions,
        note: &mut String,
    ) -> bool {
        let holders: Vec<MemberId> =
            self.holders(position).into_iter().map(|id| self.group.resolve(id)).collect();
        let mut said = false;
        for who in self.draft.holders(entry) {
            let is_theirs = |by: MemberId| self.group.resolve(by) == self.group.resolve(who);
            let before = self.has_let_go(position, who, entry.on);
            let now = self.commands.iter().any(|command| {
                matches!(command, Command::LetGoAlone { commitment, who, .. } if *commitment == position.id && is_theirs(*who))
            });
            if (before || now) && !holders.iter().any(|holder| is_theirs(*holder)) {
                continue;
            }
            let details =
                CheckInDetails { on: entry.on, word: std::mem::take(note), ..CheckInDetails::default() };
            let id = CheckInId((self.fresh)());
            self.commands.push(Command::LetGoAlone { id, commitment: position.id, who, details });
            said = true;
        }
        said
    }

    /// Those who hold it by this line and did not before come in beside the others: nobody is taken away. Who has let it
    /// go since does not come in again.
    pub(super) fn join(&mut self, entry: &Entry, position: CommandPositions) -> bool {
        let named: Vec<MemberId> = self.draft.holders(entry);
        if let Some(Command::Commit { holders, .. }) =
            position.commit.and_then(|at| self.commands.get_mut(at))
        {
            let before = holders.len();
            holders.extend(named.into_iter().filter(|id| !holders.contains(id)).collect::<Vec<_>>());
            return holders.len() > before;
        }
        let Some(commitment) = self.group.commitment(position.id) else { return false };
        let mut joined = false;
        for with in named.into_iter().filter(|id| !self.group.is_holder(commitment, *id)) {
            if self.has_let_go(position, with, entry.on) {
                continue;
            }
            // Looked for by what it says: comparing commands as such is some thousands of bytes of code.
            let joins = |command: &Command| matches!(command, Command::AddHolder { id, holder } if (*id, *holder) == (position.id, with));
            if !self.commands.iter().any(joins) {
                self.commands.push(Command::AddHolder { id: position.id, holder: with });
                joined = true;
            }
        }
        joined
    }
}
