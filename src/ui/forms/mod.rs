//! Forms that other pages begin with something filled in: what is typed in each, and how it is begun.

pub mod check_in;
pub mod invitation;
pub mod new_commitment;
pub mod task_line;
pub mod task_reader;
pub mod thanks;
