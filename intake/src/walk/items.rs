//! Rows and sentences as something to do, with what stands below them.

use super::super::csv::Column;
use super::super::person_names::is_everyone;
use super::super::sentences::sentences_of;
use super::super::vocabulary::{self as v, uses, words_of};
use super::super::{Item, Reading, Reason, Why, chat, front, label, line, plain, tagged};
use super::draft::done;
use super::takers::Taken;
use super::{Draft, Mark, Section, Sentence, Walk};

impl Walk<'_> {
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
        if let Some(due) = &sentence.due
            && item.state.is_none()
            && !item.decision
        {
            line::deadline_above(due, &mut item, &mut self.days);
        }
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
            // "On my side I send this round by Sunday" is another's, and "Deposits have to be paid by Friday" another thing.
            let writes = || {
                let words = words_of(text);
                words.find_phrase(&[v::I_PROMISE]).is_some()
                    || words.find_phrase(&[v::OBLIGES]).is_some()
                        && words.find_phrase(&[v::POINTS_TO]).is_none()
            };
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
