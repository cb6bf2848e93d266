//! What one is invited to, on Now and in a person's turn at a meeting, and the answers that one waits for on the needs board.

use leptos::prelude::*;

use crate::group::{
    InvitationId, InvitationPart, InvitationResponse, InvitationTarget, MeetingId, MemberId, NeedStatus,
};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::invitations::answer::answers;
use crate::ui::components::invitations::summary::{InvitationSummary, matter};
use crate::ui::components::{Card, MemberSummary, PersonLine, RowFold, Seat, day_words, fresh_id};
use crate::ui::route::Route;
use crate::ui::state::app;

/// So many invitations stand there at once; answering one brings the next.
const SHOWN: usize = 3;

/// What waits for whoever uses this phone: a row each, which unfolds into the word and the answers.
pub fn youre_invited() -> AnyView {
    let summaries = waiting_for(None);
    let any = Memo::new(move |_| !summaries.read().is_empty());
    let card = move || {
        any.get().then(|| {
            view! {
                <Card title=text::current().invitations.youre_invited>
                    <ul class="list rows"><For each=move || summaries.get() key=InvitationSummary::shown children=row/></ul>
                </Card>
            }
        })
    };
    card.into_any()
}

/// What waits for who has the floor in this meeting: a card each, answered with one tap.
pub fn invited_in_turn(who: MemberId, meeting: MeetingId) -> AnyView {
    let summaries = waiting_for(Some(who));
    let card = move |summary| card(summary, meeting);
    view! { <For each=move || summaries.get() key=InvitationSummary::shown children=card/> }.into_any()
}

/// The invitations that wait for `who`, or for whoever uses this phone.
fn waiting_for(who: Option<MemberId>) -> Memo<Vec<InvitationSummary>> {
    let app = app();
    Memo::new(move |_| {
        let (me, today) = (app.me(), app.today());
        app.with(|group| {
            let Some(who) = who.or(me) else { return Vec::new() };
            let theirs = group.invitations_for(who, today).into_iter().take(SHOWN);
            theirs.map(|one| InvitationSummary::of(group, one, me, today)).collect::<Vec<_>>()
        })
    })
}

fn row(summary: InvitationSummary) -> AnyView {
    let words = fresh_id("invited");
    let described = words.clone();
    let href = Route::Invitation(summary.id).hash();
    let facts = Some(summary.day).filter(|day| !day.is_empty()).into_iter().chain(Some(summary.head));
    let facts = facts.collect::<Vec<_>>().join(" · ");
    let row = view! {
        {summary.by.map(|summary| view! { <Seat summary/> })}
        <span class="commitment-words" id=words>
            <b dir="auto">{summary.what}</b>
            <span class="commitment-facts muted"><span>{facts}</span></span>
        </span>
    };
    view! {
        <li>
            <RowFold row=row.into_any()>
                {(!summary.word.is_empty()).then(|| view! { <p class="quote" dir="auto">{summary.word}</p> })}
                {answers(summary.id, described, false, None)}
                <a class="more-link" href=href>{text::current().now.to_hand}</a>
            </RowFold>
        </li>
    }
    .into_any()
}

fn card(summary: InvitationSummary, meeting: MeetingId) -> AnyView {
    let t = &text::current().invitations;
    let words = fresh_id("invited");
    let (named, described) = (words.clone(), words.clone());
    let href = Route::Invitation(summary.id).hash();
    view! {
        <section class="card invite-card" aria-labelledby=named>
            <h2 class="eyebrow" id=words>{t.youre_invited}</h2>
            <div class="hand-head">
                {summary.by.map(|summary| view! { <Seat summary/> })}
                <div>
                    <p class="invite-head">{summary.head}</p>
                    <a class="hand-what" href=href dir="auto">{summary.what}</a>
                    {(!summary.day.is_empty()).then(|| view! { <p class="muted">{summary.day}</p> })}
                </div>
            </div>
            {(!summary.word.is_empty()).then(|| view! { <p class="quote" dir="auto">{summary.word}</p> })}
            {answers(summary.id, described, false, Some(meeting))}
        </section>
    }
    .into_any()
}

/// Somebody whose answer one waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Waiting {
    id: InvitationId,
    summary: MemberSummary,
    under: String,
}

/// Whom one has invited and has not heard from: kindly, and to the inviter alone.
pub fn waiting() -> AnyView {
    let (app, t) = (app(), &text::current().invitations);
    let list = Memo::new(move |_| {
        let (me, today) = (app.me(), app.today());
        app.with(|group| {
            let Some(me) = me else { return Vec::new() };
            let one = |invitation: &crate::group::Invitation| {
                // The need on the board says itself for whose answer it waits.
                let stands_there = match &invitation.into {
                    Some(InvitationTarget::Need(id)) => group.need(*id).is_some_and(|need| {
                        group.need_status(need) == NeedStatus::Open && invitation.part == InvitationPart::Hold
                    }),
                    _ => false,
                };
                if stands_there && invitation.reply.is_none() {
                    return None;
                }
                let summary = MemberSummary::from(group.member(invitation.to?)?);
                let (what, ..) = matter(group, invitation)?;
                let state = match (invitation.reply, invitation.again) {
                    (Some(InvitationResponse::NotNow), Some(day)) => (t.later_on)(&day_words(today, day)),
                    (Some(InvitationResponse::NotNow), None) => t.later.to_owned(),
                    _ => t.waits.to_owned(),
                };
                Some(Waiting {
                    id: invitation.id,
                    summary,
                    under: [&bidi_isolate(&what), " · ", &state].concat(),
                })
            };
            group.invitations_by(me).into_iter().rev().filter_map(one).collect::<Vec<_>>()
        })
    });
    (move || {
        let list = list.get();
        (!list.is_empty()).then(|| {
            let line = |one: Waiting| {
                let href = Route::Invitation(one.id).hash();
                view! { <li><PersonLine summary=one.summary under=one.under href/></li> }
            };
            let lines: Vec<_> = list.into_iter().map(line).collect();
            view! { <Card title=t.you_invited><ul class="list">{lines}</ul></Card> }
        })
    })
    .into_any()
}
