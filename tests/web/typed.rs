//! What was typed or opened and not dealt with outlasts a reload.

use std::cell::Cell;
use std::rc::Rc;

use all_leaders::replica::file::{Header, write};
use all_leaders::storage::{Backend, GroupStore, WaitingFile};
use all_leaders::text::EN;
use all_leaders::ui::state::{App, Draft};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::views::{Mounted, soon};
use crate::{dump, raw, their_copy};

/// A start of the app, without its screens.
fn start() -> (Mounted, App) {
    let app = Rc::new(Cell::new(None));
    let provided = app.clone();
    let page = Mounted::new(move || {
        provided.set(Some(App::provide()));
        ().into_any()
    });
    (page, app.get().unwrap())
}

fn kept(part: &str) -> Vec<(String, String)> {
    dump().into_iter().filter(|(name, _)| name.contains(part)).collect()
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Need {
    what: String,
    why: String,
}

fn need(what: &str, why: &str) -> Need {
    Need { what: what.to_owned(), why: why.to_owned() }
}

/// The form, opened.
fn open(app: App) -> Draft<Need> {
    app.draft(app.draft_name("need"), Need::default())
}

#[wasm_bindgen_test]
async fn a_draft_is_kept_while_typed_is_back_after_a_reload_and_ends_with_saving() {
    raw().clear().unwrap();
    let (page, app) = start();
    assert!(app.start_group("Riverside", ""));
    let form = open(app);
    soon().await;
    assert!(kept("/draft/").is_empty() && !form.is_begun().get_untracked(), "nothing is typed");
    for what in ["B", "Ba", "Ban", "Banner"] {
        form.set(need(what, ""));
        soon().await;
        assert!(kept("/draft/need")[0].1.contains(&format!("\"{what}\"")), "kept with every letter");
    }
    assert!(form.is_begun().get_untracked());
    drop(page);

    let (page, app) = start();
    let form = open(app);
    assert_eq!(form.get_untracked(), need("Banner", ""));
    assert!(form.is_begun().get_untracked());
    soon().await;
    assert_eq!(kept("/draft/need").len(), 1, "opening it keeps it");
    form.set(need("Banner", "for the march"));
    soon().await;
    form.forget();
    soon().await;
    assert!(kept("/draft/").is_empty() && !form.is_begun().get_untracked(), "it was saved");
    drop(page);

    let (page, app) = start();
    assert_eq!(open(app).get_untracked(), Need::default());
    // What another page chose is no draft before something is typed.
    app.preset::<Need>(app.draft_name("need"), |need| need.what = "Chosen".to_owned());
    let form = open(app);
    soon().await;
    assert_eq!((form.get_untracked(), kept("/draft/").len()), (need("Chosen", ""), 0));
    form.set(need("Chosen", "typed"));
    soon().await;
    assert_eq!(kept("/draft/").len(), 1);
    // Typed away again, there is nothing to keep.
    form.set(Need::default());
    soon().await;
    assert!(kept("/draft/").is_empty());
    drop(page);
    raw().clear().unwrap();
}

async fn until(is_so: impl Fn() -> bool) {
    while !is_so() {
        soon().await;
    }
}

#[wasm_bindgen_test]
async fn files_that_wait_are_there_after_a_reload_and_go_once_they_were_dealt_with() {
    raw().clear().unwrap();
    let file = |members| {
        let header = Header { group_name: "Alpha".to_owned(), ..Header::default() };
        write(&their_copy(members), &header).unwrap()
    };
    // An earlier page kept it and was killed.
    let earlier = GroupStore::new(Backend::open().0);
    earlier
        .device_settings()
        .keep_waiting_file(&WaitingFile { name: "alpha.json".to_owned(), text: file(2) })
        .unwrap();

    let (page, app) = start();
    let waiting = || app.opening.waiting.get_untracked();
    assert_eq!(waiting(), 1);
    app.put_away();
    let is_seen = || app.opening.compared.get_untracked();
    until(|| is_seen() == 1).await;
    assert_eq!((waiting(), kept("waiting-file").len()), (0, 1), "kept until it was dealt with");
    // Another one is opened meanwhile.
    app.open_text(file(3));
    until(|| kept("waiting-file").len() == 2).await;
    assert_eq!(waiting(), 1);
    app.put_away();
    until(|| is_seen() == 2).await;
    assert_eq!(kept("waiting-file").len(), 1);
    app.bring_in_seen(|_| {});
    until(|| kept("waiting-file").is_empty()).await;
    assert_eq!(app.groups().len(), 1);

    // What is too large to be kept waits all the same.
    app.put_away();
    app.open_text(file(4));
    until(|| is_seen() == 3).await;
    app.open_text("x".repeat(2_100_000));
    let told =
        || app.toasts.with_untracked(|toasts| toasts.iter().any(|toast| toast.text == EN.share.waits_unkept));
    until(told).await;
    assert_eq!((waiting(), kept("waiting-file").len()), (1, 0));
    app.put_away();
    until(|| waiting() == 0).await;
    drop(page);
    raw().clear().unwrap();
}
