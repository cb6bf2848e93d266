//! Words for stepping up: "I'll do this", and for somebody who said yes aloud.

/// Words for stepping up.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct NewCommitment {
    pub what: &'static str,
    pub what_mine: &'static str,
    /// Given the first name of somebody else in the group; without one `what_hint`.
    pub what_hint_with: fn(&str) -> String,
    pub what_hint: &'static str,
    pub what_missing: &'static str,
    pub who: &'static str,
    pub who_missing: &'static str,
    /// Given the first name that several have, and their whole names.
    pub which: fn(&str, &str) -> String,
    /// Over the choice whether others said yes or are asked; and the two, given their names.
    pub yes_or_asked: fn(&str) -> String,
    pub they_said_yes: fn(&str) -> String,
    pub ask_them: fn(&str) -> String,
    /// The heading where one does it oneself and asks others to join.
    pub do_and_ask: fn(&str) -> String,
    /// After saving, given who is asked: what nobody does yet, and what one does oneself already.
    pub asked: fn(&str) -> String,
    pub asked_too: fn(&str) -> String,
    pub nobody_yet: &'static str,
    pub add_name: &'static str,
    pub add_label: &'static str,
    pub add: fn(&str) -> String,
    pub add_nothing: &'static str,
    pub added: fn(&str) -> String,
    /// Typed was the name of somebody who is there already.
    pub is_there: fn(&str) -> String,
    /// The heading once others do it.
    pub they_will: fn(&str) -> String,
    /// Under the people, where I'm not among them.
    pub share_it: &'static str,
    /// The line on Now and Work, what may be typed into it, and the way to everybody else.
    pub add_task: &'static str,
    pub add_task_example: &'static str,
    pub someone_else: &'static str,
    /// What the form folds away.
    pub more: &'static str,
    pub alongside: &'static str,
    pub learning: &'static str,
    pub day: &'static str,
    pub note: &'static str,
    pub noted_by: fn(&str) -> String,
    pub save_another: &'static str,
    /// After saving: for oneself, for others by their names.
    pub saved_mine: &'static str,
    pub saved: fn(&str) -> String,
    /// The same for several others.
    pub saved_several: fn(&str) -> String,
}

/// English.
pub const EN: NewCommitment = NewCommitment {
    what: "What is it?",
    what_mine: "What will you do?",
    what_hint_with: |name| ["You can add a name and a day: @", name, " Friday"].concat(),
    what_hint: "You can add a day: Friday",
    what_missing: "Say in a few words what it is.",
    who: "Who will do it?",
    who_missing: "Choose who will do it.",
    which: |name, all| ["Which ", name, "? Tap one below: ", all, "."].concat(),
    yes_or_asked: |names| ["Did ", names, " say yes?"].concat(),
    they_said_yes: |names| [names, " said yes"].concat(),
    ask_them: |names| ["Ask ", names].concat(),
    do_and_ask: |names| ["I’ll do this, and ask ", names].concat(),
    asked: |names| ["Asked: ", names, "."].concat(),
    asked_too: |names| ["It’s on your list. Asked: ", names, "."].concat(),
    nobody_yet: "Nobody’s here yet. Add the person’s name below.",
    add_name: "Someone not in the list",
    add_label: "Name",
    add: |name| if name.is_empty() { "Add".to_owned() } else { ["Add ", name].concat() },
    add_nothing: "Write the name first.",
    added: |name| [name, " is in the group now."].concat(),
    is_there: |name| [name, " was already in the group and is now chosen."].concat(),
    they_will: |names| [names, " will do this"].concat(),
    share_it: "Doing it too? Tap your name.",
    add_task: "Add a task",
    add_task_example: "Add a task: Buy paint Friday",
    someone_else: "Someone else…",
    more: "More: someone helping, a note",
    alongside: "Who’s helping?",
    learning: "Who’s coming along to learn?",
    day: "By when?",
    note: "A note",
    noted_by: |name| ["It will say: noted by ", name, "."].concat(),
    save_another: "Save and add another",
    saved_mine: "It’s on your list. Thank you!",
    saved: |name| [name, " said yes. It’s on ", name, "’s list now."].concat(),
    saved_several: |names| [names, " said yes. It’s on their lists now."].concat(),
};
