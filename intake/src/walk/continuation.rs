//! Lines that go on with the one above.

use super::super::front::{self, Sounds};
use super::super::head::{Section, bare_heading};
use super::super::label::{self, label};
use super::super::verdict::{carried, verdict};
use super::super::vocabulary::{self as v, LONGEST_PHRASE, first_words_of, uses};
use super::super::{decision, plain, tagged};
use super::labels::fields;
use super::{Draft, Sentence, Walk};
use crate::name::{is_capital, is_small};

/// A line that is as long as this may go on in the next one.
const WRAPPED: usize = 55;

/// How a line goes on with the one above.
enum GoesOn {
    /// "All in favour." below what was proposed.
    Verdict,
    /// It is the rest of a sentence.
    Rest,
    /// It tells more of something to do or decided.
    More(String),
}

impl Walk<'_> {
    /// An indented line without a bullet belongs to the item above it, and so does a long line's rest; a deeper bullet
    /// that names nobody tells more of the task it stands under.
    pub(super) fn continuation(
        &mut self,
        lines: &[&str],
        at: usize,
        body: &str,
        bullet: bool,
    ) -> Option<usize> {
        if self.after_blank {
            return None;
        }
        let goes_on = self.goes_on(lines, at, body, bullet)?;
        let above = self.entries.last_mut()?;
        match (goes_on, &mut above.draft) {
            (GoesOn::More(more), _) => above.more.push(more),
            (GoesOn::Verdict, Draft::Sentence(sentence)) => {
                if !sentence.body.ends_with(['.', '!', '?', ',', ':', ';']) {
                    sentence.body.push('.');
                }
                sentence.body.push(' ');
                sentence.body.push_str(body.trim());
            }
            (GoesOn::Rest, Draft::Sentence(sentence)) => {
                let (more, links) = plain::plain(body.trim());
                sentence.body.push(' ');
                sentence.body.push_str(&more);
                sentence.links.extend(links);
            }
            _ => return None,
        }
        above.line.source.push('\n');
        above.line.source.push_str(lines[at]);
        above.line.through = at + 1;
        Some(at + 1)
    }

    fn goes_on(&self, lines: &[&str], at: usize, body: &str, bullet: bool) -> Option<GoesOn> {
        let source = lines[at];
        let under_task = bullet && self.nest.is_under_task();
        let verdict = self.is_verdict(source, body, bullet);
        if bullet && !under_task && !verdict {
            return None;
        }
        let above = self.entries.last()?;
        if above.line.through != at || tagged::split(source).is_some() {
            return None;
        }
        let deeper = plain::indent(source) > plain::indent(&above.line.source);
        let more = |text: &str| Some(GoesOn::More(text.trim().to_owned()));
        let sentence = match &above.draft {
            Draft::Sentence(sentence) => sentence,
            Draft::Parts(_) if !bullet && deeper => return more(source),
            _ => return None,
        };
        if verdict {
            return Some(GoesOn::Verdict);
        }
        if !bullet && self.is_rest(sentence, &above.line.source, lines, at, body) {
            return Some(GoesOn::Rest);
        }
        // Below a point's number stand lines of their own: "1) Roof", and deeper "Ana asks for a price".
        if !bullet && deeper && is_point(sentence, &above.line.source, lines, at) {
            return None;
        }
        // "AGREED: …" below a bullet is more than a part of it.
        if !bullet && deeper && sentence.bullet && !decision::is_labelled(body) {
            return more(source);
        }
        let tells_more = under_task && deeper && self.is_no_task(body)
            || !bullet && is_field_of_task(sentence, body)
            || self.is_reason(sentence, body);
        if tells_more { more(body) } else { None }
    }

    /// A sentence that was cut at the end of the line, and prose, which goes on until the next blank line whatever the next
    /// line begins with.
    fn is_rest(&self, sentence: &Sentence, source: &str, lines: &[&str], at: usize, body: &str) -> bool {
        let last = source.rsplit('\n').next().unwrap_or("").trim_end();
        let open = last.len() >= WRAPPED && !last.ends_with(['.', ':', '!', '?', ';', '|']);
        let small = body.chars().next().is_some_and(|c| is_small(c) || c.is_ascii_digit() || c == '(');
        let indent = plain::indent(lines[at]);
        let first = source.starts_with(|c: char| c.is_ascii_digit());
        let cut = || open && small && (indent > plain::indent(source) || indent == 0 || !sentence.bullet);
        let paragraph = || first && is_paragraph(sentence, last) && !has_room(lines, at);
        let unlabelled = label(body).is_none_or(|(before, _)| before.contains(". "))
            || small && open && !sentence.bullet && !has_room(lines, at);
        unlabelled
            && !self.begins_anew(lines, at, body)
            && (cut()
                || paragraph()
                || is_prose(sentence, last, body)
                    // What says by itself that it was decided begins something else.
                    && carried(body).is_none()
                    && decision::read(body.split(['.', ',']).next().unwrap_or(body), &self.people).is_none()
                    && !(sentence.section == Section::Actions
                        && front::front(body, &self.people, true).is_some_and(|front| front.parted)))
    }

    /// What says by itself that it was decided, or that somebody takes it on, begins something else where the line above would
    /// have had room for more; and so does a list of people.
    fn begins_anew(&self, lines: &[&str], at: usize, body: &str) -> bool {
        let people = body.starts_with(is_capital)
            && body.matches(',').count() > 1
            && first_words_of(body, LONGEST_PHRASE).phrase(0, &[v::PRESENT, v::AWAY]).is_some();
        people
            || has_room(lines, at)
                && (decision::read(body, &self.people).is_some()
                    || front::sounds(body, &self.people) == Sounds::Promise)
    }

    /// Whether nothing marks a line below a task as one of its own.
    fn is_no_task(&self, body: &str) -> bool {
        tagged::check_box(body).is_none()
            && label::after_task_label(body).is_none()
            && label::state_word(body).is_none()
            && front::front(body, &self.people, false).is_none()
            && !body.starts_with('@')
    }

    /// "Reason: …" below a decision.
    fn is_reason(&self, sentence: &Sentence, body: &str) -> bool {
        decision::reason(body).is_some()
            && (sentence.section == Section::Decisions
                || decision::read(&sentence.body, &self.people).is_some())
    }

    /// Whether a line says of the sentence above that it was decided, and nothing else.
    fn is_verdict(&self, source: &str, body: &str, bullet: bool) -> bool {
        // What costs most to find out is asked last.
        let above = self.entries.last().and_then(|above| match &above.draft {
            Draft::Sentence(said) if said.mark.is_none() => Some((said, &above.line.source)),
            _ => None,
        });
        above.is_some_and(|(said, line)| {
            self.chat.is_none()
                && self.part().0 != Section::Actions
                && (!bullet || plain::indent(source) > plain::indent(line))
                && verdict(body) == Some(true)
                && bare_heading(body).is_none()
                && decision::may_be_decided(&said.body, &self.people)
        })
    }
}

/// "Owner: Ana", "Due: Friday" right below a task.
fn is_field_of_task(sentence: &Sentence, body: &str) -> bool {
    (sentence.mark.is_some() || sentence.section == Section::Actions)
        && label(body).is_some_and(|(key, value)| {
            !value.is_empty()
                && uses(key).is_any(&[v::COLUMN_WHO, v::COLUMN_DUE])
                && label::dashed(value).is_none()
                && fields(body).is_none()
        })
}

/// Whether a long line of running text goes on in the next one.
fn is_prose(sentence: &Sentence, last: &str, next: &str) -> bool {
    !sentence.bullet
        && sentence.mark.is_none()
        && sentence.author.is_none()
        && last.len() >= WRAPPED + 10
        && !last.ends_with(['.', '?', '!', ':'])
        && next.starts_with(char::is_alphanumeric)
        && next.len() > 20
}

/// Whether a point under a number is a paragraph that goes on: "2. The fence. Ana has had two quotes and was asked to".
fn is_paragraph(sentence: &Sentence, last: &str) -> bool {
    sentence.mark.is_none()
        && sentence.section != Section::Actions
        && last.len() >= WRAPPED
        && !last.ends_with(['.', '?', '!', ':'])
}

/// Whether what stands above is a point that was talked about: a number and a few words, no line's end reached.
fn is_point(sentence: &Sentence, source: &str, lines: &[&str], at: usize) -> bool {
    sentence.mark.is_none()
        && sentence.section != Section::Actions
        && source.trim_start().starts_with(|c: char| c.is_ascii_digit())
        && sentence.body.split(' ').count() <= 6
        && (!sentence.body.ends_with(['.', ',', ';', '!']) || !sentence.body.contains(' '))
        && lines[at].trim_start().starts_with(is_capital)
        && has_room(lines, at)
}

/// Whether a line's first word would have fitted on the line above, as the lines around it are long.
fn has_room(lines: &[&str], at: usize) -> bool {
    let length = |line: &&str| line.trim_end().chars().count();
    let longest = lines[at.saturating_sub(4)..lines.len().min(at + 3)].iter().map(length).max().unwrap_or(0);
    let first = lines[at].split_whitespace().next().map_or(0, |word| word.chars().count());
    length(&lines[at - 1]) + 1 + first + 8 <= longest
}
