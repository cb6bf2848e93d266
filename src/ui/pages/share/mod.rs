//! Share: the group as a file to others, and files of others in.

mod code;
mod folder;
mod link;
mod lock;
mod look;
mod open;
mod preview;
mod ready;
mod ways;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub use code::code_page;
pub use folder::folder_page;
pub use link::link_page;
pub use look::look_page;
pub use open::open_page;
pub use ways::ways_page;

use crate::browser::install::InstallMethod;
use crate::browser::{announce, clipboard, folder as browser_folder, share, webxdc};
use crate::storage::ExportMethod;
use crate::text::{self, pictures::PICTURES};
use crate::ui::components::{
    Button, Card, Details, Kind, LinkButton, PageHead, icon, install_method, install_steps, ways,
};
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::{App, GroupLink, Lock, OutgoingFile, app};

/// The Share page: the group out, files in, and whether two phones match; what is rare is folded away.
pub fn page() -> AnyView {
    let app = app();
    let words = &text::current().share;
    view! {
        <PageHead title=words.title/>
        <div class="stack">
            {give(app)}
            {same(app)}
            <Details summary=words.more_ways>{more_ways(app)}</Details>
            {(!app.is_in_chat()).then(|| install(app))}
        </div>
    }
    .into_any()
}

/// How the app gets onto this phone, folded away; nothing where it is there already.
fn install(app: App) -> AnyView {
    let (words, method) = (&text::current().share, install_method());
    view! {
        <Show when=move || method.get() != InstallMethod::Installed>
            <Details summary=words.install>{install_steps(app, method)}</Details>
        </Show>
    }
    .into_any()
}

/// Passing the group on, and taking in what others have.
fn give(app: App) -> AnyView {
    let text = text::current();
    let (words, codes) = (&text.share, &text.codes);
    if app.is_in_chat() {
        return in_chat(app);
    }
    let last = move || app.last_passed_on_words();
    let new = move || app.new_since_passed_on().map(words.new_since);
    let why = move || app.reminder(true).map(|keeping| view! { <p>{(words.why_pass_on)(keeping)}</p> });
    // Without a share sheet a link works at once, where it is short enough for every chat; otherwise the main button saves a file.
    let copies_link = !share::can_share() && short_link(app).is_some();
    let save = (share::can_share() || copies_link).then(|| save_file(app, Kind::Soft));
    let rows = vec![
        (Route::SendLink, icon::LINK, words.send_link, words.send_link_under),
        (Route::ShowCode, icon::CODE, codes.show, codes.show_under),
        (Route::LookAtCode, icon::CAMERA, codes.look, codes.look_under),
    ];
    let lock = Memo::new(move |_| app.lock());
    let main = move || match lock.get() {
        Lock::Asks => lock::ask_first(app),
        Lock::Open | Lock::With(_) => {
            let act = if copies_link { copy_short_link(app) } else { share_file(app, Kind::Primary) };
            view! { <div class="share-main">{act}</div> }.into_any()
        }
    };
    let then = match (share::can_share(), copies_link) {
        (true, _) => [words.give_hint, " ", words.saved_where].concat(),
        (false, true) => words.link_then.to_owned(),
        (false, false) => words.file_then.to_owned(),
    };
    view! {
        <div class="share-ways">
            {main}
            <p class="muted">{then}</p>
            <p>{last}" "{new}</p>
            {why}
            <div class="share-files">{open::choose_file(app, Kind::Soft)}{save}</div>
            {ways(words.ways, rows)}
            {lock::begun(app)}
        </div>
    }
    .into_any()
}

/// The group as a link that goes through every chat, where it is not locked and small enough.
fn short_link(app: App) -> Option<String> {
    let is_small = app.replica(|replica| replica.len() <= link::RECORDS_OF_A_SHORT_LINK);
    if !is_small || app.lock_untracked() != Lock::Open {
        return None;
    }
    match App::link_of(&app.packed_for(&[], link::RECORDS_OF_A_SHORT_LINK)?)? {
        GroupLink::Short(address) => Some(address),
        GroupLink::Long(_) | GroupLink::TooLong => None,
    }
}

fn copy_short_link(app: App) -> AnyView {
    let copy = move || {
        // As the group stands now.
        let Some(address) = untrack(|| short_link(app)) else { return navigation::go(Route::SendLink) };
        spawn_local(async move { link::copy_link(app, &address).await });
    };
    let label = text::current().share.copy_link;
    view! { <Button label kind=Kind::Primary icon=icon::COPY wide=true on_press=copy/> }.into_any()
}

/// In a chat everybody has the group: it goes elsewhere by the messenger. Links and codes would need an address.
fn in_chat(app: App) -> AnyView {
    let text = text::current();
    let words = &text.chat;
    let lock = Memo::new(move |_| app.lock());
    let pass_on = move || {
        spawn_local(async move {
            let Some(file) = outgoing(app).await else { return };
            let is_passed_on = webxdc::pass_on(&file.name, &file.text()).await;
            if is_passed_on {
                app.was_passed_on(ExportMethod::Shared);
            }
            app.say(if is_passed_on { words.passed_on } else { words.not_passed_on }, false);
        });
    };
    view! {
        <div class="share-ways">
            {move || match lock.get() {
                Lock::Asks => lock::ask_first(app),
                Lock::Open | Lock::With(_) => view! {
                    <div class="share-main">
                        <Button label=words.pass_on kind=Kind::Primary icon=icon::SHARE wide=true on_press=pass_on/>
                    </div>
                }
                .into_any(),
            }}
            <p class="muted">{words.give_hint}</p>
            <div class="share-files">{open::choose_file(app, Kind::Soft)}{save_file(app, Kind::Soft)}</div>
            {lock::begun(app)}
        </div>
    }
    .into_any()
}

/// Passes the group on as a file, by the share sheet; where the phone has none, it is saved.
fn share_file(app: App, kind: Kind) -> AnyView {
    if !share::can_share() {
        return save_file(app, kind);
    }
    let words = &text::current().share;
    let pass_on = move || {
        spawn_local(async move {
            let Some(file) = outgoing(app).await else { return };
            match share::share(&file.name, file.text().as_bytes()).await {
                share::ShareOutcome::Yes => {
                    app.was_passed_on(ExportMethod::Shared);
                    app.say(words.shared, false);
                }
                share::ShareOutcome::Cancelled => {}
                share::ShareOutcome::Cannot => app.save(&file),
            }
        });
    };
    view! { <Button label=text::current().common.share_group kind icon=icon::SHARE wide=true on_press=pass_on/> }
        .into_any()
}

/// The group as a file, locked where its things are; `None` where there is none, and the person was told why.
async fn outgoing(app: App) -> Option<OutgoingFile> {
    match app.lock_untracked() {
        // Nothing is waited for: a share sheet opens from the press alone.
        Lock::Open => app.outgoing(),
        Lock::With(passphrase) => {
            app.say(text::current().lock.locking, false);
            app.outgoing_locked(&passphrase).await
        }
        Lock::Asks => {
            app.say(text::current().lock.asks_first, false);
            None
        }
    }
}

fn save_file(app: App, kind: Kind) -> AnyView {
    let save = move || app.save_file();
    view! { <Button label=text::current().common.save_file kind icon=icon::SAVE wide=true on_press=save/> }
        .into_any()
}

/// What is done now and then: the group as text, a text as the group, minutes and lists, a folder, a lock.
fn more_ways(app: App) -> AnyView {
    let text = text::current();
    let words = &text.share;
    let folder = (browser_folder::can() && !app.is_in_chat()).then(|| {
        let folder = &text.folder;
        ways(folder.title, vec![(Route::SharedFolder, icon::OPEN, folder.title, folder.under)])
    });
    let told = (!app.is_in_chat())
        .then(|| view! { <a class="more-link" href=Route::Ways.hash()>{text.ways.title}</a> });
    let copy_text = move || {
        spawn_local(async move {
            let Some(file) = outgoing(app).await else { return };
            let copied = clipboard::copy(&file.text()).await;
            app.say(if copied { words.copied } else { words.not_copied }, false);
        });
    };
    view! {
        <div class="actions">
            <Button label=words.copy_text icon=icon::COPY on_press=copy_text/>
            <LinkButton label=words.bring_in href=Route::Intake.hash() icon=icon::MINUTES/>
        </div>
        {open::paste(app)}
        {folder}
        {lock::begin(app)}
        {told}
    }
    .into_any()
}

fn same(app: App) -> AnyView {
    let words = &text::current().share;
    let pictures = Memo::new(move |_| app.fingerprint().pictures());
    let names = move || {
        let names = pictures.get().map(|at| PICTURES[usize::from(at) % PICTURES.len()].1);
        (words.pictures)(&names)
    };
    let draw = move || {
        pictures.get().map(|at| {
            let (picture, name) = PICTURES[usize::from(at) % PICTURES.len()];
            view! { <li><span class="picture" aria-hidden="true">{picture}</span><span>{name}</span></li> }
        })
    };
    view! {
        <Card title=words.same>
            <ul class="pictures" aria-label=names>{draw}</ul>
            <p class="muted">{words.same_hint}</p>
        </Card>
    }
    .into_any()
}

/// Says a sentence to those who hear the page.
pub(super) fn tell(words: &str) {
    announce::announce(words);
}
