//! The form of a check-in on a commitment.

use serde::{Deserialize, Serialize};

use crate::browser::clock;
use crate::group::{
    CheckInDetails, CheckInId, Command, Commitment, CommitmentId, CommitmentState, Day, MemberId,
};
use crate::storage::DraftName;
use crate::text;
use crate::ui::components::work::letting_go::LettingGo;
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::App;

/// For so many seconds a word may be added to what was said.
const JUST_NOW: u64 = 600;

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

/// What a check-in still lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// How it goes, or that a hand is asked for.
    State,
    /// Whose word it is.
    Author,
    /// Whether one person lets it go or all who do it.
    LettingGo,
}

impl CheckInForm {
    /// Nothing said yet by whoever has the phone in hand, of what is planned for this day.
    pub fn of(me: Option<MemberId>, day: Option<Day>) -> Self {
        Self { by: me.into_iter().collect::<Vec<_>>(), day, ..Self::default() }
    }

    /// The first thing that it lacks. `asks_who`: there are several whose word it could be; `asks_letting_go`: there are
    /// several who would let it go.
    pub fn missing(&self, asks_who: bool, asks_letting_go: bool) -> Option<Missing> {
        // Who asks for a hand need not say how it goes.
        if self.state.is_none() && !self.hand {
            Some(Missing::State)
        } else if self.by.is_empty() && asks_who {
            Some(Missing::Author)
        } else if self.let_go.is_none() && asks_letting_go {
            Some(Missing::LettingGo)
        } else {
            None
        }
    }

    /// Whether the commitment ends with it.
    pub fn ends(&self) -> bool {
        self.state.is_some_and(CommitmentState::is_end)
    }

    /// The word as it is kept.
    pub fn details(&self) -> CheckInDetails {
        let word = self.word.trim().to_owned();
        CheckInDetails { by: self.by.first().copied(), word, hand: self.hand && !self.ends(), on: None }
    }

    /// What saving it does to this commitment, whose day was `old_day`.
    pub fn command(&self, check_in_id: CheckInId, id: CommitmentId, old_day: Option<Day>) -> Command {
        let new_day = (self.moves && !self.ends()).then_some(self.day).filter(|day| *day != old_day);
        let check_in = check_in(check_in_id, id, self.state, new_day.flatten(), self.details());
        match new_day {
            Some(None) => Command::Batch(vec![check_in, Command::MoveDay { id, day: None }]),
            _ => check_in,
        }
    }
}

/// A check-in, or where nobody said how it goes the asking for a hand.
pub fn check_in(
    id: CheckInId,
    commitment: CommitmentId,
    state: Option<CommitmentState>,
    day: Option<Day>,
    details: CheckInDetails,
) -> Command {
    match state {
        Some(state) => Command::CheckIn { id, commitment, state, day, details },
        None => Command::AskForHand { id, commitment, day, details },
    }
}

/// The check-in that this one goes on with: the same person said the same just now, without a word, so that a word on it
/// belongs to it. `None` where it is one of its own.
pub fn goes_on_with(app: App, id: CommitmentId, form: &CheckInForm) -> Option<CheckInId> {
    app.with_untracked(|group| {
        let last = group.check_ins_of(id).next_back()?;
        let by = |who: Option<MemberId>| who.map(|who| group.resolve(who));
        let is_same = last.state == form.state && by(last.by) == by(form.by.first().copied());
        let is_bare = last.word.is_empty() && !last.hand && last.day.is_none() && !last.only_self;
        let is_answered = group.answers_to(last.id).next().is_some();
        let (seconds, _) = last.id.0.get_timestamp()?.to_unix();
        let is_fresh = (clock::now() / 1_000).abs_diff(seconds) <= JUST_NOW;
        (is_same && is_bare && is_fresh && !is_answered).then_some(last.id)
    })
}

/// A draft for each commitment.
pub fn draft_name(app: App, id: CommitmentId) -> DraftName {
    app.draft_name_of("check-in", id.0)
}

/// Begins a check-in on this commitment that asks for a hand; what was typed before stays.
pub fn ask_for_a_hand(app: App, id: CommitmentId) {
    let state = app.with_untracked(|group| group.commitment(id).and_then(Commitment::state_with_hand));
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

/// Has the check-in on this commitment begin as stuck: what is missing is why. What was typed before stays.
pub fn still_stuck(app: App, id: CommitmentId) {
    app.preset(draft_name(app, id), |form: &mut CheckInForm| form.state = Some(CommitmentState::Stuck));
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
