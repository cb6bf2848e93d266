//! Lines that go on with the entry above them: the rest of a line that was cut at its end, how a proposal went, and what is
//! told below a task.

use super::super::front::{self, Sounds};
use super::super::head::{Section, bare_heading};
use super::super::label::{self, label};
use super::super::verdict::{carried, verdict};
use super::super::vocabulary::{self as v, LONGEST_PHRASE, first_words_of, uses};
use super::super::{decision, plain, tagged};
use super::labels::fields;
use super::{Draft, Entry, Sentence, Walk};
use crate::name::{is_capital, is_small};

/// A line that is as long as this may go on in the next one.
const WRAPPED: usize = 55;
/// Nobody wraps lines further right: what is longer was written as one line.
pub(super) const WIDEST: usize = 110;

/// A line right below an entry.
struct Below<'b> {
    lines: &'b [&'b str],
    at: usize,
    body: &'b str,
    bullet: bool,
    /// It is indented further than the entry.
    deeper: bool,
    /// It is a bullet under a task.
    under_task: bool,
    /// The last line of the entry, without the spaces at its end.
    last: &'b str,
}

/// As what a line goes on with the entry above it.
enum Rest {
    /// The sentence goes on with it.
    Words,
    /// It says how it went: "All in favour."
    Verdict,
    /// It is told below: who does it, by when, why, or more about it.
    Detail,
}

impl Walk<'_> {
    /// Adds a line to the entry above where it goes on with that; returns the number of the line after it.
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
        let under_task = bullet && self.nest.is_under_task();
        let verdict = self.is_verdict(lines[at], body, bullet);
        if bullet && !under_task && !verdict {
            return None;
        }
        let above = self.entries.last().filter(|above| above.line.through == at)?;
        if tagged::split(lines[at]).is_some() {
            return None;
        }
        let below = Below {
            lines,
            at,
            body,
            bullet,
            deeper: plain::indent(lines[at]) > plain::indent(&above.line.source),
            under_task,
            last: above.line.source.rsplit('\n').next().unwrap_or("").trim_end(),
        };
        let rest = if verdict { Rest::Verdict } else { self.rest(above, &below)? };
        let above = self.entries.last_mut()?;
        match (rest, &mut above.draft) {
            (Rest::Verdict, Draft::Sentence(sentence)) => sentence.add_verdict(body.trim()),
            (Rest::Words, Draft::Sentence(sentence)) => sentence.go_on(body.trim()),
            _ => above.more.push(body.trim().to_owned()),
        }
        above.line.source.push('\n');
        above.line.source.push_str(lines[at]);
        above.line.through = at + 1;
        Some(at + 1)
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

    fn rest(&self, above: &Entry, below: &Below) -> Option<Rest> {
        let sentence = match &above.draft {
            Draft::Sentence(sentence) => sentence,
            Draft::Parts(_) => return (!below.bullet && below.deeper).then_some(Rest::Detail),
            _ => return None,
        };
        if !below.bullet {
            if self.goes_on(sentence, &above.line.source, below) {
                return Some(Rest::Words);
            }
            // Below a point's number stand lines of their own: "1) Roof", and deeper "Ana asks for a price".
            if below.deeper && is_point(sentence, &above.line.source, below) {
                return None;
            }
        }
        let told = !below.bullet && below.deeper && sentence.bullet && !decision::is_labelled(below.body)
            || self.tells_more(below)
            || is_field(sentence, below)
            || self.is_reason(sentence, below.body);
        told.then_some(Rest::Detail)
    }

    /// Whether a sentence that was cut at the end of its line goes on, or prose, which does so until the next blank line.
    fn goes_on(&self, sentence: &Sentence, source: &str, below: &Below) -> bool {
        let open = self.wraps
            && (WRAPPED..=WIDEST).contains(&below.last.len())
            && !below.last.ends_with(['.', ':', '!', '?', ';', '|']);
        let small = below.body.starts_with(|c: char| is_small(c) || c.is_ascii_digit() || c == '(');
        let labelled = || label(below.body).is_some_and(|(before, _)| !before.contains(". "));
        let in_prose = || small && open && !sentence.bullet && !below.has_room();
        if labelled() && !in_prose() {
            return false;
        }
        let cut =
            open && small && (below.deeper || plain::indent(below.lines[below.at]) == 0 || !sentence.bullet);
        let of_point = || {
            source.starts_with(|c: char| c.is_ascii_digit())
                && self.wraps
                && is_paragraph(sentence, below.last)
                && !below.has_room()
        };
        let of_prose = || self.wraps && is_prose(sentence, below) && !self.is_no_prose(sentence, below.body);
        (cut || of_point() || of_prose()) && !self.begins_anew(below)
    }

    /// What tells by itself that it was decided, or who does it, is no rest of the prose above.
    fn is_no_prose(&self, sentence: &Sentence, body: &str) -> bool {
        let begins = body.split(['.', ',']).next().unwrap_or(body);
        let parted = || front::front(body, &self.people, true).is_some_and(|front| front.parted);
        carried(body).is_some()
            || decision::read(begins, &self.people).is_some()
            || sentence.section == Section::Actions && parted()
    }

    /// A list of people begins something else, and so does what an arrow leads or what was decided or promised where the line
    /// above would have had room for more.
    fn begins_anew(&self, below: &Below) -> bool {
        let body = below.body;
        let people = body.starts_with(is_capital)
            && body.matches(',').count() > 1
            && first_words_of(body, LONGEST_PHRASE).phrase(0, &[v::PRESENT, v::AWAY]).is_some();
        people
            || leads_by_arrow(body)
            || !below.bullet
                && below.has_room()
                && (decision::read(body, &self.people).is_some()
                    || front::sounds(body, &self.people) == Sounds::Promise)
    }

    /// Whether a deeper bullet, which names nobody and is marked by nothing, tells more of the task it stands under.
    fn tells_more(&self, below: &Below) -> bool {
        below.under_task
            && below.deeper
            && tagged::check_box(below.body).is_none()
            && label::after_task_label(below.body).is_none()
            && label::state_word(below.body).is_none()
            && front::front(below.body, &self.people, false).is_none()
            && !below.body.starts_with('@')
    }

    /// "Reason: …" below a decision.
    fn is_reason(&self, sentence: &Sentence, body: &str) -> bool {
        decision::reason(body).is_some()
            && (sentence.section == Section::Decisions
                || decision::read(&sentence.body, &self.people).is_some())
    }
}

impl Sentence {
    fn go_on(&mut self, rest: &str) {
        let (more, links) = plain::plain(rest);
        self.body.push(' ');
        self.body.push_str(&more);
        self.links.extend(links);
    }

    fn add_verdict(&mut self, verdict: &str) {
        if !self.body.ends_with(['.', '!', '?', ',', ':', ';']) {
            self.body.push('.');
        }
        self.body.push(' ');
        self.body.push_str(verdict);
    }
}

impl Below<'_> {
    /// Whether its first word would have fitted on the line above, as the lines around it are long.
    fn has_room(&self) -> bool {
        let (lines, at) = (self.lines, self.at);
        let length = |line: &&str| line.trim_end().chars().count();
        let around = &lines[at.saturating_sub(4)..lines.len().min(at + 3)];
        let longest = around.iter().map(length).max().unwrap_or(0);
        let first = lines[at].split_whitespace().next().map_or(0, |word| word.chars().count());
        length(&lines[at - 1]) + 1 + first + 8 <= longest
    }
}

/// "Owner: Ana", "Due: Friday" right below a task.
fn is_field(sentence: &Sentence, below: &Below) -> bool {
    !below.bullet
        && (sentence.mark.is_some() || sentence.section == Section::Actions)
        && label(below.body).is_some_and(|(key, value)| {
            !value.is_empty()
                && uses(key).is_any(&[v::COLUMN_WHO, v::COLUMN_DUE])
                && label::dashed(value).is_none()
                && fields(below.body).is_none()
        })
}

/// "Ana -> posters -> Friday": few words stand in front of an arrow.
fn leads_by_arrow(body: &str) -> bool {
    plain::first_of(body, &[" -> ", " → ", " => ", " ⇒ "])
        .is_some_and(|(at, _)| body[..at].split(' ').count() <= 4)
}

/// Whether a long line of running text goes on in the next one, whatever that begins with.
fn is_prose(sentence: &Sentence, below: &Below) -> bool {
    !sentence.bullet
        && sentence.mark.is_none()
        && sentence.author.is_none()
        && (WRAPPED + 10..=WIDEST).contains(&below.last.len())
        && !below.last.ends_with(['.', '?', '!', ':'])
        && below.body.starts_with(char::is_alphanumeric)
        && below.body.len() > 20
}

/// Whether a point under a number is a paragraph that goes on: "2. The fence. Ana has had two quotes and was asked to".
fn is_paragraph(sentence: &Sentence, last: &str) -> bool {
    sentence.mark.is_none()
        && sentence.section != Section::Actions
        && (WRAPPED..=WIDEST).contains(&last.len())
        && !last.ends_with(['.', '?', '!', ':'])
}

/// Whether what stands above is a point that was talked about: a number and a few words, no line's end reached.
fn is_point(sentence: &Sentence, source: &str, below: &Below) -> bool {
    sentence.mark.is_none()
        && sentence.section != Section::Actions
        && source.trim_start().starts_with(|c: char| c.is_ascii_digit())
        && sentence.body.split(' ').count() <= 6
        && (!sentence.body.ends_with(['.', ',', ';', '!']) || !sentence.body.contains(' '))
        && below.lines[below.at].trim_start().starts_with(is_capital)
        && below.has_room()
}
