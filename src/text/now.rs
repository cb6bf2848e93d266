//! Words of the place Now.

use super::plural;

/// Words of the place Now.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Now {
    /// By the hour of the day, 0 to 23, and with a name where it is known.
    pub greeting: fn(u32, Option<&str>) -> String,
    /// Under the number in the middle of the circle.
    pub mine: &'static str,
    pub mine_none: &'static str,
    pub mine_more: fn(usize) -> String,
    pub asked: fn(&str) -> String,
    /// Who asked, and for whom.
    pub asked_for: fn(&str, &str) -> String,
    /// Of a task that is stuck, and nobody asked: who does it, and when that was said.
    pub stuck: fn(&str, Option<&str>) -> String,
    /// Over those who asked for a hand and what is stuck, and the way to what it is about.
    pub hands: &'static str,
    pub to_hand: &'static str,
    pub more_hands: fn(usize) -> String,
    pub would_like: &'static str,
    pub would_like_under: &'static str,
    pub see_everyone: &'static str,
    /// Over the last meeting.
    pub met: &'static str,
    pub changed: &'static str,
    pub changed_more: fn(usize) -> String,
    pub seen: &'static str,
    pub history: &'static str,
    pub arriving: &'static str,
    pub how_are_you: &'static str,
    pub no_people: &'static str,
    pub no_people_text: &'static str,
    pub no_commitments: &'static str,
    pub no_commitments_text: &'static str,
    pub bring_minutes: &'static str,
    /// Under *Say what's needed*, while there is little yet.
    pub say_needed_under: &'static str,
    /// Where one may go on from here, and in a few words what is there.
    pub ways_on: &'static str,
    pub who_does_what: &'static str,
    pub who_does_what_under: &'static str,
    pub check_in_under: &'static str,
    pub thanks_under: &'static str,
    pub capacity_under: &'static str,
    pub ask_under: &'static str,
    pub agreements_under: &'static str,
    pub reflect_under: &'static str,
    pub history_under: &'static str,
    pub all_needs: &'static str,
}

/// English.
pub const EN: Now = Now {
    greeting: |hour, name| {
        let words = match hour {
            5..=11 => "Good morning",
            12..=17 => "Good afternoon",
            18..=22 => "Good evening",
            _ => "Hello",
        };
        match name {
            Some(name) => [words, ", ", name].concat(),
            None => words.to_owned(),
        }
    },
    mine: "Your tasks",
    mine_none: "Nothing on your list. What would you like to move forward?",
    mine_more: |left| ["Show ", &plural(left, "more of yours", "more of yours")].concat(),
    asked: |name| [name, " asked for a hand"].concat(),
    asked_for: |name, whom| [name, " asked for a hand for ", whom].concat(),
    stuck: |who, when| {
        let parts = ["Stuck", who].into_iter().chain(when).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" · ")
    },
    hands: "Stuck or asking for a hand",
    to_hand: "See everything about it",
    more_hands: |left| ["Show ", &left.to_string(), " more"].concat(),
    would_like: "How’s it going?",
    would_like_under: "The day has passed. Do you know more?",
    see_everyone: "See all tasks",
    met: "Last meeting",
    changed: "Since you last looked",
    changed_more: |left| ["Show ", &plural(left, "more change", "more changes")].concat(),
    seen: "Mark as seen",
    history: "Recent changes",
    arriving: "How people are",
    how_are_you: "How are you today?",
    no_people: "Who is in your group?",
    no_people_text: "Add people by name. Everyone gets a place in the circle.",
    no_commitments: "What would you like to move forward?",
    no_commitments_text: "Add a task, however small. Or say what your group needs.",
    bring_minutes: "Import minutes or a list",
    say_needed_under: "Anyone can take it on.",
    ways_on: "More",
    who_does_what: "Who does what",
    who_does_what_under: "Everyone’s tasks",
    check_in_under: "Say how any task is going",
    thanks_under: "For something big or small",
    capacity_under: "Our skills and our work, in pictures",
    ask_under: "Ask: How did I guide the meeting?",
    agreements_under: "What the group agreed on",
    reflect_under: "They never leave this phone",
    history_under: "Who did what, and Undo",
    all_needs: "See all needs",
};

#[cfg(test)]
mod tests {
    use super::EN;

    #[test]
    fn the_greeting_follows_the_day() {
        assert_eq!((EN.greeting)(9, Some("Ana")), "Good morning, Ana");
        assert_eq!((EN.greeting)(12, None), "Good afternoon");
        assert_eq!((EN.greeting)(22, None), "Good evening");
        assert_eq!((EN.greeting)(2, Some("Ana")), "Hello, Ana");
    }
}
