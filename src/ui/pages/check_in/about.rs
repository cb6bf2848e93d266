//! What the form of a check-in needs to know of its commitment.

use crate::group::{Commitment, CommitmentId, Companionship, Day, Group, MemberId};
use crate::ui::components::MemberSummary;
use crate::ui::components::people::names::{names, summaries};
use crate::ui::forms::check_in::CheckInForm;

/// What the form needs to know of the commitment, as it is when the form opens.
pub(super) struct About {
    pub id: CommitmentId,
    pub what: String,
    pub day: Option<Day>,
    pub open: bool,
    pub holders: Vec<MemberSummary>,
    pub people: Vec<MemberSummary>,
    /// Who does it or helps; and the names of those who do it.
    pub part: Vec<MemberId>,
    pub doing: String,
    pub me: Option<MemberId>,
}

impl About {
    pub fn of(group: &Group, commitment: &Commitment, me: Option<MemberId>) -> Self {
        let holders = group.holders(commitment);
        let companions = group.companions(commitment);
        // Those who take part, and whoever has the phone in hand: anyone may say how it goes.
        let mut part: Vec<_> = holders.clone();
        part.extend(companions.iter().map(|(member, _): &(_, Companionship)| *member));
        let takes_part = part.iter().map(|member| member.id).collect();
        part.extend(me.and_then(|me| group.member(me)));
        part.sort_by_key(|member| member.id);
        part.dedup_by_key(|member| member.id);
        let people = if part.is_empty() { summaries(group.seats()) } else { summaries(part.into_iter()) };
        Self {
            id: commitment.id,
            what: commitment.what.clone(),
            day: commitment.day,
            open: commitment.is_open(),
            doing: names(&holders),
            holders: summaries(holders.into_iter()),
            people,
            part: takes_part,
            me,
        }
    }
}

/// What it shows when nothing was said yet.
pub(super) fn fresh_form(about: &About) -> CheckInForm {
    // Who has the phone in hand speaks, unless they say otherwise.
    let by = match (about.me, about.holders.as_slice()) {
        (None, [one]) => Some(one.id),
        (me, _) => me,
    };
    CheckInForm::of(by, about.day)
}
