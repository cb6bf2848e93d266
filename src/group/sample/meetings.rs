//! The invented group's meetings: two that were, and one that comes.

use uuid::Uuid;

use crate::group::day::{Day, days_after};
use crate::group::{
    AgendaCommand, Command, DecisionMethod, ItemId, ItemKind, ItemWords, MeetingCommand, MeetingId,
    MeetingWords, MemberId, NoteCommand, NoteId, NoteKind, NoteWords, Recurrence, RoleCommand, RolePart,
};

/// What the sample says of meetings.
#[derive(Clone, Copy, Debug)]
pub struct MeetingSample {
    /// What the meeting is called.
    pub title: &'static str,
    /// Where it is.
    pub place: &'static str,
    /// Two things on the agenda of the last one, and three on that of the next.
    pub agenda: [&'static str; 5],
    /// What was decided at the last one, why, and a concern that was heard.
    pub decision: [&'static str; 3],
    /// What was left for later.
    pub later: &'static str,
}

/// The commands that make them. They are every second week: two that were, and one three days from now.
pub(in crate::group) fn commands(
    text: &MeetingSample,
    people: &[MemberId],
    today: Day,
    fresh: &mut dyn FnMut() -> Uuid,
) -> Vec<Command> {
    let ago = |days: i32| Day::from_julian_day(today.to_julian_day() - days).unwrap_or(today);
    let mut commands = Vec::new();
    let words = |day: Day| MeetingWords {
        title: text.title.into(),
        day: Some(day),
        starts: Some(18 * 60 + 30),
        minutes: Some(90),
        place: text.place.into(),
        repeats: Some(Recurrence::Fortnightly),
    };
    let first = MeetingId(fresh());
    let (last, next) = (first.after(), first.after().after());
    // Who was there; who facilitated, took notes and welcomed.
    type Row = (MeetingId, i32, Option<MeetingId>, &'static [usize], [usize; 3]);
    let rows: [Row; 2] = [
        (first, 25, None, &[0, 1, 2, 3, 6, 7], [1, 7, 3]),
        (last, 11, Some(first), &[0, 1, 2, 3, 4, 5, 7], [5, 2, 0]),
    ];
    for (id, days, follows, here, roles) in rows {
        commands.push(Command::Meeting(MeetingCommand::Plan { id, words: words(ago(days)), follows }));
        commands.push(Command::Meeting(MeetingCommand::Held { id, on: ago(days) }));
        for who in here {
            commands.push(Command::Meeting(MeetingCommand::Here { id, who: people[*who], here: Some(true) }));
        }
        for (role, who) in ["facilitator", "note-taker", "welcomer"].into_iter().zip(roles) {
            commands.push(Command::Role(RoleCommand::Take {
                meeting: id,
                role: role.into(),
                member: people[who],
                part: Some(RolePart::Hold),
            }));
        }
    }
    let day = days_after(today, 3);
    commands.push(Command::Meeting(MeetingCommand::Plan {
        id: next,
        words: words(day),
        follows: Some(last),
    }));
    // On whose agenda, who brings it, what it asks, minutes.
    type Item = (MeetingId, usize, ItemKind, u16);
    let rows: [Item; 5] = [
        (last, 3, ItemKind::Decide, 20),
        (last, 7, ItemKind::Explore, 25),
        (next, 0, ItemKind::Share, 10),
        (next, 3, ItemKind::Explore, 30),
        (next, 6, ItemKind::Decide, 15),
    ];
    let mut items = Vec::new();
    for ((meeting, by, kind, minutes), what) in rows.into_iter().zip(text.agenda) {
        let id = ItemId(fresh());
        let words = ItemWords { what: what.into(), by: Some(people[by]), kind, minutes: Some(minutes) };
        commands.push(Command::Agenda(AgendaCommand::Add { id, meeting, words, about: None }));
        items.push(id);
    }
    // The last one talked its first thing through; the second waits to be carried over.
    commands.push(Command::Agenda(AgendaCommand::Done { id: items[0], done: true }));
    commands.push(Command::Agenda(AgendaCommand::Order(items[2..].to_vec())));
    let [what, why, concerns] = text.decision.map(str::to_owned);
    let decision = NoteWords {
        kind: NoteKind::Decision,
        what,
        why,
        concerns,
        how: Some(DecisionMethod::Consent),
        ..NoteWords::default()
    };
    let later = NoteWords { kind: NoteKind::Later, what: text.later.into(), ..NoteWords::default() };
    for (words, item, by) in [(decision, Some(items[0]), None), (later, None, Some(people[4]))] {
        commands.push(Command::Note(NoteCommand::Write {
            id: NoteId(fresh()),
            meeting: last,
            item,
            words,
            by,
        }));
    }
    commands
}
