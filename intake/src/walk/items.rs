//! Rows and sentences as something to do, with what stands below them.

use super::super::csv::Column;
use super::super::person_names::is_everyone;
use super::super::sentences::sentences_of;
use super::super::vocabulary::{self as v, uses, words_of};
use super::super::{Item, Reading, Reason, Why, chat, front, label, line, plain, tagged};
use super::draft::done;
use super::takers::Taken;
use super::{Draft, Mark, Section, Sentence, Walk};
use crate::CommitmentState;

use std::borrow::Cow;

impl Walk<'_> {
    pub(super) fn read_parts(&mut self, parts: &[(Column, String)], more: &[String]) -> Reading {
        let mut item = Item { reason: Reason::Row, ..Item::default() };
        let mut what = Cow::Borrowed("");
        for (column, text) in parts {
            match column {
                Column::What if what.is_empty() => {
                    what = if text.contains('\n') {
                        Cow::Owned(text.replace('\n', " "))
                    } else {
                        Cow::Borrowed(text.as_str())
                    };
                }
                Column::What | Column::Note | Column::Other => {
                    // A board's labels name those who hold a card, too.
                    let labels = text.split_once(": ").filter(|_| *column == Column::Other);
                    for label in labels.map_or("", |(_, labels)| labels).split(',').map(str::trim) {
                        if self.people.knows(label) {
                            let holders = self.people.read(label);
                            line::take(&mut item, holders);
                            item.guessed = true;
                        }
                    }
                    item.add_note(text);
                }
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
                // "Dates", "Ideas", "Minutes": nothing that somebody took on. German "Termine" is no French "terminé".
                Column::List if text.is_ascii() && v::is(text, v::NO_TASKS) => {
                    item.maybe = true;
                    item.add_note(text);
                }
                Column::List => match tagged::state(text.rsplit(": ").next().unwrap_or(text)) {
                    Some(state) => item.state = item.state.or(state),
                    None => {
                        item.maybe |= v::is(text, v::NO_TASKS);
                        item.add_note(text);
                    }
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
            let (plain, links) = plain::plain(&what);
            item.what = line::emphasis_off(&plain);
            for link in links {
                item.add_note(&link);
            }
        } else {
            line::read_body(&mut item, &what, &mut self.people, &mut self.days, false);
        }
        // What was called off is nothing to do.
        item.maybe |= item.state == Some(CommitmentState::LetGo);
        // "New coffee?" is something to talk about.
        item.maybe |= item.holders.is_empty() && item.state.is_none() && item.what.ends_with('?');
        for more in more {
            item.add_note(more);
        }
        done(item)
    }

    /// The check boxes within a board's card, each a thing to do of its own that is part of the card.
    pub(super) fn read_boxes(&mut self, card: &Item) -> Vec<Item> {
        let boxes = card.note.lines().filter_map(|line| tagged::check_box(plain::unbullet(line).0));
        let boxes: Vec<_> = boxes.map(|(state, rest)| (state, rest.to_owned())).collect();
        let read = |(state, rest): (_, String)| {
            let mut item = Item { state, reason: Reason::Box, maybe: card.maybe, ..Item::default() };
            line::read_body(&mut item, &rest, &mut self.people, &mut self.days, true);
            if item.day.is_none() && item.day_text.is_none() {
                (item.day, item.other_day) = (card.day, card.other_day);
            }
            item.context = card.what.clone();
            item.add_note(&card.what);
            match done(item) {
                Reading::Item(item) => Some(item),
                _ => None,
            }
        };
        boxes.into_iter().filter_map(read).collect()
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
        let mut item = Item { state, reason, maybe, context: sentence.context.clone(), ..Item::default() };
        let taken = self.part_taken_on(sentence, reason);
        self.read_said(&mut item, sentence, taken.as_ref());
        // Who takes something on tells best by when.
        if let Some(accepted) = &sentence.accepted {
            let mut told = Item::default();
            line::read_body(&mut told, accepted, &mut self.people, &mut self.days, true);
            if told.day.is_some() {
                (item.day, item.other_day, item.day_text) = (told.day, told.other_day, told.day_text);
            }
        }
        self.holders_around(&mut item, sentence, taken.is_some());
        for text in sentence.accepted.iter().chain(&sentence.links) {
            item.add_note(text);
        }
        if !item.context.is_empty() {
            let context = line::emphasis_off(&item.context);
            item.add_note(&context);
            item.context = context;
        }
        for more in more {
            self.read_more(&mut item, more);
        }
        let after = taken.as_ref().map_or("", |taken| &body[taken.words.end..]);
        self.deadline_beside(&mut item, after);
        done(item)
    }

    /// Of running text the sentence in which somebody takes something on.
    fn part_taken_on(&self, sentence: &Sentence, reason: Reason) -> Option<Taken> {
        let body = sentence.body.as_str();
        if reason != Reason::Promise {
            return None;
        }
        if !sentence.message {
            return self.taken_on(body, sentence.bullet).into_iter().next();
        }
        // In a message somebody else may be named for it.
        let own = sentence.accepted.is_some() || chat::without_i(body).is_some();
        let mut taken = if own { Vec::new() } else { self.taken_on(body, false) }.into_iter();
        taken.next().filter(|taken| !v::is(&body[taken.names.clone()], v::I_PROMISE))
    }

    /// What is to be done, and what the sentence itself says of who and when.
    fn read_said(&mut self, item: &mut Item, sentence: &Sentence, taken: Option<&Taken>) {
        let body = sentence.body.as_str();
        if let Some(taken) = taken {
            // The rest is its note.
            for text in
                [body[..taken.words.start].trim(), body[taken.words.end..].trim_matches([' ', ';', ','])]
            {
                item.add_note(text);
            }
            self.read_taken(item, body, taken);
        } else {
            // "Shopping: Ana takes care of it"
            if item.reason == Reason::Promise
                && !sentence.message
                && let Some(who) = self.promised_topic(body)
            {
                let holders = self.people.read(who);
                line::take(item, holders);
            }
            // Whoever writes "I'll bring the keys" takes it on.
            let said = match writer(sentence) {
                _ if sentence.accepted.is_some() => body.trim_end_matches(['?', ' ']),
                Some(_) => chat::without_i(body).unwrap_or(body),
                None => body,
            };
            let task = item.reason == Reason::Promise || (!item.maybe && item.reason != Reason::List);
            line::read_body(item, said, &mut self.people, &mut self.days, task);
        }
        // "TODO me ring the hall"
        if item.holders.is_empty()
            && (sentence.mark.is_some() || sentence.section == Section::Actions)
            && self.people.writer.is_some()
            && let Some((me, rest)) = item.what.split_once(' ')
            && v::is(me, v::MYSELF)
        {
            let (me, rest) = (me.to_owned(), rest.to_owned());
            self.hold(item, &me);
            item.what = rest;
        }
    }

    /// Who holds it where the words do not begin or end with them: whoever writes, the heading above, a clause within.
    fn holders_around(&mut self, item: &mut Item, sentence: &Sentence, taken: bool) {
        let body = sentence.body.as_str();
        let author = writer(sentence);
        let seeks = || sentence.accepted.is_none() && chat::seeks_somebody(body);
        if let Some(author) = author.filter(|_| item.holders.is_empty() && !item.everyone && !seeks()) {
            let holders = self.people.read(author);
            line::take(item, holders);
        }
        if item.holders.is_empty()
            && !item.everyone
            && let Some(under) = &sentence.under
            && (is_everyone(under) || front::all_known(under, &self.people))
        {
            let holders = self.people.read(under);
            line::take(item, holders);
            item.guessed = true;
        }
        // "The fridge: ask for a price, Ana calls them"
        if !taken
            && author.is_none()
            && item.holders.is_empty()
            && !item.everyone
            && matches!(item.reason, Reason::List | Reason::Section | Reason::Box)
            && let [only] = &self.taken_on(body, sentence.bullet)[..]
        {
            self.hold(item, &body[only.names.clone()]);
        }
    }

    /// By when, where the next sentence or what it is a part of tells it: "Poster: Ana. We need it by the 30th."
    pub(super) fn deadline_beside(&mut self, item: &mut Item, after: &str) {
        let next = sentences_of(after.trim_start_matches(['.', '!', ' '])).next().unwrap_or("");
        if item.day.is_some()
            || item.day_text.is_some()
            || item.state.is_some()
            || !item.maybe && after.is_empty()
        {
            return;
        }
        for text in [next, item.context.clone().as_str()] {
            // "On my side I send this round by Sunday" is another's.
            let writes = || words_of(text).find_phrase(&[v::I_PROMISE]).is_some();
            if item.day.is_none()
                && !text.ends_with('?')
                && self.taken_on(text, false).is_empty()
                && !writes()
            {
                line::deadline_within(text, item, &mut self.days);
            }
        }
    }

    /// A line below a task: who holds it, by when, or more about it.
    fn read_more(&mut self, item: &mut Item, more: &str) {
        let (plain, links) = plain::plain(more);
        let text = plain.trim();
        if is_property(text) {
            return;
        }
        if item.day.is_none()
            && item.day_text.is_none()
            && let Some(stamp) = text.strip_prefix("SCHEDULED:").or_else(|| text.strip_prefix("DEADLINE:"))
        {
            line::put_stamp(item, stamp.trim().trim_matches(['<', '>']), &mut self.days);
            return;
        }
        if let Some((key, value)) = label::label(text).filter(|(_, value)| !value.is_empty()) {
            let key = uses(key);
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

/// Who wrote a message that nothing but its words marks.
fn writer(sentence: &Sentence) -> Option<&str> {
    sentence.author.as_deref().filter(|_| sentence.message && sentence.mark.is_none())
}

/// Logseq's and Org's own lines below a task: "id:: …", ":LOGBOOK:", "CLOCK: …".
fn is_property(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or("");
    first.ends_with("::")
        || text.starts_with("CLOCK:")
        || (first.starts_with(':') && first.ends_with(':') && first.len() > 2 && !text.contains(' '))
}

/// People as programs write them: "Ana (12345678)", "Ana (ana12)".
fn without_numbers(text: &str) -> Cow<'_, str> {
    if !text.contains('(') {
        return Cow::Borrowed(text);
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
    Cow::Owned(out)
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
