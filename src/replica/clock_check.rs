//! Whose clock is wrong, as far as a phone and the files that it opens can tell.

use super::clock::A_DAY;
use super::copy::Replica;
use super::file::Saved;
use super::preview::WrongClock;
use super::timestamp::{Device, Millis};
use std::collections::BTreeMap;

/// What is to be told about clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockNotice {
    /// This phone's own clock is wrong: several others agree on a later day, or on an earlier one. So they say.
    Ours {
        /// The latest time that they have.
        others: Millis,
    },
    /// The clock of that phone is wrong: others agree with this one.
    Theirs(WrongClock),
    /// Either that phone's clock is wrong or this one's. Nobody else can tell.
    Either(WrongClock),
}

/// Judges clocks by files that were opened at the time `now` of this phone, `ours`.
///
/// `ahead` are the phones whose timestamps in what is new lie more than a day ahead ([`Preview::clocks`]); `saved` says when
/// and by which phone each file was saved. That is the best witness: a file cannot hold what was written after it was
/// saved. The next best are other phones: those that agree on a later day make it likely that this phone is behind, and
/// one that wrote on this phone's today that this phone is right.
///
/// [`Preview::clocks`]: super::Preview::clocks
pub fn check_clocks(
    here: &Replica,
    file: &Replica,
    ahead: &[WrongClock],
    saved: &[Saved],
    ours: Device,
    now: Millis,
) -> Vec<ClockNotice> {
    let far = |time: Millis, from: Millis| time > from.saturating_add(A_DAY);
    let theirs = || saved.iter().filter(|saved| saved.device != ours);
    // What each other phone claims, by its timestamps and by the files that it saved.
    let mut claims: BTreeMap<Device, Millis> = BTreeMap::new();
    for claim in ahead {
        let saved = theirs().filter(|saved| saved.device == claim.device).map(|saved| saved.at).max();
        // A phone that was ahead and saved the file today has been put right.
        let put_right = saved.is_some_and(|at| !far(at, now));
        if claim.device != ours && !put_right {
            let latest = claims.entry(claim.device).or_default();
            *latest = claim.claims.max(*latest);
        }
    }
    for saved in theirs().filter(|saved| far(saved.at, now)) {
        let latest = claims.entry(saved.device).or_default();
        *latest = saved.at.max(*latest);
    }
    // When the files were saved, by phones that are not ahead of this one.
    let in_time = theirs().map(|saved| saved.at).filter(|at| !far(*at, now)).max();
    let on_our_day =
        somebody_wrote(here, file, now, |device| device != ours && !claims.contains_key(&device));
    let agree = |one: Millis, other: Millis| !far(one, other) && !far(other, one);
    let mut notices = Vec::new();
    for (device, time) in &claims {
        let wrong = WrongClock { device: *device, claims: *time };
        let with_them = claims.values().filter(|other| agree(*time, **other)).count();
        let with_us = on_our_day || in_time.is_some_and(|at| far(*time, at));
        notices.push(match (with_them > 1, with_us) {
            (false, true) => ClockNotice::Theirs(wrong),
            (true, false) => ClockNotice::Ours { others: *time },
            _ => ClockNotice::Either(wrong),
        });
    }
    notices.extend(ours_is_ahead(file, saved, ours, now));
    // Of this phone's own clock it is enough to be told once.
    let mut told = false;
    notices
        .retain(|notice| !matches!(notice, ClockNotice::Ours { .. }) || !std::mem::replace(&mut told, true));
    notices
}

/// A file that others saved holds what this phone wrote, and by their clocks it was not written yet.
fn ours_is_ahead(file: &Replica, saved: &[Saved], ours: Device, now: Millis) -> Option<ClockNotice> {
    let own = file.timestamps().filter(|timestamp| timestamp.device() == ours && timestamp.counter() == 0);
    let latest = own
        .map(|timestamp| timestamp.millis())
        .filter(|millis| *millis <= now.saturating_add(A_DAY))
        .max()?;
    let others = saved.iter().map(|saved| saved.at).max()?;
    // Files that are opened together are one copy by now: it may come from the one that was saved last.
    if others.saturating_add(A_DAY) >= latest {
        return None;
    }
    let first = saved.iter().find(|saved| saved.device != ours)?;
    // Two files of one phone are one witness.
    if saved.iter().any(|saved| saved.device != first.device && saved.device != ours) {
        return Some(ClockNotice::Ours { others });
    }
    Some(ClockNotice::Either(WrongClock { device: first.device, claims: others }))
}

/// Whether one of these phones wrote something on the day that this phone says it is.
fn somebody_wrote(here: &Replica, file: &Replica, now: Millis, counts: impl Fn(Device) -> bool) -> bool {
    here.timestamps().chain(file.timestamps()).any(|timestamp| {
        timestamp.counter() == 0 && timestamp.millis().abs_diff(now) <= A_DAY && counts(timestamp.device())
    })
}
