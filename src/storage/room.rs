//! Room for a write: what can be taken back gives way to it.

use uuid::Uuid;

use super::key_value::{KeyValue, StoreError, units};
use super::keys::{self, HERE};

/// What the names of a group's steps that can be taken back begin with.
pub(super) fn undo_prefix(group: Uuid) -> String {
    format!("{HERE}{group}/undo/")
}

/// The group whose steps rest under this name.
pub(super) fn group_of_undo(name: &str) -> Option<Uuid> {
    let (group, rest) = name.strip_prefix(HERE)?.split_once('/')?;
    rest.starts_with("undo/").then(|| keys::parse_id(group)).flatten()
}

/// Puts a text; where there is no room, what can be taken back gives way.
pub(super) fn put_making_room(kv: &impl KeyValue, name: &str, text: &str) -> Result<(), StoreError> {
    loop {
        match kv.set(name, text) {
            Err(StoreError::Full { needed }) if make_room(kv, needed)? => {}
            other => return other,
        }
    }
}

/// Makes room for a write by dropping the oldest steps, of whichever group; tells whether there were any.
pub(super) fn make_room(kv: &impl KeyValue, needed: usize) -> Result<bool, StoreError> {
    let mut steps = kv.keys(HERE)?;
    steps.retain(|name| group_of_undo(name).is_some());
    steps.sort_by_cached_key(|name| name.rsplit('/').next().map(str::to_owned));
    let mut made = 0;
    for name in &steps {
        made += units(name) + kv.get(name)?.map_or(0, |text| units(&text));
        kv.remove(name)?;
        if made > needed {
            break;
        }
    }
    Ok(made > 0)
}
