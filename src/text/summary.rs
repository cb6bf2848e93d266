//! What a meeting leaves, gathered once for the page and for the files that are taken home, and written as plain text
//! or Markdown.
//!
//! In Markdown everything to do is a line of the form that [`crate::intake::ours`] reads back without loss; all else
//! stands so that it is not taken for something to do. Files say days in full and in English months: they are read
//! anywhere, and later.

mod write;

pub use write::write;

use crate::collect::{IntoVec, PushAll};
use crate::domain::{
    AppreciationId, CommitmentId, Companionship, Day, Decided, Group, Meeting, MemberId, NeedId, Note,
    NoteId, NoteSort, ROLES, RolePart, State, time_to_text,
};
use crate::sorted::each_once;

use super::Text;
use super::news::apart;

/// Words of what a meeting leaves.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct SummaryText {
    /// Where the meeting is called nothing.
    pub meeting: &'static str,
    pub date: &'static str,
    pub time: &'static str,
    pub place: &'static str,
    pub present: &'static str,
    /// Given the role: who learned it, who was alongside to teach it.
    pub learning: fn(&str) -> String,
    pub teaching: fn(&str) -> String,
    pub agenda: &'static str,
    pub still_open: &'static str,
    pub brought_by: fn(&str) -> String,
    pub notes: &'static str,
    pub decisions: &'static str,
    pub consent: &'static str,
    pub consensus: &'static str,
    pub why: fn(&str) -> String,
    pub concerns: fn(&str) -> String,
    pub aside: fn(&str) -> String,
    pub about: fn(&str) -> String,
    pub todo: &'static str,
    pub nobody_yet: &'static str,
    pub by: fn(&str) -> String,
    pub with: fn(&str) -> String,
    pub how_it_goes: &'static str,
    /// Who, what, how.
    pub goes: fn(&str, &str, &str) -> String,
    pub needs: &'static str,
    pub hands: &'static str,
    pub thanks: &'static str,
    pub later: &'static str,
    pub taken: &'static str,
    pub next_time: &'static str,
    pub stood: &'static str,
    pub temperature: [&'static str; 3],
    pub fingers: fn(usize) -> String,
    pub sign: &'static str,
}

/// English.
pub const EN: SummaryText = SummaryText {
    meeting: "Meeting",
    date: "Date",
    time: "Time",
    place: "Place",
    present: "Present",
    learning: |role| [role, ", learning"].concat(),
    teaching: |role| [role, ", alongside to teach"].concat(),
    agenda: "What we talked about",
    still_open: "Still open",
    brought_by: |name| ["Brought by ", name].concat(),
    notes: "Noted",
    decisions: "Decisions",
    consent: "by consent",
    consensus: "by consensus",
    why: |why| ["Why: ", why].concat(),
    concerns: |concerns| ["Concerns heard: ", concerns].concat(),
    aside: |names| ["Stood aside: ", names].concat(),
    about: |item| ["On: ", item].concat(),
    todo: "Who does what",
    nobody_yet: "nobody yet",
    by: |day| ["by ", day].concat(),
    with: |names| ["with ", names].concat(),
    how_it_goes: "How it goes",
    goes: |who, what, how| [who, ": ", what, " — ", how].concat(),
    needs: "What we need",
    hands: "A hand would help",
    thanks: "Thanks",
    later: "For later",
    taken: "Taken up",
    next_time: "For next time",
    stood: "How we stood",
    temperature: ["cold", "in between", "warm"],
    fingers: |count| super::plural(count, "finger", "fingers"),
    sign: "Written with All Leaders",
};

/// What a line is about, for those who want to go there or to change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Nothing of its own.
    Nothing,
    /// A note.
    Note(NoteId),
    /// A commitment.
    Commitment(CommitmentId),
    /// A need.
    Need(NeedId),
    /// Thanks.
    Thanks(AppreciationId),
}

/// Who does it by when.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Todo {
    /// The names of its holders.
    pub holders: Vec<String>,
    /// The names of those who come along.
    pub with: Vec<String>,
    /// By when.
    pub day: Option<Day>,
    /// How it goes.
    pub state: Option<State>,
}

/// A line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub words: String,
    /// More about it, each on a line of its own.
    pub more: Vec<String>,
    /// Who does it by when, for what is to be done.
    pub todo: Option<Todo>,
    /// What it is about.
    pub about: About,
}

impl Line {
    fn new(words: String, about: About) -> Self {
        Self { words, more: Vec::new(), todo: None, about }
    }
}

/// A part with its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its heading; somebody's words for an item of the agenda.
    pub title: String,
    /// It stands inside the part before.
    pub deep: bool,
    /// What stands in it.
    pub lines: Vec<Line>,
}

/// A line of the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it tells.
    pub label: String,
    /// The label is the group's own word.
    pub own: bool,
    /// Names, or one text.
    pub words: Vec<String>,
}

/// What a meeting leaves.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Summary {
    /// What it was called; may be empty.
    pub title: String,
    /// The day on which it was.
    pub day: Option<Day>,
    /// Where, with whom, in which roles.
    pub facts: Vec<Fact>,
    /// All else, in its order; a part in which nothing stands is not there.
    pub parts: Vec<Part>,
}

impl SummaryText {
    /// How something stands, in the words of check-ins.
    pub fn state(&self, text: &Text, state: State) -> String {
        let common = &text.common;
        let words = match state {
            State::Moving => common.moving,
            State::Stuck => common.stuck,
            State::Done => common.done,
            State::LetGo => common.letting_go,
        };
        words.to_lowercase()
    }
}

fn name(group: &Group, id: Option<MemberId>, text: &Text) -> String {
    let name = id.and_then(|id| group.member(id)).map(|member| member.name.as_str());
    name.filter(|name| !name.is_empty()).map_or_else(|| text.check_in.somebody.to_owned(), apart)
}

fn names(group: &Group, ids: &[MemberId], text: &Text) -> String {
    let ids = each_once(ids.iter().map(|id| group.resolve(*id)));
    let names: Vec<String> = ids.into_iter().map(|id| name(group, Some(id), text)).into_vec();
    (text.common.list)(&names.iter().map(String::as_str).into_vec())
}

/// Gathers what the meeting leaves, as the group is now.
pub fn gather(group: &Group, meeting: &Meeting, text: &Text) -> Summary {
    let mut summary = Summary {
        title: meeting.words.title.clone(),
        day: meeting.day(),
        facts: facts(group, meeting, text),
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
    put(t.decisions, gatherer.notes(NoteSort::Decision));
    put(t.todo, gatherer.todos());
    let (goes, hands) = gatherer.check_ins();
    put(t.how_it_goes, goes);
    put(t.hands, hands);
    put(t.needs, gatherer.needs());
    put(t.stood, gatherer.stood());
    put(t.thanks, gatherer.thanks());
    put(t.later, gatherer.notes(NoteSort::Later));
    put(t.next_time, gatherer.notes(NoteSort::NextTime));
    summary
}

fn facts(group: &Group, meeting: &Meeting, text: &Text) -> Vec<Fact> {
    let t = &text.summary;
    let one = |label: &str, words: String| Fact { label: label.to_owned(), own: false, words: vec![words] };
    let mut facts = Vec::new();
    facts.push_all(meeting.words.starts.map(|starts| one(t.time, time_to_text(starts))));
    if !meeting.words.place.is_empty() {
        facts.push(one(t.place, meeting.words.place.clone()));
    }
    for role in group.roles_at(meeting) {
        let place = ROLES.iter().position(|(name, _)| *name == role);
        let words = place.map_or(role.as_str(), |place| text.roles.known[place].name);
        let turns = group.role_turns(meeting, &role);
        for part in [RolePart::Hold, RolePart::Learning, RolePart::Teaching] {
            let them = turns.iter().filter(|(_, has)| *has == part);
            let them = them.filter_map(|(id, _)| group.member(*id)).map(|member| member.name.clone());
            let them: Vec<String> = them.filter(|name| !name.is_empty()).into_vec();
            if !them.is_empty() {
                let label = match part {
                    RolePart::Learning => (t.learning)(words),
                    RolePart::Teaching => (t.teaching)(words),
                    _ => words.to_owned(),
                };
                facts.push(Fact { label, own: place.is_none(), words: them });
            }
        }
    }
    let here = group.here(meeting).into_iter().map(|member| member.name.clone());
    let here: Vec<String> = here.filter(|name| !name.is_empty()).into_vec();
    if !here.is_empty() {
        facts.push(Fact { label: t.present.to_owned(), own: false, words: here });
    }
    facts
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
        let noted = |note: &&Note| note.words.sort == NoteSort::Note;
        for item in &items {
            let of = group.notes_of(self.meeting.id).filter(noted);
            let mut lines: Vec<Line> = Vec::new();
            if let Some(by) = item.words.by.filter(|by| group.member(*by).is_some()) {
                lines.push(Line::new((t.brought_by)(&name(group, Some(by), self.text)), About::Nothing));
            }
            lines.push_all(of.filter(|note| note.item == Some(item.id)).map(|note| self.note(note)));
            if item.done.is_none() && self.meeting.is_over() {
                lines.push(Line::new(t.still_open.to_owned(), About::Nothing));
            }
            parts.push(Part { title: item.words.what.clone(), deep: true, lines });
        }
        let beside = |note: &&Note| note.item.is_none_or(|id| items.iter().all(|item| item.id != id));
        let beside = group.notes_of(self.meeting.id).filter(noted).filter(beside);
        let lines: Vec<Line> = beside.map(|note| self.note(note)).into_vec();
        if !lines.is_empty() {
            parts.push(Part { title: t.notes.to_owned(), deep: false, lines });
        }
    }

    fn notes(&self, sort: NoteSort) -> Vec<Line> {
        let notes = self.group.notes_of(self.meeting.id).filter(|note| note.words.sort == sort);
        notes.map(|note| self.note(note)).into_vec()
    }

    fn note(&self, note: &Note) -> Line {
        let (t, words) = (self.t, &note.words);
        let mut line = Line::new(words.what.clone(), About::Note(note.id));
        if words.sort == NoteSort::Decision {
            let item = note.item.and_then(|id| self.group.item(id)).map(|item| (t.about)(&item.words.what));
            line.more.push_all(item);
            line.more.push_all(words.how.map(|how| match how {
                Decided::Consent => t.consent.to_owned(),
                Decided::Consensus => t.consensus.to_owned(),
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
        if note.taken {
            line.more.push(t.taken.to_owned());
        }
        line
    }

    fn todos(&self) -> Vec<Line> {
        let group = self.group;
        let of = group.commitments().filter(|one| group.is_of(self.meeting.id, one.meeting));
        let todo = |one: &crate::domain::Commitment| {
            let called = |name: &String| !name.is_empty();
            let holders = group.holders(one).into_iter().map(|member| member.name.clone()).filter(called);
            let along = group.companions(one).into_iter();
            let along = along.filter(|(_, how)| *how != Companionship::Teaching);
            let todo = Todo {
                holders: holders.into_vec(),
                with: along.map(|(member, _)| member.name.clone()).filter(called).into_vec(),
                day: one.day,
                state: one.state,
            };
            let more = if one.note.is_empty() { Vec::new() } else { vec![one.note.clone()] };
            Line { words: one.what.clone(), more, todo: Some(todo), about: About::Commitment(one.id) }
        };
        of.filter(|one| !one.what.is_empty()).map(todo).into_vec()
    }

    /// How what is carried goes, and who asked for a hand that nobody has given yet.
    fn check_ins(&self) -> (Vec<Line>, Vec<Line>) {
        let (group, t) = (self.group, self.t);
        let raised: Vec<_> = group.raised_hands().iter().map(|one| one.id).into_vec();
        let (mut goes, mut hands) = (Vec::new(), Vec::new());
        for said in group.check_ins().filter(|said| group.is_of(self.meeting.id, said.meeting)) {
            let about = said.commitment.and_then(|id| group.commitment(id));
            let who = name(group, said.by, self.text);
            let of = about.map_or(About::Nothing, |one| About::Commitment(one.id));
            let mut line = match (about, said.state) {
                (Some(one), Some(state)) => {
                    Line::new((t.goes)(&who, &apart(&one.what), &t.state(self.text, state)), of)
                }
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
        let need = |need: &crate::domain::Need| {
            let mut line = Line::new(need.what.clone(), About::Need(need.id));
            if !need.why.is_empty() {
                line.more.push((self.t.why)(&need.why));
            }
            line
        };
        of.map(need).into_vec()
    }

    /// How the group stood to its questions, as a whole.
    fn stood(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for note in self.group.notes_of(self.meeting.id) {
            let counts = note.words.counts.iter().enumerate();
            let said: Vec<String> = match note.words.sort {
                NoteSort::Temperature => {
                    let three = counts.take(3).rev();
                    three.map(|(at, n)| [&n.to_string(), " ", self.t.temperature[at]].concat()).into_vec()
                }
                NoteSort::Fist => {
                    let all = counts.rev().filter(|(_, n)| **n > 0);
                    all.map(|(at, n)| [&(self.t.fingers)(at), ": ", &*n.to_string()].concat()).into_vec()
                }
                _ => continue,
            };
            let mut line = Line::new(note.words.what.clone(), About::Note(note.id));
            line.more.push(said.join(", "));
            lines.push(line);
        }
        lines
    }

    fn thanks(&self) -> Vec<Line> {
        let (group, t) = (self.group, &self.text.thanks);
        let of = group.appreciations().filter(|one| group.is_of(self.meeting.id, one.meeting));
        let one = |one: &crate::domain::Appreciation| {
            let who = name(group, one.by, self.text);
            let whom = names(group, &group.thanked(one), self.text);
            let words = match t.form(&one.form) {
                form if form.is_empty() => (t.thanks)(&who, &whom),
                form => (t.thanks_for)(&who, &whom, &apart(&form)),
            };
            let mut line = Line::new(words, About::Thanks(one.id));
            if !one.word.is_empty() {
                line.more.push(one.word.clone());
            }
            line
        };
        of.map(one).into_vec()
    }
}
