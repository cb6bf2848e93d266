//! How things stand with what a line is about, while the lines before it are taken one after another.

use super::draft::{Draft, Entry, LeftOut, Root, Target};
use crate::group::name::Nearness;
use crate::group::{CommitmentState, Day, Group, MemberId};
use std::collections::BTreeMap;

/// How things stand with one commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Standing {
    pub state: Option<CommitmentState>,
    /// The day of the last word on it.
    pub on: Option<Day>,
    pub day: Option<Day>,
}

impl Standing {
    pub fn ended(&self) -> bool {
        self.state.is_some_and(CommitmentState::is_end)
    }

    /// Whether there is later word already than that of a meeting on this day.
    pub fn is_later_than(&self, meeting: Option<Day>, today: Option<Day>) -> bool {
        match (self.on, meeting.or(today)) {
            (Some(on), Some(meeting)) => on > meeting,
            _ => false,
        }
    }
}

/// Standings by what they are of.
#[derive(Default)]
pub(super) struct Standings {
    here: BTreeMap<uuid::Uuid, Standing>,
    lines: BTreeMap<usize, Standing>,
}

impl Standings {
    pub fn get(&self, root: Root, group: &Group) -> Standing {
        match root {
            Root::Line(at) => self.lines.get(&at).copied().unwrap_or_default(),
            Root::Here(id) => self.here.get(&id.0).copied().unwrap_or_else(|| {
                let commitment = group.commitment(id);
                commitment
                    .map(|c| Standing { state: c.state, on: c.state_on.or(c.began), day: c.day })
                    .unwrap_or_default()
            }),
        }
    }

    pub fn set(&mut self, root: Root, standing: Standing) {
        match root {
            Root::Line(at) => self.lines.insert(at, standing),
            Root::Here(id) => self.here.insert(id.0, standing),
        };
    }
}

/// Whether the line says that some let it go, and not all of those who hold it: for the others it goes on.
pub(super) fn is_let_go_by_some(draft: &Draft, entry: &Entry, holders: &[MemberId], group: &Group) -> bool {
    let named: Vec<MemberId> = draft.holders(entry).into_iter().map(|id| group.resolve(id)).collect();
    entry.state == Some(CommitmentState::LetGo)
        && !entry.everyone
        && !named.is_empty()
        && holders.iter().any(|holder| !named.contains(&group.resolve(*holder)))
}

/// Whether what stands here has the holders and the day that the line names.
fn is_just_as(draft: &Draft, entry: &Entry, target: Target, group: &Group) -> bool {
    let Target::Here(id) = target else { return false };
    let named = draft.holders(entry);
    group.commitment(id).is_some_and(|commitment| {
        let holders = group.holders(commitment);
        commitment.day == entry.day
            && holders.len() == named.len()
            && holders.iter().all(|member| named.contains(&member.id))
    })
}

/// Chooses for each line whether it is the same as something: by default for the same words, unless that has ended
/// and the meeting took it up anew.
pub(super) fn choose(draft: &mut Draft, group: &Group) {
    let mut standings = Standings::default();
    for at in 0..draft.entries.len() {
        // What is only offered is looked up as well, for it may be ticked.
        let maybe = draft.entries[at].left_out == Some(LeftOut::Maybe);
        if draft.entries[at].decision || !(draft.entries[at].taken || maybe) {
            continue;
        }
        let entry = &draft.entries[at];
        let fits = |target: Target| {
            if matches!(target, Target::Line(line) if !draft.entries[line].taken) {
                return false;
            }
            let root = match target {
                Target::Here(id) => Root::Here(id),
                Target::Line(line) => draft.root(line),
            };
            let standing = standings.get(root, group);
            let again = standing.ended() && !entry.state.is_some_and(CommitmentState::is_end);
            // What has ended is taken up anew only by word that is later than its end.
            !again || entry.on.is_some_and(|on| standing.on.is_some_and(|ended| on <= ended))
        };
        let same = entry.alike.iter().filter(|alike| alike.how == Nearness::Same);
        let same: Vec<Target> = same.map(|alike| alike.target).filter(|target| fits(*target)).collect();
        // Of several in the same words the one of the same people and day is meant, where there is one.
        let same =
            same.iter().find(|target| is_just_as(draft, entry, **target, group)).or(same.first()).copied();
        draft.entries[at].same = same;
        if maybe {
            continue;
        }
        draft.entries[at].asks = same.is_none() && !draft.entries[at].alike.is_empty();
        let root = draft.root(at);
        let entry = &draft.entries[at];
        let mut standing = standings.get(root, group);
        if root == Root::Line(at) {
            standing = Standing { state: entry.state, on: entry.on, day: entry.day };
        } else if !standing.is_later_than(entry.on, None) {
            let holders = match root {
                Root::Here(id) => group.holder_ids(id),
                Root::Line(line) => draft.holders(&draft.entries[line]),
            };
            if !is_let_go_by_some(draft, entry, &holders, group) {
                standing.state = entry.state.or(standing.state);
            }
            standing.on = entry.on.or(standing.on);
            standing.day = entry.day.or(standing.day);
        }
        standings.set(root, standing);
    }
}
