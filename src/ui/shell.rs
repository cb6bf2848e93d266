//! The frame around the pages: the group's name, the five places, messages, and the one live region.

use leptos::prelude::*;

use super::components::{
    Banner, Button, InstallOffer, Kind, LinkButton, MemberSummary, Seat, SeatSize, ToastRegion, Tone, icon,
    icon::icon as draw,
};
use super::navigation::{go, provide_route, use_route};
use super::pages::start;
use super::route::{NavTab, Route, WorkTab};
use super::second_part::{SecondPart, Source};
use super::state::{App, Trouble, app};
use crate::browser::{announce, focus, install, keyboard, pick, update};
use crate::group::Group;
use crate::text;

/// The frame. It makes [`use_route`] work for what is inside; [`App::provide`] is to be called before it.
#[component]
pub fn Shell(
    /// The page of a place.
    page: impl Fn(Route) -> AnyView + Send + Sync + 'static,
    /// Where the pages come from that are not there from the beginning.
    later: Source,
) -> AnyView {
    let words = text::current();
    let app = app();
    let later = SecondPart::new(app, later);
    provide_context(later);
    let route = provide_route(later);
    let is_ready = Memo::new(move |_| !app.is_joining() && later.is_ready(route.get()));
    let new_version = RwSignal::new(false);
    update::listen(move || new_version.set(true));
    let offer = RwSignal::new(0);
    provide_context(InstallOffer(offer));
    install::listen(move || offer.update(|offer| *offer += 1));
    keyboard::follow();
    pick::dropped_anywhere(move |files| {
        // Minutes have a place of their own on their page: what falls beside it is only kept from being opened.
        if !files.is_empty() && route.get_untracked() != Route::Intake {
            go(Route::OpenFile);
            app.open_files(files);
        }
    });
    let open = Memo::new(move |_| app.is_open());
    let skip = move |event: leptos::ev::MouseEvent| {
        // The address says where one is: a link to `#main` would change it.
        event.prevent_default();
        focus::first("#main");
    };
    view! {
        <a class="skip" href="#main" on:click=skip>{words.shell.skip}</a>
        <div class="shell" class:shell-alone=move || !open.get()>
            {move || open.get().then(|| frame(app))}
            <div class="shell-body">
                <section class="banners" aria-label=words.shell.banners>
                    {move || new_version.get().then(|| view! {
                        <Banner text=words.shell.update_ready>
                            <button type="button" class="btn" on:click=move |_| update::take()>
                                {words.shell.update_now}
                            </button>
                        </Banner>
                    })}
                    {move || app.trouble.get().map(|what| trouble(app, what))}
                    {move || later.is_missed().then(|| missed(later))}
                    {move || files_wait(app, route.get())}
                </section>
                <main id="main" tabindex="-1">{move || if is_ready.get() { page(route.get()) } else { on_its_way() }}</main>
            </div>
        </div>
        <ToastRegion/>
        {move || later.is_awaited().then(|| view! {
            <section class="toasts" aria-label=words.shell.opening>
                <div class="toast" role="status"><p>{words.shell.opening}</p></div>
            </section>
        })}
        <div id=announce::REGION class="unseen" role="status" aria-live="polite"></div>
    }
    .into_any()
}

/// In place of a page that one came to from outside, until it is there.
fn on_its_way() -> AnyView {
    view! { <h1 class="unseen" tabindex="-1">{text::current().shell.opening}</h1> }.into_any()
}

/// A page that somebody waited for could not be fetched.
fn missed(later: SecondPart) -> AnyView {
    let words = &text::current().shell;
    announce::announce(words.missed);
    view! {
        <Banner text=words.missed tone=Tone::Care>
            <Button label=words.try_again on_press=move || later.try_again()/>
        </Banner>
    }
    .into_any()
}

/// What stands in the way of keeping things, and the way out.
fn trouble(app: App, what: Trouble) -> AnyView {
    let text = text::current();
    let words = &text.shell;
    let says = match &what {
        Trouble::Blocked => words.blocked.to_owned(),
        Trouble::Full => words.full.to_owned(),
        Trouble::SetAside(count) => (words.set_aside)(*count),
        Trouble::Short => words.short.to_owned(),
        Trouble::Gone => words.gone.to_owned(),
        Trouble::EndOfTime => words.end_of_time.to_owned(),
        Trouble::TooMuch => words.too_much.to_owned(),
        Trouble::RecordFull => words.record_full.to_owned(),
        Trouble::Refused(said) => (words.refused)(said),
    };
    announce::announce(&says);
    let lead =
        |way: Route, label| view! { <LinkButton label=label href=way.hash() kind=Kind::Soft/> }.into_any();
    // A file is the way out of every store that keeps nothing more.
    let save =
        move || view! { <Button label=text.common.save_file on_press=move || app.save_file()/> }.into_any();
    let way_out = match what {
        Trouble::SetAside(_) | Trouble::TooMuch => lead(Route::Settings, words.settings),
        Trouble::Gone => lead(Route::Groups, words.groups),
        // A file would not help.
        Trouble::EndOfTime | Trouble::RecordFull => ().into_any(),
        _ if app.with_untracked(|group| group.id().is_nil()) => ().into_any(),
        Trouble::Full | Trouble::Short => {
            view! { {save()} {lead(Route::Settings, words.settings)} }.into_any()
        }
        _ => save(),
    };
    view! {
        <Banner text=says tone=Tone::Care>
            {way_out}
            <button
                type="button" class="btn-icon" aria-label=text.components.dismiss on:click=move |_| app.trouble.set(None)
            >
                {draw(icon::CROSS)}
            </button>
        </Banner>
    }
    .into_any()
}

/// Files wait for their turn, and the person is elsewhere.
fn files_wait(app: App, route: Route) -> Option<AnyView> {
    let words = &text::current().share;
    let waiting = app.opening.waiting.get();
    (waiting > 0 && route != Route::OpenFile).then(|| {
        view! {
            <Banner text=(words.waiting)(waiting)>
                <LinkButton label=words.next_file href=Route::OpenFile.hash() kind=Kind::Soft/>
            </Banner>
        }
        .into_any()
    })
}

fn frame(app: App) -> AnyView {
    let words = &text::current().shell;
    let name = Memo::new(move |_| app.with(|group| group.name().to_owned()));
    let me = Memo::new(move |_| {
        let me = app.me()?;
        app.with(|group| group.member(me).map(MemberSummary::from))
    });
    let route = use_route();
    let sample = Memo::new(move |_| app.is_open() && app.with(Group::is_sample));
    let own = move || {
        me.get().map(|summary| {
            let label = (words.you_are)(&summary.name);
            let href = Route::Person(summary.id).hash();
            view! {
                // The words stand in it, for a label that leaves out the letters on the seat is no label of it.
                <a class="btn-icon" href=href>
                    <Seat summary size=SeatSize::Small/>
                    <span class="unseen">{label}</span>
                </a>
            }
        })
    };
    view! {
        <div class="rail">
        <header class="bar">
            <a
                class="bar-group" href=Route::Groups.hash()
                aria-label=move || name.with(|name| (words.switch_group)(name))
            >
                <bdi>{name}</bdi>
                {draw(icon::DOWN)}
            </a>
            {move || sample.get().then(start::sample_mark)}
            {own}
            <a
                class="btn-icon" href=Route::Settings.hash() aria-label=words.settings
                aria-current=move || (route.get() == Route::Settings).then_some("page")
            >
                {draw(icon::SETTINGS)}
            </a>
        </header>
        {places()}
        </div>
    }
    .into_any()
}

fn places() -> AnyView {
    let words = &text::current().shell;
    let route = use_route();
    let places = [
        (NavTab::Now, Route::Now, icon::NOW, words.now),
        (NavTab::Work, Route::Work(WorkTab::Mine), icon::WORK, words.work),
        (NavTab::Meet, Route::Meet, icon::MEET, words.meet),
        (NavTab::People, Route::People, icon::PEOPLE, words.people),
        (NavTab::Share, Route::Share, icon::SHARE, words.share),
    ];
    let links: Vec<_> = places
        .into_iter()
        .map(|(place, to, path, label)| {
            // "page" for the place itself, "true" for what lies below it.
            let current = move || match route.get() {
                here if here == to => Some("page"),
                here if here.nav_tab() == Some(place) => Some("true"),
                _ => None,
            };
            view! {
                <a href=to.hash() aria-current=current>
                    <span class="nav-icon">{draw(path)}</span>
                    <span class="nav-word">{label}</span>
                </a>
            }
        })
        .collect::<Vec<_>>();
    view! { <nav class="places" aria-label=words.places>{links}</nav> }.into_any()
}
