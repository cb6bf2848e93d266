//! The places of the app and their addresses: `#/work`, `#/c/<id>`. Hash addresses work on any static host
//! and under any sub-path. Pure: reading and writing an address needs no browser.

use std::fmt;

use crate::course::Stage;
use crate::domain::{CommitmentId, InvitationId, MeetingId, MemberId, NeedId, QuestionId};

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
    At(MeetingId, Stage),
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
    /// Open a group's file, look at what it brings, bring it in.
    OpenFile,
    /// Bring in minutes and task lists.
    BringIn,
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
    /// All parts of the kit, to look at.
    #[cfg(debug_assertions)]
    Kit,
}

/// The five places of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
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
    /// Reads an address such as `#/work`. What is unknown leads to Now.
    pub fn from_hash(hash: &str) -> Route {
        Self::read(hash).unwrap_or_default()
    }

    fn read(hash: &str) -> Option<Route> {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let path = path.split(['?', '&']).next().unwrap_or_default();
        let mut parts = path.split('/');
        let first = parts.next().unwrap_or_default();
        let second = parts.next();
        let third = parts.next();
        if parts.next().is_some() {
            return None;
        }
        if first == "meeting"
            && let Some(last) = third
        {
            let id = second?.parse().ok()?;
            return Some(match last {
                "edit" => Route::EditMeeting(id),
                "minutes" => Route::Minutes(id),
                stage => Route::At(id, Stage::from_name(stage)?),
            });
        }
        if let Some(id) = third {
            let inviting = match (first, second?) {
                ("invite", "p") => Inviting::Member(id.parse().ok()?),
                ("invite", "need") => Inviting::Need(id.parse().ok()?),
                ("invite", "c") => Inviting::Commitment(id.parse().ok()?),
                _ => return None,
            };
            return Some(Route::Invite(Some(inviting)));
        }
        Some(match (first, second) {
            ("needs", None) => Route::Needs,
            ("needs", Some("new")) => Route::NewNeed,
            ("need", Some(id)) => Route::Need(id.parse().ok()?),
            ("invite", None) => Route::Invite(None),
            ("invitation", Some(id)) => Route::Invitation(id.parse().ok()?),
            ("learn", None) => Route::Learn,
            ("thanks", None) => Route::Thanks,
            ("say-thanks", None) => Route::SayThanks(None),
            ("say-thanks", Some(id)) => Route::SayThanks(Some(id.parse().ok()?)),
            ("capacity", None) => Route::Capacity,
            ("resting", None) => Route::Resting,
            ("reflect", None) => Route::Reflect,
            ("agreements", None) => Route::Agreements,
            ("questions", None) => Route::Questions,
            ("questions", Some("ask")) => Route::NewQuestion,
            ("question", Some(id)) => Route::Question(id.parse().ok()?),
            ("work", None) => Route::Work(WorkTab::Mine),
            ("work", Some("everyone")) => Route::Work(WorkTab::Everyone),
            ("work", Some("people")) => Route::Work(WorkTab::People),
            ("work", Some("done")) => Route::Work(WorkTab::Done),
            ("work", Some("new")) => Route::NewCommitment,
            ("c", Some(id)) => Route::Commitment(id.parse().ok()?),
            ("check-in", None) => Route::CheckIn(None),
            ("check-in", Some(id)) => Route::CheckIn(Some(id.parse().ok()?)),
            ("meet", None) => Route::Meet,
            ("meeting", Some("new")) => Route::NewMeeting,
            ("meeting", Some(id)) => Route::Meeting(id.parse().ok()?),
            ("roles", None) => Route::Roles,
            ("meetings", None) => Route::Meetings,
            ("people", None) => Route::People,
            ("people", Some("add")) => Route::NewPeople,
            ("people", Some("me")) => Route::WhoAmI,
            ("p", Some(id)) => Route::Person(id.parse().ok()?),
            ("share", None) => Route::Share,
            ("open", None) => Route::OpenFile,
            ("bring-in", None) => Route::BringIn,
            ("groups", None) => Route::Groups,
            ("welcome", None) => Route::Start,
            ("start", None) => Route::NewGroup,
            ("history", None) => Route::History,
            ("settings", None) => Route::Settings,
            ("about", None) => Route::About,
            #[cfg(debug_assertions)]
            ("kit", None) => Route::Kit,
            _ => return None,
        })
    }

    /// The address, to be used as a link's `href`.
    pub fn hash(self) -> String {
        self.to_string()
    }

    /// Which of the five places it belongs to; `None` for what stands apart from them.
    pub fn place(self) -> Option<Place> {
        Some(match self {
            Route::Now => Place::Now,
            Route::Work(_) | Route::Commitment(_) | Route::NewCommitment | Route::CheckIn(_) => Place::Work,
            Route::Needs | Route::NewNeed | Route::Need(_) | Route::Invite(_) | Route::Invitation(_) => {
                Place::Work
            }
            Route::Meet | Route::Reflect | Route::Agreements => Place::Meet,
            Route::Meeting(_) | Route::NewMeeting | Route::EditMeeting(_) | Route::At(..) => Place::Meet,
            Route::Minutes(_) | Route::Roles | Route::Meetings => Place::Meet,
            Route::Learn | Route::SayThanks(_) | Route::Thanks | Route::Capacity | Route::Resting => {
                Place::People
            }
            Route::Questions | Route::NewQuestion | Route::Question(_) => Place::People,
            Route::People | Route::Person(_) | Route::NewPeople | Route::WhoAmI => Place::People,
            Route::Share | Route::OpenFile | Route::BringIn => Place::Share,
            _ => return None,
        })
    }

    /// Whether it makes sense with no group open.
    pub fn needs_group(self) -> bool {
        !matches!(
            self,
            Route::Start | Route::NewGroup | Route::OpenFile | Route::Groups | Route::Settings | Route::About
        ) && !self.is_kit()
    }

    #[cfg(debug_assertions)]
    fn is_kit(self) -> bool {
        self == Route::Kit
    }

    #[cfg(not(debug_assertions))]
    fn is_kit(self) -> bool {
        false
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fixed = match self {
            Route::Now => "#/",
            Route::Work(WorkTab::Mine) => "#/work",
            Route::Work(WorkTab::Everyone) => "#/work/everyone",
            Route::Work(WorkTab::People) => "#/work/people",
            Route::Work(WorkTab::Done) => "#/work/done",
            Route::NewCommitment => "#/work/new",
            Route::Commitment(id) => return write!(f, "#/c/{id}"),
            Route::CheckIn(None) => "#/check-in",
            Route::CheckIn(Some(id)) => return write!(f, "#/check-in/{id}"),
            Route::Needs => "#/needs",
            Route::NewNeed => "#/needs/new",
            Route::Need(id) => return write!(f, "#/need/{id}"),
            Route::Invite(None) => "#/invite",
            Route::Invite(Some(Inviting::Member(id))) => return write!(f, "#/invite/p/{id}"),
            Route::Invite(Some(Inviting::Need(id))) => return write!(f, "#/invite/need/{id}"),
            Route::Invite(Some(Inviting::Commitment(id))) => return write!(f, "#/invite/c/{id}"),
            Route::Invitation(id) => return write!(f, "#/invitation/{id}"),
            Route::Learn => "#/learn",
            Route::SayThanks(None) => "#/say-thanks",
            Route::SayThanks(Some(id)) => return write!(f, "#/say-thanks/{id}"),
            Route::Thanks => "#/thanks",
            Route::Capacity => "#/capacity",
            Route::Resting => "#/resting",
            Route::Reflect => "#/reflect",
            Route::Agreements => "#/agreements",
            Route::Questions => "#/questions",
            Route::NewQuestion => "#/questions/ask",
            Route::Question(id) => return write!(f, "#/question/{id}"),
            Route::Meet => "#/meet",
            Route::NewMeeting => "#/meeting/new",
            Route::Meeting(id) => return write!(f, "#/meeting/{id}"),
            Route::EditMeeting(id) => return write!(f, "#/meeting/{id}/edit"),
            Route::Minutes(id) => return write!(f, "#/meeting/{id}/minutes"),
            Route::At(id, stage) => return write!(f, "#/meeting/{id}/{}", stage.name()),
            Route::Roles => "#/roles",
            Route::Meetings => "#/meetings",
            Route::People => "#/people",
            Route::NewPeople => "#/people/add",
            Route::WhoAmI => "#/people/me",
            Route::Person(id) => return write!(f, "#/p/{id}"),
            Route::Share => "#/share",
            Route::OpenFile => "#/open",
            Route::BringIn => "#/bring-in",
            Route::Groups => "#/groups",
            Route::Start => "#/welcome",
            Route::NewGroup => "#/start",
            Route::History => "#/history",
            Route::Settings => "#/settings",
            Route::About => "#/about",
            #[cfg(debug_assertions)]
            Route::Kit => "#/kit",
        };
        f.write_str(fixed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01940000-0000-7000-8000-0000000000aa";

    fn all() -> Vec<Route> {
        let commitment: CommitmentId = ID.parse().unwrap();
        vec![
            Route::Now,
            Route::Work(WorkTab::Mine),
            Route::Work(WorkTab::Everyone),
            Route::Work(WorkTab::People),
            Route::Work(WorkTab::Done),
            Route::NewCommitment,
            Route::Commitment(commitment),
            Route::CheckIn(None),
            Route::CheckIn(Some(commitment)),
            Route::Needs,
            Route::NewNeed,
            Route::Need(ID.parse().unwrap()),
            Route::Invite(None),
            Route::Invite(Some(Inviting::Member(ID.parse().unwrap()))),
            Route::Invite(Some(Inviting::Need(ID.parse().unwrap()))),
            Route::Invite(Some(Inviting::Commitment(ID.parse().unwrap()))),
            Route::Invitation(ID.parse().unwrap()),
            Route::Learn,
            Route::SayThanks(None),
            Route::SayThanks(Some(ID.parse().unwrap())),
            Route::Thanks,
            Route::Capacity,
            Route::Resting,
            Route::Reflect,
            Route::Agreements,
            Route::Questions,
            Route::NewQuestion,
            Route::Question(ID.parse().unwrap()),
            Route::Meet,
            Route::Meeting(ID.parse().unwrap()),
            Route::NewMeeting,
            Route::EditMeeting(ID.parse().unwrap()),
            Route::At(ID.parse().unwrap(), Stage::Arrive),
            Route::At(ID.parse().unwrap(), Stage::Close),
            Route::Minutes(ID.parse().unwrap()),
            Route::Roles,
            Route::Meetings,
            Route::People,
            Route::NewPeople,
            Route::WhoAmI,
            Route::Person(ID.parse().unwrap()),
            Route::Share,
            Route::OpenFile,
            Route::BringIn,
            Route::Groups,
            Route::Start,
            Route::NewGroup,
            Route::History,
            Route::Settings,
            Route::About,
        ]
    }

    #[test]
    fn every_place_is_found_again_by_its_address() {
        for route in all() {
            assert_eq!(Route::from_hash(&route.hash()), route, "{route}");
        }
    }

    #[test]
    fn what_is_unknown_leads_to_now() {
        for hash in [
            "",
            "#",
            "#/",
            "#/nowhere",
            "#/c/",
            "#/c/not-an-id",
            "#/work/x/y",
            "#main",
            "#/c",
            "#/wörk",
            "#/meeting/x/talk",
        ] {
            assert_eq!(Route::from_hash(hash), Route::Now, "{hash}");
        }
    }

    #[test]
    fn an_address_may_carry_what_others_append() {
        assert_eq!(Route::from_hash("#/share?source=shortcut"), Route::Share);
        assert_eq!(Route::from_hash("#/share/"), Route::Share);
    }
}
