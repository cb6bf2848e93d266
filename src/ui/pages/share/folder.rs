//! A folder that keeps computers in step.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::lock;
use super::open::refusals;
use super::tell;
use crate::browser::folder::FolderError;
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::{Button, Card, Chip, Kind, PageHead, icon};
use crate::ui::navigation::go;
use crate::ui::route::Route;
use crate::ui::state::{App, FolderAccess, SharedFolder, app};

/// The page on which a folder is chosen, and that tells how it stands.
pub fn folder_page() -> AnyView {
    let app = app();
    let words = &text::current().folder;
    let body = move || match app.folder.get() {
        None => choose_first(app),
        Some(folder) => chosen(app, folder),
    };
    view! {
        <PageHead title=words.title back=Route::Share/>
        <div class="stack">{body}</div>
    }
    .into_any()
}

fn choose_first(app: App) -> AnyView {
    let words = &text::current().folder;
    view! {
        <Card>
            <p>{words.what}</p>
            {choose(app, words.choose, Kind::Primary)}
            <p class="muted">{words.readable}</p>
        </Card>
    }
    .into_any()
}

fn choose(app: App, label: &'static str, kind: Kind) -> AnyView {
    let words = &text::current().folder;
    let why = RwSignal::new(None);
    let press = move || {
        spawn_local(async move {
            let says = app.choose_folder().await.err().map(|error| match error {
                FolderError::Refused => words.refused,
                FolderError::Unusable => words.unusable,
            });
            says.into_iter().for_each(tell);
            // The page may be gone by now.
            why.try_set(says);
        });
    };
    view! {
        <Button label kind icon=icon::OPEN wide=true on_press=press/>
        {move || why.get().map(|why| view! { <p>{why}</p> })}
    }
    .into_any()
}

fn chosen(app: App, folder: SharedFolder) -> AnyView {
    let words = &text::current().folder;
    let name = bidi_isolate(&folder.name);
    let forget = move || {
        app.forget_folder();
        app.say(words.forgotten, false);
    };
    let open = move || spawn_local(app.open_folder());
    let stands = match folder.access {
        FolderAccess::Asks => view! {
            <Card>
                <p>{(words.asks)(&name)}</p>
                <Button label=words.open kind=Kind::Primary icon=icon::OPEN wide=true on_press=open/>
            </Card>
        }
        .into_any(),
        FolderAccess::Lost => view! {
            <Card><p>{(words.lost)(&name)}</p>{choose(app, words.choose_other, Kind::Soft)}</Card>
        }
        .into_any(),
        FolderAccess::Locked => lock::ask_first(app),
        FolderAccess::NotLocked(error) => lock::not_locked(error),
        FolderAccess::TooMuch => view! { <Card><p>{words.too_much}</p></Card> }.into_any(),
        FolderAccess::Open => {
            let news = news(app, &folder);
            view! { <Card><p>{(words.kept)(&name)}</p>{news}</Card> }.into_any()
        }
    };
    view! {
        {stands}
        {refusals(&folder.refused)}
        {trust(app)}
        <Card>
            <p class="muted">{if folder.is_locked { text::current().lock.link_locked } else { words.readable }}</p>
            <Button label=words.forget kind=Kind::Ghost on_press=forget/>
        </Card>
    }
    .into_any()
}

fn news(app: App, folder: &SharedFolder) -> AnyView {
    let words = &text::current().folder;
    if folder.waiting.is_empty() {
        return view! { <p class="muted">{words.nothing_waits}</p> }.into_any();
    }
    let look = move || {
        go(Route::OpenFile);
        app.open_folder_files();
    };
    view! {
        <p role="status">{folder.who_waits()}</p>
        <Button label=words.look kind=Kind::Primary icon=icon::OPEN wide=true on_press=look/>
    }
    .into_any()
}

fn trust(app: App) -> AnyView {
    let words = &text::current().folder;
    let on = Signal::derive(move || app.with(|group| group.trusts_folder()));
    let press = move || {
        let trusts = !on.get_untracked();
        app.trust_folder(trusts, if trusts { words.trusted } else { words.asks_again });
    };
    view! {
        <Card>
            <div class="chips"><Chip label=words.trust on on_press=press/></div>
            <p class="muted">{words.trust_hint}</p>
        </Card>
    }
    .into_any()
}
