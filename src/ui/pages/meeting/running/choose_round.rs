//! Which round: its kind, its question, who begins, which way around, and how long each voice may take.

use leptos::prelude::*;

use super::start_round::{begin, circle};
use super::timer::times;
use crate::browser::focus;
use crate::group::{MeetingId, MemberId};
use crate::session::{Round, RoundKind};
use crate::text;
use crate::ui::components::people::names::by_name;
use crate::ui::components::{
    Button, Choice, ChoiceCard, Details, Field, Form, Kind, SeatPicker, Segmented, Submit,
};
use crate::ui::state::{App, form_data};

const QUESTION: &str = "round-question";
/// The place of the group's own question among the kinds.
const OWN: usize = 2;

form_data! {
    /// What is chosen and typed.
    struct Typed: Data {
        kind: Option<usize>,
        way: Option<usize>,
        question: String,
        first: Vec<MemberId>,
        seconds: u32,
    }
}

/// The form. A check-in round is what most meetings come for.
pub fn choose(app: App, id: MeetingId) -> AnyView {
    let t = &text::current().at;
    let fresh = Data { kind: Some(1), way: Some(0), ..Data::default() };
    let typed = Typed::open(app, app.draft_name_of("round", id.0), fresh);
    let Typed { kind, way, question, first, seconds, .. } = typed;
    let missing = RwSignal::new(None);
    let start = move || {
        let kind = match kind.get_untracked() {
            Some(0) => RoundKind::Arrival,
            Some(OWN) => {
                let question = question.get_untracked().trim().to_owned();
                missing.set(question.is_empty().then(|| t.question_missing.to_owned()));
                if question.is_empty() {
                    focus::by_id(QUESTION);
                    return;
                }
                RoundKind::Prompt(question)
            }
            Some(3) => RoundKind::Appreciation,
            Some(4) => RoundKind::CheckOut,
            _ => RoundKind::CheckIn,
        };
        let from = first.with_untracked(|first| first.first().copied());
        let mut round = Round::new(kind, &circle(app, id), from, way.get_untracked() == Some(1));
        round.seconds = seconds.get_untracked();
        typed.end();
        begin(app, id, round);
    };
    let cards = t.kinds.map(|(name, about)| ChoiceCard::new(name).under(about)).to_vec();
    let prompt = move |words: &'static str| {
        let press = move || {
            question.set(words.to_owned());
            focus::by_id(QUESTION);
        };
        view! { <Button label=words kind=Kind::Quiet on_press=press/> }
    };
    let own = Memo::new(move |_| kind.get() == Some(OWN));
    let asks = move || {
        own.get().then(|| {
            view! {
                <Field id=QUESTION label=t.question value=question error=missing lines=true most=300/>
                <div class="actions">{t.prompts.map(prompt).into_iter().collect::<Vec<_>>()}</div>
            }
        })
    };
    let people = Memo::new(move |_| {
        app.with(|group| {
            by_name(group.meeting(id).map(|meeting| group.around(meeting)).unwrap_or_default().into_iter())
        })
    });
    view! {
        <Form on_submit=start>
            <Choice legend=t.which cards chosen=kind column=true/>
            {asks}
            <Details summary=t.how>
                <SeatPicker legend=t.first people chosen=first one=true/>
                <Segmented legend=t.way labels=vec![t.clockwise.into(), t.backwards.into()] chosen=way/>
                {times(seconds.into(), move |chosen| seconds.set(chosen))}
            </Details>
            <Submit label=t.begin wide=true/>
        </Form>
    }
    .into_any()
}
