//! Minutes that this app wrote for a group to take home, read back without loss.
//!
//! A line for something to do says everything in a form of its own:
//!
//! ```text
//! - [ ] Bring chairs — **Ana**, **Bilal**; by 26 November 2026; moving\
//!   From the hall, the grey ones
//! ```
//!
//! The rules, so that any words survive:
//!
//! - A backslash before a sign of ASCII takes its meaning away; Markdown hides the backslash.
//! - What stands behind the last ` — ` that reads as an ending to the end of the line is the ending: holders in bold, or
//!   words in italics for nobody yet; then, each behind `; `, the day, how it goes, and who comes along, in any order.
//! - Lines indented by two spaces below are its note. A backslash ends every line that another follows.
//! - Nothing else is something to do, whatever it says: it is what the group talked about.
//!
//! A whole text is known by its last line; a single line that somebody copied out of it is understood among others.

use super::csv::Column;
use super::head::{HeadLabel, head_label};
use super::label::label;
use super::line::after_by;
use super::people::People;
use super::person_names::is_nobody;
use super::vocabulary as v;
use super::{Context, Intake, Item, Line, MeetingHead, Reading, Why, read_day, tagged};
use crate::TaskState;
use crate::name::{PastedName, split_names, visible};
use time::Date;

/// Stands between what is to be done and its ending.
pub const DASH: &str = " — ";
/// What the last line of minutes that this app wrote ends with.
pub const SIGN: &str = "All Leaders*";

/// What the ending of a line says.
#[derive(Debug, Default)]
struct Ending {
    holders: Vec<String>,
    day: Option<Date>,
    state: Option<TaskState>,
}

/// The text without the backslashes that take a sign's meaning away.
pub fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    out
}

/// Where `sign` stands first without a backslash before it.
fn find(text: &str, sign: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find(['\\', sign.chars().next()?]).map(|at| from + at) {
        let rest = &text[at..];
        if rest.starts_with(sign) {
            return Some(at);
        }
        let mut chars = rest.chars();
        let escape = chars.next() == Some('\\');
        from = text.len() - if escape { chars.clone().as_str().len() } else { chars.as_str().len() };
        if escape && let Some(next) = chars.next().filter(char::is_ascii_punctuation) {
            from += next.len_utf8();
        }
    }
    None
}

/// Names in bold, with what follows them.
fn bold(text: &str) -> Option<(Vec<String>, &str)> {
    let mut rest = text;
    let mut names = Vec::new();
    loop {
        rest = rest.strip_prefix("**")?;
        let end = find(rest, "**")?;
        names.push(unescaped(&rest[..end]));
        rest = &rest[end + 2..];
        match rest.strip_prefix(", ") {
            Some(more) => rest = more,
            None => return Some((names, rest)),
        }
    }
}

/// Reads an ending; `None` where it is none. `plain` tells of names that are not in bold whether they are people.
fn ending(text: &str, today: Date, plain: &dyn Fn(&str) -> bool) -> Option<Ending> {
    let mut ending = Ending::default();
    let mut rest = text;
    if let Some((names, more)) = bold(rest) {
        (ending.holders, rest) = (names, more);
    } else {
        let end = find(rest, ";").unwrap_or(rest.len());
        let names = &rest[..end];
        let nobody = names.strip_prefix('*').and_then(|names| names.strip_suffix('*'));
        if !nobody.is_some_and(is_nobody) {
            if !plain(names) {
                return None;
            }
            ending.holders = split_names(names).into_iter().map(|person| person.name).collect::<Vec<_>>();
        }
        rest = &rest[end..];
    }
    while !rest.is_empty() {
        rest = rest.strip_prefix("; ")?;
        if let Some((_, along)) = rest.split_once(' ').filter(|(word, _)| v::is(word, v::COMING_ALONG)) {
            // Who comes along is told, and said anew by themself.
            let plain = || &along[find(along, ";").unwrap_or(along.len())..];
            rest = bold(along).map_or_else(plain, |(_, more)| more);
            continue;
        }
        let end = rest.find(';').unwrap_or(rest.len());
        let part = &rest[..end];
        rest = &rest[end..];
        if let Some(day) = after_by(part) {
            ending.day = Some(read_day(day, today, None).filter(|read| read.other.is_none())?.day);
        } else {
            ending.state = Some(tagged::state(part)??);
        }
    }
    Some(ending)
}

/// What is to be done, and its ending.
fn split<'a>(body: &'a str, today: Date, plain: &dyn Fn(&str) -> bool) -> Option<(&'a str, Ending)> {
    // A line of dashes would be looked through again and again.
    body.rmatch_indices(DASH).take(60).find_map(|(at, dash)| {
        let ending = ending(&body[at + dash.len()..], today, plain)?;
        (at > 0).then_some((&body[..at], ending))
    })
}

/// A line that ends with a backslash goes on in the next one.
fn goes_on(line: &str) -> Option<&str> {
    let plain = line.trim_end_matches('\\');
    (!(line.len() - plain.len()).is_multiple_of(2)).then(|| &line[..line.len() - 1])
}

/// The parts of a single line behind its check box, which stands among other lines; `None` where it has no ending.
pub(crate) fn parts(
    body: &str,
    state: Option<TaskState>,
    people: &People,
    today: Date,
) -> Option<Vec<(Column, String)>> {
    // The dash of an ending is none of ASCII's.
    if body.is_ascii() {
        return None;
    }
    let known = |names: &str| super::front::all_known(names, people);
    let (what, ending) = split(goes_on(body).unwrap_or(body), today, &known)?;
    let mut parts = vec![(Column::What, unescaped(what)), (Column::Who, ending.holders.join(", "))];
    parts.extend(ending.day.map(|day| (Column::Due, day.to_string())));
    parts.extend(ending.state.or(state).map(|state| (Column::Status, state.name().to_owned())));
    Some(parts)
}

/// Reads minutes that this app wrote; `None` where the text is of somebody else.
pub(crate) fn read(text: &str, context: &Context) -> Option<Intake> {
    let last = text.trim_end().rsplit('\n').next()?;
    if !(last.starts_with('*') && last.ends_with(SIGN)) {
        return None;
    }
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let lines: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches('\r')).collect();
    let mut reader = Reader {
        people: People::new(context),
        today: context.today,
        head: MeetingHead::default(),
        in_head: true,
        read: Vec::new(),
    };
    let mut at = 0;
    while at < lines.len() {
        if lines[at].trim().is_empty() {
            at += 1;
            continue;
        }
        let (reading, through) = reader.line(&lines, at);
        let source = lines[at..=through].join("\n");
        reader.read.push(Line {
            number: at + 1,
            through: through + 1,
            source,
            meeting: Some(0),
            reading,
            also: Vec::new(),
        });
        at = through + 1;
    }
    Some(Intake {
        lines: reader.read,
        names: reader.people.finish(context),
        meetings: vec![reader.head],
        ..Intake::default()
    })
}

struct Reader {
    people: People,
    today: Date,
    head: MeetingHead,
    /// No part has begun yet.
    in_head: bool,
    read: Vec<Line>,
}

impl Reader {
    /// Reads the line at `at`, and says which line is its last.
    fn line(&mut self, lines: &[&str], at: usize) -> (Reading, usize) {
        let line = lines[at];
        if let Some(title) = line.strip_prefix("# ").filter(|_| self.read.is_empty()) {
            // In italics stands what is called nothing.
            if !(title.starts_with('*') && title.ends_with('*')) {
                self.head.title = visible(unescaped(title).trim());
            }
            return (Reading::Head, at);
        }
        if line.starts_with('#') {
            self.in_head = false;
            return (Reading::LeftOut(Why::Heading), at);
        }
        if let Some(body) = line.strip_prefix("- ") {
            if let Some((item, through)) = self.item(lines, at, body) {
                return (Reading::Item(item), through);
            }
            if self.in_head {
                let read = self.head_line(body);
                return (if read { Reading::Head } else { Reading::LeftOut(Why::AboutTheMeeting) }, at);
            }
        }
        (Reading::LeftOut(Why::Talk), at)
    }

    fn item(&mut self, lines: &[&str], at: usize, body: &str) -> Option<(Item, usize)> {
        let (done, body) = match body.strip_prefix("[ ] ") {
            Some(body) => (None, body),
            None => (Some(TaskState::Done), body.strip_prefix("[x] ").or_else(|| body.strip_prefix("[X] "))?),
        };
        let (mut through, mut note) = (at, Vec::new());
        let mut body = body;
        if let Some(before) = goes_on(body) {
            body = before;
            while let Some(line) = lines.get(through + 1).and_then(|line| line.strip_prefix("  ")) {
                through += 1;
                let before = goes_on(line);
                note.push(unescaped(before.unwrap_or(line)));
                if before.is_none() {
                    break;
                }
            }
        }
        let (what, ending) = split(body, self.today, &|_| false)?;
        let mut item = Item {
            what: unescaped(what).trim().to_owned(),
            day: ending.day,
            state: ending.state.or(done),
            note: note.join("\n").trim().to_owned(),
            ..Item::default()
        };
        for name in ending.holders {
            let who = self.people.add(PastedName { name, pronouns: None });
            if !item.holders.contains(&who) {
                item.holders.push(who);
            }
        }
        (!item.what.is_empty()).then_some((item, through))
    }

    fn head_line(&mut self, body: &str) -> bool {
        // In italics stands a role of the group's own, whatever it is called.
        let Some((label, value)) = label(body).filter(|_| !body.starts_with('*')) else { return false };
        let list = match head_label(label) {
            Some(HeadLabel::Day) => {
                self.head.day = read_day(value, self.today, None).map(|read| read.day);
                return self.head.day.is_some();
            }
            Some(HeadLabel::Host) => &mut self.head.host,
            Some(HeadLabel::NotedBy) => &mut self.head.noted_by,
            Some(HeadLabel::Present) => &mut self.head.present,
            Some(HeadLabel::Away) => &mut self.head.away,
            _ => return false,
        };
        let mut rest = value;
        loop {
            let end = find(rest, ", ").unwrap_or(rest.len());
            let who = self.people.add(PastedName { name: unescaped(&rest[..end]), pronouns: None });
            if !list.contains(&who) {
                list.push(who);
            }
            match rest.get(end + 2..) {
                Some(more) if !more.is_empty() => rest = more,
                _ => return true,
            }
        }
    }
}
