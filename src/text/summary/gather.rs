//! What a meeting leaves, gathered from the group.

use super::{About, Fact, Line, Part, Summary, SummaryText, Todo};
use crate::group::{
    Companionship, Day, DecisionMethod, Group, ItemId, Meeting, Member, MemberId, Note, NoteKind, RolePart,
    time_to_text,
};
use crate::replica::Millis;
use crate::text::Text;
use crate::text::news::bidi_isolate;
use std::collections::BTreeSet;

/// The names of these people in a row, each person once.
fn names(group: &Group, ids: &[MemberId], text: &Text) -> String {
    text.names(group, BTreeSet::from_iter(ids.iter().map(|id| group.resolve(*id))))
}

/// The day and the time of a moment where this phone is.
pub type Local = fn(Millis) -> (Day, String);

/// Gathers what the meeting leaves, as the group is now.
pub fn gather(group: &Group, meeting: &Meeting, text: &Text, local: Local) -> Summary {
    let mut summary = Summary {
        title: meeting.words.title.clone(),
        day: meeting.day(),
        facts: facts(group, meeting, text, local),
        parts: Vec::new(),
    };
    let gatherer = Gatherer { group, meeting, text, t: &text.summary };
    let parts = &mut summary.parts;
    gatherer.agenda(parts);
    let t = gatherer.t;
    let mut put = |title: &str, lines: Vec<Line>| {
        if !lines.is_empty() {
            parts.push(Part { title: title.to_owned(), deep: false, lines });
        }
    };
    put(t.decisions, gatherer.decisions_beside());
    put(t.todo, gatherer.todos());
    let (goes, hands) = gatherer.check_ins();
    put(t.how_it_goes, goes);
    put(t.hands, hands);
    put(t.needs, gatherer.needs());
    put(t.stood, gatherer.stood());
    put(t.thanks, gatherer.thanks());
    put(t.later, gatherer.notes(NoteKind::Later));
    put(t.next_time, gatherer.notes(NoteKind::NextTime));
    summary
}

/// What was decided on an item of the agenda, and what else was noted under it.
pub fn noted_on(group: &Group, meeting: &Meeting, item: ItemId, text: &Text) -> [Vec<Line>; 2] {
    let gatherer = Gatherer { group, meeting, text, t: &text.summary };
    [NoteKind::Decision, NoteKind::Note].map(|kind| gatherer.noted_on(item, kind))
}

/// Everything that was decided at the meeting, on items of the agenda or beside them.
pub fn decided_at(group: &Group, meeting: &Meeting, text: &Text) -> Vec<Line> {
    let gatherer = Gatherer { group, meeting, text, t: &text.summary };
    let decisions = group.notes_of(meeting.id).filter(|note| note.words.kind == NoteKind::Decision);
    decisions.map(|note| Line { label: text.summary.decision.to_owned(), ..gatherer.note(note) }).collect()
}

fn facts(group: &Group, meeting: &Meeting, text: &Text, local: Local) -> Vec<Fact> {
    let t = &text.summary;
    let one = |label: &str, words: String| Fact { label: label.to_owned(), own: false, words: vec![words] };
    let mut facts = Vec::new();
    let (began, ended) = meeting.held(local);
    let time = match (began, ended) {
        (Some(began), Some(ended)) => Some([began, ended].join("–")),
        (began, _) => began.or_else(|| meeting.words.starts.map(time_to_text)),
    };
    facts.extend(time.map(|time| one(t.time, time)));
    if !meeting.words.place.is_empty() {
        facts.push(one(t.place, meeting.words.place.clone()));
    }
    for role in group.roles_at(meeting) {
        let known = text.roles.known(&role);
        let words = known.map_or(role.as_str(), |known| known.name);
        let turns = group.role_turns(meeting, &role);
        for part in [RolePart::Hold, RolePart::Learning, RolePart::Teaching] {
            let them = turns.iter().filter(|(_, has)| *has == part);
            let them = them.filter_map(|(id, _)| group.member(*id)).map(|member| member.name.clone());
            let them: Vec<String> = them.filter(|name| !name.is_empty()).collect();
            if !them.is_empty() {
                let label = match part {
                    RolePart::Learning => (t.learning)(words),
                    RolePart::Teaching => (t.teaching)(words),
                    _ => words.to_owned(),
                };
                facts.push(Fact { label, own: known.is_none(), words: them });
            }
        }
    }
    let here = group.here(meeting).into_iter().map(|member| member.name.clone());
    let here: Vec<String> = here.filter(|name| !name.is_empty()).collect();
    if !here.is_empty() {
        facts.push(Fact { label: t.present.to_owned(), own: false, words: here });
        let absent = absent(group, meeting, local).into_iter().map(|member| member.name.clone());
        let absent: Vec<String> = absent.filter(|name| !name.is_empty()).collect();
        if !absent.is_empty() {
            facts.push(Fact { label: t.absent.to_owned(), own: false, words: absent });
        }
    }
    facts
}

/// Who of the group was not noted to be there. Whoever came to the group after it, or has left since, was not missing.
fn absent<'a>(group: &'a Group, meeting: &Meeting, local: Local) -> Vec<&'a Member> {
    let came_later = |member: &Member| {
        let added = member.id.0.get_timestamp().map(|added| added.to_unix());
        let added = added.map(|(seconds, nanos)| local(seconds * 1000 + u64::from(nanos / 1_000_000)).0);
        added.is_some_and(|added| meeting.day().is_some_and(|day| added > day))
    };
    let absent = |member: &&Member| match group.is_here(meeting, member.id) {
        Some(here) => !here,
        None => !came_later(member),
    };
    group.seats().filter(absent).collect()
}

struct Gatherer<'a> {
    group: &'a Group,
    meeting: &'a Meeting,
    text: &'a Text,
    t: &'a SummaryText,
}

impl Gatherer<'_> {
    /// The agenda with what was noted under each item; what was noted beside it comes last.
    fn agenda(&self, parts: &mut Vec<Part>) {
        let (group, t) = (self.group, self.t);
        let items = group.agenda(self.meeting.id);
        if !items.is_empty() {
            parts.push(Part { title: t.agenda.to_owned(), deep: false, lines: Vec::new() });
        }
        let noted = |note: &&Note| note.words.kind == NoteKind::Note;
        for item in &items {
            let mut lines: Vec<Line> = Vec::new();
            if let Some(by) = item.words.by.filter(|by| group.member(*by).is_some()) {
                lines.push(Line::new((t.brought_by)(&self.text.name(group, Some(by))), About::Nothing));
            }
            lines.extend(self.noted_on(item.id, NoteKind::Note));
            lines.extend(self.noted_on(item.id, NoteKind::Decision));
            if self.meeting.is_over() && !group.is_settled(item) {
                lines.push(Line::new(t.still_open.to_owned(), About::Nothing));
            }
            parts.push(Part { title: item.words.what.clone(), deep: true, lines });
        }
        let beside = |note: &&Note| note.item.is_none_or(|id| items.iter().all(|item| item.id != id));
        let beside = group.notes_of(self.meeting.id).filter(noted).filter(beside);
        let lines: Vec<Line> = beside.map(|note| self.note(note)).collect();
        if !lines.is_empty() {
            parts.push(Part { title: t.notes.to_owned(), deep: false, lines });
        }
    }

    /// What was noted under an item of the agenda.
    fn noted_on(&self, item: ItemId, kind: NoteKind) -> Vec<Line> {
        let of = |note: &&Note| note.words.kind == kind && note.item == Some(item);
        let label = if kind == NoteKind::Decision { self.t.decision } else { "" };
        let line = |note: &Note| Line { label: label.to_owned(), ..self.note(note) };
        self.group.notes_of(self.meeting.id).filter(of).map(line).collect::<Vec<_>>()
    }

    /// What was decided beside the agenda: on nothing of it, or on something that has left it.
    fn decisions_beside(&self) -> Vec<Line> {
        let items = self.group.agenda(self.meeting.id);
        let beside = |note: &&Note| {
            note.words.kind == NoteKind::Decision
                && note.item.is_none_or(|id| items.iter().all(|item| item.id != id))
        };
        let line = |note: &Note| {
            let mut line = self.note(note);
            let item = note.item.and_then(|id| self.group.item(id));
            line.more.splice(0..0, item.map(|item| (self.t.about)(&item.words.what)));
            line
        };
        self.group.notes_of(self.meeting.id).filter(beside).map(line).collect()
    }

    fn notes(&self, kind: NoteKind) -> Vec<Line> {
        let notes = self.group.notes_of(self.meeting.id).filter(|note| note.words.kind == kind);
        notes.map(|note| self.note(note)).collect::<Vec<_>>()
    }

    fn note(&self, note: &Note) -> Line {
        let (t, words) = (self.t, &note.words);
        let mut line = Line::new(words.what.clone(), About::Note(note.id));
        if words.kind == NoteKind::Decision {
            line.more.extend(words.how.map(|how| match how {
                DecisionMethod::Consent => t.consent.to_owned(),
                DecisionMethod::Consensus => t.consensus.to_owned(),
                DecisionMethod::Vote => t.vote.to_owned(),
            }));
        }
        for (say, said) in [(t.why, &words.why), (t.concerns, &words.concerns)] {
            if !said.is_empty() {
                line.more.push(say(said));
            }
        }
        if !words.aside.is_empty() {
            line.more.push((t.aside)(&names(self.group, &words.aside, self.text)));
        }
        if note.is_taken() {
            line.more.push(t.taken.to_owned());
        }
        line
    }

    fn todos(&self) -> Vec<Line> {
        let group = self.group;
        let of = group.commitments().filter(|one| group.is_of(self.meeting.id, one.meeting));
        let todo = |one: &crate::group::Commitment| {
            let called = |name: &String| !name.is_empty();
            let holders = group.holders(one).into_iter().map(|member| member.name.clone()).filter(called);
            let along = group.companions(one).into_iter();
            let along = along.filter(|(_, how)| *how != Companionship::Teaching);
            let todo = Todo {
                holders: holders.collect::<Vec<_>>(),
                with: along.map(|(member, _)| member.name.clone()).filter(called).collect::<Vec<_>>(),
                day: one.day,
                state: one.state,
            };
            let more = if one.note.is_empty() { Vec::new() } else { vec![one.note.clone()] };
            let about = About::Commitment(one.id);
            Line { more, todo: Some(todo), ..Line::new(one.what.clone(), about) }
        };
        of.filter(|one| !one.what.is_empty()).map(todo).collect::<Vec<_>>()
    }

    /// How what is carried goes, and who asked for a hand that nobody has given yet.
    fn check_ins(&self) -> (Vec<Line>, Vec<Line>) {
        let (group, t) = (self.group, self.t);
        let raised: Vec<_> = group.raised_hands().iter().map(|one| one.id).collect();
        let (mut goes, mut hands) = (Vec::new(), Vec::new());
        for said in group.check_ins().filter(|said| group.is_of(self.meeting.id, said.meeting)) {
            let about = said.commitment.and_then(|id| group.commitment(id));
            let who = self.text.name(group, said.by);
            let of = about.map_or(About::Nothing, |one| About::Commitment(one.id));
            let mut line = match (about, said.state) {
                (Some(one), Some(state)) => {
                    let alone = said.only_self.then(|| self.text.news.let_go_alone.to_owned());
                    let how = alone.unwrap_or_else(|| t.state(self.text, state));
                    Line::new((t.goes)(&who, &bidi_isolate(&one.what), &how), of)
                }
                (Some(one), None) if said.hand => Line::new((t.asks)(&who, &bidi_isolate(&one.what)), of),
                _ if said.hand => Line::new(who, of),
                _ => continue,
            };
            if !said.word.is_empty() {
                line.more.push(said.word.clone());
            }
            if raised.contains(&said.id) {
                hands.push(line)
            } else if about.is_some() {
                goes.push(line)
            }
        }
        (goes, hands)
    }

    fn needs(&self) -> Vec<Line> {
        let of = self.group.needs().filter(|need| self.group.is_of(self.meeting.id, need.meeting));
        let need = |need: &crate::group::Need| {
            let mut line = Line::new(need.words.what.clone(), About::Need(need.id));
            if !need.words.why.is_empty() {
                line.more.push((self.t.why)(&need.words.why));
            }
            line
        };
        of.map(need).collect::<Vec<_>>()
    }

    /// How the group stood to its questions, as a whole.
    fn stood(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for note in self.group.notes_of(self.meeting.id) {
            let counts = note.words.counts.iter().enumerate();
            let said: Vec<String> = match note.words.kind {
                NoteKind::Temperature => {
                    let three = counts.take(3).rev();
                    three
                        .map(|(at, n)| [&n.to_string(), " ", self.text.discussion.degrees[at]].concat())
                        .collect::<Vec<_>>()
                }
                NoteKind::Fist => {
                    let all = counts.rev().filter(|(_, n)| **n > 0);
                    all.map(|(at, n)| [&(self.t.fingers)(at), ": ", &*n.to_string()].concat())
                        .collect::<Vec<_>>()
                }
                _ => continue,
            };
            // Where nobody wrote down the question, how it was asked is told.
            let talk = &self.text.discussion;
            let kind = if note.words.kind == NoteKind::Fist { talk.fist } else { talk.temperature };
            let what = Some(note.words.what.as_str()).filter(|what| !what.is_empty()).unwrap_or(kind);
            let mut line = Line::new(what.to_owned(), About::Note(note.id));
            line.more.push(said.join(", "));
            lines.push(line);
        }
        lines
    }

    fn thanks(&self) -> Vec<Line> {
        let (group, t) = (self.group, &self.text.thanks);
        let of = group.appreciations().filter(|one| group.is_of(self.meeting.id, one.meeting));
        let one = |one: &crate::group::Appreciation| {
            let who = self.text.name(group, one.by);
            let whom = names(group, &group.thanked(one), self.text);
            let words = match t.form(&one.form) {
                form if form.is_empty() => (t.thanks)(&who, &whom),
                form => (t.thanks_for)(&who, &whom, &bidi_isolate(&form)),
            };
            let mut line = Line::new(words, About::Thanks(one.id));
            if !one.word.is_empty() {
                line.more.push(one.word.clone());
            }
            line
        };
        of.map(one).collect::<Vec<_>>()
    }
}
