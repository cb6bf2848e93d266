//! What belongs to meetings: the place Meet, planning one, its stages while it goes on, and what it leaves.

pub mod capture;
pub mod discussion;
pub mod foot;
pub mod minutes;
pub mod overview;
pub mod plan;
pub mod roles;
pub mod running;
