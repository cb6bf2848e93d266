//! Words at a meeting: its frame, arriving, rounds, the timer.

use super::plural;
use crate::session::{RoundKind, Stage};

/// A kind of round: its name, and what it is about.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct RoundWords {
    pub name: &'static str,
    pub about: &'static str,
}

/// Words at a meeting: its frame, arriving, rounds, the timer.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct MeetingText {
    pub stages: &'static str,
    pub stage_arrive: &'static str,
    pub stage_roles: &'static str,
    pub stage_round: &'static str,
    pub stage_talk: &'static str,
    pub stage_close: &'static str,
    pub started: &'static str,
    pub on_already: &'static str,
    pub before: &'static str,
    pub before_text: &'static str,
    pub start: &'static str,
    /// Somebody begins what is planned for this day, which is still to come.
    pub planned_for: fn(&str) -> String,
    pub planned_for_text: &'static str,
    pub start_today: &'static str,
    pub start_other: &'static str,
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
    /// While nobody was tapped and whoever holds the phone is ticked.
    pub here_me: &'static str,
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
    pub round_goes_on: &'static str,
    pub round_runs: &'static str,
    /// The name of the round that runs, and how many of all were heard in it.
    pub round_runs_text: fn(&str, usize, usize) -> String,
    pub round_instead: &'static str,
    /// The name of a round that was ended early, and how many of all were heard in it.
    pub ended_early: fn(&str, usize, usize) -> String,

    pub which: &'static str,
    /// What a go-round is.
    pub round_is: &'static str,
    /// The same after its name, at its first turn.
    pub round_named: fn(&str) -> String,
    pub arrival_round: RoundWords,
    pub check_in_round: RoundWords,
    pub prompt_round: RoundWords,
    pub appreciation_round: RoundWords,
    pub check_out_round: RoundWords,
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

    /// On the button of what comes next: whose turn, or which step.
    pub next_is: fn(&str) -> String,
    /// The same where a word was typed, which it saves.
    pub save_then: fn(&str) -> String,
    /// After the last turn.
    pub next_end: &'static str,
    pub another_round: &'static str,
    /// Goes on without a round.
    pub skip_to: fn(&str) -> String,
    pub pass: &'static str,
    /// Small, under it.
    pub pass_means: &'static str,
    pub back: &'static str,
    /// What of it is seen.
    pub back_short: &'static str,
    /// Heard when the floor changes.
    pub floor: fn(&str) -> String,
    /// Under the name of whoever it is.
    pub has_floor: &'static str,
    pub write_it_down: &'static str,
    pub once_more: &'static str,
    /// In the middle of the circle, under the number of those heard.
    pub heard: fn(usize) -> String,
    pub more: &'static str,
    pub somebody_else: &'static str,
    pub end: &'static str,
    pub all_heard: &'static str,
    /// Where somebody passed twice.
    pub round_over: &'static str,
    pub all_heard_text: &'static str,
    /// Folded: the names of those who passed twice.
    pub passed: &'static str,
    pub ended: &'static str,

    pub carries: &'static str,
    pub carries_none: &'static str,
    /// Over how a task goes.
    pub tap_saves: &'static str,
    /// Under it, once it was said here.
    pub is_saved: &'static str,
    pub word: &'static str,
    /// Under a word that is said in a round.
    pub word_read: &'static str,
    /// What asking for a hand does.
    pub hand_means: &'static str,
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

impl MeetingText {
    /// The name of a stage.
    pub fn stage(&self, stage: Stage) -> &'static str {
        match stage {
            Stage::Arrive => self.stage_arrive,
            Stage::Roles => self.stage_roles,
            Stage::Round => self.stage_round,
            Stage::Talk => self.stage_talk,
            Stage::Close => self.stage_close,
        }
    }

    /// The words of a kind of round.
    pub fn round(&self, kind: &RoundKind) -> &RoundWords {
        match kind {
            RoundKind::Arrival => &self.arrival_round,
            RoundKind::CheckIn => &self.check_in_round,
            RoundKind::Prompt(_) => &self.prompt_round,
            RoundKind::Appreciation => &self.appreciation_round,
            RoundKind::CheckOut => &self.check_out_round,
        }
    }
}

/// English.
pub const EN: MeetingText = MeetingText {
    stages: "Steps of the meeting",
    stage_arrive: "Arriving",
    stage_roles: "Roles",
    stage_round: "Go-round",
    stage_talk: "Talking",
    stage_close: "Closing",
    started: "The meeting has begun. Welcome!",
    on_already: "This meeting has already begun. Here it is.",
    before: "Not started yet",
    before_text: "Start when you’re together. One phone is enough.",
    start: "Start a meeting",
    planned_for: |day| ["This meeting is planned for ", day].concat(),
    planned_for_text: "You can hold it today instead. Or start another meeting, and this one stays planned.",
    start_today: "Hold it today",
    start_other: "Start another meeting",
    other_on: "Another meeting is in progress",
    other_on_text: |name| {
        if name.is_empty() {
            "Go there, or start this one too.".to_owned()
        } else {
            ["“", name, "” is in progress. Go there, or start this one too."].concat()
        }
    },
    go_there: "Go to that meeting",
    start_too: "Start this one too",
    over: "This meeting has ended",
    over_text: "You’ll find everything in the meeting notes.",
    to_minutes: "See the meeting notes",
    after_all: "Reopen this meeting",
    gone: "This meeting isn’t on your phone",
    gone_text: "It may have been removed, or be in a file you haven’t opened yet.",
    to_meet: "See all meetings",
    keep_awake: "Your screen may go dark during the meeting. You can change that in your phone’s settings.",

    who: "Who is here?",
    here: |count| [&plural(count, "person is", "people are"), " here"].concat(),
    here_none: "Tap the names of everyone here. You can add more later.",
    here_me: "You’re in already. Tap everyone else who is here.",
    everybody: "Tick everyone",
    everybody_said: "Everyone’s here. Welcome!",
    guest: "A guest’s name",
    guest_hint: "A guest takes part, and can join later.",
    guest_add: "Add a guest",
    guest_missing: "Write the name first.",
    came: |names| ["Welcome, ", names, "!"].concat(),
    nobody: "Who is in the circle?",
    nobody_text: "Add people from your group, or a guest below.",
    round_goes_on: "Continue the go-round",
    round_runs: "Another go-round is in progress",
    round_runs_text: |name, heard, all| {
        [
            name,
            ": ",
            &heard.to_string(),
            " of ",
            &plural(all, "person", "people"),
            " heard. A new one replaces it.",
        ]
        .concat()
    },
    round_instead: "Start the new go-round",
    ended_early: |name, heard, all| {
        [name, " ended: ", &heard.to_string(), " of ", &all.to_string(), " heard."].concat()
    },

    which: "Which go-round?",
    round_is: "In a go-round, everyone speaks in turn.",
    round_named: |name| [name, ": everyone speaks in turn"].concat(),
    arrival_round: RoundWords { name: "Arrival go-round", about: "How am I, and how much can I take on?" },
    check_in_round: RoundWords { name: "Check-in go-round", about: "How are my tasks going?" },
    prompt_round: RoundWords { name: "A question of our own", about: "Everyone answers, or passes." },
    appreciation_round: RoundWords {
        name: "Go-round of thanks",
        about: "What did I notice in someone? Thank them.",
    },
    check_out_round: RoundWords { name: "Closing go-round", about: "A last word: what will I remember?" },
    question: "The question",
    question_missing: "Write the question first, or choose one.",
    prompts: [
        "What’s on your mind?",
        "What’s one thing you noticed?",
        "What worries you?",
        "What do you hope for?",
    ],
    how: "Who starts, which way, how long",
    first: "Who starts?",
    way: "Which way around?",
    clockwise: "Clockwise",
    backwards: "The other way",
    begin: "Start the go-round",
    empty: "Nobody’s here yet",
    empty_text: "Say who’s here first.",
    to_arrive: "Who is here?",

    next_is: |what| ["Next: ", what].concat(),
    save_then: |who| ["Save, then ", who].concat(),
    next_end: "end of go-round",
    another_round: "Another go-round",
    skip_to: |stage| ["Skip to: ", stage].concat(),
    pass: "Pass",
    pass_means: "nothing to say",
    back: "Back to the last person",
    back_short: "Back",
    floor: |name| [name, " is speaking"].concat(),
    has_floor: "is speaking",
    write_it_down: "Write it down, if they like",
    once_more: "Passed before. You can speak now, or pass again.",
    heard: |all| ["of ", &plural(all, "person", "people"), " heard"].concat(),
    more: "Change speaker, timer, end",
    somebody_else: "Who is speaking?",
    end: "End the go-round",
    all_heard: "Everyone has spoken",
    round_over: "The go-round is over",
    all_heard_text: "Thank you for listening to each other.",
    passed: "Someone wants to speak after all",
    ended: "The go-round is over",

    carries: "Their tasks",
    carries_none: "Nothing open.",
    tap_saves: "How’s it going? A tap saves it.",
    is_saved: "Saved",
    word: "Anything to add?",
    word_read: "The whole group can read it.",
    hand_means: "Everyone sees that you’d like help.",
    carries_more: |count| ["Show ", &plural(count, "more task", "more tasks")].concat(),
    hands: "Asking for a hand",
    hand_of: |name| [name, " asks for a hand"].concat(),
    offered: "Hand offered",
    needed_said: "Added to the needs. Thanks!",

    timer: "Time for each person",
    minutes: |count| plural(count, "minute", "minutes"),
    more_time: "One more minute",
    timer_off: "Stop the timer",
    half_minute: "Half a minute left",
    time_over: "Time’s up. You can still end your sentence.",
    finish: "You can end your sentence",
};
