//! Words inside the parts that pages are made of.

use super::plural;

/// Words inside the parts that pages are made of.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct ComponentsText {
    pub messages: &'static str,
    pub dismiss: &'static str,
    pub search: &'static str,
    pub clear_search: &'static str,
    /// A field that takes no more.
    pub full: &'static str,
    /// Half a day, or one that the calendar does not have.
    pub day_unfinished: &'static str,
    pub time_unfinished: &'static str,
    /// What somebody else wrote where the person wrote too.
    pub meanwhile: fn(&str) -> String,
    pub meanwhile_deleted: &'static str,
    pub meanwhile_anything: &'static str,
    /// A field for a number from 1 to so many.
    pub number_wanted: fn(u16) -> String,
    pub find_person: &'static str,
    pub nobody_found: &'static str,
    /// Of many people a few are seen: shows them all.
    pub all_people: fn(usize) -> String,
    pub show_more: fn(usize) -> String,
    pub no_day: &'static str,
    pub today: &'static str,
    pub tomorrow: &'static str,
    pub next_week: &'static str,
    /// The same of something that was.
    pub yesterday: &'static str,
    pub last_week: &'static str,
    pub choose_day: &'static str,
    /// A word beside those that are offered.
    pub another_word: &'static str,
    pub add_word: &'static str,
    /// The circle in words, given how many have a seat.
    pub circle: fn(usize) -> String,
    /// Two names of one button, beside the circle and beside its names.
    pub as_rows: &'static str,
    pub as_circle: &'static str,
    /// A seat with a raised hand, given the name.
    pub raised_hand: fn(&str) -> String,
    /// A seat of somebody who was heard in this round, given the name; and beside a name.
    pub waits: fn(&str) -> String,
    pub spoke: fn(&str) -> String,
    pub has_spoken: &'static str,
    /// A seat of somebody who is away, given the name.
    pub away: fn(&str) -> String,
}

/// English.
pub const EN: ComponentsText = ComponentsText {
    messages: "Messages",
    dismiss: "Close this message",
    search: "Search",
    clear_search: "Clear the search",
    full: "That’s all that fits here.",
    day_unfinished: "This is not a whole day yet. Finish it, or choose “No day”.",
    meanwhile: |words| format!("Someone changed it to “{words}”. Save to keep yours."),
    meanwhile_deleted: "Someone deleted the words. Save to keep yours.",
    meanwhile_anything: "Someone else changed this too. Save to keep your words.",
    time_unfinished: "This is not a whole time yet. Finish it, or empty the field.",
    number_wanted: |most| format!("A whole number from 1 to {most}, or nothing."),
    find_person: "Find a person",
    nobody_found: "No one by that name here.",
    all_people: |count| ["Show all ", &count.to_string()].concat(),
    show_more: |left| ["Show ", &left.to_string(), " more"].concat(),
    no_day: "No day",
    today: "Today",
    tomorrow: "Tomorrow",
    next_week: "In a week",
    yesterday: "Yesterday",
    last_week: "A week ago",
    choose_day: "Another day",
    another_word: "Another one",
    add_word: "Add",
    circle: |seats| ["The circle: ", &plural(seats, "person", "people")].concat(),
    as_rows: "Show names as a list",
    as_circle: "Show the circle",
    raised_hand: |name| [name, ", asking for a hand"].concat(),
    waits: |name| [name, ", wants to speak"].concat(),
    spoke: |name| [name, ", has spoken"].concat(),
    has_spoken: "has spoken",
    away: |name| [name, ", away"].concat(),
};
