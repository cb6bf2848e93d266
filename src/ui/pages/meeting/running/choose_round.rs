//! Which round: its kind, its question, who begins, which way around, and how long each voice may take.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::start_round::{begin, circle};
use super::timer::times;
use crate::browser::focus;
use crate::group::{MeetingId, MemberId};
use crate::session::{Round, RoundKind};
use crate::text;
use crate::ui::components::people::names::summaries;
use crate::ui::components::{Button, Choice, ChoiceCard, Details, Field, Form, Kind, SeatPicker, Segmented};
use crate::ui::state::{App, field};

const FORM: &str = "round-form";
const QUESTION: &str = "round-question";

/// The kinds of round that are offered.
#[derive(Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
enum RoundChoice {
    Arrival,
    /// What most meetings come for.
    #[default]
    CheckIn,
    /// The group's own question.
    Own,
    Appreciation,
    CheckOut,
}

impl RoundChoice {
    const ALL: [RoundChoice; 5] = [
        RoundChoice::Arrival,
        RoundChoice::CheckIn,
        RoundChoice::Own,
        RoundChoice::Appreciation,
        RoundChoice::CheckOut,
    ];

    /// The kind of round, with the group's own question.
    fn kind(self, question: &str) -> RoundKind {
        match self {
            RoundChoice::Arrival => RoundKind::Arrival,
            RoundChoice::CheckIn => RoundKind::CheckIn,
            RoundChoice::Own => RoundKind::Prompt(question.to_owned()),
            RoundChoice::Appreciation => RoundKind::Appreciation,
            RoundChoice::CheckOut => RoundKind::CheckOut,
        }
    }
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct RoundForm {
    kind: RoundChoice,
    /// Against the clock.
    backwards: bool,
    question: String,
    first: Vec<MemberId>,
    seconds: u32,
}

/// The form, with the round that comes next chosen. [`begin_button`] sends it.
pub fn choose(app: App, id: MeetingId) -> AnyView {
    let t = &text::current().meeting;
    let next = app.session_untracked().map(|session| session.next_round());
    let kind = if next == Some(RoundKind::Arrival) { RoundChoice::Arrival } else { RoundChoice::CheckIn };
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
        let question = question.trim();
        if kind == RoundChoice::Own && question.is_empty() {
            missing.set(Some(t.question_missing.to_owned()));
            focus::by_id(QUESTION);
            return;
        }
        missing.set(None);
        let kind = kind.kind(question);
        let mut round = Round::new(kind, &circle(app, id), first.first().copied(), backwards);
        round.seconds = seconds;
        form.forget();
        begin(app, id, round);
    };
    let cards = RoundChoice::ALL.map(|choice| {
        let words = t.round(&choice.kind(""));
        ChoiceCard::new(choice, words.name).under(words.about)
    });
    let prompt = move |words: &'static str| {
        let press = move || {
            question.set(words.to_owned());
            focus::by_id(QUESTION);
        };
        view! { <Button label=words kind=Kind::Quiet on_press=press/> }
    };
    let own = Memo::new(move |_| kind.get() == RoundChoice::Own);
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
            summaries(group.meeting(id).map(|meeting| group.around(meeting)).unwrap_or_default().into_iter())
        })
    });
    view! {
        <Form on_submit=begin_round id=FORM>
            <p class="muted">{t.round_is}</p>
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

/// The button at the foot of the page, which begins the round that is chosen in the form.
pub fn begin_button() -> AnyView {
    view! {
        <button type="submit" form=FORM class="btn btn-primary"><span>{text::current().meeting.begin}</span></button>
    }
    .into_any()
}
