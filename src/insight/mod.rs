//! What the group can see of itself: pure functions of a [`Group`](crate::group::Group) and a day, each with its
//! rule written down. A mirror, not a scoreboard: people come in the order of their seats, never by a count; what is
//! spread over the group is told of the group as a whole.

mod carry_over;
mod growth;
mod making_space;
mod matches;
mod noticed;
pub mod passing_on;
mod path;
mod planning;
mod resting;
mod role_history;
mod role_wishes;
mod rotation;
mod spread;
mod strengths;

pub use carry_over::{
    AgendaCandidate, CandidateKind, CarriedOver, Reason, carried_onto, carried_over, meeting_before,
};
pub use growth::{Month, months};
pub use making_space::{SharingSuggestion, ways_to_share};
pub use matches::{Fit, LearningOffers, fit, learning_offers, needs_that_fit, people_for};
pub use noticed::{Forms, forms_noticed, not_thanked_lately};
pub use path::{LearningTrail, Pairing, TrailKind, pairings, path};
pub use planning::{
    AgendaTime, agenda_time, followed_by, look_the_same, meant_today, next_words, past, planned,
};
pub use resting::{RestingStrength, last_used, resting};
pub use role_history::{Balance, PastRoleHolder, balance, role_history, roles_had};
pub use role_wishes::{Wish, wish_words, wishes};
pub use rotation::{RoleReason, Suggestion, meant_by, suggest};
pub use spread::{Spread, spread};
pub use strengths::{NeededStrength, SharedStrength, shared, waiting};
