//! Words of a commitment's one line.

/// Words of a commitment's one line.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct CommitmentText {
    pub with: fn(&str) -> String,
    /// Who does it, where I help, learn or show how.
    pub i_help: fn(&str) -> String,
    pub i_learn: fn(&str) -> String,
    pub i_teach: fn(&str) -> String,
    pub learning: fn(&str) -> String,
    pub teaching: fn(&str) -> String,
    pub no_day: &'static str,
    pub day_was: fn(&str) -> String,
    /// On a row, of a day that has passed: how it goes is asked where it is opened.
    pub due: fn(&str) -> String,
    pub done: fn(Option<&str>) -> String,
    pub let_go: fn(Option<&str>) -> String,
    pub asks_hand: &'static str,
}

/// English.
pub const EN: CommitmentText = CommitmentText {
    with: |names| ["with ", names].concat(),
    i_help: |names| format!("helping {names}"),
    i_learn: |names| format!("learning with {names}"),
    i_teach: |names| format!("showing {names} how"),
    learning: |names| [names, " learning"].concat(),
    teaching: |names| [names, " teaching"].concat(),
    no_day: "no day",
    due: |day| ["Due ", day].concat(),
    day_was: |day| ["was due ", day].concat(),
    done: |on| match on {
        Some(on) => ["done ", on].concat(),
        None => "done".to_owned(),
    },
    let_go: |on| match on {
        Some(on) => ["let go ", on].concat(),
        None => "let go".to_owned(),
    },
    asks_hand: "asks for a hand",
};
