//! The app's one state: the open group, its copy and where it rests. Screens read the group and say what people
//! did; what is written, kept and shown again happens here.

mod appearance;
mod apply_import;
mod backup;
mod chat;
mod chat_messages;
mod commands;
mod compare;
mod draft;
mod external_changes;
mod groups;
mod incoming;
mod incoming_files;
mod links;
mod locking;
mod meeting_session;
mod news;
mod reflections;
mod room;
mod session_change;
mod shared_folder;
mod sharing;
mod toasts;
mod ui_state;
mod undo;

use std::any::Any;
use std::collections::BTreeMap;
use std::ops::Deref;

use leptos::prelude::*;
use uuid::Uuid;

use crate::browser::clock;
use crate::browser::random;
use crate::group::{Day, Group, Member, MemberId, News};
use crate::insight::backup_reminder::BackupState;
use crate::replica::{Clock, Device, Fingerprint, Key, LostValue, Record, Replica, WriteError, fingerprint};
use crate::session::MeetingSession;
use crate::storage::{
    Backend, DraftName, GroupStore, LastExport, SeenSession, StoreError, StoredGroup, UndoLog, UndoStepId,
};

pub use apply_import::ImportOutcome;
pub use chat::Chat;
pub(crate) use draft::field;
pub use draft::{Draft, FormData};
pub use incoming::{
    Brought, Carrier, GroupPlace, Incoming, OpenError, Opening, OpeningStage, Refused, RefusedThing,
};
pub use links::{GroupLink, TOO_MANY_RECORDS};
pub use locking::Lock;
pub use shared_folder::{FolderAccess, SharedFolder};
pub use sharing::OutgoingFile;
pub use toasts::Toast;
pub use undo::Undone;

use session_change::SessionChange;

/// What stands in the way of keeping things on this phone; shown until it is over or put aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser keeps nothing for this page: everything is gone when it is closed, but for a saved file.
    Blocked,
    /// There was no room for what was just written; it has not been kept and is not shown as if it had.
    Full,
    /// So many entries could not be read; they were set aside.
    SetAside(usize),
    /// Room is getting short.
    Short,
    /// The open group was removed in another tab, or the browser's data were cleared.
    Gone,
    /// A phone's clock stands at the end of time: nothing can be written after it. It is not shown as if it had been.
    EndOfTime,
    /// The group holds more than a file can, so that no file was written.
    TooMuch,
    /// One entry would hold more than other phones take in; it has not been kept.
    RecordFull,
    /// The browser refused for another reason, in its own words.
    Refused(String),
}

impl Trouble {
    /// Whether it was said of one command, and is over once another one was kept.
    fn is_of_one_command(&self) -> bool {
        matches!(self, Self::Full | Self::EndOfTime | Self::RecordFull)
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Blocked => Trouble::Blocked,
            StoreError::Full { .. } => Trouble::Full,
            StoreError::Write(WriteError::EndOfTime(_)) => Trouble::EndOfTime,
            StoreError::Write(WriteError::RecordFull { .. }) => Trouble::RecordFull,
            StoreError::Other(words) => Trouble::Refused(words),
        }
    }
}

/// What another page chose for a form that it leads to, for one opening.
type Preset = (DraftName, Box<dyn Any>);

/// The app, as every screen gets it from [`app`].
///
/// It is a reference to its [`Parts`]: nearly every closure of a screen holds it, and copying the parts into each
/// made the app larger by 4 kB.
#[derive(Clone, Copy)]
pub struct App(&'static Parts);

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        self.0
    }
}

/// What the app is made of.
pub struct Parts {
    inside: StoredValue<Inside, LocalStorage>,
    group: RwSignal<Group>,
    open: RwSignal<bool>,
    groups: RwSignal<Vec<StoredGroup>>,
    today: RwSignal<Day>,
    last_export: RwSignal<Option<LastExport>>,
    keeping: RwSignal<Option<BackupState>>,
    device: Device,
    /// What to tell the person in passing, the newest last.
    pub toasts: RwSignal<Vec<Toast>>,
    /// What stands in the way of keeping things.
    pub trouble: RwSignal<Option<Trouble>>,
    /// Files on their way in.
    pub opening: Opening,
    asked_to_keep: StoredValue<bool>,
    refusals: RwSignal<u32>,
    /// Woken when other steps can be taken back than before.
    steps_changed: RwSignal<()>,
    session: RwSignal<Option<MeetingSession>>,
    /// What came in with files, or from another tab, since the person last looked.
    pub news: RwSignal<Vec<News>>,
    preset: StoredValue<Option<Preset>, LocalStorage>,
    /// The chat that the app is in.
    chat: Option<Chat>,
    /// The folder by which computers keep the open group in step, where one was chosen on this one.
    pub folder: RwSignal<Option<SharedFolder>>,
    /// Each folder that is used has a number; what finds another one is over.
    folder_run: StoredValue<u32>,
    /// Passphrases of groups that this tab knows, until it is closed.
    passphrases: RwSignal<BTreeMap<Uuid, String>>,
}

struct Inside {
    store: GroupStore<Backend>,
    replica: Replica,
    clock: Clock,
    undo: UndoLog,
    /// The turn of speaking that went with a step.
    session_change: Option<(UndoStepId, SessionChange)>,
    toast: u32,
    /// What this tab has seen of the session as it is stored.
    seen: SeenSession,
}

/// The app that the screen is part of.
///
/// # Panics
/// Outside of the shell, which provides it.
pub fn app() -> App {
    expect_context::<App>()
}

impl App {
    /// Opens the phone's store and the group that was open last, and provides the app to every screen.
    pub fn provide() -> Self {
        let (place, blocked) = Backend::open();
        let store = GroupStore::new(place);
        let device = store.device_settings().device(random::number());
        let chat = Chat::here();
        let nothing = Uuid::nil();
        let inside = Inside {
            store,
            replica: Replica::new(nothing),
            clock: Clock::new(device),
            undo: UndoLog::default(),
            session_change: None,
            toast: 0,
            seen: SeenSession::default(),
        };
        // As long as the page: it is made once.
        let app = Self(Box::leak(Box::new(Parts {
            inside: StoredValue::new_local(inside),
            group: RwSignal::new(Group::default()),
            open: RwSignal::new(false),
            groups: RwSignal::new(Vec::new()),
            today: RwSignal::new(clock::today()),
            last_export: RwSignal::new(None),
            keeping: RwSignal::new(None),
            device,
            toasts: RwSignal::new(Vec::new()),
            // What is in a chat rests in the chat.
            trouble: RwSignal::new((blocked && chat.is_none()).then_some(Trouble::Blocked)),
            opening: Opening::new(),
            asked_to_keep: StoredValue::new(false),
            refusals: RwSignal::new(0),
            steps_changed: RwSignal::new(()),
            session: RwSignal::new(None),
            news: RwSignal::new(Vec::new()),
            preset: StoredValue::new_local(None),
            chat,
            folder: RwSignal::new(None),
            folder_run: StoredValue::new(0),
            passphrases: RwSignal::new(BTreeMap::new()),
        })));
        provide_context(app);
        match chat {
            // Which group it is, the chat tells: browsers may keep those of other chats in the same place.
            Some(chat) => app.join_chat(chat),
            None => app.open_last(),
        }
        app.take_up_waiting();
        app.follow();
        app.learn_keeping();
        app
    }

    /// Whether a group is open. Tracked, as all reading is.
    pub fn is_open(self) -> bool {
        self.open.get()
    }

    /// Reads the open group; an empty one where none is open.
    pub fn with<R>(self, read: impl FnOnce(&Group) -> R) -> R {
        read(&self.group_tracked())
    }

    /// Reads the open group without following it: for what happens on a tap.
    pub fn with_untracked<R>(self, read: impl FnOnce(&Group) -> R) -> R {
        read(&self.group_untracked())
    }

    // Once, and not once for each of the hundred places that read.
    #[inline(never)]
    fn group_tracked(self) -> impl Deref<Target = Group> {
        self.group.read()
    }

    #[inline(never)]
    fn group_untracked(self) -> impl Deref<Target = Group> {
        self.group.read_untracked()
    }

    /// Reads the open group's copy without following it: for the history.
    pub fn replica<R>(self, read: impl FnOnce(&Replica) -> R) -> R {
        self.inside.with_value(|inside| read(&inside.replica))
    }

    /// The civil day where this phone is; changes at midnight.
    pub fn today(self) -> Day {
        self.today.get()
    }

    /// The member who uses this phone, if they said so.
    pub fn me(self) -> Option<MemberId> {
        self.with(|group| group.user_of(self.device).map(|member| member.id))
    }

    /// The same, for what happens on a tap.
    pub fn me_untracked(self) -> Option<MemberId> {
        self.with_untracked(|group| group.user_of(self.device).map(|member| member.id))
    }

    /// This phone's number.
    pub fn device(self) -> Device {
        self.device
    }

    /// The person's name; empty for one who was erased.
    pub fn name_of(self, id: MemberId) -> String {
        self.with(|group| group.member(id).map(Member::name_told_apart).unwrap_or_default())
    }

    /// Those who have a seat, in the order of the seats.
    pub fn seats(self) -> Vec<Member> {
        self.with(|group| group.seats().cloned().collect::<Vec<_>>())
    }

    /// What two people compare across a table to see that their phones show the same.
    pub fn fingerprint(self) -> Fingerprint {
        self.group.track();
        self.replica(fingerprint)
    }

    /// Everything that is kept on this phone, as text: the way out when nothing else works.
    pub fn raw_data(self) -> String {
        self.inside.with_value(|inside| inside.store.raw_data().unwrap_or_default())
    }

    /// Whose phone that is, as far as the group knows.
    pub fn user_of(self, device: Device) -> Option<String> {
        self.with(|group| group.user_of(device).map(|member| member.name.clone()))
    }

    /// The values that a record lost on this phone, the newest last; none where the store cannot be reached.
    pub fn lost(self, key: &Key) -> Vec<LostValue> {
        self.inside.with_value(|inside| inside.store.lost(inside.replica.group(), key).unwrap_or_default())
    }

    /// A record as it is, for screens that tell what was written over.
    pub fn record<R>(self, key: &Key, read: impl FnOnce(Option<&Record>) -> R) -> R {
        self.replica(|replica| read(replica.record(key)))
    }

    /// A fresh id: a UUIDv7.
    pub fn fresh(self) -> Uuid {
        random::id(clock::now())
    }
}
