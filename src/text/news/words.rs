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
    /// What changed about a task or a need, each a sentence about it.
    pub new_words: fn(&str) -> String,
    /// What, and its day.
    pub day_is: fn(&str, &str) -> String,
    pub no_day: fn(&str) -> String,
    /// Who does what: one, and several by their names.
    pub held_by: fn(&str, &str) -> String,
    pub held_by_several: fn(&str, &str) -> String,
    pub held_by_nobody: fn(&str) -> String,
    /// Who helps with what: one, and several by their names.
    pub alongside: fn(&str, &str) -> String,
    pub alongside_several: fn(&str, &str) -> String,
    pub nobody_alongside: fn(&str) -> String,
    pub taken_up_again: fn(&str) -> String,
    pub asks_hand: fn(&str) -> String,
    pub hand_found: fn(&str) -> String,
    pub something_else: fn(&str) -> String,
    pub moving: fn(&str) -> String,
    pub stuck: fn(&str) -> String,
    pub done: fn(&str) -> String,
    pub let_go: fn(&str) -> String,
    /// In minutes, after who and what.
    pub let_go_alone: &'static str,
    /// Who says how what goes.
    pub says_moving: fn(&str, &str) -> String,
    pub says_stuck: fn(&str, &str) -> String,
    pub says_done: fn(&str, &str) -> String,
    pub says_let_go: fn(&str, &str) -> String,
    pub says_let_go_alone: fn(&str, &str) -> String,
    /// Who asks for a hand with what.
    pub asks_hand_with: fn(&str, &str) -> String,
    /// Who said something about what, and not how it goes.
    pub says_something: fn(&str, &str) -> String,
    /// Sentences that follow: the new day, that a hand would help, and who noted it for somebody else.
    pub new_day: fn(&str) -> String,
    pub hand_would_help: &'static str,
    pub noted_by: fn(&str) -> String,
    /// Who said how they are; the room they have, in a sentence that follows.
    pub arrived: fn(&str) -> String,
    pub has_room: fn(&str) -> String,
    pub plenty: &'static str,
    pub some: &'static str,
    pub little: &'static str,
    /// Who offers a hand with what.
    pub offer: fn(&str, &str) -> String,
    /// Who has a good word on what.
    pub encouragement: fn(&str, &str) -> String,
    /// For the last two where it answers somebody's general check-in: whom.
    pub for_somebody: fn(&str) -> String,
    /// A commitment's words inside a sentence.
    pub quoted: fn(&str) -> String,
    /// Between sentences in a row.
    pub then: &'static str,
    /// Over what concerns whoever reads, and over all else.
    pub about_you: &'static str,
    pub about_others: &'static str,
    /// About needs, invitations, strengths, thanks, agreements and questions.
    pub leading: LeadingNews,
    pub meeting: MeetingNews,
}

/// English.
pub const EN: NewsText = NewsText {
    group: |name| ["The group’s name or purpose was set: ", name].concat(),
    new_member: |name| [name, " is in the group now"].concat(),
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
        open: |one, other| ["It’s open again whether ", one, " and ", other, " are one person"].concat(),
        open_alike: |name| ["It’s open again whether two entries named ", name, " are one person"].concat(),
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
    new_words: |what| ["The words of ", what, " were changed"].concat(),
    day_is: |what, day| [what, " is now due ", day].concat(),
    no_day: |what| [what, " has no day any more"].concat(),
    held_by: |name, what| [name, " is now doing ", what].concat(),
    held_by_several: |names, what| [names, " are now doing ", what].concat(),
    held_by_nobody: |what| ["Nobody’s doing ", what, " now"].concat(),
    alongside: |name, what| [name, " is helping with ", what].concat(),
    alongside_several: |names, what| [names, " are helping with ", what].concat(),
    nobody_alongside: |what| ["Nobody’s helping with ", what, " now"].concat(),
    taken_up_again: |what| [what, " was started again"].concat(),
    asks_hand: |what| ["A hand would help with ", what].concat(),
    hand_found: |what| [what, " no longer needs a hand"].concat(),
    something_else: |what| ["Something about ", what, " was changed"].concat(),
    moving: |what| [what, " is moving"].concat(),
    stuck: |what| [what, " is stuck"].concat(),
    done: |what| [what, " is done"].concat(),
    let_go: |what| [what, " was let go"].concat(),
    let_go_alone: "no longer doing this, the others continue",
    says_moving: |who, what| [who, " says ", what, " is moving"].concat(),
    says_stuck: |who, what| [who, " says ", what, " is stuck"].concat(),
    says_done: |who, what| [who, " says ", what, " is done"].concat(),
    says_let_go: |who, what| [who, " let ", what, " go"].concat(),
    says_let_go_alone: |who, what| [who, " is no longer doing ", what, ". The others continue"].concat(),
    asks_hand_with: |who, what| [who, " asks for a hand with ", what].concat(),
    says_something: |who, what| [who, " said something about ", what].concat(),
    new_day: |day| ["It’s now due ", day].concat(),
    hand_would_help: "A hand would help",
    noted_by: |who| ["Noted by ", who].concat(),
    arrived: |who| [who, " said how they are"].concat(),
    has_room: |room| ["This week they ", room].concat(),
    plenty: "can do a lot",
    some: "can do some",
    little: "can do a little",
    offer: |who, what| [who, " offers a hand with ", what].concat(),
    encouragement: |who, what| [who, " sent encouragement for ", what].concat(),
    for_somebody: |name| ["what ", name, " said"].concat(),
    quoted: |what| ["“", what, "”"].concat(),
    then: ". ",
    about_you: "For you",
    about_others: "Everything else",
    leading: LEADING_EN,
    meeting: MEETING_EN,
};
