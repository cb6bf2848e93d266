//! Words of the place Meet.

use super::plural;

/// Words of the place Meet.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Meet {
    pub title: &'static str,
    pub is_on: &'static str,
    pub go_on: &'static str,
    pub start: &'static str,
    pub plan: &'static str,
    pub next: &'static str,
    pub none_planned: &'static str,
    pub today: &'static str,
    pub past: &'static str,
    pub all: &'static str,
    pub more: fn(usize) -> String,
    pub roles: &'static str,
    pub same: &'static str,
    pub same_text: &'static str,
    /// Two buttons of the question.
    pub same_yes: &'static str,
    pub same_no: &'static str,
    pub same_done: &'static str,
    pub same_not: &'static str,
    pub ways_on: &'static str,

    pub arrival: &'static str,
    pub under: &'static str,
    pub around: &'static str,
    /// In the middle of the circle, under the number of those heard: of how many.
    pub heard: fn(usize) -> String,
    pub who: &'static str,
    /// The form's heading, given the name.
    pub arrives: fn(&str) -> String,
    pub all_heard: &'static str,
    pub all_heard_text: &'static str,
    pub words: &'static str,
    pub nobody_yet: &'static str,
    pub no_people: &'static str,
    pub no_people_text: &'static str,
}

/// English.
pub const EN: Meet = Meet {
    title: "Meet",
    is_on: "A meeting is on",
    go_on: "Go on",
    start: "Start a meeting",
    plan: "Plan a meeting",
    next: "What comes next",
    none_planned: "No meeting is planned. You can plan one, with what to talk about, or start right away.",
    today: "A meeting today",
    past: "Meetings that were",
    all: "All meetings",
    more: |count| plural(count, "more is planned", "more are planned"),
    roles: "Roles",
    same: "Are these the same meeting?",
    same_text: "Two phones have noted a meeting of that day. If it is the same one, what they noted comes together.",
    same_yes: "The same meeting",
    same_no: "Two meetings",
    same_done: "It is one meeting now",
    same_not: "Two different meetings",
    ways_on: "More for meetings",

    arrival: "Around the circle",
    under: "Everybody who wants to is heard: how you arrive, and how much you can carry this week.",
    around: "The circle",
    heard: |all| ["of ", &plural(all, "person", "people"), " heard today"].concat(),
    who: "Whom do we hear?",
    arrives: |name| ["We hear ", name].concat(),
    all_heard: "Everybody was heard today",
    all_heard_text: "Thank you for listening. A further word is welcome: choose a person again.",
    words: "Today’s words",
    nobody_yet: "Nobody has said a word yet. Choose a person above to begin.",
    no_people: "Who is in the circle?",
    no_people_text: "Add the people of your group first; then everybody can say how they arrive.",
};
