//! Whose word a record is: said by one member, perhaps noted by another.

use crate::replica::Key;

use crate::group::commands::changes::{ChangeSet, CommandContext};
use crate::group::id::MemberId;
use crate::group::model::common::field as common_field;
use crate::group::state::group::Group;

impl Group {
    /// Whose word it is, and who notes it for them.
    pub(super) fn write_by(
        &self,
        key: &Key,
        by: Option<MemberId>,
        context: &CommandContext,
        out: &mut ChangeSet,
    ) {
        if let Some(by) = by {
            out.set(key, common_field::BY, by);
        }
        if let Some(me) = context.me
            && by.is_none_or(|by| self.resolve(by) != self.resolve(me))
        {
            out.set(key, common_field::NOTED_BY, me);
        }
    }
}
