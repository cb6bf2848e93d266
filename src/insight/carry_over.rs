//! What an agenda could take up: what the meeting before left open, what waits for later, what wants a check-in. An
//! offer each, with its reason; nothing is ever put on an agenda by itself.

use uuid::Uuid;

use crate::group::{
    AgendaCommand, Command, CommitmentId, Day, Group, Item, ItemAbout, ItemId, Meeting, MeetingId,
    NoteCommand, NoteId, NoteKind,
};
use std::collections::BTreeSet;

use super::planning::past_meetings;

/// What could be taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CandidateKind {
    /// An item of the meeting before.
    Item(ItemId),
    /// What was noted for later, or for next time.
    Note(NoteId),
    /// A commitment.
    Commitment(CommitmentId),
}

impl CandidateKind {
    /// The id of the item, note or commitment.
    pub fn id(self) -> Uuid {
        match self {
            CandidateKind::Item(id) => id.0,
            CandidateKind::Note(id) => id.0,
            CandidateKind::Commitment(id) => id.0,
        }
    }

    /// The item that it becomes on the agenda of this meeting.
    fn item_on(self, meeting: MeetingId) -> ItemId {
        match self {
            CandidateKind::Item(id) => id.carried_into(meeting),
            CandidateKind::Note(id) => ItemId::of_note(id, meeting),
            CandidateKind::Commitment(id) => ItemId::of_about(ItemAbout::Commitment(id), meeting),
        }
    }

    /// The command that puts it on the agenda. On every phone it becomes the same item.
    pub fn take_up(self, into: MeetingId) -> Command {
        Command::Agenda(match self {
            CandidateKind::Item(item) => AgendaCommand::CarryOver { item, into },
            CandidateKind::Note(note) => AgendaCommand::TakeNote { note, into },
            CandidateKind::Commitment(id) => {
                AgendaCommand::Discuss { about: ItemAbout::Commitment(id), into }
            }
        })
    }

    /// Drops it for good, where that is possible: a note for later that is no longer wanted.
    pub fn let_rest(self) -> Option<Command> {
        match self {
            CandidateKind::Note(id) => Some(Command::Note(NoteCommand::Taken(id))),
            _ => None,
        }
    }
}

/// Why it is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was not talked through: since the meeting of that day, and how often it would have been carried over then.
    NotTalkedThrough(CarriedOver),
    /// It was noted for later, on that day.
    Later(Option<Day>),
    /// It was noted as something to do differently next time, on that day.
    NextTime(Option<Day>),
    /// Somebody asked for a hand, or it would like a check-in.
    CheckIn,
}

/// How an item came from one agenda to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CarriedOver {
    /// The day of the first meeting on whose agenda it stood, as far as this phone knows.
    pub since: Option<Day>,
    /// How many times.
    pub times: usize,
}

/// Something that an agenda could take up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaCandidate {
    /// The item, note or commitment.
    pub kind: CandidateKind,
    /// What it is about.
    pub what: String,
    /// Why.
    pub reason: Reason,
}

/// What could be taken onto this meeting's agenda. Each comes once, and nothing that stands on it already:
///
/// - the items of [`meeting_before`] that are not settled ([`Group::is_settled`]), in its order; where that one was never held, also
///   those of the one before it. An item and all that were carried over from it are one: it is not offered where any of
///   them stands on this agenda;
/// - what was noted for later, and what for next time, in other meetings that have begun, and was not taken up: the
///   oldest first;
/// - open commitments that would like a check-in, as [`Group::attention`] has it, and are not what another item is about.
///
/// Nothing is offered that would become an item which stands on the agenda, whatever a file says that this one is
/// about. Nothing is offered to a meeting that is over.
pub fn agenda_candidates(group: &Group, meeting: MeetingId, today: Day) -> Vec<AgendaCandidate> {
    let Some(this) = group.meeting(meeting).filter(|meeting| !meeting.is_over()) else { return Vec::new() };
    let agenda = group.agenda(this.id);
    // The first items of the chains that stand on the agenda or are offered already.
    let mut roots: Vec<ItemId> = agenda.iter().map(|item| origin(group, item).0).collect();
    let mut abouts: Vec<ItemAbout> = agenda.iter().filter_map(|item| item.about).collect();
    let stands = |kind: CandidateKind| agenda.iter().any(|item| item.id == kind.item_on(this.id));
    let mut all = Vec::new();
    let mut before = Vec::new();
    let mut known = this;
    // A meeting that was never held settled nothing: what the one before it left open is still open.
    while let Some(earlier) = meeting_before(group, known, today)
        && earlier.id != this.id
        && !before.contains(&earlier.id)
    {
        before.push(earlier.id);
        if earlier.began.is_some() {
            break;
        }
        known = earlier;
    }
    for item in before.into_iter().flat_map(|before| group.agenda(before)) {
        let (root, times, since) = origin(group, item);
        let here = item.about.is_some_and(|about| abouts.contains(&about));
        let kind = CandidateKind::Item(item.id);
        if group.is_settled(item) || roots.contains(&root) || here || stands(kind) {
            continue;
        }
        roots.push(root);
        abouts.extend(item.about);
        let over = CarriedOver { since, times: times + 1 };
        all.push(AgendaCandidate {
            kind,
            what: item.words.what.clone(),
            reason: Reason::NotTalkedThrough(over),
        });
    }
    for note_kind in [NoteKind::Later, NoteKind::NextTime] {
        for note in group.notes().filter(|note| note.words.kind == note_kind && !note.is_taken()) {
            let noted_in = note.meeting.and_then(|id| group.meeting(id));
            let Some(other) = noted_in.filter(|other| other.began.is_some() && other.id != this.id) else {
                continue;
            };
            let kind = CandidateKind::Note(note.id);
            if stands(kind) {
                continue;
            }
            let on = other.day();
            let reason = if note_kind == NoteKind::Later { Reason::Later(on) } else { Reason::NextTime(on) };
            all.push(AgendaCandidate { kind, what: note.words.what.clone(), reason });
        }
    }
    let mut want: Vec<_> = group
        .commitments()
        .filter(|one| one.is_open() && !abouts.contains(&ItemAbout::Commitment(one.id)))
        .filter(|one| !stands(CandidateKind::Commitment(one.id)))
        .map(|one| (group.attention(one, today), one))
        .filter(|(care, _)| care.wants_check_in())
        .collect();
    want.sort_by_key(|(care, one)| (*care, one.id));
    all.extend(want.into_iter().map(|(_, one)| AgendaCandidate {
        kind: CandidateKind::Commitment(one.id),
        what: one.what.clone(),
        reason: Reason::CheckIn,
    }));
    all
}

/// The meeting before: the one that this follows; where it follows none, of those that have begun the latest that is
/// not after it.
pub fn meeting_before<'a>(group: &'a Group, meeting: &Meeting, today: Day) -> Option<&'a Meeting> {
    let followed = meeting.follows.and_then(|id| group.meeting(id)).filter(|one| one.id != meeting.id);
    followed.or_else(|| {
        let own = (meeting.day().unwrap_or(today), meeting.words.starts, meeting.id);
        let when = |one: &Meeting| (one.began.unwrap_or(today), one.words.starts, one.id);
        let earlier = |one: &&Meeting| one.began.is_some() && one.id != meeting.id && when(one) <= own;
        group.meetings().into_iter().filter(earlier).max_by_key(|one| when(one))
    })
}

/// What the last meeting left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOpen {
    /// The meeting.
    pub meeting: MeetingId,
    /// How many items are neither settled nor on the agenda of another meeting.
    pub items: usize,
    /// How many tasks from it are open.
    pub tasks: usize,
}

/// What the latest meeting that was held left open; `None` where nothing is.
pub fn left_open(group: &Group, today: Day) -> Option<LeftOpen> {
    let held = |meeting: &&Meeting| meeting.is_over() && meeting.began.is_some();
    let last = past_meetings(group, today).into_iter().find(held)?;
    let is_open = |item: &&&Item| !group.is_settled(item) && !group.is_carried_over(item);
    let items = group.agenda(last.id).iter().filter(is_open).count();
    let tasks = group.commitments().filter(|one| one.is_open() && group.is_of(last.id, one.meeting)).count();
    (items + tasks > 0).then_some(LeftOpen { meeting: last.id, items, tasks })
}

/// How this item came onto its agenda; `None` where it was not carried over.
pub fn carry_over_of(group: &Group, item: &Item) -> Option<CarriedOver> {
    let (_, times, since) = origin(group, item);
    (times > 0).then_some(CarriedOver { since, times })
}

/// Where an item began, how often it was carried over since, and the day of the meeting where that was. A ring, which
/// only a file written by hand can have, is walked once; all its items, and all that came from them, have one beginning.
fn origin(group: &Group, item: &Item) -> (ItemId, usize, Option<Day>) {
    let mut seen = vec![item.id];
    let mut known = item;
    while let Some(from) = known.from {
        if let Some(ring) = seen.iter().position(|id| *id == from) {
            let first = Vec::from_iter(BTreeSet::from_iter(seen[ring..].iter().copied()))[0];
            return (first, seen.len() - 1, day_of(group, known));
        }
        seen.push(from);
        match group.item(from) {
            Some(earlier) => known = earlier,
            None => break,
        }
    }
    (seen[seen.len() - 1], seen.len() - 1, day_of(group, known))
}

fn day_of(group: &Group, item: &Item) -> Option<Day> {
    item.meeting.and_then(|id| group.meeting(id)).and_then(Meeting::day)
}
