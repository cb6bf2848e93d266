//! The form of an invitation.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::group::{CommitmentId, InvitationPart, InvitationTarget, MemberId, NeedId};
use crate::storage::DraftName;
use crate::ui::navigation;
use crate::ui::route::{Inviting, Route};
use crate::ui::state::App;

/// To what kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TargetKind {
    /// A need.
    Need,
    /// Something that is carried.
    Commitment,
    /// Anything else.
    Step,
}

/// What is typed.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct InvitationForm {
    /// Who is invited.
    pub to: Vec<MemberId>,
    /// To what kind of thing.
    pub kind: Option<TargetKind>,
    /// The need that was chosen.
    pub need: Option<Uuid>,
    /// The commitment that was chosen.
    pub commitment: Option<Uuid>,
    /// Anything else, in words.
    pub step: String,
    /// As what.
    pub part: InvitationPart,
    /// A word why.
    pub word: String,
    /// Who invites.
    pub by: Vec<MemberId>,
}

impl InvitationForm {
    /// What it invites to, as far as it is chosen.
    pub fn target(&self) -> Option<InvitationTarget> {
        match self.kind? {
            TargetKind::Need => self.need.map(|id| InvitationTarget::Need(NeedId(id))),
            TargetKind::Commitment => {
                self.commitment.map(|id| InvitationTarget::Commitment(CommitmentId(id)))
            }
            TargetKind::Step => {
                let words = self.step.trim();
                (!words.is_empty()).then(|| InvitationTarget::Step(words.to_owned()))
            }
        }
    }
}

/// Goes on to invite this person to that.
pub fn begin(app: App, to_what: Inviting, whom: MemberId) {
    app.preset(draft_name(app, Some(to_what)), move |data: &mut InvitationForm| data.to = vec![whom]);
    navigation::go(Route::Invite(Some(to_what)));
}

/// A draft for each place at which inviting begins.
pub fn draft_name(app: App, inviting: Option<Inviting>) -> DraftName {
    let name = app.draft_name("invitation");
    match inviting {
        None => name,
        Some(Inviting::Member(id)) => name.of(id.0),
        Some(Inviting::Need(id)) => name.of(id.0),
        Some(Inviting::Commitment(id)) => name.of(id.0),
    }
}
