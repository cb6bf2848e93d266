//! The form of *Say thanks*.

use serde::{Deserialize, Serialize};

use crate::group::{CommitmentId, MemberId};
use crate::storage::DraftName;
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::App;

/// What is typed.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ThanksForm {
    /// Whom.
    pub to: Vec<MemberId>,
    /// The form of leadership.
    pub form: String,
    /// What it was.
    pub word: String,
    /// Who thanks.
    pub by: Vec<MemberId>,
    /// What they are for.
    pub commitment: Option<CommitmentId>,
}

/// A draft for each person on whose page it began, and one for the others.
pub fn draft_name(app: App, member: Option<MemberId>) -> DraftName {
    let name = app.draft_name("thanks");
    match member {
        Some(member) => name.of(member.0),
        None => name,
    }
}

/// Begins thanks to those who carried this.
pub fn for_commitment(app: App, id: CommitmentId) {
    let me = app.me_untracked();
    let to = app.with_untracked(|group| {
        let holders = group.commitment(id).map(|commitment| group.holders(commitment)).unwrap_or_default();
        holders.iter().map(|member| member.id).filter(|id| Some(*id) != me).collect::<Vec<_>>()
    });
    begin(app, move |data| (data.to, data.commitment) = (to, Some(id)));
}

/// Begins thanks for this form of leadership.
pub fn for_form(app: App, form: &str) {
    let form = form.to_owned();
    begin(app, move |data| data.form = form);
}

fn begin(app: App, with: impl FnOnce(&mut ThanksForm) + 'static) {
    app.preset(draft_name(app, None), with);
    navigation::go(Route::SayThanks(None));
}
