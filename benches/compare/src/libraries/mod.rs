//! The libraries that are compared.

mod automerge;
mod loro;
mod ours;
mod yrs;

pub use automerge::Automerge;
pub use loro::Loro;
pub use ours::Ours;
pub use yrs::Yrs;
