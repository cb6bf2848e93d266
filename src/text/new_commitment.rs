//! Words for stepping up: "I'll do this", and for somebody who said yes aloud.

/// Words for stepping up.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct NewCommitment {
    pub what: &'static str,
    pub what_mine: &'static str,
    pub what_hint: &'static str,
    pub what_missing: &'static str,
    pub who: &'static str,
    pub who_missing: &'static str,
    pub nobody_yet: &'static str,
    pub add_name: &'static str,
    pub add_label: &'static str,
    pub add: fn(&str) -> String,
    pub add_nothing: &'static str,
    pub added: fn(&str) -> String,
    /// Typed was the name of somebody who is there already.
    pub is_there: fn(&str) -> String,
    pub alongside_fold: &'static str,
    pub alongside: &'static str,
    pub learning: &'static str,
    pub day: &'static str,
    pub note: &'static str,
    pub noted_by: fn(&str) -> String,
    pub save_another: &'static str,
    /// After saving: for oneself, for others by their names.
    pub saved_mine: &'static str,
    pub saved: fn(&str) -> String,
}

/// English.
pub const EN: NewCommitment = NewCommitment {
    what: "What is it?",
    what_mine: "What will you do?",
    what_hint: "A few words are enough. A small first step is plenty.",
    what_missing: "Say in a few words what it is.",
    who: "Who said yes?",
    who_missing: "Choose who said yes. It begins when somebody does.",
    nobody_yet: "Nobody has a seat yet: open the line below and write the name of whoever said yes.",
    add_name: "Somebody who is not here yet",
    add_label: "Name",
    add: |name| if name.is_empty() { "Add".to_owned() } else { ["Add ", name].concat() },
    add_nothing: "Write the name first.",
    added: |name| [name, " has a seat in the circle."].concat(),
    is_there: |name| [name, " is here already, and chosen now."].concat(),
    alongside_fold: "Somebody alongside, or learning",
    alongside: "Who comes alongside?",
    learning: "Who would like to learn by coming along?",
    day: "By when?",
    note: "A note",
    noted_by: |name| ["It will say: noted by ", name, "."].concat(),
    save_another: "Save and another",
    saved_mine: "You said you would. Thank you!",
    saved: |names| ["Noted: ", names, " said yes."].concat(),
};
