//! Sentences as they are kept for the second look.

use super::super::head::Section;
use super::super::label::label;
use super::super::person_names::look_like_names;
use super::super::{front, plain};
use super::nest::Over;
use super::{Draft, Mark, Sentence, Walk};
use std::borrow::Cow;

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
            (self.under, self.due) = (None, None);
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
            due: self.due.clone(),
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
}
