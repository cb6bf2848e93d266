//! Settings of this phone, and what the app is.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::install::InstallMethod;
use crate::browser::{clock, persistent_storage, save};
use crate::group::{Command, Day, day};
use crate::storage::{Direction, Theme};
use crate::text;
use crate::ui::components::{
    Button, Card, Confirm, Details, Kind, LinkButton, MemberSummary, PageHead, PersonLine, Segmented,
    deferred, icon, install_method, install_steps,
};
use crate::ui::route::Route;
use crate::ui::state::{App, app};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The page.
pub fn page() -> AnyView {
    let (app, t) = (app(), &text::current().settings);
    let open = Memo::new(move |_| app.is_open());
    // How much room is taken is told by reading all that is kept.
    let more = move || {
        view! {
            {storage(app)}
            {clearing(app)}
            {(!app.is_in_chat()).then(|| install(app))}
            <nav class="links" aria-label=t.title>
                {move || open.get().then(|| view! { <a class="more-link" href=Route::History.hash()>{t.history}</a> })}
                <a class="more-link" href=Route::Groups.hash()>{t.groups}</a>
                <a class="more-link" href=Route::About.hash()>{t.about}</a>
            </nav>
            {for_developers(app)}
            <p class="muted">{(t.version)(VERSION)}</p>
        }
        .into_any()
    };
    view! {
        <PageHead title=t.title/>
        {move || open.get().then(|| who(app))}
        {look(app)}
        {deferred(more)}
    }
    .into_any()
}

fn who(app: App) -> AnyView {
    let t = &text::current().settings;
    let me = Memo::new(move |_| {
        app.me().and_then(|me| app.with(|group| group.member(me).map(MemberSummary::from)))
    });
    view! {
        <Card title=t.who>
            {move || match me.get() {
                Some(summary) => {
                    let href = Route::Person(summary.id).hash();
                    view! {
                        <PersonLine summary href=href/>
                        <LinkButton label=t.who_change href=Route::WhoAmI.hash()/>
                    }.into_any()
                }
                None => view! {
                    <p>{t.who_none}</p>
                    <LinkButton label=t.who_say href=Route::WhoAmI.hash()/>
                }.into_any(),
            }}
        </Card>
    }
    .into_any()
}

/// One of three, and what happens when another is chosen.
fn three<T: Copy + PartialEq + Send + Sync + 'static>(
    legend: &'static str,
    options: [(T, &'static str); 3],
    now: T,
    choose: impl Fn(T) + Send + Sync + 'static,
) -> impl IntoView {
    let chosen = RwSignal::new(now);
    Effect::new(move |before: Option<T>| {
        let now = chosen.get();
        if before.is_some_and(|before| before != now) {
            choose(now);
        }
        now
    });
    view! { <Segmented legend options chosen/> }
}

fn look(app: App) -> AnyView {
    let t = &text::current().settings;
    let options =
        [(None, t.look_system), (Some(Theme::Light), t.look_light), (Some(Theme::Dark), t.look_dark)];
    let choose = move |theme| app.set_theme(theme);
    view! { <Card title=t.look>{three(t.look, options, app.theme(), choose)}</Card> }.into_any()
}

fn direction(app: App) -> impl IntoView {
    let t = &text::current().settings;
    let options = [
        (None, t.direction_language),
        (Some(Direction::LeftToRight), t.direction_ltr),
        (Some(Direction::RightToLeft), t.direction_rtl),
    ];
    three(t.direction, options, app.direction(), move |direction| app.set_direction(direction))
}

fn storage(app: App) -> AnyView {
    let t = &text::current().settings;
    let room = match app.room() {
        Some(room) => (t.room)(room.used / (room.planned / 100)),
        None => t.room_unknown.to_owned(),
    };
    let answer = RwSignal::new(None);
    spawn_local(async move {
        let state = persistent_storage::state().await;
        // The page may be gone by now.
        answer.set(Some(state));
    });
    let said = RwSignal::new("");
    let ask = move || {
        spawn_local(async move {
            let state = persistent_storage::ask().await;
            answer.set(Some(state));
            said.set(if state == persistent_storage::Persistence::Promised {
                t.asked_yes
            } else {
                t.asked_no
            });
        });
    };
    let keeps = move || match answer.get() {
        Some(persistent_storage::Persistence::Promised) => t.promised,
        Some(persistent_storage::Persistence::NotPromised) => t.not_promised,
        Some(persistent_storage::Persistence::Silent) => t.silent,
        None => "",
    };
    let saved = move || app.is_open().then(|| app.last_passed_on_words());
    view! {
        <Card title=t.storage>
            <div class="stack-close">
                <p>{room}</p>
                <p>{keeps}</p>
                <p>{saved}</p>
                <p role="status" hidden=move || said.get().is_empty()>{said}</p>
            </div>
            <div class="actions">
                {move || (answer.get() == Some(persistent_storage::Persistence::NotPromised)).then(|| view! {
                    <Button label=t.ask on_press=ask/>
                })}
                {move || app.is_open().then(|| view! {
                    <LinkButton label=text::current().common.save_file icon=icon::SAVE href=Route::Share.hash()/>
                })}
            </div>
        </Card>
    }
    .into_any()
}

/// How the app gets onto this phone; nothing where it is there already.
fn install(app: App) -> AnyView {
    let method = install_method();
    view! {
        <Show when=move || method.get() != InstallMethod::Installed>
            <Card title=text::current().share.install>{install_steps(app, method)}</Card>
        </Show>
    }
    .into_any()
}

/// What those want who try the app out or repair it; folded away for everybody else.
fn for_developers(app: App) -> AnyView {
    let t = &text::current().settings;
    let raw = move || {
        let name = ["all-leaders-raw-", &day::to_text(clock::today()), ".json"].concat();
        let taken = save::save(&name, "application/json", app.raw_data().as_bytes());
        app.say(if taken { t.raw_saved } else { t.raw_not_saved }, false);
    };
    view! {
        <Details summary=t.for_developers>
            <p class="hint">{t.direction_hint}</p>
            {direction(app)}
            <Button label=t.raw kind=Kind::Ghost on_press=raw/>
            <p class="hint">{t.raw_hint}</p>
        </Details>
    }
    .into_any()
}

/// What ended so many days ago is old.
const OLD: i32 = 91;

/// Makes room: old work that is done can be cleared, where there is any.
fn clearing(app: App) -> AnyView {
    let t = &text::current().settings;
    let before = move || Day::from_julian_day(app.today().to_julian_day() - OLD).unwrap_or(Day::MIN);
    let count = Memo::new(move |_| {
        let before = before();
        app.with(|group| group.ended_by(before).count())
    });
    let asking = RwSignal::new(false);
    let clear = move || {
        let (count, before) = (count.get_untracked(), untrack(before));
        if app.execute(Command::ClearEnded(before), (t.cleared)(count)) {
            app.room_was_made();
        }
    };
    view! {
        {move || (count.get() > 0).then(|| view! {
            <Card title=t.making_room>
                <p>{(t.clear_hint)(count.get())}</p>
                <Button label=t.clear kind=Kind::Removal on_press=move || asking.set(true)/>
            </Card>
        })}
        <Confirm
            open=asking title=move || (t.clear_sure)(count.get())
            text=t.clear_what yes=t.clear_yes on_yes=clear
        />
    }
    .into_any()
}

/// What this is and why.
pub fn about() -> AnyView {
    let t = &text::current().settings;
    let in_chat = app().is_in_chat().then_some(text::current().chat.promise);
    let promises = [
        t.nobody_in_charge,
        t.invitations,
        t.the_whole,
        in_chat.unwrap_or(t.sends_nothing),
        t.offline,
        t.nothing_lost,
    ];
    let promises = promises.map(|promise| view! { <li>{promise}</li> }).into_iter().collect::<Vec<_>>();
    let back = if app().open_group_untracked().is_some() { Route::Settings } else { Route::Start };
    view! {
        <PageHead title=t.about_title back=back/>
        {t.about_text.iter().map(|paragraph| view! { <p>{*paragraph}</p> }).collect::<Vec<_>>()}
        <p><a class="more-link" href=Route::Ways.hash()>{text::current().ways.title}</a></p>
        <Card title=t.promises><ul class="promises">{promises}</ul></Card>
        <p class="muted">{(t.version)(VERSION)}" · "{t.free}</p>
    }
    .into_any()
}
