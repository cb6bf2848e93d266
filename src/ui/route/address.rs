//! The addresses of the places: read and written.

use std::fmt;

use super::{Inviting, Route, WorkTab};
use crate::session::Stage;

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
                stage => Route::MeetingStage(id, Stage::from_name(stage)?),
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
            ("share", Some("link")) => Route::SendLink,
            ("share", Some("code")) => Route::ShowCode,
            ("share", Some("look")) => Route::LookAtCode,
            ("share", Some("folder")) => Route::SharedFolder,
            ("share", Some("ways")) => Route::Ways,
            ("open", None) => Route::OpenFile,
            ("bring-in", None) => Route::Intake,
            ("groups", None) => Route::Groups,
            ("welcome", None) => Route::Start,
            ("start", None) => Route::NewGroup,
            ("history", None) => Route::History,
            ("settings", None) => Route::Settings,
            ("about", None) => Route::About,
            #[cfg(debug_assertions)]
            ("kit", None) => Route::ComponentGallery,
            _ => return None,
        })
    }

    /// The address, to be used as a link's `href`.
    pub fn hash(self) -> String {
        self.to_string()
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
            Route::MeetingStage(id, stage) => return write!(f, "#/meeting/{id}/{}", stage.name()),
            Route::Roles => "#/roles",
            Route::Meetings => "#/meetings",
            Route::People => "#/people",
            Route::NewPeople => "#/people/add",
            Route::WhoAmI => "#/people/me",
            Route::Person(id) => return write!(f, "#/p/{id}"),
            Route::Share => "#/share",
            Route::SendLink => "#/share/link",
            Route::ShowCode => "#/share/code",
            Route::LookAtCode => "#/share/look",
            Route::SharedFolder => "#/share/folder",
            Route::Ways => "#/share/ways",
            Route::OpenFile => "#/open",
            Route::Intake => "#/bring-in",
            Route::Groups => "#/groups",
            Route::Start => "#/welcome",
            Route::NewGroup => "#/start",
            Route::History => "#/history",
            Route::Settings => "#/settings",
            Route::About => "#/about",
            #[cfg(debug_assertions)]
            Route::ComponentGallery => "#/kit",
        };
        f.write_str(fixed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::CommitmentId;

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
            Route::MeetingStage(ID.parse().unwrap(), Stage::Arrive),
            Route::MeetingStage(ID.parse().unwrap(), Stage::Close),
            Route::Minutes(ID.parse().unwrap()),
            Route::Roles,
            Route::Meetings,
            Route::People,
            Route::NewPeople,
            Route::WhoAmI,
            Route::Person(ID.parse().unwrap()),
            Route::Share,
            Route::SendLink,
            Route::ShowCode,
            Route::LookAtCode,
            Route::SharedFolder,
            Route::Ways,
            Route::OpenFile,
            Route::Intake,
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
