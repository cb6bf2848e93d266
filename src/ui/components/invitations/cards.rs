//! "You're invited" on Now and in a person's turn at a meeting, and the answers that one waits for on the needs board.

use leptos::prelude::*;

use crate::group::{InvitationId, InvitationResponse, MeetingId, MemberId};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::invitations::answer::answers;
use crate::ui::components::invitations::summary::{InvitationSummary, matter};
use crate::ui::components::{Card, MemberSummary, PersonLine, Seat, day_words, fresh_id};
use crate::ui::route::Route;
use crate::ui::state::app;

/// So many invitations stand there at once; answering one brings the next.
const SHOWN: usize = 3;

/// The invitations that wait for whoever uses this phone, or for `turn`: who has the floor in which meeting. Each is
/// answered with one tap.
pub fn youre_invited(turn: Option<(MemberId, MeetingId)>) -> AnyView {
    let app = app();
    let (who, meeting) = turn.unzip();
    let summaries = Memo::new(move |_| {
        let (me, today) = (app.me(), app.today());
        app.with(|group| {
            let Some(who) = who.or(me) else { return Vec::new() };
            let theirs = group.invitations_for(who, today).into_iter().take(SHOWN);
            theirs.map(|one| InvitationSummary::of(group, one, me, today)).collect::<Vec<_>>()
        })
    });
    let each = move || summaries.get();
    let card = move |summary| card(summary, meeting);
    view! { <For each key=|summary| (summary.id, summary.head.clone(), summary.what.clone(), summary.day.clone(), summary.word.clone()) children=card/> }
        .into_any()
}

fn card(summary: InvitationSummary, meeting: Option<MeetingId>) -> AnyView {
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
            {answers(summary.id, described, false, meeting)}
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
