//! How a meeting goes on this phone: at which stage it is, whose turn it is in a round, how the voices are spread,
//! what the timer says. It is this phone's alone and in no file, so that what one says in a meeting is never counted up;
//! and it is kept at every step, so that a phone that was killed goes on where it was.
//!
//! Pure: the time is passed in, in milliseconds since 1970.
//!
//! ```
//! use all_leaders::session::{MeetingSession, Stage};
//! let mut session = MeetingSession::new("01940000-0000-7000-8000-0000000000aa".parse().unwrap(), 1_000);
//! session.stage = Stage::Round;
//! let kept = serde_json::to_string(&session).unwrap();
//! assert_eq!(serde_json::from_str::<MeetingSession>(&kept).unwrap(), session);
//! ```

mod round;
mod timer;
mod voices;

pub use round::{Round, RoundKind};
pub use timer::Timer;
pub use voices::{Voice, VoiceLevel, Voices};

use serde::{Deserialize, Serialize};

use crate::group::{ItemId, MeetingId};

/// The stages of a meeting. They are an offer: any of them can be gone to at any time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Who is here, how we want to be together, how we arrive.
    #[default]
    Arrive,
    /// Who takes which role.
    Roles,
    /// A round: everybody in turn.
    Round,
    /// The agenda, the stack, decisions.
    Talk,
    /// Thanks, a last word, the next time, what to take home.
    Close,
}

impl Stage {
    /// All of them, in their order.
    pub const ALL: [Stage; 5] = [Stage::Arrive, Stage::Roles, Stage::Round, Stage::Talk, Stage::Close];

    /// As it is written in addresses and stored on the phone.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Arrive => "arrive",
            Stage::Roles => "roles",
            Stage::Round => "round",
            Stage::Talk => "talk",
            Stage::Close => "close",
        }
    }

    /// The stage of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }
}

/// How one meeting goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingSession {
    /// The meeting.
    pub meeting: MeetingId,
    /// The stage that was looked at last.
    pub stage: Stage,
    /// When this phone began it.
    pub began: u64,
    /// The agenda's item that is talked about.
    pub item: Option<ItemId>,
    /// The round that goes on.
    pub round: Option<Round>,
    /// A round that was ended before everybody was asked: it can go on until another one begins.
    #[serde(default)]
    pub ended_round: Option<Round>,
    /// The items to decide of which it was asked, once each, whether they are left without a decision.
    #[serde(default)]
    pub asked_undecided: Vec<ItemId>,
    /// An arrival round was begun: it is offered once, whichever way one came.
    #[serde(default)]
    pub arrived: bool,
    /// Who had the word.
    pub voices: Voices,
    /// The timer that runs.
    pub timer: Option<Timer>,
}

impl MeetingSession {
    /// A meeting that begins.
    pub fn new(meeting: MeetingId, now: u64) -> Self {
        Self {
            meeting,
            stage: Stage::Arrive,
            began: now,
            item: None,
            round: None,
            ended_round: None,
            asked_undecided: Vec::new(),
            arrived: false,
            voices: Voices::default(),
            timer: None,
        }
    }

    /// Begins a round.
    pub fn begin_round(&mut self, round: Round) {
        self.arrived |= round.kind == RoundKind::Arrival;
        self.round = Some(round);
        self.ended_round = None;
    }

    /// Ends the round, with its timer. One that is ended early can be [continued](Self::continue_round).
    ///
    /// ```
    /// use all_leaders::group::MemberId;
    /// use all_leaders::session::{MeetingSession, Round, RoundKind};
    /// let [ana, bilal] = [1, 2].map(|n| MemberId(uuid::Uuid::from_u128(n)));
    /// let mut session = MeetingSession::new("01940000-0000-7000-8000-0000000000aa".parse().unwrap(), 0);
    /// session.begin_round(Round::new(RoundKind::CheckOut, &[ana, bilal], None, false));
    /// let round = session.round.clone();
    /// session.end_round();
    /// assert_eq!(session.round, None);
    /// session.continue_round();
    /// assert_eq!(session.round, round);
    /// ```
    pub fn end_round(&mut self) {
        let Some(round) = self.round.take() else { return };
        if round.seconds > 0 {
            self.timer = None;
        }
        self.ended_round = (!round.is_over()).then_some(round);
    }

    /// Goes on with the round that was ended early.
    pub fn continue_round(&mut self) {
        self.round = self.ended_round.take().or_else(|| self.round.take());
    }

    /// Whether to ask that an item to decide is left without a decision: once an item.
    pub fn ask_undecided(&mut self, item: ItemId) -> bool {
        let first = !self.asked_undecided.contains(&item);
        if first {
            self.asked_undecided.push(item);
        }
        first
    }

    /// The round that comes next: an arrival round first, then what most meetings come for.
    ///
    /// ```
    /// use all_leaders::session::{MeetingSession, Round, RoundKind};
    /// let mut session = MeetingSession::new("01940000-0000-7000-8000-0000000000aa".parse().unwrap(), 0);
    /// assert_eq!(session.next_round(), RoundKind::Arrival);
    /// session.begin_round(Round::new(RoundKind::Appreciation, &[], None, false));
    /// assert_eq!(session.next_round(), RoundKind::Arrival);
    /// session.begin_round(Round::new(RoundKind::Arrival, &[], None, false));
    /// session.round = None;
    /// assert_eq!(session.next_round(), RoundKind::CheckIn);
    /// ```
    pub fn next_round(&self) -> RoundKind {
        if self.arrived { RoundKind::CheckIn } else { RoundKind::Arrival }
    }

    /// Goes on to an item of the agenda, or past the last. It begins with a free floor and no timer: those were of the item
    /// before.
    pub fn take_up(&mut self, item: Option<ItemId>, now: u64) {
        if self.item.is_some() && self.item != item {
            self.voices.stop(now);
            self.timer = None;
        }
        self.item = item;
    }

    /// Goes back from the item that was taken up to the one `before`, with the floor and the timer that it had, where nothing
    /// has gone on with them `since` it was taken up.
    ///
    /// ```
    /// use all_leaders::session::{MeetingSession, Timer};
    /// let id = "01940000-0000-7000-8000-0000000000aa".parse().unwrap();
    /// let mut before = MeetingSession::new(id, 0);
    /// before.item = "01940000-0000-7000-8000-0000000000bb".parse().ok();
    /// before.timer = Some(Timer::new(0, 60));
    /// let mut since = before.clone();
    /// since.take_up(None, 1_000);
    /// let mut now = since.clone();
    /// now.go_back(&before, &since);
    /// assert_eq!(now, before);
    /// ```
    pub fn go_back(&mut self, before: &Self, since: &Self) {
        if self.meeting != since.meeting || self.item != since.item {
            return;
        }
        self.item = before.item;
        if self.voices == since.voices {
            self.voices.clone_from(&before.voices);
        }
        if self.timer == since.timer {
            self.timer = before.timer;
        }
    }
}
