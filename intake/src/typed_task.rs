//! One task, read while somebody types it: "Call the landlord @Ben fri".

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use super::line::{Days, handle, read_body, take};
use super::people::People;
use super::vocabulary::{self as v, LONGEST_PHRASE, first_words_of};
use super::{Context, Item, KnownName, read_day};
use crate::name::fold;

/// The most words at the end that are tried as a day: "by 18 October 2026".
const DAY_WORDS: usize = 4;

/// What a typed line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedTask {
    /// What is to be done, without what was read out of it. Empty only where nothing was typed.
    pub what: String,
    /// Who does it, by [`super::KnownName::index`].
    pub holders: Vec<usize>,
    /// By when.
    pub day: Option<Date>,
    /// What was said of the day beside it: "next Friday".
    pub note: String,
}

/// Which parts of a line are read; what isn't stays among its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskParts {
    pub people: bool,
    pub day: bool,
}

impl TaskParts {
    /// Everything.
    pub const ALL: TaskParts = TaskParts { people: true, day: true };
}

/// Reads a line as a task. Only people of the group are taken for holders, so that no word of it is lost: a mention of
/// somebody else, and a label such as "Hall:", stay where they are.
///
/// ```
/// use all_leaders_intake::{Context, KnownName, TaskParts, read_typed_task};
/// use time::{Date, Month};
/// let today = Date::from_calendar_date(2024, Month::October, 10).unwrap();
/// let known = vec![KnownName { name: "Ben Okafor".into(), index: 7 }];
/// let context = Context { today, known, order: None };
/// let line = read_typed_task("Call the landlord @Ben fri", &context, TaskParts::ALL);
/// assert_eq!((line.what.as_str(), line.holders), ("Call the landlord", vec![7]));
/// assert_eq!(line.day, Date::from_calendar_date(2024, Month::October, 11).ok());
/// ```
pub fn read_typed_task(text: &str, context: &Context, parts: TaskParts) -> TypedTask {
    let context = &with_first_names(context);
    let mut rest = text.trim().to_owned();
    let (mut item, mut people, mut days) = (Item::default(), People::new(context), Days::from_today(context));
    // "Call fri @Ben" and "call @Ben fri": the mentions go first, so that the day stands at the end. Who was mentioned and is
    // not to do it is no part of the words either.
    try_reading(&mut rest, &mut item, &mut people, context, |rest, item, people| {
        mentions(rest, item, people, context);
        if read_day(rest, context.today, context.order).is_some() {
            rest.clear();
        }
    });
    if !parts.people {
        item.holders.clear();
    }
    let about_a_day = is_about_a_day(&rest, context);
    if parts.day && !about_a_day {
        day_at_the_end(&mut rest, &mut item, context);
    }
    if parts == TaskParts::ALL && !about_a_day {
        try_reading(&mut rest, &mut item, &mut people, context, |rest, item, people| {
            let body = std::mem::take(rest);
            read_body(item, &body, people, &mut days, false);
            rest.clone_from(&item.what);
            if let Some(front) =
                body.strip_suffix(rest.as_str()).filter(|front| !front.is_empty() && !rest.is_empty())
            {
                *rest = if ends_with_a_name(front, context) { body } else { capital(rest) };
            }
        });
    }
    let known: Vec<Option<usize>> = people.finish(context).into_iter().map(|name| name.known).collect();
    let holders: Vec<usize> =
        item.holders.iter().filter_map(|at| known.get(*at).copied().flatten()).collect();
    TypedTask { what: rest, holders, day: item.day, note: item.note }
}

/// "@Ben", wherever it stands, leaves the words. Nobody else's mention does, nor one that the sentence needs: that is a name
/// like any other.
fn mentions(rest: &mut String, item: &mut Item, people: &mut People, context: &Context) {
    let (mut kept, mut from, mut taken) = (String::with_capacity(rest.len()), 0, 0);
    while let Some(at) = rest[from..].find('@').map(|at| from + at) {
        let (before, name) = (&rest[from..at], &rest[at + 1..]);
        let begins =
            before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || "(,;[/&+".contains(c));
        let (mut name_end, mut end) = handle(name);
        // "@Ana Maria", when such a person is known.
        let longer = name[end..].strip_prefix(' ').map(|more| end + 1 + handle(more).0);
        if let Some(longer) = longer.filter(|longer| *longer > end + 1 && name_end == end)
            && people.knows(&name[..longer])
        {
            (name_end, end) = (longer, longer);
        }
        let (behind, who) = (&name[end..], &name[..name_end]);
        if !begins || end == 0 || taken == 20 || !people.knows(who) {
            kept.push_str(&rest[from..=at]);
            from = at + 1;
            continue;
        }
        let last = before.split_whitespace().next_back().unwrap_or_default();
        let is_first = kept.is_empty() && before.trim().is_empty() && taken == 0;
        // "@Ben will call"
        let will = || first_words_of(behind, LONGEST_PHRASE).phrase(0, &[v::VERB_DROPPED]).is_some();
        let in_front = is_first && (behind.starts_with(':') || will());
        if in_front || name_end < end || v::is(last, v::NEEDS_NAME) {
            kept.push_str(before);
            from = at + 1;
            continue;
        }
        let known = people.clone();
        let holders = people.read(who);
        let is_of_group =
            |at: &usize| people.clone().finish(context).get(*at).is_some_and(|name| name.known.is_some());
        if !holders.who.iter().all(is_of_group) {
            *people = known;
            kept.push_str(&rest[from..=at]);
            from = at + 1;
            continue;
        }
        take(item, holders);
        let before = before.trim_end_matches([' ', ',', '(', '[']);
        let joined = |word: &str| v::is(word, v::AND) || matches!(word, "&" | "+" | "/");
        let before = match taken > 0 && joined(before.trim()) {
            true => "",
            false if v::is(last, v::DONE_BY) => before.strip_suffix(last).unwrap_or(before).trim_end(),
            false => before,
        };
        kept.push_str(before);
        taken += 1;
        from = at + 1 + end;
        if matches!(rest[from..].chars().next(), Some(')' | ']' | ',')) {
            from += 1;
        }
    }
    kept.push_str(&rest[from..]);
    *rest = kept.trim().trim_start_matches([',', ':', '-', ' ']).to_owned();
}

/// "Ben " before "calls the landlord": without its name the sentence would begin with a verb that says nothing alone. After
/// "Ben: " and "Ben will " what follows stands by itself.
fn ends_with_a_name(front: &str, context: &Context) -> bool {
    let last = front.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let names = context.known.iter().flat_map(|known| known.name.split_whitespace());
    last.chars().all(char::is_alphanumeric) && names.map(fold).any(|name| name == fold(last))
}

/// The words as they begin a line.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whoever is the only one with a first name can be called by it.
fn with_first_names(context: &Context) -> Context {
    let first = |name: &str| name.split_whitespace().next().map(fold).unwrap_or_default();
    let mut indexes = BTreeMap::<String, BTreeSet<usize>>::new();
    for known in &context.known {
        indexes.entry(first(&known.name)).or_default().insert(known.index);
    }
    let mut with = context.clone();
    for known in &context.known {
        let Some((name, _)) = known.name.trim().split_once(char::is_whitespace) else { continue };
        if indexes.get(&fold(name)).is_some_and(|indexes| indexes.len() == 1) {
            with.known.push(KnownName { name: name.to_owned(), index: known.index });
        }
    }
    with
}

/// Reads something out of the line, and takes it back where it would have to be lost: people whom the group doesn't have,
/// "everyone", how it goes, and all that leaves no words.
fn try_reading(
    rest: &mut String,
    item: &mut Item,
    people: &mut People,
    context: &Context,
    read: impl FnOnce(&mut String, &mut Item, &mut People),
) {
    let (rest_before, item_before) = (rest.clone(), item.clone());
    read(rest, item, people);
    let known = people.clone().finish(context);
    let strangers = item.holders.iter().any(|at| known.get(*at).is_none_or(|name| name.known.is_none()));
    if strangers || item.everyone || item.state.is_some() || rest.trim().is_empty() {
        (*rest, *item) = (rest_before, item_before);
    }
}

/// "Cook for Saturday": what it is for, and a part of what is to be done; perhaps the day, and perhaps the day before.
fn is_about_a_day(text: &str, context: &Context) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.len().saturating_sub(DAY_WORDS + 1);
    (first..words.len()).any(|at| {
        v::is(words[at], v::FOR)
            && read_day(&words[at + 1..].join(" "), context.today, context.order).is_some()
    })
}

/// "fri", "tomorrow" and "by 18 October" at the end: the longest that is a day and nothing else.
fn day_at_the_end(rest: &mut String, item: &mut Item, context: &Context) {
    let starts: Vec<usize> = rest
        .char_indices()
        .filter(|(at, c)| !c.is_whitespace() && rest[..*at].ends_with(char::is_whitespace))
        .map(|(at, _)| at)
        .collect();
    let first = starts.len().saturating_sub(DAY_WORDS);
    let found = starts[first..]
        .iter()
        .find_map(|at| Some((*at, read_day(&rest[*at..], context.today, context.order)?)));
    let Some((at, read)) = found else { return };
    let before = rest[..at].trim_end_matches([',', ';', ' ', '—', '–', '-', '(']).len();
    if before == 0 {
        return;
    }
    item.day = Some(read.day);
    if read.more {
        let words = rest[at..].to_owned();
        item.add_note(&words);
    }
    rest.truncate(before);
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::Month;

    fn read(text: &str, parts: TaskParts) -> String {
        let today = Date::from_calendar_date(2024, Month::October, 10).unwrap();
        let known = ["Ana", "Ben Okafor", "Cem", "Dee Ray", "Dee Lo"].into_iter().enumerate();
        let known = known.map(|(index, name)| KnownName { name: name.into(), index }).collect();
        let line = read_typed_task(text, &Context { today, known, order: None }, parts);
        let day = line.day.map_or(String::new(), |day| format!("{}.{}.", day.day(), u8::from(day.month())));
        format!("{} | {:?} | {day} | {}", line.what, line.holders, line.note)
    }

    #[test]
    fn people_and_days_are_read_out_of_a_line() {
        for (text, expected) in [
            ("", " | [] |  | "),
            ("Call the landlord", "Call the landlord | [] |  | "),
            ("Call the landlord @Ben fri", "Call the landlord | [1] | 11.10. | "),
            ("Call the landlord fri @Ben", "Call the landlord | [1] | 11.10. | "),
            ("@ana @cem print flyers tomorrow", "print flyers | [0, 2] | 11.10. | "),
            ("Print flyers, by Friday", "Print flyers | [] | 11.10. | "),
            ("Print flyers by 18 October", "Print flyers | [] | 18.10. | "),
            ("Ben: call the landlord", "Call the landlord | [1] |  | "),
            ("Ben will call the landlord fri", "Call the landlord | [1] | 11.10. | "),
            ("Ben calls the landlord fri", "Ben calls the landlord | [1] | 11.10. | "),
            ("Llamar al casero @Ana el viernes", "Llamar al casero | [0] | 11.10. | "),
            ("Vermieter anrufen @Ben bis Freitag", "Vermieter anrufen | [1] | 11.10. | "),
            ("Print flyers next Friday", "Print flyers | [] | 11.10. | next Friday"),
        ] {
            assert_eq!(read(text, TaskParts::ALL), expected, "{text}");
        }
    }

    #[test]
    fn mentions_leave_the_words_wherever_they_stand() {
        for (text, expected) in [
            ("Call @Ben the landlord fri", "Call the landlord | [1] | 11.10. | "),
            ("Call the landlord @ben okafor fri", "Call the landlord | [1] | 11.10. | "),
            ("Call the landlord @Ben!", "Call the landlord! | [1] |  | "),
            ("Call the landlord @Ben @Ben", "Call the landlord | [1] |  | "),
            ("Print flyers (@Ana, @Ben)", "Print flyers | [0, 1] |  | "),
            ("Print flyers @Ana, @Ben fri", "Print flyers | [0, 1] | 11.10. | "),
            ("Print flyers @Ana and @Ben", "Print flyers | [0, 1] |  | "),
            ("Print flyers @Ana & @Ben tomorrow", "Print flyers | [0, 1] | 11.10. | "),
            ("@Ana and @Ben print flyers", "print flyers | [0, 1] |  | "),
            ("Flyers drucken @Ana und @Ben", "Flyers drucken | [0, 1] |  | "),
            ("Print flyers by @Ben", "Print flyers | [1] |  | "),
            ("@Ben: call the landlord", "Call the landlord | [1] |  | "),
            ("@Ben will call the landlord fri", "Call the landlord | [1] | 11.10. | "),
            ("@Ben soll den Vermieter anrufen", "Den Vermieter anrufen | [1] |  | "),
            ("@Ben va a llamar al casero", "Llamar al casero | [1] |  | "),
            // Whom the group doesn't have stays, and keeps nobody else from being read.
            ("Call @Zoe @Ben fri", "Call @Zoe | [1] | 11.10. | "),
            ("Call the landlord @Benedict", "Call the landlord @Benedict | [] |  | "),
            // The sentence needs the name: it is a word like any other.
            ("Talk to @Ben about the keys", "Talk to Ben about the keys | [] |  | "),
            ("Talk with @Ben fri", "Talk with Ben | [] | 11.10. | "),
            ("Pick up @Ben's bike @Ana", "Pick up Ben's bike | [0] |  | "),
            ("@Ben fri", "@Ben | [] | 11.10. | "),
        ] {
            assert_eq!(read(text, TaskParts::ALL), expected, "{text}");
        }
    }

    #[test]
    fn no_word_of_a_line_is_lost() {
        for text in [
            "Write to @Zoe",
            "Ask @Dee",
            "Mail ana@example.org",
            "Hall: ask for the key",
            "Ask everyone",
            "Count the chairs (done)",
            "@Ben",
            "Friday",
            "Zoe to bring the keys",
        ] {
            assert_eq!(read(text, TaskParts::ALL), format!("{text} | [] |  | "), "{text}");
        }
    }

    #[test]
    fn a_day_that_was_corrected_stays_among_the_words_and_a_mention_does_not() {
        let text = "Call the landlord @Ben fri";
        assert_eq!(read(text, TaskParts { people: false, day: true }), "Call the landlord | [] | 11.10. | ");
        assert_eq!(read(text, TaskParts { people: true, day: false }), "Call the landlord fri | [1] |  | ");
        assert_eq!(read(text, TaskParts { people: false, day: false }), "Call the landlord fri | [] |  | ");
        let text = "Ben calls the landlord";
        assert_eq!(read(text, TaskParts { people: false, day: true }), format!("{text} | [] |  | "));
    }

    #[test]
    fn what_it_is_for_stays_in_its_words() {
        for text in
            ["Cook for Saturday", "Kochen für Samstag", "Cuisiner pour samedi", "Cook for next Friday"]
        {
            assert_eq!(read(text, TaskParts::ALL), format!("{text} | [] |  | "));
        }
        assert_eq!(read("Cook for Ben fri", TaskParts::ALL), "Cook for Ben | [] | 11.10. | ");
    }
}
