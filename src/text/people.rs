//! Words of the list of people, of adding some, and of asking who is who.

use super::plural;

/// Words of the list of people, of adding some, and of asking who is who.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct People {
    pub none: &'static str,
    pub none_text: &'static str,
    pub order: &'static str,
    pub by_name: &'static str,
    pub by_seat: &'static str,
    pub around: &'static str,
    pub away: &'static str,
    pub left: &'static str,
    pub guests: &'static str,
    pub you: &'static str,
    pub find: &'static str,
    /// What is behind the links below the list.
    pub resting_under: &'static str,
    pub learn_under: &'static str,
    pub thanks_under: &'static str,
    pub questions_under: &'static str,
    pub nobody_found: fn(&str) -> String,
    /// What somebody carries: the words of one, and how many more.
    pub carries: fn(&str, usize) -> String,
    /// Adding people.
    pub how: &'static str,
    pub one: &'static str,
    pub many: &'static str,
    pub name: &'static str,
    /// Under it while nobody is there.
    pub name_first: &'static str,
    pub pronouns: &'static str,
    pub pronouns_hint: &'static str,
    pub add_one: &'static str,
    pub names: &'static str,
    pub names_hint: &'static str,
    /// The same, once somebody is there.
    pub names_hint_more: &'static str,
    pub add_many: fn(usize) -> String,
    pub understood: fn(usize) -> String,
    pub name_wanted: &'static str,
    pub name_too_long: fn(usize) -> String,
    pub names_wanted: &'static str,
    pub answer_first: &'static str,
    pub is_this: fn(&str) -> String,
    pub is_this_left: fn(&str) -> String,
    pub is_earlier: fn(&str) -> String,
    pub same_person: &'static str,
    pub someone_else: &'static str,
    /// Beside the second of exactly the same name.
    pub apart: &'static str,
    pub apart_hint: &'static str,
    /// Asked of several at once: so many names.
    pub all_ask: fn(usize) -> String,
    pub all_same: &'static str,
    pub all_else: &'static str,
    pub added: fn(usize, &str) -> String,
    pub all_here: &'static str,
    pub here_so_far: fn(usize) -> String,
    pub go_on: &'static str,
    /// In its place, beside names that are typed and not added yet.
    pub add_typed_first: &'static str,
    /// Two who look like one.
    pub alike_title: &'static str,
    pub alike: fn(&str, &str) -> String,
    pub alike_same_name: fn(&str) -> String,
    pub one_person: &'static str,
    pub two_people: &'static str,
    pub carry_both: &'static str,
    pub joined: fn(&str) -> String,
    /// Who uses this phone.
    pub who: &'static str,
    pub who_text: &'static str,
    pub who_set: fn(&str) -> String,
    pub who_none: &'static str,
    pub who_somebody: &'static str,
    pub who_later: &'static str,
    pub who_not_here: &'static str,
    pub choose_name: &'static str,
}

/// English.
pub const EN: People = People {
    none: "Nobody here yet",
    none_text: "Add the people in the room. First names are enough.",
    order: "Sort",
    by_name: "By name",
    by_seat: "By place in the circle",
    around: "In the group",
    away: "Away for a while",
    left: "Have left the group",
    guests: "Guests so far",
    you: "you",
    find: "Find a person",
    resting_under: "Skills that wait for a chance",
    learn_under: "Find someone who can show you",
    thanks_under: "What people thanked each other for",
    questions_under: "Questions and answers",
    nobody_found: |sought| ["No one called “", sought, "” here."].concat(),
    carries: |first, more| match more {
        0 => first.to_owned(),
        1 => [first, " and 1 more"].concat(),
        more => [first, " and ", &more.to_string(), " more"].concat(),
    },
    how: "How",
    one: "One by one",
    many: "Many at once",
    name: "Name",
    name_first: "Start with yourself. A first name is enough.",
    pronouns: "Pronouns",
    pronouns_hint: "She, he, they. You can leave this empty.",
    add_one: "Add",
    names: "Names",
    names_hint: "You first. One per line: Ana (she/her)",
    names_hint_more: "One per line: Ana (she/her)",
    add_many: |count| ["Add ", &plural(count, "person", "people")].concat(),
    understood: |count| plural(count, "person", "people"),
    name_wanted: "Add a name first.",
    name_too_long: |most| ["This name is too long. Up to ", &most.to_string(), " letters fit."].concat(),
    names_wanted: "Write or paste some names first.",
    answer_first: "Is this the same person, or someone else?",
    is_this: |name| ["Is this the ", name, " who’s already here?"].concat(),
    is_this_left: |name| ["Is this the ", name, " who had left?"].concat(),
    is_earlier: |name| ["Is this the same as ", name, " above?"].concat(),
    same_person: "The same person",
    someone_else: "Someone else",
    apart: "How shall we tell them apart?",
    apart_hint: "A letter of the surname is enough.",
    all_ask: |count| {
        [&count.to_string(), " of these names look familiar. Are they the same people?"].concat()
    },
    all_same: "All the same people",
    all_else: "All someone else",
    added: |count, name| {
        if count == 1 {
            [name, " was added."].concat()
        } else {
            [&count.to_string(), " people were added."].concat()
        }
    },
    all_here: "Everyone’s already here.",
    here_so_far: |count| [&plural(count, "person", "people"), " so far"].concat(),
    go_on: "That’s everyone for now",
    add_typed_first: "Add what you typed first. Then you can go on.",
    alike_title: "Is this one person?",
    alike: |one, other| [one, " and ", other, " have very similar names."].concat(),
    alike_same_name: |name| ["There are two people called ", name, "."].concat(),
    one_person: "One person",
    two_people: "Two people",
    carry_both: "Their tasks and words stay together.",
    joined: |name| ["Now one person: ", name, "."].concat(),
    who: "Which of these is you?",
    who_text: "Then you see your own tasks first. You can still add things for others.",
    who_set: |name| ["Hello, ", name, ". Your own tasks come first now."].concat(),
    who_none: "Several people use this phone now.",
    who_somebody: "Several people use this phone",
    who_later: "Not now",
    who_not_here: "I’m not in the list",
    choose_name: "Say who you are",
};
