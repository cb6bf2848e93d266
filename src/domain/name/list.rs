//! Lists of people as they are pasted: lines, commas, "Ana and Ben", bullets, address books.

use super::{clean, fold, is_capital};
use crate::collect::{IntoVec, PushAll};

/// A person in a pasted list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// The name, cleaned; never empty.
    pub name: String,
    /// What stood in brackets when it reads as pronouns: "she/her", "ella".
    pub pronouns: Option<String>,
}

/// The people of a pasted text, in its order and with repetitions: whether two are one person is asked, not assumed.
///
/// ```
/// use all_leaders::domain::name::split_names;
/// let people = split_names("1. Ana (she/her)\n• Ben, Chidi & Dee\n\"López, Eva\" <eva@example.org>");
/// let names: Vec<&str> = people.iter().map(|p| p.name.as_str()).collect();
/// assert_eq!(names, ["Ana", "Ben", "Chidi", "Dee", "López, Eva"]);
/// assert_eq!(people[0].pronouns.as_deref(), Some("she/her"));
/// ```
pub fn split_names(text: &str) -> Vec<Pasted> {
    let mut people = Vec::new();
    for line in text.lines() {
        pieces(strip_box(strip_bullet(line)), |piece| people.push_all(person(piece)));
    }
    people
}

/// A line without what marks it as one of a list: bullets and numbers.
pub(crate) fn strip_bullet(line: &str) -> &str {
    let mut rest = line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let bullet = rest.trim_start_matches(['-', '*', '+', '•', '·', '◦', '▪', '‣', '–', '—', '○', '●', '>']);
    if bullet.len() < rest.len() && (bullet.is_empty() || bullet.starts_with(char::is_whitespace)) {
        rest = bullet.trim_start();
    }
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let figures = rest.len() - digits.len();
    if (1..=3).contains(&figures)
        && let Some(after) = digits.strip_prefix(['.', ')', ':'])
        && (after.is_empty() || after.starts_with(char::is_whitespace))
    {
        rest = after.trim_start();
    }
    rest
}

/// A line without the check box in front.
pub(crate) fn strip_box(line: &str) -> &str {
    match line.strip_prefix('[').and_then(|inside| inside.split_once(']')) {
        Some((mark, after)) if mark.chars().nth(1).is_none() && !after.starts_with('(') => after.trim_start(),
        _ => line,
    }
}

/// Calls `each` with every part between commas, semicolons and words for "and", leaving brackets and quotes whole.
fn pieces<'a>(line: &'a str, mut each: impl FnMut(&'a str)) {
    let mut start = 0;
    let mut depth = 0u32;
    let mut quoted = false;
    let mut skip_to = 0;
    // A bracket or quote that never closes encloses nothing.
    let closes = line.rfind([')', ']', '>']).unwrap_or(0);
    let last_quote = line.rfind('"').unwrap_or(0);
    for (at, c) in line.char_indices() {
        if at < skip_to {
            continue;
        }
        match c {
            '"' => quoted = !quoted && at < last_quote,
            '(' | '[' | '<' if !quoted && at < closes => depth += 1,
            ')' | ']' | '>' => depth = depth.saturating_sub(1),
            _ if quoted || depth > 0 => {}
            ',' | ';' | '\t' | '،' | '、' | '，' | '؛' | '|' | '&' | '+' => {
                each(line.get(start..at).unwrap_or(""));
                start = at + c.len_utf8();
            }
            // "Ana/Ben", but not "she/her" or "n/a".
            '/' if line[at + 1..].chars().next().is_some_and(is_capital)
                && line.get(start..at).is_some_and(|before| before.trim().chars().nth(1).is_some()) =>
            {
                each(&line[start..at]);
                start = at + 1;
            }
            ' ' => {
                for word in
                    [" and/or ", " y/o ", " and ", " y ", " e ", " & ", " / ", " or ", " o ", " und ", " et "]
                {
                    if line[at..].starts_with(word) {
                        each(line.get(start..at).unwrap_or(""));
                        start = at + word.len();
                        // The word's last space may begin the next one.
                        skip_to = start - 1;
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    each(line.get(start..).unwrap_or(""));
}

/// One piece as a person: the address falls away, pronouns in brackets are set apart.
fn person(piece: &str) -> Option<Pasted> {
    let piece = piece.trim();
    // "A, B, and C" and "A and/or B" leave a word at the front.
    let piece = ["and ", "y ", "and/or "].iter().find_map(|w| piece.strip_prefix(w)).unwrap_or(piece);
    let mut name = piece;
    let mut address = None;
    if let Some((before, after)) = piece.split_once('<')
        && let Some((inside, _)) = after.split_once('>')
        && (inside.contains('@') || inside.is_empty())
    {
        (name, address) = (before, Some(inside));
    }
    let mut pronouns = None;
    let mut kept = name.trim().to_owned();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((before, after)) = name.split_once(open)
            && let Some((inside, behind)) = after.split_once(close)
            && are_pronouns(inside)
        {
            pronouns = Some(clean(inside));
            kept = format!("{before} {behind}");
            break;
        }
    }
    let bare = kept.trim().trim_matches(['"', '“', '”', '*', '_', '`']).trim_end_matches([':', '.']).trim();
    // "Ana L." keeps its stop: it is an initial's.
    let initial = bare.chars().rev().nth(1).is_none_or(char::is_whitespace);
    let stop = initial && kept.trim_end_matches([':', ' ']).ends_with('.');
    let bare = if stop { format!("{bare}.") } else { bare.to_owned() };
    let mut name = clean(&bare);
    if name.is_empty() {
        name = clean(address.unwrap_or("").split('@').next().unwrap_or(""));
    }
    let says_something = name.chars().any(|c| !c.is_ascii_punctuation() && c != '–' && c != '—' && c != '…');
    says_something.then_some(Pasted { name, pronouns })
}

/// Whether the words in brackets are pronouns, rather than a town or a task.
fn are_pronouns(inside: &str) -> bool {
    let words: Vec<String> =
        inside.split(['/', ',', ' ', '-', '|']).map(fold).filter(|w| !w.is_empty()).into_vec();
    const ONE: &[&str] = &[
        "she",
        "her",
        "hers",
        "he",
        "him",
        "his",
        "they",
        "them",
        "their",
        "theirs",
        "ze",
        "zir",
        "xe",
        "xem",
        "it",
        "its",
        "ella",
        "el",
        "elle",
        "ellas",
        "ellos",
        "elles",
        "any",
        "all",
        "pronouns",
        "pronombres",
        "sie",
        "er",
        "elu",
        "ela",
        "ele",
        "iel",
        "il",
    ];
    !words.is_empty()
        && words.len() <= 5
        && words.iter().any(|w| !matches!(w.as_str(), "any" | "all" | "it" | "its"))
        && words.iter().all(|w| ONE.contains(&w.as_str()))
        || matches!(
            words.iter().map(String::as_str).into_vec()[..],
            ["any"] | ["any", "pronouns"] | ["it", "its"]
        )
}
