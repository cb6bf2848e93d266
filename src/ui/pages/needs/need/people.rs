//! The people of a need's page: who is in it, whom it fits, and who is invited.

use leptos::prelude::*;

use crate::group::{
    CommitmentId, Companionship, Day, Group, InvitationId, InvitationTarget, MemberId, Need, NeedId,
    NeedStatus,
};
use crate::insight::people_for;
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::needs::need_line::fit_reason;
use crate::ui::components::people::names::names;
use crate::ui::components::{Card, MemberSummary, PersonLine};
use crate::ui::route::{Inviting, Route};
use crate::ui::state::app;

/// Who is in it already.
pub(super) fn in_it(id: NeedId) -> AnyView {
    let (app, t) = (app(), &text::current().needs);
    let people = Memo::new(move |_| {
        app.with(|group| {
            let page = &text::current().commitment_page;
            let commitment = group.commitment(CommitmentId(id.0))?;
            let holders =
                group.holders(commitment).into_iter().map(|member| (MemberSummary::from(member), ""));
            let along = group.companions(commitment).into_iter().map(|(member, how)| {
                let how = match how {
                    Companionship::Alongside => page.alongside,
                    Companionship::Learning => page.learning,
                    Companionship::Teaching => page.teaching,
                };
                (MemberSummary::from(member), how)
            });
            let people: Vec<_> = holders.chain(along).collect();
            let apart = group
                .was_taken_twice(commitment)
                .then(|| (text::current().news.leading.was_taken_twice)(&names(&group.holders(commitment))));
            Some((people, apart))
        })
    });
    (move || {
        let (people, apart) = people.get().filter(|(people, _)| !people.is_empty())?;
        let line = |(summary, under): (MemberSummary, &'static str)| {
            let href = Route::Person(summary.id).hash();
            view! { <li><PersonLine summary under=under href/></li> }
        };
        let lines: Vec<_> = people.into_iter().map(line).collect();
        Some(view! {
            <Card title=t.in_it>
                <ul class="list">{lines}</ul>
                {apart.map(|words| view! { <p class="muted">{words}</p> })}
            </Card>
        })
    })
    .into_any()
}

/// Somebody whom it fits, or who is invited.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Somebody {
    summary: MemberSummary,
    why: String,
    invited: Option<InvitationId>,
}

/// Whom it fits: people that one could invite, and those who are invited.
pub(super) fn whom_it_fits(id: NeedId) -> AnyView {
    let (app, t) = (app(), &text::current().needs);
    let people = Memo::new(move |_| {
        let (me, today) = (app.me(), app.today());
        app.with(|group| group.need(id).map(|need| suggested(group, need, me, today)).unwrap_or_default())
    });
    (move || {
        let people = people.get();
        if people.is_empty() {
            return None;
        }
        let to_ask = people.iter().any(|one| one.invited.is_none());
        let line = |one: Somebody| {
            let (under, href) = match one.invited {
                Some(id) => ((t.invited)(&bidi_isolate(&one.summary.name)), Route::Invitation(id)),
                None => (one.why, Route::Person(one.summary.id)),
            };
            let to = one.summary.id;
            let invite = one.invited.is_none().then(|| {
                let label = (text::current().invitations.space_invite)(&bidi_isolate(&one.summary.name));
                let press = move || crate::ui::forms::invitation::begin(app, Inviting::Need(id), to);
                view! {
                    <button type="button" class="btn" aria-label=label on:click=move |_| press()>
                        {text::current().common.invite}
                    </button>
                }
            });
            view! { <li class="need-person"><PersonLine summary=one.summary under href=href.hash()/>{invite}</li> }
        };
        let lines: Vec<_> = people.into_iter().map(line).collect();
        Some(view! {
            <Card title=t.fits>
                {to_ask.then(|| view! { <p class="muted">{t.fits_under}</p> })}
                <ul class="list">{lines}</ul>
            </Card>
        })
    })
    .into_any()
}

fn suggested(group: &Group, need: &Need, me: Option<MemberId>, today: Day) -> Vec<Somebody> {
    if !matches!(group.need_status(need), NeedStatus::Open | NeedStatus::OpenPlace) {
        return Vec::new();
    }
    let mut taken: Vec<MemberId> = me.into_iter().collect();
    if let Some(commitment) = group.commitment(need.commitment()).filter(|c| c.is_open()) {
        taken.extend(group.holders(commitment).iter().map(|member| member.id));
        taken.extend(group.companions(commitment).iter().map(|(member, _)| member.id));
    }
    let waits = group.invitations().filter(|one| one.into == Some(InvitationTarget::Need(need.id)));
    let invited: Vec<(MemberId, InvitationId)> = waits
        .filter(|one| one.reply.is_none() && group.awaits_answer(one, today))
        .filter_map(|one| Some((group.resolve(one.to?), one.id)))
        .collect();
    let mut all: Vec<Somebody> = Vec::new();
    for (member, how, word) in people_for(group, &need.words.strengths, &taken, today) {
        if let Some(member) = group.member(member) {
            let invited = invited.iter().find(|(to, _)| *to == member.id).map(|(_, id)| *id);
            all.push(Somebody { summary: member.into(), why: fit_reason(how, &word), invited });
        }
    }
    for (to, id) in invited {
        if let Some(member) = group.member(to).filter(|m| !all.iter().any(|one| one.summary.id == m.id)) {
            all.push(Somebody { summary: member.into(), why: String::new(), invited: Some(id) });
        }
    }
    all
}
