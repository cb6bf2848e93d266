//! Reflect: private prompts. What is written here rests apart from the group, on this phone only.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::browser::focus;
use crate::group::day;
use crate::storage::{DraftName, Reflection, StoreError};
use crate::text::{self, reflect::Prompt};
use crate::ui::components::{
    Banner, Button, CancelTyped, Card, Confirm, Details, Field, Form, Kind, PageHead, Segmented, Submit,
    Tone, day_words,
};
use crate::ui::route::Route;
use crate::ui::state::{App, Draft, app, field};

/// The note that remembers which words suit this group: "space" for taking and making space.
const WORDING: &str = "reflect-wording";
const QUESTION: &str = "reflect-question";
const WORDS: &str = "reflect-words";

/// Which words suit the group: of stepping up, or of making space.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wording {
    Step,
    Space,
}

/// What is typed: it rests beside what was kept, apart from the group.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct ReflectionForm {
    /// Which of the questions.
    chosen: usize,
    words: String,
}

/// The page.
pub fn page() -> AnyView {
    let (app, t) = (app(), &text::current().reflect);
    let by_space = app.ui_state(WORDING).as_deref() == Some("space");
    let wording = RwSignal::new(if by_space { Wording::Space } else { Wording::Step });
    Effect::new(move |before: Option<Wording>| {
        let now = wording.get();
        if before.is_some_and(|before| before != now) {
            app.set_ui_state(WORDING, (now == Wording::Space).then_some("space"));
        }
        now
    });
    let kept = RwSignal::new(app.reflections());
    let group = app.with_untracked(crate::group::Group::id);
    let form = app.draft(DraftName::private(group, "reflection"), ReflectionForm::default());
    let nothing_lasts =
        move || app.keeps_nothing().then(|| view! { <Banner text=t.keeps_nothing tone=Tone::Care/> });
    let wordings = [(Wording::Step, t.wording_step), (Wording::Space, t.wording_space)];
    view! {
        <PageHead title=t.title back=Route::Meet/>
        <p>{t.under}</p>
        <p class="muted">{t.private}</p>
        {nothing_lasts}
        {write(app, wording, kept, form)}
        {before(app, wording, kept, form)}
        <Card title=t.wording><Segmented legend=t.wording options=wordings chosen=wording/></Card>
    }
    .into_any()
}

/// The prompts in the words that were chosen.
fn prompts(wording: Wording) -> &'static [Prompt] {
    let t = &text::current().reflect;
    match wording {
        Wording::Step => &t.step,
        Wording::Space => &t.space,
    }
}

/// One of them; after the last comes the first again.
fn prompt(wording: Wording, place: usize) -> Prompt {
    let all = prompts(wording);
    all[place % all.len()]
}

fn write(
    app: App,
    wording: RwSignal<Wording>,
    kept: RwSignal<Vec<Reflection>>,
    form: Draft<ReflectionForm>,
) -> AnyView {
    let t = &text::current().reflect;
    let (chosen, words) = (field!(form.chosen), field!(form.words));
    let error = RwSignal::new(None::<String>);
    let save = move || {
        let said = words.get_untracked();
        let (name, _) = prompt(wording.get_untracked(), chosen.get_untracked());
        let told = if said.trim().is_empty() {
            Some(t.words_missing)
        } else {
            match app.reflect(name, &said) {
                Ok(()) => None,
                Err(StoreError::Full { .. }) => Some(t.no_room),
                Err(_) => Some(t.not_kept),
            }
        };
        if told.is_none() {
            // The question stays.
            let stays = chosen.get_untracked();
            form.reset();
            chosen.set(stays);
            kept.set(app.reflections());
            app.say(t.kept, false);
        }
        error.set(told.map(str::to_owned));
        focus::by_id(WORDS);
    };
    let any = Memo::new(move |_| words.with(|words| !words.is_empty()));
    // One question at a time, so that it can be stayed with.
    let question = move || prompt(wording.get(), chosen.get()).1;
    let another = move || {
        chosen.update(|place| *place += 1);
        focus::by_id(QUESTION);
    };
    view! {
        <section class="card">
            <h2 class="prompt" id=QUESTION tabindex="-1" aria-live="polite">{question}</h2>
            <Form on_submit=save>
                <Field id=WORDS label=t.words hint=t.words_hint value=words error=error lines=true most=5000/>
                <div class="actions">
                    <Submit label=text::current().common.save/>
                    <Button label=t.another kind=Kind::Ghost on_press=another/>
                    <CancelTyped begun=any.into() on_cancel=move || words.set(String::new())/>
                </div>
            </Form>
        </section>
    }
    .into_any()
}

/// What was written before; folded, so that it does not stand open to whoever looks over one's shoulder.
fn before(
    app: App,
    wording: RwSignal<Wording>,
    kept: RwSignal<Vec<Reflection>>,
    form: Draft<ReflectionForm>,
) -> AnyView {
    let t = &text::current().reflect;
    let (erasing, all) = (RwSignal::new(false), RwSignal::new(false));
    let which = RwSignal::new(None::<Uuid>);
    let erase = move |one: Option<Uuid>| {
        let erased = app.erase_reflections(one);
        if one.is_none() && erased {
            form.reset();
        }
        kept.set(app.reflections());
        app.say(if erased { t.erased } else { t.not_erased }, false);
        focus::heading();
    };
    let line = move |one: Reflection| {
        let prompt = prompts(wording.get()).iter().find(|(name, _)| *name == one.prompt);
        let prompt = prompt.map(|(_, words)| *words).unwrap_or_default();
        let on = day::from_text(&one.on).map(|on| day_words(app.today(), on)).unwrap_or_default();
        let press = move || {
            which.set(Some(one.id));
            erasing.set(true);
        };
        view! {
            <li class="stack-close">
                <p class="muted">{on}</p>
                <p><strong>{prompt}</strong></p>
                <p class="reflection" dir="auto">{one.text.clone()}</p>
                <button
                    type="button" class="btn btn-removal start" aria-label=(t.erase_this)(&one.text)
                    on:click=move |_| press()
                >
                    {t.erase}
                </button>
            </li>
        }
    };
    let list = move || {
        let kept = kept.get();
        if kept.is_empty() {
            return view! { <p class="muted">{t.before_none}</p> }.into_any();
        }
        view! {
            <ul class="list">{kept.into_iter().map(line).collect::<Vec<_>>()}</ul>
            <div class="actions">
                <Button label=t.erase_all kind=Kind::Removal on_press=move || all.set(true)/>
            </div>
        }
        .into_any()
    };
    view! {
        <Details summary=t.before>{list}</Details>
        <Confirm
            open=erasing title=t.erase_sure text=t.erase_what yes=t.erase
            on_yes=move || erase(which.get_untracked())
        />
        <Confirm open=all title=t.erase_all_sure text=t.erase_all_what yes=t.erase_all on_yes=move || erase(None)/>
    }
    .into_any()
}
