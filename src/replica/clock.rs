//! The clock that stamps this phone's edits. Time is passed in.

use super::stamp::{Device, Millis, Stamp};

/// How far another phone's clock may pull ours ahead (law L3).
pub(super) const A_DAY: Millis = 24 * 60 * 60 * 1000;

/// A hybrid logical clock: every stamp it gives is above all it gave before, above this phone's own time,
/// and above the stamp that is being replaced, whatever the clocks of this and other phones say (law L3).
#[derive(Clone, Debug)]
pub struct Clock {
    device: Device,
    /// The greatest time given or seen, but for what lies more than a day ahead.
    last: u64,
    /// The greatest time given that lay further ahead, so that acts there do not share a stamp either.
    far: u64,
}

impl Clock {
    /// A clock that has seen nothing yet.
    pub fn new(device: Device) -> Self {
        Self { device, last: 0, far: 0 }
    }

    /// The phone whose edits this clock stamps.
    pub fn device(&self) -> Device {
        self.device
    }

    /// Takes note of a stamp that arrived, so that what is written next is above it; at most a day ahead of
    /// `now`, lest one phone with a wrong year drag every other along.
    pub fn observe(&mut self, seen: Stamp, now: Millis) {
        self.last = self.last.max(seen.time().min(a_day_after(now)));
        if seen.device() == self.device {
            self.far = self.far.max(seen.time());
        }
    }

    /// The stamp for an act made `now` that replaces fields whose greatest stamp is `replaced`.
    ///
    /// The counter carries into the milliseconds when it is full. Stamps are given in rising order, but where a
    /// field that is being replaced is more than a day ahead, only its replacement is, not what is written
    /// elsewhere afterwards. At the end of time (the year 10889) there is no later moment left; then the device
    /// part is raised instead, so that the edit still wins where it was made.
    pub fn stamp(&mut self, now: Millis, replaced: Option<Stamp>) -> Stamp {
        let own = Stamp::new(now, 0, self.device).time();
        let above = |time: u64| time.saturating_add(1);
        if self.far <= a_day_after(now) {
            self.last = self.last.max(self.far);
        }
        let next = own.max(above(self.last));
        let mut time = next.max(replaced.map_or(0, |stamp| above(stamp.time())));
        // Our own acts may carry the clock past the day ahead, one by one, so that no two share a stamp.
        let reach = a_day_after(now).max(next);
        if time > reach {
            time = time.max(above(self.far));
            self.far = time;
        }
        self.last = time.min(reach);
        let stamp = Stamp::from_time(time, self.device);
        match replaced {
            Some(replaced) if replaced >= stamp => {
                Stamp::from_time(time, Device(replaced.device().0.saturating_add(1)))
            }
            _ => stamp,
        }
    }
}

fn a_day_after(now: Millis) -> u64 {
    Stamp::new(now.saturating_add(A_DAY), 0, Device(0)).time()
}
