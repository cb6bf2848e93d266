//! Strengths that wait for an opportunity, with whose they are, what could use them, and *Invite* beside it.

use leptos::prelude::*;
use uuid::Uuid;

use super::ask::{Asking, Question, ask_sheet};
use super::similar_words;
use crate::group::{Command, Group, InvitationPart, InvitationTarget, MemberId, NeedId, StrengthCommand};
use crate::text;
use crate::ui::components::people::names::own_page;
use crate::ui::components::strengths::resting_strengths::{
    RestingOfPerson, RestingStrength, resting_by_person,
};
use crate::ui::components::{
    Button, Card, EmptyState, Kind, LinkButton, PageHead, PagedList, PersonLine, fresh_id, icon,
};
use crate::ui::route::{Inviting, Route};
use crate::ui::state::{App, app};

/// A strength rests after a year at the latest.
const MOST_WEEKS: u8 = 52;

/// The page.
pub fn page() -> AnyView {
    let (app, t) = (app(), &text::current().strengths);
    let people = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| resting_by_person(group, today))
    });
    let named =
        Memo::new(move |_| app.with(|group| group.seats().any(|member| !member.strengths.is_empty())));
    let ids = Memo::new(move |_| {
        people.with(|people| people.iter().map(|one| one.summary.id.0).collect::<Vec<_>>())
    });
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let asking = Asking::new();
    let line = move |id: Uuid| {
        let one = Memo::new(move |_| {
            people.with(|people| people.iter().find(|one| one.summary.id.0 == id).cloned())
        });
        (move || one.get().map(|one| person(one, asking))).into_any()
    };
    let show = move || match (named.get(), none.get()) {
        (false, _) => nothing_named(app),
        (true, true) => view! {
            <EmptyState icon=icon::LEAF title=t.all_used text=t.all_used_text>
                <LinkButton label=t.capacity href=Route::Capacity.hash()/>
            </EmptyState>
        }
        .into_any(),
        _ => view! {
            <p class="muted">{t.resting_text}</p>
            <Card><PagedList ids item=line label=t.resting/></Card>
        }
        .into_any(),
    };
    view! {
        <PageHead title=t.resting back=Route::People/>
        {similar_words::questions()}
        {show}
        {weeks(app, named)}
        {ask_sheet(asking)}
    }
    .into_any()
}

fn nothing_named(app: App) -> AnyView {
    let t = &text::current().strengths;
    view! {
        <EmptyState icon=icon::LEAF title=t.resting_none text=t.resting_none_text>
            <LinkButton label=t.name_yours kind=Kind::Primary href=own_page(app).hash()/>
        </EmptyState>
    }
    .into_any()
}

fn person(one: RestingOfPerson, asking: Asking) -> AnyView {
    let id = one.summary.id;
    let href = Route::Person(id).hash();
    let rests: Vec<_> = one.rests.into_iter().map(|one| strength(id, one, asking)).collect();
    view! {
        <PersonLine summary=one.summary href=href/>
        <ul class="rests">{rests}</ul>
    }
    .into_any()
}

fn strength(id: MemberId, one: RestingStrength, asking: Asking) -> AnyView {
    let t = &text::current().strengths;
    let of = fresh_id("rests");
    let invite = if one.needs.is_empty() {
        let href = Route::Invite(Some(Inviting::Member(id))).hash();
        view! {
            <a class="btn btn-ghost" href=href aria-describedby=of.clone()><span>{t.invite}</span></a>
        }
        .into_any()
    } else {
        let need = |(need, what): (NeedId, String)| {
            let described = fresh_id("need");
            let question =
                Question { to: id, into: InvitationTarget::Need(need), part: InvitationPart::Hold };
            view! {
                <li class="rests-need">
                    <a class="more-link" id=described.clone() href=Route::Need(need).hash() dir="auto">{what}</a>
                    <button
                        type="button" class="btn btn-ghost" aria-describedby=described
                        on:click=move |_| asking.begin(question.clone())
                    ><span>{t.invite}</span></button>
                </li>
            }
        };
        let needs: Vec<_> = one.needs.into_iter().map(need).collect();
        view! { <div class="rests-needs"><p class="muted">{t.would_fit}</p><ul>{needs}</ul></div> }.into_any()
    };
    view! {
        <li>
            <p class="rests-word" id=of><strong dir="auto">{one.word}</strong><span class="muted">{one.last}</span></p>
            {invite}
        </li>
    }
    .into_any()
}

/// After how many weeks a strength rests: for the whole group.
fn weeks(app: App, named: Memo<bool>) -> AnyView {
    let t = &text::current().strengths;
    let weeks = Memo::new(move |_| app.with(Group::rest_weeks));
    let set = move |weeks: u8| {
        let weeks = weeks.clamp(1, MOST_WEEKS);
        app.execute(
            Command::Strength(StrengthCommand::RestAfter { weeks }),
            (t.weeks_set)(usize::from(weeks)),
        );
    };
    let fewer = move || set(weeks.get_untracked().saturating_sub(1));
    let more = move || set(weeks.get_untracked().saturating_add(1));
    let show = move || {
        named.get().then(|| {
            view! {
                <Card title=t.weeks>
                    <p role="status">{move || (t.weeks_say)(usize::from(weeks.get()))}</p>
                    <div class="actions">
                        <Button label=t.weeks_fewer on_press=fewer disabled=Signal::derive(move || weeks.get() <= 1)/>
                        <Button label=t.weeks_more on_press=more/>
                    </div>
                </Card>
            }
        })
    };
    show.into_any()
}
