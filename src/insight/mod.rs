//! What the group can see of itself: pure functions of a [`Group`](crate::group::Group) and a day, each with its
//! rule written down. A mirror, not a scoreboard: people come in the order of their seats, never by a count; what is
//! spread over the group is told of the group as a whole.

pub mod backup_reminder;
mod carry_over;
mod growth;
mod learning_path;
mod making_space;
mod matches;
mod noticed;
mod planning;
mod resting;
mod role_history;
mod role_wishes;
mod rotation;
mod spread;
mod strengths;

pub use carry_over::{
    AgendaCandidate, CandidateKind, CarriedOver, LeftOpen, Reason, agenda_candidates, carry_over_of,
    left_open, meeting_before,
};
pub use growth::{Month, monthly_capacity};
pub use learning_path::{LearningTrail, Pairing, TrailKind, learning_path, pairings};
pub use making_space::{SharingSuggestion, sharing_suggestions};
pub use matches::{Fit, LearningOffers, fit, learning_offers, needs_that_fit, people_for};
pub use noticed::{Forms, forms_noticed, not_thanked_lately};
pub use planning::{
    AgendaTime, agenda_time, followed_by, following, meeting_to_begin, next_words, past_meetings,
    planned_meetings, possible_duplicate, rhythm_to_plan,
};
pub use resting::{RestingStrength, last_used, resting_strengths};
pub use role_history::{Balance, PastRoleHolder, role_balance, role_history, roles_had};
pub use role_wishes::{RoleWish, wish_words, wishes};
pub use rotation::{RoleReason, Suggestion, strength_keys_of_role, suggest_roles};
pub use spread::{Spread, spread};
pub use strengths::{NeededStrength, SharedStrength, needed_strengths, shared_strengths};
