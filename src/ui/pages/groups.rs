//! The groups on this phone: switch, start or open a further one, rename and remove the one that is open.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::focus;
use crate::group::{Command, Group};
use crate::storage::StoredGroup;
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::{
    Button, Card, ChangedMeanwhile, EmptyState, Field, Form, Kind, LinkButton, PageHead, Sheet, Submit, icon,
    undo_with_toast,
};
use crate::ui::navigation::go;
use crate::ui::route::Route;
use crate::ui::state::{Lock, app, field};

/// The page.
pub fn page() -> AnyView {
    let (app, text) = (app(), text::current());
    let (t, common) = (&text.groups, &text.common);
    let open = Memo::new(move |_| app.is_open());
    let others = Memo::new(move |_| {
        let id = app.is_open().then(|| app.with(Group::id));
        app.groups().into_iter().filter(|group| Some(group.id) != id).collect::<Vec<_>>()
    });
    let any_sample = Memo::new(move |_| app.groups().iter().any(|group| group.sample));
    let sample = move || {
        if app.try_sample(&text.start.sample) {
            go(Route::Now);
        }
    };
    view! {
        <PageHead title=t.title/>
        {move || if open.get() {
            open_group()
        } else if others.with(Vec::is_empty) {
            view! { <EmptyState icon=icon::PEOPLE title=t.none text=t.none_text/> }.into_any()
        } else {
            ().into_any()
        }}
        {move || {
            let others = others.get();
            (!others.is_empty()).then(|| view! {
                <Card title=t.others>
                    <ul class="list">
                        {others.into_iter().map(|group| view! { <li>{other(group)}</li> }).collect::<Vec<_>>()}
                    </ul>
                </Card>
            })
        }}
        {(!app.is_in_chat()).then(|| view! { <Card title=t.further>
            <div class="actions">
                <LinkButton label=common.start_group icon=icon::PLUS href=Route::NewGroup.hash()/>
                <LinkButton label=common.open_group_file icon=icon::OPEN href=Route::OpenFile.hash()/>
                {move || (!any_sample.get()).then(|| view! {
                    <Button label=common.try_sample kind=Kind::Ghost on_press=sample/>
                })}
            </div>
        </Card> })}
        // A chat would bring it back.
        {move || (open.get() && !app.is_in_chat()).then(way_out)}
    }
    .into_any()
}

fn name_or_none(name: &str) -> String {
    if name.is_empty() { text::current().groups.nameless.to_owned() } else { name.to_owned() }
}

/// Another group: one tap opens it.
fn other(group: StoredGroup) -> AnyView {
    let (app, t) = (app(), &text::current().groups);
    let name = name_or_none(&group.name);
    let said = (t.opened)(&bidi_isolate(&name));
    let (id, sample) = (group.id, group.sample);
    let switch = move |_| {
        app.open_group(id);
        app.say(said.clone(), false);
        go(Route::Now);
    };
    view! {
        <button type="button" class="person group-way" on:click=switch>
            <span class="person-words">
                <bdi class="person-name">{name}</bdi>
                {sample.then(|| view! { <span class="muted">{t.sample}</span> })}
            </span>
            {icon::icon_onward(icon::ONWARD)}
        </button>
    }
    .into_any()
}

/// The group that is open, and what can be done with it as a whole.
fn open_group() -> AnyView {
    let (app, t) = (app(), &text::current().groups);
    let name = Memo::new(move |_| app.with(|group| name_or_none(group.name())));
    let purpose = Memo::new(move |_| app.with(|group| group.purpose().to_owned()));
    let editing = RwSignal::new(false);
    view! {
        <Card title=t.open_now>
            <h3><bdi>{name}</bdi></h3>
            <p class="muted" dir="auto" hidden=move || purpose.with(String::is_empty)>{purpose}</p>
            <div class="actions">
                <Button label=t.edit icon=icon::EDIT on_press=move || editing.set(true)/>
            </div>
            {last_step()}
            <p class="more"><a class="more-link" href=Route::History.hash()>{t.history}</a></p>
        </Card>
        <Sheet open=editing title=t.edit>{move || edit(editing)}</Sheet>
    }
    .into_any()
}

/// At the end, away from what is pressed often.
fn way_out() -> AnyView {
    let (app, t) = (app(), &text::current().groups);
    let name = Memo::new(move |_| app.with(|group| name_or_none(group.name())));
    let removing = RwSignal::new(false);
    view! {
        <div class="actions">
            <Button label=t.remove kind=Kind::Removal on_press=move || removing.set(true)/>
        </div>
        <Sheet open=removing title=move || (t.remove_sure)(&bidi_isolate(&name.get()))>
            {move || remove(removing)}
        </Sheet>
    }
    .into_any()
}

/// What was done last on this phone, by its name: it can be taken back when its message is gone.
fn last_step() -> AnyView {
    let app = app();
    let button = move || {
        app.can_undo();
        let (step, label) = app.newest_step()?;
        Some(
            view! { <Button label kind=Kind::Quiet icon=icon::UNDO on_press=move || undo_with_toast(app, &step)/> },
        )
    };
    button.into_any()
}

const NAME: &str = "group-name";

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct GroupForm {
    name: String,
    purpose: String,
}

fn edit(open: RwSignal<bool>) -> AnyView {
    let (app, text) = (app(), text::current());
    let t = &text.groups;
    let read = |group: &Group| {
        Some(GroupForm { name: group.name().to_owned(), purpose: group.purpose().to_owned() })
    };
    let Some(form) = app.draft_over(app.draft_name("group"), read) else { return ().into_any() };
    let name = field!(form.name);
    let end = move || {
        form.forget();
        open.set(false);
    };
    let error =
        Signal::derive(move || name.with(|name| name.trim().is_empty()).then(|| t.name_wanted.to_owned()));
    let save = move || {
        let typed = form.get_untracked();
        let is_as_kept = form.is_as_kept(&typed);
        let GroupForm { name, purpose } = typed;
        if name.trim().is_empty() {
            focus::by_id(NAME);
        } else if is_as_kept || app.execute(Command::NameGroup { name, purpose }, t.edited) {
            app.list_groups();
            end();
        }
    };
    view! {
        <Form on_submit=save>
            <Field label=t.name value=name error=error most=80 id=NAME/>
            <ChangedMeanwhile other=form.conflict(|form| &form.name)/>
            <Field label=t.purpose value=field!(form.purpose) lines=true optional=true most=300/>
            <ChangedMeanwhile other=form.conflict(|form| &form.purpose)/>
            <div class="actions">
                <Submit label=text.common.save/>
                <Button label=text.common.cancel kind=Kind::Ghost on_press=end/>
            </div>
        </Form>
    }
    .into_any()
}

/// Asks before it goes, and offers the way to have it again.
fn remove(open: RwSignal<bool>) -> AnyView {
    let (app, text) = (app(), text::current());
    let t = &text.groups;
    let said = RwSignal::new("");
    let save = move || {
        if app.lock_untracked() != Lock::Open {
            // It takes a moment, and is told when it is done.
            app.save_file();
        } else if let Some(taken) = app.hand_over_file() {
            said.set(if taken { t.saved } else { t.not_saved });
        }
    };
    let yes = move || {
        let (id, name) = app.with_untracked(|group| (group.id(), name_or_none(group.name())));
        if app.remove_group(id) {
            open.set(false);
            app.say((t.removed)(&bidi_isolate(&name)), false);
            go(if app.open_group_untracked().is_some() { Route::Groups } else { Route::Start });
        }
    };
    view! {
        <p>{t.remove_text}</p>
        <Button label=text.common.save_file icon=icon::SAVE wide=true on_press=save/>
        <p role="status" class="muted" hidden=move || said.with(|said| said.is_empty())>{said}</p>
        <div class="actions">
            <Button label=t.remove_yes kind=Kind::Danger on_press=yes/>
            <Button label=text.common.cancel kind=Kind::Ghost on_press=move || open.set(false)/>
        </div>
    }
    .into_any()
}
