//! Days in words: "today", "Thursday", "Fri 4 Dec", "26 November".
//!
//! [`phrase`] decides what to say from two civil days alone; [`Days::say`] puts it into words with the names that a
//! [`Calendar`] gives: the browser's own for the person's region, or [`English`].

use time::{Date as Day, Weekday};

use super::plural;

/// What to say of a day, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Today.
    Today,
    /// Tomorrow.
    Tomorrow,
    /// Yesterday.
    Yesterday,
    /// Within the six days to come: the weekday's name says it best.
    Weekday(Weekday),
    /// The week after: the weekday alone would be this week's, and a number of days has to be reckoned.
    WeekdayDate(Day),
    /// So many days ago, 2 to 13.
    DaysAgo(u16),
    /// A day and its month, where the year goes without saying.
    DayMonth(Day),
    /// A day, its month and its year.
    DayMonthYear(Day),
}

/// What to say of `day` on the day `today`.
///
/// ```
/// use all_leaders::text::days::{Phrase, phrase};
/// use time::{Date, Month, Weekday};
/// let monday = Date::from_calendar_date(2026, Month::November, 23).unwrap();
/// assert_eq!(phrase(monday, monday), Phrase::Today);
/// let thursday = Date::from_calendar_date(2026, Month::November, 26).unwrap();
/// assert_eq!(phrase(monday, thursday), Phrase::Weekday(Weekday::Thursday));
/// ```
pub fn phrase(today: Day, day: Day) -> Phrase {
    let ahead = day.to_julian_day() - today.to_julian_day();
    // Both arms give a number below 14.
    let days = u16::try_from(ahead.unsigned_abs()).unwrap_or(u16::MAX);
    match ahead {
        0 => Phrase::Today,
        1 => Phrase::Tomorrow,
        -1 => Phrase::Yesterday,
        2..=6 => Phrase::Weekday(day.weekday()),
        7..=13 => Phrase::WeekdayDate(day),
        -13..=-2 => Phrase::DaysAgo(days),
        // Within half a year the year goes without saying, even across New Year.
        -182..=182 => Phrase::DayMonth(day),
        _ if day.year() == today.year() => Phrase::DayMonth(day),
        _ => Phrase::DayMonthYear(day),
    }
}

/// The names of days, as a language and region has them.
pub trait Calendar {
    /// "Thursday".
    fn weekday(&self, day: Day) -> String;
    /// "26 November".
    fn day_month(&self, day: Day) -> String;
    /// "26 November 2027".
    fn day_month_year(&self, day: Day) -> String;
    /// The month alone: "November".
    fn month(&self, day: Day) -> String;
    /// "Thu 26 Nov", for narrow places.
    fn short(&self, day: Day) -> String;
}

/// English names in the order of day, month, year; used where the browser has none.
#[derive(Clone, Copy, Debug, Default)]
pub struct English;

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Calendar for English {
    fn weekday(&self, day: Day) -> String {
        WEEKDAYS[usize::from(day.weekday().number_days_from_monday())].to_owned()
    }

    fn day_month(&self, day: Day) -> String {
        [&day.day().to_string(), " ", MONTHS[usize::from(u8::from(day.month())) - 1]].concat()
    }

    fn day_month_year(&self, day: Day) -> String {
        [&self.day_month(day), " ", &day.year().to_string()].concat()
    }

    fn month(&self, day: Day) -> String {
        day.month().to_string()
    }

    fn short(&self, day: Day) -> String {
        let month = MONTHS[usize::from(u8::from(day.month())) - 1];
        [&self.weekday(day)[..3], " ", &day.day().to_string(), " ", &month[..3]].concat()
    }
}

/// The words around the names of days.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Days {
    pub today: &'static str,
    pub tomorrow: &'static str,
    pub yesterday: &'static str,
    pub days_ago: fn(u16) -> String,
    /// "by Thursday", given a day in words.
    pub by: fn(&str) -> String,
    /// "due Monday · how’s it going?", given a day in words.
    pub wants_check_in: fn(&str) -> String,
}

/// English.
pub const EN: Days = Days {
    today: "today",
    tomorrow: "tomorrow",
    yesterday: "yesterday",
    days_ago: |days| [&plural(usize::from(days), "day", "days"), " ago"].concat(),
    by: |day| ["by ", day].concat(),
    wants_check_in: |day| ["due ", day, " · how’s it going?"].concat(),
};

impl Days {
    /// A day in words: "today", "Thursday", "3 days ago", "26 November".
    pub fn say(&self, phrase: Phrase, names: &dyn Calendar) -> String {
        match phrase {
            Phrase::Today => self.today.to_owned(),
            Phrase::Tomorrow => self.tomorrow.to_owned(),
            Phrase::Yesterday => self.yesterday.to_owned(),
            Phrase::Weekday(weekday) => names.weekday(some_day_on(weekday)),
            Phrase::WeekdayDate(day) => names.short(day),
            Phrase::DaysAgo(days) => (self.days_ago)(days),
            Phrase::DayMonth(day) => names.day_month(day),
            Phrase::DayMonthYear(day) => names.day_month_year(day),
        }
    }

    /// Since when, of a day that has passed: "yesterday", "Monday" within the week, else the date. "Since 3 days
    /// ago" would be no English.
    pub fn say_since(&self, today: Day, day: Day, names: &dyn Calendar) -> String {
        let ago = today.to_julian_day() - day.to_julian_day();
        match ago {
            2..=6 => names.weekday(day),
            7..=182 => names.day_month(day),
            _ => self.say(phrase(today, day), names),
        }
    }
}

/// Any day with this weekday: 1 January 2024 was a Monday.
fn some_day_on(weekday: Weekday) -> Day {
    const MONDAY: i32 = 2_460_311;
    Day::from_julian_day(MONDAY + i32::from(weekday.number_days_from_monday())).unwrap_or(Day::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::Month;

    fn day(year: i32, month: Month, day: u8) -> Day {
        Day::from_calendar_date(year, month, day).unwrap()
    }

    fn said(today: Day, day: Day) -> String {
        EN.say(phrase(today, day), &English)
    }

    #[test]
    fn near_days_are_said_as_people_say_them() {
        let monday = day(2026, Month::November, 23);
        let after = |days: i32| Day::from_julian_day(monday.to_julian_day() + days).unwrap();
        let said = |days| said(monday, after(days));
        assert_eq!(said(0), "today");
        assert_eq!(said(1), "tomorrow");
        assert_eq!(said(-1), "yesterday");
        assert_eq!(said(2), "Wednesday");
        assert_eq!(said(6), "Sunday");
        assert_eq!(said(7), "Mon 30 Nov");
        assert_eq!(said(13), "Sun 6 Dec");
        assert_eq!(said(14), "7 December");
        assert_eq!(said(-2), "2 days ago");
        assert_eq!(said(-13), "13 days ago");
        assert_eq!(said(-14), "9 November");
    }

    #[test]
    fn the_year_is_said_where_it_does_not_go_without_saying() {
        let today = day(2026, Month::November, 23);
        assert_eq!(said(today, day(2027, Month::January, 2)), "2 January");
        assert_eq!(said(today, day(2027, Month::November, 26)), "26 November 2027");
        assert_eq!(said(today, day(2026, Month::January, 5)), "5 January");
        assert_eq!(said(today, day(2025, Month::December, 31)), "31 December 2025");
    }

    #[test]
    fn since_is_said_with_a_name() {
        let friday = day(2026, Month::November, 27);
        let since = |month, d| (EN.wants_check_in)(&EN.say_since(friday, day(2026, month, d), &English));
        assert_eq!(since(Month::November, 23), "due Monday · how’s it going?");
        assert_eq!(since(Month::November, 26), "due yesterday · how’s it going?");
        assert_eq!(since(Month::November, 20), "due 20 November · how’s it going?");
        assert_eq!(since(Month::November, 27), "due today · how’s it going?");
    }

    #[test]
    fn every_weekday_keeps_its_name() {
        let monday = day(2026, Month::November, 23);
        for ahead in 2..=6 {
            let then = Day::from_julian_day(monday.to_julian_day() + ahead).unwrap();
            assert_eq!(said(monday, then), English.weekday(then));
        }
    }

    #[test]
    fn the_ends_of_the_calendar_do_no_harm() {
        assert!(said(Day::MIN, Day::MAX).ends_with("9999"));
        assert_eq!(said(Day::MAX, Day::MAX), "today");
    }

    #[test]
    fn narrow_places_have_short_names() {
        assert_eq!(English.short(day(2026, Month::November, 26)), "Thu 26 Nov");
    }

    #[test]
    fn by_a_day_reads_well() {
        assert_eq!((EN.by)("Thursday"), "by Thursday");
        assert_eq!((EN.by)("Fri 4 Dec"), "by Fri 4 Dec");
    }
}
