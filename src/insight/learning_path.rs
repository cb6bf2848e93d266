//! How somebody grew into what they do: came along to learn, was alongside, held it, taught it. Their own way alone;
//! nobody is compared.

use super::resting::StrengthUse;
use crate::group::name::fold_words;
use crate::group::{
    Commitment, CommitmentId, Day, Group, InvitationPart, InvitationResponse, InvitationTarget, MemberId,
    StepKind,
};

/// What a trail leads through.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TrailKind {
    /// Work that uses this strength, in the group's word for it.
    Strength(String),
    /// One commitment, which uses none of their strengths.
    Work(CommitmentId),
}

/// One trail of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearningTrail {
    /// Through what.
    pub ground: TrailKind,
    /// As what they took part, each once with the first day on which they did, in the order in which one grows: to
    /// learn, alongside, holding, teaching.
    pub parts: Vec<(InvitationPart, Option<Day>)>,
}

/// The path of a member, in the order in which its trails began; those whose day is not known first.
///
/// A commitment belongs to the strengths that it uses and that the member named in any way (see
/// [`super::last_used`]); so "came along to learn cooking" and "held a kitchen" are one trail. A commitment that uses
/// none of them is a trail of its own where the member came along with somebody: holding alone is no path yet, and
/// stands among what they carry. Who steps out keeps their path.
pub fn learning_path(group: &Group, member: MemberId, today: Day) -> Vec<LearningTrail> {
    let member = group.resolve(member);
    let Some(person) = group.member(member) else { return Vec::new() };
    let mut own: Vec<(String, Vec<String>, String)> = Vec::new();
    for strength in &person.strengths {
        let word = group.strength_word(&strength.word);
        let key = group.strength_key(&word);
        if !own.iter().any(|(known, ..)| *known == key) {
            own.push((key, fold_words(&word), word));
        }
    }
    let mut trails: Vec<LearningTrail> = Vec::new();
    for commitment in group.commitments() {
        let parts = parts(group, commitment, member);
        if parts.is_empty() {
            continue;
        }
        let uses = StrengthUse::of(group, commitment, today);
        let fits = own.iter().filter(|(key, sought, _)| uses.has(key, sought));
        let mut grounds: Vec<TrailKind> = fits.map(|(.., word)| TrailKind::Strength(word.clone())).collect();
        if grounds.is_empty() && parts.iter().any(|(part, _)| *part != InvitationPart::Hold) {
            grounds.push(TrailKind::Work(commitment.id));
        }
        for ground in grounds {
            match trails.iter_mut().find(|trail| trail.ground == ground) {
                Some(trail) => parts.iter().for_each(|(part, on)| add(&mut trail.parts, *part, *on)),
                None => trails.push(LearningTrail { ground, parts: parts.clone() }),
            }
        }
    }
    for trail in &mut trails {
        trail.parts.sort_by_key(|(part, _)| InvitationPart::ALL.iter().position(|one| one == part));
    }
    trails.sort_by_key(|trail| trail.parts.iter().map(|(_, on)| *on).min());
    trails
}

fn add(parts: &mut Vec<(InvitationPart, Option<Day>)>, part: InvitationPart, on: Option<Day>) {
    match parts.iter_mut().find(|(known, _)| *known == part) {
        Some((_, first)) => *first = (*first).min(on),
        None => parts.push((part, on)),
    }
}

/// As what the member took part in the commitment, and since when.
fn parts(group: &Group, commitment: &Commitment, member: MemberId) -> Vec<(InvitationPart, Option<Day>)> {
    let mut parts = Vec::new();
    if group.first_holders(commitment).iter().any(|holder| holder.id == member) {
        add(&mut parts, InvitationPart::Hold, commitment.began);
    }
    for step in group.steps_of(commitment.id) {
        let part = match step.kind {
            Some(StepKind::Joined | StepKind::HandedOver) => InvitationPart::Hold,
            Some(StepKind::Alongside) => InvitationPart::Alongside,
            Some(StepKind::Learning) => InvitationPart::Learning,
            Some(StepKind::Teaching) => InvitationPart::Teaching,
            _ => continue,
        };
        if step.member.is_some_and(|who| group.resolve(who) == member) {
            add(&mut parts, part, step.on);
        }
    }
    // Who came along at the beginning did so without a step.
    let companions = group.companions(commitment);
    if let Some((_, how)) = companions.iter().find(|(who, _)| who.id == member) {
        let part = InvitationPart::ALL.into_iter().find(|part| part.companionship() == Some(*how));
        if let Some(part) = part.filter(|part| !parts.iter().any(|(known, _)| known == part)) {
            add(&mut parts, part, commitment.began);
        }
    }
    parts
}

/// Two people who learn something together: a yes to an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// With whom.
    pub with: MemberId,
    /// The group's word for what is learned.
    pub word: String,
    /// Whether the member whom it was asked of teaches it, and the other learns.
    pub teaches: bool,
    /// Since when.
    pub since: Option<Day>,
}

/// With whom the member learns or teaches, in the order in which it was asked; each pairing once.
pub fn pairings(group: &Group, member: MemberId) -> Vec<Pairing> {
    let member = group.resolve(member);
    let mut all: Vec<Pairing> = Vec::new();
    for invitation in group.invitations().filter(|one| one.reply == Some(InvitationResponse::Yes)) {
        let Some(InvitationTarget::Strength(word)) = &invitation.into else { continue };
        let (Some(to), Some(by)) = (invitation.to, invitation.by) else { continue };
        let (to, by) = (group.resolve(to), group.resolve(by));
        let (with, invited) = if to == member {
            (by, true)
        } else if by == member {
            (to, false)
        } else {
            continue;
        };
        if with == member || group.member(with).is_none() {
            continue;
        }
        let teaches = (invitation.part == InvitationPart::Teaching) == invited;
        let word = group.strength_word(word);
        let key = group.strength_key(&word);
        let same = |one: &Pairing| {
            one.with == with && one.teaches == teaches && group.strength_key(&one.word) == key
        };
        if !all.iter().any(same) {
            all.push(Pairing { with, word, teaches, since: invitation.answered });
        }
    }
    all
}
