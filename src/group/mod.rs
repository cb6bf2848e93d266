//! What a group is: members, commitments, check-ins and their story; no browser, no clock, no screens.
//!
//! A [`Group`] is a typed reading of a replica's records, kept in step record by record. What people do
//! is an [`Command`]; it becomes edits of fields, and those are what is stored and merged.

pub mod day;
pub mod name;
pub mod sample;

mod agenda;
mod appreciation;
mod care;
mod check_in;
mod clearing;
mod collaboration_index;
mod commands;
mod commitment;
mod creation_marks;
mod deterministic_ids;
mod id;
mod invitation;
mod lists;
mod look_alike;
mod meeting;
mod meeting_index;
mod member;
mod need;
mod news;
mod note;
mod put_back;
mod read;
mod removed;
mod role;
mod same;
mod search;
mod stack;
mod state;
mod story;
mod strength;
mod table;
mod together;
mod undo;

pub use agenda::{AgendaCommand, Item, ItemAbout, ItemKind, ItemWords};
pub use appreciation::{Appreciation, AppreciationCommand, FORMS};
pub use care::{Care, Filter};
pub use check_in::{Answer, AnswerKind, Carry, CheckIn, Step, StepKind};
pub use commands::{ChangeSet, Command, CommandContext, NewMember, Noted};
pub use commitment::{Commitment, Companionship, State};
pub use day::Day;
pub use id::{
    AgreementId, AnswerId, AppreciationId, CheckInId, CommitmentId, InvitationId, ItemId, MeetingId,
    MemberId, NeedId, NoteId, NoticeId, QuestionId, ReplyId, StepId, kind,
};
pub use invitation::{Invitation, InvitationCommand, InvitationResponse, InvitationTarget, Part};
pub use lists::{Heading, OfPerson};
pub use look_alike::{Like, Newcomer};
pub use meeting::{
    Meeting, MeetingCommand, MeetingWords, Repeats, time_from_text, time_to_text, week_of_month,
};
pub use member::{COLOURS, Member, Presence, SHAPES};
pub use need::{Need, NeedCommand, NeedWords, Size, Standing};
pub use news::{Aspect, Moment, News, news, news_of, recent};
pub use note::{Decided, Note, NoteCommand, NoteKind, NoteWords};
pub use put_back::{PutBack, bring_back, put_back};
pub use removed::Removed;
pub use role::{ROLES, Role, RoleCommand, RolePart, RoleTurn};
pub use same::Sameness;
pub use search::{SearchQuery, SearchText};
pub use stack::{Bid, InStack, StackCommand, StackReason};
pub use state::Group;
pub use story::Chapter;
pub use strength::{Notice, Strength, StrengthCommand, StrengthKind};
pub use together::{Agreement, Question, Reply, TogetherCommand};
pub use undo::{Again, GivenBack, Undo, undo, undo_after};

/// The fields of each kind of record, for those who read or write them by name.
pub mod field {
    pub use super::agenda::field as agenda;
    pub use super::appreciation::field as appreciation;
    pub use super::check_in::field as check_in;
    pub use super::commitment::field as commitment;
    pub use super::invitation::field as invitation;
    pub use super::meeting::field as meeting;
    pub use super::member::field as member;
    pub use super::need::field as need;
    pub use super::note::field as note;
    pub use super::role::field as role;
    pub use super::same::field as same;
    pub use super::stack::field as stack;
    pub use super::state::field as group;
    pub use super::strength::field as notice;
    pub use super::together::field as together;
}

/// Text from a record as it may be shown on one line: anyone may have written the file, so what is not seen but
/// changes what is seen is left out. All that is shown of records and files goes through here, [`shown_lines`] or
/// [`name::clean`].
pub(crate) fn shown(text: Option<&str>) -> String {
    let words = text.unwrap_or_default().split(|c: char| c.is_whitespace() || c.is_control());
    words.map(name::visible).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The same for text that may have several lines.
pub(crate) fn shown_lines(text: Option<&str>) -> String {
    name::visible(text.unwrap_or_default()).trim().to_owned()
}
