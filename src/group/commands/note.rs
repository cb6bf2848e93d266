//! Commands on what is noted in a meeting.

use crate::group::commands::changes::{ChangeSet, CommandContext};
use crate::group::day;
use crate::group::id::{ItemId, MeetingId, MemberId, NoteId};
use crate::group::model::common::field as common_field;
use crate::group::model::common::field::DELETED;
use crate::group::model::common::field::MEETING;
use crate::group::model::creation_marks::field::{CREATED, TAKEN_UP};
use crate::group::model::creation_marks::mark;
use crate::group::model::note::{DecisionMethod, Note, NoteWords, field};
use crate::group::state::group::Group;

/// What people do about the notes of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteCommand {
    /// Notes something.
    Write { id: NoteId, meeting: MeetingId, item: Option<ItemId>, words: NoteWords, by: Option<MemberId> },
    /// Other words for it.
    Edit { id: NoteId, words: NoteWords },
    /// Takes it back.
    Remove(NoteId),
    /// What waited for later was taken up.
    Taken(NoteId),
}

impl Group {
    pub(in crate::group) fn write_note(
        &self,
        command: &NoteCommand,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        match command {
            NoteCommand::Write { id, meeting, item, words, by } => {
                let key = id.key();
                out.set(&key, MEETING, *meeting);
                if *id == NoteId::of_minutes(*meeting) {
                    // The record may be hidden from an earlier time.
                    out.set(&key, DELETED, false);
                    out.set(&key, mark(CREATED, context.device), true);
                }
                if let Some(item) = item {
                    out.set(&key, field::ITEM, *item);
                }
                out.set(&key, field::SORT, words.kind.name());
                out.say(&key, field::WHAT, &words.what);
                out.say(&key, field::WHY, &words.why);
                out.say(&key, field::CONCERNS, &words.concerns);
                if let Some(how) = words.how {
                    out.set(&key, field::HOW, how.name());
                }
                for who in &words.aside {
                    out.set(&key, [field::ASIDE, &who.to_string()].concat(), true);
                }
                for (place, count) in words.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                    out.set(&key, [field::COUNT, &place.to_string()].concat(), i64::from(*count));
                }
                out.set(&key, common_field::ON, day::to_text(context.today));
                self.write_by(&key, *by, context, out);
            }
            NoteCommand::Edit { id, words } => {
                let Some(note) = self.note(*id) else { return };
                let key = id.key();
                // What a plain note does not have is not written as empty.
                out.reword(&key, field::WHAT, &note.words.what, &words.what);
                out.reword(&key, field::WHY, &note.words.why, &words.why);
                out.reword(&key, field::CONCERNS, &note.words.concerns, &words.concerns);
                if note.words.how != words.how {
                    out.set(&key, field::HOW, words.how.map(DecisionMethod::name));
                }
                let asides = note.words.aside.iter().chain(&words.aside);
                for who in asides.filter(|who| note.words.aside.contains(who) != words.aside.contains(who)) {
                    let aside = words.aside.contains(who);
                    out.set(&key, [field::ASIDE, &who.to_string()].concat(), aside);
                }
                for (place, count) in words.counts.iter().enumerate() {
                    if note.words.counts[place] != *count {
                        out.set(&key, [field::COUNT, &place.to_string()].concat(), i64::from(*count));
                    }
                }
            }
            NoteCommand::Remove(id) => out.set(&id.key(), DELETED, true),
            NoteCommand::Taken(id) => out.set(&id.key(), mark(TAKEN_UP, context.device), true),
        }
    }
}

impl Note {
    /// It waits again.
    pub(super) fn put_back_for_later(&self, out: &mut ChangeSet) {
        for mark in &self.taken {
            out.set(&self.id.key(), mark.clone(), false);
        }
    }
}
