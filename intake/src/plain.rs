//! Words without the marks that editors put around them: links, escapes, tabs.

use super::vocabulary as v;
use crate::name::is_capital;
use std::borrow::Cow;

/// A line's words as a person reads them, and the addresses of its links.
pub(crate) fn plain(text: &str) -> (Cow<'_, str>, Vec<String>) {
    let bytes = text.as_bytes();
    let is_mark = |at: usize| match bytes[at] {
        b'[' | b'\\' | b'\t' | b'<' | b'&' => true,
        // The space that does not break.
        0xC2 => bytes.get(at + 1) == Some(&0xA0),
        _ => false,
    };
    if !(0..bytes.len()).any(is_mark) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let mut links = Vec::new();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '\t' | '\u{A0}' => {
                out.push(' ');
                after
            }
            '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) => {
                out.extend(after.chars().next());
                &after[1..]
            }
            '[' if let Some((words, link, more)) = link(rest) => {
                // A picture has no words of its own.
                if out.ends_with('!') {
                    out.pop();
                }
                out.push_str(words);
                if !link.is_empty() && !link.starts_with("mailto:") && link != words {
                    links.push(link.to_owned());
                }
                more
            }
            '<' if let Some(more) = tag(rest) => {
                out.push(' ');
                more
            }
            '&' if let Some((name, sign)) = ENTITIES.iter().find(|(name, _)| rest.starts_with(name)) => {
                out.push_str(sign);
                &rest[name.len()..]
            }
            c => {
                out.push(c);
                after
            }
        };
    }
    (Cow::Owned(out.trim().to_owned()), links)
}

/// Characters as HTML writes them.
const ENTITIES: [(&str, &str); 6] =
    [("&amp;", "&"), ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&quot;", "\"")];

/// `[words](address)` and `[[page|words]]` at the start: words, address and what comes after.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let near = &text[..text.floor_char_boundary(400)];
    if let Some(inside) = near.strip_prefix("[[") {
        let end = inside.find("]]")?;
        let words = inside[..end].rsplit('|').next()?;
        return Some((words, "", &text[end + 4..]));
    }
    let end = near.find("](")?;
    let words = &near[1..end];
    if words.contains('[') && !words.contains("][") {
        return None;
    }
    let address = &near[end + 2..];
    let close = address.find(')')?;
    Some((words, address[..close].split(' ').next().unwrap_or(""), &text[end + 2 + close + 1..]))
}

/// A tag of HTML that has no meaning here.
fn tag(text: &str) -> Option<&str> {
    let near = text.get(..text.floor_char_boundary(60))?;
    let end = near.find('>')?;
    let name = near[1..end].trim_start_matches('/').trim_end_matches('/').trim();
    let name = name.split(' ').next().unwrap_or("");
    matches!(
        name,
        "br" | "p"
            | "b"
            | "i"
            | "u"
            | "li"
            | "ul"
            | "ol"
            | "strong"
            | "em"
            | "span"
            | "div"
            | "del"
            | "mark"
            | "details"
            | "summary"
            | "h1"
            | "h2"
            | "h3"
            | "a"
            | "sub"
            | "sup"
    )
    .then(|| &text[end + 1..])
}

/// Where the first of some signs stands, and which it is. Each begins with a space and a sign, or with a sign.
pub(crate) fn first_of<'a>(text: &str, signs: &[&'a str]) -> Option<(usize, &'a str)> {
    (0..text.len()).filter(|at| may_be_sign(text.as_bytes(), *at)).find_map(|at| sign_at(text, at, signs))
}

/// The same for the last one.
pub(crate) fn last_of<'a>(text: &str, signs: &[&'a str]) -> Option<(usize, &'a str)> {
    (0..text.len())
        .rev()
        .filter(|at| may_be_sign(text.as_bytes(), *at))
        .find_map(|at| sign_at(text, at, signs))
}

/// Most of a text is letters, and spaces between words.
#[inline]
fn may_be_sign(text: &[u8], at: usize) -> bool {
    let is_sign = |at: usize| text.get(at).is_some_and(|byte| !byte.is_ascii_alphanumeric());
    is_sign(at) && (text[at] != b' ' || is_sign(at + 1))
}

fn sign_at<'a>(text: &str, at: usize, signs: &[&'a str]) -> Option<(usize, &'a str)> {
    let rest = &text.as_bytes()[at..];
    let begins = |sign: &&&str| rest[0] == sign.as_bytes()[0] && rest.starts_with(sign.as_bytes());
    signs.iter().find(begins).map(|sign| (at, *sign))
}

/// Whether a text is a link and nothing else, or next to nothing.
pub(crate) fn is_link(text: &str) -> bool {
    let Some(at) = Some(text)
        .filter(|text| text.contains('/'))
        .and_then(|text| text.find("http"))
        .filter(|at| text[*at..].starts_with("http://") || text[*at..].starts_with("https://"))
    else {
        return text.starts_with("www.") && !text.contains(' ');
    };
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |n| at + n);
    let around = [&text[..at], &text[end..]].concat();
    around.split_whitespace().count() <= 1
}

/// How far a line is indented; a tab counts as four.
pub(crate) fn indent(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// A line without what marks it as one of a list, and whether something did; Word copies its bullets as odd signs.
pub(crate) fn unbullet(line: &str) -> (&str, bool) {
    let start = line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let word = start
        .strip_prefix([
            '§', '\u{F0B7}', '\u{F0A7}', '\u{F0D8}', '\u{F0FC}', '\u{F076}', '➢', '■', '□', '►', '▶', '✦',
            '⁃', '∙', '➤', '📌', '👉', '🔹', '🔸', '🔵', '🔴', '🟢', '⭐', '✴',
        ])
        .or_else(|| start.strip_prefix('o').filter(|rest| rest.starts_with('\t')))
        .filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
    let body = match word {
        Some(rest) => rest.trim_start(),
        None => crate::name::strip_bullet(line),
    };
    (body, body.len() < start.len())
}

/// What stands behind the word for a point of the agenda: "TOP 3 Rent".
pub(crate) fn behind_point_word(source: &str) -> Option<&str> {
    let (word, rest) = source.split_once(' ')?;
    (word.len() > 1 && word.chars().all(is_capital) && v::is(word, v::POINT_NUMBER)).then_some(rest)
}

/// "3. Rent", "3) Rent", "TOP 3 Rent": the number of a point, and its words.
pub(crate) fn numbered(source: &str) -> Option<(u32, &str)> {
    let rest = behind_point_word(source).unwrap_or(source);
    let end = rest.find(|c: char| !c.is_ascii_digit())?;
    let words = rest[end..].trim_start_matches(['.', ')', ':']);
    let parted = words.len() < rest.len() - end || rest.len() < source.len();
    (parted && words.starts_with(' ')).then_some((rest[..end].parse().ok()?, words.trim()))
}
