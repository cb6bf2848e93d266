//! Giving somebody the word.

use leptos::prelude::*;

use super::Table;
use crate::browser::announce;
use crate::group::{Command, MemberId, StackCommand};
use crate::text::{self, news::bidi_isolate};

/// The name within a sentence, on a tap.
pub fn named(table: Table, who: MemberId) -> String {
    bidi_isolate(&untrack(|| table.app.name_of(who)))
}

/// This one has the word now, and waits for it no more.
pub fn give_word(table: Table, who: MemberId) {
    let said = (text::current().talk.has_word)(&named(table, who));
    let waits = table.waits.with_untracked(|waits| waits.iter().any(|one| one.look.id == who));
    let leave = Command::Stack(StackCommand::Leave { meeting: table.id, who });
    if waits && !table.app.execute(leave, said.clone()) {
        return;
    }
    table.app.give_word(who, waits);
    if !waits {
        announce::announce(&said);
    }
}
