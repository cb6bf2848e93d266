//! From a text as understood to commands: who is who, what is taken, and what of it stands here already.
//!
//! A [`Draft`] holds what [`read`](super::read()) understood of one or several texts, with what the person said about it.
//! Every line is in it; [`Draft::build`] turns those that are taken into commands, and tells for each what becomes of it.
//!
//! ```
//! use all_leaders::group::{Command, Group};
//! use all_leaders::intake::plan::{Draft, Outcome, Words};
//! use time::{Date, Month};
//! use uuid::Uuid;
//! let today = Date::from_calendar_date(2024, Month::October, 10).unwrap();
//! let mut next = 0;
//! let mut fresh = || { next += 1; Uuid::from_u128(next) };
//! let minutes = ["- [ ] Ana: bring chairs (by Friday)\nMood: warm".to_owned()];
//! let draft = Draft::read(&minutes, &Group::default(), today, None, &mut fresh);
//! assert_eq!(draft.people.len(), 1);
//! assert_eq!((draft.count().taken, draft.count().left), (1, 1));
//! let words = Words {
//!     everyone: "For everyone",
//!     between_meetings: "Between meetings",
//!     named: |name| format!("Named: {name}"),
//!     place: |_, names| format!("There: {}", names.join(", ")),
//! };
//! let built = draft.build(&Group::default(), &words, &mut fresh);
//! assert!(matches!(built.commands[..], [Command::AddMembers(_), Command::Commit { .. }]));
//! assert_eq!(built.outcomes, [Some(Outcome::New), None]);
//! ```

mod build;
mod draft;
mod held_meeting;
mod likeness;
mod meetings;
mod outcome;
mod people;
mod person;
mod read;
mod state;

pub use draft::{Alike, Count, Draft, Entry, LeftOut, Root, Target};
pub use held_meeting::{HeldMeeting, PeopleList};
pub use outcome::{Built, Outcome, Words};
pub use person::{NameAnswer, Person};
