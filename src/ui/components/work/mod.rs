//! What several pages show of commitments and check-ins.

pub mod add_task;
pub mod check_in_answers;
pub mod commitment_line;
pub mod companionship_choice;
pub mod letting_go;
pub mod list_tabs;
pub mod raised_hand;
pub mod story_chapter;
