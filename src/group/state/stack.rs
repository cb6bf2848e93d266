//! Who waits to speak, and in which order.

use crate::group::id::MemberId;
use crate::group::model::meeting::Meeting;
use crate::group::model::stack::{SpeakingRequest, Waiting};
use crate::group::state::group::Group;

/// Why somebody has their place in the stack.
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
    pub request: SpeakingRequest,
    /// Why they have this place.
    pub reason: StackReason,
}

impl Group {
    /// Who waits to speak, the next first. `heard` tells how often somebody had the word in this meeting.
    ///
    /// A point of process comes before everything, then direct responses to who speaks. All others come in the order
    /// in which they joined, or were put by hand; in a progressive stack those heard less come before those heard
    /// more, and of equals the one who joined first.
    pub fn stack(&self, meeting: &Meeting, heard: impl Fn(MemberId) -> u32) -> Vec<StackEntry> {
        let mut queue: Vec<(MemberId, &Waiting)> = Vec::new();
        for waiting in &meeting.waiting {
            let member = self.resolve(waiting.member);
            match queue.iter_mut().find(|(known, _)| *known == member) {
                // Two phones noted the same hand: the earlier place counts.
                Some((_, known)) if (waiting.place, waiting.timestamp) < (known.place, known.timestamp) => {
                    *known = waiting
                }
                Some(_) => {}
                None if self.member(member).is_some() => queue.push((member, waiting)),
                None => {}
            }
        }
        let heard = |member: MemberId| if meeting.progressive { heard(member) } else { 0 };
        queue.sort_by_key(|(member, waiting)| {
            let often = if waiting.request == SpeakingRequest::Speak { heard(*member) } else { 0 };
            (waiting.request, often, waiting.place, waiting.timestamp, *member)
        });
        let speakers = queue.iter().filter(|(_, waiting)| waiting.request == SpeakingRequest::Speak);
        let most = speakers.map(|(member, _)| heard(*member)).max().unwrap_or(0);
        let reason = |member: MemberId, request: SpeakingRequest| match request {
            SpeakingRequest::Process => StackReason::Process,
            SpeakingRequest::Response => StackReason::Response,
            SpeakingRequest::Speak if heard(member) == most => StackReason::InOrder,
            SpeakingRequest::Speak if heard(member) == 0 => StackReason::NotHeard,
            SpeakingRequest::Speak => StackReason::HeardLess,
        };
        queue
            .into_iter()
            .map(|(member, waiting)| StackEntry {
                member,
                request: waiting.request,
                reason: reason(member, waiting.request),
            })
            .collect::<Vec<_>>()
    }
}
