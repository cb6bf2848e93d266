//! Pages of wikis, as MediaWiki and DokuWiki keep them, with the signs of Markdown in place of theirs: a line each for a line.

use super::plain::unbullet;

/// The page as it would stand in Markdown; `None` for a text that is no wiki's.
pub(crate) fn as_markdown(text: &str) -> Option<String> {
    let is_heading = |line: &str| heading(line.trim_end()).is_some();
    if !text.contains("==") || !text.lines().any(is_heading) {
        return None;
    }
    let lines: Vec<String> = text.split('\n').map(|line| one(line.trim_end())).collect();
    Some(lines.join("\n"))
}

fn one(line: &str) -> String {
    if let Some((words, level)) = heading(line) {
        return [&"######"[..level], " ", words].concat();
    }
    // "{| class=…", "|}", "{{Meeting", "}}"
    let bare = line.trim();
    if bare.starts_with("{|") || bare.starts_with("{{") || matches!(bare, "|}" | "}}") {
        return String::new();
    }
    let line = plain(line);
    let bare = line.trim();
    if bare == "|-" || bare.starts_with("|- ") {
        return "|---|".into();
    }
    // "! Action !! Who", "^ Task ^ Who ^"
    if let Some(cells) = bare.strip_prefix('!') {
        return ["|", &cells.replace("!!", "|"), "|"].concat();
    }
    if bare.starts_with('^') && bare.len() > 1 {
        return bare.replace('^', "|");
    }
    if let Some(field) = bare.strip_prefix('|').filter(|field| !field.contains('|'))
        && let Some((key, value)) = field.split_once('=')
    {
        return [key.trim(), ": ", value.trim()].concat();
    }
    if bare.starts_with('|') && bare.contains("||") {
        return [&bare.replace("||", "|"), "|"].concat();
    }
    // "** deeper"
    let depth = line.bytes().take_while(|byte| *byte == b'*').count();
    if depth > 1 && line[depth..].starts_with(' ') {
        return ["  ".repeat(depth - 1).as_str(), "*", &line[depth..]].concat();
    }
    // ": an answer --Ana 11:02, 27 November"
    let answer = line.trim_start_matches(':');
    if answer.len() < line.len() && answer.starts_with(' ') && unbullet(answer).1 == unbullet(&line).1 {
        return answer.trim_start().to_owned();
    }
    line
}

/// "== Next ==" with its depth: DokuWiki's largest headings have the most signs, which tell the depth the other way round;
/// MediaWiki's are parts of the page.
fn heading(line: &str) -> Option<(&str, usize)> {
    let signs = line.bytes().take_while(|byte| *byte == b'=').count();
    let inside = line.get(signs..)?.strip_suffix(&line[..signs])?;
    let words = inside.trim();
    ((2..=6).contains(&signs) && inside.starts_with(' ') && !words.is_empty() && !words.contains('='))
        .then(|| (words, if signs > 4 { 7 - signs } else { signs + 1 }))
}

/// A line's words without the signs for links, slanted and struck letters.
fn plain(line: &str) -> String {
    let mut line = line.trim_end_matches("\\\\").to_owned();
    for (sign, with) in [
        ("'''", "**"),
        ("''", ""),
        ("<s>", "~~"),
        ("</s>", "~~"),
        ("<del>", "~~"),
        ("</del>", "~~"),
        ("<br>", ""),
        ("<br/>", ""),
        ("<br />", ""),
        ("</note>", ""),
        ("</br>", ""),
    ] {
        if line.contains(sign) {
            line = line.replace(sign, with);
        }
    }
    if let Some((before, rest)) = line.split_once("<note")
        && let Some((_, rest)) = rest.split_once('>')
    {
        line = [before, rest].concat();
    }
    // "[[User:Ana|Ana]]" shows "Ana".
    let mut out = String::with_capacity(line.len());
    let mut rest = line.as_str();
    while let Some((before, link)) = rest.split_once("[[") {
        let Some((link, after)) = link.split_once("]]") else { break };
        out.push_str(before);
        out.push_str(link.rsplit('|').next().unwrap_or(link));
        rest = after;
    }
    out.push_str(rest);
    out
}
