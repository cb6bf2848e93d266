//! Words of talking: the stack, voices, how the group stands to a question.

use super::plural;

/// Words of talking: the stack, voices, how the group stands to a question.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct DiscussionText {
    pub not_on: &'static str,
    pub to_meeting: &'static str,

    pub current_item: &'static str,
    pub no_current_item: &'static str,
    pub no_agenda: &'static str,
    pub all_through: &'static str,
    pub next_item: &'static str,
    /// Instead, at the last one.
    pub finish: &'static str,
    /// Instead, while nothing was talked about: given what it is; and where there is no room for that.
    pub first_item: fn(&str) -> String,
    pub first: &'static str,
    /// What is said when an item was talked through.
    pub through: fn(&str) -> String,
    /// Nothing is decided on this item, and one goes on.
    pub undecided: fn(&str) -> String,
    /// The other answers to that, beside noting the decision.
    pub take_to_next: &'static str,
    pub go_on: &'static str,
    /// What is said when an item was taken to the next meeting; and what stands beside it then.
    pub taken_to_next: fn(&str) -> String,
    pub for_next: &'static str,
    pub now_about: fn(&str) -> String,
    pub talked_through: &'static str,
    /// It is still talked about, and what was decided on it is noted.
    pub decided: &'static str,
    pub brings: fn(&str) -> String,
    pub share: &'static str,
    pub explore: &'static str,
    pub decide: &'static str,
    pub minutes: fn(usize) -> String,
    /// The agenda's heading.
    pub agenda: &'static str,
    /// What is left of it: so many items, and how many minutes they take.
    pub left: fn(usize, usize) -> String,
    pub start_timer: fn(usize) -> String,
    pub timer_started: fn(usize) -> String,
    pub note_decision: &'static str,
    /// Of what was decided: notes a task for it.
    pub who_does_it: &'static str,
    pub notes: fn(usize) -> String,
    pub go_round: &'static str,
    pub about: &'static str,

    pub stack: &'static str,
    /// In one line: in which order, and who comes first.
    pub queue: fn(&str, &str) -> String,
    /// The order, where it is that of the hands.
    pub queue_next: &'static str,
    /// What the queue is.
    pub queue_is: &'static str,
    pub queue_empty: &'static str,
    pub circle: &'static str,
    pub a_tap: &'static str,
    pub tap_joins: &'static str,
    pub tap_gives: &'static str,
    pub by_name: &'static str,
    pub who_joins: &'static str,
    pub who_speaks: &'static str,
    pub joined: fn(&str) -> String,
    pub nobody_waits: &'static str,
    pub response: &'static str,
    pub process: &'static str,
    pub speak: &'static str,
    pub not_heard: &'static str,
    pub heard_less: &'static str,
    pub word_now: &'static str,
    pub has_word: fn(&str) -> String,
    /// Under the name in the middle of the circle.
    pub speaking: &'static str,
    pub tap_a_seat: &'static str,
    /// Under the circle: what the arcs in it say.
    pub arcs: &'static str,
    pub free: &'static str,
    pub is_free: &'static str,
    pub step_out: &'static str,
    pub stepped_out: fn(&str) -> String,
    pub waits_for: fn(&str, &str) -> String,
    pub earlier: fn(&str) -> String,
    pub later: fn(&str) -> String,
    /// Somebody was moved by hand: the name, the place, of how many.
    pub moved: fn(&str, usize, usize) -> String,
    pub progressive: &'static str,
    pub progressive_text: &'static str,
    pub in_order_text: &'static str,
    pub progressive_on: &'static str,
    pub progressive_off: &'static str,

    pub voices: &'static str,
    pub voices_text: &'static str,
    pub not_yet: &'static str,
    pub heard: &'static str,
    pub heard_often: &'static str,
    pub forget: &'static str,
    pub forget_text: &'static str,
    pub forgotten: &'static str,

    pub stand: &'static str,
    pub stand_text: &'static str,
    pub temperature: &'static str,
    pub temperature_under: &'static str,
    pub temperature_text: &'static str,
    pub fist: &'static str,
    pub fist_under: &'static str,
    pub fist_text: &'static str,
    pub question: &'static str,
    /// The answers to a temperature check: the hand down, flat, up.
    pub degrees: [&'static str; 3],
    /// The answers to fist to five: none to five fingers.
    pub fingers: [&'static str; 6],
    pub one_more: fn(&str) -> String,
    pub one_less: fn(&str) -> String,
    pub no_hands: &'static str,
    /// More hands than people: how many are here.
    pub many_hands: fn(usize) -> String,
    pub noted: &'static str,
    pub remove: fn(&str) -> String,
    pub removed: &'static str,
    /// A temperature check as a sentence.
    pub say_temperature: fn(&[u16; 6]) -> String,
    /// Fist to five as a sentence.
    pub say_fist: fn(&[u16; 6]) -> String,
}

const DEGREES: [&str; 3] = ["not good", "unsure", "good"];
const FINGERS: [&str; 6] = ["fist", "one", "two", "three", "four", "five"];
const NO_HANDS: &str = "No hands are counted yet.";

/// "7 good, 3 unsure, 1 not good": the good first, as hands are asked for; what nobody said is left out.
fn say_temperature(counts: &[u16; 6]) -> String {
    let mut parts = Vec::new();
    for (degree, count) in DEGREES.iter().zip(counts).rev().filter(|(_, count)| **count > 0) {
        parts.push([&count.to_string(), " ", degree].concat());
    }
    if parts.is_empty() { NO_HANDS.to_owned() } else { parts.join(", ") + "." }
}

/// How most stand first, then each lower hand by itself: it is worth a question, and never a reproach.
fn say_fist(counts: &[u16; 6]) -> String {
    let all: u32 = counts.iter().map(|count| u32::from(*count)).sum();
    let high = u32::from(counts[4]) + u32::from(counts[5]);
    let mut parts = Vec::new();
    if high > 0 {
        parts.push(match high {
            1 => "One shows four or five".to_owned(),
            high if high == all => "All show four or five".to_owned(),
            high if high * 2 > all => "Most show four or five".to_owned(),
            high => [&high.to_string(), " show four or five"].concat(),
        });
    }
    for (finger, count) in FINGERS.iter().zip(counts).take(4).rev() {
        let who = match count {
            0 => continue,
            1 if parts.is_empty() => "One shows".to_owned(),
            1 => "one shows".to_owned(),
            count => [&count.to_string(), " show"].concat(),
        };
        parts.push([&who, " a ", finger].concat());
    }
    let asks = counts[..3].iter().any(|count| *count > 0);
    match parts.as_slice() {
        [] => NO_HANDS.to_owned(),
        parts => parts.join(", ") + if asks { ": what would it take?" } else { "." },
    }
}

/// English.
pub const EN: DiscussionText = DiscussionText {
    not_on: "This meeting isn’t in progress.",
    to_meeting: "Go to the meeting",

    current_item: "Now",
    no_current_item: "Start with the first item",
    no_agenda: "Nothing on the agenda. Talk freely, or add an item.",
    all_through: "You’ve finished the agenda.",
    next_item: "Next item",
    finish: "End this item",
    first_item: |item| ["First item: ", item].concat(),
    first: "First item",
    through: |item| ["“", item, "” is done"].concat(),
    undecided: |item| ["Nothing is decided on “", item, "” yet."].concat(),
    take_to_next: "Take it to the next meeting",
    go_on: "Go on",
    taken_to_next: |item| ["“", item, "” is for the next meeting"].concat(),
    for_next: "for the next meeting",
    now_about: |item| ["Now: “", item, "”"].concat(),
    talked_through: "done",
    decided: "decided",
    brings: |name| ["brought by ", name].concat(),
    share: "to share",
    explore: "to discuss",
    decide: "to decide",
    minutes: |count| plural(count, "minute", "minutes"),
    agenda: "The whole agenda",
    left: |items, minutes| {
        let items = plural(items, "item", "items");
        let time = match minutes {
            0 => String::new(),
            minutes => [", ", &plural(minutes, "minute", "minutes")].concat(),
        };
        ["Still to talk about: ", &items, &time].concat()
    },
    start_timer: |minutes| ["Start ", &plural(minutes, "minute", "minutes")].concat(),
    timer_started: |minutes| ["Timer started: ", &plural(minutes, "minute", "minutes")].concat(),
    note_decision: "Note the decision",
    who_does_it: "Who does it? Add a task",
    notes: |count| plural(count, "note", "notes"),
    go_round: "A go-round on this",
    about: "What it’s about",

    stack: "Speaking queue",
    queue: |order, names| [order, ": ", names].concat(),
    queue_next: "Next to speak",
    queue_is: "Who wants to speak, one after another.",
    queue_empty: "nobody yet",
    circle: "The circle",
    a_tap: "What a tap on a name does",
    tap_joins: "Add to queue",
    tap_gives: "Let a person speak",
    by_name: "Choose by name",
    who_joins: "Who wants to speak?",
    who_speaks: "Who speaks now?",
    joined: |name| [name, " is in the queue"].concat(),
    nobody_waits: "Nobody’s waiting. Tap a name to add them to the queue.",
    response: "Answer that person",
    process: "About how we meet",
    speak: "To speak",
    not_heard: "Hasn’t spoken yet",
    heard_less: "Spoke less so far",
    word_now: "Speaks now",
    has_word: |name| [name, " is speaking"].concat(),
    speaking: "is speaking",
    tap_a_seat: "Tap whoever wants to speak",
    arcs: "A longer line around someone: they’ve spoken more",
    free: "Anyone can speak now",
    is_free: "Anyone can speak now",
    step_out: "Leave the queue",
    stepped_out: |name| [name, " left the queue"].concat(),
    waits_for: |name, what| [name, ": ", what].concat(),
    earlier: |name| ["Earlier: ", name].concat(),
    later: |name| ["Later: ", name].concat(),
    moved: |name, place, all| {
        let (place, all) = (place.to_string(), all.to_string());
        [name, " is now ", &place, " of ", &all].concat()
    },
    progressive: "Quieter voices first",
    progressive_text: "Whoever has spoken less comes first.",
    in_order_text: "If on: whoever has spoken less comes first.",
    progressive_on: "Quieter voices come first now",
    progressive_off: "Now in the order they joined",

    voices: "Who has spoken",
    voices_text: "Only on this phone, until the end.",
    not_yet: "not yet",
    heard: "spoke",
    heard_often: "spoke often",
    forget: "Clear this",
    forget_text: "This can’t be undone.",
    forgotten: "Cleared",

    stand: "Show of hands",
    stand_text: "One person counts hands. No names kept.",
    temperature: "How does it feel?",
    temperature_under: "Hands up: good. Flat: unsure. Down: no.",
    temperature_text: "Hands up: good. Flat: unsure. Down: no.",
    fist: "Show of fingers",
    fist_under: "Fingers show how much we agree.",
    fist_text: "Five fingers: yes, gladly. Three: I can live with it. Two or fewer: I need something first.",
    question: "The question",
    degrees: DEGREES,
    fingers: FINGERS,
    one_more: |what| ["One more: ", what].concat(),
    one_less: |what| ["One less: ", what].concat(),
    no_hands: "Count at least one hand first.",
    many_hands: |here| {
        let here = plural(here, "person is", "people are");
        ["That’s more hands than people: ", &here, " here. You can still save it."].concat()
    },
    noted: "Saved, without names",
    remove: |what| ["Remove: ", what].concat(),
    removed: "Removed",
    say_temperature,
    say_fist,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_temperature_is_said_good_first() {
        assert_eq!(say_temperature(&[1, 3, 7, 0, 0, 0]), "7 good, 3 unsure, 1 not good.");
        assert_eq!(say_temperature(&[0, 0, 2, 9, 9, 9]), "2 good.");
        assert_eq!(say_temperature(&[0; 6]), NO_HANDS);
    }

    #[test]
    fn fist_to_five_asks_what_it_would_take_where_a_hand_is_low() {
        assert_eq!(
            say_fist(&[0, 0, 1, 0, 4, 2]),
            "Most show four or five, one shows a two: what would it take?"
        );
        assert_eq!(say_fist(&[0, 0, 0, 0, 1, 5]), "All show four or five.");
        assert_eq!(say_fist(&[0, 0, 0, 3, 1, 1]), "2 show four or five, 3 show a three.");
        assert_eq!(say_fist(&[1, 0, 0, 0, 0, 0]), "One shows a fist: what would it take?");
        assert_eq!(say_fist(&[0, 0, 0, 0, 0, 1]), "One shows four or five.");
        assert_eq!(
            say_fist(&[2, 1, 0, 1, 1, 0]),
            "One shows four or five, one shows a three, one shows a one, 2 show a fist: what would it take?"
        );
        assert_eq!(say_fist(&[0; 6]), NO_HANDS);
        assert!(say_fist(&[u16::MAX; 6]).starts_with("131070 show four or five"));
    }
}
