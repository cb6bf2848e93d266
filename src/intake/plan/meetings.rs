//! The meetings that the texts tell of, and the commands that make them meetings of the group.

use super::draft::Draft;
use super::held_meeting::{HeldMeeting, PeopleList};
use super::outcome::{Outcome, Words};
use crate::group::name::visible;
use crate::group::{
    Command, Day, Group, MeetingCommand, MeetingId, MeetingWords, MemberId, NoteCommand, NoteId, NoteKind,
    NoteWords, RoleCommand, RolePart,
};
use crate::intake::tells_what_was;
use crate::intake::{Line, MeetingHead, Reading, Why, same_words};

impl Draft {
    /// Takes in what a text says of a meeting; gives its place in [`Draft::held`]. Two heads of one day and title are one
    /// meeting.
    pub(super) fn take_head(&mut self, head: &MeetingHead, places: &[MemberId], today: Day) -> usize {
        let day = head.day;
        let same =
            |other: &HeldMeeting| day.is_some() && other.day == day && same_words(&other.title, &head.title);
        let at = self.held.iter().position(same).unwrap_or(self.held.len());
        if at == self.held.len() {
            let title = head.title.clone();
            self.held.push(HeldMeeting {
                day,
                title,
                named: Default::default(),
                everyone: Vec::new(),
                to_come: day.is_some_and(|day| day >= today),
                taken: true,
            });
        }
        let Some(held) = self.held.get_mut(at) else { return at };
        for (list, more) in held.named.iter_mut().zip([&head.host, &head.noted_by, &head.present, &head.away])
        {
            for id in more.iter().filter_map(|at| places.get(*at)) {
                if !list.contains(id) {
                    list.push(*id);
                }
            }
        }
        for line in &head.everyone {
            if !held.everyone.contains(line) {
                held.everyone.push(line.clone());
            }
        }
        let was_there = !held.named[PeopleList::Present as usize].is_empty() || !held.everyone.is_empty();
        held.to_come &= day.is_some_and(|day| day > today) || !was_there;
        at
    }

    /// Whether a line of a meeting's text tells of what was, not of what is planned.
    pub(super) fn tells_what_was(line: &Line) -> bool {
        match &line.reading {
            Reading::Item(item) if item.maybe => false,
            Reading::Item(item) if item.decision => true,
            Reading::Item(item) => {
                !item.holders.is_empty() || item.everyone || item.day.is_some() || item.state.is_some()
            }
            Reading::Head | Reading::LeftOut(Why::Heading) => tells_what_was(&line.source),
            Reading::LeftOut(_) => false,
        }
    }

    /// Who stands in this place of a meeting's head: those who are members, or will be, once each; and the names of
    /// the others.
    pub fn placed(&self, held: &HeldMeeting, place: PeopleList) -> (Vec<MemberId>, Vec<String>) {
        let (mut members, mut others) = (Vec::new(), Vec::new());
        for id in &held.named[place as usize] {
            match self.member(*id) {
                Some(member) if members.contains(&member) => {}
                Some(member) => members.push(member),
                None => others.extend(
                    self.people.iter().find(|person| person.id == *id).map(|person| person.name.clone()),
                ),
            }
        }
        (members, others)
    }

    /// What the commands for the meeting are, and what becomes of it. What the group has heard of it already is not said
    /// again, so that minutes can be brought in twice.
    pub(super) fn meeting(
        &self,
        held: &HeldMeeting,
        group: &Group,
        words: &Words,
        commands: &mut Vec<Command>,
    ) -> Option<(MeetingId, Outcome)> {
        let day = held.day?;
        let id = group.meeting_held_on(day, &held.title);
        let known = group.meeting(id);
        let before = commands.len();
        if known.is_none() {
            let words = MeetingWords { title: held.title.clone(), day: Some(day), ..MeetingWords::default() };
            commands.push(Command::Meeting(MeetingCommand::Plan { id, words, follows: None }));
        }
        // One that goes on right now is not ended by its minutes.
        if !held.to_come && known.is_none_or(|meeting| meeting.began.is_none()) {
            commands.push(Command::Meeting(MeetingCommand::Held { id, on: day }));
        }
        let mut notes = held.everyone.clone();
        notes.extend(self.bring_people(id, held, group, words, commands));
        note_what_is_new(id, &notes, group, commands);
        let outcome = match (known, commands.len() > before) {
            (None, _) => Outcome::New,
            (_, true) => Outcome::Adds,
            (_, false) => Outcome::Known,
        };
        Some((id, outcome))
    }

    /// Who was there or away, and who led or took notes, where the group has not heard it; the answer are notes of those who
    /// are no members.
    fn bring_people(
        &self,
        id: MeetingId,
        held: &HeldMeeting,
        group: &Group,
        words: &Words,
        commands: &mut Vec<Command>,
    ) -> Vec<String> {
        let known = group.meeting(id);
        let (mut notes, mut noted): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        let mut there: Vec<MemberId> = Vec::new();
        for place in PeopleList::ALL {
            let (members, mut others) = self.placed(held, place);
            // Who hosted was there: once is enough.
            others.retain(|name| !noted.contains(name));
            noted.extend(others.iter().cloned());
            if !others.is_empty() {
                notes.push((words.place)(place, &others));
            }
            let here = place != PeopleList::Away;
            let role = match place {
                PeopleList::Host => Some("facilitator"),
                PeopleList::NotedBy => Some("note-taker"),
                PeopleList::Present | PeopleList::Away => None,
            };
            for who in members {
                let said = known.and_then(|meeting| group.is_here(meeting, who));
                // Whoever was there was not away, whatever another line says.
                let news = if here { said != Some(true) } else { said.is_none() };
                if news && !there.contains(&who) {
                    there.push(who);
                    commands.push(Command::Meeting(MeetingCommand::Here { id, who, here: Some(here) }));
                }
                let has = |role: &str| {
                    known.is_some_and(|meeting| {
                        group.role_turns(meeting, role).contains(&(who, RolePart::Hold))
                    })
                };
                if let Some(role) = role.filter(|role| !has(role)) {
                    let (role, part) = (role.to_owned(), Some(RolePart::Hold));
                    commands.push(Command::Role(RoleCommand::Take { meeting: id, role, member: who, part }));
                }
            }
        }
        notes
    }
}

/// Adds to the meeting's minutes the lines that do not stand there yet. Whatever somebody wrote into them since stays.
fn note_what_is_new(meeting: MeetingId, notes: &[String], group: &Group, commands: &mut Vec<Command>) {
    let id = NoteId::of_minutes(meeting);
    let said = group.note(id);
    let known_words = said.map(|note| note.words.what.as_str()).unwrap_or_default();
    let mut what = known_words.to_owned();
    for line in notes.iter().flat_map(|line| line.lines()).map(visible) {
        let line = line.trim();
        if what.lines().all(|known| known.trim() != line) {
            what.push_str(if what.is_empty() { "" } else { "\n" });
            what.push_str(line);
        }
    }
    if what != known_words {
        let words = NoteWords { kind: NoteKind::Note, what, ..NoteWords::default() };
        commands.push(Command::Note(match said {
            Some(_) => NoteCommand::Edit { id, words },
            None => NoteCommand::Write { id, meeting, item: None, words, by: None },
        }));
    }
}
