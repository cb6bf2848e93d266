//! What a meeting leaves, as plain text or Markdown.

use super::super::Text;
use super::super::days::{Calendar, English};
use super::{Line, Summary, Todo};
use crate::group::CommitmentState;
use crate::intake::ours::DASH;

/// The file's text: Markdown, or plain text.
pub fn write(summary: &Summary, text: &Text, markdown: bool) -> String {
    let t = &text.summary;
    let mut out = Out { text: String::new(), markdown };
    match (summary.title.as_str(), markdown) {
        ("", true) => out.put(&["# *", text.common.meeting, "*\n\n"]),
        ("", false) => out.put(&[text.common.meeting, "\n\n"]),
        (title, true) => out.put(&["# ", &escaped(title), "\n\n"]),
        (title, false) => out.put(&[title, "\n\n"]),
    }
    if let Some(day) = summary.day {
        out.put(&["- ", t.date, ": ", &English.day_month_year(day), "\n"]);
    }
    for fact in &summary.facts {
        let label = out.words(&fact.label);
        let label = if fact.own && markdown { ["*", &label, "*"].concat() } else { label };
        let words: Vec<String> = fact.words.iter().map(|word| out.words(word)).collect();
        // A comma inside a name is no end of it.
        let words: Vec<String> = words
            .iter()
            .map(|word| if markdown { word.replace(',', "\\,") } else { word.clone() })
            .collect::<Vec<_>>();
        out.put(&["- ", &label, ": ", &words.join(", "), "\n"]);
    }
    for part in &summary.parts {
        let title = out.words(&part.title.replace('\n', " "));
        out.put(&[
            "\n",
            if !markdown {
                ""
            } else if part.deep {
                "### "
            } else {
                "## "
            },
            &title,
            "\n",
        ]);
        if !part.lines.is_empty() {
            out.put(&["\n"]);
        }
        for line in &part.lines {
            out.line(line, text);
        }
    }
    let mark = if markdown { "*" } else { "" };
    out.put(&["\n", mark, t.sign, mark, "\n"]);
    out.text
}

struct Out {
    text: String,
    markdown: bool,
}

impl Out {
    fn put(&mut self, parts: &[&str]) {
        for part in parts {
            self.text.push_str(part);
        }
    }

    fn words(&self, text: &str) -> String {
        if self.markdown { escaped(text) } else { text.to_owned() }
    }

    fn line(&mut self, line: &Line, text: &Text) {
        let words = match &line.todo {
            Some(todo) => self.todo(&line.words, todo, text),
            None => line.words.clone(),
        };
        let mut rows: Vec<String> = Vec::new();
        if line.todo.is_some() {
            rows.push(words);
        } else {
            rows.extend(words.split('\n').map(|row| self.words(row)));
            if let Some(first) = rows.first_mut().filter(|_| !line.label.is_empty()) {
                *first = [&self.words(&line.label), ": ", first].concat();
            }
        }
        rows.extend(line.more.iter().flat_map(|more| more.split('\n')).map(|row| self.words(row)));
        let between = if self.markdown { "\\\n  " } else { "\n  " };
        self.put(&["- ", &rows.join(between), "\n"]);
    }

    fn todo(&self, what: &str, todo: &Todo, text: &Text) -> String {
        let t = &text.summary;
        let done = todo.state == Some(CommitmentState::Done);
        let people = |names: &[String]| {
            let bold = |name: &String| match self.markdown {
                true => ["**", &escaped(name), "**"].concat(),
                false => name.clone(),
            };
            names.iter().map(bold).collect::<Vec<_>>().join(", ")
        };
        let mark = if self.markdown { "*" } else { "" };
        let who = match todo.holders.is_empty() {
            true => [mark, t.nobody_yet, mark].concat(),
            false => people(&todo.holders),
        };
        let mut line = [if done { "[x] " } else { "[ ] " }, &self.words(what), DASH, &who].concat();
        let day = todo.day.map(|day| (t.by)(&English.day_month_year(day)));
        let state = todo.state.filter(|_| !done).map(|state| t.state(text, state));
        let with = (!todo.with.is_empty()).then(|| (t.with)(&people(&todo.with)));
        for part in [day, state, with].into_iter().flatten() {
            line.push_str("; ");
            line.push_str(&part);
        }
        line
    }
}

/// A line of somebody's words as Markdown that says just them: signs that would mean something get a backslash.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    // Where a number ends with which the line begins, behind spaces or not.
    let words = line.trim_start();
    let number = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - number.len();
    let mut before = None;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let means = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' => true,
            // Addresses have them inside.
            '_' => !(inside(before) && inside(next)),
            '~' => before != Some('/'),
            '&' => inside(next) || next == Some('#'),
            // At the end of a heading they are taken for its frame.
            '#' => before.is_none() || next.is_none(),
            '>' | '-' | '+' | '=' | '|' => before.is_none(),
            '.' | ')' => at == digits && number.len() < words.len(),
            _ => false,
        };
        if means {
            out.push('\\');
        }
        out.push(c);
        // Behind spaces alone a line begins still.
        before = Some(c).filter(|c| before.is_some() || !c.is_whitespace());
    }
    out
}
