//! What the clauses of a meeting's head say of people: "Jo facilitates, Kwame takes notes", "Moderation Ana / Protokoll
//! Ben", "Ana, Ben. Cem comes later, Dora is excused".

use super::head::{HeadLabel, Listed, listed, role};
use super::people::People;
use super::vocabulary::{self as v, Words, words_of};
use crate::name::{is_capital, is_small};

/// A clause: who, and what its own words say of them.
struct Clause<'a> {
    names: &'a str,
    place: Option<HeadLabel>,
    /// The words for it stand in front of the names, so that further names belong to it as well.
    leads: bool,
    /// Nothing else can be meant: words for it that are no single noun.
    plain: bool,
}

/// People and what was said of them, clause by clause.
pub(crate) type Said = Vec<(HeadLabel, Vec<Listed>)>;

/// The clauses behind a label that says what those are of whom nothing else is said; `None` where it holds for all of
/// them, or something stands there that is no clause.
pub(crate) fn behind_label(place: HeadLabel, value: &str, people: &People) -> Option<Said> {
    if place == HeadLabel::Present
        && let Some(said) = but_for(value, people)
    {
        return Some(said);
    }
    let clauses = read(value, people)?;
    clauses.iter().any(|clause| clause.place.is_some()).then(|| said(&clauses, Some(place), people))?
}

/// "Ana, Ben, Cem. Not Dora, ill again": who was there, and behind a word for it who was not; what else is said there is of
/// those.
fn but_for(value: &str, people: &People) -> Option<Said> {
    let words = words_of(value);
    words.find_phrase(&[v::WITHOUT])?;
    let parts = parts(value, &words);
    let without = |part: &str| {
        let words = words_of(part);
        let length = words.phrase(0, &[v::WITHOUT])?;
        let name = &part[words.get(length)?.at..];
        name.starts_with(is_capital).then(|| listed(name, true, people))?.map(|(away, _)| away)
    };
    let (at, mut away) = parts.iter().enumerate().find_map(|(at, part)| Some((at, without(part)?)))?;
    let (there, _) = listed(&parts[..at].join(", "), true, people).filter(|(there, _)| there.len() > 1)?;
    for part in parts[at + 1..].iter().filter(|part| part.starts_with(is_capital)) {
        away.extend(listed(part, true, people)?.0);
    }
    Some(vec![(HeadLabel::Present, there), (HeadLabel::Away, away)])
}

/// A line of nothing but such clauses. `labelled`: a colon in it parts what is no label of the head's.
pub(crate) fn line(line: &str, labelled: bool, people: &People) -> Option<Said> {
    let clauses = read(line, people)?;
    let said_of = |clause: &&Clause| clause.place.is_some();
    let roles = clauses.iter().filter(said_of).count();
    let first = clauses.iter().find(said_of)?;
    let sure = match first.place? {
        _ if roles > 1 => true,
        _ if labelled => false,
        _ if first.plain => true,
        // "Protokoll Plenum" and "Board Room" are no people.
        HeadLabel::Present => clauses.len() > 2,
        HeadLabel::Away => clauses.len() > 1,
        _ => people.knows(first.names),
    };
    sure.then(|| said(&clauses, None, people))?
}

/// A line whose parts are each a clause of their own: "modera Ana // notes Ben (sorry) // snacks Cem". Others among them
/// say something else.
pub(crate) fn in_parts(line: &str, people: &People) -> Option<Said> {
    let sign = [" // ", " | ", " · ", " / "].into_iter().find(|sign| line.contains(sign))?;
    let said_of = |part: &str| {
        let one = clause(part.trim(), people)?;
        Some((one.place.filter(|_| one.leads)?, listed(one.names, true, people)?.0))
    };
    let said: Said = line.split(sign).filter_map(said_of).collect();
    (said.len() > 1).then_some(said)
}

/// What the clauses of a sentence of running text say of people; others among them say something else: "Moderó Ana, next
/// time it is Ben".
pub(crate) fn partly(sentence: &str, people: &People) -> Said {
    let (mut said, mut place): (Said, _) = (Vec::new(), None);
    let mut remarked = false;
    if sentence.len() > 600 || sentence.ends_with('?') {
        return said;
    }
    let words = words_of(sentence);
    if words.find_phrase(&ROLES).is_none() || is_to_come(&words) {
        return said;
    }
    for part in parts(sentence, &words) {
        // "Ana, Ben, me and Cem": whoever writes is in the list too.
        let clause = clause(part, people).or_else(|| leading(part, people));
        // "… and little Ana"
        let names = clause.as_ref().map_or(part, |clause| clause.names);
        let short = names.split(' ').count() <= 5;
        let whole = |names: &str| !remarked || names.split(' ').all(|word| word.starts_with(is_capital));
        let Some((names, _)) = listed(names, true, people).filter(|_| short && whole(names)) else {
            // "Excused are Rosa, just out of hospital, and Vicent": one remark breaks no list.
            let remark = !remarked && part.starts_with(is_small) && !v::is(part, v::MYSELF);
            if !v::is(part, v::MYSELF) {
                (place, remarked) = (place.filter(|_| remark), remark);
            }
            continue;
        };
        remarked = false;
        match (clause, place) {
            (Some(Clause { place: Some(own), leads, .. }), _) => {
                said.push((own, names));
                place = leads.then_some(own);
            }
            (_, Some(place)) => said.push((place, names)),
            _ => {}
        }
    }
    said
}

fn said(clauses: &[Clause], of_label: Option<HeadLabel>, people: &People) -> Option<Said> {
    let mut said: Said = Vec::new();
    let (mut place, mut waiting) = (of_label, Vec::new());
    for clause in clauses {
        // "… and I"
        let Some((names, _)) = listed(clause.names, true, people) else {
            if v::is(clause.names, v::MYSELF) {
                continue;
            }
            return None;
        };
        match (clause.place, place) {
            (Some(own), _) if clause.leads => {
                place = Some(own);
                said.push((own, names));
            }
            // "Ana and Ben facilitate"
            (Some(own), _) => said.push((own, waiting.drain(..).chain(names).collect())),
            (None, Some(place)) => said.push((place, names)),
            (None, None) => waiting.extend(names),
        }
    }
    waiting.is_empty().then_some(said)
}

/// Whether a line is of another meeting: "Next one Thursday at Ana's. Ben chairs."
pub(crate) fn is_to_come(words: &Words) -> bool {
    let article = usize::from(words.get(0).is_some_and(|word| word.uses.is(v::ARTICLE)));
    words.get(article).is_some_and(|word| word.uses.is(v::NEXT))
        || words.phrase(0, &[v::ROTA, v::NEXT_MEETING]).is_some()
        || words.phrase(0, &[v::ABOUT]).is_some_and(|length| length > 1)
}

/// Somebody, or who writes, with words that can mean nothing else, and more about it: "Ana chaired from beneath
/// the only umbrella", "I took notes on a seed packet".
fn leading<'a>(text: &'a str, people: &People) -> Option<Clause<'a>> {
    let words = words_of(text);
    for at in 1..words.len().min(4) {
        let Some(length) = words.phrase(at, &ROLES[..4]) else { continue };
        let names = text[..words[at - 1].end].trim();
        let place = role(words.joined(at..at + length))?;
        let verb = length > 1 || words[at].uses.is(v::ROLE_VERB);
        let capitals = names.split(' ').all(|word| word.starts_with(is_capital));
        let known = if v::is(names, v::MYSELF) { people.writer.is_some() } else { capitals };
        return (verb && known).then_some(Clause { names, place: Some(place), leads: false, plain: true });
    }
    None
}

/// What a clause may say of somebody.
const ROLES: [v::Use; 5] = [v::HOST, v::NOTED_BY, v::OTHER_ROLE, v::AWAY, v::PRESENT];

fn read<'a>(text: &'a str, people: &People) -> Option<Vec<Clause<'a>>> {
    if text.len() > 400 || text.ends_with('?') {
        return None;
    }
    // Most lists and lines say nothing of anybody.
    let words = words_of(text);
    words.find_phrase(&ROLES)?;
    parts(text, &words).into_iter().map(|part| clause(part, people)).collect()
}

/// The parts between commas, slashes, full stops and words for "and", but for those in brackets.
pub(crate) fn parts<'a>(text: &'a str, words: &Words) -> Vec<&'a str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, word) in words.iter().enumerate() {
        let written = &text[word.at..word.end];
        depth += written.matches(['(', '[']).count() as i32 - written.matches([')', ']']).count() as i32;
        if depth > 0 {
            continue;
        }
        // "Led by Ana    Notes Ben"
        if at > 0 && text[words[at - 1].end..word.at].len() > 2 {
            parts.push(&text[from..word.at]);
            from = word.at;
        }
        let sign = !word.has_letters()
            && matches!(written, "/" | "|" | "·" | "•" | "–" | "—" | "-" | "&" | "+" | ";");
        // "Il y avait Ana": the word is none for "and".
        let within = || words.phrase(at - 1, &ROLES).is_some_and(|length| length > 1);
        let joins = word.uses.is(v::AND) && at > 0 && at + 1 < words.len() && !within();
        if sign || joins {
            parts.push(&text[from..word.at]);
            from = word.end;
        // "Ltg. Ana": the stop is the short word's.
        } else if written.ends_with([',', ';']) || ends_sentence(written) && !is_short_form(word) {
            parts.push(&text[from..word.end]);
            from = word.end;
        }
    }
    parts.push(&text[from..]);
    let ends = |c: char| matches!(c, ' ' | ',' | ';' | '*' | '_');
    parts.retain_mut(|part| {
        *part = part.trim_matches(ends);
        if ends_sentence(part.rsplit(' ').next().unwrap_or("")) {
            *part = part.trim_end_matches('.');
        }
        !part.is_empty()
    });
    parts
}

/// "Ltg. Ana", "Koll. Ben"
fn is_short_form(word: &v::Word) -> bool {
    word.uses.is_any(&ROLES) || word.uses.is(v::NAME_TITLE)
}

/// "K." is somebody's initial, "Fr." their title.
fn ends_sentence(word: &str) -> bool {
    word.strip_suffix('.')
        .is_some_and(|word| word.chars().count() > 1 && !word.contains('.') && !v::is(word, v::STOPPED_TITLE))
}

/// "Joseba (thanks, that was not easy)" without what is said of it.
fn without_remark(names: &str) -> &str {
    match names.split_once(" (") {
        Some((before, inside)) if inside.ends_with(')') && inside.split(' ').count() > 2 => before,
        _ => names,
    }
}

fn clause<'a>(text: &'a str, people: &People) -> Option<Clause<'a>> {
    let words = words_of(text);
    role_in_front(text, &words, people).or_else(|| role_behind(text, &words, people)).or_else(|| {
        (are_names(text, people) || v::is(text, v::MYSELF)).then_some(Clause {
            names: text,
            place: None,
            leads: false,
            plain: false,
        })
    })
}

/// "Facilitation: Ana", "The meeting was chaired by Ana", "Apologies were received from Hamid".
fn role_in_front<'a>(text: &'a str, words: &Words, people: &People) -> Option<Clause<'a>> {
    // "Die Moderation hatte Birte"
    let article = usize::from(words.get(0).is_some_and(|word| word.uses.is(v::ARTICLE)));
    if let Some(length) = words.phrase(article, &ROLES)
        && let Some(held) = words.phrase(article + length, &[v::HAS_ROLE])
        && let Some(first) = words.get(article + length + held)
        && are_names(&text[first.at..], people)
    {
        let place = role(words.joined(article..article + length));
        return Some(Clause { names: &text[first.at..], place, leads: true, plain: true });
    }
    // "La reunión la modera Tere", "C'est Fatou qui anime"
    let leads = |word: &&v::Word| word.uses.is_any(&[v::ARTICLE, v::IS, v::MEETING_WORD]);
    let first = words.iter().take_while(leads).count();
    [0, article, first].into_iter().find_map(|from| {
        let length = words.phrase(from, &ROLES).filter(|length| from + length < words.len())?;
        let begins = from + length + usize::from(is_between(text, words, from + length));
        let names = without_remark(words.get(begins).map_or("", |word| &text[word.at..]));
        are_names(names, people).then(|| Clause {
            names,
            place: role(words.joined(from..from + length)),
            leads: true,
            plain: from > 0 || length > 1 || begins > length,
        })
    })
}

/// "Ana facilitates", "Ana: facilitation".
fn role_behind<'a>(text: &'a str, words: &Words, people: &People) -> Option<Clause<'a>> {
    let is = usize::from(words.len() > 2 && words[0].uses.is(v::IS));
    (1 + is..words.len()).find_map(|at| {
        // "Ana (facilitation)" is there and facilitates: that is the list's.
        if words.phrase(at, &ROLES)? != words.len() - at || text[words[at].at..].starts_with(['(', '[']) {
            return None;
        }
        let ends = if at > 1 && is_between(text, words, at - 1) { at - 1 } else { at };
        let names = text[words[is].at..words[ends - 1].end].trim_end_matches(':');
        are_names(names, people).then(|| Clause {
            names,
            place: role(words.joined(at..words.len())),
            leads: false,
            plain: at + 1 < words.len() || ends < at,
        })
    })
}

/// Whether a word stands between people and what they do: "is", "=".
fn is_between(text: &str, words: &Words, at: usize) -> bool {
    words.get(at).is_some_and(|word| word.uses.is(v::IS) || matches!(&text[word.at..word.end], "=" | ":"))
}

/// "All members" are no list.
fn are_names(names: &str, people: &People) -> bool {
    !names.is_empty()
        && names.split(' ').count() <= 5
        && listed(names, false, people).is_some_and(|(people, everyone)| !people.is_empty() && !everyone)
}
