//! What others answer to a check-in: an offer of a hand, a good word, and that a hand was found.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::focus;
use crate::group::{AnswerId, AnswerKind, CheckInId, Command, CommitmentState, MemberId};
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::people::author_picker::by_whom;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::work::raised_hand;
use crate::ui::components::{
    Button, Chip, Field, Form, FormActions, FormError, Kind, MemberSummary, Seat, SeatSize, Sheet, day_words,
    icon,
};
use crate::ui::state::{app, field};

/// The answer that is being written on this page. One sheet serves all check-ins of the page:
///
/// ```ignore
/// let answering = Answering::new();
/// view! { {answer_acts(check_in, answering)} <AnswerSheet answering/> }
/// ```
#[derive(Clone, Copy)]
pub struct Answering {
    open: RwSignal<bool>,
    what: RwSignal<Option<(CheckInId, AnswerKind)>>,
}

impl Default for Answering {
    fn default() -> Self {
        Self::new()
    }
}

impl Answering {
    /// None yet.
    pub fn new() -> Self {
        Self { open: RwSignal::new(false), what: RwSignal::new(None) }
    }

    /// Opens the sheet for an answer. What was typed for the same answer before is still there.
    pub fn begin(self, check_in: CheckInId, kind: AnswerKind) {
        self.what.set(Some((check_in, kind)));
        self.open.set(true);
    }
}

/// An answer that is being written.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct AnswerForm {
    word: String,
    alongside: bool,
    by: Vec<MemberId>,
}

/// The sheet in which an answer is written.
#[component]
pub fn AnswerSheet(
    /// The page's answer.
    answering: Answering,
) -> AnyView {
    let app = app();
    let title = move || {
        let t = &text::current().check_in;
        let Some((check_in, kind)) = answering.what.get() else { return String::new() };
        let name = app.with(|group| {
            let said = group.check_in(check_in);
            let for_others = said.and_then(|said| raised_hand::asked_for(group, said));
            for_others.unwrap_or_else(|| name_or_somebody(group, said.and_then(|said| said.by)))
        });
        if kind == AnswerKind::Offer { (t.offer_title)(&name) } else { (t.encourage_title)(&name) }
    };
    view! { <Sheet open=answering.open title=title>{form(answering)}</Sheet> }.into_any()
}

const WORD: &str = "answer-word";

fn form(answering: Answering) -> AnyView {
    let (app, t) = (app(), &text::current().check_in);
    let Some((check_in, kind)) = answering.what.get_untracked() else { return ().into_any() };
    let offer = kind == AnswerKind::Offer;
    let me = app.me_untracked();
    let name = app.draft_name_of(if offer { "offer" } else { "encouragement" }, check_in.0);
    let form = app.draft(name, AnswerForm { by: me.into_iter().collect(), ..AnswerForm::default() });
    let (word, alongside, by) = (field!(form.word), field!(form.alongside), field!(form.by));
    let end = move || {
        form.forget();
        answering.open.set(false);
        // The button that opened the sheet may be gone: a hand is offered once.
        focus::keep(None);
    };
    let (no_word, nobody) = (RwSignal::new(None), RwSignal::new(false));
    let with_work = app.with_untracked(|group| group.check_in(check_in).and_then(|c| c.commitment)).is_some();
    let save = move || {
        let word = word.get_untracked().trim().to_owned();
        no_word.set((!offer && word.is_empty()).then(|| t.encourage_missing.to_owned()));
        let who = by.with_untracked(|by| by.first().copied());
        nobody.set(who.is_none());
        if no_word.with_untracked(Option::is_some) {
            focus::by_id(WORD);
            return;
        }
        if who.is_none() {
            return;
        }
        let command = Command::Answer {
            id: AnswerId(app.fresh()),
            check_in,
            kind,
            word,
            by: who,
            alongside: alongside.get_untracked(),
        };
        if app.execute(command, if offer { t.offered } else { t.encouraged }) {
            end();
        }
    };
    let who = if offer { t.who_offers } else { t.who_encourages };
    let (label, hint) = if offer { (t.offer_word, t.offer_hint) } else { (t.encourage_word, "") };
    let hint = (!hint.is_empty()).then(|| leptos::text_prop::TextProp::from(hint));
    view! {
        <Form on_submit=save>
            {word_field(label, hint, word, no_word, offer)}
            {(offer && with_work).then(|| view! {
                <div class="stack-s">
                    <div class="chips">
                        <Chip label=t.come_alongside on=alongside on_press=move || alongside.update(|on| *on = !*on)/>
                    </div>
                    <p class="muted" hidden=move || !alongside.get()>{t.come_alongside_under}</p>
                </div>
            })}
            {by_whom(who, me, by)}
            <FormError error=move || nobody.get().then_some(t.whose_missing)/>
            <FormActions begun=form.is_begun() on_cancel=end/>
        </Form>
    }
    .into_any()
}

fn word_field(
    label: &'static str,
    hint: Option<leptos::text_prop::TextProp>,
    word: Binding<String>,
    error: RwSignal<Option<String>>,
    optional: bool,
) -> AnyView {
    match hint {
        Some(hint) => {
            view! { <Field id=WORD label value=word hint=hint error lines=true optional/> }.into_any()
        }
        None => view! { <Field id=WORD label value=word error lines=true optional/> }.into_any(),
    }
}

/// The controls beside a check-in: *Offer a hand* and *Hand found* while it asks for a hand, and a good word.
pub fn answer_acts(check_in: CheckInId, answering: Answering) -> AnyView {
    let (app, t) = (app(), &text::current().check_in);
    let raised = Memo::new(move |_| app.with(|group| group.raised_hands().iter().any(|c| c.id == check_in)));
    // A hand may help where something is stuck, too. Who has offered theirs has no second one to offer.
    let offers = Memo::new(move |_| {
        let me = app.me();
        let is_stuck = app.with(|group| {
            let about = group.check_in(check_in).and_then(|said| group.commitment(said.commitment?));
            let stuck = about.filter(|one| one.state == Some(CommitmentState::Stuck) && one.hand.is_none());
            let said = stuck.and_then(|one| group.said_to_be_stuck(one.id));
            said.is_some_and(|said| said.id == check_in)
        });
        (raised.get() || is_stuck) && !me.is_some_and(|me| app.with(|group| group.has_offered(me, check_in)))
    });
    // Nobody helps or praises themselves.
    let mine = Memo::new(move |_| {
        let me = app.me();
        app.with(|group| {
            let (Some(me), Some(said)) = (me, group.check_in(check_in)) else { return false };
            let about = said.commitment.and_then(|id| group.commitment(id));
            said.by.is_some_and(|by| group.resolve(by) == me)
                && about.is_none_or(|one| group.is_holder(one, me))
        })
    });
    let found = move || {
        if app.execute(Command::LowerHand(check_in), t.hand_found_said) {
            // The button that was pressed is gone now.
            focus::heading();
        }
    };
    view! {
        <div class="actions">
            {move || (offers.get() && !mine.get()).then(|| view! {
                <Button
                    label=text::current().common.offer_hand icon=icon::HAND
                    on_press=move || answering.begin(check_in, AnswerKind::Offer)
                />
            })}
            {move || (!mine.get()).then(|| view! {
                <Button
                    label=t.encourage kind=Kind::Ghost
                    on_press=move || answering.begin(check_in, AnswerKind::Encouragement)
                />
            })}
            {move || raised.get().then(|| view! {
                <Button label=t.hand_found icon=icon::CHECK kind=Kind::Quiet on_press=found/>
            })}
        </div>
    }
    .into_any()
}

/// An answer as it stands on the page.
#[derive(Clone, PartialEq)]
struct Shown {
    who: Option<MemberSummary>,
    says: String,
    word: String,
    under: String,
}

/// The answers to a check-in, following what changes; nothing where there are none.
pub fn answers(check_in: CheckInId) -> AnyView {
    let app = app();
    let shown = Memo::new(move |_| {
        let (t, today) = (text::current(), app.today());
        app.with(|group| {
            let one = |answer: &crate::group::Answer| {
                let name = name_or_somebody(group, answer.by);
                let offer = answer.kind == AnswerKind::Offer;
                let noted_by =
                    answer.noted_by.map(|id| (t.common.noted_by)(&name_or_somebody(group, Some(id))));
                let on = answer.on.map(|on| day_words(today, on));
                let under: Vec<String> = on.into_iter().chain(noted_by).collect();
                Shown {
                    who: answer.by.and_then(|by| group.member(by)).map(MemberSummary::from),
                    says: if offer { (t.check_in.offers_hand)(&name) } else { (t.check_in.good_word)(&name) },
                    word: answer.word.clone(),
                    under: under.join(", "),
                }
            };
            group.answers_to(check_in).map(one).collect::<Vec<_>>()
        })
    });
    let one = |shown: Shown| {
        view! {
            <li class="answer">
                {shown.who.map(|summary| view! { <Seat summary size=SeatSize::Small/> })}
                <div class="answer-words">
                    <p>{shown.says}</p>
                    {(!shown.under.is_empty()).then(|| view! { <p class="muted">{shown.under}</p> })}
                    {(!shown.word.is_empty()).then(|| view! { <p class="quote" dir="auto">{shown.word}</p> })}
                </div>
            </li>
        }
        .into_any()
    };
    (move || {
        let all = shown.get();
        (!all.is_empty())
            .then(|| view! { <ul class="answers">{all.into_iter().map(one).collect::<Vec<_>>()}</ul> })
    })
    .into_any()
}
