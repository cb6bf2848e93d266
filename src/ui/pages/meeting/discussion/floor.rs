//! Giving somebody the floor.

use leptos::prelude::*;

use super::Discussion;
use crate::browser::announce;
use crate::group::{Command, MemberId, StackCommand};
use crate::text::{self, news::bidi_isolate};

/// The name within a sentence, on a tap.
pub fn named(discussion: Discussion, who: MemberId) -> String {
    bidi_isolate(&untrack(|| discussion.app.name_of(who)))
}

/// This one has the floor now, and waits for it no more.
pub fn give_floor(discussion: Discussion, who: MemberId) {
    let said = (text::current().discussion.has_word)(&named(discussion, who));
    let waits = discussion.waits.with_untracked(|waits| waits.iter().any(|one| one.summary.id == who));
    let leave = Command::Stack(StackCommand::Leave { meeting: discussion.id, who });
    if waits && !discussion.app.execute(leave, said.clone()) {
        return;
    }
    discussion.app.give_floor(who, waits);
    if !waits {
        announce::announce(&said);
    }
}
