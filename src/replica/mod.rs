//! Copies that agree.
//!
//! A copy of the group (a *replica*) is a set of [`Record`]s. Each field of a record carries a [`Timestamp`];
//! merging two copies keeps, field by field, the greater timestamp. This floor knows nothing of groups or
//! members: kinds and fields are names, so what a newer version of the app has written passes through
//! unharmed.
//!
//! ```
//! use all_leaders::replica::{Clock, Device, Edit, Key, Replica};
//! use uuid::Uuid;
//!
//! let group = Uuid::from_u128(1);
//! let hall = Key::new("commitment", Uuid::from_u128(2));
//! let (mut ana, mut bilal) = (Replica::new(group), Replica::new(group));
//! let mut anas_clock = Clock::new(Device(0xa));
//! let mut bilals_clock = Clock::new(Device(0xb));
//!
//! // Each writes another field of the same record on their own phone.
//! ana.write(&[Edit::new(&hall, "what", "Ask about the hall")], &mut anas_clock, 1_000)?;
//! bilal.write(&[Edit::new(&hall, "day", "2026-11-26")], &mut bilals_clock, 2_000)?;
//!
//! // They exchange copies, in either order: both edits stay and both copies are the same.
//! let before = ana.clone();
//! ana.merge(&bilal)?;
//! bilal.merge(&before)?;
//! assert_eq!(ana, bilal);
//! assert_eq!(ana.record(&hall).unwrap().text("day"), Some("2026-11-26"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The laws L1 to L10 that this floor keeps stand in `docs/FORMAT.md`; the tests that carry their names
//! are in `tests/laws.rs` and `tests/fleet.rs`.

pub mod file;

mod clock;
mod clock_check;
mod copy;
mod error;
mod fields;
mod fingerprint;
mod journaled_record;
mod preview;
mod record;
mod size;
mod timestamp;
mod value;
mod version;

pub use clock::Clock;
pub use clock_check::{ClockNotice, check_clocks};
pub(crate) use copy::last_words;
pub use copy::{AppliedChanges, Change, Edit, Replica};
pub use error::{MergeError, WriteError};
pub use fields::Cell;
pub use file::fingerprint;
pub use fingerprint::Fingerprint;
pub use journaled_record::JournaledRecord;
pub use preview::{
    Difference, FieldChange, MergedRecord, Preview, RecordChange, WrongClock, preview, preview_update,
};
pub use record::{Key, Kind, LostValue, MergeOutcome, Record};
pub use size::RecordSize;
pub use timestamp::{Device, EndOfTime, Millis, Timestamp, TimestampError};
pub use value::Value;
pub use version::{Actor, Version};
