//! Strengths: named by people themselves, seen by others, resting; and learning from each other.

pub(super) mod resting;

mod ask;
mod learn;
mod similar_words;

pub use learn::page as learn_page;
pub use resting::page as resting_page;
