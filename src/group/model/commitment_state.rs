//! How a commitment goes.

use serde::{Deserialize, Serialize};

/// How it goes, by the last check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CommitmentState {
    /// It moves.
    Moving,
    /// It is stuck.
    Stuck,
    /// It is done.
    Done,
    /// Let go with thanks: a normal end.
    LetGo,
}

impl CommitmentState {
    /// All of them, in the order in which they are offered.
    pub const ALL: [CommitmentState; 4] =
        [CommitmentState::Moving, CommitmentState::Stuck, CommitmentState::Done, CommitmentState::LetGo];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            CommitmentState::Moving => "moving",
            CommitmentState::Stuck => "stuck",
            CommitmentState::Done => "done",
            CommitmentState::LetGo => "let-go",
        }
    }

    /// Reads what is stored.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether nothing more is carried: done, or let go.
    pub fn is_end(self) -> bool {
        matches!(self, CommitmentState::Done | CommitmentState::LetGo)
    }
}
