//! On Now: what was just done, and the offer to thank those who carried it.

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::{Commitment, CommitmentId, CommitmentState, Day, Group, Member, MemberId, day};
use crate::text;
use crate::ui::components::people::names::names;
use crate::ui::components::work::commitment_line::state_mark;
use crate::ui::components::{Button, Card, Kind, fresh_id};
use crate::ui::forms;
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// So many days it is offered.
const DAYS: i32 = 3;
/// So many at once.
const SOME: usize = 2;
/// The note that remembers for which of them the offer was put off on this phone.
const LATER: &str = "thanks-later";

/// What was done: which, what, who carried it.
type Done = (CommitmentId, String, String);

/// The card; nothing where there is nothing to offer.
pub fn just_done() -> AnyView {
    let (app, t) = (app(), &text::current().thanks);
    let put_off = RwSignal::new(app.ui_state(LATER).unwrap_or_default());
    let done = Memo::new(move |_| {
        let (me, today) = (app.me(), app.today());
        let put_off = put_off.get();
        app.with(|group| offered(group, me, today, &put_off))
    });
    let later = move || {
        // What is too old by now to be offered needs no remembering.
        let ids: Vec<String> = app.with_untracked(|group| {
            let fresh = group.commitments().filter(|c| is_fresh(c, untrack(|| app.today())));
            fresh.map(|c| c.id.to_string()).collect::<Vec<_>>()
        });
        let ids = ids.join(" ");
        app.set_ui_state(LATER, Some(&ids));
        put_off.set(ids);
        focus::heading();
    };
    let show = move || {
        let done = done.get();
        (!done.is_empty()).then(|| {
            let lines: Vec<_> = done.into_iter().map(|one| line(app, one)).collect();
            view! {
                <Card title=t.just_done>
                    <ul class="list rows">{lines}</ul>
                    <div class="actions"><Button label=t.later kind=Kind::Quiet on_press=later/></div>
                </Card>
            }
        })
    };
    show.into_any()
}

fn is_fresh(commitment: &Commitment, today: Day) -> bool {
    let done = commitment.state == Some(CommitmentState::Done);
    done && commitment.state_on.is_some_and(|on| (0..=DAYS).contains(&day::days_between(on, today)))
}

/// What others carried and finished within the last days, and this phone's person has not thanked for.
fn offered(group: &Group, me: Option<MemberId>, today: Day, put_off: &str) -> Vec<Done> {
    let thanked = |id: CommitmentId| {
        let mine = |by: Option<MemberId>| me.is_none() || by.map(|by| group.resolve(by)) == me;
        group.appreciations().rev().any(|one| one.commitment == Some(id) && mine(one.by))
    };
    let offer = |commitment: &Commitment| {
        let holders = group.holders(commitment);
        let others: Vec<&Member> = holders.into_iter().filter(|member| Some(member.id) != me).collect();
        let offers =
            !others.is_empty() && !put_off.contains(&commitment.id.to_string()) && !thanked(commitment.id);
        offers.then(|| {
            (commitment.id, commitment.what.clone(), (text::current().thanks.carried)(&names(&others)))
        })
    };
    let fresh = group.commitments().rev().filter(|commitment| is_fresh(commitment, today));
    fresh.filter_map(offer).take(SOME).collect::<Vec<_>>()
}

fn line(app: App, (id, what, carried): Done) -> AnyView {
    let t = &text::current().thanks;
    let words = fresh_id("done");
    let described = words.clone();
    view! {
        <li class="mine">
            <a class="commitment" id=words href=Route::Commitment(id).hash()>
                {state_mark(Some(CommitmentState::Done))}
                <span class="commitment-words">
                    <b dir="auto">{what}</b>
                    <span class="commitment-facts muted"><span>{carried}</span></span>
                </span>
            </a>
            <button
                type="button" class="btn" aria-describedby=described
                on:click=move |_| forms::thanks::for_commitment(app, id)
            >
                <span>{t.say_thanks}</span>
            </button>
        </li>
    }
    .into_any()
}
