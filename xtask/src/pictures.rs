//! `cargo xtask pictures`: takes the README's and the manifest's pictures anew, from the app as it is.

use std::fs;

use crate::{
    project,
    setup::Engine,
    test,
    trouble::{Outcome, Trouble},
};

/// Which of the test's pictures stand where, from the project's top.
const PLACES: [(&str, &str); 16] = [
    ("now.png", "docs/pictures/now.png"),
    ("check-in.png", "docs/pictures/check-in.png"),
    ("commitment.png", "docs/pictures/commitment.png"),
    ("board.png", "docs/pictures/board.png"),
    ("capacity.png", "docs/pictures/capacity.png"),
    ("round.png", "docs/pictures/round.png"),
    ("stack.png", "docs/pictures/stack.png"),
    ("share-dark.png", "docs/pictures/share-dark.png"),
    ("now-wide.png", "docs/pictures/now-wide.png"),
    ("link.png", "docs/pictures/link.png"),
    ("codes-shown.png", "docs/pictures/codes.png"),
    ("lock-on.png", "docs/pictures/lock.png"),
    ("shared-folder.png", "docs/pictures/folder.png"),
    ("chat-news.png", "docs/pictures/chat.png"),
    ("now.png", "public/screenshots/narrow.png"),
    ("now-wide.png", "public/screenshots/wide.png"),
];

/// The tests that take them: through the sample group, and one for each way from phone to phone.
const TESTS: [&str; 6] = [
    "pictures_of_the_app",
    "a_link_brings_the_group",
    "a_camera_reads_a_group",
    "a_locked_file_opens_with_its_passphrase",
    "computers_agree_by_a_folder",
    "what_one_writes_in_a_chat",
];

/// Builds the app, walks through the sample group, and puts the pictures in their places.
///
/// # Errors
/// When the walk fails or a picture cannot be put in its place.
pub fn command() -> Outcome {
    test::command_e2e(true, Engine::Chromium, &TESTS.map(str::to_owned))?;
    let taken = project::target().join("screenshots");
    for (from, to) in PLACES {
        let to = project::root().join(to);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)
                .map_err(|error| Trouble::new(format!("{}: {error}", folder.display())))?;
        }
        fs::copy(taken.join(from), &to)
            .map_err(|error| Trouble::new(format!("{}: {error}", to.display())))?;
        println!("{}", to.display());
    }
    Ok(())
}
