//! Commands on how the group wants to be together.

use crate::group::commands::changes::{ChangeSet, CommandContext};
use crate::group::day;
use crate::group::id::AgreementId;
use crate::group::model::agreement::field;
use crate::group::model::common::field::DELETED;
use crate::group::state::group::Group;

/// What people do about agreements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgreementCommand {
    /// A further agreement.
    Add { id: AgreementId, what: String },
    /// Other words for it.
    Reword { id: AgreementId, what: String },
    /// It is an agreement no longer.
    Remove(AgreementId),
}

impl Group {
    pub(super) fn write_agreement(
        &self,
        command: &AgreementCommand,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        match command {
            AgreementCommand::Add { id, what } => {
                out.set(&id.key(), field::WHAT, what.trim());
                out.set(&id.key(), field::ON, day::to_text(context.today));
            }
            AgreementCommand::Reword { id, what } => out.set(&id.key(), field::WHAT, what.trim()),
            AgreementCommand::Remove(id) => out.set(&id.key(), DELETED, true),
        }
    }
}
