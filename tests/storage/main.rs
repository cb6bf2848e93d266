//! The store, on its twin in memory: commands, tabs, imports, crashes, full phones.

mod crash;
mod drafts;
mod elsewhere;
mod execute;
mod imports;
mod local;
mod reflections;
mod storm;
mod tabs;
mod undo;

use all_leaders::replica::{Clock, Device, Edit, Key, Replica};
use all_leaders::storage::{GroupStore, Memory};
use uuid::Uuid;

/// The group of these tests.
pub const GROUP: Uuid = Uuid::from_u128(0x0192_f3a4_0000_7000_8000_0000_0000_00aa);

/// The n-th member.
pub fn member(n: u128) -> Key {
    Key::new("member", Uuid::from_u128(0x0192_f3a4_0000_7000_8000_0000_0001_0000 + n))
}

/// The n-th commitment.
pub fn commitment(n: u128) -> Key {
    Key::new("commitment", Uuid::from_u128(0x0192_f3a4_0000_7000_8000_0000_0002_0000 + n))
}

/// A phone's tab: a store, a copy and a clock.
pub struct Tab {
    pub store: GroupStore<Memory>,
    pub copy: Replica,
    pub clock: Clock,
    pub now: u64,
}

impl Tab {
    /// Opens the group over this memory.
    pub fn open(memory: &Memory, device: u64) -> Self {
        let store = GroupStore::new(memory.clone());
        let copy = store.load(GROUP).unwrap().replica;
        Self { store, copy, clock: Clock::new(Device(device)), now: 1_000 }
    }

    /// Writes one field.
    pub fn write(&mut self, key: &Key, field: &str, value: &str) {
        self.try_write(&[Edit::new(key, field, value)]).unwrap();
    }

    /// Writes the edits of one command.
    pub fn try_write(
        &mut self,
        edits: &[Edit],
    ) -> Result<all_leaders::storage::CommandOutcome, all_leaders::storage::StoreError> {
        self.now += 1;
        self.store.execute(&mut self.copy, edits, &mut self.clock, self.now)
    }
}

/// A copy as another phone would send it: `members` members, `commitments` commitments.
pub fn their_copy(members: u128, commitments: u128, text: &str) -> Replica {
    let mut copy = Replica::new(GROUP);
    let mut clock = Clock::new(Device(0xbb));
    for n in 0..members {
        copy.write(&[Edit::new(&member(n), "name", format!("{text} {n}"))], &mut clock, 5_000).unwrap();
    }
    for n in 0..commitments {
        let key = commitment(n);
        let edits =
            [Edit::new(&key, "what", format!("{text} carries {n}")), Edit::new(&key, "day", "2026-11-26")];
        copy.write(&edits, &mut clock, 6_000).unwrap();
    }
    copy
}

/// All that is kept but for what the clock has given.
pub fn kept(memory: &Memory) -> std::collections::BTreeMap<String, String> {
    memory.dump().into_iter().filter(|(name, _)| name != CLOCK).collect()
}

/// The name of what the clock has given.
pub const CLOCK: &str = "allleaders/1/here/clock";

/// What the store says of the group at the next start.
pub fn reloaded(memory: &Memory) -> Replica {
    GroupStore::new(memory.clone()).load(GROUP).unwrap().replica
}

/// Names of what is there only while something is being done.
pub fn leftovers(memory: &Memory) -> Vec<String> {
    memory.dump().into_keys().filter(|name| name.contains('~')).collect()
}
