//! The commands that bring the lines in, all of them one step for Undo.

mod holders;

use std::collections::BTreeMap;
use uuid::Uuid;

use super::draft::{Draft, Entry, Root};
use super::outcome::{Built, Outcome, Words};
use super::person::NameAnswer;
use super::state::{Standing, Standings, is_let_go_by_some};
use crate::group::{
    CheckInDetails, CheckInId, Command, CommitmentId, CommitmentState, Day, Group, MeetingCommand, MeetingId,
    MeetingWords, NewMember, NoteCommand, NoteId, NoteKind, NoteWords,
};
use crate::intake::same_words;

/// Where the commands about a commitment stand, so that later lines add to them.
#[derive(Clone, Copy)]
struct CommandPositions {
    id: CommitmentId,
    commit: Option<usize>,
    /// The last check-in or move of its day, by which a later day is told.
    day: Option<usize>,
    note: Option<usize>,
}

impl Draft {
    /// The commands for what is taken. `group` is as it is now: what a line was the same as may have gone since.
    pub fn build(&self, group: &Group, words: &Words, fresh: &mut dyn FnMut() -> Uuid) -> Built {
        let mut builder = Builder {
            draft: self,
            group,
            words,
            fresh,
            standings: Standings::default(),
            positions: BTreeMap::new(),
            commands: self.new_people(),
            noted_in: Vec::new(),
        };
        let meetings: Vec<Option<(MeetingId, Outcome)>> = self
            .held
            .iter()
            .map(
                |held| {
                    if held.taken { self.meeting(held, group, words, &mut builder.commands) } else { None }
                },
            )
            .collect::<Vec<_>>();
        let mut outcomes = Vec::with_capacity(self.entries.len());
        for (at, entry) in self.entries.iter().enumerate() {
            builder.noted_in.resize(builder.commands.len(), None);
            let meeting = entry.held.and_then(|at| *meetings.get(at)?);
            if entry.decision {
                let at = meeting.map(|(id, _)| id).filter(|_| entry.taken);
                let at = at.or_else(|| builder.between_meetings(entry));
                outcomes.push(at.map(|meeting| builder.decision(entry, meeting)));
                builder.noted_in.resize(builder.commands.len(), None);
                continue;
            }
            outcomes.push(builder.line(at));
            builder.noted_in.resize(builder.commands.len(), meeting.map(|(id, _)| id));
        }
        let held = meetings.into_iter().map(|made| Some(made?.1)).collect::<Vec<_>>();
        Built { commands: builder.commands_in_meetings(), outcomes, held }
    }

    /// The commands that make members of those who are new, and tell them apart from whom they are like.
    fn new_people(&self) -> Vec<Command> {
        let new = || self.people.iter().filter(|person| person.answer == NameAnswer::New);
        let members: Vec<NewMember> = new()
            .map(|p| NewMember { id: p.id, name: p.name.clone(), pronouns: p.pronouns.clone() })
            .collect::<Vec<_>>();
        let mut commands = Vec::new();
        if !members.is_empty() {
            commands.push(Command::AddMembers(members));
        }
        for person in new().filter(|person| person.someone_else) {
            let others = person.near.iter();
            commands.extend(others.map(|other| Command::SeparateMembers(person.id, *other)));
        }
        commands
    }

    /// Everything that a line's note holds: its own, and the names that are nobody's.
    fn note(&self, entry: &Entry, words: &Words) -> String {
        let mut lines = Vec::new();
        if entry.everyone {
            lines.push(words.everyone.to_owned());
        }
        for id in entry.holders.iter().filter(|id| self.member(**id).is_none()) {
            if let Some(person) = self.people.iter().find(|person| person.id == *id) {
                lines.push((words.named)(&person.name));
            }
        }
        lines.extend((!entry.note.trim().is_empty()).then(|| entry.note.trim().to_owned()));
        lines.join("\n")
    }
}

struct Builder<'a> {
    draft: &'a Draft,
    group: &'a Group,
    words: &'a Words,
    fresh: &'a mut dyn FnMut() -> Uuid,
    standings: Standings,
    positions: BTreeMap<Uuid, Option<CommandPositions>>,
    commands: Vec<Command>,
    /// The meeting in which each of the commands was noted.
    noted_in: Vec<Option<MeetingId>>,
}

impl Builder<'_> {
    /// The commands, those about commitments as said in their meeting: only at the end, for later lines change what earlier ones
    /// said.
    fn commands_in_meetings(self) -> Vec<Command> {
        let commands = self.commands.into_iter().zip(self.noted_in);
        let commands = commands.map(|(command, meeting)| match meeting {
            Some(meeting)
                if matches!(
                    command,
                    Command::Commit { .. } | Command::CheckIn { .. } | Command::LetGoAlone { .. }
                ) =>
            {
                Command::InMeeting { meeting, command: Box::new(command) }
            }
            _ => command,
        });
        commands.collect::<Vec<_>>()
    }

    fn line(&mut self, at: usize) -> Option<Outcome> {
        let entry =
            self.draft.entries.get(at).filter(|entry| entry.taken && !entry.what.trim().is_empty())?;
        let (root, position) = match self.draft.root(at) {
            Root::Here(id) if self.group.commitment(id).is_some() => {
                let position = CommandPositions { id, commit: None, day: None, note: None };
                (Root::Here(id), Some(*self.positions.entry(id.0).or_default().get_or_insert(position)))
            }
            Root::Here(_) => (Root::Line(at), None),
            root @ Root::Line(line) => (root, *self.positions.entry(line_key(line)).or_default()),
        };
        match position {
            Some(position) => Some(self.word(entry, root, position)),
            None => {
                self.commit(entry, at);
                Some(Outcome::New)
            }
        }
    }

    /// What keeps a decision that is taken and that no meeting took: of each day on which there is one, a meeting of that title.
    fn between_meetings(&mut self, entry: &Entry) -> Option<MeetingId> {
        let day = entry.on.filter(|_| entry.taken && entry.held.is_none())?;
        let title = self.words.between_meetings;
        let id = self.group.meeting_held_on(day, title);
        let is_it = |command: &Command| matches!(command, Command::Meeting(MeetingCommand::Held { id: other, .. }) if *other == id);
        if self.group.meeting(id).is_none() && !self.commands.iter().any(is_it) {
            let words = MeetingWords { title: title.to_owned(), day: Some(day), ..MeetingWords::default() };
            self.commands.push(Command::Meeting(MeetingCommand::Plan { id, words, follows: None }));
            self.commands.push(Command::Meeting(MeetingCommand::Held { id, on: day }));
        }
        Some(id)
    }

    /// A decision is a note of its meeting; one in the same words is there already.
    fn decision(&mut self, entry: &Entry, meeting: MeetingId) -> Outcome {
        let what = entry.what.trim();
        let is_said = |words: &NoteWords| words.kind == NoteKind::Decision && same_words(&words.what, what);
        let said = self.group.notes_of(meeting).find(|note| is_said(&note.words));
        if let Some(note) = said {
            // Its reasons may have been told since.
            if entry.why.is_empty() || note.words.why.contains(entry.why.as_str()) {
                return Outcome::Known;
            }
            let mut words = note.words.clone();
            add(&mut words.why, &entry.why);
            self.commands.push(Command::Note(NoteCommand::Edit { id: note.id, words }));
            return Outcome::Adds;
        }
        let written = self.commands.iter().any(|command| {
            matches!(command, Command::Note(NoteCommand::Write { meeting: of, words, .. }) if *of == meeting && is_said(words))
        });
        if written {
            return Outcome::Known;
        }
        let words = NoteWords {
            kind: NoteKind::Decision,
            what: what.to_owned(),
            why: entry.why.clone(),
            ..NoteWords::default()
        };
        let id = NoteId((self.fresh)());
        self.commands.push(Command::Note(NoteCommand::Write { id, meeting, item: None, words, by: None }));
        Outcome::New
    }

    fn commit(&mut self, entry: &Entry, at: usize) {
        let id = CommitmentId((self.fresh)());
        let position = CommandPositions { id, commit: Some(self.commands.len()), day: None, note: None };
        self.positions.insert(line_key(at), Some(position));
        self.commands.push(Command::Commit {
            id,
            what: entry.what.trim().to_owned(),
            holders: self.draft.holders(entry),
            companions: Vec::new(),
            day: entry.day,
            note: self.draft.note(entry, self.words),
            on: entry.on,
        });
        self.standings.set(Root::Line(at), Standing { state: entry.state, on: entry.on, day: entry.day });
        if let Some(state) = entry.state {
            let details = CheckInDetails { on: entry.on, ..CheckInDetails::default() };
            self.commands.push(Command::CheckIn {
                id: CheckInId((self.fresh)()),
                commitment: id,
                state,
                day: None,
                details,
            });
        }
    }

    /// Further word on something that is here, or that an earlier line has brought.
    fn word(&mut self, entry: &Entry, root: Root, position: CommandPositions) -> Outcome {
        let mut standing = self.standings.get(root, self.group);
        let mut position = position;
        let later = standing.is_later_than(entry.on, None);
        let new_day = entry.day.filter(|day| !later && standing.day != Some(*day));
        // Word of the same day that says the same, or of a day before the last word, changes nothing; nor does word of no
        // day that says the same, so that a list can be brought in twice.
        let says = entry.state.filter(|state| {
            let anew = entry.on.is_some() && !state.is_end() && standing.on != entry.on;
            !later && (standing.state != Some(*state) || anew)
        });
        let mut outcome = self.take_up(entry, position, &mut standing, says, later);
        // Who lets go of what others hold as well speaks for themself.
        let alone = is_let_go_by_some(self.draft, entry, &self.holders(position), self.group);
        let says = says.filter(|_| !alone);
        let mut note = self.further(entry, position);
        if alone && !later && self.let_go_alone(entry, position, &mut note) {
            outcome = Outcome::CheckIn;
        }
        if let Some(state) = says {
            position.day = Some(self.commands.len());
            let details = CheckInDetails { on: entry.on, word: note, ..CheckInDetails::default() };
            let id = CheckInId((self.fresh)());
            self.commands.push(Command::CheckIn {
                id,
                commitment: position.id,
                state,
                day: new_day,
                details,
            });
            outcome = Outcome::CheckIn;
        } else {
            if let Some(day) = new_day {
                self.move_day(&mut position, day);
            }
            if !note.is_empty() {
                self.add_note(&mut position, &note);
            }
            if outcome == Outcome::Known && (new_day.is_some() || !note.is_empty()) {
                outcome = Outcome::Adds;
            }
        }
        if !alone && self.join(entry, position) && outcome == Outcome::Known {
            outcome = Outcome::Adds;
        }
        if !later {
            standing.state = says.or(standing.state);
            standing.on = entry.on.filter(|_| says.is_some()).or(standing.on);
            standing.day = entry.day.or(standing.day);
        }
        self.standings.set(root, standing);
        let key = match root {
            Root::Here(id) => id.0,
            Root::Line(line) => line_key(line),
        };
        self.positions.insert(key, Some(position));
        outcome
    }

    /// A later meeting has it on its list again: it goes on, begun or not. So it does where its last word was an end and this
    /// one is none.
    fn take_up(
        &mut self,
        entry: &Entry,
        position: CommandPositions,
        standing: &mut Standing,
        says: Option<CommitmentState>,
        later: bool,
    ) -> Outcome {
        let again = entry.on.filter(|on| standing.ended() && standing.on.is_some_and(|ended| ended < *on));
        if let Some(on) = again.filter(|_| !entry.state.is_some_and(CommitmentState::is_end)) {
            self.commands.push(Command::TakenUp { id: position.id, on });
            standing.state = None;
            standing.on = Some(on);
            return Outcome::Adds;
        }
        if standing.ended()
            && !later
            && position.commit.is_none()
            && says.is_some_and(|state| !state.is_end())
        {
            self.commands.push(Command::Reopen(position.id));
        }
        Outcome::Known
    }

    /// What the line says beyond what stands there: other words for it, and its note.
    fn further(&self, entry: &Entry, position: CommandPositions) -> String {
        let (what, note) = match position.commit.and_then(|at| self.commands.get(at)) {
            Some(Command::Commit { what, note, .. }) => (what.as_str(), note.as_str()),
            _ => match self.group.commitment(position.id) {
                Some(commitment) => (commitment.what.as_str(), commitment.note.as_str()),
                None => ("", ""),
            },
        };
        let note = match position.note.and_then(|at| self.commands.get(at)) {
            Some(Command::EditCommitment { note, .. }) => note.as_str(),
            _ => note,
        };
        let own = self.draft.note(entry, self.words);
        let other_words = (!same_words(what, &entry.what)).then(|| entry.what.trim().to_owned());
        let said: Vec<String> = other_words
            .into_iter()
            .chain(own.lines().map(ToOwned::to_owned))
            .filter(|line| !note.contains(line.as_str()))
            .collect();
        said.join("\n")
    }

    fn move_day(&mut self, position: &mut CommandPositions, day: Day) {
        match position.day.or(position.commit).and_then(|at| self.commands.get_mut(at)) {
            Some(
                Command::Commit { day: by, .. }
                | Command::CheckIn { day: by, .. }
                | Command::MoveDay { day: by, .. },
            ) => {
                *by = Some(day);
            }
            _ => {
                position.day = Some(self.commands.len());
                self.commands.push(Command::MoveDay { id: position.id, day: Some(day) });
            }
        }
    }

    fn add_note(&mut self, position: &mut CommandPositions, more: &str) {
        if let Some(Command::Commit { note, .. } | Command::EditCommitment { note, .. }) =
            position.note.or(position.commit).and_then(|at| self.commands.get_mut(at))
        {
            add(note, more);
        } else if let Some(commitment) = self.group.commitment(position.id) {
            let (what, mut note) = (commitment.what.clone(), commitment.note.clone());
            add(&mut note, more);
            position.note = Some(self.commands.len());
            self.commands.push(Command::EditCommitment { id: position.id, what, note });
        }
    }
}

fn add(note: &mut String, more: &str) {
    if !note.is_empty() {
        note.push('\n');
    }
    note.push_str(more);
}

/// Lines have no ids of their own: numbers that no UUIDv7 is equal to.
fn line_key(at: usize) -> Uuid {
    Uuid::from_u128(at as u128)
}
