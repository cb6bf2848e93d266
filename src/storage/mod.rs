//! Where a copy is stored: one record, one key, one write.
//!
//! [`KeyValue`] is what a phone offers: texts under names, in too little room. The browser's store and its
//! twin in memory both give it. [`GroupStore`] stands on it and keeps groups safe there:
//!
//! - a record is stored at `allleaders/1/<group>/<kind>/<id>`, with the values that it lost (law L9), so that
//!   one write keeps a change and its journal;
//! - a write reads its key again and merges first, so that two tabs never undo each other;
//! - a command on several records is kept whole or not at all, and an [`Import`] as well, even when the phone
//!   is switched off half-way;
//! - a text that cannot be read is set aside, never written over, and never empties the app;
//! - what was done can be taken back after a reload too: [`UndoLog`];
//! - what others had when they last passed on their copy is remembered ([`Peer`]), so that an update for them has only what
//!   is newer: [`GroupStore::outgoing`];
//! - what is only this phone's is stored apart from every group: [`DeviceSettings`];
//! - what is typed and not saved yet outlasts a reload: [`Drafts`];
//! - what somebody reflects on for themself is stored where nothing else looks: [`Reflections`].
//!
//! ```
//! use all_leaders::replica::{Clock, Device, Edit, Key};
//! use all_leaders::storage::{GroupStore, Memory};
//! use uuid::Uuid;
//!
//! let store = GroupStore::new(Memory::new());
//! let group = Uuid::from_u128(1);
//! let mut clock = Clock::new(Device(0xa));
//!
//! let mut replica = store.load(group)?.replica;
//! let ana = Key::new("member", Uuid::from_u128(2));
//! store.execute(&mut replica, &[Edit::new(&ana, "name", "Ana")], &mut clock, 1_000)?;
//!
//! // The next start, or another tab:
//! assert_eq!(store.load(group)?.replica, replica);
//! # Ok::<(), all_leaders::storage::StoreError>(())
//! ```

mod device_settings;
mod drafts;
mod earlier;
mod erase;
mod erased;
mod execute;
mod follow;
mod import;
mod key_value;
mod keys;
mod meeting_sessions;
mod memory;
mod peers;
mod pending_write;
mod quarantine;
mod record_text;
mod reflections;
mod room;
mod store;
mod undo_log;
mod updates;
mod versions;
mod waiting_files;

#[cfg(target_arch = "wasm32")]
mod browser;

#[cfg(target_arch = "wasm32")]
pub use browser::{Backend, Browser};
pub use device_settings::{DeviceSettings, Direction, ExportMethod, LastExport, SeatLayout, Theme};
pub use drafts::{DraftName, Drafts, OpenedDraft, rebase};
pub use execute::{CommandOutcome, PlannedCommand, Save};
pub use follow::Followed;
pub use import::{Import, ImportRollback, ImportUndo, ImportUndone, Progress};
pub use key_value::{KeyValue, Room, StoreError};
pub use keys::{ROOT, record_key};
pub use meeting_sessions::{ReadSession, SeenSession};
pub use memory::Memory;
pub use peers::Peer;
pub use reflections::{Reflection, Reflections};
pub use store::{GroupStore, Loaded, SetAside, StoredGroup};
pub use undo_log::{UndoLog, UndoOutcome, UndoStep, UndoStepId, Undoable};
pub use updates::{ImportSource, Outgoing};
pub use waiting_files::{WaitingFile, WaitingId};
