//! Words that many pages share. The names of the main controls are fixed: guides and tests rely on them.

/// Words that many pages share.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Common {
    pub start_group: &'static str,
    pub open_group_file: &'static str,
    pub try_sample: &'static str,
    pub add_people: &'static str,
    pub ill_do_this: &'static str,
    pub say_needed: &'static str,
    pub invite: &'static str,
    pub check_in: &'static str,
    pub moving: &'static str,
    pub stuck: &'static str,
    pub done: &'static str,
    pub letting_go: &'static str,
    pub ask_hand: &'static str,
    pub offer_hand: &'static str,
    pub save: &'static str,
    pub undo: &'static str,
    pub share_group: &'static str,
    pub save_file: &'static str,
    pub open_file: &'static str,
    pub bring_in: &'static str,
    pub cancel: &'static str,
    pub close: &'static str,
    pub back: &'static str,
    pub edit: &'static str,
    pub more: &'static str,
    pub optional: &'static str,
    pub you: &'static str,
    pub noted_by: fn(&str) -> String,
    /// Somebody whose name is not known.
    pub somebody: &'static str,
    /// A meeting without a title, and what stands over the title of one.
    pub meeting: &'static str,
    /// Names in a row: "Ana", "Ana and Bilal", "Ana, Bilal and Chen".
    pub list: fn(&[&str]) -> String,
}

/// English.
pub const EN: Common = Common {
    start_group: "Start a group",
    open_group_file: "Open a group file",
    try_sample: "Try a sample group",
    add_people: "Add people",
    ill_do_this: "I’ll do this",
    say_needed: "Say what’s needed",
    invite: "Invite",
    check_in: "Check in",
    moving: "Moving",
    stuck: "Stuck",
    done: "Done",
    letting_go: "Letting it go",
    ask_hand: "Ask for a hand",
    offer_hand: "Offer a hand",
    save: "Save",
    undo: "Undo",
    share_group: "Share the group",
    save_file: "Save a file",
    open_file: "Open a file",
    bring_in: "Bring in these changes",
    cancel: "Cancel",
    close: "Close",
    back: "Back",
    edit: "Edit",
    more: "More",
    optional: "optional",
    you: "you",
    noted_by: |name| ["noted by ", name].concat(),
    somebody: "Someone",
    meeting: "Meeting",
    list: |names| match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => [&most.join(", "), " and ", *last].concat(),
    },
};

#[cfg(test)]
mod tests {
    use super::EN;

    #[test]
    fn names_stand_in_a_row() {
        assert_eq!((EN.list)(&[]), "");
        assert_eq!((EN.list)(&["Ana"]), "Ana");
        assert_eq!((EN.list)(&["Ana", "Bilal"]), "Ana and Bilal");
        assert_eq!((EN.list)(&["Ana", "Bilal", "Chen"]), "Ana, Bilal and Chen");
    }
}
