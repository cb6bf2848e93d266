//! Words of planning a meeting, its agenda, and the calendar.

/// Words of planning a meeting, its agenda, and the calendar.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Plan {
    pub title: &'static str,
}

/// English.
pub const EN: Plan = Plan { title: "Words of planning a meeting, its agenda, and the calendar" };
