//! A round: whose turn it is, who comes next, and what this kind of round is there for.

use leptos::prelude::*;

use super::super::foot::{StageView, called};
use super::round_end::{end, ended_early, onward, over, skip};
use super::start_round::words;
use super::timer::{acts, shown_or_over, times};
use super::turn::{RoundContext, Unsaved};
use super::{check_in, choose_round, thanks};
use crate::browser::clock;
use crate::group::{MeetingId, MemberId};
use crate::session::{Round, RoundKind, Stage, Timer};
use crate::text;
use crate::ui::components::meeting::arrival_form::{arrive_form_in_round, is_arrival_of_begun};
use crate::ui::components::people::names::summaries;
use crate::ui::components::{
    Button, Circle, CircleSeat, Details, EmptyState, Kind, LayoutRequest, LinkButton, MemberSummary,
    SeatPicker, icon, request_layout,
};
use crate::ui::route::Route;
use crate::ui::state::App;

/// What there is to show.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RoundPhase {
    Nobody,
    Choose,
    Turn,
    Over,
}

/// The stage.
pub fn stage_view(app: App, id: MeetingId, left: Memo<Option<u32>>) -> StageView {
    let around = Memo::new(move |_| {
        app.with(|group| {
            let around = group.meeting(id).map(|meeting| group.around(meeting)).unwrap_or_default();
            around.iter().map(|member| member.id).collect::<Vec<_>>()
        })
    });
    // Who comes in is asked too, and nobody waits for one who has gone.
    Effect::new(move || {
        let around = around.get();
        app.update_session(|session| {
            if let Some(round) = &mut session.round {
                round.sync(&around);
            }
        });
    });
    let round = Memo::new(move |_| app.session().and_then(|session| session.round));
    let shows = Memo::new(move |_| {
        round.with(|round| match round {
            Some(round) if round.is_over() => RoundPhase::Over,
            Some(_) => RoundPhase::Turn,
            None if around.with(Vec::is_empty) => RoundPhase::Nobody,
            None => RoundPhase::Choose,
        })
    });
    let context = RoundContext { app, id, round, left, unsaved: Unsaved::new() };
    let page = move || match shows.get() {
        RoundPhase::Nobody => nobody(id),
        RoundPhase::Choose => view! {
            {ended_early(context)}
            {choose_round::choose(app, id)}
            {skip(context)}
        }
        .into_any(),
        RoundPhase::Turn => turn(context),
        RoundPhase::Over => over(context),
    };
    let next = move || match shows.get() {
        RoundPhase::Nobody => ().into_any(),
        RoundPhase::Choose => choose_round::begin_button(),
        RoundPhase::Turn => turn_buttons(context),
        RoundPhase::Over => onward(context),
    };
    StageView { page: page.into_any(), next: next.into_any() }
}

fn nobody(id: MeetingId) -> AnyView {
    let t = &text::current().meeting;
    view! {
        <EmptyState icon=icon::PEOPLE title=t.empty text=t.empty_text>
            <LinkButton label=t.to_arrive kind=Kind::Primary href=Route::MeetingStage(id, Stage::Arrive).hash()/>
        </EmptyState>
    }
    .into_any()
}

fn turn(context: RoundContext) -> AnyView {
    let t = &text::current().meeting;
    let RoundContext { app, id, round, left, unsaved, .. } = context;
    let kind = round.with_untracked(|round| round.as_ref().map(|round| round.kind.clone()));
    let kind = kind.unwrap_or(RoundKind::CheckOut);
    let (title, question) = words(&kind);
    let writes = !matches!(kind, RoundKind::Prompt(_) | RoundKind::CheckOut);
    let who = Memo::new(move |_| round.with(|round| round.as_ref().and_then(|round| round.at)));
    let again = move || {
        round.with(|round| {
            let round = round.as_ref()?;
            round.at.filter(|at| round.passed().contains(at)).map(|_| t.once_more)
        })
    };
    let first =
        Memo::new(move |_| round.with(|round| round.as_ref().is_none_or(|round| round.turns.is_empty())));
    let inside = match kind {
        RoundKind::Arrival => {
            let begun = who.get_untracked().is_some_and(|who| is_arrival_of_begun(app, who));
            let follow = move |says: Signal<bool>, save: Callback<(), bool>| {
                unsaved.follow(move || says.get(), move || save.run(()));
            };
            let form = move || {
                let next = move || context.step(Round::next);
                who.get().map(|who| arrive_form_in_round(who, id, follow, next))
            };
            view! {
                <section class="card" aria-labelledby=TURN>
                    <Details summary=t.write_it_down unfolded=begun>{form}</Details>
                </section>
            }
            .into_any()
        }
        RoundKind::CheckIn => check_in::of(app, id, who, unsaved),
        RoundKind::Appreciation => {
            (move || who.get().map(|who| thanks::by(app, id, who, unsaved))).into_any()
        }
        RoundKind::Prompt(_) | RoundKind::CheckOut => ().into_any(),
    };
    request_layout(LayoutRequest::Table);
    view! {
        <div class="at-round" class:at-writes=writes>
            <div class="at-circle">
                {drawn(context)}
                {move || (!first.get()).then(|| view! {
                    <button
                        type="button" class="at-back" aria-label=t.back
                        on:click=move |_| context.step(Round::back)
                    >
                        {icon::icon(icon::UNDO)}
                        <span>{t.back_short}</span>
                    </button>
                })}
            </div>
            <div class="at-turn stack">
                <div class="at-who">
                    <p class="eyebrow">{move || if first.get() { (t.round_named)(title) } else { title.to_owned() }}</p>
                    <p class="at-question" dir="auto">{question}</p>
                    <p class="muted">{again}</p>
                </div>
                {move || left.with(Option::is_some).then(|| view! { <div class="row">{acts(app)}</div> })}
                {inside}
                {further(context)}
            </div>
        </div>
    }
    .into_any()
}

/// Passing, and giving the floor on: what was typed in this turn is saved by it. Who typed something has something to say,
/// and can't pass it away.
fn turn_buttons(context: RoundContext) -> AnyView {
    let t = &text::current().meeting;
    let RoundContext { app, round, unsaved, .. } = context;
    let then = Memo::new(move |_| round.with(|round| round.as_ref().and_then(Round::after)));
    let label = move || {
        let then = then.get().map(|then| called(&app.name_of(then)));
        let then = then.as_deref().unwrap_or(t.next_end);
        if unsaved.any() { (t.save_then)(then) } else { (t.next_is)(then) }
    };
    let heard = move || {
        if unsaved.save() {
            context.step(Round::next);
        }
    };
    let silent = Memo::new(move |_| !unsaved.has_spoken());
    let pass = move || {
        silent.get().then(|| {
            view! {
                <button
                    type="button" class="btn at-pass" aria-describedby=PASS_MEANS
                    on:click=move |_| context.step(Round::pass)
                >
                    <span>{t.pass}</span>
                    <small id=PASS_MEANS aria-hidden="true">{t.pass_means}</small>
                </button>
            }
        })
    };
    view! {
        {pass}
        <Button label kind=Kind::Primary on_press=heard/>
    }
    .into_any()
}

const PASS_MEANS: &str = "pass-means";

const TURN: &str = "turn";

/// The circle, with a ring around whoever has the floor, and in its middle their name, and the time or how many were
/// heard.
fn drawn(context: RoundContext) -> AnyView {
    let t = &text::current().meeting;
    let RoundContext { app, round, left, .. } = context;
    let name = Memo::new(move |_| {
        let who = round.with(|round| round.as_ref().and_then(|round| round.at));
        who.map(|who| app.name_of(who)).unwrap_or_default()
    });
    let seats = Memo::new(move |_| {
        round.with(|round| {
            let Some(round) = round else { return Vec::new() };
            let mut seats = round.seats.clone();
            if round.backwards {
                seats.reverse();
            }
            app.with(|group| {
                let seat = |id: &MemberId| {
                    let mut summary = group.member(*id).map(MemberSummary::from)?;
                    // Whoever is in the round is here.
                    summary.away = false;
                    let (here, spoke) = (round.at == Some(*id), round.is_heard(*id));
                    // Who was heard and has the floor once more is shown as speaking, not as heard.
                    Some(CircleSeat {
                        summary,
                        hand: false,
                        waits: false,
                        here,
                        spoke: spoke && !here,
                        href: None,
                        arc: 0,
                    })
                };
                seats.iter().filter_map(seat).collect::<Vec<_>>()
            })
        })
    });
    let count = Memo::new(move |_| {
        round.with(|round| round.as_ref().map(|round| (round.heard(), round.seats.len())).unwrap_or_default())
    });
    let middle = move || match left.get() {
        Some(left) => shown_or_over(left),
        None => {
            let (heard, all) = count.get();
            view! { <span class="at-heard"><strong>{heard.to_string()}</strong>" "{(t.heard)(all)}</span> }
                .into_any()
        }
    };
    view! {
        <Circle seats=seats label=text::current().meet.around>
            <h2 class="at-name" id=TURN tabindex="-1" dir="auto">{name}</h2>
            <span class="at-has">{t.has_floor}</span>
            {middle}
        </Circle>
    }
    .into_any()
}

/// What is wanted now and then: the floor for somebody else, another time, the end.
fn further(context: RoundContext) -> AnyView {
    let t = &text::current().meeting;
    let RoundContext { app, round, .. } = context;
    let people = Memo::new(move |_| {
        round.with(|round| {
            // As they sit, whoever began and whichever way it goes around: people sit in the order of their ids, which
            // grow with the time at which they were added.
            let mut seats = round.as_ref().map(|round| round.seats.clone()).unwrap_or_default();
            seats.sort_unstable();
            app.with(|group| summaries(seats.iter().filter_map(|id| group.member(*id))))
        })
    });
    let chosen = RwSignal::new(Vec::<MemberId>::new());
    Effect::new(move || {
        if let Some(seat) = chosen.get().first().copied() {
            chosen.set(Vec::new());
            context.step(|round| round.go_to(seat));
        }
    });
    let seconds = Signal::derive(move || round.with(|round| round.as_ref().map_or(0, |round| round.seconds)));
    let set = move |seconds: u32| {
        app.update_session(|session| {
            if let Some(round) = &mut session.round {
                round.seconds = seconds;
                session.timer = (seconds > 0).then(|| Timer::new(clock::now(), seconds));
            }
        });
    };
    view! {
        <Details summary=t.more>
            <SeatPicker legend=t.somebody_else people chosen one=true/>
            {times(seconds, set)}
            <div class="actions"><Button label=t.end kind=Kind::Ghost on_press=move || end(app)/></div>
        </Details>
    }
    .into_any()
}
