use super::*;
use time::Month;

/// Thursday 10 October 2024.
fn base() -> Date {
    Date::from_calendar_date(2024, Month::October, 10).unwrap()
}

fn told(text: &str, order: Option<DayOrder>) -> String {
    let Some(read) = read_day(text, base(), order) else { return "-".into() };
    let other = read.other.map_or(String::new(), |day| format!(" or {day}"));
    format!("{}{other}{}", read.day, if read.more { " +" } else { "" })
}

#[test]
fn days_are_read_as_people_write_them() {
    for (text, expected) in [
        ("2024-10-18", "2024-10-18"),
        ("2024-10-18T14:30:00Z", "2024-10-18 +"),
        ("2024/10/18", "2024-10-18"),
        ("18 October 2024", "2024-10-18"),
        ("18th Oct", "2024-10-18"),
        ("October 18, 2024", "2024-10-18"),
        ("Oct. 18th", "2024-10-18"),
        ("the 18th of October", "2024-10-18"),
        ("18 de octubre de 2024", "2024-10-18"),
        ("el 18 de octubre del 2024", "2024-10-18"),
        ("1º de noviembre", "2024-11-01"),
        ("3 ene", "2025-01-03"),
        ("18 setiembre", "2024-09-18"),
        ("18-Oct-2024", "2024-10-18"),
        ("18/10/2024", "2024-10-18"),
        ("10/18/24", "2024-10-18"),
        ("18.10.2024", "2024-10-18"),
        ("18.10.24", "2024-10-18"),
        ("18/10", "2024-10-18"),
        ("03/04/2024", "2024-04-03 or 2024-03-04"),
        ("4/4/2024", "2024-04-04"),
        ("Mon 2/12", "2024-12-02"),
        ("Wed 2/12", "2025-02-12"),
        ("Thu 2/12", "2024-12-02 or 2025-02-12 +"),
        ("before the weekend", "2024-10-11"),
        ("antes del fin de semana", "2024-10-11"),
        ("by Friday", "2024-10-11"),
        ("Thursday", "2024-10-17"),
        ("next Friday 18th", "2024-10-18"),
        ("before Mon", "2024-10-14"),
        ("el viernes", "2024-10-11"),
        ("para el miércoles", "2024-10-16"),
        ("MARTES", "2024-10-15"),
        ("today", "2024-10-10"),
        ("hoy", "2024-10-10"),
        ("tomorrow", "2024-10-11"),
        ("mañana", "2024-10-11"),
        ("pasado mañana", "2024-10-12"),
        ("next week", "2024-10-17"),
        ("la semana que viene", "2024-10-17"),
        ("la próxima semana", "2024-10-17"),
        ("next Friday", "2024-10-11 +"),
        ("el próximo viernes", "2024-10-11 +"),
        ("in 3 days", "2024-10-13"),
        ("en dos semanas", "2024-10-24"),
        ("end of the month", "2024-10-31"),
        ("fin de mes", "2024-10-31"),
        ("the 15th", "2024-10-15"),
        ("el 5", "2024-11-05"),
        ("Friday 18 October", "2024-10-18"),
        ("Tues 18 October", "2024-10-18 +"),
        ("mar 18", "2025-03-18"),
        ("Friday at 14:00", "2024-10-11 +"),
        ("18 Oct, 2 pm", "2024-10-18 +"),
        // Last month's stays last month's; what is longer ago is next year's.
        ("20 September", "2024-09-20"),
        ("1 August", "2025-08-01"),
    ] {
        assert_eq!(told(text, None), expected, "{text}");
    }
}

#[test]
fn what_is_no_day_stays_words() {
    for text in [
        "",
        "soon",
        "31 June 2024",
        "30 de febrero",
        "2024-13-01",
        "32/10/2024",
        "Q3",
        "October 2024",
        "by hand",
        "12",
        "next meeting",
        "14:00",
        "99 October",
        "18 October 20245",
        "Tuesday or Wednesday",
        "0/0/2024",
        "29 February 2023",
        "marchen",
    ] {
        assert_eq!(told(text, None), "-", "{text}");
    }
}

#[test]
fn a_said_order_settles_numbers() {
    assert_eq!(told("03/04/2024", Some(DayOrder::DayFirst)), "2024-04-03");
    assert_eq!(told("03/04/2024", Some(DayOrder::MonthFirst)), "2024-03-04");
    // Only one reading is possible: it is taken, and the words stay with it.
    assert_eq!(told("18/10/2024", Some(DayOrder::MonthFirst)), "2024-10-18 +");
}

#[test]
fn headings_carry_their_day() {
    for (heading, day, rest) in [
        ("Weekly meeting, 2024-01-25", "2024-01-25", "Weekly meeting, "),
        ("Minutes of 25 January 2024 (online)", "2024-01-25", "Minutes of  (online)"),
        ("Reunión del jueves 25 de enero de 2024", "2024-01-25", "Reunión del "),
        ("Meeting 12, January 25th, 2024", "2024-01-25", "Meeting 12, "),
        ("Asamblea 25/01/2024", "2024-01-25", "Asamblea "),
    ] {
        let (range, read) = find_day(heading, base(), None).unwrap();
        assert_eq!(read.day.to_string(), day, "{heading}");
        assert_eq!([&heading[..range.start], &heading[range.end..]].concat(), rest);
    }
    assert_eq!(find_day("Meeting 12 of the year 2024", base(), None), None);
    assert_eq!(find_day("Things for next week", base(), None), None);
}
