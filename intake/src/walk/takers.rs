//! Who takes something on in running text: the clauses in which somebody we know does something.

use super::super::decision;
use super::super::front::{self, InFront, Sounds, people_in_front};
use super::super::person_names::is_everyone;
use super::super::sentences::sentences_of;
use super::super::vocabulary::{self as v, LONGEST_PHRASE, first_words_of, words_of};
use super::super::{Item, Reading, Reason, line};
use super::draft::done;
use super::{Sentence, Walk};
use crate::name::{is_capital, is_small};
use std::ops::Range;

/// More sentences than these are a chapter.
const SENTENCES: usize = 16;
/// A clause of so few words needs those around it to be understood: "Ben macht das".
const FEW: usize = 3;

/// So many words may open a sentence in front of who takes something on.
const OPENING: usize = 8;

/// Something that somebody takes on.
pub(super) struct Taken {
    /// The words that say so.
    pub words: Range<usize>,
    /// Who.
    pub names: Range<usize>,
    /// These words begin with them.
    pub in_front: bool,
}

impl Walk<'_> {
    /// What people we know take on in a text, clause by clause. `listed`: it is a line of a list, where any verb will do.
    pub(super) fn taken_on(&self, body: &str, listed: bool) -> Vec<Taken> {
        let mut all = Vec::new();
        if self.people.is_empty() {
            return all;
        }
        for sentence in sentences_of(body).take(SENTENCES) {
            let from = sentence.as_ptr() as usize - body.as_ptr() as usize;
            let from = from..from + sentence.trim_end().len();
            let text = &body[from.clone()];
            // "Ana calls them, all right?"
            let rest =
                text.rfind(", ").filter(|at| text[*at..].split(' ').count() <= 3).map(|at| &text[..at]);
            match rest.filter(|_| text.ends_with('?')) {
                _ if !text.ends_with('?') => self.taken_in(body, from, listed, &mut all),
                _ if self.asks_of(text).is_some() => {
                    let names = self
                        .asks_of(text)
                        .map_or(0..0, |names| from.start + names.start..from.start + names.end);
                    all.push(Taken { in_front: names.start == from.start, words: from, names });
                }
                Some(rest) => self.taken_in(body, from.start..from.start + rest.len(), listed, &mut all),
                None => {}
            }
        }
        all
    }

    fn taken_in(&self, body: &str, sentence: Range<usize>, listed: bool, all: &mut Vec<Taken>) {
        let text = &body[sentence.clone()];
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        if front::sounds(text, &self.people) == Sounds::Promise || listed && self.does_something(text) {
            found.push((0, 0..people_in_front(text, &self.people).map_or(0, |front| front.names.end)));
        } else if let Some(names) = self.does(text, false) {
            found.push((0, names));
        }
        for (at, joined) in clauses(text) {
            if found.last().is_some_and(|(_, names)| at < names.end) {
                continue;
            }
            if let Some(names) = self.does(&text[at..], joined) {
                found.push((at, at + names.start..at + names.end));
            }
        }
        if found.is_empty() {
            found.extend(self.done_by(text).or_else(|| self.promised_within(text)).map(|names| (0, names)));
        }
        for (place, (at, names)) in found.iter().enumerate() {
            let begins = if place == 0 { 0 } else { *at };
            let ends = found.get(place + 1).map_or(text.len(), |(next, _)| *next);
            let mut words = begins..ends;
            let bare = text[words.clone()].trim_end_matches([',', ';', '/', ' ', '(', '-', '–']);
            words.end = begins + bare.len();
            let in_front = names.start == words.start;
            // "Spendendose zählen: macht Ana." tells it all; "Bestellt Ana." needs what stands before.
            let few = text[words.clone()].split(' ').count() <= FEW + usize::from(in_front);
            // What stands before may be another thing: "Deposits have to be paid by Friday. Ana prints it."
            let other = || words_of(&body[..sentence.start]).find_phrase(&[v::OBLIGES]).is_some();
            let words = if few && found.len() == 1 && sentence.start > 0 && body.len() <= 160 && !other() {
                0..sentence.end
            } else {
                sentence.start + words.start..sentence.start + words.end
            };
            let in_front = in_front && words.start == sentence.start + begins;
            let names = sentence.start + names.start..sentence.start + names.end;
            all.push(Taken { words, names, in_front });
        }
    }

    /// Who does something, where a clause begins with that: "Ana brings it", "macht Ana". `joined`: a word such as "and" or
    /// "with" leads to it, so that "Ana to be asked" tells of nothing that Ana does.
    fn does(&self, clause: &str, joined: bool) -> Option<Range<usize>> {
        const VERBS: [v::Use; 3] = [v::VERB_KEPT, v::PROMISE, v::VERB_DROPPED];
        if let Some(front) = people_in_front(clause, &self.people) {
            // "Txema la llama"
            let small = front.words.fold(front.next).len() <= 3;
            let verb = (front.next..=front.next + usize::from(small)).any(|at| {
                front.words.phrase(at, &VERBS[..3 - usize::from(joined)]).is_some()
                    || may_be_verb(clause, &front, at)
            });
            return (verb && !is_everyone(&clause[front.names.clone()])).then_some(front.names);
        }
        // "Greg's going to ask"
        let first = clause.split(' ').next().unwrap_or("");
        if let Some(name) = first.strip_suffix("'s").or_else(|| first.strip_suffix("’s"))
            && self.people.knows(name)
            && first_words_of(clause, LONGEST_PHRASE + 1).phrase(1, &[v::PROMISE]).is_some()
        {
            return Some(0..name.len());
        }
        if !v::may_lead(clause, &[v::I_PROMISE, v::VERB_KEPT]) {
            return None;
        }
        let words = first_words_of(clause, LONGEST_PHRASE + 1);
        // Who writes: "I'll put the order in the post".
        if self.people.writer.is_some()
            && let Some(length) = words.phrase(0, &[v::I_PROMISE])
        {
            // "I'll", "me encargo"; behind "ich" alone stands what is done.
            let plain = length > 1 || clause[..words[0].end].contains(['\'', '’']);
            let verb = |at: usize| {
                words.get(at + 1).is_some() && is_verb_like(&clause[words[at].at..words[at].end], words[at])
            };
            return (length < words.len() && (plain || verb(length)))
                .then(|| words[0].at..words[length - 1].end);
        }
        let length = words.phrase(0, &[v::VERB_KEPT])?;
        let after = words.get(length)?;
        let behind = people_in_front(&clause[after.at..], &self.people)?;
        (!is_everyone(&clause[after.at..][behind.names.clone()]))
            .then_some(after.at + behind.names.start..after.at + behind.names.end)
    }

    /// Who stands behind what is done, as some languages say it: "den Schuppen streicht Ana", "lo lleva Ana".
    fn done_by(&self, text: &str) -> Option<Range<usize>> {
        if text.len() > 300 {
            return None;
        }
        let words = words_of(text);
        (1..words.len()).find_map(|at| {
            let length = words.phrase(at, &[v::VERB_IN_FRONT])?;
            // "schreibt – Ana"
            let from = words.iter().skip(at + length).find(|word| word.has_letters())?.at;
            let names = people_in_front(&text[from..], &self.people)?.names;
            (!is_everyone(&text[from..][names.clone()])).then_some(from + names.start..from + names.end)
        })
    }

    /// Whom a question asks for something: "Ana, could you call them?", "@Ben can you open the gate?"
    fn asks_of(&self, text: &str) -> Option<Range<usize>> {
        let from = usize::from(text.starts_with('@'));
        let front = people_in_front(&text[from..], &self.people)?;
        let asks = front.words.phrase(front.next, &[v::ASKS]).is_some();
        (asks && !is_everyone(&text[from..][front.names.clone()]))
            .then_some(from + front.names.start..from + front.names.end)
    }

    /// Who takes something on behind words that open a sentence: "So first Ana is going to call".
    fn promised_within(&self, text: &str) -> Option<Range<usize>> {
        let words = first_words_of(text, OPENING);
        (1..words.len()).find_map(|at| {
            let rest = &text[words[at].at..];
            let front = rest.starts_with(is_capital).then(|| people_in_front(rest, &self.people))??;
            // "agreed with Ana to be looked at" tells of nothing that Ana does.
            let promises = front.words.phrase(front.next, &[v::PROMISE]).is_some()
                || front.words.phrase(front.next, &[v::VERB_DROPPED]).is_some_and(|length| length > 1);
            let names = words[at].at + front.names.start..words[at].at + front.names.end;
            (promises && !is_everyone(&text[names.clone()])).then_some(names)
        })
    }

    /// What else a text says that somebody takes on, beside what was read of it.
    pub(super) fn also(&mut self, sentence: &Sentence, reading: &Reading) -> Vec<Item> {
        let body = sentence.body.as_str();
        let Reading::Item(first) = reading else { return Vec::new() };
        if sentence.mark.is_some() || sentence.message && !first.decision || sentence.before {
            return Vec::new();
        }
        if !first.decision
            && first.reason != Reason::Promise
            && (first.reason != Reason::Person || !first.maybe)
        {
            return Vec::new();
        }
        let taken = self.taken_on(body, sentence.bullet);
        let skipped = match first.reason {
            _ if first.decision => 0,
            Reason::Promise => 1,
            // What stands behind "Ana: …" was read with it.
            _ => taken.iter().take_while(|taken| taken.words.start == 0).count(),
        };
        let mut also = Vec::new();
        for taken in taken.iter().skip(skipped) {
            let said = &body[taken.words.clone()];
            // "We agreed that Ana calls" is both; "Ana agreed to the plan" is nothing that Ana does.
            if first.decision && taken.in_front && decision::read(said, &self.people).is_some() {
                continue;
            }
            let mut item = Item {
                reason: Reason::Promise,
                maybe: true,
                context: sentence.context.clone(),
                ..Item::default()
            };
            self.read_taken(&mut item, body, taken);
            let after = body[taken.words.end..].to_owned();
            self.deadline_beside(&mut item, &after);
            if !item.context.is_empty() {
                let context = line::emphasis_off(&item.context);
                item.add_note(&context);
                item.context = context;
            }
            if let Reading::Item(item) = done(item) {
                also.push(item);
            }
        }
        also
    }

    /// Who takes what on, and by when.
    pub(super) fn read_taken(&mut self, item: &mut Item, body: &str, taken: &Taken) {
        if !taken.in_front {
            self.hold(item, &body[taken.names.clone()]);
        }
        let said = &body[taken.words.clone()];
        line::read_body(item, said, &mut self.people, &mut self.days, true);
        // "Colin 14 has had two quotes and was asked to get a third"
        if item.holders.is_empty() && !item.everyone {
            self.hold(item, &body[taken.names.clone()]);
        }
        // "Does it have to be registered? Ana finds out by Friday": what stands before says what is meant.
        if item.what.split(' ').count() < FEW
            && let Some(before) =
                sentences_of(&body[..taken.words.start]).last().filter(|before| before.len() <= 120)
        {
            item.what = [before, " ", &item.what].concat();
            if item.note == before {
                item.note.clear();
            }
        }
    }

    pub(super) fn hold(&mut self, item: &mut Item, names: &str) {
        let writer = self.people.writer.clone().filter(|_| v::is(names, v::I_PROMISE));
        let holders = self.people.read(writer.as_deref().unwrap_or(names));
        line::take(item, holders);
        item.guessed = true;
    }
}

/// Whether a word behind people may tell what they do: one that nothing is known of, in small letters, with more behind it.
/// What ends as "called" and "llamó" do is over.
fn may_be_verb(clause: &str, front: &InFront, at: usize) -> bool {
    let (Some(word), Some(_)) = (front.words.get(at), front.words.get(at + 1)) else { return false };
    !clause[front.names.clone()].ends_with(',') && is_verb_like(&clause[word.at..word.end], word)
}

fn is_verb_like(written: &str, word: v::Word) -> bool {
    word.uses.says_nothing()
        && written.len() > 3
        && written.chars().all(is_small)
        && !v::ends_as(written, v::PAST_ENDING)
}

/// Where clauses begin within a sentence, behind a comma, a bracket, a dash, a colon, or a word such as "and": of these it
/// says so.
fn clauses(text: &str) -> impl Iterator<Item = (usize, bool)> {
    let bytes = text.as_bytes();
    let ends = |at: &usize| matches!(bytes[*at], b' ' | b'(') && *at > 0;
    (0..bytes.len().saturating_sub(1)).filter(ends).filter_map(|at| {
        let next = at + 1;
        if matches!(bytes[next], b' ' | b'(') {
            return None;
        }
        let before = text[..at].trim_end();
        let sign = bytes[at] == b'(' || before.ends_with([',', ':', ';', '/', '-', '–', '—', '>', '→', '…']);
        let word = || before.rsplit(' ').next().filter(|word| word.len() <= 7);
        let joined = !sign && word().is_some_and(|word| v::uses(word).is_any(&[v::AND, v::THAT]));
        (sign || joined).then_some((next, joined))
    })
}
