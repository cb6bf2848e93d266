//! Commands on thanks, and on the forms of leadership that the group thanks for.

use crate::group::commands::changes::{ChangeSet, CommandContext};
use crate::group::day;
use crate::group::id::{AppreciationId, CommitmentId, MemberId};
use crate::group::model::appreciation::{FORM_PREFIX, field};
use crate::group::model::common::field::DELETED;
use crate::group::model::read::clean_line;
use crate::group::name::fold;
use crate::group::state::group::Group;

/// What people do about thanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppreciationCommand {
    /// Somebody thanks people.
    Thank {
        id: AppreciationId,
        to: Vec<MemberId>,
        form: String,
        word: String,
        by: Option<MemberId>,
        commitment: Option<CommitmentId>,
    },
    /// Takes it back.
    Remove(AppreciationId),
    /// The group's list of forms has this one, or no longer.
    Form { form: String, on: bool },
}

impl Group {
    pub(in crate::group) fn write_thanks(
        &self,
        command: &AppreciationCommand,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        match command {
            AppreciationCommand::Thank { id, to, form, word, by, commitment } => {
                let key = id.key();
                for member in to {
                    out.set(&key, [field::TO, &member.to_string()].concat(), true);
                }
                out.say(&key, field::FORM, form);
                out.say(&key, field::WORD, word);
                out.set(&key, field::ON, day::to_text(context.today));
                if let Some(commitment) = commitment {
                    out.set(&key, field::COMMITMENT, *commitment);
                }
                self.write_by(&key, *by, context, out);
                if self.appreciation(*id).is_none() {
                    out.note_meeting(&key, context);
                }
            }
            AppreciationCommand::Remove(id) => out.set(&id.key(), DELETED, true),
            AppreciationCommand::Form { form, on } => {
                let form = clean_line(Some(form));
                // One spelling of a form is enough.
                let same = |known: &&String| fold(known) == fold(&form);
                let known = self.form_choices().iter().map(|(word, _)| word).find(same);
                let form = known.cloned().unwrap_or(form);
                if !fold(&form).is_empty() {
                    out.set(&self.key(), [FORM_PREFIX, &form].concat(), *on);
                }
            }
        }
    }
}
