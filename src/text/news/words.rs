//! The words of the news.

use super::{LEADING_EN, LeadingNews, MEETING_EN, MeetingNews, SameNews};

/// The words of the news.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct NewsText {
    pub group: fn(&str) -> String,
    pub new_member: fn(&str) -> String,
    pub member_words: fn(&str) -> String,
    pub member_here: fn(&str) -> String,
    pub member_away: fn(&str) -> String,
    pub member_left: fn(&str) -> String,
    pub member_guest: fn(&str) -> String,
    pub member_joined: fn(&str) -> String,
    /// Whether two entries are one person.
    pub same_person: SameNews,
    /// The button beside what was merged.
    pub separate: &'static str,
    pub separated: &'static str,
    pub separated_meetings: &'static str,
    pub member_hand: fn(&str) -> String,
    pub member_hand_found: fn(&str) -> String,
    pub member_other: fn(&str) -> String,
    pub member_gone: &'static str,
    /// A person's name, or the quoted words of what was removed.
    pub removed: fn(&str) -> String,
    /// Whose word was removed.
    pub said_removed: fn(&str) -> String,
    pub something_gone: &'static str,
    /// The sentence that something was removed, and who had added to it.
    pub removed_with: fn(&str, &str) -> String,
    /// What was removed, inside a sentence about what others added to it.
    pub was_removed: fn(&str) -> String,
    pub erased: &'static str,
    pub unknown: &'static str,
    /// Who, and what: somebody stepped up.
    pub took_on: fn(&str, &str) -> String,
    /// What, where nobody holds it.
    pub noted_down: fn(&str) -> String,
    pub commitment_gone: &'static str,
    /// What, and what changed about it.
    pub about: fn(&str, &str) -> String,
    pub new_words: &'static str,
    pub day_is: fn(&str) -> String,
    pub no_day: &'static str,
    pub held_by: fn(&str) -> String,
    pub held_by_nobody: &'static str,
    pub alongside: fn(&str) -> String,
    pub nobody_alongside: &'static str,
    pub taken_up_again: &'static str,
    pub asks_hand: &'static str,
    pub hand_found: &'static str,
    pub something_else: &'static str,
    pub moving: &'static str,
    pub stuck: &'static str,
    pub done: &'static str,
    pub let_go: &'static str,
    pub let_go_alone: &'static str,
    /// Who, what, and how it goes with further words.
    pub check_in: fn(&str, &str, &str) -> String,
    pub new_day: fn(&str) -> String,
    /// Who said how they are, and the room they have.
    pub arrived: fn(&str, &str) -> String,
    pub plenty: &'static str,
    pub some: &'static str,
    pub little: &'static str,
    /// Who offers a hand with what.
    pub offer: fn(&str, &str) -> String,
    /// Who has a good word on what.
    pub encouragement: fn(&str, &str) -> String,
    /// For the last two where it answers somebody's general check-in: whom.
    pub for_somebody: fn(&str) -> String,
    pub somebody: &'static str,
    /// A commitment's words inside a sentence.
    pub quoted: fn(&str) -> String,
    /// Clauses in a row.
    pub and: &'static str,
    /// Over what concerns whoever reads, and over all else.
    pub about_you: &'static str,
    pub about_others: &'static str,
    /// About needs, invitations, strengths, thanks, agreements and questions.
    pub leading: LeadingNews,
    pub meeting: MeetingNews,
}

/// English.
pub const EN: NewsText = NewsText {
    group: |name| ["The group’s name or purpose was changed: ", name].concat(),
    new_member: |name| [name, " joined the group"].concat(),
    member_words: |name| [name, "’s name or pronouns were changed"].concat(),
    member_here: |name| [name, " is back"].concat(),
    member_away: |name| [name, " is away for a while"].concat(),
    member_left: |name| [name, " has left the group"].concat(),
    member_guest: |name| [name, " was a guest"].concat(),
    member_joined: |name| [name, " was separated from another entry"].concat(),
    same_person: SameNews {
        merged: |one, other| [one, " and ", other, " were merged"].concat(),
        merged_alike: |name| ["Two entries named ", name, " were merged"].concat(),
        two: |one, other| [one, " and ", other, " are two different people"].concat(),
        two_alike: |name| ["There are two different people named ", name].concat(),
        open: |one, other| ["Not decided again: are ", one, " and ", other, " one person?"].concat(),
        open_alike: |name| ["Not decided again: are two entries named ", name, " one person?"].concat(),
    },
    separate: "Separate them",
    separated: "They’re two people now.",
    separated_meetings: "They’re two meetings now.",
    member_hand: |name| [name, " asks for a hand"].concat(),
    member_hand_found: |name| [name, " found a hand"].concat(),
    member_other: |name| [name, "’s page was changed"].concat(),
    member_gone: "Someone was removed",
    removed: |what| [what, " was removed"].concat(),
    said_removed: |who| ["Something ", who, " said was removed"].concat(),
    something_gone: "Something was removed",
    removed_with: |sentence, who| [sentence, ", with what ", who, " added"].concat(),
    was_removed: |what| [what, " (removed)"].concat(),
    erased: "One person’s data was erased for good",
    unknown: "Something from a newer version of the app",
    took_on: |who, what| [who, " took on ", what].concat(),
    noted_down: |what| [what, " was added"].concat(),
    commitment_gone: "A task was removed",
    about: |what, clauses| [what, ": ", clauses].concat(),
    new_words: "the words were changed",
    day_is: |day| ["now due ", day].concat(),
    no_day: "no day any more",
    held_by: |names| [names, " doing this"].concat(),
    held_by_nobody: "nobody’s doing this now",
    alongside: |names| [names, " helping"].concat(),
    nobody_alongside: "nobody’s helping now",
    taken_up_again: "started again",
    asks_hand: "asks for a hand",
    hand_found: "no longer asking for a hand",
    something_else: "something else was changed",
    moving: "moving",
    stuck: "stuck",
    done: "done",
    let_go: "let go",
    let_go_alone: "no longer doing this, the others continue",
    check_in: |who, what, how| [who, " on ", what, ": ", how].concat(),
    new_day: |day| ["now due ", day].concat(),
    arrived: |who, how| {
        if how.is_empty() {
            [who, " said how they are"].concat()
        } else {
            ["How much ", who, " can do: ", how].concat()
        }
    },
    plenty: "a lot",
    some: "some",
    little: "a little",
    offer: |who, what| [who, " offers a hand with ", what].concat(),
    encouragement: |who, what| [who, " sent encouragement for ", what].concat(),
    for_somebody: |name| ["what ", name, " said"].concat(),
    somebody: "Someone",
    quoted: |what| ["“", what, "”"].concat(),
    and: ", ",
    about_you: "You and your tasks",
    about_others: "Everything else",
    leading: LEADING_EN,
    meeting: MEETING_EN,
};
