//! The second look: rows and tagged lines first, then the sentences, which may lean on their people.

use super::super::csv::Column;
use super::super::decision::{self, Decided};
use super::super::front::{self, Sounds};
use super::super::head::{Section, names_a_meeting};
use super::super::people::is_everyone;
use super::super::vocabulary::{self as v, phrase, uses, words_of};
use super::super::{
    AsksDay, DayOrder, Intake, Item, Line, MeetingHead, Reading, Reason, Why, chat, line, tagged,
};
use super::{Base, Draft, Mark, Sentence, Walk};
use crate::group::CommitmentState;
use crate::group::name::{fold, visible};
use time::Date;

/// More words than these are prose, not something to do.
const PROSE: usize = 24;

impl Walk<'_> {
    pub(super) fn finish(mut self) -> (Intake, Option<DayOrder>) {
        let titled = self.settle_days();
        let mut entries = std::mem::take(&mut self.entries);
        // People first, so that "Ana to bring chairs" is understood above the line that lists Ana.
        for entry in &mut entries {
            self.count_from(entry.base, entry.line.meeting);
            if let Draft::Parts(parts) = &entry.draft {
                entry.line.reading = self.read_parts(parts, &entry.more);
            }
        }
        // "Ana: …" says that Ana is a person: those first.
        for named in [true, false] {
            for entry in &mut entries {
                let Draft::Sentence(sentence) = &entry.draft else { continue };
                if sentence.named == named {
                    self.count_from(entry.base, entry.line.meeting);
                    entry.line.reading = self.read_sentence(sentence, &entry.more);
                    if let (Base::Message(day), Reading::Item(item)) = (entry.base, &mut entry.line.reading) {
                        item.on = day;
                    }
                }
            }
        }
        let lines: Vec<Line> = entries
            .into_iter()
            .map(|entry| match entry.draft {
                Draft::Ready(reading) => Line { reading, ..entry.line },
                _ => entry.line,
            })
            .collect::<Vec<_>>();
        let mut lines = lines;
        // A title alone makes a meeting only where a day is counted from it, or something was decided.
        let decided = |line: &Line| matches!(&line.reading, Reading::Item(item) if item.decision);
        if let Some(entry) =
            titled.filter(|_| !self.days.waits && !lines.iter().any(decided) && self.told.day.is_none())
        {
            self.meetings.clear();
            for line in &mut lines {
                line.meeting = None;
            }
            if let Some(line) = lines.get_mut(entry) {
                line.reading = Reading::LeftOut(Why::Heading);
            }
        }
        let undated = self.meetings.iter().any(|meeting| meeting.day.is_none());
        let asks_day = if undated || self.told.day.is_some() && !self.meetings.is_empty() {
            Some(AsksDay::Meeting(self.told.day.or(self.perhaps)))
        } else if self.days.counted || (self.meetings.is_empty() && self.days.waits) {
            Some(AsksDay::List)
        } else {
            None
        };
        let mut intake = Intake {
            lines,
            names: self.people.finish(self.context),
            ambiguous_dates: false,
            meetings: self.meetings,
            asks_day,
            asks_columns: self.asks_columns,
        };
        intake.ambiguous_dates = self.ambiguous_head || intake.items().any(|item| item.other_day.is_some());
        let proved = match (self.days.day_first, self.days.month_first) {
            (true, false) => Some(DayOrder::DayFirst),
            (false, true) => Some(DayOrder::MonthFirst),
            _ => None,
        };
        (intake, proved)
    }

    /// Gives the meetings the day that their file's name or the person tells, where the text tells none.
    /// Gives the line of the title where nothing but it makes the meeting.
    fn settle_days(&mut self) -> Option<usize> {
        let mut titled = None;
        let named = self.day_of_name();
        // A title that is a meeting's makes one, so that its day is asked for.
        if self.meetings.is_empty()
            && self.chat.is_none()
            && self
                .heading
                .as_ref()
                .is_some_and(|(_, words)| names_a_meeting(words) && !words.trim().is_empty())
            && self.entries.len() > 1
            && !self
                .heading
                .as_ref()
                .is_some_and(|(_, words)| super::super::head::section(words) == Some(Section::Actions))
        {
            self.meetings.push(MeetingHead::default());
            if let Some((entry, words)) = self.heading.take() {
                titled = Some(entry).filter(|_| named.is_none());
                self.meetings[0].title = visible(&words);
                self.entries[entry].draft = Draft::Ready(Reading::Head);
            }
            for entry in &mut self.entries {
                entry.line.meeting = Some(0);
            }
        }
        let day = self.told.day.or(named);
        for meeting in &mut self.meetings {
            meeting.day = meeting.day.or(day);
        }
        titled
    }

    /// Sets the day from which days in a line are counted.
    fn count_from(&mut self, base: Base, meeting: Option<usize>) {
        let day: Option<Date> = match base {
            Base::Message(day) => day,
            Base::Text => match meeting.and_then(|at| self.meetings.get(at)) {
                Some(meeting) => meeting.day,
                // Nothing tells when a list was written: today is a guess, and asked about.
                None => Some(self.told.day.or_else(|| self.day_of_name()).unwrap_or(self.context.today)),
            },
        };
        (self.days.base, self.days.sure) = (day.unwrap_or(self.context.today), day.is_some());
        self.days.assumed = base == Base::Text && meeting.is_none();
    }

    pub(super) fn read_parts(&mut self, parts: &[(Column, String)], more: &[String]) -> Reading {
        let mut item = Item { reason: Reason::Row, ..Item::default() };
        let mut what = String::new();
        for (column, text) in parts {
            match column {
                Column::What if what.is_empty() => what = text.replace('\n', " "),
                Column::What | Column::Note | Column::Other => item.add_note(text),
                Column::Who => {
                    let holders = self.people.read(&without_numbers(text));
                    line::take(&mut item, holders);
                }
                Column::Due => {
                    // "December 1 → December 3": the last of them.
                    let last = text.rsplit(['→', '⇒']).next().unwrap_or(text).trim();
                    line::put_stamp(&mut item, last, &mut self.days);
                }
                Column::Status => match tagged::state(text) {
                    Some(state) => item.state = item.state.or(state),
                    None => {
                        // "Completed at 20 November": the day stays in the note.
                        if self.days.read(text).is_some() {
                            item.state = Some(CommitmentState::Done);
                        }
                        item.add_note(text);
                    }
                },
                Column::Done => match tagged::state(text) {
                    Some(Some(CommitmentState::Done)) => item.state = Some(CommitmentState::Done),
                    Some(_) => {}
                    None if self.days.read(text).is_some() => {
                        item.state = Some(CommitmentState::Done);
                        item.add_note(text);
                    }
                    None => {}
                },
                // "To Do", "Doing", "Done" tell how it goes; another list's name is worth a word.
                Column::List => match tagged::state(text.rsplit(": ").next().unwrap_or(text)) {
                    Some(state) => item.state = item.state.or(state),
                    None => item.add_note(text),
                },
                Column::Archived => item.maybe |= tagged::state(text) == Some(Some(CommitmentState::Done)),
                Column::Parent => {
                    item.context = text.trim().to_owned();
                    item.add_note(text);
                }
                Column::Kind | Column::Nothing => {}
            }
        }
        let told = |wanted: Column| parts.iter().any(|(column, _)| *column == wanted);
        if told(Column::Who) {
            let (plain, links) = super::super::plain::plain(&what);
            item.what = line::emphasis_off(&plain);
            for link in links {
                item.add_note(&link);
            }
        } else {
            line::read_body(&mut item, &what, &mut self.people, &mut self.days, false);
        }
        for more in more {
            item.add_note(more);
        }
        done(item)
    }

    pub(super) fn read_sentence(&mut self, sentence: &Sentence, more: &[String]) -> Reading {
        let body = sentence.body.as_str();
        // What is decided has no box.
        if sentence.mark.is_none()
            && let Some(reading) = self.decided(sentence, more)
        {
            return reading;
        }
        let (reason, maybe) = match self.taken(sentence) {
            Ok(taken) => taken,
            Err(why) => return Reading::LeftOut(why),
        };
        let state = match sentence.mark {
            Some(Mark::Box(state) | Mark::Word(state)) => state,
            None => None,
        };
        let task = reason == Reason::Promise || (!maybe && reason != Reason::List);
        let mut item = Item { state, reason, maybe, context: sentence.context.clone(), ..Item::default() };
        let mut said = body;
        // Of running text the sentence in which somebody takes something on; the rest is its note.
        if reason == Reason::Promise
            && !sentence.message
            && let Some(range) = self.promise(body)
        {
            said = &body[range.clone()];
            let around = [body[..range.start].trim(), body[range.end..].trim()];
            for text in around {
                item.add_note(text);
            }
        }
        // Whoever writes "I'll bring the keys" takes it on.
        let author = sentence.author.as_ref().filter(|_| sentence.message && sentence.mark.is_none());
        if author.is_some() {
            said = chat::without_i(body).unwrap_or(body);
        }
        line::read_body(&mut item, said, &mut self.people, &mut self.days, task);
        if let Some(author) = author.filter(|_| item.holders.is_empty() && !item.everyone) {
            let holders = self.people.read(author);
            line::take(&mut item, holders);
        }
        if item.holders.is_empty()
            && !item.everyone
            && let Some(under) = &sentence.under
            && (is_everyone(under) || front::all_known(under, &self.people))
        {
            let holders = self.people.read(under);
            line::take(&mut item, holders);
            item.guessed = true;
        }
        for link in &sentence.links {
            item.add_note(link);
        }
        if !item.context.is_empty() {
            let context = line::emphasis_off(&item.context);
            item.add_note(&context);
            item.context = context;
        }
        for more in more {
            self.read_more(&mut item, more);
        }
        done(item)
    }

    /// Whether a sentence is taken and why, and whether it is only a maybe; or why it is left out.
    fn taken(&self, sentence: &Sentence) -> Result<(Reason, bool), Why> {
        match sentence.mark {
            Some(Mark::Box(_)) => return Ok((Reason::Box, false)),
            Some(Mark::Word(_)) => return Ok((Reason::Marker, false)),
            None => {}
        }
        let body = sentence.body.as_str();
        let question = body.ends_with('?');
        if body.contains('📅') || front::before_task_tag(body).is_some() {
            return Ok((Reason::Marker, false));
        }
        let front = front::front(body, &self.people, false);
        let parted = front.as_ref().is_some_and(|front| front.parted);
        let sure = front.as_ref().is_some_and(|front| !front.guessed)
            || front.as_ref().is_some_and(|front| front::all_known(&body[front.names.clone()], &self.people));
        if sentence.before {
            return Err(Why::Before);
        }
        match sentence.section {
            Section::Actions => {
                if question && !parted {
                    return Err(Why::Question);
                }
                let words = body.split_whitespace().count();
                let prose = !sentence.bullet
                    && front.is_none()
                    && (words > PROSE || (words > 12 && body.ends_with('.')));
                if prose {
                    return if self.promises(body) { Ok((Reason::Promise, true)) } else { Err(Why::Talk) };
                }
                Ok((Reason::Section, false))
            }
            Section::Agreements => {
                if question && !parted {
                    return Err(Why::Question);
                }
                Ok((Reason::Section, false))
            }
            Section::Talk | Section::Decisions | Section::People(_) => {
                if !question && self.promises(body) {
                    Ok((Reason::Promise, true))
                } else {
                    Err(if question { Why::Question } else { Why::Talk })
                }
            }
            Section::Unknown if sentence.message => {
                let names = parted && sure;
                if question && !names {
                    return Err(Why::Question);
                }
                Ok((if names { Reason::Person } else { Reason::Promise }, true))
            }
            Section::Unknown => {
                let strict = self.marked || (self.bulleted && !sentence.bullet);
                if !self.structured && (!strict || front::names_a_holder(body, &self.people)) {
                    let after = front.as_ref().is_some_and(|front| !body[front.rest..].trim().is_empty());
                    if question && front.is_none() {
                        return Err(Why::Question);
                    }
                    let prose =
                        !sentence.bullet && front.is_none() && body.split_whitespace().count() > PROSE;
                    let loose = strict && !parted && !sentence.bullet;
                    let reason = if after && parted { Reason::Person } else { Reason::List };
                    return Ok((reason, prose || loose));
                }
                if question {
                    return Err(Why::Question);
                }
                if parted && sure {
                    let everyone =
                        front.as_ref().is_some_and(|front| is_everyone(&body[front.names.clone()]));
                    let rest = front.as_ref().map_or(body, |front| &body[front.rest..]);
                    let dated = self.has_day(rest);
                    let ticked = everyone || dated || !self.has_tasks || sentence.author.is_some();
                    // A report ("Ana: we met the council.") is no list of things to do.
                    let short = rest.split_whitespace().count() <= PROSE
                        && !(rest.ends_with('.') && rest.contains(". "));
                    return Ok((Reason::Person, !(ticked && short)));
                }
                // "Ana:" above a list of what she does; under a heading it may as well be what she did.
                if sentence.bullet
                    && let Some(under) = &sentence.under
                    && (is_everyone(under) || front::all_known(under, &self.people))
                {
                    return Ok((Reason::Person, sentence.under_heading && self.has_tasks));
                }
                // "Bilan financier : Margaux"
                if let Some((what, who)) = front::label(body)
                    && !who.is_empty()
                    && !front::is_remark_label(what)
                    && front::all_known(who, &self.people)
                {
                    return Ok((Reason::Person, what.split_whitespace().count() < 2));
                }
                if body.starts_with('@') || body.contains(" @") && sentence.bullet {
                    return Ok((Reason::Person, false));
                }
                if self.promises(body) || (sentence.bullet && self.does_something(body)) {
                    Ok((Reason::Promise, true))
                } else {
                    Err(Why::Talk)
                }
            }
        }
    }

    /// Whether a bullet begins with somebody we know and goes on with what they do: no word for saying and being.
    fn does_something(&self, body: &str) -> bool {
        let words = words_of(body);
        front::people_prefix(body, &words, &self.people).is_some_and(|(end, names)| {
            !is_everyone(&body[names])
                && words.get(end).is_some_and(|word| body[word.at..].starts_with(char::is_lowercase))
                && phrase(&words, end, &[v::SAID, v::AND, v::BY, v::ON]).is_none()
        })
    }

    /// Whether somebody we know takes something on in running text, in any of its sentences.
    fn promises(&self, body: &str) -> bool {
        self.promise(body).is_some()
    }

    /// The sentence in which somebody we know takes something on.
    fn promise(&self, body: &str) -> Option<std::ops::Range<usize>> {
        let mut from = 0;
        for _ in 0..8 {
            let rest = &body[from..];
            // "1. März" is no end of a sentence.
            let mut ends = rest.match_indices(". ").filter(|(at, _)| {
                let mut before = rest[..*at].chars().rev();
                let last = before.next().unwrap_or('0');
                // Nor is "Léa B. calls".
                let initial = before.next().is_none_or(|c| !c.is_alphanumeric());
                !(last.is_ascii_digit() || initial)
            });
            let end = ends.next().map_or(rest.len(), |(at, _)| at + 1);
            if front::sounds(&rest[..end], &self.people) == Sounds::Promise {
                return Some(from..from + end);
            }
            from += end;
            from += body[from..].len() - body[from..].trim_start().len();
            if from >= body.len() {
                return None;
            }
        }
        None
    }

    fn has_day(&self, text: &str) -> bool {
        let mut item = Item::default();
        let mut days = line::Days { waits: false, sure: true, ..self.days };
        let mut people = super::super::people::People::new(&super::super::Context {
            today: self.context.today,
            known: Vec::new(),
            order: self.context.order,
        });
        line::read_body(&mut item, text, &mut people, &mut days, false);
        item.day.is_some()
    }

    /// What was decided, or why it was not; `None` for other lines.
    fn decided(&self, sentence: &Sentence, more: &[String]) -> Option<Reading> {
        if self.meetings.is_empty() || sentence.author.is_some() {
            return None;
        }
        let body = sentence.body.as_str();
        let decided = match sentence.section {
            Section::Decisions => decision::under_heading(body, &self.people)?,
            Section::Agreements => {
                let held = front::front(body, &self.people, true).is_some()
                    || body.contains('@')
                    || body.ends_with(')') && self.ends_with_people(body);
                if held {
                    return None;
                }
                decision::under_heading(body, &self.people)?
            }
            _ => decision::read(body, &self.people)?,
        };
        Some(match decided {
            Decided::No => Reading::LeftOut(Why::NotDecided),
            Decided::Yes(mut item) => {
                for more in more {
                    let more = decision::reason(more).unwrap_or(more);
                    if !item.why.is_empty() {
                        item.why.push('\n');
                    }
                    item.why.push_str(more);
                }
                done(item)
            }
        })
    }

    fn ends_with_people(&self, body: &str) -> bool {
        let inside = body.trim_end_matches(')').rsplit('(').next().unwrap_or("");
        front::all_known(inside, &self.people)
    }

    /// A line below a task: who holds it, by when, or more about it.
    fn read_more(&mut self, item: &mut Item, more: &str) {
        let (plain, links) = super::super::plain::plain(more);
        let text = plain.trim();
        if is_property(text) {
            return;
        }
        if let Some((key, value)) = front::label(text).filter(|(_, value)| !value.is_empty()) {
            let key = uses(&fold(key));
            if key.is(v::COLUMN_DUE) && item.day.is_none() && item.day_text.is_none() {
                self.days.put(item, value);
                return;
            }
            if key.is(v::COLUMN_WHO) && item.holders.is_empty() && !item.everyone {
                let holders = self.people.read(value);
                line::take(item, holders);
                return;
            }
            if key.is(v::COLUMN_STATUS)
                && let Some(state) = tagged::state(value)
            {
                item.state = item.state.or(state);
                return;
            }
        }
        if item.day.is_none() && item.day_text.is_none() {
            if text.starts_with("SCHEDULED:") || text.starts_with("DEADLINE:") {
                let day = text[10..].trim().trim_matches(['<', '>']).to_owned();
                line::put_stamp(item, &day, &mut self.days);
                return;
            }
            let day = line::after_by(text).unwrap_or(text).to_owned();
            if let Some(read) = self.days.read(&day) {
                (item.day, item.other_day) = (Some(read.day), read.other);
                if read.more {
                    item.add_note(text);
                }
                return;
            }
        }
        if item.holders.is_empty() && !item.everyone {
            let names = text.trim_start_matches(['→', '@', ' ']).trim_start_matches("->").trim();
            if front::all_known(names, &self.people) {
                let holders = self.people.read(names);
                line::take(item, holders);
                return;
            }
        }
        item.add_note(text);
        for link in links {
            item.add_note(&link);
        }
    }
}

/// Logseq's and Org's own lines below a task: "id:: …", ":LOGBOOK:", "CLOCK: …".
fn is_property(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or("");
    first.ends_with("::")
        || text.starts_with("CLOCK:")
        || (first.starts_with(':') && first.ends_with(':') && first.len() > 2 && !text.contains(' '))
}

/// People as programs write them: "Ana (12345678)", "Ana (ana12)".
fn without_numbers(text: &str) -> String {
    if !text.contains('(') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        out.push_str(before);
        let Some((inside, more)) = after.split_once(')') else {
            out.push('(');
            rest = after;
            continue;
        };
        let is_account = !inside.contains([' ', '/'])
            && inside.contains(|c: char| c.is_ascii_digit() || c == '@' || c == '_');
        if !is_account {
            out.push('(');
            out.push_str(inside);
            out.push(')');
        }
        rest = more;
    }
    out.push_str(rest);
    out
}

/// A finished item without what is not seen, or the reason why it is none.
fn done(mut item: Item) -> Reading {
    item.what = visible(&item.what).trim().to_owned();
    item.note = visible(&item.note).trim().to_owned();
    item.why = visible(&item.why).trim().to_owned();
    if item.what.chars().any(|c| !c.is_ascii_punctuation() && !c.is_whitespace()) {
        Reading::Item(item)
    } else {
        Reading::LeftOut(Why::NothingToDo)
    }
}

pub(super) fn column_names() -> Draft {
    Draft::Ready(Reading::LeftOut(Why::ColumnNames))
}

/// A row's cells by their columns; a column that we don't know keeps its name in the note.
pub(super) fn parts(columns: &[Column], names: &[String], cells: Vec<String>) -> Draft {
    let named = |(at, cell): (usize, String)| match columns.get(at) {
        Some(Column::Other) if !cell.is_empty() => {
            let name = names.get(at).map_or("", String::as_str);
            (Column::Other, if name.is_empty() { cell } else { format!("{name}: {cell}") })
        }
        Some(column) => (*column, cell),
        None => (Column::Other, cell),
    };
    Draft::Parts(cells.into_iter().enumerate().map(named).collect::<Vec<_>>())
}
