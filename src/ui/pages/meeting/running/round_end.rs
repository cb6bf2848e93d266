//! The end of a round: who still wants to speak, what comes next, and the way back into one that was ended early.

use leptos::prelude::*;

use super::start_round::{begin, circle, turn_timer, words};
use super::turn::{RoundContext, to_heading};
use crate::browser::{announce, focus};
use crate::session::{MeetingSession, Round, RoundKind, Stage};
use crate::text;
use crate::ui::components::{Button, Card, Details, Kind, LinkButton, MemberSummary, icon};
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::App;

/// The round is over, with its timer.
pub fn end(app: App) {
    app.update_session(MeetingSession::end_round);
    announce::announce(text::current().meeting.ended);
    focus::heading();
}

/// The way back into a round that was ended early.
pub fn ended_early(context: RoundContext) -> AnyView {
    let t = &text::current().meeting;
    let RoundContext { app, id, .. } = context;
    let said = Memo::new(move |_| {
        let round = app.session()?.ended_round?;
        Some((t.ended_early)(words(&round.kind).0, round.heard(), round.seats.len()))
    });
    let go_on = move || {
        let around = circle(app, id);
        app.update_session(|session| {
            session.continue_round();
            if let Some(round) = &mut session.round {
                round.sync(&around);
                turn_timer(&mut session.timer, round);
            }
        });
        to_heading();
    };
    let show = move |said: String| {
        view! {
            <div class="card round-ended">
                <p>{said}</p>
                <Button label=t.round_goes_on icon=icon::UNDO on_press=go_on/>
            </div>
        }
    };
    (move || said.get().map(show)).into_any()
}

/// What stands on the page once everybody was asked.
pub fn over(context: RoundContext) -> AnyView {
    let t = &text::current().meeting;
    let RoundContext { app, round, .. } = context;
    let passed = Memo::new(move |_| {
        round.with(|round| {
            let passed = round.as_ref().map(Round::passed).unwrap_or_default();
            app.with(|group| {
                passed.iter().filter_map(|id| group.member(*id)).map(MemberSummary::from).collect::<Vec<_>>()
            })
        })
    });
    let one = move |summary: MemberSummary| {
        let id = summary.id;
        let press = move || {
            context.step(|round| round.go_to(id));
            to_heading();
        };
        view! { <Button label=summary.name on_press=press/> }
    };
    // They were asked twice: whoever wants to speak after all says so.
    let passed_twice = move || {
        let passed = passed.get();
        (!passed.is_empty()).then(|| {
            view! {
                <Details summary=t.passed>
                    <div class="actions">{passed.into_iter().map(one).collect::<Vec<_>>()}</div>
                </Details>
            }
        })
    };
    let heading = move || if passed.with(Vec::is_empty) { t.all_heard } else { t.round_over };
    let skips = matches!(then(context), Then::Round(_));
    view! {
        <Card>
            <h2 tabindex="-1">{heading}</h2>
            <p>{t.all_heard_text}</p>
            {passed_twice}
            <div class="actions">
                <Button label=t.another_round on_press=move || end(app)/>
                <Button label=t.back kind=Kind::Ghost icon=icon::UNDO on_press=move || context.step(Round::back)/>
                {skips.then(|| {
                    let talk = move || leave(context, Stage::Talk);
                    view! { <Button label=(t.skip_to)(t.stage(Stage::Talk)) kind=Kind::Quiet on_press=talk/> }
                })}
            </div>
        </Card>
    }
    .into_any()
}

/// What comes after a round: another one, or a stage.
enum Then {
    Round(RoundKind),
    Stage(Stage),
}

/// The usual order of a meeting: people arrive, say how their tasks go, talk; a last word comes before the end.
fn then(context: RoundContext) -> Then {
    match context.round.with_untracked(|round| round.as_ref().map(|round| round.kind.clone())) {
        Some(RoundKind::Arrival) => Then::Round(RoundKind::CheckIn),
        Some(RoundKind::Appreciation | RoundKind::CheckOut) => Then::Stage(Stage::Close),
        _ => Then::Stage(Stage::Talk),
    }
}

fn leave(context: RoundContext, stage: Stage) {
    end(context.app);
    navigation::go(Route::MeetingStage(context.id, stage));
}

/// From a round to what comes after it.
pub fn onward(context: RoundContext) -> AnyView {
    let t = &text::current().meeting;
    let RoundContext { app, id, .. } = context;
    match then(context) {
        Then::Round(kind) => {
            let label = (t.next_is)(words(&kind).0);
            let go = move || {
                begin(app, id, Round::new(kind.clone(), &circle(app, id), None, false));
                to_heading();
            };
            view! { <Button label kind=Kind::Primary icon=icon::ONWARD on_press=go/> }.into_any()
        }
        Then::Stage(stage) => {
            let label = (t.next_is)(t.stage(stage));
            let go = move || leave(context, stage);
            view! { <Button label kind=Kind::Primary icon=icon::ONWARD on_press=go/> }.into_any()
        }
    }
}

/// On to talking without the round that could be chosen here.
pub fn skip(context: RoundContext) -> AnyView {
    let t = &text::current().meeting;
    let href = Route::MeetingStage(context.id, Stage::Talk).hash();
    view! {
        <div class="actions"><LinkButton label=(t.skip_to)(t.stage(Stage::Talk)) kind=Kind::Quiet href=href/></div>
    }
    .into_any()
}
