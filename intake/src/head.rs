//! What a meeting's head says, and what headings announce.

use super::MeetingHead;
use super::label::label;
use super::people::People;
use super::person_names::{is_everyone, is_listed_name};
use super::vocabulary::{self as v, Uses, Word, uses, words_of};
use crate::name::{PastedName, fold_words, is_small};

/// What a label in a meeting's head stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeadLabel {
    Host,
    NotedBy,
    Present,
    Away,
    /// Somebody who kept time, the list of speakers, and the like: they were there.
    OtherRole,
    Day,
    Title,
}

impl HeadLabel {
    pub fn is_of_people(self) -> bool {
        !matches!(self, HeadLabel::Day | HeadLabel::Title)
    }
}

fn label_for(uses: Uses) -> Option<HeadLabel> {
    uses.which(&[
        (HeadLabel::Host, v::HOST),
        (HeadLabel::NotedBy, v::NOTED_BY),
        (HeadLabel::Away, v::AWAY),
        (HeadLabel::Present, v::PRESENT),
        (HeadLabel::OtherRole, v::OTHER_ROLE),
        (HeadLabel::Day, v::DAY),
        (HeadLabel::Title, v::TITLE),
    ])
}

/// What folded words say of the people beside them.
pub(crate) fn role(folded: &str) -> Option<HeadLabel> {
    label_for(uses(folded)).filter(|place| place.is_of_people())
}

/// What the label of a head's line stands for: "Present", "Present (12)", "Attendees online".
pub(crate) fn head_label(label: &str) -> Option<HeadLabel> {
    if label.len() > 60 {
        return None;
    }
    if let Some(place) = label_for(uses(label)) {
        return Some(place);
    }
    let bare = label.split(['(', '[', '/']).next().unwrap_or("").trim();
    if let Some(place) =
        label_for(uses(bare)).filter(|place| place.is_of_people() && bare.len() < label.len())
    {
        return Some(place);
    }
    // All others begin with such a word.
    let first = uses(label.split_whitespace().next()?);
    if label_for(first).is_none() && !first.begins() {
        return None;
    }
    // "We were nine", "Presentes 8", "Wir waren zu sechst"
    let words = words_of(label);
    if let Some(length) = words.phrase(0, &[v::PRESENT, v::AWAY])
        && (length + 1..=length + 3).contains(&words.len())
        && (length..words.len()).all(|at| {
            let uses = words[at].uses;
            uses.is(v::HEAD_COUNT)
                || uses.number().is_some()
                || words.fold(at).bytes().all(|byte| byte.is_ascii_digit())
                || at + 2 == words.len() && words.phrase(at, &[v::HEAD_COUNT]) == Some(2)
                || at + 1 == words.len() && at > length && words.phrase(at - 1, &[v::HEAD_COUNT]) == Some(2)
        })
    {
        return label_for(uses(words.joined(0..length)));
    }
    // "Entschuldigt fehlt", "Absent / excused", "Present and online": every word is one of the kind.
    let kind = |word: &Word| {
        let place = label_for(word.uses).filter(|place| place.is_of_people());
        (place, word.uses.is_any(&[v::AND, v::ARTICLE]) || !word.has_letters())
    };
    let first = kind(words.iter().next()?).0?;
    let same = |place: HeadLabel| (place == HeadLabel::Away) == (first == HeadLabel::Away);
    (words.len() > 1
        && words.len() <= 4
        && words.iter().map(kind).all(|(place, joins)| joins || place.is_some_and(same)))
    .then_some(first)
}

/// Whether a label that stands for people may as well stand for something else: "Notes", "Members", "Council".
pub(crate) fn is_unsure(label: &str) -> bool {
    uses(label).is_any(&[
        v::TALK,
        v::MEETING_WORD,
        v::ABOUT,
        v::REMARK,
        v::EVERYONE,
        v::COLUMN_WHO,
        v::MINUTES_WORD,
    ])
}

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
    let value = until_next_label(value);
    let mut list = value.replace(['·', '•', '\t'], ", ");
    // "Lionel (ill), Petra. Felix no reply": a stop parts them as well, but for that of an initial or a title.
    if sure && list.contains(". ") {
        let sentences: Vec<&str> = super::decision::sentences_of(&list).collect();
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
    if let Some(inside) = list.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        list = inside.to_owned();
    }
    let (mut all, mut everyone, mut none) = (Vec::new(), false, 0);
    let (whole, pieces) = people.split_and_written(&list);
    for (at, mut person) in whole.into_iter().enumerate() {
        // "Board: Ana", "Ana: tired": what stands before the colon is a name or a label.
        if is_everyone(&person.name) {
            everyone = true;
            continue;
        }
        let written = pieces.get(at).map_or("", |piece| piece.name.as_str());
        if let Some((before, after)) = written.split_once(": ")
            && !people.knows(before)
            && (head_label(before).is_some() || is_listed_name(after, true) && !is_listed_name(before, false))
        {
            person.name = super::person_names::bare(after);
        }
        // "3B Andrés", "1ºA (Sra. Beltrán)": the flat or number in front is none of the name.
        if let Some((number, name)) = written.split_once(' ')
            && number.chars().count() <= 4
            && number.starts_with(|c: char| c.is_ascii_digit())
        {
            // "1 new one"
            if number.bytes().all(|byte| byte.is_ascii_digit()) && name.starts_with(is_small) {
                continue;
            }
            let inside = name.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
            person.name = super::person_names::bare(inside.unwrap_or(name));
        }
        // "guest Mr Arrow of the tenants' union"
        let role_in_front = |name: &str| {
            let (word, rest) = name.split_once(' ')?;
            (uses(word).is(v::GUEST) && !people.knows(name)).then(|| rest.to_owned())
        };
        while let Some(rest) = role_in_front(&person.name) {
            person.name = rest;
        }
        if sure && !people.knows(&person.name) && !is_listed_name(&person.name, true) {
            person.name = super::person_names::within(&person.name).to_owned();
        }
        // "me (Nadia)", "me"
        let writes = v::is(&person.name, v::MYSELF) || people.writer.as_deref() == Some(&person.name);
        if v::is(&person.name, v::MYSELF) {
            let inside = written.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
            let name = inside.map(|(name, _)| name).filter(|name| is_listed_name(name, false));
            match name.or(people.writer.as_deref()) {
                Some(name) => person.name = name.to_owned(),
                None => continue,
            }
        }
        let role = written.split_once('(').and_then(|(_, inside)| {
            let inside = inside.split([')', ',']).next().unwrap_or("");
            label_for(uses(inside))
                .filter(|place| matches!(place, HeadLabel::Host | HeadLabel::NotedBy | HeadLabel::Away))
        });
        if people.knows(&person.name) || is_listed_name(&person.name, sure) {
            let letters = written
                .split_once(" (")
                .and_then(|(_, inside)| inside.strip_suffix(')'))
                .filter(|inside| inside.len() <= 3 && inside.bytes().all(|byte| byte.is_ascii_uppercase()))
                .map(str::to_owned);
            all.push(Listed { person, role, writes, letters });
        } else if !person.name.chars().next().is_some_and(|c| c.is_ascii_digit())
            && !super::person_names::is_nobody(&person.name)
        {
            none += 1;
        }
    }
    let enough = (all.len() >= none && !all.is_empty()) || (all.is_empty() && everyone);
    (enough && (!all.is_empty() || everyone)).then_some((all, everyone))
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

/// What the lines under a heading are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Section {
    #[default]
    Unknown,
    /// Things to do.
    Actions,
    /// What was talked about.
    Talk,
    /// What was decided.
    Decisions,
    /// What was agreed on: things to do where somebody is named, else decisions.
    Agreements,
    /// Who was there, and the like.
    People(HeadLabel),
}

fn section_of(uses: Uses) -> Option<Section> {
    uses.which(&[
        (Section::Actions, v::TASKS),
        (Section::Agreements, v::AGREEMENTS),
        (Section::Decisions, v::DECISIONS),
        (Section::Talk, v::AGENDA),
        (Section::Talk, v::TALK),
    ])
}

fn people_section(uses: Uses) -> Option<Section> {
    let place = label_for(uses).filter(|place| place.is_of_people() && *place != HeadLabel::OtherRole)?;
    // "Notes", "Board" and "Members" are headings of what was said.
    (!uses.is_any(&[v::TALK, v::MEETING_WORD, v::EVERYONE, v::TASKS])).then_some(Section::People(place))
}

/// What a line announces that is a heading without any mark: "To do", "Orden del día".
pub(crate) fn bare_heading(line: &str) -> Option<Section> {
    if line.len() > 40 || line.ends_with(['.', ',', '?', '!']) {
        return None;
    }
    let uses = uses(line);
    if uses.is_any(&[v::STATE_DONE, v::REPLY]) {
        return None;
    }
    let several = || head_label(line).filter(|_| line.contains(' ')).map(Section::People);
    people_section(uses).or_else(|| section_of(uses)).or_else(several)
}

/// What a heading announces, or `None` when its words are none that we know.
pub(crate) fn section(heading: &str) -> Option<Section> {
    if heading.len() > 120 {
        return None;
    }
    let whole = uses(heading);
    if let Some(section) = people_section(whole).or_else(|| section_of(whole)) {
        return Some(section);
    }
    if let Some(place) = head_label(heading).filter(|_| heading.contains('(')) {
        return Some(Section::People(place));
    }
    // "To-do" is one word, "action-items" too; "Notes/Decisions" are two.
    let words = words_of(&heading.replace('/', " "));
    let words = words.with_letters();
    let long = words.len() > 7;
    let met = |of: &[v::Use]| {
        words.find_phrase(of).filter(|range| !long || range.start < 2 || range.end + 1 >= words.len())
    };
    let kinds = [
        (v::TASKS, Section::Actions),
        (v::DECISIONS, Section::Decisions),
        (v::AGREEMENTS, Section::Agreements),
        (v::AGENDA, Section::Talk),
        (v::TALK, Section::Talk),
    ];
    // People only where the heading begins with it: "Attendees of the day".
    if let Some(length) = words.phrase(0, &[v::PRESENT, v::AWAY])
        && words.len() <= length + 2
        && let Some(section) = people_section(uses(words.joined(0..length)))
    {
        return Some(section);
    }
    kinds.into_iter().find_map(|(kind, section)| met(&[kind]).map(|_| section))
}

/// Whether a text begins as letters do, "From: …", "To: …", "Subject: …", and tells of another day than its own.
pub(crate) fn is_letter(lines: &[&str]) -> bool {
    let first = lines.iter().filter(|line| !line.trim().is_empty()).take(6);
    let labels = first.filter_map(|line| label(line)).filter(|(_, value)| !value.is_empty());
    let (mut said, mut tonight) = (0, false);
    for (label, value) in labels {
        said += usize::from(v::is(label, v::LETTER_HEAD));
        tonight |= words_of(value).find_phrase(&[v::TODAY]).is_some();
    }
    said > 1 && !tonight
}

/// Who wrote a letter: the name in the first line of its head.
pub(crate) fn letter_writer(lines: &[&str]) -> Option<String> {
    let first =
        lines.iter().filter_map(|line| label(line)).find(|(label, _)| v::is(label, v::LETTER_HEAD))?;
    let name = first.1.split('<').next()?.trim().trim_matches('"');
    (is_listed_name(name, false) && !name.contains('@')).then(|| name.to_owned())
}

/// Who signs a letter: the name below its last words, "Kind regards," and the like.
pub(crate) fn signed_by(lines: &[&str]) -> Option<String> {
    let last = lines.iter().rev().map(|line| line.trim()).filter(|line| !line.is_empty()).take(6);
    let (mut below, mut name) = ("", None);
    for line in last {
        if is_farewell(line) {
            name = Some(below).filter(|name| !name.is_empty());
            break;
        }
        below = line;
    }
    let name = name?.trim_end_matches(['.', ',']);
    (name.split(' ').count() <= 3 && is_listed_name(name, false)).then(|| name.to_owned())
}

/// "Kind regards," "Liebe Grüße": what a letter closes with and nothing else.
pub(crate) fn is_farewell(line: &str) -> bool {
    line.len() <= 48 && v::is(line, v::FAREWELL)
}

/// Whether a line's words are a meeting's: for titles that carry no heading mark.
pub(crate) fn names_a_meeting(line: &str) -> bool {
    let words = fold_words(line);
    words.iter().any(|word| uses(word).is_any(&[v::MEETING_WORD, v::MINUTES_WORD]) || is_compound(word))
        || words_of(line).find_phrase(&[v::MEETING_WORD]).is_some()
}

/// German writes "Gartengruppentreffen" and "Vorstandssitzung" in one word.
fn is_compound(word: &str) -> bool {
    v::ends_as(word, v::MEETING_ENDING)
}

/// Whether a title or a heading is one of minutes: of what was said, not of what is to be talked about.
pub fn tells_what_was(line: &str) -> bool {
    fold_words(line).iter().any(|word| v::is(word, v::MINUTES_WORD))
}
