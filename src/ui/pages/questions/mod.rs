//! Words that somebody asks for. There is no way to write to somebody who did not ask.

mod ask;
mod one;

use leptos::prelude::*;
use uuid::Uuid;

use crate::group::{Day, Group, Question, QuestionId};
use crate::text;
use crate::ui::components::people::names::{name_or_somebody, names_of};
use crate::ui::components::{
    Card, EmptyState, Kind, LinkButton, MemberSummary, PageHead, PagedList, Seat, day_words, icon,
};
use crate::ui::route::Route;
use crate::ui::state::app;

pub use ask::page as ask;
pub use one::page as one;

/// The page: all questions, the open ones first.
pub fn page() -> AnyView {
    let (app, t) = (app(), &text::current().questions);
    let of = move |closed: bool| {
        Memo::new(move |_| {
            app.with(|group| {
                let these = group.questions().rev().filter(|one| one.closed == closed);
                these.map(|one| one.id.0).collect::<Vec<_>>()
            })
        })
    };
    let (open, closed) = (of(false), of(true));
    let none = Memo::new(move |_| open.with(Vec::is_empty) && closed.with(Vec::is_empty));
    let ask = |kind| view! { <LinkButton label=t.ask kind icon=icon::PLUS href=Route::NewQuestion.hash()/> };
    let part = move |ids: Memo<Vec<Uuid>>, title: &'static str| {
        let any = Memo::new(move |_| !ids.with(Vec::is_empty));
        move || any.get().then(|| view! { <Card title=title><PagedList ids item=line/></Card> })
    };
    let list = move || {
        if none.get() {
            return view! {
                <EmptyState icon=icon::HEART title=t.none text=t.none_text>{ask(Kind::Primary)}</EmptyState>
            }
            .into_any();
        }
        view! { <p class="muted">{t.under}</p>{part(open, t.open)}{part(closed, t.closed)} }.into_any()
    };
    view! {
        <PageHead title=t.title back=Route::People>
            {move || (!none.get()).then(|| ask(Kind::Primary))}
        </PageHead>
        {list}
    }
    .into_any()
}

/// Who asks whom, in a sentence.
fn asks(group: &Group, question: &Question) -> String {
    let t = &text::current().questions;
    let who = name_or_somebody(group, question.by);
    match group.asked_members(question) {
        None => (t.asks_everyone)(&who),
        Some(ids) => (t.asks)(&who, &names_of(group, &ids)),
    }
}

/// A question in a list.
#[derive(Clone, PartialEq)]
struct Summary {
    seat: Option<MemberSummary>,
    what: String,
    under: String,
}

impl Summary {
    fn of(group: &Group, question: &Question, today: Day) -> Self {
        let on = question.on.map(|on| day_words(today, on));
        let under: Vec<String> = std::iter::once(asks(group, question)).chain(on).collect();
        Self {
            seat: question.by.and_then(|id| group.member(id)).map(MemberSummary::from),
            what: question.what.clone(),
            under: under.join(", "),
        }
    }
}

fn line(id: Uuid) -> AnyView {
    let (app, id) = (app(), QuestionId(id));
    let summary = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| group.question(id).map(|question| Summary::of(group, question, today)))
    });
    let show = move |summary: Summary| {
        let href = Route::Question(id).hash();
        view! {
            <a class="arriving" href=href>
                {summary.seat.map(|summary| view! { <Seat summary/> })}
                <span class="arriving-words">
                    <b dir="auto">{summary.what}</b>
                    <span class="muted">{summary.under}</span>
                </span>
            </a>
        }
    };
    (move || summary.get().map(show)).into_any()
}
