//! What somebody reflects on for themself. It is stored apart from everything else, under a beginning of its own, so that
//! nothing that lists, exports, searches or passes on what the app keeps can come upon it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::earlier;
use super::key_value::{KeyValue, StoreError};
use super::keys;
use super::room::put_making_room;

/// What all names of reflections begin with. It does not begin as [`super::ROOT`] does: whoever lists the app's names
/// by that, the page's start script among them, does not see these.
pub(super) const PRIVATE: &str = "allleaders-private/1/";

/// The reflections that are stored on this phone.
#[derive(Debug)]
pub struct Reflections<'a, K> {
    kv: &'a K,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reflection {
    /// Its id: a UUIDv7, so that they are in the order in which they were written.
    pub id: Uuid,
    /// The day, as `2026-11-26`.
    pub on: String,
    /// The name of the question that it answers.
    pub prompt: String,
    /// The words.
    pub text: String,
}

/// What is stored under a reflection's name.
#[derive(Serialize, Deserialize)]
struct StoredReflection {
    on: String,
    prompt: String,
    text: String,
}

impl<'a, K: KeyValue> Reflections<'a, K> {
    pub(super) fn new(kv: &'a K) -> Self {
        Self { kv }
    }

    /// Those beside this group, the latest first. What cannot be read is left out and erased with the rest.
    pub fn all(&self, group: Uuid) -> Vec<Reflection> {
        let mut names = self.names(group).unwrap_or_default();
        names.sort_by(|a, b| b.cmp(a));
        let read = |name: &String| {
            let id = keys::parse_id(name.rsplit('/').next()?)?;
            let kept = self.kv.get(name).ok()??;
            let stored = serde_json::from_str(&kept).ok().or_else(|| {
                let [on, prompt, text] = earlier::reflection(&kept)?;
                Some(StoredReflection { on, prompt, text })
            })?;
            let StoredReflection { on, prompt, text } = stored;
            Some(Reflection { id, on, prompt, text })
        };
        names.iter().filter_map(read).collect::<Vec<_>>()
    }

    /// Keeps one.
    ///
    /// # Errors
    /// When there is no room, or the store cannot be reached. It has not been kept then.
    pub fn keep(&self, group: Uuid, reflection: &Reflection) -> Result<(), StoreError> {
        let Reflection { id, on, prompt, text } = reflection.clone();
        let name = [&prefix(group), &*id.to_string()].concat();
        let text = serde_json::to_string(&StoredReflection { on, prompt, text });
        put_making_room(self.kv, &name, &text.map_err(|error| StoreError::Other(error.to_string()))?)
    }

    /// Erases one.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn erase(&self, group: Uuid, id: Uuid) -> Result<(), StoreError> {
        self.kv.remove(&[&prefix(group), &*id.to_string()].concat())
    }

    /// Erases all of them, those that cannot be read, and one that is still being written.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn erase_all(&self, group: Uuid) -> Result<(), StoreError> {
        for name in self.kv.keys(&[PRIVATE, &*group.to_string(), "/"].concat())? {
            self.kv.remove(&name)?;
        }
        Ok(())
    }

    fn names(&self, group: Uuid) -> Result<Vec<String>, StoreError> {
        self.kv.keys(&prefix(group))
    }
}

/// `allleaders-private/1/<group>/reflection/`
fn prefix(group: Uuid) -> String {
    [PRIVATE, &*group.to_string(), "/reflection/"].concat()
}
