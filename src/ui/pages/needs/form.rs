//! "Say what's needed", and the same form over a need that stands on the board.

use std::cell::RefCell;

use crate::ui::prelude::*;
use uuid::Uuid;

use crate::browser::{focus, letters::capital};
use crate::domain::{Act, Day, Group, NeedAct, NeedId, NeedWords, Size};
use crate::text;
use crate::ui::derived::memo;
use crate::ui::kit::{Chip, Choice, ChoiceCard, DayField, Field, Form, PageHead, Submit, Words, WordsField};
use crate::ui::pages::answer::by_whom;
use crate::ui::pages::pick::name_or_somebody;
use crate::ui::place;
use crate::ui::route::Route;
use crate::ui::state::app;

const WHAT: &str = "need-what";

thread_local! {
    // What has been typed and not yet saved: it is still there when one comes back.
    static DRAFT: RefCell<Option<(Uuid, NeedWords)>> = const { RefCell::new(None) };
}

/// What is being typed.
#[derive(Clone, Copy)]
struct Typed {
    what: RwSignal<String>,
    why: RwSignal<String>,
    size: RwSignal<Option<usize>>,
    strengths: Words,
    day: RwSignal<Option<Day>>,
    first_step: RwSignal<String>,
    few_see: RwSignal<bool>,
}

impl Typed {
    fn new(words: NeedWords) -> Self {
        // After the sizes stands "hard to say".
        let place = |size| Size::ALL.iter().position(|one| *one == size).unwrap_or(Size::ALL.len());
        Self {
            what: RwSignal::new(words.what),
            why: RwSignal::new(words.why),
            size: RwSignal::new(words.size.map(place)),
            strengths: Words::new(words.strengths),
            day: RwSignal::new(words.day),
            first_step: RwSignal::new(words.first_step),
            few_see: RwSignal::new(words.less_visible),
        }
    }

    fn words(self) -> NeedWords {
        NeedWords {
            what: self.what.get().trim().to_owned(),
            why: self.why.get().trim().to_owned(),
            size: self.size.get().and_then(|place| Size::ALL.get(place).copied()),
            strengths: self.strengths.chosen.get(),
            day: self.day.get(),
            first_step: self.first_step.get().trim().to_owned(),
            less_visible: self.few_see.get(),
        }
    }

    /// The words as they are to be kept, with a strength that was typed and not added.
    fn words_now(self) -> NeedWords {
        NeedWords { strengths: self.strengths.all_now(), ..untrack(move || self.words()) }
    }
}

/// The page on which something needed is said.
pub fn new_page() -> AnyView {
    let (app, t) = (app(), &text::current().needs);
    let group = app.now(Group::id);
    let draft = DRAFT.with_borrow(|kept| kept.clone()).filter(|(of, _)| *of == group);
    let typed = Typed::new(draft.map(|(_, words)| words).unwrap_or_default());
    Effect::new(move || {
        let words = typed.words();
        DRAFT.with_borrow_mut(|kept| *kept = Some((group, words)));
    });
    let me = app.me_now();
    let by = RwSignal::new(me.into_iter().into_vec());
    let noted = move || {
        let by = by.with(|by| by.first().copied())?;
        let me = me.filter(|me| *me != by)?;
        app.with(|group| Some((text::current().new_commitment.noted_by)(&name_or_somebody(group, Some(me)))))
    };
    let save = move |words: NeedWords| {
        let id = NeedId(app.fresh());
        let by = by.with_untracked(|by| by.first().copied());
        if app.act(Act::Need(NeedAct::Say { id, words, by }), t.said) {
            DRAFT.with_borrow_mut(|kept| *kept = None);
            place::go_instead(Route::Need(id));
        }
    };
    let whose =
        view! { {by_whom(t.whose, me, by)}<p class="muted kind-word" dir="auto">{noted}</p> }.into_any();
    view! {
        <PageHead title=text::current().common.say_needed back=Route::Needs/>
        {form(typed, whose, Box::new(save))}
    }
    .into_any()
}

/// The form over a need; `open` is the sheet in which it stands.
pub(super) fn edit(id: NeedId, open: RwSignal<bool>) -> AnyView {
    let (app, t) = (app(), &text::current().needs);
    let Some(begun) = app.now(|group| group.need(id).map(|need| need.words.clone())) else {
        return ().into_any();
    };
    let typed = Typed::new(begun.clone());
    let before = begun.clone();
    let changed = memo(move || app.with(|group| group.need(id).is_some_and(|need| need.words != before)));
    let save = move |words: NeedWords| {
        let Some(now) = app.now(|group| group.need(id).map(|need| need.words.clone())) else { return };
        let words = words.over(&begun, &now);
        if words == now || app.act(Act::Need(NeedAct::Edit { id, words }), t.edited) {
            open.set(false);
        }
    };
    let meanwhile = view! {
        <p class="hint kind-word" role="status">{move || changed.get().then_some(t.meanwhile)}</p>
    }
    .into_any();
    form(typed, meanwhile, Box::new(save))
}

fn form(typed: Typed, more: AnyView, save: Box<dyn Fn(NeedWords)>) -> AnyView {
    let (app, t) = (app(), &text::current().needs);
    let no_what = RwSignal::new(None);
    let saved = StoredValue::new(false);
    let send = move || {
        let words = typed.words_now();
        no_what.set(words.what.is_empty().then(|| t.what_missing.to_owned()));
        if words.what.is_empty() {
            focus::by_id(WHAT);
        } else if !saved.get_value() {
            save(words);
        }
    };
    let sizes = vec![
        ChoiceCard::new(capital(t.hour)).under(t.hour_under),
        ChoiceCard::new(capital(t.day)).under(t.day_under),
        ChoiceCard::new(capital(t.ongoing)).under(t.ongoing_under),
        ChoiceCard::new(t.size_unsaid),
    ];
    let known = memo(move || app.with(Group::strength_words));
    view! {
        <Form on_submit=send>
            <Field id=WHAT label=t.what hint=t.what_hint value=typed.what error=no_what/>
            <Field label=t.why hint=t.why_hint value=typed.why lines=true optional=true most=2000/>
            <Choice legend=t.size cards=sizes chosen=typed.size/>
            <WordsField legend=t.strengths hint=t.strengths_hint words=typed.strengths known/>
            <DayField label=t.by_when value=typed.day today=untrack(|| app.today())/>
            <Field label=t.first_step hint=t.first_step_hint value=typed.first_step optional=true/>
            <div class="stack-close">
                <div class="chips">
                    <Chip
                        label=t.few_see_chip on=typed.few_see
                        on_press=move || typed.few_see.update(|on| *on = !*on)
                    />
                </div>
                <p class="muted" hidden=move || !typed.few_see.get()>{t.few_see_under}</p>
            </div>
            {more}
            <Submit label=text::current().common.save wide=true/>
        </Form>
    }
    .into_any()
}
