//! Sentences as they are kept for the second look, and the lines that go on with the one above.

use super::super::front::{self, Sounds};
use super::super::head::{Section, bare_heading};
use super::super::label::{self, label};
use super::super::person_names::look_like_names;
use super::super::verdict::{carried, verdict};
use super::super::vocabulary::{self as v, LONGEST_PHRASE, first_words_of, uses};
use super::super::{decision, plain, tagged};
use super::labels::fields;
use super::nest::Over;
use super::{Draft, Mark, Sentence, Walk};
use crate::name::{is_capital, is_small};
use std::borrow::Cow;

/// A line that is as long as this may go on in the next one.
const WRAPPED: usize = 55;
/// Nobody wraps lines further right: what is longer was written as one line.
pub(super) const WIDEST: usize = 110;

impl Walk<'_> {
    /// Keeps a sentence for the second look, with the lines in which it goes on; returns the number of the line after it. `bullet`
    /// says that it is an entry of a list, `message` that somebody wrote it in a chat.
    pub(super) fn sentence(
        &mut self,
        lines: &[&str],
        at: usize,
        body: &str,
        mark: Option<Mark>,
        bullet: bool,
        message: bool,
    ) -> usize {
        let mark = mark.or_else(|| self.list_state.filter(|_| bullet).map(Mark::Word));
        let (section, before) = self.part();
        if !bullet && self.after_blank && self.under_level == 7 {
            self.under = None;
        }
        let mentions = if mark.is_some() { self.pages_as_mentions(body) } else { Cow::Borrowed(body) };
        let (plain, links) = plain::plain(&mentions);
        let author = self.chat.as_ref().and_then(|chat| chat.author.clone());
        let sentence = Sentence {
            named: label(&plain).is_some_and(|(before, _)| look_like_names(before)),
            body: plain.into_owned(),
            links,
            mark,
            bullet,
            section,
            before,
            under_heading: self.nest.person().is_none() && self.under_level < 7,
            under: self.nest.person().map(str::to_owned).or_else(|| self.under.clone()),
            context: self.nest.words().unwrap_or_default().to_owned(),
            author,
            message,
            apart: !bullet && self.after_blank && self.is_below_list(),
            concluded: false,
            accepted: None,
            answered: false,
        };
        if bullet && !message {
            let indent = plain::indent(lines[at]);
            self.nest.at(indent);
            let task = mark.is_some() || section == Section::Actions;
            let whole = sentence.body.as_str();
            let end = if whole.len() > 200 { whole.char_indices().nth(200) } else { None };
            let words = whole[..end.map_or(whole.len(), |(end, _)| end)].to_owned();
            self.nest.push(indent, if task { Over::Task(words) } else { Over::Words(words) });
        }
        self.put(lines, at, at, Draft::Sentence(sentence));
        at + 1
    }

    /// Logseq's and Obsidian's `TODO poster [[Karim]] this weekend`: a page that is somebody's name is a mention.
    pub(super) fn pages_as_mentions<'b>(&self, body: &'b str) -> Cow<'b, str> {
        if !body.contains('[') || !body.contains("[[") {
            return Cow::Borrowed(body);
        }
        let mut out = body.to_owned();
        for page in body.split("[[").skip(1).filter_map(|rest| rest.split_once("]]")).map(|(page, _)| page) {
            if self.people.knows(page) {
                out = out.replace(&["[[", page, "]]"].concat(), &["@", page].concat());
            }
        }
        Cow::Owned(out)
    }

    /// Whether what stands above is a line of a list: a bullet's, a table's row, or one with a person in front.
    fn is_below_list(&self) -> bool {
        match self.entries.last().map(|above| &above.draft) {
            Some(Draft::Sentence(above)) if above.bullet || above.apart => true,
            Some(Draft::Sentence(above)) => {
                above.section == Section::Actions
                    && front::front(&above.body, &self.people, true).is_some_and(|front| front.parted)
            }
            Some(Draft::Parts(_)) => true,
            _ => false,
        }
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

    /// An indented line without a bullet belongs to the item above it, and so does a long line's rest; a deeper bullet
    /// that names nobody tells more of the task it stands under.
    pub(super) fn continuation(
        &mut self,
        lines: &[&str],
        at: usize,
        body: &str,
        bullet: bool,
    ) -> Option<usize> {
        let source = lines[at];
        if self.after_blank {
            return None;
        }
        let under_task = bullet && self.nest.is_under_task();
        let verdict = self.is_verdict(source, body, bullet);
        if bullet && !under_task && !verdict {
            return None;
        }
        let above = self.entries.last_mut()?;
        let contiguous = above.line.through == at;
        if !contiguous || tagged::split(source).is_some() {
            return None;
        }
        let first = above.line.source.chars().next().is_some_and(|c| c.is_ascii_digit());
        let last = above.line.source.rsplit('\n').next().unwrap_or("");
        let deeper = plain::indent(source) > plain::indent(&above.line.source);
        let open = self.wraps
            && (WRAPPED..=WIDEST).contains(&last.trim_end().len())
            && !last.trim_end().ends_with(['.', ':', '!', '?', ';', '|']);
        let small = body.chars().next().is_some_and(|c| is_small(c) || c.is_ascii_digit() || c == '(');
        // What says by itself that it was decided, or that somebody takes it on, begins something else where the line above
        // would have had room for more.
        let people = || {
            body.starts_with(is_capital)
                && body.matches(',').count() > 1
                && first_words_of(body, LONGEST_PHRASE).phrase(0, &[v::PRESENT, v::AWAY]).is_some()
        };
        let begins = || {
            people()
                || leads_by_arrow(body)
                || !bullet
                    && has_room(lines, at)
                    && (decision::read(body, &self.people).is_some()
                        || front::sounds(body, &self.people) == Sounds::Promise)
        };
        match &mut above.draft {
            // "All in favour." below what was proposed.
            Draft::Sentence(sentence) if verdict => {
                if !sentence.body.ends_with(['.', '!', '?', ',', ':', ';']) {
                    sentence.body.push('.');
                }
                sentence.body.push(' ');
                sentence.body.push_str(body.trim());
            }
            // A sentence that was cut at the end of the line, and prose, which goes on until the next blank line whatever the
            // next line begins with.
            Draft::Sentence(sentence)
                if !bullet
                    && (label(body).is_none_or(|(before, _)| before.contains(". "))
                        || small && open && !sentence.bullet && !has_room(lines, at))
                    && !begins()
                    && (open && small && (deeper || plain::indent(source) == 0 || !sentence.bullet)
                        || first
                            && self.wraps
                            && is_paragraph(sentence, last.trim_end())
                            && !has_room(lines, at)
                        || self.wraps && is_prose(sentence, last.trim_end(), body)
                            // What says by itself that it was decided begins something else.
                            && carried(body).is_none()
                            && decision::read(body.split(['.', ',']).next().unwrap_or(body), &self.people).is_none()
                            && !(sentence.section == Section::Actions
                                && front::front(body, &self.people, true)
                                    .is_some_and(|front| front.parted))) =>
            {
                let (more, links) = plain::plain(body.trim());
                sentence.body.push(' ');
                sentence.body.push_str(&more);
                sentence.links.extend(links);
            }
            // "AGREED: …" below a bullet is more than a part of it.
            // Below a point's number stand lines of their own: "1) Roof", and deeper "Ana asks for a price".
            Draft::Sentence(sentence)
                if !bullet && deeper && is_point(sentence, &above.line.source, lines, at) =>
            {
                return None;
            }
            Draft::Sentence(sentence)
                if !bullet && deeper && sentence.bullet && !decision::is_labelled(body) =>
            {
                above.more.push(source.trim().to_owned())
            }
            Draft::Parts(_) if !bullet && deeper => above.more.push(source.trim().to_owned()),
            Draft::Sentence(_)
                if under_task
                    && deeper
                    && tagged::check_box(body).is_none()
                    && label::after_task_label(body).is_none()
                    && label::state_word(body).is_none()
                    && front::front(body, &self.people, false).is_none()
                    && !body.starts_with('@') =>
            {
                above.more.push(body.trim().to_owned());
            }
            // "Owner: Ana", "Due: Friday" right below a task.
            Draft::Sentence(sentence)
                if !bullet
                    && (sentence.mark.is_some() || sentence.section == Section::Actions)
                    && label(body).is_some_and(|(key, value)| {
                        !value.is_empty()
                            && uses(key).is_any(&[v::COLUMN_WHO, v::COLUMN_DUE])
                            && label::dashed(value).is_none()
                            && fields(body).is_none()
                    }) =>
            {
                above.more.push(body.trim().to_owned());
            }
            // "Reason: …" below a decision.
            Draft::Sentence(sentence)
                if decision::reason(body).is_some()
                    && (sentence.section == Section::Decisions
                        || decision::read(&sentence.body, &self.people).is_some()) =>
            {
                above.more.push(body.trim().to_owned());
            }
            _ => return None,
        }
        let above = self.entries.last_mut()?;
        above.line.source.push('\n');
        above.line.source.push_str(source);
        above.line.through = at + 1;
        Some(at + 1)
    }
}

/// "Ana -> posters -> Friday": few words stand in front of an arrow.
fn leads_by_arrow(body: &str) -> bool {
    plain::first_of(body, &[" -> ", " → ", " => ", " ⇒ "])
        .is_some_and(|(at, _)| body[..at].split(' ').count() <= 4)
}

/// Whether a long line of running text goes on in the next one.
fn is_prose(sentence: &Sentence, last: &str, next: &str) -> bool {
    !sentence.bullet
        && sentence.mark.is_none()
        && sentence.author.is_none()
        && (WRAPPED + 10..=WIDEST).contains(&last.len())
        && !last.ends_with(['.', '?', '!', ':'])
        && next.starts_with(char::is_alphanumeric)
        && next.len() > 20
}

/// Whether a point under a number is a paragraph that goes on: "2. The fence. Ana has had two quotes and was asked to".
fn is_paragraph(sentence: &Sentence, last: &str) -> bool {
    sentence.mark.is_none()
        && sentence.section != Section::Actions
        && (WRAPPED..=WIDEST).contains(&last.len())
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
