//! Which forms of leadership were noticed lately, and which were not.

use super::matches::lately;
use crate::group::{Day, Group, MemberId};

/// How far back "lately" goes.
const LATELY_DAYS: i32 = 56;

/// The group's forms of leadership, in its own order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Forms {
    /// Noticed lately, each with how often; of the group as a whole.
    pub noticed: Vec<(String, usize)>,
    /// Not noticed lately.
    pub unnoticed: Vec<String>,
}

/// Which of the group's forms were thanked for within eight weeks.
pub fn forms_noticed(group: &Group, today: Day) -> Forms {
    let mut forms = Forms::default();
    for form in group.forms() {
        let thanks = group.appreciations().rev().filter(|one| one.form == form);
        match thanks.filter(|one| lately(one.on, today, LATELY_DAYS)).count() {
            0 => forms.unnoticed.push(form),
            count => forms.noticed.push((form, count)),
        }
    }
    forms
}

/// Who was not thanked within eight weeks, in the order of the seats; not the one who asks. For a private nudge: no
/// counts, and nobody else sees it.
pub fn not_thanked_lately(group: &Group, me: Option<MemberId>, today: Day) -> Vec<MemberId> {
    let me = me.map(|me| group.resolve(me));
    let recent = group.appreciations().rev().filter(|one| lately(one.on, today, LATELY_DAYS));
    let thanked: Vec<MemberId> = recent.flat_map(|one| group.thanked(one)).collect();
    let seats = group.seats().map(|member| member.id);
    seats.filter(|id| Some(*id) != me && !thanked.contains(id)).collect::<Vec<_>>()
}
