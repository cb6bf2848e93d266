//! What fits whom: open work beside strengths and wishes.

use crate::group::{
    Capacity, CommitmentId, Day, Group, Member, MemberId, Need, NeedId, Presence, StrengthKind, day,
};

/// A word on how much somebody can carry is heard for so many days.
const HEARD_DAYS: i32 = 7;

/// How a piece of open work fits a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// It asks for something that they can do.
    Strength,
    /// It asks for something that they want to learn.
    Learn,
}

/// What a member can do and wants to learn, folded once for many comparisons.
struct Keys {
    able: Vec<String>,
    learn: Vec<String>,
}

impl Keys {
    fn of(group: &Group, member: &Member) -> Self {
        let mut keys = Self { able: Vec::new(), learn: Vec::new() };
        for strength in &member.strengths {
            let list = if strength.kind == StrengthKind::Learn { &mut keys.learn } else { &mut keys.able };
            list.push(group.strength_key(&strength.word));
        }
        keys
    }

    fn fit(&self, group: &Group, strengths: &[String], wanted: &[String]) -> Option<(Fit, String)> {
        let find = |own: &[String]| wanted.iter().position(|key| own.contains(key));
        let word = |place: usize| group.strength_word(&strengths[place]);
        find(&self.able)
            .map(|place| (Fit::Strength, word(place)))
            .or_else(|| find(&self.learn).map(|place| (Fit::Learn, word(place))))
    }
}

/// The words as they are told apart.
pub(super) fn keys(group: &Group, words: &[String]) -> Vec<String> {
    words.iter().map(|word| group.strength_key(word)).collect::<Vec<_>>()
}

/// How the strengths that a work asks for fit the member: by what they can do or teach first, else by what they want
/// to learn; with the group's word that fits.
pub fn fit(group: &Group, strengths: &[String], member: &Member) -> Option<(Fit, String)> {
    Keys::of(group, member).fit(group, strengths, &keys(group, strengths))
}

/// The open needs that fit a member, in the order of the board.
pub fn needs_that_fit<'a>(group: &'a Group, member: &Member) -> Vec<(&'a Need, Fit, String)> {
    let own = Keys::of(group, member);
    let fits = |need: &'a Need| {
        let (how, word) = own.fit(group, &need.words.strengths, &keys(group, &need.words.strengths))?;
        Some((need, how, word))
    };
    group.open_needs().into_iter().filter_map(fits).collect::<Vec<_>>()
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
    let (wanted, little) = (keys(group, strengths), with_little_room(group, today));
    let taken: Vec<MemberId> = taken.iter().map(|id| group.resolve(*id)).collect();
    let free = |member: &&Member| {
        member.presence == Presence::Here && !taken.contains(&member.id) && !little.contains(&member.id)
    };
    let fits = |member: &Member| {
        let (how, word) = Keys::of(group, member).fit(group, strengths, &wanted)?;
        Some((member.id, how, word))
    };
    let all: Vec<_> = group.seats().filter(free).filter_map(fits).collect();
    let (can, learn): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, how, _)| *how == Fit::Strength);
    can.into_iter().chain(learn).collect::<Vec<_>>()
}

/// Those whose last word within a week was that they have little room.
pub(super) fn with_little_room(group: &Group, today: Day) -> Vec<MemberId> {
    // Ids follow the clock: behind a word that is old by far stands nothing that matters here.
    let old = |on: Option<Day>| on.is_some_and(|on| day::days_between(on, today) >= 4 * HEARD_DAYS);
    let (mut heard, mut little) = (Vec::new(), Vec::new());
    for said in group.general_check_ins().rev().take_while(|one| !old(one.on)) {
        let Some(by) = said.by.map(|by| group.resolve(by)).filter(|by| !heard.contains(by)) else { continue };
        heard.push(by);
        if said.carry == Some(Capacity::Little) && lately(said.on, today, HEARD_DAYS) {
            little.push(by);
        }
    }
    little
}

/// What there is for somebody who wants to learn a strength.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LearningOffers {
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
pub fn learning_offers(group: &Group, member: MemberId, word: &str) -> LearningOffers {
    let member = group.resolve(member);
    let key = group.strength_key(word);
    let wants = |strengths: &[String]| strengths.iter().any(|one| group.strength_key(one) == key);
    let mut offer = LearningOffers::default();
    for other in group.seats().filter(|one| one.id != member && one.presence == Presence::Here) {
        if group.has_strength(other.id, StrengthKind::Teach, word) {
            offer.teachers.push(other.id);
        } else if group.has_strength(other.id, StrengthKind::Can, word) {
            offer.others.push(other.id);
        }
    }
    let open = group.commitments().filter(|c| c.is_open() && wants(&c.strengths));
    offer.commitments = open.filter(|c| !group.takes_part(c, member)).map(|c| c.id).collect::<Vec<_>>();
    let needs = group.open_needs().into_iter().filter(|need| wants(&need.words.strengths));
    offer.needs = needs.map(|need| need.id).collect::<Vec<_>>();
    offer
}

/// Whether a day lies within the last `days` days. East of here it may be tomorrow already: a word from there is heard
/// all the same.
pub(super) fn lately(on: Option<Day>, today: Day, days: i32) -> bool {
    on.is_some_and(|on| (-1..days).contains(&day::days_between(on, today)))
}
