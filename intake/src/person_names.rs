//! What looks like people's names, and what stands beside a name and is none of it.

use super::plain::first_of;
use super::vocabulary::{self as v, uses};
use crate::name::{fold, is_capital, is_particle, is_small, split_names, without_and};

/// "Frau Petersen" without its title: Petersen.
pub(crate) fn without_title(name: &str) -> &str {
    match name.split_once(' ') {
        Some((title, rest)) if v::is(title, v::NAME_TITLE) && rest.chars().count() > 2 => rest,
        _ => name,
    }
}

/// Whether a text ends with somebody's title, whose stop parts nothing: "… checked by Mr".
pub(crate) fn ends_with_title(text: &str) -> bool {
    let word = text.rsplit([' ', ';', ',', '(']).next().unwrap_or("");
    word.len() <= 4 && word.starts_with(char::is_uppercase) && v::is(word, v::NAME_TITLE)
}

/// A name without what stands beside it: "Ana (remote)", "@ana", "Ben - tired but here", "Cem :)".
pub(crate) fn bare(name: &str) -> String {
    let name = name.trim_start_matches(['@', '#', '~']);
    let after_first = name.chars().next().map_or(0, char::len_utf8);
    let end =
        first_of(&name[after_first..], &[" (", " [", " - ", " – ", " — ", ": ", " :", " ;", " = ", " <"])
            .map_or(name.len(), |(at, _)| after_first + at);
    let is_face = |c: char| {
        matches!(c, '\u{1F600}'..='\u{1F64F}' | '\u{1F910}'..='\u{1F92F}' | '\u{1F970}'..='\u{1F97A}' | '\u{1F440}'..='\u{1F450}'
            | '✅' | '✔' | '✓' | '☑' | '❌' | '\u{FE0F}' | '?' | '!' | ':' | ')')
    };
    let bare = name[..end].trim().trim_end_matches(is_face).trim();
    // "(remote) Ana"
    let bare = match bare.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((_, after)) => after.trim(),
        None => bare,
    };
    if bare.chars().any(char::is_alphanumeric) { bare.to_owned() } else { name.trim().to_owned() }
}

/// "el Pepe", "die Anna": the small word in front of a single name is none of it.
pub(crate) fn without_article(name: String) -> String {
    match name.split_once(' ') {
        Some((article, rest))
            if article.starts_with(is_small)
                && rest.starts_with(is_capital)
                && !rest.contains(' ')
                // "the Okafors" and "les Lambert" are a family.
                && !v::is(article, v::ARTICLE_OF_SEVERAL)
                && v::is(article, v::ARTICLE) =>
        {
            rest.to_owned()
        }
        _ => name,
    }
}

/// The name in what somebody wrote about a person: "Ezequiel by video call", "then Lorna".
pub(crate) fn within(written: &str) -> &str {
    let words: Vec<&str> = written.split(' ').collect();
    let capital = |word: &&str| word.starts_with(is_capital);
    let Some(first) = words.iter().position(capital).filter(|at| *at < 3) else { return written };
    let mut length = words[first..].iter().take_while(|word| capital(word) || is_particle(word)).count();
    // "Ana la de los cuentos"
    let last = (first..first + length).rev().find(|at| capital(&words[*at])).unwrap_or(first);
    if last + 1 < first + length && words.len() > first + length {
        length = last + 1 - first;
    }
    // "Zai nab" is a slip within the name.
    if words.len() == first + length + 1 {
        return written;
    }
    let from = words[..first].iter().map(|word| word.len() + 1).sum::<usize>();
    let name = words[first..first + length].iter().map(|word| word.len() + 1).sum::<usize>() - 1;
    written[from..from + name].trim_end_matches([',', '.'])
}

/// Words for everybody, which are no person's name.
pub(crate) fn is_everyone(name: &str) -> bool {
    v::is(name, v::EVERYONE)
}

/// Words that hold a name's place.
pub(crate) fn is_nobody(name: &str) -> bool {
    let name = name.trim().trim_matches(['(', ')', '[', ']']);
    name.is_empty()
        || ["n/a", "n.a.", "s/d", "x"].iter().any(|nobody| name.eq_ignore_ascii_case(nobody))
        || v::is(name, v::NOBODY)
        || name.chars().all(|c| c.is_ascii_punctuation() || matches!(c, '–' | '—' | '…' | '¿' | ' '))
}

/// Whether words in front of a colon or a dash look like people's names, for people nobody has told us of.
pub(crate) fn look_like_names(text: &str) -> bool {
    // A small word in front is nobody's name, unless it is one for "and".
    let small = text.starts_with(|c: char| c.is_ascii_lowercase());
    if small && without_and(text) == text {
        return false;
    }
    let people = split_names(text);
    !people.is_empty() && people.len() <= 8 && people.iter().all(|person| looks_like_a_name(&person.name))
}

fn looks_like_a_name(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    words.len() <= 4
        && name.chars().count() <= 40
        && words.iter().enumerate().all(|(at, word)| {
            let first = word.trim_start_matches(['(', '"', '“', '\'']).chars().next().unwrap_or('0');
            (at > 0 && is_particle(word))
                || (!is_small(first) && !first.is_ascii_digit() && !first.is_ascii_punctuation())
        })
}

/// Whether a piece of a list of people is somebody's name. `sure`: the list is one of people for certain, so that a
/// single small word is a name as well.
pub(crate) fn is_listed_name(name: &str, sure: bool) -> bool {
    let key = fold(name);
    let words: Vec<&str> = name.split(' ').collect();
    let first = name.chars().next().unwrap_or('0');
    if !name.chars().any(char::is_alphabetic) || first.is_ascii_digit() || is_nobody(name) {
        return false;
    }
    let told = uses(&key);
    // "The Okafors"
    if let Some((article, rest)) = name.split_once(' ')
        && v::is(article, v::ARTICLE)
        && !rest.chars().next().is_some_and(is_small)
    {
        return is_listed_name(rest, sure);
    }
    if told.is(v::REPLY) && is_small(first) {
        return false;
    }
    if told.is_any(&[
        v::ABOUT,
        v::HOST,
        v::NOTED_BY,
        v::AWAY,
        v::OTHER_ROLE,
        v::TASKS,
        v::AGENDA,
        v::NO_NAME,
        v::STATE_DONE,
        v::BY,
        v::MEETING_WORD,
        v::CHAT_LEFT_OUT,
    ]) && told.month() != Some(5)
    {
        return false;
    }
    // "juan cruz", "el tano"
    let both_small = words.len() == 2
        && words.iter().all(|word| word.chars().all(char::is_alphabetic) && word.starts_with(is_small))
        && (uses(words[0]) == v::Uses::default() || uses(words[0]).is(v::ARTICLE))
        && uses(words[1]) == v::Uses::default();
    if (words.len() == 1 || both_small) && is_small(first) {
        return sure
            && name.chars().count() <= 16
            && !told.is_any(&[v::REMARK, v::AND, v::ARTICLE, v::PRESENT, v::AROUND]);
    }
    let capital = |word: &&str| {
        word.trim_start_matches(['(', '"', '“', '\'', '.'])
            .chars()
            .next()
            .is_none_or(|c| !is_small(c) && !c.is_ascii_digit())
    };
    words.len() <= 6
        && !is_small(first)
        && words.iter().filter(|word| !is_particle(word)).all(capital)
        && !name.ends_with(['.', '!', '?'])
            | name.trim_end_matches('.').rsplit(' ').next().is_some_and(|word| word.chars().count() <= 2)
}
