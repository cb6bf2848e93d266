//! The places of the app and their addresses: `#/work`, `#/c/<id>`. Hash addresses work on any static host
//! and under any sub-path. Pure: reading and writing an address needs no browser.

mod address;

use crate::group::{CommitmentId, InvitationId, MeetingId, MemberId, NeedId, QuestionId};
use crate::session::Stage;

/// Which list of commitments stands open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum WorkTab {
    /// Those that I hold or accompany.
    #[default]
    Mine,
    /// Everyone's, the open ones.
    Everyone,
    /// By person.
    People,
    /// Done, or let go with thanks.
    Done,
}

/// What an invitation begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Inviting {
    /// Whom to invite; to what is asked.
    Member(MemberId),
    /// To take this need; who is asked.
    Need(NeedId),
    /// To take part in this commitment; who is asked.
    Commitment(CommitmentId),
}

/// A place in the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Route {
    /// The circle, mine, and who asked for a hand.
    #[default]
    Now,
    /// The commitments.
    Work(WorkTab),
    /// One commitment and its story.
    Commitment(CommitmentId),
    /// "I'll do this", or for someone who said yes aloud.
    NewCommitment,
    /// A check-in on a commitment; without one: which of mine?
    CheckIn(Option<CommitmentId>),
    /// What is needed, and what has an open place.
    Needs,
    /// Say what's needed.
    NewNeed,
    /// One need.
    Need(NeedId),
    /// Invite somebody.
    Invite(Option<Inviting>),
    /// One invitation, and its answer.
    Invitation(InvitationId),
    /// What I would like to learn, who can teach it, and what work offers it.
    Learn,
    /// Say thanks, perhaps to this person.
    SayThanks(Option<MemberId>),
    /// Which forms of leadership were noticed lately, and the thanks themselves.
    Thanks,
    /// What we can do: the group's capacity in pictures.
    Capacity,
    /// Strengths that wait for an opportunity.
    Resting,
    /// Prompts to reflect on; the answers stay on this phone.
    Reflect,
    /// How we want to be together.
    Agreements,
    /// Words that somebody asked for.
    Questions,
    /// Ask for a word on something.
    NewQuestion,
    /// One question and the words on it.
    Question(QuestionId),
    /// The meeting that goes on or comes next, and those that were.
    Meet,
    /// One meeting: its plan and agenda before, what was noted after.
    Meeting(MeetingId),
    /// Plan a meeting.
    NewMeeting,
    /// Change what was planned.
    EditMeeting(MeetingId),
    /// At a meeting.
    MeetingStage(MeetingId, Stage),
    /// What a meeting leaves to take home.
    Minutes(MeetingId),
    /// The roles that rotate: who would like to, and who had them.
    Roles,
    /// All meetings that were.
    Meetings,
    /// The people of the group.
    People,
    /// One person.
    Person(MemberId),
    /// Add people, one by one or many at once.
    NewPeople,
    /// Which of these is you?
    WhoAmI,
    /// Share the group, and compare copies.
    Share,
    /// The group as a link, to be sent in a message.
    SendLink,
    /// The group as codes, for a phone beside this one.
    ShowCode,
    /// The codes on a phone beside this one, by the camera.
    LookAtCode,
    /// A folder that keeps computers in step.
    SharedFolder,
    /// The ways from phone to phone, explained.
    Ways,
    /// Open a group's file, look at what it brings, bring it in.
    OpenFile,
    /// Bring in minutes and task lists.
    Intake,
    /// The groups on this phone.
    Groups,
    /// The first page: start a group, open a file, try a sample.
    Start,
    /// Name a new group.
    NewGroup,
    /// Recent changes and who noted them.
    History,
    /// Look, language, storage, installing.
    Settings,
    /// What this is and why.
    About,
    /// All components, to look at while building.
    #[cfg(debug_assertions)]
    ComponentGallery,
}

/// The five places of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NavTab {
    /// The circle.
    Now,
    /// Commitments.
    Work,
    /// The meeting.
    Meet,
    /// The people.
    People,
    /// Copies and files.
    Share,
}

impl Route {
    /// Which of the five places it belongs to; `None` for what stands apart from them.
    pub fn nav_tab(self) -> Option<NavTab> {
        Some(match self {
            Route::Now => NavTab::Now,
            Route::Work(_) | Route::Commitment(_) | Route::NewCommitment | Route::CheckIn(_) => NavTab::Work,
            Route::Needs | Route::NewNeed | Route::Need(_) | Route::Invite(_) | Route::Invitation(_) => {
                NavTab::Work
            }
            Route::Meet | Route::Reflect | Route::Agreements => NavTab::Meet,
            Route::Meeting(_) | Route::NewMeeting | Route::EditMeeting(_) | Route::MeetingStage(..) => {
                NavTab::Meet
            }
            Route::Minutes(_) | Route::Roles | Route::Meetings => NavTab::Meet,
            Route::Learn | Route::SayThanks(_) | Route::Thanks | Route::Capacity | Route::Resting => {
                NavTab::People
            }
            Route::Questions | Route::NewQuestion | Route::Question(_) => NavTab::People,
            Route::People | Route::Person(_) | Route::NewPeople | Route::WhoAmI => NavTab::People,
            Route::Share
            | Route::SendLink
            | Route::ShowCode
            | Route::LookAtCode
            | Route::SharedFolder
            | Route::Ways
            | Route::OpenFile
            | Route::Intake => NavTab::Share,
            _ => return None,
        })
    }

    /// Whether it makes sense with no group open.
    pub fn needs_group(self) -> bool {
        !matches!(
            self,
            Route::Start
                | Route::NewGroup
                | Route::OpenFile
                | Route::LookAtCode
                | Route::Ways
                | Route::Groups
                | Route::Settings
                | Route::About
        ) && !self.is_component_gallery()
    }

    /// Whether its page comes with the second part of the app. All but those that a phone is opened for.
    pub fn is_in_second_part(self) -> bool {
        !matches!(
            self,
            Route::Start
                | Route::NewGroup
                | Route::Now
                | Route::Work(_)
                | Route::Commitment(_)
                | Route::CheckIn(_)
        )
    }

    #[cfg(debug_assertions)]
    fn is_component_gallery(self) -> bool {
        self == Route::ComponentGallery
    }

    #[cfg(not(debug_assertions))]
    fn is_component_gallery(self) -> bool {
        false
    }
}
