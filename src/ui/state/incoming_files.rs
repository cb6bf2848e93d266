//! Files on their way in: each waits its turn, is read bit by bit, compared and shown. It goes on while the person looks
//! elsewhere. What happens on *Bring in these changes* is in `apply_import`.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::browser::pick::{self, PickError};
use crate::replica::file::{GroupFile, LIMIT, ReadError, Reader, unpack};
use crate::storage::{WaitingFile, WaitingId};
use crate::text;
use crate::transfer::{armored, sealed_in};
use crate::ui::in_second_part::in_second_part;

use super::incoming::{Carrier, OpenError, OpeningStage, Refused, RefusedThing};
use super::locking::Unlocked;
use super::{App, links};

/// Records that are read before the screen has its turn again.
const A_BIT: usize = 400;
/// Bytes of a file that are read: one that is locked is a little larger than what is in it, of which [`Reader`] minds the size.
pub(super) const MOST: u64 = LIMIT + LIMIT / 1024;

/// What was opened at once: files that were chosen or dropped together, a text that was pasted, or what waited when the
/// app was closed.
#[derive(Clone)]
enum Source {
    Files(Vec<File>),
    Text(String),
    Kept(WaitingId),
}

impl Source {
    /// Whether it is the very same: somebody looks elsewhere, comes back and opens it once more.
    fn is_same(&self, other: &Self) -> bool {
        let same = |one: &File, other: &File| {
            one.name() == other.name()
                && one.size() == other.size()
                && one.last_modified() == other.last_modified()
        };
        match (self, other) {
            (Source::Files(these), Source::Files(others)) => {
                these.len() == others.len() && these.iter().zip(others).all(|(one, other)| same(one, other))
            }
            (Source::Text(this), Source::Text(other)) => this == other,
            _ => false,
        }
    }
}

/// Where on this phone what waits is kept, so that it outlasts a reload until it was dealt with.
#[derive(Default)]
struct StoredCopy {
    ids: RefCell<Vec<WaitingId>>,
    is_done: Cell<bool>,
}

/// Something opened that waits for its turn.
struct Waiting {
    opened: Source,
    stored: Rc<StoredCopy>,
}

thread_local! {
    // The browser's handles of files cannot leave their thread, so that no signal holds them.
    static WAITING: RefCell<VecDeque<Waiting>> = const { RefCell::new(VecDeque::new()) };
    // What is read, looked at or brought in now.
    static OPENED: RefCell<Option<Source>> = const { RefCell::new(None) };
    // Where that is kept, if it had to wait.
    static IN_HAND: RefCell<Option<Rc<StoredCopy>>> = const { RefCell::new(None) };
}

impl App {
    /// Opens files: reads them and compares them with what is here, as soon as it is their turn.
    pub fn open_files(self, files: Vec<File>) {
        if !files.is_empty() {
            self.receive(Source::Files(files));
        }
    }

    /// Opens text that was pasted: a file's, or a link.
    pub fn open_text(self, text: String) {
        self.receive(Source::Text(text));
    }

    /// What is being read, shown or brought in is never put aside for what comes after it.
    fn receive(self, opened: Source) {
        let opening = self.opening;
        if opening.stage.with_untracked(OpeningStage::is_busy) {
            let is_it = |one: &Source| one.is_same(&opened);
            let is_there_already = OPENED.with_borrow(|now| now.as_ref().is_some_and(is_it))
                || WAITING.with_borrow(|all| all.iter().any(|one| is_it(&one.opened)));
            if is_there_already {
                return;
            }
            let stored = self.enqueue(opened.clone());
            spawn_local(self.persist_waiting(opened, stored));
        } else {
            opening.refused.set(Vec::new());
            self.let_go_of_waiting();
            self.begin_reading(opened);
        }
    }

    fn enqueue(self, opened: Source) -> Rc<StoredCopy> {
        let stored = Rc::<StoredCopy>::default();
        let waiting = Waiting { opened, stored: Rc::clone(&stored) };
        WAITING.with_borrow_mut(|all| all.push_back(waiting));
        self.opening.waiting.update(|waiting| *waiting += 1);
        stored
    }

    /// Keeps what waits, so that a reload does not forget it; where it does not fit, the person is told so now.
    async fn persist_waiting(self, opened: Source, stored: Rc<StoredCopy>) {
        let words = &text::current().share;
        let mut files = Vec::new();
        let mut fits = true;
        match opened {
            Source::Text(text) => files.push(WaitingFile { name: String::new(), text }),
            Source::Files(all) => {
                for file in all {
                    let bytes = pick::read(&file, MOST, |_, _| !stored.is_done.get()).await;
                    match bytes.ok().and_then(as_text) {
                        Some(text) => files.push(WaitingFile { name: file.name(), text }),
                        None => fits = false,
                    }
                }
            }
            Source::Kept(_) => {}
        }
        for file in files {
            if stored.is_done.get() {
                return;
            }
            let kept =
                self.inside.with_value(|inside| inside.store.device_settings().keep_waiting_file(&file));
            match kept {
                Ok(id) => stored.ids.borrow_mut().push(id),
                Err(_) => fits = false,
            }
        }
        if !stored.is_done.get() {
            self.say(if fits { words.waits } else { words.waits_unkept }, false);
        }
    }

    /// Has what waited when the app was closed wait again.
    pub(super) fn take_up_waiting(self) {
        let kept = self
            .inside
            .with_value(|inside| inside.store.device_settings().waiting_files().unwrap_or_default());
        for id in kept {
            let stored = self.enqueue(Source::Kept(id.clone()));
            stored.ids.borrow_mut().push(id);
        }
    }

    /// What was read, looked at or brought in needs to be kept no longer.
    pub(super) fn let_go_of_waiting(self) {
        let Some(stored) = IN_HAND.take() else { return };
        stored.is_done.set(true);
        for id in stored.ids.take() {
            self.inside.with_value(|inside| {
                // What cannot be taken away now is offered again at the next start.
                let _ = inside.store.device_settings().forget_waiting_file(&id);
            });
        }
    }

    /// Goes on to what waits, if anything does.
    pub(super) fn open_next(self) {
        self.let_go_of_waiting();
        if let Some(Waiting { opened, stored }) = WAITING.with_borrow_mut(VecDeque::pop_front) {
            self.opening.waiting.update(|waiting| *waiting -= 1);
            IN_HAND.set(Some(stored));
            self.begin_reading(opened);
        }
    }

    /// Puts away what is being read or was shown, with all of it as it was before, and goes on to what waits. What is
    /// being brought in is for [`App::stop_bringing`].
    pub fn put_away(self) {
        let opening = self.opening;
        if opening.is_bringing() {
            return;
        }
        opening.begin();
        opening.stage.set(OpeningStage::Idle);
        self.open_next();
    }

    /// The page on which it is shown is in the second part of the app, and so is all that reads it.
    fn begin_reading(self, opened: Source) {
        let number = self.opening.begin();
        self.opening.stage.set(OpeningStage::Reading(0));
        OPENED.set(Some(opened.clone()));
        spawn_local(async move {
            if read_later(self, opened, number).await.is_err() && self.opening.is_current(number) {
                let refused = Refused { what: RefusedThing::All, why: OpenError::Unready };
                self.opening.refused.update(|all| all.push(refused));
                self.opening.stage.set(OpeningStage::Idle);
            }
        });
    }

    async fn read_opened(self, opened: Source, number: u32) {
        let read = match opened {
            Source::Files(files) => self.read_files(files, number).await,
            Source::Text(text) => self.read_text(String::new(), text, number).await,
            Source::Kept(id) => {
                let kept = self.inside.with_value(|inside| inside.store.device_settings().waiting_file(&id));
                match kept {
                    Some(WaitingFile { name, text }) => self.read_text(name, text, number).await,
                    // Another tab has dealt with it.
                    None => Some(Default::default()),
                }
            }
        };
        if let Some((read, refused)) = read {
            self.show_read(read, refused);
        }
    }

    /// `None` when the person put it away.
    async fn read_files(self, files: Vec<File>, number: u32) -> Option<(Vec<GroupFile>, Vec<Refused>)> {
        let opening = self.opening;
        opening.carrier.set(Carrier::File);
        let (count, mut read, mut refused) = (files.len(), Vec::new(), Vec::new());
        for (at, file) in files.into_iter().enumerate() {
            // A file's part of the whole: a third for its bytes, the rest for what is in them.
            let tell = |part: u64, of: u64, from: u64, to: u64| {
                let within = from + (to - from) * part / of.max(1);
                let percent = (at as u64 * 100 + within) / count as u64;
                if opening.is_current(number) {
                    opening.stage.set(OpeningStage::Reading(percent.min(100) as u8));
                }
            };
            let bytes = pick::read(&file, MOST, |done, of| {
                tell(done, of, 0, 33);
                opening.is_current(number)
            });
            let bytes = bytes.await;
            if !opening.is_current(number) {
                return None;
            }
            let why = match bytes {
                Ok(bytes) => match self.unlock(&file.name(), bytes, number).await? {
                    Ok(Unlocked { bytes, passphrase }) => {
                        match self.read(bytes, number, |done, of| tell(done, of, 33, 100)).await? {
                            Ok(file) => {
                                self.was_opened_with(&file, passphrase);
                                read.push(file);
                                continue;
                            }
                            Err(error) => OpenError::Read(error),
                        }
                    }
                    Err(error) => OpenError::Sealed(error),
                },
                Err(PickError::TooLarge { size, .. }) => OpenError::Read(ReadError::TooLarge { bytes: size }),
                Err(PickError::Stopped) => return None,
                Err(PickError::Unreadable) => OpenError::Unreadable,
            };
            refused.push(Refused { what: RefusedThing::Named(file.name()), why });
        }
        Some((read, refused))
    }

    async fn read_text(
        self,
        name: String,
        text: String,
        number: u32,
    ) -> Option<(Vec<GroupFile>, Vec<Refused>)> {
        let tell = |done: u64, of: u64| {
            self.opening.stage.set(OpeningStage::Reading((done * 100 / of.max(1)) as u8))
        };
        let link = links::in_text(&text).map(str::to_owned);
        let carrier = links::carrier_of(&text);
        self.opening.carrier.set(carrier);
        let name = match carrier {
            Carrier::File => name,
            Carrier::Link => text::current().share.link.to_owned(),
            Carrier::Code => text::current().codes.code.to_owned(),
        };
        let bytes = match &link {
            Some(brought) => links::bytes_in(brought),
            None => Ok(text.into_bytes()),
        };
        let unlocked = match bytes {
            Ok(bytes) => self.unlock(&name, bytes, number).await?.map_err(OpenError::Sealed),
            Err(error) => Err(OpenError::Read(error)),
        };
        let read = match unlocked {
            Ok(Unlocked { bytes, passphrase }) => {
                let read = match link {
                    Some(_) => unpack(&bytes),
                    None => self.read(bytes, number, tell).await?,
                };
                if let Ok(file) = &read {
                    self.was_opened_with(file, passphrase);
                }
                read.map_err(OpenError::Read)
            }
            Err(error) => Err(error),
        };
        if !self.opening.is_current(number) {
            return None;
        }
        Some(match read {
            Ok(file) => (vec![file], Vec::new()),
            Err(why) => {
                let what = if name.is_empty() { RefusedThing::Pasted } else { RefusedThing::Named(name) };
                (Vec::new(), vec![Refused { what, why }])
            }
        })
    }

    /// What came locked goes out locked, with the same passphrase.
    fn was_opened_with(self, file: &GroupFile, passphrase: Option<String>) {
        if let Some(passphrase) = passphrase {
            self.know_passphrase(file.replica.group(), &passphrase);
        }
    }

    /// Reads bit by bit; `None` when the person put it away.
    async fn read(
        self,
        bytes: Vec<u8>,
        number: u32,
        tell: impl Fn(u64, u64),
    ) -> Option<Result<GroupFile, ReadError>> {
        let on = |done, of| {
            let goes_on = self.opening.is_current(number);
            if goes_on {
                tell(done, of);
            }
            goes_on
        };
        read_bit_by_bit(bytes, on).await
    }

    fn show_read(self, read: Vec<GroupFile>, mut refused: Vec<Refused>) {
        let opening = self.opening;
        let (seen, not_compared) = self.compare(read);
        refused.extend(not_compared);
        if !refused.is_empty() {
            // Beside those of what was opened before it and had its turn already.
            opening.refused.update(|all| all.extend(refused));
        }
        if seen.is_empty() {
            opening.stage.set(OpeningStage::Idle);
            self.open_next();
        } else {
            opening.show(seen);
        }
    }
}

/// Reads a file with the screen's turn between its bits. `on` is told how far it is, and says whether to go on; `None` where it
/// did not.
pub(super) async fn read_bit_by_bit(
    bytes: Vec<u8>,
    on: impl Fn(u64, u64) -> bool,
) -> Option<Result<GroupFile, ReadError>> {
    let mut reader = match Reader::new(bytes) {
        Ok(reader) => reader,
        Err(error) => return Some(Err(error)),
    };
    loop {
        let progress = match reader.step(A_BIT) {
            Ok(progress) if progress.is_done() => return Some(reader.finish()),
            Ok(progress) => progress,
            Err(error) => return Some(Err(error)),
        };
        sleep(Duration::ZERO).await;
        if !on(progress.done, progress.total) {
            return None;
        }
    }
}

/// A file as it can wait: text, or the letters of what is locked, which it stays until its turn.
fn as_text(bytes: Vec<u8>) -> Option<String> {
    match sealed_in(&bytes) {
        Some(sealed) => Some(armored(&sealed)),
        None => String::from_utf8(bytes).ok(),
    }
}

in_second_part! {
    fn read_later(app: App, opened: Source, number: u32) -> () {
        spawn_local(app.read_opened(opened, number));
    }
}
