//! What one of the phones does in the laws of meetings.

use all_leaders::group::{
    AgendaCommand, CheckInDetails, CheckInId, Command, CommitmentId, CommitmentState, DecisionMethod, ItemId,
    ItemKind, ItemWords, MeetingCommand, MeetingId, MeetingWords, MemberId, NoteCommand, NoteId, NoteKind,
    NoteWords, Recurrence, RoleCommand, RolePart, SpeakingRequest, StackCommand, day,
};
use proptest::prelude::*;
use uuid::Uuid;

use crate::phone::Phone;

pub const PHONES: usize = 4;
pub const PEOPLE: usize = 5;
pub const ROLES: [&str; 3] = ["facilitator", "note-taker", "Tea/coffee"];

pub fn person(number: usize) -> MemberId {
    MemberId(Uuid::from_u128(0x100 + (number % PEOPLE) as u128))
}

/// Two meetings that all phones know from the beginning.
pub fn known(number: usize) -> MeetingId {
    MeetingId(Uuid::from_u128(0x200 + (number % 2) as u128))
}

pub fn name(number: usize) -> String {
    format!("Nameofperson{}", number % PEOPLE)
}

pub fn word_of(number: usize) -> String {
    format!("Wordofperson{}", number % PEOPLE)
}

/// What one of the phones does; meetings, things and people are named by any number.
#[derive(Clone, Debug)]
pub enum Deed {
    Plan(usize),
    PlanNext(usize),
    Held(usize),
    Edit(usize, usize),
    Begin(usize),
    End(usize),
    Here(usize, usize, Option<bool>),
    Take(usize, usize, usize, Option<usize>),
    List(usize, Option<bool>),
    RatherNot(usize, usize, bool),
    Wait(usize, usize, usize),
    Leave(usize, usize),
    OrderStack(usize, usize),
    Progressive(usize, bool),
    Add(usize, usize),
    EditItem(usize, usize),
    RemoveItem(usize),
    OrderItems(usize, usize),
    Done(usize, bool),
    CarryOver(usize, usize),
    Note(usize, usize, usize),
    EditNote(usize, usize),
    RemoveNote(usize),
    TakeUp(usize),
    Same(usize, usize),
    Apart(usize, usize),
    Remove(usize),
    SamePerson(usize, usize),
    OtherPeople(usize, usize),
    Commit(usize, usize),
    CheckIn(usize, usize, usize),
    Undo,
    Erase(usize),
}

pub fn deed() -> impl Strategy<Value = Deed> {
    let n = || 0..12_usize;
    let yes = any::<bool>;
    let maybe = || proptest::option::of(any::<bool>());
    prop_oneof![
        2 => n().prop_map(Deed::Plan),
        3 => n().prop_map(Deed::PlanNext),
        2 => n().prop_map(Deed::Held),
        2 => (n(), n()).prop_map(|(meeting, word)| Deed::Edit(meeting, word)),
        3 => n().prop_map(Deed::Begin),
        2 => n().prop_map(Deed::End),
        5 => (n(), n(), maybe()).prop_map(|(meeting, who, here)| Deed::Here(meeting, who, here)),
        5 => (n(), n(), n(), proptest::option::of(n()))
            .prop_map(|(meeting, role, who, part)| Deed::Take(meeting, role, who, part)),
        1 => (n(), maybe()).prop_map(|(role, visible)| Deed::List(role, visible)),
        1 => (n(), n(), yes()).prop_map(|(who, role, on)| Deed::RatherNot(who, role, on)),
        5 => (n(), n(), n()).prop_map(|(meeting, who, request)| Deed::Wait(meeting, who, request)),
        3 => (n(), n()).prop_map(|(meeting, who)| Deed::Leave(meeting, who)),
        2 => (n(), n()).prop_map(|(meeting, by)| Deed::OrderStack(meeting, by)),
        1 => (n(), yes()).prop_map(|(meeting, on)| Deed::Progressive(meeting, on)),
        4 => (n(), n()).prop_map(|(meeting, who)| Deed::Add(meeting, who)),
        2 => (n(), n()).prop_map(|(item, who)| Deed::EditItem(item, who)),
        1 => n().prop_map(Deed::RemoveItem),
        2 => (n(), n()).prop_map(|(meeting, by)| Deed::OrderItems(meeting, by)),
        2 => (n(), yes()).prop_map(|(item, done)| Deed::Done(item, done)),
        5 => (n(), n()).prop_map(|(item, into)| Deed::CarryOver(item, into)),
        4 => (n(), n(), n()).prop_map(|(meeting, who, kind)| Deed::Note(meeting, who, kind)),
        2 => (n(), n()).prop_map(|(note, who)| Deed::EditNote(note, who)),
        1 => n().prop_map(Deed::RemoveNote),
        1 => n().prop_map(Deed::TakeUp),
        3 => (n(), n()).prop_map(|(one, other)| Deed::Same(one, other)),
        1 => (n(), n()).prop_map(|(one, other)| Deed::Apart(one, other)),
        1 => n().prop_map(Deed::Remove),
        1 => (n(), n()).prop_map(|(one, other)| Deed::SamePerson(one, other)),
        1 => (n(), n()).prop_map(|(one, other)| Deed::OtherPeople(one, other)),
        2 => (n(), n()).prop_map(|(meeting, who)| Deed::Commit(meeting, who)),
        2 => (n(), n(), n()).prop_map(|(meeting, who, how)| Deed::CheckIn(meeting, who, how)),
        3 => Just(Deed::Undo),
    ]
}

pub fn numbered(number: usize) -> Phone {
    Phone::new(number as u64 + 1)
}

impl Phone {
    pub fn deed(&self, deed: &Deed, fresh: Uuid) -> Option<Command> {
        let group = &self.group;
        let meeting = |number: usize| {
            let all = group.meetings();
            all.get(number % all.len().max(1)).map_or(known(number), |meeting| meeting.id)
        };
        let item = |number: usize| {
            let all: Vec<ItemId> = group.items().map(|item| item.id).collect();
            all.get(number % all.len().max(1)).copied()
        };
        let note = |number: usize| {
            let all: Vec<NoteId> = group.notes().map(|note| note.id).collect();
            all.get(number % all.len().max(1)).copied()
        };
        let role = |number: usize| ROLES[number % ROLES.len()].to_owned();
        let words = |number: usize| MeetingWords {
            title: format!("Meeting {number}"),
            day: day::from_text(&format!("2026-12-{:02}", number + 1)),
            starts: Some(18 * 60),
            repeats: Some(Recurrence::Weekly),
            ..MeetingWords::default()
        };
        let item_words = |who: usize| ItemWords {
            what: format!("Item {who}"),
            by: Some(person(who)),
            kind: ItemKind::Explore,
            minutes: Some(10),
        };
        let note_words = |who: usize, kind: usize| NoteWords {
            kind: NoteKind::ALL[kind % NoteKind::ALL.len()],
            what: word_of(who),
            how: (kind % NoteKind::ALL.len() == 1).then_some(DecisionMethod::Consent),
            aside: vec![person(who + 1)],
            counts: [0, who as u16, 0, 1, 0, 0],
            ..NoteWords::default()
        };
        Some(match *deed {
            Deed::Plan(n) => Command::Meeting(MeetingCommand::Plan {
                id: MeetingId(fresh),
                words: words(n),
                follows: None,
            }),
            Deed::PlanNext(n) => {
                let before = meeting(n);
                let follows = Some(before);
                Command::Meeting(MeetingCommand::Plan { id: before.after(), words: words(n), follows })
            }
            Deed::Held(n) => {
                let on = day::from_text(&format!("2024-01-{:02}", n % 3 + 1)).unwrap();
                let id = group.meeting_held_on(on, "Weekly");
                let words = MeetingWords { title: "Weekly".into(), day: Some(on), ..MeetingWords::default() };
                Command::Batch(vec![
                    Command::Meeting(MeetingCommand::Plan { id, words, follows: None }),
                    Command::Meeting(MeetingCommand::Held { id, on }),
                ])
            }
            Deed::Edit(n, word) => {
                Command::Meeting(MeetingCommand::Edit { id: meeting(n), words: words(word) })
            }
            Deed::Begin(n) => Command::Meeting(MeetingCommand::Begin(meeting(n))),
            Deed::End(n) => Command::Meeting(MeetingCommand::End(meeting(n))),
            Deed::Here(n, who, here) => {
                Command::Meeting(MeetingCommand::Here { id: meeting(n), who: person(who), here })
            }
            Deed::Take(n, which, who, part) => Command::Role(RoleCommand::Take {
                meeting: meeting(n),
                role: role(which),
                member: person(who),
                part: part.map(|part| RolePart::ALL[part % 4]),
            }),
            Deed::List(which, visible) => Command::Role(RoleCommand::List { role: role(which), visible }),
            Deed::RatherNot(who, which, on) => {
                Command::Role(RoleCommand::RatherNot { member: person(who), role: role(which), on })
            }
            Deed::Wait(n, who, request) => {
                let request = SpeakingRequest::ALL[request % 3];
                Command::Stack(StackCommand::Join { meeting: meeting(n), who: person(who), request })
            }
            Deed::Leave(n, who) => {
                Command::Stack(StackCommand::Leave { meeting: meeting(n), who: person(who) })
            }
            Deed::OrderStack(n, by) => {
                let meeting = meeting(n);
                let waiting = group.meeting(meeting).map(|one| group.stack(one, |_| 0)).unwrap_or_default();
                let mut order: Vec<MemberId> = waiting.iter().map(|one| one.member).collect();
                let by = by % order.len().max(1);
                order.rotate_left(by);
                Command::Stack(StackCommand::Order { meeting, order })
            }
            Deed::Progressive(n, on) => Command::Stack(StackCommand::Progressive { meeting: meeting(n), on }),
            Deed::Add(n, who) => Command::Agenda(AgendaCommand::Add {
                id: ItemId(fresh),
                meeting: meeting(n),
                words: item_words(who),
                about: None,
            }),
            Deed::EditItem(n, who) => {
                Command::Agenda(AgendaCommand::Edit { id: item(n)?, words: item_words(who) })
            }
            Deed::RemoveItem(n) => Command::Agenda(AgendaCommand::Remove(item(n)?)),
            Deed::OrderItems(n, by) => {
                let mut order: Vec<ItemId> = group.agenda(meeting(n)).iter().map(|item| item.id).collect();
                let by = by % order.len().max(1);
                order.rotate_left(by);
                Command::Agenda(AgendaCommand::Order(order))
            }
            Deed::Done(n, done) => Command::Agenda(AgendaCommand::Done { id: item(n)?, done }),
            Deed::CarryOver(n, into) => {
                Command::Agenda(AgendaCommand::CarryOver { item: item(n)?, into: meeting(into) })
            }
            Deed::Note(n, who, kind) => Command::Note(NoteCommand::Write {
                id: NoteId(fresh),
                meeting: meeting(n),
                item: item(n),
                words: note_words(who, kind),
                by: Some(person(who)),
            }),
            Deed::EditNote(n, kind) => {
                // Other words of the one who said it.
                let id = note(n)?;
                let who =
                    (0..PEOPLE).find(|who| Some(person(*who)) == group.note(id).and_then(|one| one.by))?;
                Command::Note(NoteCommand::Edit { id, words: note_words(who, kind) })
            }
            Deed::RemoveNote(n) => Command::Note(NoteCommand::Remove(note(n)?)),
            Deed::TakeUp(n) => Command::Note(NoteCommand::Taken(note(n)?)),
            Deed::Same(one, other) => Command::Meeting(MeetingCommand::Join(meeting(one), meeting(other))),
            Deed::Apart(n, by) => {
                let joins = group.meeting_joins_of(meeting(n));
                let (one, other) = joins.get(by % joins.len().max(1)).copied()?;
                Command::Meeting(MeetingCommand::Separate(one, other))
            }
            Deed::Remove(n) => Command::Meeting(MeetingCommand::Remove(meeting(n))),
            Deed::SamePerson(one, other) => Command::JoinMembers(person(one), person(other)),
            Deed::OtherPeople(one, other) => Command::SeparateMembers(person(one), person(other)),
            Deed::Commit(n, who) => {
                let commit = Command::Commit {
                    id: CommitmentId(fresh),
                    what: "Bring chairs".into(),
                    holders: vec![person(who)],
                    companions: Vec::new(),
                    day: None,
                    note: String::new(),
                    on: None,
                };
                Command::InMeeting { meeting: meeting(n), command: Box::new(commit) }
            }
            Deed::CheckIn(n, who, how) => {
                let commitment = group.commitments().nth(who % group.commitments().count().max(1))?.id;
                let details =
                    CheckInDetails { by: Some(person(who)), word: word_of(who), ..CheckInDetails::default() };
                let (id, state) = (CheckInId(fresh), CommitmentState::ALL[how % 4]);
                let check_in = Command::CheckIn { id, commitment, state, day: None, details };
                Command::InMeeting { meeting: meeting(n), command: Box::new(check_in) }
            }
            Deed::Erase(who) => Command::EraseMember(person(who)),
            Deed::Undo => return None,
        })
    }
}
