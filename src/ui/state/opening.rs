//! Files on their way in: read bit by bit, compared, shown, brought in. It goes on while the person looks elsewhere.

use std::time::Duration;

use crate::ui::prelude::*;
use gloo_timers::future::sleep;
use leptos::task::spawn_local;
use web_sys::File;

use crate::browser::pick::{self, PickError};
use crate::domain::News;
use crate::replica::MergeError;
use crate::replica::file::{GroupFile, LIMIT, ReadError, Reader};

use super::{App, Arrived, Incoming};

/// Records that are read before the screen has its turn again.
const A_BIT: usize = 400;

/// Where the opening of files stands.
#[derive(Clone, Debug)]
pub enum Stage {
    /// Nothing is being opened.
    Idle,
    /// Reading; so many hundredths are done.
    Reading(u8),
    /// Read and compared; nothing has changed yet.
    Seen(Vec<Incoming>),
    /// Bringing in; so many hundredths are done.
    Bringing(u8),
    /// Brought in: what changed.
    Brought(Vec<News>),
}

/// Why a file was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// The browser could not give it.
    Unreadable,
    /// It was read and is no good.
    Read(ReadError),
    /// It is good, and cannot be merged with what is here or with another one of the files.
    Merge(MergeError),
}

/// A file that was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The file's name; empty for pasted text.
    pub name: String,
    /// Why.
    pub why: OpenError,
}

/// The opening of files.
#[derive(Clone, Copy)]
pub struct Opening {
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    /// What was not opened, of the files that were chosen last.
    pub refused: RwSignal<Vec<Refused>>,
    // Each opening has a number; one that finds another number has been cancelled.
    number: StoredValue<u32>,
}

impl Opening {
    pub(super) fn new() -> Self {
        Self {
            stage: RwSignal::new(Stage::Idle),
            refused: RwSignal::new(Vec::new()),
            number: StoredValue::new(0),
        }
    }

    /// Stops whatever is going on. What is not sure to be kept has not happened.
    pub fn cancel(self) {
        self.begin();
        self.stage.set(Stage::Idle);
    }

    fn begin(self) -> u32 {
        self.number.update_value(|number| *number += 1);
        self.number.get_value()
    }

    fn goes_on(self, number: u32) -> bool {
        self.number.get_value() == number
    }
}

impl App {
    /// Reads the files and compares them with what is here.
    pub fn open_files(self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        spawn_local(async move {
            let opening = self.opening;
            let number = opening.begin();
            opening.refused.set(Vec::new());
            opening.stage.set(Stage::Reading(0));
            let (count, mut read, mut refused) = (files.len(), Vec::new(), Vec::new());
            for (at, file) in files.into_iter().enumerate() {
                // A file's part of the whole: a third for its bytes, the rest for what is in them.
                let tell = |part: u64, of: u64, from: u64, to: u64| {
                    let within = from + (to - from) * part / of.max(1);
                    let percent = (at as u64 * 100 + within) / count as u64;
                    opening.stage.set(Stage::Reading(percent.min(100) as u8));
                };
                let bytes = pick::read(&file, LIMIT, |done, of| {
                    tell(done, of, 0, 33);
                    opening.goes_on(number)
                });
                let why = match bytes.await {
                    Ok(bytes) => match self.read(bytes, number, |done, of| tell(done, of, 33, 100)).await {
                        Some(Ok(file)) => {
                            read.push(file);
                            continue;
                        }
                        Some(Err(error)) => OpenError::Read(error),
                        None => return,
                    },
                    Err(PickError::TooLarge { size, .. }) => {
                        OpenError::Read(ReadError::TooLarge { bytes: size })
                    }
                    Err(PickError::Stopped) => return,
                    Err(PickError::Unreadable) => OpenError::Unreadable,
                };
                refused.push(Refused { name: file.name(), why });
            }
            self.show_read(read, refused, number);
        });
    }

    /// Reads text that was pasted and compares it with what is here.
    pub fn open_text(self, text: String) {
        spawn_local(async move {
            let opening = self.opening;
            let number = opening.begin();
            opening.refused.set(Vec::new());
            opening.stage.set(Stage::Reading(0));
            let tell = |done: u64, of: u64| opening.stage.set(Stage::Reading((done * 100 / of.max(1)) as u8));
            match self.read(text.into_bytes(), number, tell).await {
                Some(Ok(file)) => self.show_read(vec![file], Vec::new(), number),
                Some(Err(error)) => {
                    let refused = Refused { name: String::new(), why: OpenError::Read(error) };
                    self.show_read(Vec::new(), vec![refused], number);
                }
                None => {}
            }
        });
    }

    /// Reads bit by bit; `None` when the person stopped it.
    async fn read(
        self,
        bytes: Vec<u8>,
        number: u32,
        tell: impl Fn(u64, u64),
    ) -> Option<Result<GroupFile, ReadError>> {
        let mut reader = match Reader::new(bytes) {
            Ok(reader) => reader,
            Err(error) => return Some(Err(error)),
        };
        loop {
            match reader.step(A_BIT) {
                Ok(progress) if progress.is_done() => return Some(reader.finish()),
                Ok(progress) => tell(progress.done, progress.total),
                Err(error) => return Some(Err(error)),
            }
            sleep(Duration::ZERO).await;
            if !self.opening.goes_on(number) {
                return None;
            }
        }
    }

    fn show_read(self, read: Vec<GroupFile>, refused: Vec<Refused>, number: u32) {
        let opening = self.opening;
        if !opening.goes_on(number) {
            return;
        }
        let (seen, not_merged) = self.compare(read);
        let mut refused = refused;
        refused.push_all(not_merged);
        opening.refused.set(refused);
        opening.stage.set(if seen.is_empty() { Stage::Idle } else { Stage::Seen(seen) });
    }

    /// Brings in what was seen; `done` hears what came of it.
    pub fn bring_in_seen(self, done: impl Fn(Arrived) + 'static) {
        let opening = self.opening;
        let Stage::Seen(seen) = opening.stage.get_untracked() else { return };
        let number = opening.begin();
        opening.stage.set(Stage::Bringing(0));
        spawn_local(async move {
            let (count, mut news) = (seen.len(), Vec::new());
            for (at, incoming) in seen.into_iter().enumerate() {
                let here = incoming.here.clone();
                let tell = |part: usize, of: usize| {
                    let percent = (at * 100 + part * 100 / of.max(1)) / count;
                    if opening.goes_on(number) {
                        opening.stage.set(Stage::Bringing(percent.min(100) as u8));
                    }
                    opening.goes_on(number)
                };
                match self.bring_in(incoming, tell).await {
                    Arrived::All => news.push_all(here),
                    other => {
                        opening.stage.set(Stage::Idle);
                        done(other);
                        return;
                    }
                }
            }
            opening.stage.set(Stage::Brought(news));
            done(Arrived::All);
        });
    }
}
