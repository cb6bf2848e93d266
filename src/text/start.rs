//! Words of the first page, of starting a group, and of the invented one.

use crate::group::sample::{MeetingSample, SampleText};

/// Words of the first page, of starting a group, and of the invented one.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Start {
    pub welcome: &'static str,
    pub what: &'static str,
    /// Beside the picture of two phones.
    pub passing: &'static str,
    pub start_under: &'static str,
    pub open_under: &'static str,
    pub sample_under: &'static str,
    pub to_groups: &'static str,
    pub about: &'static str,
    /// Over the questions to whoever starts a group: which of the three this is.
    pub step: fn(usize) -> String,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub purpose: &'static str,
    pub purpose_hint: &'static str,
    pub name_wanted: &'static str,
    pub sample: SampleText,
    /// In the bar over every page of the invented group.
    pub sample_mark: &'static str,
    /// What is asked where it is pressed.
    pub sample_note: &'static str,
    pub sample_remove_text: &'static str,
    pub sample_remove: &'static str,
    pub sample_gone: &'static str,
}

/// English.
pub const EN: Start = Start {
    welcome: "A group where everyone leads",
    what: "Write down who does what and how it’s going. Hold your meetings. Works offline, no account.",
    passing: "You send your group from phone to phone, like a photo. Nothing is sent by itself.",
    start_under: "Be the first from your group",
    open_under: "Someone from your group sent you a file",
    sample_under: "Look around with a made-up group",
    to_groups: "Groups on this phone",
    about: "What is this?",
    step: |step| format!("{step} of 3"),
    name: "What is your group called?",
    name_hint: "You can change this any time.",
    purpose: "What is it for?",
    purpose_hint: "One sentence is enough.",
    name_wanted: "Give your group a name. You can change it later.",
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
            "Welcome the two new neighbours from block C",
            "Close the books for October",
            "Paint the banner",
            "Cook for the Saturday meeting",
            "Write to the council about the lift",
            "Keep the key to the tool shed",
            "Learn how the housing court works",
            "Count the broken radiators in block A",
        ],
        words: [
            "Found the right number. I’ll call again on Monday.",
            "The legal half is beyond my Spanish. Who could look at it with me?",
            "The youth club will lend us theirs if we pick it up.",
            "Forty-one. The list is with the lawyer now.",
            "You’ve done the hard half already. We’ll manage the rest.",
            "Night shifts until Friday, but glad to be here.",
        ],
        thanks: [
            "You knew where the old lease was. It saved us a week.",
            "Nobody went home hungry, and everyone stayed to talk.",
            "You said out loud what many of us were thinking.",
        ],
        agreements: [
            "One person speaks at a time, and anyone may pass.",
            "We say early when we need a hand.",
            "Letting go is fine. We say so, and thank each other.",
        ],
        question: "How did I guide the meeting on Thursday?",
        strengths: [
            "Public speaking",
            "Guiding meetings",
            "Cooking for many",
            "Spanish",
            "Housing law",
            "Sound",
            "Welcoming",
            "Bookkeeping",
            "Driving",
            "First aid",
            "Painting",
            "Staying calm when it gets loud",
        ],
        saw: "On Thursday everyone talked at once. You asked us one by one, and we were heard.",
        needs: [
            [
                "Greet people at the door",
                "New people should see a friendly face.",
                "Come ten minutes early on Saturday",
                "Welcoming",
            ],
            [
                "Bring the chairs back to St Mark’s",
                "They’ll lend them again if they’re back by Sunday.",
                "Count them first: there should be forty",
                "Driving",
            ],
            [
                "Look after the website",
                "It still shows last year’s phone number.",
                "Ask Efe for the password",
                "Websites",
            ],
            [
                "Speak for us at the housing hearing",
                "They’ll decide about the money for the lift.",
                "Read the two pages that the lawyer sent",
                "Public speaking",
            ],
        ],
        meetings: MeetingSample {
            title: "Tenants’ meeting",
            place: "Laundry room, block B",
            agenda: [
                "Do we hold the rally on the 12th?",
                "How we welcome new people",
                "What the lawyer said about the list",
                "Who talks to the press",
                "Money for the sound system",
            ],
            decision: [
                "We hold the rally on the 12th, in front of the town hall.",
                "The council meets that evening.",
                "It may rain, so we’ll ask for the hall too.",
            ],
            later: "A summer party for the whole block",
        },
        invitation: "I saw how you explained the radiators to the inspector. They listened.",
    },
    sample_mark: "Made-up group",
    sample_note: "This is a made-up group",
    sample_remove_text: "Try anything. Removing the group also removes what you added to it. This can’t be undone.",
    sample_remove: "Remove this group",
    sample_gone: "The made-up group is gone from this phone.",
};
