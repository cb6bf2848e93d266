//! Lists of people in a meeting's head.

use super::super::MeetingHead;
use super::super::people::People;
use super::super::person_names::{bare, is_everyone, is_listed_name, is_nobody, within};
use super::super::sentences::sentences_of;
use super::super::vocabulary::{self as v, uses, words_of};
use super::{HeadLabel, head_label, label_for};
use crate::name::{PastedName, is_small};

/// Somebody in a list of a meeting's head, and the role that stands in brackets behind the name.
pub(crate) struct Listed {
    pub person: PastedName,
    pub role: Option<HeadLabel>,
    /// "Me" stands for them.
    pub writes: bool,
    /// The letters by which the text calls them from here on: "Bea (B)".
    pub letters: Option<String>,
}

/// The people of a head's line, or `None` where no list of people stands there.
pub(crate) fn listed(value: &str, sure: bool, people: &People) -> Option<(Vec<Listed>, bool)> {
    let value = value.trim().trim_matches(['*', '_']).trim();
    if value.is_empty() || value.len() > 4000 {
        return None;
    }
    let list = with_commas(until_next_label(value), sure);
    let (mut all, mut everyone, mut none) = (Vec::new(), false, 0);
    let (whole, pieces) = people.split_and_written(&list);
    for (at, person) in whole.into_iter().enumerate() {
        if is_everyone(&person.name) {
            everyone = true;
            continue;
        }
        let written = pieces.get(at).map_or("", |piece| piece.name.as_str());
        let Some(one) = one_of_list(person, written, sure, people) else { continue };
        let name = &one.person.name;
        if people.knows(name) || is_listed_name(name, sure) {
            all.push(one);
        } else if !name.starts_with(|c: char| c.is_ascii_digit()) && !is_nobody(name) {
            none += 1;
        }
    }
    let enough = (all.len() >= none && !all.is_empty()) || (all.is_empty() && everyone);
    enough.then_some((all, everyone))
}

/// A list in which nothing but commas parts the people.
fn with_commas(value: &str, sure: bool) -> String {
    let mut list = value.replace(['·', '•', '\t'], ", ");
    // "Lionel (ill), Petra. Felix no reply": a stop parts them as well, but for that of an initial or a title.
    if sure && list.contains(". ") {
        let sentences: Vec<&str> = sentences_of(&list).collect();
        let stops = |part: &&str| {
            part.strip_suffix('.')
                .is_some_and(|part| !v::is(part.rsplit(' ').next().unwrap_or(""), v::NAME_TITLE))
        };
        if sentences[..sentences.len() - 1].iter().all(stops) {
            list = sentences.iter().map(|part| part.trim_end_matches('.')).collect::<Vec<_>>().join(", ");
        }
    }
    for sign in [" | ", "   ", " / "] {
        if list.contains(sign) {
            list = list.replace(sign, ", ");
        }
    }
    match list.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(inside) => inside.to_owned(),
        None => list,
    }
}

/// Somebody in a list, by the name without what stands around it; `None` where it names nobody we could tell.
fn one_of_list(mut person: PastedName, written: &str, sure: bool, people: &People) -> Option<Listed> {
    // "Board: Ana", "Ana: tired": what stands before the colon is a name or a label.
    if let Some((before, after)) = written.split_once(": ")
        && !people.knows(before)
        && (head_label(before).is_some() || is_listed_name(after, true) && !is_listed_name(before, false))
    {
        person.name = bare(after);
    }
    // "3B Andrés", "1ºA (Sra. Beltrán)": the flat or number in front is none of the name.
    if let Some((number, name)) = written.split_once(' ')
        && number.chars().count() <= 4
        && number.starts_with(|c: char| c.is_ascii_digit())
    {
        // "1 new one"
        if number.bytes().all(|byte| byte.is_ascii_digit()) && name.starts_with(is_small) {
            return None;
        }
        let inside = name.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        person.name = bare(inside.unwrap_or(name));
    }
    // "guest Mr Arrow of the tenants' union"
    while let Some((word, rest)) = person.name.split_once(' ')
        && uses(word).is(v::GUEST)
        && !people.knows(&person.name)
    {
        person.name = rest.to_owned();
    }
    if sure && !people.knows(&person.name) && !is_listed_name(&person.name, true) {
        person.name = within(&person.name).to_owned();
    }
    let inside = written.split_once('(').map_or("", |(_, inside)| inside);
    // "me (Nadia)", "me"
    let writes = v::is(&person.name, v::MYSELF) || people.writer.as_deref() == Some(&person.name);
    if v::is(&person.name, v::MYSELF) {
        let name = inside.split_once(')').map(|(name, _)| name).filter(|name| is_listed_name(name, false));
        name.or(people.writer.as_deref())?.clone_into(&mut person.name);
    }
    let role = label_for(uses(inside.split([')', ',']).next().unwrap_or("")))
        .filter(|place| matches!(place, HeadLabel::Host | HeadLabel::NotedBy | HeadLabel::Away));
    let letters = written
        .split_once(" (")
        .and_then(|(_, inside)| inside.strip_suffix(')'))
        .filter(|inside| inside.len() <= 3 && inside.bytes().all(|byte| byte.is_ascii_uppercase()))
        .map(str::to_owned);
    Some(Listed { person, role, writes, letters })
}

/// A list up to where another label begins: "fa  Next up: mo, li", "Ana, Ben. Apologies: Cem".
pub(crate) fn until_next_label(value: &str) -> &str {
    if !value.contains(':') {
        return value;
    }
    let words = words_of(value);
    for (at, word) in words.iter().enumerate().skip(1) {
        if !value[word.at..word.end].trim_end_matches(['*', '_']).ends_with(':') {
            continue;
        }
        for from in (at.saturating_sub(3)..=at).filter(|from| *from > 0) {
            let uses = uses(words.joined(from..at + 1));
            if uses.is_any(&[v::ROTA, v::ABOUT]) || label_for(uses).is_some() {
                return value[..words[from].at]
                    .trim_end_matches([' ', ',', ';', '.', '|', '\t', '*', '–', '-']);
            }
        }
    }
    value
}

/// Where in a line another label of the head begins: "Host: Ana  Notes: Ben", "Ana, Ben. Apologies: Cem".
pub(crate) fn next_label(value: &str) -> Option<&str> {
    let before = until_next_label(value);
    let rest = value.get(before.len()..)?.trim_start_matches([' ', ',', ';', '.', '|', '\t', '*', '–', '-']);
    (!rest.is_empty() && before.len() < value.len()).then_some(rest)
}

/// Puts people into a place of a meeting's head.
pub(crate) fn put_people(head: &mut MeetingHead, place: HeadLabel, listed: Vec<Listed>, people: &mut People) {
    for one in listed {
        if one.writes {
            people.writer = Some(one.person.name.clone());
        }
        if let Some(letters) = &one.letters {
            people.call(letters, &one.person.name);
        }
        let who = people.add(one.person);
        // "Ana (excused)" in a list of all members was not there.
        let place = if one.role == Some(HeadLabel::Away) { None } else { Some(place) };
        for place in [place, one.role].into_iter().flatten() {
            let list = match place {
                HeadLabel::Host => &mut head.host,
                HeadLabel::NotedBy => &mut head.noted_by,
                HeadLabel::Present | HeadLabel::OtherRole => &mut head.present,
                HeadLabel::Away => &mut head.away,
                HeadLabel::Day | HeadLabel::Title => continue,
            };
            if !list.contains(&who) {
                list.push(who);
            }
        }
    }
}
