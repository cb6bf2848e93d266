//! Words of the place Meet.

use super::plural;

/// Words of the place Meet.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Meet {
    pub title: &'static str,
    pub under: &'static str,
    pub around: &'static str,
    /// In the middle of the circle, under the number of those heard: of how many.
    pub heard: fn(usize) -> String,
    pub who: &'static str,
    /// The form's heading, given the name.
    pub arrives: fn(&str) -> String,
    pub all_heard: &'static str,
    pub all_heard_text: &'static str,
    pub today: &'static str,
    pub nobody_yet: &'static str,
    pub no_people: &'static str,
    pub no_people_text: &'static str,
}

/// English.
pub const EN: Meet = Meet {
    title: "Around the circle",
    under: "Everybody who wants to is heard: how you arrive, and how much you can carry this week.",
    around: "The circle",
    heard: |all| ["of ", &plural(all, "person", "people"), " heard today"].concat(),
    who: "Whom do we hear?",
    arrives: |name| ["We hear ", name].concat(),
    all_heard: "Everybody was heard today",
    all_heard_text: "Thank you for listening. A further word is welcome: choose a person again.",
    today: "Today’s words",
    nobody_yet: "Nobody has said a word yet. Choose a person above to begin.",
    no_people: "Who is in the circle?",
    no_people_text: "Add the people of your group first; then everybody can say how they arrive.",
};
