//! The end-to-end tests that say something about a browser's engine: they run in Firefox and WebKit too.

/// Their names. Everything else that differs between engines is in the WebAssembly tests, or runs by `--engines all`.
pub const CORE: [&str; 19] = [
    // From an empty page to a check-in, closed and opened again without a network.
    "a_group_starts_steps_up_checks_in_and_goes_on_without_a_network",
    "it_opens_again_when_the_network_is_gone",
    // Pages that come with the second part: before it is there, without a network, over an update.
    "who_is_quicker_than_the_second_part_waits_where_they_are_and_goes_on_by_themselves",
    "a_part_that_could_not_be_fetched_is_told_and_fetched_again",
    "a_page_whose_part_an_update_took_away_opens_with_the_new_version",
    // A need, who steps up to it, a thing in all its ways: sheets, dialogs, focus.
    "what_is_needed_is_said_and_somebody_steps_up",
    "a_commitment_is_shared_handed_over_moved_let_go_and_brought_back",
    // Files saved and opened, on two phones.
    "two_phones_that_exchange_files_are_in_step",
    "a_whole_import_is_taken_back_in_one_step",
    // What was removed comes back after a reload.
    "who_was_removed_comes_back_after_a_reload_and_undo_names_them",
    // Meetings.
    "eight_people_arrive_and_are_heard_around_the_circle",
    "eight_people_hold_a_whole_meeting",
    // The keyboard, the focus, what is typed.
    "a_keyboard_is_enough_from_the_first_start_to_a_check_in",
    "messages_go_in_their_time_after_one_was_put_away_or_taken_back",
    "who_is_quicker_than_the_page_stays_in_the_field",
    "a_day_is_typed_by_keyboard_as_it_is_meant",
    "back_closes_a_sheet_and_keeps_the_page_and_what_was_typed",
    "a_sheet_that_leads_on_is_left_behind",
    // Two tabs.
    "two_tabs_show_each_other_what_happens_and_both_edits_stay",
];

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;
    use crate::project;

    fn texts(folder: &Path, found: &mut String) {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                texts(&entry, found);
            } else {
                found.push_str(&fs::read_to_string(&entry).unwrap());
            }
        }
    }

    #[test]
    fn each_of_them_is_a_test() {
        let mut found = String::new();
        texts(&project::root().join("tests/e2e/tests"), &mut found);
        for name in CORE {
            assert!(found.contains(&format!("#[tokio::test]\nasync fn {name}()")), "{name} is no test");
        }
    }
}
