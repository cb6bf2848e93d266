//! The soft timer: seen by everybody, felt by whoever holds the phone, never loud.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use crate::browser::{announce, clock, vibrate};
use crate::session::Timer;
use crate::text;
use crate::ui::components::{Button, Chip, Kind};
use crate::ui::state::App;

/// How often it is looked at, in milliseconds.
const TICK: u32 = 500;
/// The seconds before the end at which it is said that it nears.
const HALF_A_MINUTE: u32 = 30;
/// How long the phone is felt when the time is over, in milliseconds.
const FELT: u32 = 400;

/// The seconds that are left, where a timer runs. It ticks as long as the page that asks is there.
pub fn tick(app: App) -> Memo<Option<u32>> {
    let t = &text::current().meeting;
    let timer = Memo::new(move |_| app.session().and_then(|session| session.timer));
    let now = RwSignal::new(clock::now());
    let ticking = StoredValue::new_local(None::<Interval>);
    Effect::new(move || {
        let runs = timer.get().is_some();
        now.set(clock::now());
        ticking.set_value(runs.then(|| Interval::new(TICK, move || now.set(clock::now()))));
    });
    let left = Memo::new(move |_| timer.get().map(|timer| timer.left(now.get())));
    let step = Memo::new(move |_| match left.get() {
        None => 0,
        Some(0) => 3,
        Some(left) if left <= HALF_A_MINUTE => 2,
        Some(_) => 1,
    });
    Effect::new(move |before: Option<i32>| {
        let step = step.get();
        // Heard as it happens, and not again on every page.
        if before.is_some_and(|before| before > 0 && before < step) {
            if step == 2 {
                announce::announce(t.half_minute);
            } else {
                announce::announce(t.time_over);
                vibrate::vibrate(FELT);
            }
        }
        step
    });
    left
}

/// `1:05`, seen and not heard: a ticking text would talk over everybody.
pub fn shown(left: u32) -> AnyView {
    let (minutes, seconds) = (left / 60, left % 60);
    let time = [&*minutes.to_string(), if seconds < 10 { ":0" } else { ":" }, &seconds.to_string()].concat();
    let soon = Timer::new(0, left).is_ending(0);
    view! { <span class="at-time" class:at-soon=soon aria-hidden="true">{time}</span> }.into_any()
}

/// What can be done with a timer that runs.
pub fn acts(app: App) -> AnyView {
    let t = &text::current().meeting;
    let more = move || {
        app.update_session(|session| {
            if let Some(timer) = &mut session.timer {
                timer.extend(clock::now(), 60);
            }
        });
    };
    let off = move || {
        app.update_session(|session| {
            session.timer = None;
            if let Some(round) = &mut session.round {
                round.seconds = 0;
            }
        });
        crate::browser::focus::heading();
    };
    view! {
        <Button label=t.more_time kind=Kind::Quiet on_press=more/>
        <Button label=t.timer_off kind=Kind::Quiet on_press=off/>
    }
    .into_any()
}

/// The timer in a line, where one runs.
pub fn line(app: App, left: Memo<Option<u32>>) -> AnyView {
    let runs = Memo::new(move |_| left.with(Option::is_some));
    (move || {
        runs.get().then(|| {
            view! {
                <div class="row at-timer">
                    {move || left.get().map(shown_or_over)}
                    {acts(app)}
                </div>
            }
        })
    })
    .into_any()
}

/// The time, and after it a kind word.
pub fn shown_or_over(left: u32) -> AnyView {
    if left == 0 {
        view! { <b class="at-finish">{text::current().meeting.finish}</b> }.into_any()
    } else {
        shown(left)
    }
}

/// How long a voice may take, to be chosen; none at first.
pub fn times(seconds: Signal<u32>, set: impl Fn(u32) + Copy + Send + Sync + 'static) -> AnyView {
    let t = &text::current().meeting;
    let one = move |minutes: u32| {
        let on = Signal::derive(move || seconds.get() == minutes * 60);
        let press = move || set(if on.get_untracked() { 0 } else { minutes * 60 });
        view! { <Chip label=(t.minutes)(minutes as usize) on on_press=press/> }.into_any()
    };
    view! {
        <fieldset class="choice-set">
            <legend>{t.timer}</legend>
            <div class="chips">{[1, 2, 3, 5].map(one).into_iter().collect::<Vec<_>>()}</div>
        </fieldset>
    }
    .into_any()
}
