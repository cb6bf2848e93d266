//! How it stands: by when, how it goes, the note; and the acts that are wanted most.

use leptos::prelude::*;

use super::actions;
use super::sheets::{Doing, Sheets, keep_focus};
use crate::browser::letters::capital;
use crate::group::{Command, CommitmentId, CommitmentState, Day, Group, MemberId, NeedId};
use crate::text;
use crate::ui::components::needs::need_line::{strength_tags, words_of};
use crate::ui::components::work::commitment_line::{CommitmentSummary, state_dot, state_words};
use crate::ui::components::work::raised_hand;
use crate::ui::components::{Button, Card, Kind, LinkButton, dot, icon};
use crate::ui::forms::check_in;
use crate::ui::route::Route;
use crate::ui::state::app;

/// What the card shows.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Facts {
    when: String,
    has_day: bool,
    state: Option<CommitmentState>,
    open: bool,
    /// "Ana asks for a hand".
    hand: Option<String>,
    note: String,
    held: bool,
    /// Whether I do it, or help; `None` where nobody has said who I am.
    part: Option<bool>,
    strengths: Vec<String>,
    less_visible: bool,
    /// The page of the need that it meets.
    need: Option<String>,
}

impl Facts {
    fn of(group: &Group, id: CommitmentId, me: Option<MemberId>, today: Day) -> Option<Self> {
        let commitment = group.commitment(id)?;
        let summary = CommitmentSummary::of(group, commitment, today);
        let asks = commitment.hand.filter(|_| summary.open).and_then(|id| group.check_in(id));
        Some(Self {
            hand: asks.map(|check_in| raised_hand::asks(group, check_in)),
            note: commitment.note.clone(),
            strengths: words_of(group, &commitment.strengths),
            less_visible: commitment.less_visible,
            need: group.need(NeedId(id.0)).map(|need| Route::Need(need.id).hash()),
            part: me.map(|me| group.takes_part(commitment, me)),
            held: !summary.holders.is_empty(),
            when: capital(&summary.when),
            has_day: commitment.day.is_some(),
            state: summary.state,
            open: summary.open,
        })
    }
}

/// The card.
pub fn card(id: CommitmentId, sheets: Sheets) -> AnyView {
    let app = app();
    let facts = Memo::new(move |_| {
        let (me, today) = (app.me(), app.today());
        app.with(|group| Facts::of(group, id, me, today))
    });
    let acts = Memo::new(move |_| {
        facts.with(|facts| {
            facts.as_ref().map(|facts| Acts {
                open: facts.open,
                held: facts.held,
                part: facts.part,
                hand: facts.hand.is_some(),
                has_day: facts.has_day,
            })
        })
    });
    view! {
        <Card>
            {move || facts.get().map(words)}
            {move || acts.get().map(|acts| main_acts(sheets, acts))}
        </Card>
    }
    .into_any()
}

fn words(facts: Facts) -> AnyView {
    let t = &text::current().commitment_page;
    let state = facts.state.filter(|_| facts.open).map(|state| {
        view! { <span class="commitment-state">{dot(state_dot(state))}{state_words(state)}</span> }
    });
    let thanks = match facts.state {
        Some(CommitmentState::Done) => Some(t.done_thanks),
        Some(CommitmentState::LetGo) => Some(t.let_go_thanks),
        _ => None,
    };
    let hand = facts.hand.map(|words| {
        view! { <p class="commitment-hand">{icon::icon(icon::HAND)}{words}</p> }
    });
    view! {
        <div class="facts">
            <p class="facts-when">{facts.when}</p>
            {state}
        </div>
        {thanks.map(|thanks| view! { <p>{thanks}</p> })}
        {hand}
        {(!facts.note.is_empty()).then(|| view! { <p class="facts-note" dir="auto">{facts.note}</p> })}
        {strength_tags(facts.strengths)}
        {facts.less_visible.then(|| view! { <p class="muted">{capital(text::current().needs.less_visible)}</p> })}
        {facts.need.map(|href| view! { <a class="more-link" href=href>{text::current().invitations.came_from}</a> })}
    }
    .into_any()
}

/// What the acts depend on.
#[derive(Clone, Copy, PartialEq)]
struct Acts {
    open: bool,
    held: bool,
    part: Option<bool>,
    hand: bool,
    has_day: bool,
}

/// The one that is wanted most is green: to do what nobody does, to say how one's own goes, to help with what others do.
fn main_acts(sheets: Sheets, acts: Acts) -> AnyView {
    let Acts { open, held, part, hand, has_day } = acts;
    let id = sheets.id;
    let (app, t, common) = (app(), &text::current().commitment_page, &text::current().common);
    let day = actions::day_label(has_day);
    if !open {
        let bring_back = move || {
            if app.execute(Command::Reopen(id), t.brought_back) {
                keep_focus();
            }
        };
        return view! { <div class="actions"><Button label=t.bring_back icon=icon::UNDO on_press=bring_back/></div> }
            .into_any();
    }
    let helps = held && part == Some(false);
    let kind = if held && !helps { Kind::Primary } else { Kind::Soft };
    view! {
        {(!held).then(|| step_up(id))}
        <div class="actions">
            {helps.then(|| view! {
                <Button label=t.come kind=Kind::Primary on_press=move || sheets.begin(Doing::Come)/>
            })}
            <LinkButton label=common.check_in kind href=Route::CheckIn(Some(id)).hash()/>
            {(!hand && held && !helps).then(|| view! {
                <Button label=common.ask_hand icon=icon::HAND on_press=move || check_in::ask_for_a_hand(app, id)/>
            })}
            <Button label=day icon=icon::DAY on_press=move || sheets.begin(Doing::Day)/>
            {super::calendar::add(id)}
        </div>
    }
    .into_any()
}

/// Nobody holds it: an invitation.
fn step_up(id: CommitmentId) -> AnyView {
    let (app, t, common) = (app(), &text::current().commitment_page, &text::current().common);
    let me = Memo::new(move |_| app.me());
    let step_up = move || match me.get() {
        Some(me) => {
            let take = move || {
                if app.execute(Command::AddHolder { id, holder: me }, t.shared_mine) {
                    keep_focus();
                }
            };
            view! { <Button label=common.ill_do_this kind=Kind::Primary icon=icon::PLUS on_press=take/> }
                .into_any()
        }
        None => {
            view! { <LinkButton label=t.say_who kind=Kind::Primary href=Route::WhoAmI.hash()/> }.into_any()
        }
    };
    view! { <p class="facts-nobody">{t.nobody}</p><div class="actions">{step_up}</div> }.into_any()
}
