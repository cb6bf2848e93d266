//! The kinds of record that this version knows.

use crate::replica::Kind;

macro_rules! record_kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal;)*) => {
        /// A kind of record that this version knows. A record of any other kind keeps its name as a [`Kind`] and passes
        /// through unharmed (law L5): [`RecordKind::of`] gives `None` for it.
        ///
        /// Whatever goes by the kind matches on this without a wildcard, so that a new kind does not compile where it is
        /// forgotten.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RecordKind {
            $($(#[$doc])* $kind,)*
        }

        impl RecordKind {
            /// All of them.
            pub const ALL: &[RecordKind] = &[$(RecordKind::$kind),*];

            /// As it is written in the file.
            pub const fn name(self) -> &'static str {
                match self {
                    $(RecordKind::$kind => $name,)*
                }
            }

            /// Which of them it is; `None` for one that this version does not know.
            pub fn of(kind: &Kind) -> Option<Self> {
                match kind.as_str() {
                    $($name => Some(RecordKind::$kind),)*
                    _ => None,
                }
            }
        }
    };
}

record_kinds! {
    /// The group itself: its name and purpose. One record, whose id is the group's.
    Group = "group";
    /// A person in the group.
    Member = "member";
    /// Something somebody said they would do.
    Commitment = "commitment";
    /// A short word on how it goes.
    CheckIn = "check-in";
    /// An offer of a hand or an encouragement, answering a check-in.
    Answer = "answer";
    /// A turn in a commitment's story other than a check-in: handed over, shared, day moved …
    Step = "step";
    /// Something the group needs that nobody may hold yet.
    Need = "need";
    /// "Would you like to …?", and what was answered.
    Invitation = "invitation";
    /// A strength that somebody noticed in another.
    Notice = "notice";
    /// Thanks for a form of leadership that somebody noticed.
    Appreciation = "appreciation";
    /// How we want to be together: one sentence of it.
    Agreement = "agreement";
    /// Somebody asks for a word on something.
    Question = "question";
    /// A word that answers such a question.
    Reply = "reply";
    /// A meeting: planned, held, over.
    Meeting = "meeting";
    /// Something that a meeting is to talk about.
    AgendaItem = "agenda-item";
    /// What was noted in a meeting.
    Note = "note";
    /// A phone: which member uses it. The record's id is the device's number.
    Phone = "phone";
}

impl From<RecordKind> for Kind {
    fn from(kind: RecordKind) -> Kind {
        Kind::known(kind.name())
    }
}

impl PartialEq<RecordKind> for Kind {
    fn eq(&self, kind: &RecordKind) -> bool {
        self.as_str() == kind.name()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_known_by_its_name_and_no_other_is() {
        for kind in RecordKind::ALL {
            assert_eq!(RecordKind::of(&Kind::from(*kind)), Some(*kind));
        }
        assert_eq!(RecordKind::of(&Kind::from("rumour")), None);
    }
}
