//! One person: who they are, their seat, what they carry, what they said lately.

mod actions;
mod edit;
mod learning_path;
mod resting;
mod roles;
mod seat;
mod strengths;

use leptos::prelude::*;
use uuid::Uuid;

use crate::group::{CommitmentFilter, Member, MemberId, Presence};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::look_alikes::look_alike_of;
use crate::ui::components::strengths::noticed::{seen_in_me, waits_for};
use crate::ui::components::work::commitment_line::{
    CommitmentSummary, commitment_line, state_dot, state_words,
};
use crate::ui::components::{
    Card, MemberSummary, NotFound, PageHead, PagedList, Seat, Sheet, act, day_words, dot, icon, way,
};
use crate::ui::route::{Inviting, Route};
use crate::ui::state::{App, app};

/// So many of the latest words are shown.
const WORDS: usize = 5;

/// So far back they are looked for: a page shows what is recent, and the history shows all.
const LOOK_BACK: usize = 1_000;

/// The page.
pub fn page(id: MemberId) -> AnyView {
    let app = app();
    let person = Memo::new(move |_| app.with(|group| group.member(id).cloned()));
    let there = Memo::new(move |_| person.with(Option::is_some));
    let page = move || if there.get() { whole(app, id, person) } else { not_found() };
    page.into_any()
}

fn not_found() -> AnyView {
    let (t, head) = (&text::current().person, (text::current().shell.people, Route::People));
    view! {
        <NotFound head icon=icon::PEOPLE title=t.gone text=t.gone_text onward=(t.to_people, Route::People)/>
    }
    .into_any()
}

fn whole(app: App, id: MemberId, person: Memo<Option<Member>>) -> AnyView {
    let t = &text::current().person;
    let read = move |read: fn(&Member) -> String| {
        Memo::new(move |_| person.with(|person| person.as_ref().map(read).unwrap_or_default()))
    };
    let name = read(|member| member.name.clone());
    let pronouns = read(|member| member.pronouns.clone());
    let note = read(|member| member.note.clone());
    let summary = Memo::new(move |_| person.with(|person| person.as_ref().map(MemberSummary::from)));
    let presence = Memo::new(move |_| person.with(|p| p.as_ref().map(|p| p.presence).unwrap_or_default()));
    let me = Memo::new(move |_| {
        let root = app.with(|group| group.resolve(id));
        app.me() == Some(root)
    });
    let (editing, seating) = (RwSignal::new(false), RwSignal::new(false));
    let tag = move || match presence.get() {
        Presence::Here => None,
        Presence::Away => Some(t.away),
        Presence::Left => Some(t.left),
        Presence::Guest => Some(t.guest),
    };
    view! {
        <div class="person-head">
            <PageHead title=name back=Route::People>
                {move || summary.get().map(|summary| view! { <Seat summary/> })}
            </PageHead>
            <p class="row">
                <bdi>{pronouns}</bdi>
                {move || me.get().then(|| view! { <span class="tag">{t.is_me}</span> })}
                {move || tag().map(|tag| view! { <span class="tag">{tag}</span> })}
            </p>
            <p class="muted" dir="auto">{note}</p>
        </div>
        {look_alike_of(id)}
        {move || if me.get() { seen_in_me() } else { waits_for(app, id, name) }}
        {carries(app, id)}
        {strengths::card(app, id, name, me)}
        {resting::card(app, id, me)}
        <div class="ways">
            <ul class="list">
                {move || (!me.get() && presence.get() != Presence::Left).then(|| invite(id))}
                {act(icon::EDIT, t.edit, "", move || editing.set(true))}
                {act(icon::LEAF, t.seat, "", move || seating.set(true))}
                {move || actions::phone(app, id, me.get())}
            </ul>
        </div>
        {learning_path::card(app, id, name, me)}
        {roles::card(app, id)}
        {words(app, id)}
        {crate::ui::components::thanks::lines::to_person(id)}
        {actions::presence(app, id, presence, name)}
        {actions::further(app, id, name)}
        <Sheet open=editing title=t.edit>{move || edit::form(id, editing)}</Sheet>
        <Sheet open=seating title=t.seat>{move || seat::form(id, seating)}</Sheet>
    }
    .into_any()
}

fn invite(id: MemberId) -> AnyView {
    way((Route::Invite(Some(Inviting::Member(id))), icon::PLUS, text::current().common.invite, ""))
}

/// What they hold or accompany: the lists' own order, in which support comes first.
fn carries(app: App, id: MemberId) -> AnyView {
    let t = &text::current().person;
    let summaries = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| {
            let list = group.list(CommitmentFilter::Of(id), today);
            list.into_iter().map(|c| CommitmentSummary::of(group, c, today)).collect::<Vec<_>>()
        })
    });
    let ids = Memo::new(move |_| {
        summaries.with(|summaries| summaries.iter().map(|summary| summary.id.0).collect::<Vec<_>>())
    });
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let line = move |id: Uuid| {
        let summary = Memo::new(move |_| {
            summaries.with(|summaries| summaries.iter().find(|summary| summary.id.0 == id).cloned())
        });
        (move || summary.get().map(commitment_line)).into_any()
    };
    let show = move || {
        if none.get() {
            let name = app
                .with(|group| group.member(id).map(|member| bidi_isolate(&member.name)).unwrap_or_default());
            view! { <p class="muted">{(t.carries_none)(&name)}</p> }.into_any()
        } else {
            view! { <PagedList ids item=line label=t.carries/> }.into_any()
        }
    };
    view! { <Card title=t.carries>{show}</Card> }.into_any()
}

/// A word they said: how it went, about what, when, and the words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    state: Option<crate::group::CommitmentState>,
    about: Option<(crate::group::CommitmentId, String)>,
    when: String,
    word: String,
}

/// What they said lately.
fn words(app: App, id: MemberId) -> AnyView {
    let t = &text::current().person;
    let words = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| {
            let root = group.resolve(id);
            let latest = group.check_ins().rev().take(LOOK_BACK);
            let theirs = latest.filter(|said| said.by.is_some_and(|by| group.resolve(by) == root));
            let read = |said: &crate::group::CheckIn| Word {
                state: said.state,
                about: said
                    .commitment
                    .and_then(|id| group.commitment(id))
                    .map(|commitment| (commitment.id, commitment.what.clone())),
                when: said.on.map(|on| day_words(today, on)).unwrap_or_default(),
                word: said.word.clone(),
            };
            theirs.take(WORDS).map(read).collect::<Vec<_>>()
        })
    });
    let line = |word: Word| {
        let (said, mark) = match word.state {
            Some(state) => (state_words(state), Some(dot(state_dot(state)))),
            None if word.about.is_some() => (text::current().commitment_page.asked_hand, None),
            None => (t.arrived, None),
        };
        let about = word.about.map(|(id, what)| {
            let href = Route::Commitment(id).hash();
            view! { <a class="more-link" href=href dir="auto">{what}</a> }
        });
        view! {
            <li class="stack-close">
                <span class="row">{mark}<strong>{said}</strong><span class="muted">{word.when}</span></span>
                {(!word.word.is_empty()).then(|| view! { <p class="quote" dir="auto">{word.word}</p> })}
                {about}
            </li>
        }
    };
    let show = move || {
        let words = words.get();
        if words.is_empty() {
            view! { <p class="muted">{t.words_none}</p> }.into_any()
        } else {
            view! { <ul class="list">{words.into_iter().map(line).collect::<Vec<_>>()}</ul> }.into_any()
        }
    };
    view! { <Card title=t.words>{show}</Card> }.into_any()
}
