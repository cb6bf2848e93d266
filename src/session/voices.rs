//! How the voices of one meeting are spread. Only in this meeting: it is never summed up over meetings.
//!
//! A turn counts when somebody gets the word, so that a progressive stack knows of it at once; its time counts when the
//! word goes on. A clock that jumps back gives no time, and no turn is longer than an hour: then the phone was put
//! aside with the word still given.

use serde::{Deserialize, Serialize};

use crate::group::MemberId;

/// Who had the word, how often and how long.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Voices {
    /// Each who was heard.
    pub heard: Vec<Voice>,
    /// Who has the floor, and since when.
    pub speaking: Option<(MemberId, u64)>,
}

/// How much one person was heard. It is stored as a row of three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(MemberId, u32, u64)", into = "(MemberId, u32, u64)")]
pub struct Voice {
    /// Whose it is.
    pub who: MemberId,
    /// How often they had the floor.
    pub turns: u32,
    /// How long, in all.
    pub millis: u64,
}

impl From<(MemberId, u32, u64)> for Voice {
    fn from((who, turns, millis): (MemberId, u32, u64)) -> Self {
        Self { who, turns, millis }
    }
}

impl From<Voice> for (MemberId, u32, u64) {
    fn from(voice: Voice) -> Self {
        (voice.who, voice.turns, voice.millis)
    }
}

/// How much somebody was heard, in words: a mirror, with no number to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoiceLevel {
    /// Not yet in this meeting.
    NotYet,
    /// Some.
    Some,
    /// More than once, and half again as much as an even part.
    Often,
}

/// The longest turn, in milliseconds.
const HOUR: u64 = 3_600_000;

impl Voices {
    /// Gives somebody the floor, and takes it from whoever had it. Giving it to who has it already changes nothing.
    ///
    /// ```
    /// use all_leaders::session::Voices;
    /// let ana = "01940000-0000-7000-8000-0000000000aa".parse().unwrap();
    /// let mut voices = Voices::default();
    /// voices.speak(ana, 1_000);
    /// voices.stop(61_000);
    /// assert_eq!(voices.heard, [(ana, 1, 60_000).into()]);
    /// ```
    pub fn speak(&mut self, who: MemberId, now: u64) {
        if self.speaking.is_some_and(|(speaking, _)| speaking == who) {
            return;
        }
        self.stop(now);
        self.speaking = Some((who, now));
        self.add(who, 1, 0);
    }

    /// Undoes a turn, given by who got the floor and when. While that turn still runs, everything is as `before` it; once
    /// somebody else has the floor, only the count of turns is corrected, and who had no other turn was not heard.
    ///
    /// ```
    /// use all_leaders::session::Voices;
    /// let ana = "01940000-0000-7000-8000-0000000000aa".parse().unwrap();
    /// let (before, mut voices) = (Voices::default(), Voices::default());
    /// voices.speak(ana, 1_000);
    /// voices.remove_turn((ana, 1_000), &before);
    /// assert_eq!(voices, before);
    /// ```
    pub fn remove_turn(&mut self, turn: (MemberId, u64), before: &Voices) {
        if self.speaking == Some(turn) {
            self.clone_from(before);
            return;
        }
        self.heard.retain_mut(|voice| {
            voice.turns = voice.turns.saturating_sub(u32::from(voice.who == turn.0));
            voice.turns > 0
        });
    }

    /// Nobody has the floor now.
    pub fn stop(&mut self, now: u64) {
        if let Some((who, since)) = self.speaking.take() {
            self.add(who, 0, turn(since, now));
        }
    }

    /// How many turns somebody had, with the one that runs.
    pub fn turns(&self, who: MemberId) -> u32 {
        self.heard.iter().filter(|voice| voice.who == who).map(|voice| voice.turns).sum()
    }

    /// How much somebody was heard, in per cent of whoever was heard most; turns and time count the same. Where all were
    /// heard alike it is 100 for all, and the arcs of the circle close to a ring.
    pub fn share(&self, who: MemberId, now: u64) -> u8 {
        let parts = self.parts(now);
        let most = parts.iter().map(|(_, part)| *part).fold(0.0, f64::max);
        match part_of(&parts, who) {
            part if part > 0.0 => ((part / most * 100.0) as u8).clamp(1, 100),
            _ => 0,
        }
    }

    /// The same in words, in a circle of `around` people.
    pub fn level(&self, who: MemberId, around: usize, now: u64) -> VoiceLevel {
        let part = part_of(&self.parts(now), who);
        // The parts of all are 2 together.
        let even = 2.0 / around.max(1) as f64;
        match self.turns(who) {
            0 => VoiceLevel::NotYet,
            turns if turns > 1 && part > even * 1.5 => VoiceLevel::Often,
            _ => VoiceLevel::Some,
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The same with every id replaced by what `resolve` gives: two records may be one person.
    #[must_use]
    pub fn resolve_members(&self, resolve: impl Fn(MemberId) -> MemberId) -> Voices {
        let mut all = Self { heard: Vec::new(), speaking: self.speaking.map(|(who, at)| (resolve(who), at)) };
        for voice in &self.heard {
            all.add(resolve(voice.who), voice.turns, voice.millis);
        }
        all
    }

    fn add(&mut self, who: MemberId, turns: u32, millis: u64) {
        let known = self.heard.iter().position(|voice| voice.who == who);
        let at = known.unwrap_or_else(|| {
            self.heard.push(Voice { who, turns: 0, millis: 0 });
            self.heard.len() - 1
        });
        let voice = &mut self.heard[at];
        voice.turns = voice.turns.saturating_add(turns);
        voice.millis = voice.millis.saturating_add(millis);
    }

    /// Each person's share of all turns plus their share of all time: 2 in sum, or 1 while no time has passed.
    fn parts(&self, now: u64) -> Vec<(MemberId, f64)> {
        let mut heard = self.heard.clone();
        if let Some((who, since)) = self.speaking {
            let theirs = heard.iter_mut().filter(|voice| voice.who == who);
            theirs.for_each(|voice| voice.millis = voice.millis.saturating_add(turn(since, now)));
        }
        let turns: f64 = heard.iter().map(|voice| f64::from(voice.turns)).sum();
        let time: f64 = heard.iter().map(|voice| voice.millis as f64).sum();
        let part = |Voice { who, turns: some, millis }: Voice| {
            (who, f64::from(some) / turns.max(1.0) + millis as f64 / time.max(1.0))
        };
        heard.into_iter().map(part).collect::<Vec<_>>()
    }
}

fn turn(since: u64, now: u64) -> u64 {
    now.saturating_sub(since).min(HOUR)
}

fn part_of(parts: &[(MemberId, f64)], who: MemberId) -> f64 {
    parts.iter().find(|(known, _)| *known == who).map_or(0.0, |(_, part)| *part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const ANA: MemberId = MemberId(Uuid::from_u128(1));
    const BILAL: MemberId = MemberId(Uuid::from_u128(2));
    const CHEN: MemberId = MemberId(Uuid::from_u128(3));

    #[test]
    fn the_arcs_close_where_all_are_heard_alike() {
        let mut voices = Voices::default();
        assert_eq!(voices.share(ANA, 0), 0);
        for (at, who) in [ANA, BILAL, CHEN].into_iter().enumerate() {
            voices.speak(who, at as u64 * 1_000);
        }
        voices.stop(3_000);
        assert_eq!([ANA, BILAL, CHEN].map(|who| voices.share(who, 3_000)), [100; 3]);
        assert_eq!([ANA, BILAL, CHEN].map(|who| voices.level(who, 3, 3_000)), [VoiceLevel::Some; 3]);
        voices.speak(ANA, 4_000);
        assert_eq!(voices.share(BILAL, 4_000), 70);
        assert_eq!(voices.share(BILAL, 64_000), 18);
        assert_eq!(voices.level(ANA, 3, 64_000), VoiceLevel::Often);
        assert_eq!(voices.level(MemberId(Uuid::from_u128(4)), 3, 64_000), VoiceLevel::NotYet);
    }

    #[test]
    fn a_clock_that_jumps_gives_no_time_and_never_more_than_an_hour() {
        let mut voices = Voices::default();
        voices.speak(ANA, 5_000);
        voices.speak(BILAL, 4_000);
        voices.stop(u64::MAX);
        assert_eq!(voices.heard, [(ANA, 1, 0), (BILAL, 1, HOUR)].map(Voice::from));
    }

    #[test]
    fn a_turn_that_is_taken_back_was_none() {
        let mut voices = Voices::default();
        voices.speak(ANA, 0);
        let before = voices.clone();
        voices.speak(BILAL, 60_000);
        let slip = voices.speaking.unwrap();
        let mut at_once = voices.clone();
        at_once.remove_turn(slip, &before);
        assert_eq!(at_once, before, "Ana goes on as if nothing had been");
        // The word went on meanwhile: what the others said stays.
        voices.speak(CHEN, 70_000);
        voices.remove_turn(slip, &before);
        assert_eq!((voices.turns(BILAL), voices.speaking), (0, Some((CHEN, 70_000))));
        assert_eq!(voices.heard, [(ANA, 1, 60_000), (CHEN, 1, 0)].map(Voice::from));
        // Another turn of theirs stays, and forgotten voices stay forgotten.
        voices.speak(ANA, 80_000);
        voices.remove_turn((ANA, 80_000 - 1), &before);
        assert_eq!(voices.turns(ANA), 1);
        voices.clear();
        voices.remove_turn((ANA, 80_000), &before);
        assert_eq!(voices, Voices::default());
    }

    #[test]
    fn two_records_of_one_person_are_one_voice() {
        let mut voices = Voices::default();
        voices.speak(ANA, 0);
        voices.speak(BILAL, 10);
        let one = voices.resolve_members(|_| CHEN);
        assert_eq!((one.heard, one.speaking), (vec![(CHEN, 2, 10).into()], Some((CHEN, 10))));
    }
}
