//! The group's roles: what each does, who would like to, who had it; and the list itself.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::head;
use crate::browser::focus;
use crate::group::{Command, Day, Group, MemberId, ROLES, RoleCommand};
use crate::insight::{PastRoleHolder, RoleWish, role_balance, role_history};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::meeting::role_wishes::{role_name, says, wish_chips};
use crate::ui::components::people::names::names_of;
use crate::ui::components::people::names::seats_as_added;
use crate::ui::components::{
    Button, Card, Details, Field, Form, FormActions, Kind, LinkButton, Menu, PageHead, PagedList, SeatPicker,
    Segmented, after_first_paint, day_words, deferred, fresh_id, icon,
};
use crate::ui::route::Route;
use crate::ui::state::{App, app, field};

const NAME: &str = "role-name";
/// So many of the latest times stand on the card; the others are folded away.
const LATEST: usize = 2;
/// So many roles begin on the first screen; the others come when it has been painted.
const SEEN: usize = 2;

/// The page.
pub fn page() -> AnyView {
    let (app, words) = (app(), text::current());
    let t = &words.roles;
    let roles = Memo::new(move |_| {
        app.with(|group| group.roles().into_iter().map(|role| (role.name, role.visible)).collect::<Vec<_>>())
    });
    let none = Memo::new(move |_| app.with(|group| group.seats().next().is_none()));
    let chosen = RwSignal::new(app.me_untracked().into_iter().collect::<Vec<_>>());
    let who = Memo::new(move |_| chosen.with(|chosen| chosen.first().copied()));
    let whose = move || {
        if none.get() {
            return view! {
                <p>{t.no_people}</p>
                <LinkButton label=words.common.add_people icon=icon::PLUS href=Route::NewPeople.hash()/>
            }
            .into_any();
        }
        let title = move || match who.get() {
            Some(id) => [t.whose, ": ", &bidi_isolate(&app.name_of(id))].concat(),
            None => t.whose_change.to_owned(),
        };
        view! {
            <p class="muted" hidden=move || who.get().is_some()>{t.whose_choose}</p>
            <Details summary=title><SeatPicker legend=t.whose people=seats_as_added() chosen one=true quiet=true/></Details>
        }
        .into_any()
    };
    let after_first_paint = after_first_paint();
    let each = move || {
        let mut roles = roles.get();
        if !after_first_paint.get() {
            roles.truncate(SEEN);
        }
        roles
    };
    view! {
        <PageHead title=t.title back=Route::Meet/>
        <p class="muted">{t.under}</p>
        {move || app.with(role_balance).map(balance_card)}
        {whose}
        {own(app)}
        <div class="roles"><For each key=Clone::clone children=move |(role, visible)| card(app, role, visible, who)/></div>
        {deferred(move || (move || out(app)).into_any())}
    }
    .into_any()
}

fn balance_card(seen: crate::insight::Balance) -> AnyView {
    let t = &text::current().roles;
    let says = (t.balance_says)(seen.meetings, seen.visible, seen.less_visible);
    let then = match seen.visible.cmp(&seen.less_visible) {
        std::cmp::Ordering::Equal => t.balance_even,
        std::cmp::Ordering::Greater => t.balance_few,
        std::cmp::Ordering::Less => t.balance_all,
    };
    view! { <Card title=t.balance><p>{says}</p><p class="muted">{then}</p></Card> }.into_any()
}

fn card(app: App, role: String, visible: bool, who: Memo<Option<MemberId>>) -> AnyView {
    let t = &text::current().roles;
    let id = fresh_id("role");
    let of = StoredValue::new(role.clone());
    let history = Memo::new(move |_| app.with(|group| of.with_value(|role| role_history(group, role))));
    let lists = Memo::new(move |_| app.with(|group| of.with_value(|role| wish_lists(group, role))));
    let take_out = move || {
        let role = of.get_value();
        let said = (t.taken_out)(&role_name(&role));
        if app.execute(Command::Role(RoleCommand::List { role, visible: None }), said) {
            focus::heading();
        }
    };
    let name = [text::current().common.more, ": ", &role_name(&role)].concat();
    let menu = view! {
        <Menu label=name><Button label=t.take_out kind=Kind::Quiet on_press=take_out/></Menu>
    }
    .into_any();
    let wishes = move || {
        who.get().map(|id| {
            view! {
                <p class="role-says">{(t.says_of)(&bidi_isolate(&app.name_of(id)))}</p>
                {wish_chips(id, of.get_value())}
            }
        })
    };
    let lists = move || lists.get().into_iter().map(|line| view! { <p>{line}</p> }).collect::<Vec<_>>();
    view! {
        <section class="card role" aria-labelledby=id>
            {head(id.clone(), &role, visible, Some(menu))}
            {wishes}
            <div class="role-lines">{lists}</div>
            {had(app, history)}
        </section>
    }
    .into_any()
}

/// Who says what of the role, a line each.
fn wish_lists(group: &Group, role: &str) -> Vec<String> {
    let t = &text::current().roles;
    let line = |wish: RoleWish| {
        let who = group.seats().filter(|member| says(group, member, role, wish)).map(|member| member.id);
        let who = names_of(group, &who.collect::<Vec<_>>());
        (!who.is_empty()).then(|| [t.wish(wish), ": ", &who].concat())
    };
    RoleWish::ALL.into_iter().filter_map(line).collect::<Vec<_>>()
}

fn held_words(group: &Group, held: &PastRoleHolder, today: Day) -> String {
    let t = &text::current().roles;
    let mut who: Vec<String> = Vec::new();
    let mut add = |ids: &[MemberId], say: fn(&str) -> String| {
        if !ids.is_empty() {
            who.push(say(&names_of(group, ids)));
        }
    };
    add(&held.holders, str::to_owned);
    add(&held.teaching, t.had_teaching);
    add(&held.learning, t.had_learning);
    (t.had_on)(&who.join(", "), &day_words(today, held.day))
}

/// Who had it, the latest first.
fn had(app: App, history: Memo<Vec<PastRoleHolder>>) -> AnyView {
    let t = &text::current().roles;
    let say = move |held: &PastRoleHolder| {
        let today = app.today();
        app.with(|group| held_words(group, held, today))
    };
    let latest = move || {
        history.with(|all| match all.len() {
            0 => t.had_none.to_owned(),
            _ => [t.had, ": ", &all.iter().take(LATEST).map(say).collect::<Vec<_>>().join("; ")].concat(),
        })
    };
    let more = Memo::new(move |_| history.with(|all| all.len() > LATEST));
    let ids =
        Memo::new(move |_| history.with(|all| all.iter().map(|held| held.meeting.0).collect::<Vec<_>>()));
    let line = move |id: Uuid| {
        let words = move || history.with(|all| all.iter().find(|held| held.meeting.0 == id).map(say));
        view! { <span>{words}</span> }.into_any()
    };
    view! {
        <p class="muted">{latest}</p>
        {move || more.get().then(|| view! {
            <Details summary=t.had><PagedList ids item=line label=t.had/></Details>
        })}
    }
    .into_any()
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct RoleForm {
    name: String,
    /// Whether it is seen by few, and not by all.
    // So it is called in drafts of earlier versions.
    #[serde(alias = "few_see")]
    less_visible: bool,
}

/// A role of the group's own.
fn own(app: App) -> AnyView {
    let t = &text::current().roles;
    let form = app.draft(app.draft_name("role"), RoleForm::default());
    let (name, less_visible) = (field!(form.name), field!(form.less_visible));
    let error = RwSignal::new(None::<String>);
    let add = move || {
        let role = name.with_untracked(|name| name.trim().to_owned());
        error.set(role.is_empty().then(|| t.add_wanted.to_owned()));
        if role.is_empty() {
            focus::by_id(NAME);
            return;
        }
        let said = (t.added)(&bidi_isolate(&role));
        let visible = Some(!less_visible.get_untracked());
        if app.execute(Command::Role(RoleCommand::List { role, visible }), said) {
            form.reset();
            focus::by_id(NAME);
        }
    };
    view! {
        <Details summary=t.add_title unfolded=form.is_begun().get_untracked()>
            <Form on_submit=add>
                <Field label=t.add_name value=name error=error most=60 id=NAME/>
                <Segmented legend=t.add_seen options=[(false, t.seen_by_all), (true, t.seen_by_few)] chosen=less_visible/>
                <FormActions label=t.add begun=form.is_begun() on_cancel=move || form.reset()/>
            </Form>
        </Details>
    }
    .into_any()
}

/// What the group took out of its list.
fn out(app: App) -> Option<AnyView> {
    let t = &text::current().roles;
    let out = app.with(Group::removed_roles);
    let button = |role: String| {
        let name = role_name(&role);
        let (label, said) = ((t.bring_back)(&name), (t.is_back)(&name));
        let visible = ROLES.iter().find(|(name, _)| *name == role).is_none_or(|(_, visible)| *visible);
        let press = move || {
            app.execute(
                Command::Role(RoleCommand::List { role: role.clone(), visible: Some(visible) }),
                said.clone(),
            );
            focus::heading();
        };
        view! { <Button label=label on_press=press/> }.into_any()
    };
    (!out.is_empty()).then(|| {
        let buttons: Vec<AnyView> = out.into_iter().map(button).collect();
        view! { <Card title=t.out><div class="actions">{buttons}</div></Card> }.into_any()
    })
}
