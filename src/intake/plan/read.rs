//! From texts to a draft.

use uuid::Uuid;

use super::draft::{Draft, Entry, LeftOut};
use super::held_meeting::HeldMeeting;
use super::people::Everybody;
use super::{likeness, state};
use crate::group::{CommitmentState, Day, Group, MemberId};
use crate::intake::{Context, Hints, Item, Line, Reading, TaskState, read_with_hints};

impl Draft {
    /// Reads texts. `before` is what was drafted of the same texts: what the person said there stays.
    pub fn read(
        texts: &[String],
        group: &Group,
        today: Day,
        before: Option<&Draft>,
        fresh: &mut dyn FnMut() -> Uuid,
    ) -> Draft {
        let order = before.and_then(|before| before.order);
        let mut everybody = Everybody::new(group, before);
        let mut told = before.map(|before| before.told.clone()).unwrap_or_default();
        told.resize(texts.len(), Hints::default());
        let mut draft = Draft { order, told: told.clone(), ..Draft::default() };
        for (text, words) in texts.iter().enumerate() {
            let context = Context { today, known: everybody.known(), order };
            let intake = read_with_hints(words, &context, &told[text]);
            let places = everybody.take(&intake, fresh);
            draft.asks_day.push(intake.asks_day);
            draft.asks_columns.push(intake.asks_columns.clone());
            let held: Vec<usize> =
                intake.meetings.iter().map(|head| draft.take_head(head, &places, today)).collect();
            for line in &intake.lines {
                let place = LinePlace {
                    text,
                    held: line.meeting.and_then(|at| held.get(at).copied()),
                    day: line.meeting.and_then(|at| intake.meetings.get(at)?.day),
                };
                draft.take_line(line, &place, &places, today);
            }
            if intake.ambiguous_dates && draft.both_ways.is_none() {
                // The heading's own day, for instance.
                draft.both_ways = intake.lines.first().map(|line| line.source.trim().to_owned());
            }
        }
        (draft.people, draft.spelled) = everybody.finish(&draft.entries);
        if order.is_some() {
            draft.both_ways = before.and_then(|before| before.both_ways.clone());
        }
        likeness::find(&mut draft.entries, group);
        state::choose(&mut draft, group);
        if let Some(before) = before {
            draft.keep_what_was_said(before);
        }
        draft
    }

    /// Takes what one line says: its entries, and whether its meeting is still to come. `people` are the ids of the text's
    /// people.
    fn take_line(&mut self, line: &Line, place: &LinePlace, people: &[MemberId], today: Day) {
        if let Some(held) = place.held.and_then(|at| self.held.get_mut(at)) {
            held.to_come &= held.day.is_some_and(|day| day > today) || !Draft::tells_what_was(line);
        }
        let first = match &line.reading {
            Reading::Item(item) => (item.clone(), left_out(item)),
            Reading::Head => (Item::plain(&line.source), Some(LeftOut::Head)),
            Reading::LeftOut(why) => (Item::plain(&line.source), Some(LeftOut::Nothing(*why))),
        };
        let also = line.also.iter().map(|item| (item.clone(), left_out(item)));
        for (item, left_out) in std::iter::once(first).chain(also) {
            if item.other_day.is_some() && self.both_ways.is_none() {
                self.both_ways = Some(line.source.trim().to_owned());
            }
            self.entries.push(entry(item, left_out, line, place, people, today));
        }
    }

    /// What the person said of the same texts when they were read before: which meetings to take, and every line that they
    /// touched.
    fn keep_what_was_said(&mut self, before: &Draft) {
        for held in &mut self.held {
            let is_it =
                |old: &&HeldMeeting| (old.day == held.day || old.day.is_none()) && old.title == held.title;
            held.taken = before.held.iter().find(is_it).is_none_or(|old| old.taken);
        }
        if before.entries.len() != self.entries.len() {
            return;
        }
        for (entry, old) in self.entries.iter_mut().zip(&before.entries).filter(|(_, old)| old.touched) {
            let alike = std::mem::take(&mut entry.alike);
            // A day that could not be counted before is one now, unless the person has said another.
            let day = if old.day.is_none() { entry.day } else { old.day };
            let (held, on) = (entry.held, entry.on);
            *entry = Entry { alike, held, on, day, ..old.clone() };
        }
    }
}

/// Where a line stands.
struct LinePlace {
    /// Which of the texts.
    text: usize,
    /// Which of the draft's meetings, where it is of one.
    held: Option<usize>,
    /// That meeting's day.
    day: Option<Day>,
}

fn entry(
    item: Item,
    left_out: Option<LeftOut>,
    line: &Line,
    place: &LinePlace,
    people: &[MemberId],
    today: Day,
) -> Entry {
    let mut holders: Vec<MemberId> = Vec::new();
    for id in item.holders.iter().filter_map(|at| people.get(*at)) {
        if !holders.contains(id) {
            holders.push(*id);
        }
    }
    Entry {
        text: place.text,
        number: line.number,
        source: line.source.clone(),
        taken: left_out.is_none(),
        left_out,
        what: item.what,
        holders,
        guessed: item.guessed,
        everyone: item.everyone,
        day: item.day,
        state: item.state.map(CommitmentState::from),
        note: item.note,
        reason: item.reason,
        decision: item.decision,
        why: item.why,
        context: item.context,
        // What was decided is kept by its day; where nothing tells that, by the day on which it is brought in.
        on: item.on.or(place.day).or((item.decision && place.held.is_none()).then_some(today)),
        held: place.held,
        alike: Vec::new(),
        same: None,
        asks: false,
        answered: false,
        touched: false,
    }
}

/// What only sounds like something to do is offered without a tick.
fn left_out(item: &Item) -> Option<LeftOut> {
    item.maybe.then_some(LeftOut::Maybe)
}

impl From<TaskState> for CommitmentState {
    fn from(state: TaskState) -> Self {
        match state {
            TaskState::Moving => CommitmentState::Moving,
            TaskState::Stuck => CommitmentState::Stuck,
            TaskState::Done => CommitmentState::Done,
            TaskState::LetGo => CommitmentState::LetGo,
        }
    }
}
