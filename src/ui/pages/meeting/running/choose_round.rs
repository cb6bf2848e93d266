//! Which round: its kind, its question, who begins, which way around, and how long each voice may take.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::start_round::{begin, circle};
use super::timer::times;
use crate::browser::focus;
use crate::group::{MeetingId, MemberId};
use crate::session::{Round, RoundKind};
use crate::text;
use crate::ui::components::people::names::by_name;
use crate::ui::components::{
    Button, Choice, ChoiceCard, Details, Field, Form, Kind as ButtonKind, SeatPicker, Segmented,
};
use crate::ui::state::{App, field};

const QUESTION: &str = "round-question";

/// The kinds of round that are offered.
#[derive(Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
enum Kind {
    Arrival,
    /// What most meetings come for.
    #[default]
    CheckIn,
    /// The group's own question.
    Own,
    Appreciation,
    CheckOut,
}

impl Kind {
    const ALL: [Kind; 5] = [Kind::Arrival, Kind::CheckIn, Kind::Own, Kind::Appreciation, Kind::CheckOut];
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct RoundForm {
    kind: Kind,
    /// Against the clock.
    backwards: bool,
    question: String,
    first: Vec<MemberId>,
    seconds: u32,
}

/// The form, with the round that comes next chosen.
///
/// `start` is given what begins the round, for the button at the foot.
pub fn choose(app: App, id: MeetingId, start: StoredValue<Option<Callback<()>>>) -> AnyView {
    let t = &text::current().meeting;
    let next = app.session_untracked().map(|session| session.next_round());
    let kind = if next == Some(RoundKind::Arrival) { Kind::Arrival } else { Kind::CheckIn };
    let form = app.draft(app.draft_name_of("round", id.0), RoundForm { kind, ..RoundForm::default() });
    let (kind, backwards, question, first, seconds) = (
        field!(form.kind),
        field!(form.backwards),
        field!(form.question),
        field!(form.first),
        field!(form.seconds),
    );
    let missing = RwSignal::new(None);
    let begin_round = move || {
        let RoundForm { kind, backwards, question, first, seconds } = form.get_untracked();
        let kind = match kind {
            Kind::Arrival => RoundKind::Arrival,
            Kind::CheckIn => RoundKind::CheckIn,
            Kind::Own => {
                let question = question.trim().to_owned();
                missing.set(question.is_empty().then(|| t.question_missing.to_owned()));
                if question.is_empty() {
                    focus::by_id(QUESTION);
                    return;
                }
                RoundKind::Prompt(question)
            }
            Kind::Appreciation => RoundKind::Appreciation,
            Kind::CheckOut => RoundKind::CheckOut,
        };
        let mut round = Round::new(kind, &circle(app, id), first.first().copied(), backwards);
        round.seconds = seconds;
        form.forget();
        begin(app, id, round);
    };
    let cards: Vec<_> = Kind::ALL
        .into_iter()
        .zip(t.kinds)
        .map(|(kind, (name, about))| ChoiceCard::new(kind, name).under(about))
        .collect();
    let prompt = move |words: &'static str| {
        let press = move || {
            question.set(words.to_owned());
            focus::by_id(QUESTION);
        };
        view! { <Button label=words kind=ButtonKind::Quiet on_press=press/> }
    };
    let own = Memo::new(move |_| kind.get() == Kind::Own);
    let asks = move || {
        own.get().then(|| {
            view! {
                <Field id=QUESTION label=t.question value=question error=missing lines=true most=300/>
                <div class="actions">{t.prompts.map(prompt)}</div>
            }
        })
    };
    let people = Memo::new(move |_| {
        app.with(|group| {
            by_name(group.meeting(id).map(|meeting| group.around(meeting)).unwrap_or_default().into_iter())
        })
    });
    start.set_value(Some(Callback::from(begin_round)));
    view! {
        <Form on_submit=begin_round>
            <Choice legend=t.which cards chosen=kind column=true/>
            {asks}
            <Details summary=t.how>
                <SeatPicker legend=t.first people chosen=first one=true/>
                <Segmented legend=t.way options=[(false, t.clockwise), (true, t.backwards)] chosen=backwards/>
                {times(*seconds, move |chosen| seconds.set(chosen))}
            </Details>
        </Form>
    }
    .into_any()
}
