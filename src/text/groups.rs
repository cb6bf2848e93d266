//! Words of the list of groups on this phone.

/// Words of the list of groups on this phone.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Groups {
    pub title: &'static str,
    pub open_now: &'static str,
    pub others: &'static str,
    pub further: &'static str,
    pub none: &'static str,
    pub none_text: &'static str,
    /// For a group without a name.
    pub nameless: &'static str,
    pub sample: &'static str,
    pub edit: &'static str,
    pub name: &'static str,
    pub purpose: &'static str,
    pub name_wanted: &'static str,
    pub edited: &'static str,
    pub remove: &'static str,
    /// The question, given the name.
    pub remove_sure: fn(&str) -> String,
    pub remove_text: &'static str,
    pub remove_yes: &'static str,
    pub saved: &'static str,
    pub not_saved: &'static str,
    /// Given the name.
    pub removed: fn(&str) -> String,
    /// Given the name of the group that is open now.
    pub opened: fn(&str) -> String,
    pub history: &'static str,
}

/// English.
pub const EN: Groups = Groups {
    title: "Groups on this phone",
    open_now: "Open now",
    others: "Switch to",
    further: "Another group",
    none: "No group here yet",
    none_text: "Start one, or open a file from your group.",
    nameless: "Unnamed group",
    sample: "made-up",
    edit: "Name and purpose",
    name: "What is your group called?",
    purpose: "What is it for?",
    name_wanted: "Give your group a name. You can change it later.",
    edited: "Saved.",
    remove: "Remove from this phone",
    remove_sure: |name| ["Remove ", name, " from this phone?"].concat(),
    remove_text: "Other phones keep the group, and a file brings it back. Not sure? Save a file first. Your private notes go for good. This can’t be undone.",
    remove_yes: "Remove from this phone",
    saved: "Check that the file is in your downloads before you go on.",
    not_saved: "The browser didn’t save the file. The Share page has other ways.",
    removed: |name| [name, " is gone from this phone."].concat(),
    opened: |name| [name, " is open."].concat(),
    history: "Recent changes",
};
