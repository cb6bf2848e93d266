//! Who thanked whom, and the forms that the group looks for.

use crate::group::id::MemberId;
use crate::group::model::appreciation::{Appreciation, FORMS};
use crate::group::state::group::Group;

impl Group {
    /// Who is thanked, in the order of the seats.
    pub fn thanked(&self, appreciation: &Appreciation) -> Vec<MemberId> {
        let mut to: Vec<MemberId> = appreciation.to.iter().map(|id| self.resolve(*id)).collect();
        to.sort();
        to.dedup();
        to.retain(|id| self.member(*id).is_some());
        to
    }

    /// The thanks to this member, the latest first.
    pub fn thanks_to(&self, member: MemberId) -> impl Iterator<Item = &Appreciation> {
        let member = self.resolve(member);
        self.appreciations().rev().filter(move |one| one.to.iter().any(|to| self.resolve(*to) == member))
    }

    /// The forms of leadership that this group looks for: those it began with but for what it took out, then its own.
    pub fn forms(&self) -> Vec<String> {
        let choices = self.form_choices();
        let kept = FORMS.iter().filter(|form| !choices.iter().any(|(word, on)| word == *form && !on));
        let own = choices.iter().filter(|(word, on)| *on && !FORMS.contains(&word.as_str()));
        kept.map(|form| (*form).to_owned()).chain(own.map(|(word, _)| word.clone())).collect::<Vec<_>>()
    }

    /// The forms that the group took out of its list, in the list's order: they can be brought back.
    pub fn removed_forms(&self) -> Vec<String> {
        let out: Vec<&String> =
            self.form_choices().iter().filter(|(_, on)| !on).map(|(word, _)| word).collect();
        let first = FORMS.iter().filter(|form| out.iter().any(|word| word == *form));
        let own = out.iter().filter(|word| !FORMS.contains(&word.as_str()));
        first.map(|form| (*form).to_owned()).chain(own.map(|word| (*word).clone())).collect::<Vec<_>>()
    }
}
