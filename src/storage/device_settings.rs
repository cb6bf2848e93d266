//! What is only this phone's. It is in no file and goes to no other phone.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use time::{Date, Month};
use uuid::Uuid;

use super::earlier;
use super::key_value::{KeyValue, StoreError};
use super::keys::{self, CLOCK};
use super::room::put_making_room;
use crate::group::News;
use crate::replica::file::UnknownKeys;
use crate::replica::{Clock, Device, Millis};

const NEWS: &str = "news";
/// More than anyone reads; what is older is in the history.
const MOST_NEWS: usize = 200;
const UNKNOWN_KEYS: &str = "unknown-keys";
/// The milliseconds and the counter at the beginning of a timestamp's text.
const TIME: usize = 17;
const PASSED: &str = "passed";
const PASSPHRASE: &str = "passphrase";
/// What earlier versions had in its place: a day.
const SAVED: &str = "saved";
/// The Julian day of 1 January 1970.
const EPOCH: i32 = 2_440_588;
const A_DAY: Millis = 24 * 60 * 60 * 1000;

/// What is only this phone's. What cannot be read, or is of a newer version, counts as not there.
#[derive(Debug)]
pub struct DeviceSettings<'a, K> {
    pub(super) kv: &'a K,
}

/// What was put at `here/clock` for a command, and what was there before.
pub(super) struct KeptGiven {
    before: Option<String>,
    after: String,
}

/// How a group left this phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExportMethod {
    /// By the share sheet: the phone says that it was taken.
    Shared,
    /// As a link that was copied: whether it was sent nobody knows.
    Link,
    /// As a file that the browser was given: whether it was kept nobody knows.
    File,
}

/// When and how a group was last passed on from this phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastExport {
    /// When, by this phone's clock.
    pub at: Millis,
    /// How.
    pub how: ExportMethod,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// How everybody's seats are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SeatLayout {
    /// As a circle.
    Circle,
    /// As a list of names.
    Rows,
}

/// Which way the lines run, where the language does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// As in English.
    #[serde(rename = "ltr")]
    LeftToRight,
    /// As in Arabic.
    #[serde(rename = "rtl")]
    RightToLeft,
}

impl<'a, K: KeyValue> DeviceSettings<'a, K> {
    pub(super) fn new(kv: &'a K) -> Self {
        Self { kv }
    }

    /// This phone's number. `random` (64 random bits) becomes it on the first call ever; where nothing can be
    /// kept, it is `random` each time.
    pub fn device(&self, random: u64) -> Device {
        let stored = || self.setting::<String>("device")?.parse().ok();
        if let Some(device) = stored() {
            return device;
        }
        let device = Device(random);
        // Another tab may be starting for the first time as well: what is stored in the end counts for both.
        let _ = self.set_value("device", Some(&device.to_string()));
        stored().unwrap_or(device)
    }

    /// Tells the clock which timestamps this phone gave in other tabs and before its last start, so that it gives none of
    /// them again. Asked before each command: an event from another tab may come later than a person's next tap.
    pub fn observe_given(&self, clock: &mut Clock) {
        let device = clock.device();
        let given: Vec<String> = self.value(CLOCK).unwrap_or_default();
        let timestamps = given.iter().filter_map(|time| format!("{time}-{device}").parse().ok());
        timestamps.for_each(|timestamp| clock.observe(timestamp));
    }

    /// Keeps what the clock has given before the records of a command are written, so that a crash between the two only
    /// leaves a timestamp unused. The text always has the same length: so it finds room again where there is no other
    /// left. Where it cannot be kept, the timestamps in the records tell it at the next start.
    pub(super) fn keep_given(&self, clock: &Clock) -> Option<KeptGiven> {
        // The first one as often as it takes: observed once or more, it comes to the same.
        let first = clock.given().next()?;
        let unused = std::iter::repeat_n(first, Clock::DAYS - clock.given().len());
        let given = unused.chain(clock.given()).map(|timestamp| timestamp.to_string()[..TIME].to_owned());
        let before = self.kv.get(&name(CLOCK)).ok()?;
        self.set_value(CLOCK, Some(&given.collect::<Vec<_>>())).ok()?;
        let after = self.get(CLOCK)?;
        Some(KeptGiven { before, after })
    }

    /// The records were refused, so that nothing bears their timestamp: what was stored before is put back, unless
    /// another tab has given one meanwhile.
    pub(super) fn restore_given(&self, kept: KeptGiven) {
        if self.get(CLOCK).as_ref() == Some(&kept.after) {
            // Where even this is refused, a timestamp stays unused.
            let _ = match kept.before {
                Some(before) => self.kv.set(&name(CLOCK), &before),
                None => self.kv.remove(&name(CLOCK)),
            };
        }
    }

    /// The group that was last open.
    pub fn current_group(&self) -> Option<Uuid> {
        self.setting("group")
    }

    /// Remembers the group that is open.
    ///
    /// # Errors
    /// When it cannot be kept. So it is with each `set_` here.
    pub fn set_current_group(&self, group: Option<Uuid>) -> Result<(), StoreError> {
        self.set_value("group", group.as_ref())
    }

    /// The news since this phone's owner last looked, the newest last; those of a newer version are left out. Erasing a
    /// record forgets all of them: it may be quoted.
    pub fn news(&self, group: Uuid) -> Vec<News> {
        let Some(text) = self.get(&of(group, NEWS)) else { return Vec::new() };
        match serde_json::from_str::<Vec<serde_json::Value>>(&text) {
            Ok(all) => all.into_iter().filter_map(|value| serde_json::from_value(value).ok()).collect(),
            Err(_) => earlier::news(&text),
        }
    }

    /// Keeps the newest of these news.
    ///
    /// # Errors
    /// When they cannot be kept.
    pub fn set_news(&self, group: Uuid, news: &[News]) -> Result<(), StoreError> {
        let newest = &news[news.len().saturating_sub(MOST_NEWS)..];
        self.set_value_of(group, NEWS, (!newest.is_empty()).then_some(&newest))
    }

    /// When and how the group was last passed on from this phone.
    pub fn last_export(&self, group: Uuid) -> Option<LastExport> {
        self.value_of(group, PASSED).or_else(|| {
            // Earlier versions kept the day alone: noon of it is that day in nearly every time zone.
            let day = parse_day(&self.get(&of(group, SAVED))?)?;
            let days = u64::try_from(day.to_julian_day() - EPOCH).ok()?;
            Some(LastExport { at: days * A_DAY + A_DAY / 2, how: ExportMethod::File })
        })
    }

    /// Remembers that the group was passed on.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub fn set_last_export(&self, group: Uuid, export: &LastExport) -> Result<(), StoreError> {
        self.set_value_of(group, PASSED, Some(export))?;
        self.kv.remove(&name(&of(group, SAVED)))
    }

    /// The passphrase with which what leaves this phone of the group is locked, where it was asked to keep it.
    pub fn passphrase(&self, group: Uuid) -> Option<String> {
        self.value_of(group, PASSPHRASE)
    }

    /// Keeps the group's passphrase, or forgets it.
    ///
    /// # Errors
    /// When it cannot be kept, or the store cannot be reached.
    pub fn set_passphrase(&self, group: Uuid, passphrase: Option<&str>) -> Result<(), StoreError> {
        self.set_value_of(group, PASSPHRASE, passphrase.as_ref())
    }

    /// Light or dark; `None` follows the phone.
    pub fn theme(&self) -> Option<Theme> {
        self.setting("theme")
    }

    /// Remembers light or dark.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub fn set_theme(&self, theme: Option<Theme>) -> Result<(), StoreError> {
        self.set_value("theme", theme.as_ref())
    }

    /// How everybody's seats are shown; `None` where nobody chose.
    pub fn seat_layout(&self) -> Option<SeatLayout> {
        self.setting("seats")
    }

    /// Remembers how everybody's seats are shown.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub fn set_seat_layout(&self, layout: SeatLayout) -> Result<(), StoreError> {
        self.set_value("seats", Some(&layout))
    }

    /// Which way the lines run; `None` follows the language.
    pub fn direction(&self) -> Option<Direction> {
        self.setting("direction")
    }

    /// Remembers which way the lines run.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub fn set_direction(&self, direction: Option<Direction>) -> Result<(), StoreError> {
        self.set_value("direction", direction.as_ref())
    }

    /// What a screen remembers of one group, such as a hint that was read. It goes when the group is removed from the phone.
    pub fn ui_state_of(&self, group: Uuid, name: &str) -> Option<String> {
        self.setting(&of(group, &format!("note/{name}")))
    }

    /// Keeps what a screen remembers of one group.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub fn set_ui_state_of(&self, group: Uuid, name: &str, text: Option<&str>) -> Result<(), StoreError> {
        self.set_value(&of(group, &format!("note/{name}")), text.as_ref())
    }

    /// A value that this phone keeps of one group under a name of its own, written by [`DeviceSettings::set_value_of`]. What
    /// cannot be read, such as one of a newer version, counts as not there.
    pub fn value_of<T: DeserializeOwned>(&self, group: Uuid, name: &str) -> Option<T> {
        self.value(&of(group, name))
    }

    /// Keeps a value of one group as JSON, or forgets it. It goes when the group is removed from the phone, and is in no
    /// file.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub fn set_value_of<T: Serialize>(
        &self,
        group: Uuid,
        name: &str,
        value: Option<&T>,
    ) -> Result<(), StoreError> {
        self.set_value(&of(group, name), value)
    }

    /// A value that this phone keeps beside all groups, written by [`DeviceSettings::set_value`].
    pub fn value<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        serde_json::from_str(&self.get(name)?).ok()
    }

    /// Keeps a value beside all groups as JSON, or forgets it.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub fn set_value<T: Serialize>(&self, rest: &str, value: Option<&T>) -> Result<(), StoreError> {
        let Some(value) = value else { return self.kv.remove(&name(rest)) };
        let text = serde_json::to_string(value).map_err(|error| StoreError::Other(error.to_string()))?;
        put_making_room(self.kv, &name(rest), &text)
    }

    /// The keys at the top of the group's files that this version does not know (law L5).
    pub fn unknown_keys(&self, group: Uuid) -> UnknownKeys {
        self.value_of(group, UNKNOWN_KEYS).unwrap_or_default()
    }

    pub(super) fn set_unknown_keys(&self, group: Uuid, keys: &UnknownKeys) -> Result<(), StoreError> {
        self.set_value_of(group, UNKNOWN_KEYS, (!keys.is_empty()).then_some(keys))
    }

    pub(super) fn forget_news(&self, group: Uuid) -> Result<(), StoreError> {
        self.kv.remove(&name(&of(group, NEWS)))
    }

    pub(super) fn forget_group(&self, group: Uuid) -> Result<(), StoreError> {
        if self.current_group() == Some(group) {
            self.set_current_group(None)?;
        }
        for key in self.kv.keys(&name(&of(group, "")))? {
            self.kv.remove(&key)?;
        }
        Ok(())
    }

    /// What is stored of one group under a name, unread.
    pub(super) fn text(&self, group: Uuid, name: &str) -> Option<String> {
        self.get(&of(group, name))
    }

    fn get(&self, rest: &str) -> Option<String> {
        self.kv.get(&name(rest)).ok().flatten()
    }

    /// A value that is written as a text. Earlier versions kept such texts as they are, without JSON's quotation marks.
    fn setting<T: DeserializeOwned>(&self, rest: &str) -> Option<T> {
        let text = self.get(rest)?;
        let plain = || serde_json::from_value(serde_json::Value::String(text.clone())).ok();
        serde_json::from_str(&text).ok().or_else(plain)
    }
}

/// Whether a passphrase is stored under this key: it goes out with nothing.
pub(super) fn is_passphrase(key: &str) -> bool {
    key.starts_with(keys::HERE) && key.rsplit('/').next() == Some(PASSPHRASE)
}

fn name(rest: &str) -> String {
    format!("{}{rest}", keys::HERE)
}

fn of(group: Uuid, what: &str) -> String {
    format!("{group}/{what}")
}

fn parse_day(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month: u8 = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}
