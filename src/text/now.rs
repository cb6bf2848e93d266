//! Words of the place Now.

use super::plural;

/// Words of the place Now.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Now {
    /// By the hour of the day, 0 to 23, and with a name where it is known.
    pub greeting: fn(u32, Option<&str>) -> String,
    /// Under the number in the middle of the circle.
    pub carrying: fn(usize) -> &'static str,
    pub nothing_carried: &'static str,
    pub mine: &'static str,
    pub mine_none: &'static str,
    pub mine_more: fn(usize) -> String,
    pub asked: fn(&str) -> String,
    pub more_hands: fn(usize) -> String,
    pub would_like: &'static str,
    pub would_like_under: &'static str,
    pub see_everyone: &'static str,
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
    pub main_acts: &'static str,
    /// Where one may go on from here; heard only.
    pub ways_on: &'static str,
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
    carrying: |count| if count == 1 { "commitment we are carrying" } else { "commitments we are carrying" },
    nothing_carried: "Nothing to carry just now",
    mine: "You said you would",
    mine_none: "You are carrying nothing just now. Is there something that you would like to move forward?",
    mine_more: |left| ["And ", &plural(left, "more", "more"), " of yours"].concat(),
    asked: |name| [name, " asked for a hand"].concat(),
    more_hands: |left| ["Show ", &plural(left, "more hand", "more hands")].concat(),
    would_like: "Would like a check-in",
    would_like_under: "A short word does it good. Perhaps you know how it goes, or can ask.",
    see_everyone: "See everyone’s",
    changed: "Since you last looked",
    changed_more: |left| ["Show ", &plural(left, "more change", "more changes")].concat(),
    seen: "Seen",
    history: "Recent changes",
    arriving: "How we arrive",
    how_are_you: "Say how you arrive",
    no_people: "The circle is waiting",
    no_people_text: "Add the people of your group. Every one of them has a seat, and no seat is the head.",
    no_commitments: "What would you like to move forward?",
    no_commitments_text: "Say what you will do, however small. Or note it for somebody who said yes aloud.",
    bring_minutes: "Bring in minutes or a list",
    main_acts: "What you can do now",
    ways_on: "Further",
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
