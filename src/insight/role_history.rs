//! Who had which role: what a group remembers of its roles, and how they go around as a whole.

use crate::group::{Day, Group, Meeting, MeetingId, MemberId, ROLES, RolePart};
use std::collections::BTreeSet;

/// Who had a role at a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastRoleHolder {
    /// The day of the meeting.
    pub day: Day,
    /// The meeting.
    pub meeting: MeetingId,
    /// Who had it, as all others in the order of the seats.
    pub holders: Vec<MemberId>,
    /// Who came along to learn it.
    pub learning: Vec<MemberId>,
    /// Who was alongside to teach it.
    pub teaching: Vec<MemberId>,
}

/// The meetings that began, the latest first.
fn begun(group: &Group) -> impl Iterator<Item = (&Meeting, Day)> {
    group.meetings().into_iter().rev().filter_map(|meeting| Some((meeting, meeting.began?)))
}

/// Who took part in a role, the latest meeting first. A pass is nobody's history: it is not told.
pub fn role_history(group: &Group, role: &str) -> Vec<PastRoleHolder> {
    let mut all = Vec::new();
    for (meeting, day) in begun(group) {
        let turns = group.role_turns(meeting, role);
        let who =
            |part| turns.iter().filter(|(_, other)| *other == part).map(|(id, _)| *id).collect::<Vec<_>>();
        let held = PastRoleHolder {
            day,
            meeting: meeting.id,
            holders: who(RolePart::Hold),
            learning: who(RolePart::Learning),
            teaching: who(RolePart::Teaching),
        };
        if turns.iter().any(|(_, part)| *part != RolePart::Pass) {
            all.push(held);
        }
    }
    all
}

/// The roles in which somebody took part and as what, each once with the last day on which they did, the latest
/// first.
pub fn roles_had(group: &Group, member: MemberId) -> Vec<(String, RolePart, Day)> {
    let member = group.resolve(member);
    let mut all: Vec<(String, RolePart, Day)> = Vec::new();
    for (meeting, day) in begun(group) {
        let own = meeting.turns().iter().filter(|turn| group.resolve(turn.member) == member);
        for role in Vec::from_iter(BTreeSet::from_iter(own.map(|turn| &turn.role))) {
            // Of several records the strongest part, as for everybody else.
            let part = group.role_turns(meeting, role).into_iter().find(|(who, _)| *who == member);
            let Some((_, part)) = part.filter(|(_, part)| *part != RolePart::Pass) else { continue };
            if !all.iter().any(|(known, as_what, _)| known == role && *as_what == part) {
                all.push((role.clone(), part, day));
            }
        }
    }
    all
}

/// How many meetings back the balance looks.
const MEETINGS: usize = 12;
/// From how many meetings on there is something to see.
const FEWEST: usize = 3;

/// How roles that everybody sees at work and those that few see go around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Balance {
    /// In how many of the latest meetings somebody had a role.
    pub meetings: usize,
    /// How many people had a role that everybody sees.
    pub visible: usize,
    /// How many had one that few see.
    pub less_visible: usize,
}

/// How the group's roles went around in its last twelve meetings at which somebody had one; `None` before there were
/// three. Told of the group as a whole, never by person: whether the work that few see rests on few.
pub fn role_balance(group: &Group) -> Option<Balance> {
    let roles = group.roles();
    let is_visible = |name: &String| {
        let listed = roles.iter().find(|role| role.name == *name).map(|role| role.visible);
        listed.or_else(|| ROLES.iter().find(|(known, _)| known == name).map(|(_, visible)| *visible))
    };
    let mut had: [Vec<MemberId>; 2] = Default::default();
    let mut meetings = 0;
    for (meeting, _) in begun(group) {
        let holds = meeting.turns().iter().filter(|turn| turn.part == RolePart::Hold);
        let mut any = false;
        for turn in holds {
            if let Some(visible) = is_visible(&turn.role) {
                had[usize::from(visible)].push(group.resolve(turn.member));
                any = true;
            }
        }
        meetings += usize::from(any);
        if meetings == MEETINGS {
            break;
        }
    }
    let [less_visible, visible] = had.map(|people| Vec::from_iter(BTreeSet::from_iter(people)).len());
    (meetings >= FEWEST).then_some(Balance { meetings, visible, less_visible })
}
