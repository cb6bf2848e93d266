//! Words of the frame around the pages.

use super::plural;

/// Words of the frame around the pages.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Shell {
    pub app: &'static str,
    pub skip: &'static str,
    pub places: &'static str,
    pub now: &'static str,
    pub work: &'static str,
    pub meet: &'static str,
    pub people: &'static str,
    pub share: &'static str,
    pub settings: &'static str,
    pub groups: &'static str,
    /// The name of the button that leads to the other groups; given the group's name.
    pub switch_group: fn(&str) -> String,
    /// The name of the link to one's own page; given one's name.
    pub you_are: fn(&str) -> String,
    pub update_ready: &'static str,
    pub update_now: &'static str,
    /// A page is on its way.
    pub opening: &'static str,
    /// It could not be fetched.
    pub missed: &'static str,
    pub try_again: &'static str,
    pub blocked: &'static str,
    pub full: &'static str,
    /// The same, beside the button that was pressed.
    pub full_here: &'static str,
    pub set_aside: fn(usize) -> String,
    pub short: &'static str,
    pub gone: &'static str,
    /// A phone's clock stands at the end of time, so that nothing can be written after it.
    pub end_of_time: &'static str,
    /// The group holds more than a file can.
    pub too_much: &'static str,
    /// One entry would hold more than other phones take in.
    pub record_full: &'static str,
    /// Given what the browser said, in its own words.
    pub refused: fn(&str) -> String,
    /// The same, beside the button that was pressed.
    pub refused_here: fn(&str) -> String,
    pub banners: &'static str,
    /// Given what was done; it may be empty.
    pub undone: fn(&str) -> String,
    /// Given that, and how many things stayed because somebody changed them since.
    pub undone_partly: fn(usize) -> String,
    /// In another tab.
    pub undone_before: &'static str,
}

/// English.
pub const EN: Shell = Shell {
    app: "All Leaders",
    skip: "Skip to the page",
    places: "Places",
    now: "Now",
    work: "Work",
    meet: "Meet",
    people: "People",
    share: "Share",
    settings: "Settings",
    groups: "Groups",
    switch_group: |name| [name, ", switch group"].concat(),
    you_are: |name| ["You are ", name].concat(),
    update_ready: "A new version is ready.",
    update_now: "Use it now",
    opening: "Opening…",
    missed: "That page isn’t on this phone yet. Go online once to open it. Nothing is lost.",
    try_again: "Try again",
    blocked: "This browser won’t keep your group. Save a file before you close this page.",
    full: "Not saved: this phone is full. Save a file, then clear old tasks in Settings.",
    full_here: "Not saved: this phone is full. What you typed is still here. Make room in Settings, then try again.",
    set_aside: |count| {
        let entries = plural(count, "entry", "entries");
        [&entries, " couldn’t be read. Nothing was deleted. See Settings."].concat()
    },
    short: "This phone is almost full. Save a file soon. You can clear old tasks in Settings.",
    gone: "This group is no longer on this phone. Another window or the browser removed it.",
    end_of_time: "Not saved: a phone’s date is far in the future. Check this phone’s date, or write a new entry.",
    too_much: "This group is too big for one file, so no file was made. Nothing is lost. Clear old tasks in Settings.",
    record_full: "Not saved: that’s too long for one entry. Make the text shorter, or start a new entry.",
    refused: |words| ["Not saved. The browser says: ", words].concat(),
    refused_here: |words| ["Not saved. What you typed is still here. The browser says: ", words].concat(),
    banners: "Messages from the app",
    undone: |what| if what.is_empty() { "Undone.".to_owned() } else { ["Undone: ", what].concat() },
    undone_partly: |count| {
        ["Undone. ", &plural(count, "thing was", "things were"), " changed since and stayed."].concat()
    },
    undone_before: "This was already undone, or is too old to undo.",
};
