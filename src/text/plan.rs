//! Words of planning a meeting, its agenda, and the calendar.

use super::plural;
use crate::group::{ItemKind, Recurrence};

/// Words of planning a meeting, its agenda, and the calendar.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Plan {
    /// A meeting that has no name of its own.
    pub gone: &'static str,
    pub gone_text: &'static str,
    pub to_meet: &'static str,
    /// "Thursday, 18:30": given the day and the time, each where it is known.
    pub when: fn(Option<String>, Option<String>) -> String,
    pub no_day: &'static str,
    /// A plan of which neither is known: what it is called, and the way to a day.
    pub nameless: &'static str,
    pub choose_day: &'static str,

    pub plan: &'static str,
    pub change: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub day: &'static str,
    /// The next day of the group’s rhythm, in words.
    pub usual_day: fn(&str) -> String,
    pub time: &'static str,
    pub minutes_there_are: &'static str,
    /// What is filled in now and then: how long, where, how often.
    pub more: &'static str,
    pub place: &'static str,
    pub repeats: &'static str,
    pub once: &'static str,
    pub weekly: &'static str,
    pub fortnightly: &'static str,
    pub four_weekly: &'static str,
    pub monthly: &'static str,
    pub monthly_hint: &'static str,
    /// How it repeats: every month on the last of a weekday.
    pub monthly_last: &'static str,
    /// Under it.
    pub monthly_last_hint: &'static str,
    pub planned: &'static str,
    pub changed: &'static str,
    pub remove: &'static str,
    pub removed: &'static str,
    pub next_title: &'static str,
    pub plan_next: &'static str,
    /// Of the next of a rhythm, on its row.
    pub unplanned: &'static str,
    pub apart: &'static str,
    pub told_apart: &'static str,
    pub start: &'static str,
    pub go_on: &'static str,
    pub is_on: &'static str,

    pub agenda: &'static str,
    pub no_items: &'static str,
    pub add: &'static str,
    pub added: &'static str,
    pub added_several: fn(usize) -> String,
    /// Under the field of a new item; and how many items its lines will be.
    pub what_hint: &'static str,
    pub several: fn(usize) -> String,
    pub edit_item: &'static str,
    pub edited: &'static str,
    pub what: &'static str,
    pub what_missing: &'static str,
    pub brings: &'static str,
    /// Given the name.
    pub brought_by: fn(&str) -> String,
    pub kind: &'static str,
    pub share: &'static str,
    pub share_under: &'static str,
    pub explore: &'static str,
    pub explore_under: &'static str,
    pub decide: &'static str,
    pub decide_under: &'static str,
    pub minutes: &'static str,
    /// The names of an item's buttons, given what it is about.
    pub earlier: fn(&str) -> String,
    pub later: fn(&str) -> String,
    pub more_about: fn(&str) -> String,
    /// Given what moved, its new place, and of how many.
    pub moved: fn(&str, usize, usize) -> String,
    pub is_first: &'static str,
    pub is_last: &'static str,
    pub take_off: &'static str,
    pub taken_off: &'static str,
    pub see_commitment: &'static str,
    pub see_need: &'static str,
    pub talked_through: &'static str,

    /// "1 h 25 of 1 h 30": given the two in words.
    pub of: fn(&str, &str) -> String,
    pub takes: fn(&str) -> String,
    pub there_are: fn(&str) -> String,
    pub unsaid: fn(usize) -> String,
    /// Given how much more it is, and what could wait.
    pub over: fn(&str, Option<&str>) -> String,

    pub suggestions: &'static str,
    pub suggestions_text: &'static str,
    pub take_up: &'static str,
    pub taken_up: &'static str,
    pub let_rest: &'static str,
    pub rests: &'static str,
    /// Given the day in words and how many times.
    pub carried: fn(Option<&str>, usize) -> String,
    /// Given the day on which it was noted.
    pub for_later: fn(Option<&str>) -> String,
    pub for_next_time: fn(Option<&str>) -> String,
    pub wants_check_in: &'static str,

    pub send: &'static str,
    /// Given what it is called, and when and where it is.
    pub message: fn(&str, &str) -> String,
    /// Given its items.
    pub message_agenda: fn(&str) -> String,
    pub message_sent: &'static str,
    pub message_copied: &'static str,
    pub message_not_copied: &'static str,
    pub calendar: &'static str,
    pub calendar_text: &'static str,
    pub remind: &'static str,
    pub remind_hour: &'static str,
    pub remind_morning: &'static str,
    pub remind_day_before: &'static str,
    pub remind_not: &'static str,
    pub save_calendar: &'static str,
    pub share_calendar: &'static str,
    pub calendar_saved: &'static str,
    pub calendar_not_saved: &'static str,

    pub all: &'static str,
    pub all_none: &'static str,
    pub all_none_text: &'static str,
}

impl Plan {
    /// What an item asks of the group.
    pub fn sort(&self, kind: ItemKind) -> &'static str {
        match kind {
            ItemKind::Share => self.share,
            ItemKind::Explore => self.explore,
            ItemKind::Decide => self.decide,
        }
    }

    /// How a meeting repeats.
    pub fn rhythm(&self, repeats: Recurrence) -> &'static str {
        match repeats {
            Recurrence::Weekly => self.weekly,
            Recurrence::Fortnightly => self.fortnightly,
            Recurrence::FourWeekly => self.four_weekly,
            Recurrence::Monthly => self.monthly,
            Recurrence::MonthlyLast => self.monthly_last,
        }
    }

    /// How long the agenda takes, in a sentence or two; empty where nothing is known of it.
    ///
    /// ```
    /// let t = &all_leaders::text::EN.plan;
    /// assert_eq!(t.time_of(85, Some(90), 2), "1 h 25 of 1 h 30; 2 items without a time");
    /// assert_eq!(t.time_of(20, None, 0), "20 min in all");
    /// assert_eq!(t.time_of(0, Some(60), 0), "Time: 1 h");
    /// ```
    pub fn time_of(&self, takes: u32, there_are: Option<u32>, unsaid: usize) -> String {
        let all = match (takes, there_are) {
            (0, None) => String::new(),
            (0, Some(there_are)) => (self.there_are)(&span(there_are)),
            (takes, None) => (self.takes)(&span(takes)),
            (takes, Some(there_are)) => (self.of)(&span(takes), &span(there_are)),
        };
        match (all.is_empty(), unsaid) {
            (_, 0) => all,
            (true, unsaid) => (self.unsaid)(unsaid),
            (false, unsaid) => [&all, "; ", &*(self.unsaid)(unsaid)].concat(),
        }
    }
}

/// A length of time: "25 min", "1 h", "1 h 25".
pub fn span(minutes: u32) -> String {
    let (hours, rest) = ((minutes / 60).to_string(), minutes % 60);
    match (minutes / 60, rest) {
        (0, rest) => [&rest.to_string(), " min"].concat(),
        (_, 0) => [&hours, " h"].concat(),
        (_, rest) => [&*hours, " h ", if rest < 10 { "0" } else { "" }, &rest.to_string()].concat(),
    }
}

fn on(day: Option<&str>) -> String {
    day.map(|day| [", ", day].concat()).unwrap_or_default()
}

/// English.
pub const EN: Plan = Plan {
    gone: "This meeting isn’t on your phone",
    gone_text: "It may have been removed, or be in a file you haven’t opened yet.",
    to_meet: "See all meetings",
    when: |day, time| day.into_iter().chain(time).collect::<Vec<_>>().join(", "),
    no_day: "no day yet",
    nameless: "A meeting, no day yet",
    choose_day: "Choose a day",

    plan: "Plan a meeting",
    change: "Change the plan",
    name: "What is it called?",
    name_hint: "“Monthly meeting”, “Hall committee” …",
    day: "Which day?",
    usual_day: |day| ["Usual day: ", day].concat(),
    time: "What time?",
    minutes_there_are: "How long? (minutes)",
    more: "More: how long, where, how often",
    place: "Where?",
    repeats: "Does it repeat?",
    once: "Just once",
    weekly: "Every week",
    fortnightly: "Every two weeks",
    four_weekly: "Every four weeks",
    monthly: "Every month",
    monthly_hint: "same weekday, like the second Thursday",
    monthly_last: "At the end of every month",
    monthly_last_hint: "like the last Thursday",
    planned: "Planned",
    changed: "Plan changed",
    remove: "Remove this meeting and its agenda",
    removed: "Removed",
    next_title: "Next meeting",
    plan_next: "Plan the next meeting",
    unplanned: "not planned yet",
    apart: "Split into two meetings",
    told_apart: "Two meetings again",
    start: "Start this meeting",
    go_on: "Continue",
    is_on: "This meeting is in progress",

    agenda: "Agenda",
    no_items: "Nothing yet. Anyone can add something to talk about.",
    add: "Add an item",
    added: "Added to the agenda",
    added_several: |count| ["Added to the agenda: ", &plural(count, "item", "items")].concat(),
    what_hint: "Each line becomes an item.",
    several: |count| {
        ["These are ", &plural(count, "item", "items"), ". Your choices below are for all of them."].concat()
    },
    edit_item: "Change this item",
    edited: "Changed",
    what: "What is it about?",
    what_missing: "Say in a few words what it’s about.",
    brings: "Whose idea is it?",
    brought_by: |name| ["brought by ", name].concat(),
    kind: "What should we do with it?",
    share: "To share",
    share_under: "news or information",
    explore: "To discuss",
    explore_under: "to think about together",
    decide: "To decide",
    decide_under: "we need a decision",
    minutes: "How many minutes?",
    earlier: |what| ["Earlier: ", what].concat(),
    later: |what| ["Later: ", what].concat(),
    more_about: |what| ["More about: ", what].concat(),
    moved: |what, place, all| [what, ": ", &place.to_string(), " of ", &*all.to_string()].concat(),
    is_first: "Already first",
    is_last: "Already last",
    take_off: "Remove from agenda",
    taken_off: "Removed from the agenda",
    see_commitment: "See the task",
    see_need: "See the need",
    talked_through: "done",

    of: |takes, all| [takes, " of ", all].concat(),
    takes: |takes| [takes, " in all"].concat(),
    there_are: |all| ["Time: ", all].concat(),
    unsaid: |count| {
        let have = if count == 1 { "item without a time" } else { "items without a time" };
        plural(count, have, have)
    },
    over: |more, item| {
        let wait = item.map(|item| [" Could “", item, "” wait, or be shorter?"].concat());
        ["That’s ", more, " too long.", &wait.unwrap_or_default()].concat()
    },

    suggestions: "Suggestions",
    suggestions_text: "Tap to add.",
    take_up: "Add to agenda",
    taken_up: "Added to the agenda",
    let_rest: "Skip",
    rests: "Skipped",
    carried: |day, count| {
        let (times, from) = match count {
            0 | 1 => (String::new(), " from "),
            2 => (" twice".to_owned(), " since "),
            count => ([" ", &count.to_string(), " times"].concat(), " since "),
        };
        let from = day.map(|day| [from, day].concat()).unwrap_or_default();
        ["carried over", &times, &from].concat()
    },
    for_later: |day| ["saved for later", &*on(day)].concat(),
    for_next_time: |day| ["noted for next time", &*on(day)].concat(),
    wants_check_in: "How’s it going?",

    send: "Send as a message",
    message: |name, when| [name, " on ", when].concat(),
    message_agenda: |items| ["On the agenda: ", items].concat(),
    message_sent: "Message passed on",
    message_copied: "Copied. Now paste it into a message.",
    message_not_copied: "Copying didn’t work. Your browser may not allow it.",
    calendar: "Add to calendar",
    calendar_text: "You get a small file for your calendar. When the plan changes, add it again.",
    remind: "Remind you?",
    remind_hour: "One hour before",
    remind_morning: "In the morning",
    remind_day_before: "The day before",
    remind_not: "No",
    save_calendar: "Save for the calendar",
    share_calendar: "Share it",
    calendar_saved: "Open the file from your downloads to add it to your calendar.",
    calendar_not_saved: "Your browser didn’t save the file.",

    all: "All past meetings",
    all_none: "No past meetings yet",
    all_none_text: "What your group discussed and decided appears here.",
};
