//! What is told of a day.

use time::Date;

/// How many days before the meeting a day without a year may lie.
pub const LOOK_BACK: i64 = 60;

/// Which number comes first in "03/04/2024".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// 3 April.
    DayFirst,
    /// March 4.
    MonthFirst,
}

/// A day as it was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRead {
    /// The day; where two readings are possible and no order was said, the day-first one.
    pub day: Date,
    /// The month-first reading, only while both are possible.
    pub other: Option<Date>,
    /// The order that the numbers prove by themselves ("18/10" is day-first).
    pub proves: Option<DayOrder>,
    /// Whether the words said more than the day: a time, or a weekday that disagrees with the date.
    pub more: bool,
    /// Whether it was counted from another day: "Friday", "18 June" without a year.
    pub counted: bool,
}

impl DayRead {
    pub(super) fn plain(day: Date) -> Self {
        DayRead { day, other: None, proves: None, more: false, counted: false }
    }

    pub(super) fn counted(day: Date) -> Self {
        DayRead { counted: true, ..DayRead::plain(day) }
    }
}
