//! Words of the first page, of starting a group, and of the invented one.

use crate::domain::sample::SampleText;

/// Words of the first page, of starting a group, and of the invented one.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Start {
    pub welcome: &'static str,
    pub what: &'static str,
    pub private: &'static str,
    pub start_under: &'static str,
    pub open_under: &'static str,
    pub sample_under: &'static str,
    pub to_groups: &'static str,
    pub about: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub purpose: &'static str,
    pub purpose_hint: &'static str,
    pub name_wanted: &'static str,
    pub sample: SampleText,
    /// Above every page of the invented group.
    pub sample_note: &'static str,
    pub sample_remove: &'static str,
    pub sample_gone: &'static str,
}

/// English.
pub const EN: Start = Start {
    welcome: "A group where everyone leads",
    what: "Note who does what, check in on each other, and offer a hand. Made for the meeting: it works on every phone, without a network.",
    private: "There are no accounts. What you write stays on your phone until you share a file with your group.",
    start_under: "You are the first to note it down",
    open_under: "Somebody gave you a file of your group",
    sample_under: "Eight invented people, to look around with",
    to_groups: "The groups on this phone",
    about: "What is this?",
    name: "What is your group called?",
    name_hint: "You can change it at any time.",
    purpose: "What is it for?",
    purpose_hint: "A sentence is plenty: newcomers read it first.",
    name_wanted: "A name is all it takes. A working title will do.",
    sample: SampleText {
        name: "Riverside Tenants",
        purpose: "Homes that are warm, safe and ours to stay in.",
        people: [
            ("Ana", "she/her"),
            ("Bilal", "he/him"),
            ("Chen", "they/them"),
            ("Dee", "she/they"),
            ("Efe", "he/him"),
            ("Femi", ""),
            ("Gus", "he/him"),
            ("Hana", "she/her"),
        ],
        tasks: [
            "Ask St Mark’s about the hall",
            "Translate the rent-strike leaflet",
            "Borrow a sound system for the rally",
            "Welcome the two newcomers from block C",
            "Close the books for October",
            "Paint the banner",
            "Cook for the Saturday meeting",
            "Write to the council about the lift",
            "Keep the key to the tool shed",
            "Learn how the housing court works",
            "Count the broken radiators in block A",
        ],
        words: [
            "Found the right number. I call again on Monday.",
            "The legal half is beyond my Spanish. Who could look at it with me?",
            "The youth club lends us theirs, if we fetch it.",
            "Forty-one. The list is with the lawyer now.",
            "You have the hard half done already. The rest will find its hands.",
            "Night shifts until Friday. Glad to be here all the same.",
        ],
        needs: [
            [
                "Greet people at the door",
                "Whoever comes for the first time should find a friendly face.",
                "Come ten minutes early on Saturday",
                "Welcoming",
            ],
            [
                "Bring the chairs back to St Mark’s",
                "They lend them to us again if they are back by Sunday.",
                "Count them first: it should be forty",
                "Driving",
            ],
            [
                "Look after the website",
                "The phone number on it is still last year’s.",
                "Ask Efe for the password",
                "Websites",
            ],
            [
                "Speak for us at the housing hearing",
                "That day they decide about the money for the lift.",
                "Read the two pages that the lawyer sent",
                "Public speaking",
            ],
        ],
        invitation: "I saw how you explained the radiators to the inspector. They listened.",
    },
    sample_note: "An invented group to try things with.",
    sample_remove: "Remove it",
    sample_gone: "The invented group is gone from this phone.",
};
