//! Thanks: which forms of leadership were noticed lately and which were not, and the thanks themselves.

mod forms;
mod say;

use leptos::prelude::*;
use uuid::Uuid;

use crate::group::MemberId;
use crate::insight::{forms_noticed, not_thanked_lately};
use crate::text;
use crate::ui::components::thanks::lines::line;
use crate::ui::components::{
    Card, Details, EmptyState, Kind, LinkButton, MemberSummary, PageHead, PagedList, PersonLine, icon,
};
use crate::ui::route::Route;
use crate::ui::state::app;

pub use say::page as say;

/// The page.
pub fn page() -> AnyView {
    let (app, t) = (app(), &text::current().thanks);
    let ids = Memo::new(move |_| {
        app.with(|group| group.appreciations().rev().map(|one| one.id.0).collect::<Vec<_>>())
    });
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let href = || Route::SayThanks(None).hash();
    let latest = move || {
        if none.get() {
            view! {
                <EmptyState icon=icon::HEART title=t.none text=t.none_text>
                    <LinkButton label=t.say_thanks kind=Kind::Primary icon=icon::HEART href=href()/>
                </EmptyState>
            }
            .into_any()
        } else {
            view! {
                {noticed()}
                <Card title=t.latest><PagedList ids item=|id| line(id, true)/></Card>
            }
            .into_any()
        }
    };
    let say = move || {
        (!none.get()).then(|| {
            view! { <LinkButton label=t.say_thanks kind=Kind::Primary icon=icon::HEART href=href()/> }
        })
    };
    view! {
        <PageHead title=t.title back=Route::People>{say}</PageHead>
        {latest}
        {not_lately()}
        {forms::list()}
    }
    .into_any()
}

/// The group as a whole: what was noticed lately, and what was not.
fn noticed() -> AnyView {
    let (app, t) = (app(), &text::current().thanks);
    let forms = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| forms_noticed(group, today))
    });
    let seen = move || {
        let noticed = forms.with(|forms| forms.noticed.clone());
        if noticed.is_empty() {
            return view! { <p class="muted">{t.noticed_none}</p> }.into_any();
        }
        let one = |(form, _): (String, usize)| view! { <li class="tag" dir="auto">{t.form(&form)}</li> };
        view! { <ul class="tags">{noticed.into_iter().map(one).collect::<Vec<_>>()}</ul> }.into_any()
    };
    let unseen = move || {
        let unnoticed = forms.with(|forms| forms.unnoticed.clone());
        if unnoticed.is_empty() {
            return view! { <p class="muted">{t.unnoticed_none}</p> }.into_any();
        }
        let one = |form: String| {
            let words = t.form(&form);
            let label = (t.thank_for)(&words);
            view! {
                <button
                    type="button" class="chip" dir="auto" aria-label=label
                    on:click=move |_| crate::ui::forms::thanks::for_form(app, &form)
                >
                    {words}
                </button>
            }
        };
        view! {
            <p class="muted">{t.unnoticed_text}</p>
            <div class="chips">{unnoticed.into_iter().map(one).collect::<Vec<_>>()}</div>
        }
        .into_any()
    };
    view! {
        <Card title=t.noticed>{seen}</Card>
        <Card title=t.unnoticed>{unseen}</Card>
    }
    .into_any()
}

/// A private nudge, behind a press: names in the order of the seats.
fn not_lately() -> AnyView {
    let (app, t) = (app(), &text::current().thanks);
    let ids = Memo::new(move |_| {
        let (me, today) = (app.me(), app.today());
        let ids = app.with(|group| not_thanked_lately(group, me, today));
        ids.into_iter().map(|id| id.0).collect::<Vec<_>>()
    });
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let person = move |id: Uuid| {
        let id = MemberId(id);
        let summary = Memo::new(move |_| app.with(|group| group.member(id).map(MemberSummary::from)));
        let href = move || Route::SayThanks(Some(id)).hash();
        (move || summary.get().map(|summary| view! { <PersonLine summary href=href()/> })).into_any()
    };
    let list = move || match none.get() {
        true => view! { <p class="muted">{t.not_lately_none}</p> }.into_any(),
        false => view! { <PagedList ids item=person/> }.into_any(),
    };
    view! {
        <Details summary=t.not_lately>
            <p class="muted">{t.not_lately_text}</p>
            {list}
        </Details>
    }
    .into_any()
}
