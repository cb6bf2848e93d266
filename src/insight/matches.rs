//! What fits whom: open work beside strengths and wishes.

use crate::domain::{CommitmentId, Day, Group, Member, MemberId, Need, NeedId, Presence, Way, day};

/// How a piece of open work fits a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// It asks for something that they can do.
    Strength,
    /// It asks for something that they want to learn.
    Learn,
}

/// How the strengths that a work asks for fit the member: by what they can do or teach first, else by what they want
/// to learn; with the group's word that fits.
pub fn fit(group: &Group, strengths: &[String], member: &Member) -> Option<(Fit, String)> {
    let has = |word: &String, ways: &[Way]| {
        let key = group.strength_key(word);
        member.strengths.iter().any(|one| ways.contains(&one.way) && group.strength_key(&one.word) == key)
    };
    let find =
        |ways: &[Way]| strengths.iter().find(|word| has(word, ways)).map(|word| group.strength_word(word));
    find(&[Way::Can, Way::Teach])
        .map(|word| (Fit::Strength, word))
        .or_else(|| find(&[Way::Learn]).map(|word| (Fit::Learn, word)))
}

/// The open needs that fit a member, in the order of the board.
pub fn fits_of<'a>(group: &'a Group, member: &Member) -> Vec<(&'a Need, Fit, String)> {
    let fits = |need: &'a Need| fit(group, &need.strengths, member).map(|(how, word)| (need, how, word));
    group.open_needs().into_iter().filter_map(fits).collect()
}

/// Who could be invited to a work that asks for these strengths: those whom it fits, in the order of the seats; first
/// who can do it, then who wants to learn it. Who is away, has left or already takes part (`taken`) is not among them, nor
/// who said within a week that they have little room.
pub fn people_for(
    group: &Group,
    strengths: &[String],
    taken: &[MemberId],
    today: Day,
) -> Vec<(MemberId, Fit, String)> {
    let free = |member: &&Member| {
        member.presence == Presence::Here
            && !taken.contains(&member.id)
            && !super::making_space::little_room(group, member.id, today)
    };
    let fits = |member: &Member| fit(group, strengths, member).map(|(how, word)| (member.id, how, word));
    let all: Vec<_> = group.seats().filter(free).filter_map(fits).collect();
    let (can, learn): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, how, _)| *how == Fit::Strength);
    can.into_iter().chain(learn).collect()
}

/// What there is for somebody who wants to learn a strength.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Offer {
    /// Who can teach it, in the order of the seats.
    pub teachers: Vec<MemberId>,
    /// Who can do it, beside those; they may be glad to show it.
    pub others: Vec<MemberId>,
    /// Open commitments that use it, whose holders one could go along with.
    pub commitments: Vec<CommitmentId>,
    /// Open needs that ask for it.
    pub needs: Vec<NeedId>,
}

/// Who can teach the strength to this member, and what open work offers it. Work that one takes part in already is
/// not named; people away are not asked.
pub fn learning_offers(group: &Group, member: MemberId, word: &str) -> Offer {
    let member = group.resolve(member);
    let key = group.strength_key(word);
    let wants = |strengths: &[String]| strengths.iter().any(|one| group.strength_key(one) == key);
    let mut offer = Offer::default();
    for other in group.seats().filter(|one| one.id != member && one.presence == Presence::Here) {
        if group.has_strength(other.id, Way::Teach, word) {
            offer.teachers.push(other.id);
        } else if group.has_strength(other.id, Way::Can, word) {
            offer.others.push(other.id);
        }
    }
    let open = group.commitments().filter(|c| c.is_open() && wants(&c.strengths));
    offer.commitments = open.filter(|c| !group.takes_part(c, member)).map(|c| c.id).collect();
    let needs = group.open_needs().into_iter().filter(|need| wants(&need.strengths));
    offer.needs = needs.map(|need| need.id).collect();
    offer
}

/// Whether a day lies within the last `days` days.
pub(super) fn lately(on: Option<Day>, today: Day, days: i32) -> bool {
    on.is_some_and(|on| (0..days).contains(&day::days_between(on, today)))
}
