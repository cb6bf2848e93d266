//! Words of the settings and of the page about the app.

use super::plural;

/// Words of the settings and of the page about the app.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Settings {
    pub title: &'static str,
    pub who: &'static str,
    pub who_none: &'static str,
    pub who_change: &'static str,
    pub who_say: &'static str,
    pub look: &'static str,
    pub look_system: &'static str,
    pub look_light: &'static str,
    pub look_dark: &'static str,
    pub direction: &'static str,
    pub direction_language: &'static str,
    pub direction_ltr: &'static str,
    pub direction_rtl: &'static str,
    pub direction_hint: &'static str,
    pub storage: &'static str,
    /// How much of the room is taken, in hundredths.
    pub room: fn(usize) -> String,
    pub room_unknown: &'static str,
    pub promised: &'static str,
    pub not_promised: &'static str,
    pub silent: &'static str,
    pub ask: &'static str,
    pub asked_yes: &'static str,
    pub asked_no: &'static str,
    pub raw: &'static str,
    pub raw_hint: &'static str,
    pub raw_saved: &'static str,
    pub raw_not_saved: &'static str,
    pub making_room: &'static str,
    pub clear: &'static str,
    /// How many commitments ended long ago.
    pub clear_hint: fn(usize) -> String,
    pub clear_sure: fn(usize) -> String,
    pub clear_what: &'static str,
    pub clear_yes: &'static str,
    pub cleared: fn(usize) -> String,
    pub install: &'static str,
    pub install_text: &'static str,
    pub history: &'static str,
    pub groups: &'static str,
    pub about: &'static str,
    pub version: fn(&str) -> String,
    pub about_title: &'static str,
    pub about_text: [&'static str; 3],
    pub promises: &'static str,
    pub promise: [&'static str; 6],
    pub free: &'static str,
}

/// English.
pub const EN: Settings = Settings {
    title: "Settings",
    who: "Who uses this phone",
    who_none: "Nobody in particular.",
    who_change: "Somebody else",
    who_say: "Say who you are",
    look: "Look",
    look_system: "As the phone",
    look_light: "Light",
    look_dark: "Dark",
    direction: "Direction of writing",
    direction_language: "As the language",
    direction_ltr: "Left to right",
    direction_rtl: "Right to left",
    direction_hint: "For trying the app out as readers of Arabic, Farsi or Hebrew see it.",
    storage: "Kept on this phone",
    room: |taken| match taken {
        0 => "Hardly any of the room that every browser gives is taken.".to_owned(),
        taken if taken > 100 => {
            "More is taken than every browser is sure to give. Save a file soon.".to_owned()
        }
        taken => ["About ", &taken.to_string(), " % of the room that every browser gives is taken."].concat(),
    },
    room_unknown: "How much room is taken cannot be told just now.",
    promised: "The browser keeps it until you remove it.",
    not_promised: "The browser has not promised to keep it: it may clear it when the phone runs out of room, or after some time without a visit. A saved file is safe.",
    silent: "This browser does not say how long it keeps things. A saved file is safe.",
    ask: "Ask the browser to keep it",
    asked_yes: "The browser says yes.",
    asked_no: "The browser says no for now. It often changes its mind once the app is on the home screen.",
    raw: "Save the raw data",
    raw_hint: "Everything of all groups on this phone as it is kept, what could not be read too. For somebody who helps you find a fault: it is not a group file, and what you wrote on Reflect is not in it.",
    raw_saved: "Look for the file in your downloads.",
    raw_not_saved: "The browser did not take the file.",
    making_room: "Making room",
    clear: "Clear old work that is done",
    clear_hint: |count| {
        [
            &plural(count, "commitment", "commitments"),
            " ended more than three months ago. Clearing makes room.",
        ]
        .concat()
    },
    clear_sure: |count| {
        ["Clear ", &plural(count, "old commitment", "old commitments"), " for good?"].concat()
    },
    clear_what: "They go from this phone with all that was said about them and with the notes of meetings of that time, but for decisions, and from every other phone that opens a file of yours. A file that you save first keeps them to be read. This can’t be undone.",
    clear_yes: "Clear for good",
    cleared: |count| {
        [
            &plural(count, "old commitment is", "old commitments are"),
            " cleared. Thank you, all who carried them.",
        ]
        .concat()
    },
    install: "Put it on your phone",
    install_text: "Then it opens from the home screen, and without a network.",
    history: "Recent changes",
    groups: "Groups on this phone",
    about: "What is this?",
    version: |version| ["All Leaders, version ", version].concat(),
    about_title: "All Leaders",
    about_text: [
        "Some groups want no bosses. Where nobody may lead, people learn to hold back. Here everyone is invited to lead: to see what is needed, to step up, to make space for others, to listen, to give a hand.",
        "Say what you will do, and by when. Check in with a word. Ask for a hand before it gets heavy, and let things go with thanks when they no longer fit.",
        "Every phone holds all of the group. A file brings two phones in step: pass it on at the meeting, in a chat, however you like.",
    ],
    promises: "How it is made",
    promise: [
        "Nobody is in charge here: each of you can do everything, and undo almost everything.",
        "It invites: something is yours once you said yes.",
        "It is a mirror: it shows the group as a whole and compares nobody.",
        "Nothing is sent anywhere. No account, no server, no one looking on.",
        "It works without a network, on plain phones.",
        "Nothing is lost: not by two phones that disagree, nor by a slip of the thumb.",
    ],
    free: "Free software, under the MIT and Apache 2.0 licences.",
};
