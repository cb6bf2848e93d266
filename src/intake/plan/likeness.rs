//! Finding what a line may be the same as, among the group's commitments and the lines before it.

use super::{Alike, Entry, Target};
use crate::domain::Group;
use crate::domain::name::{Nearness, fold_words};
use crate::intake::Wording;
use crate::sorted::{each_once, row, sort_by, sort_by_key};

/// More than these help nobody.
const OFFERED: usize = 4;

/// What has been met so far, to be found by its words: comparing each with each would take long.
#[derive(Default)]
struct Met {
    all: Vec<(Target, Wording, usize)>,
    by_word: Vec<(String, Vec<u32>)>,
}

impl Met {
    fn add(&mut self, target: Target, text: &str, words: Vec<String>) {
        let at = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push((target, Wording::new(text), words.len()));
        for word in words {
            row(&mut self.by_word, word).push(at);
        }
    }

    fn alike(&self, text: &str, words: &[String]) -> Vec<Alike> {
        let met = |word: &String| {
            let at = self.by_word.binary_search_by(|(other, _)| other.cmp(word)).ok()?;
            Some(&self.by_word[at].1)
        };
        let mut shared: Vec<u32> = words.iter().filter_map(met).flatten().copied().collect();
        sort_by(&mut shared, Ord::cmp);
        // What shares less than half of the shorter one's words is never alike.
        let enough = |at: u32, shared: usize| {
            self.all.get(at as usize).is_some_and(|(_, _, len)| shared * 2 >= words.len().min(*len))
        };
        let near = shared.chunk_by(u32::eq).filter(|same| enough(same[0], same.len())).map(|same| same[0]);
        let wording = Wording::new(text);
        let mut alike: Vec<Alike> = near
            .filter_map(|at| {
                let (target, other, _) = self.all.get(at as usize)?;
                Some(Alike { target: *target, how: wording.likeness(other)? })
            })
            .collect();
        // The same words first; of equals the latest, which is what the meeting talked about last.
        alike.reverse();
        sort_by_key(&mut alike, |alike| alike.how != Nearness::Same);
        alike.truncate(OFFERED);
        alike
    }
}

fn words_of(text: &str) -> Vec<String> {
    let mut words = each_once(fold_words(text));
    if words.is_empty() {
        // Signs and pictures alone: found by being just the same.
        words.push(text.trim().to_owned());
    }
    words.truncate(100);
    words
}

/// Fills in what each line may be the same as.
pub(super) fn find(entries: &mut [Entry], group: &Group) {
    let mut met = Met::default();
    // Ended ones too: the same minutes may be brought in twice. The open ones come last, so they are found first.
    let commitments = || group.commitments();
    for commitment in commitments().filter(|c| !c.is_open()).chain(commitments().filter(|c| c.is_open())) {
        met.add(Target::Here(commitment.id), &commitment.what, words_of(&commitment.what));
    }
    for (at, entry) in entries.iter_mut().enumerate().filter(|(_, entry)| entry.left_out.is_none()) {
        let words = words_of(&entry.what);
        entry.alike = met.alike(&entry.what, &words);
        met.add(Target::Line(at), &entry.what, words);
    }
}
