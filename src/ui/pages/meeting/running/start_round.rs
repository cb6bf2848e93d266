//! Beginning a round, here or from another stage, where another one may run.

use leptos::prelude::*;

use crate::browser::clock;
use crate::group::{MeetingId, MemberId};
use crate::session::{Round, RoundKind, Stage, Timer};
use crate::text;
use crate::ui::components::{Button, Kind, LinkButton, Sheet};
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::App;

/// Who sits around the circle of the meeting, in its order.
pub fn circle(app: App, id: MeetingId) -> Vec<MemberId> {
    app.with_untracked(|group| {
        let around = group.meeting(id).map(|meeting| group.around(meeting)).unwrap_or_default();
        around.iter().map(|member| member.id).collect::<Vec<_>>()
    })
}

/// Begins a round, and goes there. What was said before it would stand over the first turn.
pub fn begin(app: App, id: MeetingId, round: Round) {
    app.update_session(|session| {
        session.stage = Stage::Round;
        turn_timer(&mut session.timer, &round);
        session.begin_round(round);
    });
    app.toasts.set(Vec::new());
    navigation::go(Route::MeetingStage(id, Stage::Round));
}

/// What comes next, at the foot of the stages before a round; or the round that goes on.
pub fn next_or_running(app: App, id: MeetingId, next: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let t = &text::current().meeting;
    let goes_on = Memo::new(move |_| {
        app.session().and_then(|session| session.round).is_some_and(|round| !round.is_over())
    });
    (move || match goes_on.get() {
        true => view! {
            <LinkButton label=t.round_goes_on kind=Kind::Primary href=Route::MeetingStage(id, Stage::Round).hash()/>
        }
        .into_any(),
        false => next(),
    })
    .into_any()
}

/// The round that comes next, or the one that goes on.
pub fn next_round(app: App, id: MeetingId) -> AnyView {
    let t = &text::current().meeting;
    let kind = Memo::new(move |_| app.session().map_or(RoundKind::Arrival, |session| session.next_round()));
    next_or_running(app, id, move || {
        let label = move || (t.next_is)(kind.with(|kind| words(kind).0));
        let press = move || {
            let seats = circle(app, id);
            if seats.is_empty() {
                navigation::go(Route::MeetingStage(id, Stage::Round));
            } else {
                begin(app, id, Round::new(kind.get_untracked(), &seats, None, false));
            }
        };
        view! { <Button label kind=Kind::Primary on_press=press/> }.into_any()
    })
}

/// A round that is to begin from where another may run: that one is not lost by a slip.
#[derive(Clone, Copy)]
pub struct Starting {
    app: App,
    id: MeetingId,
    open: RwSignal<bool>,
    kind: RwSignal<Option<RoundKind>>,
}

impl Starting {
    /// For the rounds of this meeting.
    pub fn new(app: App, id: MeetingId) -> Self {
        Self { app, id, open: RwSignal::new(false), kind: RwSignal::new(None) }
    }

    /// Begins the round, asks where another one runs, and goes on with it where it is the same.
    pub fn start(self, kind: RoundKind) {
        match self.app.session_untracked().and_then(|session| session.round).filter(|round| !round.is_over())
        {
            None => self.begin(kind),
            Some(round) if round.kind == kind => self.go_on(),
            Some(_) => {
                self.kind.set(Some(kind));
                self.open.set(true);
            }
        }
    }

    fn begin(self, kind: RoundKind) {
        let seats = circle(self.app, self.id);
        if seats.is_empty() {
            self.app.say(text::current().minutes.nobody, false);
        } else {
            begin(self.app, self.id, Round::new(kind, &seats, None, false));
        }
    }

    fn go_on(self) {
        navigation::go(Route::MeetingStage(self.id, Stage::Round));
    }

    /// The question, where there is one.
    pub fn question(self) -> AnyView {
        let t = &text::current().meeting;
        let says = move || {
            let round = self.app.session_untracked().and_then(|session| session.round);
            round.map(|round| (t.round_runs_text)(words(&round.kind).0, round.heard(), round.seats.len()))
        };
        let begin = move || {
            self.open.set(false);
            self.kind.get_untracked().into_iter().for_each(|kind| self.begin(kind));
        };
        let go_on = move || {
            self.open.set(false);
            self.go_on();
        };
        view! {
            <Sheet open=self.open title=t.round_runs>
                <p>{says}</p>
                <div class="actions">
                    <Button label=t.round_goes_on kind=Kind::Primary on_press=go_on/>
                    <Button label=t.round_instead on_press=begin/>
                </div>
            </Sheet>
        }
        .into_any()
    }
}

/// Another voice, another time: where the round has one.
pub(super) fn turn_timer(timer: &mut Option<Timer>, round: &Round) {
    if round.seconds > 0 {
        *timer = (!round.is_over()).then(|| Timer::new(clock::now(), round.seconds));
    }
}

/// The name and the question of a round.
pub(super) fn words(kind: &RoundKind) -> (&'static str, String) {
    let words = text::current().meeting.round(kind);
    let question = match kind {
        RoundKind::Prompt(question) => question.as_str(),
        _ => words.about,
    };
    (words.name, question.to_owned())
}
