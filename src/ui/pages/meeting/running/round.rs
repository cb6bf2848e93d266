//! A round: whose turn it is, who comes next, and what this kind of round is there for.

use leptos::prelude::*;

use super::start_round::{turn_timer, words};
use super::timer::{acts, shown_or_over, times};
use super::{check_in, choose_round, thanks};
use crate::browser::{announce, clock, focus};
use crate::group::{MeetingId, MemberId};
use crate::session::{Round, RoundKind, Stage, Timer};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::meeting::arrival_form::{arrive_form, keep_arrival};
use crate::ui::components::people::names::by_name;
use crate::ui::components::{
    Asks, Button, Card, Circle, CircleSeat, Details, EmptyState, Kind, LinkButton, SeatLook, SeatPicker,
    ask_of_frame, icon,
};
use crate::ui::route::Route;
use crate::ui::state::App;

/// Goes on in the round, and tells who has the floor.
fn step(app: App, change: impl FnOnce(&mut Round)) {
    app.go_on(|course| {
        if let Some(round) = &mut course.round {
            change(round);
            turn_timer(&mut course.timer, round);
        }
    });
    match app.course_now().and_then(|course| course.round?.at) {
        Some(at) => {
            let name = app.now(|group| group.member(at).map(|member| bidi_isolate(&member.name)));
            announce::announce(&(text::current().at.floor)(&name.unwrap_or_default()));
        }
        // What was pressed is gone now.
        None => to_heading(),
    }
}

fn to_heading() {
    focus::once_made(|| {
        focus::first("#main h2[tabindex]");
    });
}

/// What there is to show.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    Nobody,
    Choose,
    Turn,
    Over,
}

/// The stage.
pub fn at(app: App, id: MeetingId, left: Memo<Option<u32>>) -> AnyView {
    let around = Memo::new(move |_| {
        app.with(|group| {
            let around = group.meeting(id).map(|meeting| group.around(meeting)).unwrap_or_default();
            around.iter().map(|member| member.id).collect::<Vec<_>>()
        })
    });
    // Who comes in is asked too, and nobody waits for one who has gone.
    Effect::new(move || {
        let around = around.get();
        app.go_on(|course| {
            if let Some(round) = &mut course.round {
                round.sync(&around);
            }
        });
    });
    let round = Memo::new(move |_| app.course().and_then(|course| course.round));
    let shows = Memo::new(move |_| {
        round.with(|round| match round {
            Some(round) if round.is_over() => Shows::Over,
            Some(_) => Shows::Turn,
            None if around.with(Vec::is_empty) => Shows::Nobody,
            None => Shows::Choose,
        })
    });
    (move || match shows.get() {
        Shows::Nobody => nobody(id),
        Shows::Choose => choose_round::choose(app, id),
        Shows::Turn => turn(app, id, round, left),
        Shows::Over => over(app, round),
    })
    .into_any()
}

fn nobody(id: MeetingId) -> AnyView {
    let t = &text::current().at;
    view! {
        <EmptyState icon=icon::PEOPLE title=t.empty text=t.empty_text>
            <LinkButton label=t.to_arrive kind=Kind::Primary href=Route::At(id, Stage::Arrive).hash()/>
        </EmptyState>
    }
    .into_any()
}

type Going = Memo<Option<Round>>;

fn turn(app: App, id: MeetingId, round: Going, left: Memo<Option<u32>>) -> AnyView {
    let t = &text::current().at;
    let kind = round.with_untracked(|round| round.as_ref().map(|round| round.kind.clone()));
    let kind = kind.unwrap_or(RoundKind::CheckOut);
    let (title, question) = words(&kind);
    let who = Memo::new(move |_| round.with(|round| round.as_ref().and_then(|round| round.at)));
    let name = Memo::new(move |_| who.get().map(|who| app.name_of(who)).unwrap_or_default());
    let then = Memo::new(move |_| round.with(|round| round.as_ref().and_then(Round::after)));
    let next = move || match then.get() {
        Some(then) => view! { <span>{t.then}</span> <bdi>{move || app.name_of(then)}</bdi> }.into_any(),
        None => view! { <span>{t.last}</span> }.into_any(),
    };
    let again = move || {
        round.with(|round| {
            let round = round.as_ref()?;
            round.at.filter(|at| round.passed().contains(at)).map(|_| t.once_more)
        })
    };
    let first =
        Memo::new(move |_| round.with(|round| round.as_ref().is_none_or(|round| round.turns.is_empty())));
    let arrival = kind == RoundKind::Arrival;
    let heard = move || {
        // A word that was typed and not saved was said as well.
        let kept = match who.get_untracked() {
            Some(who) if arrival => keep_arrival(app, id, who),
            _ => true,
        };
        if kept {
            step(app, Round::next);
        }
    };
    let inside = move || {
        let who = who.get()?;
        Some(match kind {
            RoundKind::Arrival => {
                // As in every round, only *Next* and *Pass* give the floor on: who presses *Next* after *Save* would
                // else count the next person as heard.
                let form = arrive_form(Some(who), Some(id), || ());
                view! { <section class="card" aria-labelledby=TURN>{form}</section> }.into_any()
            }
            RoundKind::CheckIn => check_in::of(app, id, who),
            RoundKind::Appreciation => thanks::by(app, id, who),
            RoundKind::Prompt(_) | RoundKind::CheckOut => ().into_any(),
        })
    };
    ask_of_frame(Asks::Table);
    view! {
        <div class="at-round">
            <div class="at-circle">{drawn(app, round, left)}</div>
            <div class="at-turn stack">
                <div class="at-who">
                    <p class="eyebrow">{title}</p>
                    <h2 class="at-name" id=TURN tabindex="-1" dir="auto">{name}</h2>
                    <p class="at-question" dir="auto">{question}</p>
                    <p class="muted">{again}</p>
                    <p class="at-then">{next}</p>
                </div>
                <div class="at-steps">
                    <Button label=t.back kind=Kind::Ghost icon=icon::UNDO disabled=first on_press=move || step(app, Round::back)/>
                    <Button label=t.pass on_press=move || step(app, Round::pass)/>
                    <Button label=t.next kind=Kind::Primary icon=icon::ONWARD on_press=heard/>
                </div>
                {move || left.with(Option::is_some).then(|| view! { <div class="row">{acts(app)}</div> })}
                {inside}
                {further(app, round)}
            </div>
        </div>
    }
    .into_any()
}

const TURN: &str = "turn";

/// The circle, with a ring around whoever has the floor, and in its middle the time or how many were heard.
fn drawn(app: App, round: Going, left: Memo<Option<u32>>) -> AnyView {
    let t = &text::current().at;
    let seats = Memo::new(move |_| {
        round.with(|round| {
            let Some(round) = round else { return Vec::new() };
            let mut seats = round.seats.clone();
            if round.backwards {
                seats.reverse();
            }
            app.with(|group| {
                let seat = |id: &MemberId| {
                    let mut look = group.member(*id).map(SeatLook::from)?;
                    // Whoever is in the round is here.
                    look.away = false;
                    Some(CircleSeat { look, hand: false, here: round.at == Some(*id), href: None, arc: 0 })
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
            view! { <strong>{heard.to_string()}</strong><span>{(t.heard)(all)}</span> }.into_any()
        }
    };
    view! { <Circle seats=seats label=text::current().meet.around>{middle}</Circle> }.into_any()
}

/// What is wanted now and then: the floor for somebody else, another time, the end.
fn further(app: App, round: Going) -> AnyView {
    let t = &text::current().at;
    let people = Memo::new(move |_| {
        round.with(|round| {
            let Some(round) = round else { return Vec::new() };
            app.with(|group| by_name(round.seats.iter().filter_map(|id| group.member(*id))))
        })
    });
    let chosen = RwSignal::new(Vec::<MemberId>::new());
    Effect::new(move || {
        if let Some(seat) = chosen.get().first().copied() {
            chosen.set(Vec::new());
            step(app, |round| round.go_to(seat));
        }
    });
    let seconds = Signal::derive(move || round.with(|round| round.as_ref().map_or(0, |round| round.seconds)));
    let set = move |seconds: u32| {
        app.go_on(|course| {
            if let Some(round) = &mut course.round {
                round.seconds = seconds;
                course.timer = (seconds > 0).then(|| Timer::new(clock::now(), seconds));
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

/// The round is over, with its timer.
fn end(app: App) {
    app.go_on(|course| {
        if course.round.take().is_some_and(|round| round.seconds > 0) {
            course.timer = None;
        }
    });
    announce::announce(text::current().at.ended);
    focus::heading();
}

fn over(app: App, round: Going) -> AnyView {
    let (t, common) = (&text::current().at, &text::current().common);
    let passed = Memo::new(move |_| {
        round.with(|round| {
            let passed = round.as_ref().map(Round::passed).unwrap_or_default();
            app.with(|group| {
                passed.iter().filter_map(|id| group.member(*id)).map(SeatLook::from).collect::<Vec<_>>()
            })
        })
    });
    let one = move |look: SeatLook| {
        let id = look.id;
        let press = move || {
            step(app, |round| round.go_to(id));
            to_heading();
        };
        view! { <Button label=look.name on_press=press/> }
    };
    let invited = move || {
        let passed = passed.get();
        (!passed.is_empty()).then(|| {
            view! {
                <p>{t.passed}</p>
                <div class="actions">{passed.into_iter().map(one).collect::<Vec<_>>()}</div>
            }
        })
    };
    view! {
        <Card>
            <h2 tabindex="-1">{t.all_heard}</h2>
            <p>{t.all_heard_text}</p>
            {invited}
            <div class="actions">
                <Button label=common.done kind=Kind::Primary icon=icon::CHECK on_press=move || end(app)/>
                <Button label=t.back kind=Kind::Ghost icon=icon::UNDO on_press=move || step(app, Round::back)/>
            </div>
        </Card>
    }
    .into_any()
}
