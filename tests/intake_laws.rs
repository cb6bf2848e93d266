//! What reading promises for any text at all.

use all_leaders::group::name::{LONGEST, clean, fold, initials, near, order_key, split_names};
use all_leaders::intake::{
    Context, DayOrder, Intake, KnownName, Reading, find_day, read, read_day, same_words,
};
use proptest::prelude::*;
use time::{Date, Month};

fn context() -> Context {
    let known = ["Ana", "Ana Maria", "Lucía", "Ben"].iter().enumerate();
    Context {
        today: Date::from_calendar_date(2024, Month::October, 10).unwrap(),
        known: known.map(|(index, name)| KnownName { name: (*name).into(), index }).collect(),
        order: None,
    }
}

/// Texts made of what minutes are made of, in any order, so that the forms meet each other.
fn minutes() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "- ", "* ", "1. ", "[ ] ", "[x] ", "[action] ", " [assignee] ", " [due] ", " [status] ", "[", "]", "(", ")", "|", "||", "---",
            "# ", "## ", "**", "Ana", "Lucía", "Ben", "Zed", "everyone", "TBD", ": ", " — ", " - ", ", ", "; ", "\t", "\"", "@ana", "@",
            " to ", " will ", " by ", " para el ", "Friday", "18/10/2024", "03/04/24", "18 October", "30 de febrero", "mañana", "next week",
            "10:30", "todo", "done", "Mood: ", "Present: ", "Host: ", "Date: ", "what", "who", "tarea", "responsable", "fecha", "bring chairs",
            "\u{FEFF}", "\u{202E}", "\u{301}", "🌻", "İ", "ß", "  ", "  and ", " y ", "<a@b.c>", "\\", "```", "sep=;", "@Ana Maria",
        ]).prop_map(str::to_owned),
        3 => prop::sample::select(vec![
            "19/11/2026, 18:33 - Ana: ", "[19/11/26, 6:33 PM] Ben: ", "Zed, [19.11.2026 18:33]", "\n---\n", "date: 2025-02-10\n", "attendees:\n",
            "\n```\n", "<!-- ", " -->", "§\t", "\u{F0B7} ", "o\t", "📅 2026-12-04", "✅", "TODO ", "ACTION (Ana): ", "AI Ben: ", "#todo:zed ",
            "[Ana](mailto:a@b.c)", "[[page|x]]", "a | b\n--|--\n", "Aufgaben:\n", "Beschluss: ", "Décision : ", "Acordamos ", "agreed to ",
            "because ", "bis 1. März", "avant le 30 juin", "até sexta", "30.9.", "٤ ديسمبر", "Présent·e·s : ", "    - ", "\t- ", "next:\n", "last: x\n",
            "Person: kt\n", "will ", "übernimmt ", "http://x.y", "{\"a\": 1}", "DEADLINE: <2026-12-04>", "(Ana)", " -> Ana", "?", ". ", "===\n",
        ]).prop_map(str::to_owned),
        2 => Just("\n".to_owned()),
        1 => Just("\r\n".to_owned()),
        1 => any::<char>().prop_map(|c| c.to_string()),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Every line that is not blank stands in exactly one entry, in order, with its text.
fn accounts_for(text: &str, intake: &Intake) -> Result<(), TestCaseError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let source: Vec<&str> = text.split(end).collect();
    let mut next = 1;
    for line in &intake.lines {
        prop_assert!(line.number >= next && line.through >= line.number, "{line:?}");
        for skipped in next..line.number {
            prop_assert!(source[skipped - 1].trim().is_empty(), "line {skipped} of {text:?} is lost");
        }
        for (told, number) in line.source.split('\n').zip(line.number..) {
            prop_assert_eq!(told.trim_end_matches('\r'), source[number - 1].trim_end_matches('\r'));
        }
        next = line.through + 1;
    }
    for skipped in next..=source.len() {
        prop_assert!(source[skipped - 1].trim().is_empty(), "line {skipped} of {text:?} is lost");
    }
    for item in intake.items() {
        prop_assert!(!item.what.trim().is_empty());
        prop_assert!(item.holders.iter().all(|at| *at < intake.names.len()));
        prop_assert!(item.other_day.is_none() || intake.ambiguous_dates);
        // What could not be read as a day is in the note as well.
        if let Some(words) = &item.day_text {
            prop_assert!(
                item.note.contains(&words.replace(|c: char| c.is_control() || is_hidden(c), "")),
                "{item:?}"
            );
        }
    }
    for name in &intake.names {
        prop_assert!(!name.spelled.is_empty() && !name.name().is_empty());
    }
    Ok(())
}

fn is_hidden(c: char) -> bool {
    // The dates' words of the strategies above hold no others.
    !all_leaders::group::name::visible(&c.to_string()).contains(c)
}

proptest! {
    #[test]
    fn reading_never_panics_and_accounts_for_every_line(text in minutes()) {
        accounts_for(&text, &read(&text, &context()))?;
    }

    #[test]
    fn reading_any_text_accounts_for_every_line(text in any::<String>()) {
        accounts_for(&text, &read(&text, &context()))?;
    }

    #[test]
    fn a_said_order_leaves_no_day_open(text in minutes(), day_first: bool) {
        let order = if day_first { DayOrder::DayFirst } else { DayOrder::MonthFirst };
        let intake = read(&text, &Context { order: Some(order), ..context() });
        prop_assert!(!intake.ambiguous_dates);
        prop_assert!(intake.items().all(|item| item.other_day.is_none()));
    }

    #[test]
    fn a_meeting_without_a_day_counts_none_from_today(text in minutes()) {
        let intake = read(&text, &context());
        let undated = |line: &all_leaders::intake::Line| {
            line.meeting.is_some_and(|at| intake.meetings[at].day.is_none())
        };
        // The same text on another day: whatever is a day then is the same day, or it is asked which day it is from.
        let later = Context { today: context().today + time::Duration::days(97), ..context() };
        let again = read(&text, &later);
        prop_assert_eq!(intake.lines.len(), again.lines.len());
        for (line, other) in intake.lines.iter().zip(&again.lines) {
            for (item, other) in line.items().zip(other.items()) {
                prop_assert!(item.day == other.day || (!undated(line) && intake.asks_day.is_some()), "{line:?} {other:?}");
            }
        }
        prop_assert!(intake.meetings.iter().all(|head| head.day.is_some()) || intake.asks_day.is_some());
    }

    #[test]
    fn what_was_decided_belongs_to_a_meeting_or_is_only_offered_and_nobody_holds_it(text in minutes()) {
        let intake = read(&text, &context());
        for line in &intake.lines {
            for item in line.items() {
                let kept = line.meeting.is_some() || item.maybe;
                prop_assert!(!item.decision || kept && item.holders.is_empty(), "{line:?}");
                prop_assert!(item.context.is_empty() || item.note.contains(&item.context), "{line:?}");
            }
        }
    }

    #[test]
    fn reading_twice_reads_the_same(text in minutes()) {
        prop_assert_eq!(read(&text, &context()), read(&text, &context()));
    }

    #[test]
    fn names_are_cleaned_and_folded_once_and_for_all(name in any::<String>()) {
        let cleaned = clean(&name);
        prop_assert_eq!(clean(&cleaned), cleaned.clone());
        prop_assert!(cleaned.chars().count() <= LONGEST);
        let folded = fold(&name);
        prop_assert_eq!(fold(&folded), folded);
        let _ = (initials(&name), order_key(&name), split_names(&name));
    }

    #[test]
    fn nearness_goes_both_ways(a in "[A-Za-zé ]{0,8}", b in "[A-Za-zé ]{0,8}") {
        prop_assert_eq!(near(&a, &b), near(&b, &a));
    }

    #[test]
    fn days_never_panic(text in "[0-9a-zA-Zñ/., -]{0,24}", far in -2_000_000i32..2_900_000) {
        let base = Date::from_julian_day(far).unwrap_or(Date::MAX);
        let _ = (read_day(&text, base, None), find_day(&text, base, None));
    }

    #[test]
    fn a_written_day_is_read_back(day in 2_440_000i32..2_480_000) {
        let day = Date::from_julian_day(day).unwrap();
        let base = context().today;
        let (y, m, d) = (day.year(), day.month(), day.day());
        for text in [format!("{day}"), format!("{d} {m} {y}"), format!("{m} {d}, {y}"), format!("{d}. {m} {y}")] {
            prop_assert_eq!(read_day(&text, base, None).map(|read| read.day), Some(day), "{}", text);
        }
        let numeric = format!("{}/{}/{y}", d, u8::from(m));
        prop_assert_eq!(read_day(&numeric, base, Some(DayOrder::DayFirst)).map(|read| read.day), Some(day));
    }

    #[test]
    fn the_same_words_are_the_same(text in "[a-zA-Zé ,.]{1,30}") {
        prop_assert!(same_words(&text, &text.to_uppercase()));
    }
}

/// Hundreds of kilobytes of the worst lines are read in one go: were anything quadratic, this would take minutes.
#[test]
fn a_large_paste_is_read_to_its_end() {
    for line in [
        "Nom: bring chairs @x (Ana)\n",
        "[action] a [assignee] A, B [due] 1/2 \n",
        "| a | b |\n",
        "\"open, quote\n",
        "((((((((\n",
        "@a@a @a [[[[ \n",
    ] {
        let text = line.repeat(300_000 / line.len());
        let intake = read(&text, &context());
        let read: usize = intake.lines.iter().map(|line| line.through - line.number + 1).sum();
        assert_eq!(read, text.lines().count(), "{line}");
    }
    let header = "who,what,due\n";
    let text = format!("{header}{}", "Ana,\"open quote,1/2\n".repeat(20_000));
    assert_eq!(read(&text, &context()).lines.last().unwrap().through, 20_001);
    let names: String = (0..20_000).map(|n| format!("- [ ] Per{n}son: chairs\n")).collect();
    assert_eq!(read(&names, &context()).items().count(), 20_000);
    // One line without an end, and one that is nothing but marks.
    for line in ["Ana: ", "@ana ", "[due] ", "a, ", "(", "18/10 ", "|", " and "] {
        let intake = read(&line.repeat(1_000_000 / line.len()), &context());
        assert!(intake.lines.len() <= 1);
        assert!(
            intake
                .lines
                .iter()
                .all(|line| !matches!(&line.reading, Reading::Item(item) if item.what.is_empty()))
        );
    }
}
