//! Who: the people in front of a sentence, behind it, in brackets and as mentions.

use super::super::front::{InFront, all_known, front, people_in_front};
use super::super::label::{is_remark_label, label};
use super::super::people::{Holders, People};
use super::super::person_names::{ends_with_title, is_everyone, look_like_names};
use super::super::plain::last_of;
use super::super::vocabulary::{self as v, uses};
use super::super::{Item, tagged};
use super::days::Days;
use super::deadlines::after_by;
use crate::name::belongs_to_a_name;

/// "Bilan financier : Margaux", "print flyers - Ana", "call -> Ana, Ben", `flyers [Ana]`, "… Owner: Ana".
pub(super) fn holders_at_the_end(
    rest: &mut String,
    item: &mut Item,
    people: &mut People,
    days: &mut Days,
    task: bool,
) {
    let trimmed = rest.trim_end().trim_end_matches(['.', ';']).len();
    let text = &rest[..trimmed];
    let from = text.ceil_char_boundary(text.len().saturating_sub(120));
    let tail = &text[from..];
    let Some((at, sign)) = sign_before_people(tail, people) else { return };
    let names = tail[at + sign.len()..].trim().trim_end_matches(']').trim();
    let before = text[..from + at].trim_end_matches([',', ' ', '(']);
    if names.is_empty() || before.is_empty() || names.len() > 100 {
        return;
    }
    let (names, beside) = without_beside(names, people);
    // "Owner: Ana" behind a sentence.
    let who = before.rsplit(['.', ',', ';', '(']).next().unwrap_or("").trim();
    let is_owner = sign.starts_with(':') && v::is(who, v::COLUMN_WHO) && before.len() > who.len();
    let known = is_everyone(names) || all_known(names, people);
    let looks = look_like_names(names) && !is_remark_label(names) && days.read(names).is_none();
    // An arrow may lead to people nobody has told us of.
    if !known && !(looks && (is_owner || (sign.contains('>') || sign.contains('→')) && task)) {
        return;
    }
    let before = if is_owner {
        before[..before.len() - who.len()].trim_end_matches(['.', ',', ';', '(', ' '])
    } else {
        before
    };
    let (before, names, beside) = (before.to_owned(), names.to_owned(), beside.to_owned());
    item.add_note(&beside);
    take(item, people.read(&names));
    item.guessed = !known;
    *rest = before;
}

/// Where in a sentence's end the sign stands that leads to its people.
fn sign_before_people(tail: &str, people: &People) -> Option<(usize, &'static str)> {
    const SIGNS: [&str; 14] =
        [" → ", " -> ", " --> ", " => ", " > ", " — ", " – ", " - ", " -- ", " / ", ": ", " [", ". ", "! "];
    // "Cake stall: Trish / Bev": everything behind the colon is people.
    if let Some(at) = tail.find(": ").filter(|at| *at > 0 && all_known(&tail[at + 2..], people)) {
        return Some((at, ": "));
    }
    let last = last_of(tail, &SIGNS).filter(|(at, sign)| *sign != ". " || !ends_with_title(&tail[..*at]));
    let names = last.map_or("", |(at, sign)| tail[at + sign.len()..].trim_matches([' ', ']']));
    if all_known(names, people) {
        return last;
    }
    // "Send the link - Petra. Before they cook": what is said behind them is about it.
    let behind_dash = [" - ", " – ", " — "].into_iter().find_map(|dash| {
        let at = tail.rfind(dash)?;
        let (names, _) = tail[at + dash.len()..].split_once(". ")?;
        all_known(names, people).then_some((at, dash))
    });
    if behind_dash.is_some() {
        return behind_dash;
    }
    // "Flyers, Ana & Ben": everything behind a comma is people.
    let mut commas = tail.match_indices(", ").map(|(at, _)| at);
    commas.find(|at| all_known(&tail[at + 2..], people)).map(|at| (at, ", ")).or(last)
}

/// "order acrylic -- Marcus, this week": the people, and what is said beside them.
fn without_beside<'n>(names: &'n str, people: &People) -> (&'n str, &'n str) {
    if let Some((before, beside)) = names.split_once(". ").filter(|(before, _)| all_known(before, people)) {
        return (before, beside);
    }
    match people_in_front(names, people) {
        Some(InFront { words, next, names: range })
            if next < words.len()
                && names[..range.end].ends_with(',')
                && !is_everyone(&names[range.clone()]) =>
        {
            (names[range].trim_end_matches(','), &names[words[next].at..])
        }
        _ => (names, ""),
    }
}

/// "-> urgent!", "-> Ana (urgent)" at the end: how it is, and nobody. The note keeps it.
pub(super) fn remark_at_the_end(rest: &mut String, item: &mut Item, people: &People) {
    let text = rest.trim_end();
    let Some((at, sign)) = last_of(text, &[" → ", " -> ", " => ", " ("]) else { return };
    let inside = text[at + sign.len()..].trim_end_matches([')', '!', '.', ' ']);
    // "insurance -> Ana (urgent)"; without an arrow the words keep their bracket.
    let led = || ["→", "->", "=>"].iter().any(|arrow| text[..at].contains(arrow));
    let closed = || sign != " (" || text.ends_with(')') && led();
    let told = uses(inside);
    // "(Friday)", "(closed)" and "(Rosa)" say when, how it goes and who.
    let more = || told.names_a_day() || told.tells_state() || all_known(inside, people);
    if at > 0 && told.is(v::REMARK) && closed() && !more() {
        let (inside, end) = (inside.to_owned(), text[..at].trim_end().len());
        item.add_note(&inside);
        rest.truncate(end);
    }
}

/// "(by Friday)", "(done)", "(Ana)", "(para el 3/4)" at the end, several of them too.
pub(super) fn brackets_at_the_end(
    rest: &mut String,
    item: &mut Item,
    people: &mut People,
    days: &mut Days,
    task: bool,
) {
    // Three are more than anybody writes, and the bound keeps a line of brackets cheap.
    for _ in 0..3 {
        let trimmed = rest.trim_end().trim_end_matches('.').len();
        let Some(inside_end) = rest[..trimmed].strip_suffix(')').map(str::len) else { return };
        let Some(open) = rest[..inside_end].rfind('(') else { return };
        let inside = rest[open + 1..inside_end].trim().to_owned();
        if inside.is_empty() || inside.len() > 120 || rest[..open].trim().is_empty() {
            return;
        }
        let after_by = after_by(&inside);
        if let Some(state) = tagged::state(&inside) {
            item.state = state;
        } else if item.day.is_none() && (after_by.is_some() || days.read(&inside).is_some()) {
            let before = item.day;
            days.put(item, after_by.unwrap_or(&inside));
            if item.day == before {
                // No day: the note keeps the words with their "by".
                item.note = item.note.replace(after_by.unwrap_or(&inside), &inside);
            }
        } else if let Some(found) = keyed(&inside, people, days) {
            let (who, day) = found;
            if let Some(who) = who {
                take(item, people.read(&who));
            }
            if let Some(day) = day {
                days.put(item, &day);
            }
        } else if is_everyone(&inside)
            || all_known(&inside, people) && (!inside.contains('/') || !people.knows(&inside))
            || task && are_joined_names(&inside)
        {
            let holders = people.read(&inside);
            if holders.who.is_empty() && !holders.everyone {
                return;
            }
            take(item, holders);
            item.guessed = true;
        } else {
            return;
        }
        rest.truncate(open);
        let end = rest.trim_end().len();
        rest.truncate(end);
    }
}

/// "Ana, by Friday", "owner: Ana; due: 3 May" in brackets.
fn keyed(inside: &str, people: &People, days: &mut Days) -> Option<(Option<String>, Option<String>)> {
    let (mut who, mut day) = (None, None);
    for part in inside.split([',', ';']) {
        let part = part.trim();
        if let Some((key, value)) = label(part).filter(|(_, value)| !value.is_empty()) {
            let uses = uses(key);
            if uses.is(v::COLUMN_WHO) {
                who = Some(value.to_owned());
            } else if uses.is_any(&[v::COLUMN_DUE, v::BY]) {
                day = Some(value.to_owned());
            } else {
                return None;
            }
        } else if days.read(after_by(part).unwrap_or(part)).is_some() {
            day = Some(after_by(part).unwrap_or(part).to_owned());
        } else if all_known(part, people) {
            who = Some(match who {
                Some(before) => [before.as_str(), ", ", part].concat(),
                None => part.to_owned(),
            });
        } else {
            return None;
        }
    }
    (who.is_some() && day.is_some() || inside.contains(':')).then_some((who, day))
}

/// "(Lou & Val)": two names or more that a sign joins are people, whoever they are.
fn are_joined_names(inside: &str) -> bool {
    inside.contains([',', '&', '+']) && look_like_names(inside) && !is_remark_label(inside)
}

/// "letter to the landlord #Nadia": a tag that is somebody's name is a mention.
fn known_tags(rest: &mut String, people: &People) {
    if !rest.contains('#') || !rest.contains(" #") {
        return;
    }
    let tags = rest.match_indices(" #").map(|(at, _)| at + 1).take(8).collect::<Vec<_>>();
    for at in tags {
        let (end, _) = handle(&rest[at + 1..]);
        if end > 0 && people.knows(&rest[at + 1..at + 1 + end]) {
            rest.replace_range(at..at + 1, "@");
        }
    }
}

/// "@ana", wherever it stands; the mention leaves the sentence.
pub(super) fn mentions(rest: &mut String, item: &mut Item, people: &mut People) {
    known_tags(rest, people);
    if !rest.contains('@') {
        return;
    }
    let mut kept = String::with_capacity(rest.len());
    let mut from = 0;
    let mut found = 0;
    while let Some(at) = rest[from..].find('@').map(|at| from + at) {
        let starts = rest[..at]
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ',' | ';' | '[' | '/'));
        let (mut name_end, mut end) = handle(&rest[at + 1..]);
        (name_end, end) = (at + 1 + name_end, at + 1 + end);
        if !starts || end == at + 1 || found == 20 {
            kept.push_str(&rest[from..at + 1]);
            from = at + 1;
            continue;
        }
        found += 1;
        // "@Ana Maria", when such a person is known.
        let longer = rest[end..].strip_prefix(' ').map(|more| end + 1 + handle(more).0);
        if let Some(longer) = longer
            && name_end == end
            && (2..40).contains(&(longer - end))
            && people.knows(&rest[at + 1..longer])
        {
            (name_end, end) = (longer, longer);
        }
        take(item, people.read(&rest[at + 1..name_end]));
        kept.push_str(rest[from..at].trim_end_matches([' ', ',', '(', '[']));
        from = end;
        let next = rest[from..].chars().next();
        if matches!(next, Some(')' | ']' | ',')) && found > 0 {
            from += 1;
        }
    }
    kept.push_str(&rest[from..]);
    if found > 0 {
        *rest = kept.trim().trim_start_matches([',', ':', '-', ' ']).to_owned();
    }
}

/// Where the name at the start ends, and where what goes with it does: "O'Brien", "Jean-Luc", "J.R.", "Ana's".
pub(crate) fn handle(text: &str) -> (usize, usize) {
    let run = &text[..text.find(|c| !belongs_to_a_name(c)).unwrap_or(text.len())];
    // A sign at the end is the sentence's, but for an initial's dot.
    let name = run.trim_end_matches(|c: char| {
        !c.is_alphanumeric() && (c.is_ascii_punctuation() || "’‘´‐‑·".contains(c))
    });
    let last = name.rsplit('.').next().unwrap_or_default();
    let initial =
        last.len() < name.len() && last.chars().nth(1).is_none() && run[name.len()..].starts_with('.');
    let end = name.len() + usize::from(initial);
    let whose = ["'s", "’s"].iter().find_map(|s| name.strip_suffix(s)).filter(|name| !name.is_empty());
    (whose.map_or(name.len(), str::len), end)
}

/// Takes the holders in front of a sentence out of it.
pub(super) fn holders_in_front(rest: &mut String, item: &mut Item, people: &mut People, task: bool) {
    if let Some(front) = front(rest, people, task) {
        item.guessed = front.guessed;
        take(item, people.read(&rest[front.names]));
        let after = rest[front.rest..].trim();
        if !after.is_empty() {
            *rest = after.to_owned();
        }
    }
}

pub(crate) fn take(item: &mut Item, holders: Holders) {
    item.everyone |= holders.everyone;
    for who in holders.who {
        if !item.holders.contains(&who) {
            item.holders.push(who);
        }
    }
}
