//! Words of the Share page, of opening a file, and of putting the app on the phone.

use crate::insight::backup_reminder::BackupState;
use crate::replica::MergeError;
use crate::replica::file::ReadError;

use crate::storage::How;

use super::plural;

/// Words of the Share page, of opening a file, and of putting the app on the phone.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Share {
    pub title: &'static str,
    pub give: &'static str,
    pub give_hint: &'static str,
    pub copy_text: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    /// The browser was given a file; whether the person kept it nobody knows.
    pub handed_over: &'static str,
    pub not_saved: &'static str,
    pub shared: &'static str,
    /// How, and how many days ago, this phone's copy was passed on.
    pub last_passed: fn(Option<(How, i32)>) -> String,
    /// A heading, over what follows.
    pub pass_on: &'static str,
    pub why_pass_on: fn(BackupState) -> &'static str,
    pub not_now: &'static str,
    pub take: &'static str,
    pub take_hint: &'static str,
    pub drop_here: &'static str,
    pub bring_in: &'static str,
    pub paste: &'static str,
    pub paste_label: &'static str,
    pub paste_read: &'static str,
    pub reading: &'static str,
    pub bringing: &'static str,
    pub same: &'static str,
    pub same_hint: &'static str,
    /// The five names in a row, for those who hear them.
    pub pictures: fn(&[&str]) -> String,
    pub preview_title: &'static str,
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
    pub undo_until_closed: &'static str,
    pub only_marks: &'static str,
    pub new_here: fn(usize) -> String,
    pub and_more: fn(usize) -> String,
    pub lacks: fn(usize) -> String,
    pub new_group: fn(&str) -> String,
    pub new_group_first: fn(&str) -> String,
    pub other_group: fn(&str) -> String,
    pub new_group_size: fn(usize, usize) -> String,
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
    /// At the start, after an import that was cut off half-way.
    pub finished: &'static str,
    pub brought_title: &'static str,
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
    give: "Give your copy to others",
    give_hint: "Everything the group has written down goes into one file. Pass it on as you pass any file; your private notes and settings stay here.",
    copy_text: "Copy as text",
    copied: "Copied. Paste it into a message; the other phone opens it by pasting.",
    not_copied: "This browser did not let the text be copied. Save a file instead.",
    handed_over: "Look for the file in your downloads.",
    not_saved: "This browser did not take the file. Copy the group as text instead.",
    shared: "Passed on.",
    last_passed,
    pass_on: "Keep a second copy",
    why_pass_on: |keeping| match keeping {
        BackupState::GoesAfterAWeek => {
            "Safari clears this page after a week without a visit. Share the group, or add the app to your Home Screen."
        }
        BackupState::MayGo | BackupState::Kept => {
            "Your latest changes are on this phone only. Share the group, so that nothing gets lost."
        }
    },
    not_now: "Not now",
    take: "Take in what others wrote",
    take_hint: "You see what is new before anything changes. Any file name will do, and several files at once.",
    drop_here: "You can also drop files here.",
    bring_in: "Bring in minutes or a list instead",
    paste: "Paste the text of a file",
    paste_label: "The text of a file",
    paste_read: "Look at it",
    reading: "Reading the file",
    bringing: "Bringing it in",
    same: "Are our phones in step?",
    same_hint: "If the five pictures on two phones are the same, so is everything in the group.",
    pictures: |names| names.join(", "),
    preview_title: "What this brings",
    from_group: |name| ["For ", name].concat(),
    saved_by: |who, when| ["Saved by ", who, ", ", when].concat(),
    saved_by_somebody: |when| ["Saved ", when].concat(),
    wrong_clock: |whose, day| {
        ["The clock on ", whose, " looks wrong. It says ", day, ". Everything in the file still comes in."]
            .concat()
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
    somebodys_phone: "somebody’s phone",
    phone_of: |name| [name, "’s phone"].concat(),
    undo_until_closed: "This is a lot. You can undo it until you close the app.",
    nothing_new: "There is nothing new in this file.",
    only_marks: "It says the same as yours, written down at other times. Bringing it in makes both copies alike.",
    new_here: |count| [&plural(count, "thing is", "things are"), " new here"].concat(),
    and_more: |count| ["and ", &count.to_string(), " more"].concat(),
    lacks: |count| {
        [
            "Your phone has ",
            &plural(count, "thing", "things"),
            " that this file lacks. Pass yours on too, and both are in step.",
        ]
        .concat()
    },
    new_group: |name| {
        [name, " is another group. It comes beside the groups on this phone; nothing is mixed."].concat()
    },
    new_group_first: |name| [name, " comes onto this phone, with everything that is written down."].concat(),
    other_group: |name| {
        [name, " is another group on this phone. It will be opened; nothing is mixed."].concat()
    },
    new_group_size: |people, tasks| {
        [&plural(people, "person", "people"), ", ", &plural(tasks, "commitment", "commitments")].concat()
    },
    waiting: |count| {
        if count == 1 {
            "One more file is waiting.".to_owned()
        } else {
            [&count.to_string(), " more files are waiting."].concat()
        }
    },
    waits: "That file is waiting until you’re done with this one.",
    waits_unkept: "That file is waiting until you’re done with this one. It’s too large to keep meanwhile, so leave the app open.",
    next_file: "Look at the next file",
    stop: "Stop",
    stopping: "Stopping",
    cancelled: "Stopped. Nothing has changed.",
    stopped_partly: |count| {
        let things = plural(count, "entry", "entries");
        ["Stopped. ", &things, " written meanwhile stayed. Everything else is as before."].concat()
    },
    not_stopped: "It was too far along to stop. You can undo it.",
    gone: |name| [name, " was removed from this phone, so nothing was brought in."].concat(),
    look_again: "Your groups have changed. Please look again before you bring this in.",
    brought_elsewhere: |name| ["The changes are in ", name, "."].concat(),
    brought_later: "Brought in. The phone finishes tidying up when you next open the app.",
    go_to: |name| ["Go to ", name].concat(),
    only_keys: "Nothing new for you to see. A newer version of the app added something; bring it in to pass it on.",
    keys_left_out: "A newer version of the app added more than this one can pass on. Update the app to keep all of it.",
    brought_in: "Brought in.",
    finished: "The file that was being brought in when the app closed is in now, all of it.",
    brought_title: "What changed",
    to_now: "Go to Now",
    open_another: "Open another file",
    not_opened: |name, why| [name, ": ", why].concat(),
    pasted: "The pasted text",
    unreadable: "The browser could not read it. It may have been moved; choose it once more.",
    read_error,
    not_compared: "The browser did not let the app look at what is on this phone. Nothing has changed. Try again.",
    merge_error,
    install: "Put it on your phone",
    install_ask: "Then it opens like any app, without the network too.",
    install_button: "Put it on this phone",
    install_ios: "In Safari, tap the share button and then “Add to Home Screen”. The app on the home screen starts empty: save a file first, and open it there.",
    install_menu: "Your browser’s menu may have “Install app” or “Add to Home screen”. Some browsers start the installed app empty: save a file first, and open it there.",
    install_not_secure: "This page came over plain http, so the browser cannot install it or open it without the network. Everything else works. Whoever serves it can put it on any https address.",
    install_first: "Save a file first",
    installed: "It is on this phone already.",
};

/// "Saved" is said only where it is known: a file that the browser was given may have been declined.
fn last_passed(last: Option<(How, i32)>) -> String {
    let sentence = match last {
        None => "This phone’s copy has not been passed on yet.",
        Some((How::Shared, ..=0)) => "This phone’s copy was passed on today.",
        Some((How::Shared, 1)) => "This phone’s copy was last passed on yesterday.",
        Some((How::Shared, days)) => {
            return ["This phone’s copy was last passed on ", &days.to_string(), " days ago."].concat();
        }
        Some((How::File, ..=0)) => "You made a file of this group today. Check that it is in your downloads.",
        Some((How::File, 1)) => "You last made a file of this group yesterday.",
        Some((How::File, days)) => {
            return ["You last made a file of this group ", &days.to_string(), " days ago."].concat();
        }
    };
    sentence.to_owned()
}

/// A sentence for each reason why a file cannot be opened.
fn read_error(error: &ReadError) -> String {
    let sentence = match error {
        ReadError::Empty => "There is nothing in it. Ask for the file once more.",
        ReadError::NotText => {
            "Its letters cannot be read: it is a picture or a document of another app, or it was changed on its way. If it is your group’s, ask for the file once more."
        }
        ReadError::Truncated => "It ends too early; it was cut off on its way. Ask for the file once more.",
        ReadError::NotJson { line } => {
            return [
                "It is no group file, or was changed on its way: from line ",
                &line.to_string(),
                " on it cannot be read. If it holds minutes or a list, use “Bring in what you have”.",
            ]
            .concat();
        }
        ReadError::SomethingElse => "It is a file of another app, not a group’s.",
        ReadError::NeedsNewer { .. } => {
            "It was written by a newer version of All Leaders. Open the app once with a network to get the new version, then open the file again."
        }
        ReadError::TooLarge { bytes } => {
            let megabytes = (bytes / 1_000_000).to_string();
            return [
                "It has ",
                &megabytes,
                " megabytes, far more than any group’s file. It is another file, most likely.",
            ]
            .concat();
        }
        ReadError::TooDeep => "It is no group file: it is nested in a way that none is.",
        ReadError::DuplicateId { .. } => {
            "Two entries in it have the same number, so nobody can say which one counts. Ask for the file once more."
        }
        ReadError::Twice { .. } => {
            "Something stands in it twice, so nobody can say which one counts. Ask for the file once more."
        }
        ReadError::WrongType { place }
        | ReadError::BadStamp { place }
        | ReadError::BadId { place }
        | ReadError::UnknownKey { place } => {
            let place = crate::group::name::clean(place);
            return [
                "It was changed on its way and cannot be trusted (at: ",
                &place,
                "). Ask for the file once more.",
            ]
            .concat();
        }
        ReadError::RecordFull { .. } => {
            "One entry in it holds far more than any group’s. Nothing was changed. Ask who made the file about it."
        }
        ReadError::BadKind { .. } => {
            "It was changed on its way and cannot be trusted. Ask for the file once more."
        }
    };
    sentence.to_owned()
}

/// A sentence for each reason why a good file cannot be brought in.
fn merge_error(error: &MergeError) -> String {
    let sentence = match error {
        MergeError::OtherGroup { .. } => {
            "This file is from another group. Nothing was changed. Open the file once more."
        }
        MergeError::RecordFull { .. } => {
            "One entry would hold more than phones can take in. Nothing was changed. Ask who made the file about it."
        }
    };
    sentence.to_owned()
}
