//! Lists of people as they are pasted: lines, commas, "Ana and Ben", bullets, address books.

use super::words::{self, Between, begins_no_name, between_names, ends_no_name, without_and};
use super::{clean, fold, is_capital};

/// A person in a pasted list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedName {
    /// The name, cleaned; never empty.
    pub name: String,
    /// What stood in brackets when it reads as pronouns: "she/her", "ella".
    pub pronouns: Option<String>,
}

/// The people of a pasted text, in its order and with repetitions: whether two are one person is asked, not assumed.
///
/// ```
/// use all_leaders_intake::name::split_names;
/// let people = split_names("1. Ana (she/her)\n• Ben, Chidi & Dee\n\"López, Eva\" <eva@example.org>");
/// let names: Vec<&str> = people.iter().map(|p| p.name.as_str()).collect();
/// assert_eq!(names, ["Ana", "Ben", "Chidi", "Dee", "López, Eva"]);
/// assert_eq!(people[0].pronouns.as_deref(), Some("she/her"));
/// ```
pub fn split_names(text: &str) -> Vec<PastedName> {
    split_names_knowing(text, &|_| false)
}

/// The same where some people are known: `knows` tells whether somebody is called so. A name that is known stays whole,
/// whatever is in it.
///
/// ```
/// use all_leaders_intake::name::split_names_knowing;
/// let people = split_names_knowing("Tom & Jerry, Ana", &|name| name == "Tom & Jerry");
/// assert_eq!(people.len(), 2);
/// ```
pub fn split_names_knowing(text: &str, knows: &dyn Fn(&str) -> bool) -> Vec<PastedName> {
    // Most places for people hold a word.
    if !text.is_empty() && text.chars().all(char::is_alphabetic) {
        return vec![PastedName { name: clean(text), pronouns: None }];
    }
    let mut people = Vec::new();
    for line in text.lines() {
        let line = strip_box(strip_bullet(line));
        people.extend(whole_names(line, knows).into_iter().filter_map(|(from, to)| person(&line[from..to])));
    }
    people
}

/// The one person of a field that takes one name, however many words, commas and "and" are in it: `None` where it says
/// nothing. Pronouns in brackets are set apart.
///
/// ```
/// use all_leaders_intake::name::one_name;
/// assert_eq!(one_name("José Ortega y Gasset").unwrap().name, "José Ortega y Gasset");
/// assert_eq!(one_name(" ,"), None);
/// ```
pub fn one_name(text: &str) -> Option<PastedName> {
    one_person(text.trim())
}

/// A line without what marks it as one of a list: bullets and numbers.
pub fn strip_bullet(line: &str) -> &str {
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

/// Where the names of a line stand.
///
/// A part that is known stays whole. "y" and "e" are read as parts of a name where two or more words stand before and one
/// behind ("Ortega y Gasset" has a first name), unless what stands on a side is known by itself, or the line is a list
/// of single names of which this is the last ("Ana, Juan Carlos y Luis").
fn whole_names(line: &str, knows: &dyn Fn(&str) -> bool) -> Vec<(usize, usize)> {
    let parts = parts(line);
    let known = |from: usize, to: usize| knows(&clean(bare(&line[from..to])));
    let words = |from: usize, to: usize| bare(&line[from..to]).split_whitespace().count();
    let mut names: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some((from, mut to, _)) = parts.get(at).copied() {
        // The longest that is known; no name has more such words in it. "Ana (ill), Ben" is not all Ana.
        let longest = (at + 1..parts.len().min(at + 5)).rev().find(|last| {
            !line[from..parts[*last].0].contains(['(', '[', '<']) && known(from, parts[*last].1)
        });
        if let Some(last) = longest {
            names.push((from, parts[last].1));
            at = last + 1;
            continue;
        }
        let mut compound = false;
        while let Some((next, end, between)) = parts.get(at + 1).copied() {
            let join = match between {
                Between::Sign => false,
                // The part beside the word alone: a long line is gone through once.
                Between::Word => !plausible(&line[parts[at].0..to]) || !plausible(&line[next..end]),
                Between::PartOfNames => {
                    let last_of_singles = at + 2 == parts.len()
                        && names.iter().any(|(from, to)| words(*from, *to) == 1)
                        && parts.iter().skip(1).any(|(_, _, between)| *between == Between::Sign);
                    !compound
                        && words(from, to) > 1
                        && words(next, end) == 1
                        && !known(from, to)
                        && !known(next, end)
                        && !last_of_singles
                }
            };
            if !join {
                break;
            }
            (compound, to, at) = (true, end, at + 1);
        }
        names.push((from, to));
        at += 1;
    }
    names
}

/// Whether words beside "and" can be a name by themselves: a few, with letters in them, and none left hanging, as in
/// "Karl von und zu Guttenberg".
fn plausible(words: &str) -> bool {
    let words: Vec<&str> = bare(words).split_whitespace().collect();
    words.is_empty()
        || words.len() <= 6
            && words.iter().any(|word| word.chars().any(char::is_alphanumeric))
            && !words.last().is_some_and(|word| ends_no_name(word))
            && !words.first().is_some_and(|word| begins_no_name(word))
}

/// A part without the brackets, quotes and address around its name.
fn bare(part: &str) -> &str {
    let part = part.split(['(', '[', '<']).next().unwrap_or_default();
    part.trim().trim_matches(['"', '“', '”', '*', '_', '`']).trim()
}

/// The parts of a line between commas, semicolons and words for "and", leaving brackets and quotes whole; each with what
/// stands before it.
fn parts(line: &str) -> Vec<(usize, usize, Between)> {
    let mut parts = Vec::new();
    let (mut start, mut before) = (0, Between::Sign);
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
        let cut = match c {
            '"' => {
                quoted = !quoted && at < last_quote;
                None
            }
            '(' | '[' | '<' if !quoted && at < closes => {
                depth += 1;
                None
            }
            ')' | ']' | '>' => {
                depth = depth.saturating_sub(1);
                None
            }
            _ if quoted || depth > 0 => None,
            ',' | ';' | '\t' | '،' | '、' | '，' | '؛' | '|' | '&' | '+' => {
                Some((c.len_utf8(), Between::Sign))
            }
            // "Ana/Ben", but not "she/her" or "n/a".
            '/' if line[at + 1..].chars().next().is_some_and(is_capital)
                && line.get(start..at).is_some_and(|before| before.trim().chars().nth(1).is_some()) =>
            {
                Some((1, Between::Sign))
            }
            ' ' => {
                let word = between_names().iter().find(|(word, _)| line[at..].starts_with(word));
                word.map(|(word, between)| (word.len(), *between))
            }
            _ => None,
        };
        if let Some((length, between)) = cut {
            parts.push((start, at.max(start), before));
            (start, before) = (at + length, between);
            if c == ' ' {
                // The word's last space may begin the next one.
                skip_to = start - 1;
            }
        }
    }
    parts.push((start.min(line.len()), line.len(), before));
    parts
}

/// One piece of a list as a person.
fn person(piece: &str) -> Option<PastedName> {
    let piece = piece.trim();
    // "A, B, and C" and "A and/or B" leave a word at the front.
    one_person(without_and(piece))
}

/// Words as a person: the address falls away, pronouns in brackets are set apart.
fn one_person(piece: &str) -> Option<PastedName> {
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
    says_something.then_some(PastedName { name, pronouns })
}

/// Whether the words in brackets are pronouns, rather than a town or a task.
fn are_pronouns(inside: &str) -> bool {
    let words: Vec<String> =
        inside.split(['/', ',', ' ', '-', '|']).map(fold).filter(|w| !w.is_empty()).collect();
    words::are_pronouns(&words)
}
