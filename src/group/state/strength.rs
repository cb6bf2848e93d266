//! The group’s words for strengths, whatever the spelling.

use std::collections::BTreeSet;

use crate::group::id::MemberId;
use crate::group::model::read::clean_line;
use crate::group::model::strength::StrengthKind;
use crate::group::name::{fold, fold_words, near_folded};
use crate::group::state::group::Group;

impl Group {
    /// The word under which the group knows a strength: spellings that were brought together show as one.
    pub fn strength_word(&self, word: &str) -> String {
        let mut trail = vec![word.trim()];
        while let Some(into) = self.same_word(&fold(trail[trail.len() - 1])) {
            let key = fold(into);
            if let Some(start) = trail.iter().position(|word| fold(word) == key) {
                // Two phones may each have put the other's word in place of their own. The least of the ring is the
                // same on every phone.
                let ring = trail[start..].iter().chain([&into]).copied();
                if start + 1 == trail.len() {
                    // A word that leads to itself is one of its own, in the spelling that was kept.
                    return clean_line(Some(into));
                }
                return clean_line(Some(ring.min_by_key(|word| (fold(word), *word)).unwrap_or(into)));
            }
            trail.push(into);
        }
        clean_line(Some(trail[trail.len() - 1]))
    }

    /// What tells strengths apart: the group's word without case, accents and spaces.
    pub fn strength_key(&self, word: &str) -> String {
        fold(&self.strength_word(word))
    }

    /// Whether the member is known to have the strength in this way.
    pub fn has_strength(&self, member: MemberId, kind: StrengthKind, word: &str) -> bool {
        let key = self.strength_key(word);
        self.member(member).is_some_and(|member| {
            member
                .strengths
                .iter()
                .any(|strength| strength.kind == kind && self.strength_key(&strength.word) == key)
        })
    }

    /// The group's own words for strengths, in their order: those of people, and those that work asks for.
    pub fn strength_words(&self) -> Vec<String> {
        let of_people =
            self.members().flat_map(|member| member.strengths.iter().map(|strength| &strength.word));
        let of_needs = self.needs().flat_map(|need| &need.words.strengths);
        let of_work = self.commitments().flat_map(|commitment| &commitment.strengths);
        // Thousands of places share a few dozen words: each is folded once.
        let written =
            Vec::from_iter(BTreeSet::from_iter(of_people.chain(of_needs).chain(of_work).map(String::as_str)));
        let mut words: Vec<(String, String)> = Vec::new();
        for word in written {
            let word = self.strength_word(word);
            words.push((fold(&word), word));
        }
        words.sort_by(Ord::cmp);
        words.dedup_by(|a, b| a.0 == b.0);
        words.into_iter().map(|(_, word)| word).collect::<Vec<_>>()
    }

    /// Pairs of words that may be one strength: spelled nearly alike and not brought together yet.
    pub fn strength_look_alikes(&self) -> Vec<(String, String)> {
        let words = self.strength_words();
        // Folded once: each is compared with all the others.
        let folded: Vec<(String, Vec<String>)> =
            words.iter().map(|word| (fold(word), fold_words(word))).collect();
        let asked: Vec<bool> = folded.iter().map(|(whole, _)| self.same_word(whole).is_some()).collect();
        let mut pairs = Vec::new();
        for (at, (one, one_words)) in folded.iter().enumerate().filter(|(at, _)| !asked[*at]) {
            for (next, (other, other_words)) in folded.iter().enumerate().skip(at + 1) {
                if !asked[next] && near_folded((one, one_words), (other, other_words)).is_some() {
                    pairs.push((words[at].clone(), words[next].clone()));
                }
            }
        }
        pairs
    }
}
