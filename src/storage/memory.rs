//! A store in memory: for tests, and for a browser that keeps nothing.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::key_value::{KeyValue, StoreError, units};

/// The twin of the browser's store. A clone is another tab: it sees the same texts.
///
/// It can be as small as a phone's, refuse writes, and stop dead in the middle of something.
#[derive(Clone, Debug, Default)]
pub struct Memory(Arc<Mutex<Inside>>);

#[derive(Debug, Default)]
struct Inside {
    // In the order of their names: a map would be some five thousand bytes of code for the few who need it.
    values: Vec<(String, String)>,
    used: usize,
    capacity: Option<usize>,
    sets: usize,
    removes: usize,
    // Writes (sets and removes) that are still let through before everything fails.
    until_crash: Option<usize>,
    // Writes that are still let through before one is refused with the error.
    until_refusal: Option<(usize, StoreError)>,
}

impl Memory {
    /// An empty store with all the room there is.
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty store with room for this many UTF-16 units, names included.
    pub fn with_capacity(units: usize) -> Self {
        let memory = Self::new();
        memory.set_capacity(Some(units));
        memory
    }

    /// Changes the room; what is already there stays.
    pub fn set_capacity(&self, units: Option<usize>) {
        self.inside().capacity = units;
    }

    /// Everything that is kept, whatever its name.
    pub fn dump(&self) -> BTreeMap<String, String> {
        self.inside().values.iter().cloned().collect()
    }

    /// How many times something was put, refused ones included.
    pub fn sets(&self) -> usize {
        self.inside().sets
    }

    /// How many writes there were: texts put and taken away, refused ones included.
    pub fn writes(&self) -> usize {
        let inside = self.inside();
        inside.sets + inside.removes
    }

    /// After this many more writes nothing works any more, until [`Memory::revive`]: the phone was switched off.
    pub fn crash_after(&self, writes: usize) {
        self.inside().until_crash = Some(writes);
    }

    /// The phone is on again, with what was kept before it went off.
    pub fn revive(&self) {
        let mut inside = self.inside();
        inside.until_crash = None;
        inside.until_refusal = None;
    }

    /// After this many more writes, one is refused with this error.
    pub fn refuse_after(&self, writes: usize, error: StoreError) {
        self.inside().until_refusal = Some((writes, error));
    }

    // A panic of another thread while it held the lock leaves the map whole: each write is one step.
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inside {
    fn place(&self, key: &str) -> Result<usize, usize> {
        self.values.binary_search_by(|(name, _)| name.as_str().cmp(key))
    }

    fn may_read(&self) -> Result<(), StoreError> {
        match self.until_crash {
            Some(0) => Err(StoreError::Other("switched off".to_owned())),
            _ => Ok(()),
        }
    }

    fn may_write(&mut self) -> Result<(), StoreError> {
        self.may_read()?;
        match self.until_refusal.take() {
            Some((0, error)) => return Err(error),
            Some((left, error)) => self.until_refusal = Some((left - 1, error)),
            None => {}
        }
        if let Some(left) = &mut self.until_crash {
            // Not zero: that was refused above.
            *left -= 1;
        }
        Ok(())
    }
}

impl KeyValue for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let inside = self.inside();
        inside.may_read()?;
        Ok(inside.place(key).ok().map(|place| inside.values[place].1.clone()))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let mut inside = self.inside();
        inside.sets += 1;
        inside.may_write()?;
        let place = inside.place(key);
        let before = place.map_or(0, |place| units(key) + units(&inside.values[place].1));
        let after = units(key) + units(value);
        let used = inside.used - before + after;
        // Like browsers, what makes the store smaller is let through even when it is too full.
        if after > before && inside.capacity.is_some_and(|capacity| used > capacity) {
            return Err(StoreError::Full { needed: after - before });
        }
        inside.used = used;
        match place {
            Ok(place) => value.clone_into(&mut inside.values[place].1),
            Err(place) => inside.values.insert(place, (key.to_owned(), value.to_owned())),
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        let mut inside = self.inside();
        inside.removes += 1;
        inside.may_write()?;
        if let Ok(place) = inside.place(key) {
            let (_, old) = inside.values.remove(place);
            inside.used -= units(key) + units(&old);
        }
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let inside = self.inside();
        inside.may_read()?;
        let names = inside.values.iter().map(|(name, _)| name);
        Ok(names.filter(|name| name.starts_with(prefix)).cloned().collect::<Vec<_>>())
    }

    fn used(&self) -> Result<usize, StoreError> {
        let inside = self.inside();
        inside.may_read()?;
        Ok(inside.used)
    }
}
