//! What headings announce.

use super::super::vocabulary::{self as v, Uses, uses, words_of};
use super::{HeadLabel, head_label, label_for};

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
