//! One library's part: its two files are made once, then each round reads and merges one of them.

use std::hint::black_box;
use std::io::Write;
use std::marker::PhantomData;
use std::time::Duration;

use cpu_time::ThreadTime;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::heap;
use crate::history::{Contents, History};
use crate::library::Library;

/// What one round took, of the processor's time: what else the machine does meanwhile does not count.
#[derive(Clone, Copy)]
pub struct Round {
    pub read: Duration,
    pub merge: Duration,
    /// Bytes held by the merged copy.
    pub held: usize,
    /// The most bytes held at once while reading and merging, beside the copy that was there.
    pub most: usize,
}

/// A library with its files, whichever it is.
pub trait Contestant {
    fn name(&self) -> &'static str;
    /// Whether it can read without merging.
    fn reads_apart(&self) -> bool;
    /// The peer's file.
    fn file(&self) -> &[u8];
    fn round(&self) -> Round;
    /// What the merged copy holds.
    fn result(&self) -> Contents;
}

pub struct Entry<L> {
    here: Vec<u8>,
    there: Vec<u8>,
    library: PhantomData<L>,
}

impl<L: Library> Entry<L> {
    pub fn new(history: &History) -> Self {
        let mut here = L::new(1);
        history.shared.iter().for_each(|act| here.act(act));
        let mut there = L::open(2, &here.file());
        history.here.iter().for_each(|act| here.act(act));
        history.there.iter().for_each(|act| there.act(act));
        Self { here: here.file(), there: there.file(), library: PhantomData }
    }
}

impl<L: Library> Contestant for Entry<L> {
    fn name(&self) -> &'static str {
        L::NAME
    }

    fn reads_apart(&self) -> bool {
        L::READS_APART
    }

    fn file(&self) -> &[u8] {
        &self.there
    }

    fn round(&self) -> Round {
        let before = heap::held();
        let mut copy = L::open(1, &self.here);
        let opened = heap::held();
        // A copy that is on the screen has been looked at: nothing of it waits to be unpacked. What was seen is kept
        // meanwhile, so that no heap full of holes is left by it.
        let seen = black_box(copy.contents());
        let seen_bytes = heap::held() - opened;
        let start_bytes = heap::held();
        heap::watch();
        let start = ThreadTime::now();
        let mut peer = black_box(L::read(black_box(&self.there)));
        let read = start.elapsed();
        copy.merge(&mut peer);
        let merge = start.elapsed() - read;
        let most = heap::most() - start_bytes;
        drop(black_box(peer));
        let held = heap::held() - before - seen_bytes;
        black_box((copy, seen));
        Round { read, merge, held, most }
    }

    fn result(&self) -> Contents {
        let mut copy = L::open(1, &self.here);
        copy.merge(&mut L::read(&self.there));
        copy.contents()
    }
}

/// The size of a file after gzip -9.
pub fn gzipped(file: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(file).expect("memory takes everything");
    encoder.finish().expect("memory takes everything").len()
}
