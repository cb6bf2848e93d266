//! The messages of the chat that the app is in: what goes out, bundled as the messenger asks for, and what comes in.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;
use uuid::Uuid;

use crate::browser::{clock, webxdc};
use crate::group::{Group, news};
use crate::replica::file::{Extra, GroupFile, ReadError, UnknownKeys, from_chat, to_chat};
use crate::replica::{Key, MergeError, Replica, preview_update};
use crate::storage::Import;
use crate::text;
use crate::ui::in_second_part::in_second_part;

use super::apply_import::ImportEnd;
use super::chat::Chat;
use super::{App, Trouble};

/// Messages that are read before the screen has its turn again.
const A_BIT: usize = 200;
/// Messages that come one by one are waited for so long, in milliseconds, to be brought in together.
const TOGETHER: u32 = 300;
/// What an update says beside its records has at most so many bytes.
const AROUND: usize = 1_000;
/// So many letters of the group's name are sent beside the records: messengers show twenty.
const NAME: usize = 60;

thread_local! {
    static INBOX: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static IS_TAKING_IN: Cell<bool> = const { Cell::new(false) };
    /// Whether something of the chat's group has come in since the app was opened.
    static HAS_COME_IN: Cell<bool> = const { Cell::new(false) };
    static OUTBOX: RefCell<Outbox> = const { RefCell::new(Outbox::new()) };
    static TOLD: RefCell<BTreeSet<LeftOut>> = const { RefCell::new(BTreeSet::new()) };
}

/// What is to be sent.
struct Outbox {
    group: Uuid,
    keys: BTreeSet<Key>,
    /// Something was sent a moment ago: what follows waits.
    rests: bool,
}

impl Outbox {
    const fn new() -> Self {
        Self { group: Uuid::nil(), keys: BTreeSet::new(), rests: false }
    }
}

/// Why a message was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum LeftOut {
    /// It is of another group, that was started in the same chat.
    OtherGroup,
    /// It is no good.
    Unreadable,
    /// A newer version wrote it.
    Newer,
}

/// The messages of one group, read.
struct FromChat {
    records: Replica,
    unknown: UnknownKeys,
}

impl App {
    /// Takes in what is in the chat, and whatever comes from now on.
    pub(super) fn join_chat(self, chat: Chat) {
        spawn_local(async move {
            if join_later(self, chat).await.is_err() {
                // A page of that part will say that it is not there.
                chat.set_here();
            }
        });
    }
}

in_second_part! {
    fn join_later(app: App, chat: Chat) -> () {
        spawn_local(join(app, chat));
    }
}

/// Takes in all that is in the chat, and listens from then on.
async fn join(app: App, chat: Chat) {
    chat.when_written(Box::new(move |group, keys| write(app, chat, group, keys)));
    webxdc::when_hidden(move || send(app, true));
    let hear = move |message, is_last| {
        INBOX.with_borrow_mut(|inbox| inbox.push(message));
        if !chat.is_here_now() {
            // All that was there before the app was opened comes in at once.
        } else if is_last {
            take_in(app, chat);
        } else {
            clock::after(TOGETHER, move || take_in(app, chat));
        }
    };
    webxdc::listen(hear).await;
    IS_TAKING_IN.set(true);
    take_in_all(app, chat).await;
    IS_TAKING_IN.set(false);
    chat.set_here();
    // What came in the last moment.
    take_in(app, chat);
}

// ---- what comes in -----------------------------------------------------------------------------

/// Brings in what has come, unless that goes on already.
fn take_in(app: App, chat: Chat) {
    if !IS_TAKING_IN.replace(true) {
        spawn_local(async move {
            take_in_all(app, chat).await;
            IS_TAKING_IN.set(false);
        });
    }
}

async fn take_in_all(app: App, chat: Chat) {
    let mut whole: Option<Replica> = None;
    loop {
        let messages = INBOX.take();
        if messages.is_empty() {
            break;
        }
        let came = take_in_messages(app, chat, messages).await;
        whole = match (whole, came) {
            (Some(mut whole), Some(came)) if whole.group() == came.group() => {
                // What cannot be merged was left out.
                let _ = whole.merge(&came);
                Some(whole)
            }
            (whole, came) => came.or(whole),
        };
    }
    if let Some(whole) = whole
        && !HAS_COME_IN.replace(true)
    {
        send_what_is_missing(app, chat, &whole);
    }
}

/// What rests here and is not in the chat was written when nothing could be sent.
fn send_what_is_missing(app: App, chat: Chat, there: &Replica) {
    if app.open_group_untracked() != Some(there.group()) {
        return;
    }
    let missing: Vec<Key> = app.replica(|replica| {
        let is_missing = |key: &Key| {
            let mut theirs = there.record(key).cloned().unwrap_or_default();
            replica.record(key).is_some_and(|ours| theirs.merge(ours).is_change())
        };
        replica.records().map(|(key, _)| key).filter(|key| is_missing(key)).cloned().collect()
    });
    if !missing.is_empty() {
        write(app, chat, there.group(), &missing);
    }
}

/// Brings in what these messages have of the chat's group, and gives it.
async fn take_in_messages(app: App, chat: Chat, messages: Vec<String>) -> Option<Replica> {
    let before = chat.group();
    let mut left_out = BTreeSet::new();
    let mut files: BTreeMap<Uuid, Vec<GroupFile>> = BTreeMap::new();
    for (at, message) in messages.into_iter().enumerate() {
        match from_chat(&message) {
            Ok(file) => files.entry(file.replica.group()).or_default().push(file),
            Err(ReadError::NeedsNewer { .. }) => {
                left_out.insert(LeftOut::Newer);
            }
            Err(_) => {
                left_out.insert(LeftOut::Unreadable);
            }
        }
        if at % A_BIT == A_BIT - 1 {
            sleep(Duration::ZERO).await;
        }
    }
    files.keys().for_each(|group| chat.note_group(*group));
    let came = match chat.group() {
        Some(group) => {
            if chat.has_another(group) {
                left_out.insert(LeftOut::OtherGroup);
            }
            let files = files.remove(&group).unwrap_or_default();
            Some(take_in_files(app, group, &files, before != Some(group), &mut left_out).await)
        }
        None => None,
    };
    left_out.into_iter().for_each(|why| tell(app, why));
    came
}

/// Brings in what is of the chat's group; `opens` it where it was not known before that it is this one.
async fn take_in_files(
    app: App,
    group: Uuid,
    files: &[GroupFile],
    opens: bool,
    left_out: &mut BTreeSet<LeftOut>,
) -> Replica {
    let is_here = || app.inside.with_value(|inside| inside.store.has(group).unwrap_or(false));
    let open = || {
        app.list_groups();
        if opens && app.open_group_untracked() != Some(group) && is_here() {
            app.open_group(group);
        }
    };
    // What comes to a group that is on this phone is news; of one that is not, everything is new.
    open();
    let (whole, are_apart) = merged(group, files);
    let there = whole.records.clone();
    let mut are_refused = are_apart;
    if import_from_chat(app, whole).await.is_err() {
        // One of them would make a record larger than anybody may have it: the others come in without it.
        for file in files {
            let (one, _) = merged(group, [file]);
            are_refused |= import_from_chat(app, one).await.is_err();
        }
    }
    if are_refused {
        left_out.insert(LeftOut::Unreadable);
    }
    open();
    there
}

/// Messages as one copy; and whether one had to be left out.
fn merged<'a>(group: Uuid, files: impl IntoIterator<Item = &'a GroupFile>) -> (FromChat, bool) {
    let mut from_chat = FromChat { records: Replica::new(group), unknown: UnknownKeys::default() };
    let mut left_out = false;
    for file in files {
        left_out |= from_chat.records.merge(&file.replica).is_err();
        from_chat.unknown.merge(&UnknownKeys::of(&file.header.extra));
    }
    (from_chat, left_out)
}

/// Brings in what is new, with its news. What brings nothing new, as one's own messages, changes nothing.
///
/// # Errors
/// Where it cannot be merged with what is here.
async fn import_from_chat(app: App, from_chat: FromChat) -> Result<(), MergeError> {
    let FromChat { records, unknown } = from_chat;
    let group = records.group();
    let is_open = app.open_group_untracked() == Some(group);
    let (seen, brings_keys) = app.inside.with_value(|inside| {
        // What cannot be read is dealt with where it is written.
        let other = (!is_open).then(|| inside.store.load(group).ok()).flatten().map(|loaded| loaded.replica);
        let none = Replica::new(group);
        let ours = if is_open { &inside.replica } else { other.as_ref().unwrap_or(&none) };
        let brings_keys = inside.store.device_settings().unknown_keys(group).merge(&unknown);
        Ok::<_, MergeError>((preview_update(ours, &records, clock::now())?, brings_keys))
    })?;
    if seen.is_nothing_new() && !brings_keys {
        return Ok(());
    }
    let here = news(seen.merged.iter().map(|one| (&one.key, one.before.as_ref(), &one.after)));
    let mut import = Import::new(&records).with_unknown(unknown);
    match app.run_import(&mut import, |_, _| true).await {
        ImportEnd::In | ImportEnd::Later => {}
        // The frame says why.
        ImportEnd::Refused | ImportEnd::Stopped | ImportEnd::Gone => return Ok(()),
    }
    app.inside.update_value(|inside| inside.clock.observe_all(records.timestamps()));
    if is_open && app.open_group_untracked() == Some(group) {
        app.add_news(&here);
    }
    app.warn_if_short_of_room();
    Ok(())
}

/// Says in one sentence that something was left out, once for each reason.
fn tell(app: App, why: LeftOut) {
    let words = &text::current().chat;
    if TOLD.with_borrow_mut(|told| told.insert(why)) {
        let said = match why {
            LeftOut::OtherGroup => words.other_group,
            LeftOut::Unreadable => words.unreadable,
            LeftOut::Newer => words.newer,
        };
        app.say(said, false);
    }
}

// ---- what goes out -----------------------------------------------------------------------------

/// Has these records sent.
fn write(app: App, chat: Chat, group: Uuid, keys: &[Key]) {
    chat.note_group(group);
    if OUTBOX.with_borrow(|outbox| outbox.group != group && !outbox.keys.is_empty()) {
        send(app, true);
    }
    OUTBOX.with_borrow_mut(|outbox| {
        outbox.group = group;
        outbox.keys.extend(keys.iter().cloned());
    });
    if !OUTBOX.with_borrow(|outbox| outbox.rests) {
        send(app, false);
    }
}

/// Sends what is to be sent: as much as fits into one message, or `all` of it.
fn send(app: App, all: bool) {
    let (group, keys) = OUTBOX.with_borrow_mut(|outbox| (outbox.group, std::mem::take(&mut outbox.keys)));
    if keys.is_empty() {
        return;
    }
    let (records, extra) = contents(app, group, &keys);
    let most = webxdc::most_bytes().saturating_sub(AROUND);
    let Ok(messages) = to_chat(&records, &extra, most) else {
        app.trouble.set(Some(Trouble::TooMuch));
        return;
    };
    let mut left: BTreeSet<Key> = BTreeSet::new();
    for (at, message) in messages.into_iter().enumerate() {
        let is_sent = (all || at == 0) && webxdc::send(&update(app, group, &message.payload));
        if !is_sent {
            left.extend(message.keys);
        }
    }
    OUTBOX.with_borrow_mut(|outbox| {
        outbox.keys.extend(left);
        outbox.rests = true;
    });
    clock::after(webxdc::interval(), move || {
        OUTBOX.with_borrow_mut(|outbox| outbox.rests = false);
        send(app, false);
    });
}

/// The records as they are now.
fn contents(app: App, group: Uuid, keys: &BTreeSet<Key>) -> (Replica, Vec<Extra>) {
    let is_open = app.open_group_untracked() == Some(group);
    app.inside.with_value(|inside| {
        let other = (!is_open).then(|| inside.store.load(group).map(|loaded| loaded.replica).ok()).flatten();
        let all = other.as_ref().unwrap_or(&inside.replica);
        let records = keys.iter().filter_map(|key| Some((key.clone(), all.record(key)?.clone())));
        let records = Replica::of_records(group, records);
        // What this version does not know goes along with the whole copy.
        let is_whole = records.len() == all.len();
        let extra =
            if is_whole { inside.store.device_settings().unknown_keys(group).extra() } else { Vec::new() };
        (records, extra)
    })
}

/// The JSON of an update, with what the messenger shows beside the app.
fn update(app: App, group: Uuid, payload: &str) -> String {
    let payload = serde_json::from_str(payload).unwrap_or(serde_json::Value::Null);
    if app.open_group_untracked() != Some(group) {
        return json!({ "payload": payload }).to_string();
    }
    let name: String = app.with_untracked(|group| group.name().chars().take(NAME).collect());
    json!({ "payload": payload, "document": name, "summary": app.with_untracked(summary) }).to_string()
}

/// What is needed, or what is in progress where nothing is.
fn summary(group: &Group) -> String {
    let words = &text::current().chat;
    match group.open_needs().len() {
        0 => (words.tasks)(group.commitments().filter(|commitment| commitment.is_open()).count()),
        needs => (words.needs)(needs),
    }
}
