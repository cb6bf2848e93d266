//! Words of the Share page, of opening a file, and of putting the app on the phone.

use crate::insight::backup_reminder::BackupState;
use crate::replica::MergeError;
use crate::replica::file::ReadError;

use crate::storage::ExportMethod;

use super::file_errors::{builds_on_more, merge_error, read_error};
use super::plural;

/// How and when this phone's copy of the group was last passed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOn {
    /// How.
    pub how: ExportMethod,
    /// How many days ago.
    pub days: i32,
    /// The time of day: `20:38`.
    pub time: String,
}

/// Words of the Share page, of opening a file, and of putting the app on the phone.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Share {
    pub title: &'static str,
    pub give_hint: &'static str,
    /// Where *Save a file* puts it.
    pub saved_where: &'static str,
    /// Instead of both where there is no share sheet: what to do with a file, or with a link that was copied.
    pub file_then: &'static str,
    pub link_then: &'static str,
    /// Names the list of further ways, for those who hear the page.
    pub ways: &'static str,
    pub copy_text: &'static str,
    pub send_link: &'static str,
    pub send_link_under: &'static str,
    pub link_hint: &'static str,
    pub link_open_to_all: &'static str,
    pub share_link: &'static str,
    pub copy_link: &'static str,
    pub link_long: &'static str,
    pub link_too_long: &'static str,
    /// What stands where a file's name would, before the sentence why it was not opened.
    pub link: &'static str,
    /// The part of the app that reads files and links could not be fetched.
    pub unready: &'static str,
    /// Over the phones of those who have the rest already.
    pub only_new: &'static str,
    pub only_new_hint: &'static str,
    /// Whose phone, and when something last came from it.
    pub peer: fn(&str, &str) -> String,
    pub copied: &'static str,
    pub not_copied: &'static str,
    /// The browser was given a file; whether the person kept it nobody knows.
    pub handed_over: fn(&str) -> String,
    pub not_saved: &'static str,
    pub shared: &'static str,
    /// How and when this phone's copy was passed on.
    pub last_passed: fn(Option<PassedOn>) -> String,
    /// Nothing was passed on yet, but the group came from another phone: whose, and when.
    pub came_from: fn(&str, &str) -> String,
    /// How many things were noted on this phone since then: what others noted came by a copy that somebody has.
    pub new_since: fn(usize) -> String,
    /// A heading, over what follows.
    pub pass_on: &'static str,
    /// Told once, where nothing but this phone has the group and the browser may clear it.
    pub only_here: &'static str,
    pub only_here_text: &'static str,
    pub only_here_seen: &'static str,
    pub why_pass_on: fn(BackupState) -> &'static str,
    pub not_now: &'static str,
    /// On the page to which *Open a file* leads: another word for another press.
    pub choose: &'static str,
    pub choose_hint: &'static str,
    pub take_hint: &'static str,
    pub drop_here: &'static str,
    pub more_ways: &'static str,
    pub bring_in: &'static str,
    pub paste: &'static str,
    pub paste_label: &'static str,
    pub paste_read: &'static str,
    pub paste_missing: &'static str,
    pub reading: &'static str,
    pub reading_link: &'static str,
    pub bringing: &'static str,
    pub same: &'static str,
    pub same_hint: &'static str,
    /// The five names in a row, for those who hear them.
    pub pictures: fn(&[&str]) -> String,
    pub preview_title: &'static str,
    pub preview_title_link: &'static str,
    /// The group's name.
    pub from_group: fn(&str) -> String,
    /// Who saved it and when ("today", "3 days ago").
    pub saved_by: fn(&str, &str) -> String,
    pub saved_by_somebody: fn(&str) -> String,
    /// Whose clock, and the day that it claims.
    pub wrong_clock: fn(&str, &str) -> String,
    /// The day on this phone, and the one that others have.
    pub our_clock: fn(&str, &str) -> String,
    /// The day on this phone, whose other phone, and the day on that.
    pub either_clock: fn(&str, &str, &str) -> String,
    pub somebodys_phone: &'static str,
    pub phone_of: fn(&str) -> String,
    pub nothing_new: &'static str,
    pub nothing_new_link: &'static str,
    pub undo_until_closed: &'static str,
    pub only_marks: &'static str,
    pub new_here: fn(usize) -> String,
    /// What will happen, where files come into a group for the first time.
    pub first_time: &'static str,
    pub and_more: fn(usize) -> String,
    pub lacks: fn(usize) -> String,
    pub new_group: fn(&str) -> String,
    pub new_group_first: fn(&str) -> String,
    /// For who has no group yet and opens the first one.
    pub join: fn(&str) -> String,
    pub other_group: fn(&str) -> String,
    /// Who is in it, in a row, and how many they are; what they do, in a row; and in these rows how many more there are.
    pub new_group_people: fn(&str, usize) -> String,
    pub new_group_tasks: fn(&str) -> String,
    /// When they last met ("today", "3 days ago"), and what they decided, in a row; empty where that is nothing.
    pub new_group_met: fn(&str, &str) -> String,
    pub more_people: fn(usize) -> String,
    pub more_tasks: fn(usize) -> String,
    pub quoted: fn(&str) -> String,
    /// So many files wait for their turn.
    pub waiting: fn(usize) -> String,
    pub waits: &'static str,
    pub waits_unkept: &'static str,
    pub next_file: &'static str,
    pub stop: &'static str,
    pub stopping: &'static str,
    pub cancelled: &'static str,
    pub stopped_partly: fn(usize) -> String,
    pub not_stopped: &'static str,
    /// Given the group's name.
    pub gone: fn(&str) -> String,
    pub look_again: &'static str,
    /// Given the group's name.
    pub brought_elsewhere: fn(&str) -> String,
    pub brought_later: &'static str,
    /// Given the group's name.
    pub go_to: fn(&str) -> String,
    /// Nothing new but keys of a newer version at the top of the file.
    pub only_keys: &'static str,
    pub keys_left_out: &'static str,
    pub brought_in: &'static str,
    /// A group that is the first on this phone: its name.
    pub joined: fn(&str) -> String,
    /// At the start, after an import that was cut off half-way.
    pub finished: &'static str,
    pub brought_title: &'static str,
    /// Given a group that is new on this phone.
    pub now_here: fn(&str) -> String,
    pub to_now: &'static str,
    pub open_another: &'static str,
    /// A file's name, and the sentence why it was not opened.
    pub not_opened: fn(&str, &str) -> String,
    pub pasted: &'static str,
    pub unreadable: &'static str,
    pub read_error: fn(&ReadError) -> String,
    /// What is on this phone could not be read.
    pub not_compared: &'static str,
    pub merge_error: fn(&MergeError) -> String,
    /// An update builds on changes that are not here; whose phone it came from, where that is known.
    pub builds_on_more: fn(&str) -> String,
    pub install: &'static str,
    pub install_ask: &'static str,
    pub install_button: &'static str,
    pub install_ios: &'static str,
    pub install_menu: &'static str,
    pub install_not_secure: &'static str,
    pub install_first: &'static str,
    pub installed: &'static str,
}

/// English.
pub const EN: Share = Share {
    title: "Share",
    give_hint: "One file, without your private notes.",
    saved_where: "A saved file is in your downloads.",
    file_then: "Find it in your downloads and send it on.",
    link_then: "Paste it into your chat. Anyone who has it can read it.",
    ways: "Without a file",
    copy_text: "Copy as text",
    send_link: "Send a link",
    send_link_under: "In a message. One tap opens it.",
    link_hint: "In a chat, whoever taps it gets the group.",
    link_open_to_all: "Anyone who has the link can read what’s in it.",
    share_link: "Share the link",
    copy_link: "Copy the link",
    link_long: "This link is long, and some chat apps cut long links. A file always works.",
    link_too_long: "There’s too much for a link. Share a file instead.",
    link: "The link",
    unready: "A part of the app is still missing. Go online once, then open it again.",
    only_new: "Only what’s new for",
    only_new_hint: "Shorter. Other phones need everything.",
    peer: |name, day| [name, ", ", day].concat(),
    copied: "Copied. Paste it into a message.",
    not_copied: "This browser didn’t allow copying. Save a file instead.",
    handed_over: |name| ["Now send it to your group. It’s in your downloads: ", name].concat(),
    not_saved: "This browser didn’t save the file. Copy it as text instead.",
    shared: "Shared.",
    last_passed,
    came_from: |whose, when| ["This came from ", whose, ", ", when, "."].concat(),
    new_since: |count| match count {
        0 => "Nothing noted on this phone is new since then.".to_owned(),
        1 => "One thing noted on this phone is new since then.".to_owned(),
        _ => [&count.to_string(), " things noted on this phone are new since then."].concat(),
    },
    pass_on: "Share a copy",
    only_here: "Only this phone has the group",
    only_here_text: "Share it with someone, so that it can’t get lost.",
    only_here_seen: "Got it",
    why_pass_on: |keeping| match keeping {
        BackupState::GoesAfterAWeek => {
            "Safari deletes this page after a week without a visit. Share the group, or add the app to your Home Screen."
        }
        BackupState::MayGo | BackupState::Kept => {
            "Your latest changes are on this phone only. Share the group, so that nothing gets lost."
        }
    },
    not_now: "Not now",
    choose: "Choose the file",
    choose_hint: "Look in your downloads first.",
    take_hint: "You see what’s new before it comes in.",
    drop_here: "You can also drop files here.",
    more_ways: "More ways to share",
    bring_in: "Import minutes or a list",
    paste: "Paste the text of a file",
    paste_label: "The text of a file",
    paste_read: "Open this text",
    paste_missing: "Paste the text first.",
    reading: "Reading the file",
    reading_link: "Reading the link",
    bringing: "Bringing in the changes",
    same: "Do our phones match?",
    same_hint: "Same pictures on both phones? They match.",
    pictures: |names| names.join(", "),
    preview_title: "What’s new in this file",
    preview_title_link: "What’s new in this link",
    from_group: |name| ["For ", name].concat(),
    saved_by: |who, when| ["Saved by ", who, ", ", when].concat(),
    saved_by_somebody: |when| ["Saved ", when].concat(),
    wrong_clock: |whose, day| {
        ["The clock on ", whose, " looks wrong. It says ", day, ". Everything still comes in."].concat()
    },
    our_clock: |here, there| {
        [
            "This phone’s clock looks wrong. It says ",
            here,
            ", other phones say ",
            there,
            ". Set the date in the phone’s settings.",
        ]
        .concat()
    },
    either_clock: |here, whose, there| {
        ["This phone says it’s ", here, ", ", whose, " says ", there, ". One of the two clocks is wrong."]
            .concat()
    },
    somebodys_phone: "someone’s phone",
    phone_of: |name| [name, "’s phone"].concat(),
    undo_until_closed: "This is a big change. You can undo it until you close the app.",
    nothing_new: "Nothing new in this file.",
    nothing_new_link: "Nothing new in this link.",
    only_marks: "It says the same as your copy. Bringing it in makes both match.",
    first_time: "These changes will be added to your group. What you wrote stays. You can undo this.",
    new_here: |count| plural(count, "new thing", "new things"),
    and_more: |count| ["and ", &count.to_string(), " more"].concat(),
    lacks: |count| {
        [
            "Your phone has ",
            &plural(count, "thing", "things"),
            " that this file doesn’t have. Share yours too, so both match.",
        ]
        .concat()
    },
    new_group: |name| ["This adds ", name, " to your phone. Your other groups stay as they are."].concat(),
    join: |name| ["Join ", name].concat(),
    new_group_first: |name| ["This adds ", name, " to your phone."].concat(),
    other_group: |name| {
        ["This file is from ", name, ", another group on this phone. It will be opened."].concat()
    },
    new_group_people: |names, count| [names, if count == 1 { " is in it." } else { " are in it." }].concat(),
    new_group_tasks: |tasks| ["They’re working on ", tasks, "."].concat(),
    new_group_met: |when, decided| match decided {
        "" => ["They last met ", when, "."].concat(),
        _ => ["They last met ", when, " and decided: ", decided, "."].concat(),
    },
    more_people: |count| [&count.to_string(), " more"].concat(),
    more_tasks: |count| plural(count, "more task", "more tasks"),
    quoted: |words| ["“", words, "”"].concat(),
    waiting: |count| {
        if count == 1 {
            "One more file is waiting.".to_owned()
        } else {
            [&count.to_string(), " more files are waiting."].concat()
        }
    },
    waits: "That file is waiting until you’re done with this one.",
    waits_unkept: "That file is waiting. It’s too big to keep, so leave the app open.",
    next_file: "Open the next file",
    stop: "Stop",
    stopping: "Stopping",
    cancelled: "Stopped. Nothing has changed.",
    stopped_partly: |count| {
        let things = plural(count, "entry", "entries");
        ["Stopped. ", &things, " written in the meantime stayed. Everything else is as before."].concat()
    },
    not_stopped: "It’s too far along to stop. You can undo the changes.",
    gone: |name| [name, " was removed from this phone, so nothing was brought in."].concat(),
    look_again: "Your groups have changed. Please look again before you bring this in.",
    brought_elsewhere: |name| ["The changes are in ", name, "."].concat(),
    brought_later: "Brought in. The app will finish tidying up when you next open it.",
    go_to: |name| ["Go to ", name].concat(),
    only_keys: "Nothing new for you to see. Bring in these changes, so others get them too.",
    keys_left_out: "A newer version of the app added more than this one can pass on. Update the app to keep all of it.",
    brought_in: "Brought in.",
    joined: |name| ["You’ve joined ", name, "."].concat(),
    finished: "All the changes from your last file are in now.",
    brought_title: "What changed",
    now_here: |name| [name, " is on your phone now."].concat(),
    to_now: "Go to Now",
    open_another: "Open another file",
    not_opened: |name, why| [name, ": ", why].concat(),
    pasted: "The pasted text",
    unreadable: "The browser couldn’t read it. It may have been moved. Choose it again.",
    read_error,
    not_compared: "The browser wouldn’t open your group. Nothing has changed. Try again.",
    merge_error,
    builds_on_more,
    install: "Install the app",
    install_ask: "Then it opens like any app, also offline.",
    install_button: "Install on this phone",
    install_ios: "In Safari, tap the share button, then “Add to Home Screen”. The installed app starts empty. Save a file first, and open it there.",
    install_menu: "Look in your browser’s menu for “Install app” or “Add to Home screen”. The installed app may start empty. Save a file first, and open it there.",
    install_not_secure: "This address starts with http, so the app can’t be installed or opened offline. Everything else works. It needs an https address.",
    install_first: "Save a file first",
    installed: "It’s already on this phone.",
};

/// "Saved" or "sent" is said only where it is known: a file that the browser was given may have been declined.
fn last_passed(last: Option<PassedOn>) -> String {
    let Some(PassedOn { how, days, time }) = last else {
        return "You haven’t shared this group yet.".to_owned();
    };
    let when = match days {
        ..=0 => ["today at ", &time].concat(),
        1 => ["yesterday at ", &time].concat(),
        _ => [&days.to_string(), " days ago"].concat(),
    };
    let is_recent = days < 1;
    match how {
        ExportMethod::Shared if is_recent => ["You shared this group ", &when, "."].concat(),
        ExportMethod::Shared => ["You last shared this group ", &when, "."].concat(),
        ExportMethod::Link if is_recent => ["You copied a link ", &when, "."].concat(),
        ExportMethod::Link => ["You last copied a link ", &when, "."].concat(),
        ExportMethod::File if is_recent => {
            ["You made a file of this group ", &when, ". Check your downloads."].concat()
        }
        ExportMethod::File => ["You last made a file of this group ", &when, "."].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_and_when_it_was_passed_on_is_told() {
        let said = |how, days| (EN.last_passed)(Some(PassedOn { how, days, time: "20:38".into() }));
        assert_eq!(said(ExportMethod::Link, 0), "You copied a link today at 20:38.");
        assert_eq!(said(ExportMethod::Shared, 1), "You last shared this group yesterday at 20:38.");
        assert_eq!(said(ExportMethod::File, 5), "You last made a file of this group 5 days ago.");
        let new = [0, 1, 4].map(EN.new_since);
        assert_eq!(
            new,
            [
                "Nothing noted on this phone is new since then.",
                "One thing noted on this phone is new since then.",
                "4 things noted on this phone are new since then."
            ]
        );
    }
}
