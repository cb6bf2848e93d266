//! What a group is: members, commitments, check-ins and their story; no browser, no clock, no screens.
//!
//! A [`Group`] is a typed reading of a replica's records, kept in step record by record. What people do
//! is a [`Command`]; it becomes changes of fields, and those are what is stored and merged.
//!
//! `model/` reads the records of each kind; `state/` keeps them in tables and answers what screens ask; `commands/`
//! writes; `history/` tells what happened and takes it back.

pub mod day;
pub mod sample;

mod commands;
mod history;
mod id;
mod model;
mod record_kind;
mod state;

#[cfg(test)]
mod test_group;

pub use all_leaders_intake::name;
pub use commands::Command;
pub use commands::agenda::AgendaCommand;
pub use commands::agreement::AgreementCommand;
pub use commands::appreciation::AppreciationCommand;
pub use commands::changes::{ChangeSet, CommandContext};
pub use commands::check_in::CheckInDetails;
pub use commands::invitation::InvitationCommand;
pub use commands::meeting::MeetingCommand;
pub use commands::member::NewMember;
pub use commands::need::NeedCommand;
pub use commands::note::NoteCommand;
pub use commands::question::QuestionCommand;
pub use commands::role::RoleCommand;
pub use commands::stack::StackCommand;
pub use commands::strength::StrengthCommand;
pub use day::Day;
pub use history::changed_records::{news, news_of};
pub use history::for_reader::NewsForReader;
pub use history::news::{ChangeKind, News};
pub use history::recent::{HistoryEntry, recent};
pub use history::revert::{Revert, restore_removed, revert};
pub use history::story::Chapter;
pub use history::undo::{RestoredValue, RestoredValues, Undo, undo, undo_after};
pub use id::{
    AgreementId, AnswerId, AppreciationId, CheckInId, CommitmentId, InvitationId, ItemId, MeetingId,
    MemberId, NeedId, NoteId, NoticeId, QuestionId, ReplyId, StepId,
};
pub use model::agenda::{Item, ItemAbout, ItemKind, ItemWords};
pub use model::agreement::Agreement;
pub use model::appreciation::{Appreciation, FORMS};
pub use model::check_in::{Answer, AnswerKind, Capacity, CheckIn, Step, StepKind};
pub use model::commitment::{Commitment, Companionship};
pub use model::commitment_state::CommitmentState;
pub use model::invitation::{Invitation, InvitationPart, InvitationResponse, InvitationTarget};
pub use model::meeting::{Meeting, MeetingWords, time_from_text, time_to_text};
pub use model::member::{COLOURS, Member, Presence, SHAPES};
pub use model::need::{Need, NeedSize, NeedWords};
pub use model::note::{DecisionMethod, Note, NoteKind, NoteWords};
pub use model::question::{Question, Reply};
pub use model::read::{clean_line, clean_lines};
pub use model::removed::Removed;
pub use model::repeats::{Recurrence, week_of_month};
pub use model::role::{ROLES, Role, RolePart, RoleTurn};
pub use model::same::Sameness;
pub use model::stack::SpeakingRequest;
pub use model::strength::{Notice, Strength, StrengthKind};
pub use record_kind::RecordKind;
pub use state::attention::{Attention, CommitmentFilter};
pub use state::group::Group;
pub use state::lists::{Heading, PersonCommitments};
pub use state::look_alike::{LookAlike, Newcomer};
pub use state::need::NeedStatus;
pub use state::search::{SearchQuery, SearchText};
pub use state::stack::{StackEntry, StackReason};
#[cfg(test)]
pub(crate) use test_group::group_after;

/// The fields of each kind of record, for those who read or write them by name.
pub mod field {
    pub use super::model::agenda::field as agenda;
    pub use super::model::agreement::field as agreement;
    pub use super::model::appreciation::field as appreciation;
    pub use super::model::check_in::field as check_in;
    pub use super::model::commitment::field as commitment;
    pub use super::model::group::field as group;
    pub use super::model::invitation::field as invitation;
    pub use super::model::meeting::field as meeting;
    pub use super::model::member::field as member;
    pub use super::model::need::field as need;
    pub use super::model::note::field as note;
    pub use super::model::phone::field as phone;
    pub use super::model::question::field as question;
    pub use super::model::role::field as role;
    pub use super::model::same::field as same;
    pub use super::model::stack::field as stack;
    pub use super::model::strength::field as notice;
}
