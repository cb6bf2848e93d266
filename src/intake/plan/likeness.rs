//! Finding what a line may be the same as, among the group's commitments and the lines before it.

use super::draft::{Alike, Entry, LeftOut, Target};
use crate::group::name::{Nearness, fold_words};
use crate::group::{CommitmentState, Day, Group, MemberId};
use crate::intake::Wording;
use std::collections::{BTreeMap, BTreeSet};

/// More than these help nobody.
const OFFERED: usize = 4;

/// What shares so many of a hundred words is like an earlier one where somebody of it holds both, and the earlier one
/// goes on: "Rosa to reach out to Educational Guild about the proposal" a week after "… to Education WG …".
const REWORDED: usize = 40;

/// What has been met so far, to be found by its words: comparing each with each would take long.
#[derive(Default)]
struct Met {
    all: Vec<Thing>,
    by_word: BTreeMap<String, Vec<u32>>,
}

struct Thing {
    target: Target,
    /// Its words and its note, as they stand there.
    said: [String; 2],
    wording: Wording,
    words: usize,
    /// Who holds it while it goes on; nobody once it has ended.
    holders: Vec<MemberId>,
    on: Option<Day>,
    /// The line it stands under: "Book the hall" for the fair is another thing than for the concert.
    context: String,
}

impl Met {
    fn add(
        &mut self,
        target: Target,
        [text, note]: [&str; 2],
        words: Vec<String>,
        holders: Vec<MemberId>,
        on: Option<Day>,
        context: &str,
    ) {
        let at = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        let (said, wording) = ([text, note].map(str::to_owned), Wording::new(text));
        self.all.push(Thing {
            target,
            said,
            wording,
            words: words.len(),
            holders,
            on,
            context: context.to_owned(),
        });
        for word in words {
            self.by_word.entry(word).or_default().push(at);
        }
    }

    fn alike(&self, entry: &Entry, words: &[String]) -> Vec<Alike> {
        let met = |word: &String| self.by_word.get(word);
        let mut shared: Vec<u32> = words.iter().filter_map(met).flatten().copied().collect();
        shared.sort_by(Ord::cmp);
        // What shares less than half of the shorter one's words is never alike.
        let enough = |at: u32, shared: usize| {
            self.all.get(at as usize).is_some_and(|thing| shared * 2 >= words.len().min(thing.words))
        };
        let near = shared.chunk_by(u32::eq).filter(|same| enough(same[0], same.len())).map(|same| same[0]);
        let wording = Wording::new(&entry.what);
        let other = |said: &[String; 2]| [said[0] != entry.what, said[1] != entry.note];
        let mut alike: Vec<([bool; 2], usize, Alike)> = near
            .filter_map(|at| {
                let thing = self.all.get(at as usize)?;
                if thing.context != entry.context && matches!(thing.target, Target::Line(_)) {
                    return None;
                }
                let shared = wording.shared(&thing.wording);
                let reworded = || {
                    let held = entry.holders.iter().any(|id| thing.holders.contains(id));
                    // What one meeting says in two lines is two things.
                    (shared >= REWORDED && held && entry.on != thing.on).then_some(Nearness::Close)
                };
                let how = wording.likeness(&thing.wording).or_else(reworded)?;
                Some((other(&thing.said), shared, Alike { target: thing.target, how }))
            })
            .collect::<Vec<_>>();
        // The same words first, of them those with the same signs and the same note; then the likeliest; of equals the latest, which is what
        // the meeting talked about last.
        alike.reverse();
        alike.sort_by_key(|(other, shared, alike)| {
            (alike.how != Nearness::Same, *other, std::cmp::Reverse(*shared))
        });
        alike.truncate(OFFERED);
        alike.into_iter().map(|(.., alike)| alike).collect::<Vec<_>>()
    }
}

fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::from_iter(BTreeSet::from_iter(fold_words(text)));
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
        let holders = if commitment.is_open() {
            group.holders(commitment).iter().map(|member| member.id).collect::<Vec<_>>()
        } else {
            Vec::new()
        };
        let on = commitment.state_on.or(commitment.began);
        met.add(
            Target::Here(commitment.id),
            [&commitment.what, &commitment.note],
            words_of(&commitment.what),
            holders,
            on,
            "",
        );
    }
    let offered = |entry: &Entry| matches!(entry.left_out, None | Some(LeftOut::Maybe)) && !entry.decision;
    for (at, entry) in entries.iter_mut().enumerate().filter(|(_, entry)| offered(entry)) {
        let words = words_of(&entry.what);
        entry.alike = met.alike(entry, &words);
        let ended = entry.state.is_some_and(CommitmentState::is_end);
        let holders = if ended { Vec::new() } else { entry.holders.clone() };
        met.add(Target::Line(at), [&entry.what, &entry.note], words, holders, entry.on, &entry.context);
    }
}
