//! The first page: start a group, open a group's file, or look around in an invented one.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::focus;
use crate::storage::DraftName;
use crate::text;
use crate::ui::components::people::first_steps;
use crate::ui::components::{Button, Confirm, Field, Form, Kind, PageHead, Submit, icon};
use crate::ui::navigation::{go, go_instead};
use crate::ui::route::Route;
use crate::ui::state::{app, field};

/// The first page.
pub fn page() -> AnyView {
    let (app, text) = (app(), text::current());
    let (t, common, chat) = (&text.start, &text.common, &text.chat);
    let in_chat = app.is_in_chat();
    let any = !untrack(|| app.groups()).is_empty();
    let sample = move |_| {
        if app.try_sample(&t.sample) {
            go(Route::Now);
        }
    };
    // The name of each way is its first words alone; what stands under them describes it, and all of it is pressed.
    view! {
        <div class="start">
            <PageHead title=t.welcome eyebrow=text.shell.app/>
            <p class="start-what">{t.what}</p>
            <div class="start-passing">
                {picture()}<p>{if in_chat { chat.passing } else { t.passing }}</p>
            </div>
            <div class="start-ways">
                <div class="start-way start-way-first">
                    <span class="start-icon">{icon::icon(icon::PLUS)}</span>
                    <span class="start-words">
                        <a href=Route::NewGroup.hash() aria-describedby="start-new">{common.start_group}</a>
                        <span id="start-new">{if in_chat { chat.start_under } else { t.start_under }}</span>
                    </span>
                    {icon::icon_onward(icon::ONWARD)}
                </div>
                <div class="start-way">
                    <span class="start-icon">{icon::icon(icon::OPEN)}</span>
                    <span class="start-words">
                        <a href=Route::OpenFile.hash() aria-describedby="start-open">{common.open_group_file}</a>
                        <span id="start-open">{if in_chat { chat.open_under } else { t.open_under }}</span>
                    </span>
                    {icon::icon_onward(icon::ONWARD)}
                </div>
                // Everybody in a chat would get it.
                {(!in_chat).then(|| view! { <div class="start-way">
                    <span class="start-icon">{icon::icon(icon::MEET)}</span>
                    <span class="start-words">
                        <button type="button" aria-describedby="start-sample" on:click=sample>
                            {common.try_sample}
                        </button>
                        <span id="start-sample">{t.sample_under}</span>
                    </span>
                    {icon::icon_onward(icon::ONWARD)}
                </div> })}
            </div>
            <p class="row">
                <a class="more-link" href=Route::About.hash()>{t.about}</a>
                {any.then(|| view! { <a class="more-link" href=Route::Groups.hash()>{t.to_groups}</a> })}
            </p>
        </div>
    }
    .into_any()
}

/// Two phones, the same circle on both, and the file that goes from each to the other.
fn picture() -> AnyView {
    const SEATS: [(&str, i32, i32); 4] = [
        ("circle-seat seat-0", 14, 16),
        ("circle-seat seat-1", 23, 25),
        ("circle-seat seat-5", 14, 34),
        ("circle-seat seat-3", 5, 25),
    ];
    let phone = |x: i32| {
        let seat = |(class, dx, dy)| {
            view! { <g class=class><circle class="circle-shape" cx=x + dx cy=3 + dy r="3.6"></circle></g> }
        };
        view! {
            <rect class="start-phone" x=x y="3" width="28" height="50" rx="6"></rect>
            {SEATS.map(seat).into_iter().collect_view()}
        }
    };
    view! {
        <svg class="start-picture" viewBox="0 0 116 56" aria-hidden="true" focusable="false">
            {phone(2)}
            <path class="start-file" d="M51 17h9l6 6v17h-15zM60 17v6h6"></path>
            <path class="start-arrow" d="M37 9h42M74 4l5 5l-5 5M79 47h-42M42 42l-5 5l5 5"></path>
            {phone(86)}
        </svg>
    }
    .into_any()
}

const NAME: &str = "group-name";

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct NewGroupForm {
    name: String,
    purpose: String,
}

/// Names a new group; adding its people comes next.
pub fn new_group() -> AnyView {
    let (app, text) = (app(), text::current());
    let (t, common) = (&text.start, &text.common);
    let form = app.draft(DraftName::of_phone("group-new"), NewGroupForm::default());
    let (name, purpose) = (field!(form.name), field!(form.purpose));
    let missing = RwSignal::new(false);
    let error = Signal::derive(move || {
        (missing.get() && name.with(|name| name.trim().is_empty())).then(|| t.name_wanted.to_owned())
    });
    let start = move || {
        let (name, purpose) = (name.get_untracked(), purpose.get_untracked());
        if name.trim().is_empty() {
            missing.set(true);
            focus::by_id(NAME);
        } else if app.start_group(&name, &purpose) {
            first_steps::begin(app);
            form.forget();
            go_instead(Route::NewPeople);
        }
    };
    let back = if untrack(|| app.groups()).is_empty() { Route::Start } else { Route::Groups };
    view! {
        <PageHead title=common.start_group eyebrow=(t.step)(1) back=back/>
        <Form on_submit=start>
            <Field label=t.name value=name hint=t.name_hint error=error most=80 id=NAME/>
            <Field label=t.purpose value=purpose hint=t.purpose_hint lines=true optional=true most=300/>
            <div class="actions">
                <Submit label=common.start_group/>
                <Button label=common.cancel kind=Kind::Ghost on_press=move || { form.reset(); go(back); }/>
            </div>
        </Form>
    }
    .into_any()
}

/// In the bar over every page of the invented group: what it is; pressed, it asks whether to remove it.
pub fn sample_mark() -> AnyView {
    let (app, t) = (app(), &text::current().start);
    let asks = RwSignal::new(false);
    let remove = move || {
        let id = app.with_untracked(crate::group::Group::id);
        if app.remove_group(id) {
            app.say(t.sample_gone, false);
            go(if app.open_group_untracked().is_some() { Route::Now } else { Route::Start });
        }
    };
    view! {
        <button type="button" class="bar-sample" on:click=move |_| asks.set(true)>{t.sample_mark}</button>
        <Confirm open=asks title=t.sample_note text=t.sample_remove_text yes=t.sample_remove on_yes=remove/>
    }
    .into_any()
}
