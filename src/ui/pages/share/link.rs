//! The group as a link.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ready::{Ready, ready};
use super::{lock, share_file};
use crate::browser::{clipboard, clock, share};
use crate::group::name::clean;
use crate::replica::Device;
use crate::storage::{ExportMethod, Peer};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::{Button, Card, Chip, Kind, PageHead, day_words, icon};
use crate::ui::route::Route;
use crate::ui::state::{App, GroupLink, TOO_MANY_RECORDS, app};

/// With more records than these no link is short: the random bits of an id alone take nine bytes.
pub(super) const RECORDS_OF_A_SHORT_LINK: usize = 160;

/// The page on which a link to the group is shared or copied.
pub fn link_page() -> AnyView {
    let app = app();
    let words = &text::current().share;
    let to = RwSignal::new(Vec::new());
    let ready = ready(app, to, TOO_MANY_RECORDS);
    let body = move || {
        let link = |bytes: &[u8], is_locked| match App::link_of(bytes)? {
            GroupLink::TooLong => Some(file_instead(app, words.link_too_long)),
            GroupLink::Short(address) => Some(send(app, address, false, is_locked)),
            GroupLink::Long(address) => Some(send(app, address, true, is_locked)),
        };
        ready.with(|ready| match ready {
            Ready::Packed { bytes, is_locked } => link(bytes, *is_locked),
            Ready::TooMuch => Some(file_instead(app, words.link_too_long)),
            other => meanwhile(app, other),
        })
    };
    view! {
        <PageHead title=words.send_link back=Route::Share/>
        <div class="stack">{body}{recipients(app, to)}{lock::card(app)}</div>
    }
    .into_any()
}

/// What is shown until there is something to pass on.
pub(super) fn meanwhile(app: App, ready: &Ready) -> Option<AnyView> {
    match ready {
        Ready::Asks => Some(lock::ask_first(app)),
        Ready::Locking => Some(lock::locking()),
        Ready::NotLocked(error) => Some(lock::not_locked(*error)),
        Ready::Not | Ready::TooMuch | Ready::Packed { .. } => None,
    }
}

/// For which phones it is, where only what is new for them is to be in it: they have the rest.
pub(super) fn recipients(app: App, to: RwSignal<Vec<Device>>) -> AnyView {
    let words = &text::current().share;
    let peers = app.peers();
    if peers.is_empty() {
        return ().into_any();
    }
    let chip = move |Peer { device, name, at, .. }: Peer| {
        let name = clean(&name);
        let name = if name.is_empty() { words.somebodys_phone.to_owned() } else { bidi_isolate(&name) };
        let label = (words.peer)(&name, &day_words(app.today(), clock::day_of(at)));
        let on = Signal::derive(move || to.with(|to| to.contains(&device)));
        let toggle = move || {
            to.update(|to| match to.iter().position(|one| *one == device) {
                Some(at) => drop(to.remove(at)),
                None => to.push(device),
            });
        };
        view! { <Chip label on on_press=toggle/> }
    };
    view! {
        <Card title=words.only_new>
            <div class="chips" role="group" aria-label=words.only_new>{peers.into_iter().map(chip).collect::<Vec<_>>()}</div>
            <p class="muted">{words.only_new_hint}</p>
        </Card>
    }
    .into_any()
}

fn send(app: App, address: String, is_long: bool, is_locked: bool) -> AnyView {
    let words = &text::current().share;
    let who_reads = if is_locked { text::current().lock.link_locked } else { words.link_open_to_all };
    let to_share = address.clone();
    let pass_on = move || {
        let address = to_share.clone();
        let name = app.with_untracked(|group| group.name().to_owned());
        spawn_local(async move {
            match share::share_link(&name, &address).await {
                share::ShareOutcome::Yes => {
                    app.was_passed_on(ExportMethod::Shared);
                    app.say(words.shared, false);
                }
                share::ShareOutcome::Cancelled => {}
                share::ShareOutcome::Cannot => copy_link(app, &address).await,
            }
        });
    };
    let copy_it = move || {
        let address = address.clone();
        spawn_local(async move { copy_link(app, &address).await });
    };
    let can_share = share::can_share_link();
    let kind = if can_share { Kind::Soft } else { Kind::Primary };
    view! {
        <Card>
            <div class="stack-close"><p>{words.link_hint}</p><p>{who_reads}</p></div>
            {can_share.then(|| view! {
                <Button label=words.share_link kind=Kind::Primary icon=icon::SHARE wide=true on_press=pass_on/>
            })}
            <Button label=words.copy_link kind icon=icon::COPY wide=true on_press=copy_it/>
            {is_long.then(|| view! { <p>{words.link_long}</p> })}
        </Card>
    }
    .into_any()
}

pub(super) async fn copy_link(app: App, address: &str) {
    let words = &text::current().share;
    let copied = clipboard::copy(address).await;
    if copied {
        app.was_passed_on(ExportMethod::Link);
    }
    app.say(if copied { words.copied } else { words.not_copied }, false);
}

/// Says that it does not fit, with the way that always does.
pub(super) fn file_instead(app: App, says: &'static str) -> AnyView {
    view! { <Card><p>{says}</p>{share_file(app, Kind::Primary)}</Card> }.into_any()
}
