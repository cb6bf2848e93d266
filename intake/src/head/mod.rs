//! What a meeting's head says, and what headings announce.

mod letter;
mod list;
mod section;

pub(crate) use letter::{is_farewell, is_letter, letter_writer, signed_by};
pub(crate) use list::{Listed, listed, next_label, put_people, until_next_label};
pub(crate) use section::{Section, bare_heading, section};

use super::vocabulary::{self as v, Uses, Word, uses, words_of};
use crate::name::fold_words;

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

/// Whether a line's words are a meeting's: for titles that carry no heading mark.
pub(crate) fn names_a_meeting(line: &str) -> bool {
    let words = fold_words(line);
    words.iter().any(|word| uses(word).is_any(&[v::MEETING_WORD, v::MINUTES_WORD]) || is_compound(word))
        || words_of(line).find_phrase(&[v::MEETING_WORD]).is_some()
}

/// "La asamblea de noviembre": a meeting, and nobody.
pub(crate) fn begins_with_meeting(line: &str) -> bool {
    let words = words_of(line);
    // "de la", "du"
    let small =
        |at: usize| words.get(at).is_some_and(|word| word.uses.is(v::ARTICLE)) || words.fold(at).len() == 2;
    let at = (0..2).take_while(|at| small(*at)).count();
    words.len() > at + 1 && words.phrase(at, &[v::MEETING_WORD]).is_some()
}

/// German writes "Gartengruppentreffen" and "Vorstandssitzung" in one word.
fn is_compound(word: &str) -> bool {
    v::ends_as(word, v::MEETING_ENDING)
}

/// Whether a title or a heading is one of minutes: of what was said, not of what is to be talked about.
pub fn tells_what_was(line: &str) -> bool {
    fold_words(line).iter().any(|word| v::is(word, v::MINUTES_WORD))
}
