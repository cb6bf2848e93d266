//! Words of the place Meet.

use super::plural;
use crate::group::Capacity;

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
    /// What the last meeting left open: items, and tasks.
    pub left_open: fn(usize, usize) -> String,
    pub past: &'static str,
    pub all: &'static str,
    pub more: fn(usize) -> String,
    pub roles: &'static str,
    pub roles_under: &'static str,
    pub all_under: &'static str,
    pub reflect_under: &'static str,
    pub same: &'static str,
    pub same_text: &'static str,
    /// Two buttons of the question.
    pub same_yes: &'static str,
    pub same_no: &'static str,
    pub same_done: &'static str,
    pub same_not: &'static str,
    pub ways_on: &'static str,

    pub arrival: &'static str,
    pub around: &'static str,
    /// In the middle of the circle, under the number of those heard: of how many.
    pub heard: fn(usize) -> String,
    pub who: &'static str,
    /// The form's heading, given the name.
    pub arrives: fn(&str) -> String,
    pub all_heard: &'static str,
    pub all_heard_text: &'static str,
    pub words: &'static str,
    /// How much somebody can do, under their name.
    pub can_do: fn(Capacity) -> &'static str,
    pub nobody_yet: &'static str,
    pub no_people: &'static str,
    pub no_people_text: &'static str,
}

/// English.
pub const EN: Meet = Meet {
    title: "Meet",
    is_on: "Meeting in progress",
    go_on: "Continue",
    start: "Start a meeting",
    plan: "Plan a meeting",
    next: "Next meeting",
    none_planned: "No meeting planned yet.",
    today: "A meeting today",
    left_open: |items, tasks| {
        let items = (items > 0).then(|| plural(items, "item", "items"));
        let tasks = (tasks > 0).then(|| plural(tasks, "task", "tasks"));
        let open: Vec<String> = items.into_iter().chain(tasks).collect();
        ["Open from last time: ", &open.join(", ")].concat()
    },
    past: "Past meetings",
    all: "All past meetings",
    more: |count| [&count.to_string(), " more planned"].concat(),
    roles: "Roles",
    roles_under: "Who would like which, and who had them",
    all_under: "What was said and decided",
    reflect_under: "Only on this phone",
    same: "Are these the same meeting?",
    same_text: "Two phones have a meeting on this day.",
    same_yes: "Same meeting",
    same_no: "Two meetings",
    same_done: "Now one meeting",
    same_not: "Two different meetings",
    ways_on: "More for meetings",

    arrival: "How people are",
    around: "The circle",
    heard: |all| ["of ", &plural(all, "person", "people"), " heard today"].concat(),
    who: "Who’s speaking?",
    arrives: |name| [name, " is speaking"].concat(),
    all_heard: "Everyone has spoken today",
    all_heard_text: "Thank you for listening. To add more, choose a person again.",
    words: "Said today",
    can_do: |capacity| match capacity {
        Capacity::Plenty => "Can do a lot this week",
        Capacity::Some => "Can do some things this week",
        Capacity::Little => "Can do a little this week",
    },
    nobody_yet: "Nobody’s spoken yet. Choose a person above to begin.",
    no_people: "Who is in the circle?",
    no_people_text: "Add the people in your group first.",
};
