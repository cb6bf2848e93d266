//! Words at a meeting: its frame, arriving, rounds, the timer.

use super::plural;

/// Words at a meeting: its frame, arriving, rounds, the timer.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct At {
    /// A meeting without a name of its own.
    pub untitled: &'static str,
    pub stages: &'static str,
    /// The stages in their order.
    pub stage: [&'static str; 5],
    pub started: &'static str,
    pub on_already: &'static str,
    pub before: &'static str,
    pub before_text: &'static str,
    pub start: &'static str,
    pub other_on: &'static str,
    /// Another one is on: its name, or none.
    pub other_on_text: fn(&str) -> String,
    pub go_there: &'static str,
    pub start_too: &'static str,
    pub over: &'static str,
    pub over_text: &'static str,
    pub to_minutes: &'static str,
    pub after_all: &'static str,
    pub gone: &'static str,
    pub gone_text: &'static str,
    pub to_meet: &'static str,
    pub keep_awake: &'static str,

    pub who: &'static str,
    /// How many are here.
    pub here: fn(usize) -> String,
    pub here_none: &'static str,
    pub everybody: &'static str,
    pub everybody_said: &'static str,
    pub guest: &'static str,
    pub guest_hint: &'static str,
    pub guest_add: &'static str,
    pub guest_missing: &'static str,
    /// Who is here now, by their names.
    pub came: fn(&str) -> String,
    pub nobody: &'static str,
    pub nobody_text: &'static str,
    pub arrival_round: &'static str,
    pub round_goes_on: &'static str,
    pub round_runs: &'static str,
    /// The name of the round that runs, and how many of all were heard in it.
    pub round_runs_text: fn(&str, usize, usize) -> String,
    pub round_instead: &'static str,

    pub which: &'static str,
    /// The kinds of rounds, and what each is about: arrival, check-in, a question, appreciation, check-out.
    pub kinds: [(&'static str, &'static str); 5],
    pub question: &'static str,
    pub question_missing: &'static str,
    pub prompts: [&'static str; 4],
    pub how: &'static str,
    pub first: &'static str,
    pub way: &'static str,
    pub clockwise: &'static str,
    pub backwards: &'static str,
    pub begin: &'static str,
    pub empty: &'static str,
    pub empty_text: &'static str,
    pub to_arrive: &'static str,

    pub next: &'static str,
    pub pass: &'static str,
    pub back: &'static str,
    /// Heard when the floor changes.
    pub floor: fn(&str) -> String,
    pub then: &'static str,
    pub last: &'static str,
    pub once_more: &'static str,
    /// In the middle of the circle, under the number of those heard.
    pub heard: fn(usize) -> String,
    pub more: &'static str,
    pub somebody_else: &'static str,
    pub end: &'static str,
    pub all_heard: &'static str,
    pub all_heard_text: &'static str,
    pub passed: &'static str,
    pub ended: &'static str,

    pub carries: &'static str,
    pub carries_none: &'static str,
    pub word_first: &'static str,
    pub carries_more: fn(usize) -> String,
    pub hands: &'static str,
    /// Offers a hand to whom.
    pub hand_of: fn(&str) -> String,
    pub offered: &'static str,
    pub needed_said: &'static str,

    pub timer: &'static str,
    /// So many minutes.
    pub minutes: fn(usize) -> String,
    pub more_time: &'static str,
    pub timer_off: &'static str,
    pub half_minute: &'static str,
    pub time_over: &'static str,
    pub finish: &'static str,
}

/// English.
pub const EN: At = At {
    untitled: "Our meeting",
    stages: "Stages of the meeting",
    stage: ["Arriving", "Roles", "Round", "Talking", "Closing"],
    started: "The meeting has begun. Welcome!",
    on_already: "This meeting is on already: here it is.",
    before: "It has not begun yet",
    before_text: "Begin when you sit together. One phone in the middle is enough.",
    start: "Start a meeting",
    other_on: "Another meeting is on",
    other_on_text: |name| {
        if name.is_empty() {
            "Go there, or begin this one as well.".to_owned()
        } else {
            ["“", name, "” is on just now. Go there, or begin this one as well."].concat()
        }
    },
    go_there: "Go to the meeting that is on",
    start_too: "Begin this one as well",
    over: "This meeting has ended",
    over_text: "What came of it stands in its minutes.",
    to_minutes: "See the minutes",
    after_all: "Go on with it after all",
    gone: "This meeting is not here",
    gone_text: "It may have been taken out, or this phone has not opened the file with it yet.",
    to_meet: "See the meetings",
    keep_awake: "This browser lets the screen go dark by itself. For the time of the meeting, let your phone’s settings keep it on longer.",

    who: "Who is here?",
    here: |count| [&plural(count, "person is", "people are"), " here"].concat(),
    here_none: "Press the names of those who are here. Whoever comes later is welcome at any time.",
    everybody: "Everybody is here",
    everybody_said: "Everybody is here. Welcome!",
    guest: "A guest’s name",
    guest_hint: "Guests speak in the rounds as everybody does. They can have a seat of their own later.",
    guest_add: "Add a guest",
    guest_missing: "Write the name first.",
    came: |names| [names, " is here. Welcome!"].concat(),
    nobody: "Who is in the circle?",
    nobody_text: "Add the people of your group, or a guest below.",
    arrival_round: "Arrival round",
    round_goes_on: "Go on with the round",
    round_runs: "Another round is going on",
    round_runs_text: |name, heard, all| {
        [
            name,
            ": ",
            &heard.to_string(),
            " of ",
            &plural(all, "person", "people"),
            " heard. A new one takes its place.",
        ]
        .concat()
    },
    round_instead: "Begin the new round",

    which: "Which round?",
    kinds: [
        ("Arrival round", "How am I arriving, how much can I carry?"),
        ("Check-in round", "How does it go with what I carry?"),
        ("A question of our own", "Everybody answers, or passes."),
        ("Appreciation round", "What did I notice in somebody? Thank them."),
        ("Check-out round", "A last word: what do I take with me?"),
    ],
    question: "The question",
    question_missing: "Write the question first, or choose one.",
    prompts: [
        "What is alive for you?",
        "What is one thing that you noticed?",
        "What is a concern of yours?",
        "What do you hope for?",
    ],
    how: "Who begins, which way, how long",
    first: "Who begins?",
    way: "Which way around?",
    clockwise: "Clockwise",
    backwards: "The other way",
    begin: "Begin the round",
    empty: "Nobody sits in the circle yet",
    empty_text: "Say who is here; then everybody can be heard in turn.",
    to_arrive: "Who is here?",

    next: "Next",
    pass: "Pass",
    back: "One back",
    floor: |name| [name, " has the floor"].concat(),
    then: "Then: ",
    last: "The last one in this round.",
    once_more: "Passed before. A word is welcome now, and so is passing again.",
    heard: |all| ["of ", &plural(all, "person", "people"), " heard"].concat(),
    more: "Somebody else, timer, end of the round",
    somebody_else: "Who has the floor?",
    end: "End the round here",
    all_heard: "Everybody was heard",
    all_heard_text: "Thank you for listening to each other.",
    passed: "Passed this time. A word is still welcome:",
    ended: "The round is over. It can be begun again at any time.",

    carries: "What they carry",
    carries_none: "Nothing open just now.",
    word_first: "A word with it",
    carries_more: |count| ["What else: ", &plural(count, "commitment", "commitments")].concat(),
    hands: "Hands that are up",
    hand_of: |name| [name, " asks for a hand"].concat(),
    offered: "A hand is offered",
    needed_said: "The need is on the board.",

    timer: "Time for each voice",
    minutes: |count| plural(count, "minute", "minutes"),
    more_time: "One minute more",
    timer_off: "Timer off",
    half_minute: "Half a minute left",
    time_over: "Time. Finish your thought.",
    finish: "Finish your thought",
};
