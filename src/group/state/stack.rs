//! Who waits to speak, and in which order.

use crate::group::id::MemberId;
use crate::group::model::meeting::Meeting;
use crate::group::model::stack::{SpeakingRequest, Waiting};
use crate::group::state::group::Group;

/// Why somebody stands where they do in the stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StackReason {
    /// A point of process comes first.
    Process,
    /// A direct response comes next.
    Response,
    /// Not heard in this meeting yet: a progressive stack.
    NotHeard,
    /// Heard less than others who wait: a progressive stack.
    HeardLess,
    /// In the order in which they joined.
    InOrder,
}

/// Somebody in the stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StackEntry {
    /// Who.
    pub member: MemberId,
    /// For what.
    pub bid: SpeakingRequest,
    /// Why they stand here.
    pub reason: StackReason,
}

impl Group {
    /// Who waits to speak, the next first. `heard` tells how often somebody had the word in this meeting.
    ///
    /// A point of process comes before everything, then direct responses to who speaks. All others come in the order
    /// in which they joined, or were put by hand; in a progressive stack those heard less come before those heard
    /// more, and of equals the one who joined first.
    pub fn stack(&self, meeting: &Meeting, heard: impl Fn(MemberId) -> u32) -> Vec<StackEntry> {
        let mut waiting: Vec<(MemberId, &Waiting)> = Vec::new();
        for one in &meeting.waiting {
            let member = self.resolve(one.member);
            match waiting.iter_mut().find(|(known, _)| *known == member) {
                // Two phones noted the same hand: the earlier place counts.
                Some((_, known)) if (one.place, one.timestamp) < (known.place, known.timestamp) => {
                    *known = one
                }
                Some(_) => {}
                None if self.member(member).is_some() => waiting.push((member, one)),
                None => {}
            }
        }
        let heard = |member: MemberId| if meeting.progressive { heard(member) } else { 0 };
        waiting.sort_by_key(|(member, one)| {
            let often = if one.bid == SpeakingRequest::Speak { heard(*member) } else { 0 };
            (one.bid, often, one.place, one.timestamp, *member)
        });
        let speakers = waiting.iter().filter(|(_, one)| one.bid == SpeakingRequest::Speak);
        let most = speakers.map(|(member, _)| heard(*member)).max().unwrap_or(0);
        let reason = |member: MemberId, bid: SpeakingRequest| match bid {
            SpeakingRequest::Process => StackReason::Process,
            SpeakingRequest::Response => StackReason::Response,
            SpeakingRequest::Speak if heard(member) == most => StackReason::InOrder,
            SpeakingRequest::Speak if heard(member) == 0 => StackReason::NotHeard,
            SpeakingRequest::Speak => StackReason::HeardLess,
        };
        waiting
            .into_iter()
            .map(|(member, one)| StackEntry { member, bid: one.bid, reason: reason(member, one.bid) })
            .collect::<Vec<_>>()
    }
}
