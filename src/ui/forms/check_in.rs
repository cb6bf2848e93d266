//! The form of a check-in on a commitment.

use serde::{Deserialize, Serialize};

use crate::group::{Commitment, CommitmentId, CommitmentState, Day, MemberId};
use crate::storage::DraftName;
use crate::text;
use crate::ui::components::work::letting_go::LettingGo;
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::App;

/// What is typed.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CheckInForm {
    /// How it goes.
    pub state: Option<CommitmentState>,
    /// A word on it.
    pub word: String,
    /// Whether a hand is asked for.
    pub hand: bool,
    /// Whether another day is being chosen.
    pub moves: bool,
    /// The new day.
    pub day: Option<Day>,
    /// Whose word it is.
    pub by: Vec<MemberId>,
    /// Who lets it go, where several do it.
    pub let_go: Option<LettingGo>,
}

/// A draft for each commitment.
pub fn draft_name(app: App, id: CommitmentId) -> DraftName {
    app.draft_name_of("check-in", id.0)
}

/// Begins a check-in on this commitment that asks for a hand; what was typed before stays.
pub fn ask_for_a_hand(app: App, id: CommitmentId) {
    let state = app.now(|group| group.commitment(id).and_then(Commitment::state_with_hand));
    app.preset(draft_name(app, id), move |form: &mut CheckInForm| {
        form.hand = true;
        // As it is, whatever somebody tapped earlier and did not save.
        form.state = state;
    });
    navigation::go(Route::CheckIn(Some(id)));
}

/// Begins a check-in on this commitment that lets it go; what was typed before stays.
pub fn let_it_go(app: App, id: CommitmentId) {
    app.preset(draft_name(app, id), |form: &mut CheckInForm| form.state = Some(CommitmentState::LetGo));
    navigation::go(Route::CheckIn(Some(id)));
}

/// What is said when it has been kept.
pub fn saved_words(state: Option<CommitmentState>, hand: bool) -> &'static str {
    let t = &text::current().check_in;
    match state {
        Some(CommitmentState::Done) => t.saved_done,
        Some(CommitmentState::LetGo) => t.saved_let_go,
        _ if hand => t.saved_hand,
        Some(CommitmentState::Stuck) => t.saved_stuck,
        Some(CommitmentState::Moving) | None => t.saved_moving,
    }
}
