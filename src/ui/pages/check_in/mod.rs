//! A check-in: a short word on how it goes, in ten seconds.

mod about;
mod author;
mod choose_commitment;

use leptos::prelude::*;

use crate::browser::{fields, focus};
use crate::group::{CheckInId, CommitmentId, CommitmentState};
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::work::commitment_line::{state_dot, state_words};
use crate::ui::components::work::story_chapter::ChapterSummary;
use crate::ui::components::{
    Card, Chip, Choice, ChoiceCard, DayField, Field, Form, FormActions, FormError, NotFound, PageHead,
    day_words, dot,
};
use crate::ui::forms::check_in::{CheckInForm, Missing, draft_name, goes_on_with, saved_words};
use crate::ui::navigation;
use crate::ui::route::{Route, WorkTab};
use crate::ui::state::{App, Draft, app, field};
use about::{About, fresh_form};

use crate::ui::components::work::letting_go::{Asked, LettingGo};
use author::{draft_is_of_other, for_other, whose};

/// How many chapters of the story stand below.
const CHAPTERS: usize = 3;

/// The page: a check-in on this commitment, or the question which one it is about.
pub fn page(about: Option<CommitmentId>) -> AnyView {
    match about {
        None => choose_commitment::page(),
        Some(id) => on(id),
    }
}

fn on(id: CommitmentId) -> AnyView {
    let app = app();
    let me = app.me_untracked();
    // Read once: what is being typed is not to be taken away by what another tab writes.
    let about =
        app.with_untracked(|group| group.commitment(id).map(|commitment| About::of(group, commitment, me)));
    match about {
        Some(about) => form(about),
        None => not_found(),
    }
}

fn not_found() -> AnyView {
    let t = &text::current().check_in;
    let (head, onward) = ((t.how, Route::Now), (t.to_work, Route::Work(WorkTab::Everyone)));
    view! { <NotFound head title=t.gone text=t.gone_text onward/> }.into_any()
}

const WORD: &str = "check-in-word";

fn form(about: About) -> AnyView {
    let (app, t) = (app(), &text::current().check_in);
    let (id, old_day) = (about.id, about.day);
    let form = app.draft(draft_name(app, id), fresh_form(&about));
    let (state, by, let_go) = (field!(form.state), field!(form.by), field!(form.let_go));
    let other = RwSignal::new(about.me.is_none() || draft_is_of_other(&about, by));
    let asks_who = about.people.len() > 1;
    let asked = Memo::new(move |_| {
        let by = by.with(|by| by.first().copied())?;
        state.get().filter(|state| *state == CommitmentState::LetGo)?;
        app.with(|group| Asked::of(group, id, by, app.me()))
    });
    let missing = Memo::new(move |_| form.with(|form| form.missing(asks_who, asked.with(Option::is_some))));
    // What was missing when somebody saved is told until it is there.
    let told = RwSignal::new(None);
    let error = move |of: Missing, words: &'static str| {
        let is_told = move || told.get() == Some(of) && missing.get() == Some(of);
        view! { <FormError error=move || is_told().then_some(words)/> }
    };
    let saved = StoredValue::new(false);
    let save = move || {
        // Going back takes a moment, in which a second tap would say it twice.
        if saved.get_value() {
            return;
        }
        told.set(missing.get_untracked());
        if let Some(missing) = missing.get_untracked() {
            return show(missing);
        }
        let typed = form.get_untracked();
        let (command, message) = match (asked.get_untracked(), typed.let_go) {
            (Some(asked), Some(LettingGo::OnlyOne)) => asked.only(app, id, typed.details()),
            _ => {
                let words = saved_words(typed.state, typed.details().hand);
                let check_in_id = goes_on_with(app, id, &typed).unwrap_or_else(|| CheckInId(app.fresh()));
                (typed.command(check_in_id, id, old_day), words.to_owned())
            }
        };
        if app.execute(command, message) {
            saved.set_value(true);
            form.forget();
            leave();
        }
    };
    let cards = CommitmentState::ALL
        .map(|state| ChoiceCard::new(Some(state), state_words(state)).dot(state_dot(state)));
    let who_lets_go = move || {
        asked.get().map(|asked| {
            let cards = asked.cards();
            view! {
                <div class="let-go"><Choice legend=t.let_go_who cards chosen=let_go/></div>
                {error(Missing::LettingGo, t.let_go_missing)}
            }
        })
    };
    let kind = move || match state.get() {
        Some(CommitmentState::LetGo) => Some(t.let_go_kind),
        Some(CommitmentState::Done) => Some(t.done_kind),
        Some(CommitmentState::Stuck) => Some(t.stuck_kind),
        _ => None,
    };
    let theirs = (!about.doing.is_empty() && about.me.is_some_and(|me| !about.part.contains(&me)))
        .then(|| view! { <p class="muted" dir="auto">{(t.theirs)(&about.doing, about.holders.len())}</p> });
    view! {
        <PageHead title=t.how eyebrow=about.what.clone() back=Route::Now/>
        {theirs}
        {(!about.open).then(|| view! { <p class="muted">{t.ended}</p> })}
        <div class="check-in" on:keydown=move |event| {
            // Enter alone begins a new line in the word; with Ctrl or Cmd it saves.
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                // The browser might send the form as well.
                event.prevent_default();
                fields::send_form_of(&event_target(&event));
            }
        }>
            <Form on_submit=save>
                <Choice legend=t.how quiet=true cards chosen=state/>
                {error(Missing::State, t.how_missing)}
                {who_lets_go}
                <p class="kind-word" aria-live="polite">{kind}</p>
                <Field id=WORD label=t.word hint=t.word_hint value=field!(form.word) lines=true optional=true most=2000/>
                {hand_and_day(app, &about, form, other)}
                {whose(&about, by, other)}
                {error(Missing::Author, t.whose_missing)}
                <FormActions begun=form.is_begun() on_cancel=move || { form.reset(); leave(); }/>
            </Form>
        </div>
        {earlier(id)}
    }
    .into_any()
}

/// Leads to what is missing.
fn show(missing: Missing) {
    match missing {
        Missing::State => focus::first("#main .choice input"),
        Missing::LettingGo => focus::first("#main .let-go input"),
        Missing::Author => false,
    };
}

/// What else can be said: that a hand would help, another day, and that it is somebody else's word.
fn hand_and_day(app: App, about: &About, form: Draft<CheckInForm>, other: RwSignal<bool>) -> AnyView {
    let (t, common) = (&text::current().check_in, &text::current().common);
    let (today, id, old_day) = (untrack(|| app.today()), about.id, about.day);
    let (hand, by, moves, day) = (field!(form.hand), field!(form.by), field!(form.moves), field!(form.day));
    let ends = Memo::new(move |_| form.with(CheckInForm::ends));
    let toggle = |on: Binding<bool>| move || on.update(|on| *on = !*on);
    let day_label = move || match day.get().filter(|_| moves.get()) {
        Some(day) if Some(day) != old_day => (t.new_day_on)(&day_words(today, day)),
        _ if old_day.is_none() => t.set_day.to_owned(),
        _ => t.new_day.to_owned(),
    };
    // Who is no part of it asks for those who do it.
    let (part, doing) = (about.part.clone(), StoredValue::new(about.doing.clone()));
    let for_them = Memo::new(move |_| {
        let by = by.with(|by| by.first().copied());
        doing.with_value(|doing| !doing.is_empty()) && by.is_some_and(|by| !part.contains(&by))
    });
    let hand_label = move || match for_them.get() {
        true => doing.with_value(|doing| (t.ask_hand_for)(doing)),
        false => common.ask_hand.to_owned(),
    };
    let hand_says = move || match for_them.get() {
        true => doing.with_value(|doing| (t.hand_on_for)(doing)),
        false => t.hand_on.to_owned(),
    };
    let shows_day = Memo::new(move |_| moves.get() && !ends.get());
    view! {
        <div class="chips">
            {move || (!ends.get()).then(|| view! {
                <Chip label=hand_label on=hand on_press=toggle(hand)/>
                <Chip label=day_label on=moves on_press=toggle(moves)/>
                <a class="chip" href=Route::Commitment(id).hash()>{t.share_it}</a>
            })}
            {for_other(about, by, other)}
        </div>
        <p class="muted" hidden=move || !hand.get() || ends.get()>{hand_says}</p>
        {move || shows_day.get().then(|| view! { <DayField label=text::current().commitment_page.day value=day today/> })}
    }
    .into_any()
}

/// Back to where one came from. Who came by the question which one has answered it: on to Now.
fn leave() {
    match navigation::came_from() {
        None | Some(Route::CheckIn(_)) => navigation::go_instead(Route::Now),
        Some(_) => navigation::back_or(Route::Now),
    }
}

/// What was said before, the latest first.
fn earlier(id: CommitmentId) -> AnyView {
    let (app, t) = (app(), &text::current().check_in);
    let chapters = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| {
            let story = group.commitment(id).map(|commitment| group.story(commitment)).unwrap_or_default();
            let latest = story.iter().rev().take(CHAPTERS);
            latest.map(|chapter| ChapterSummary::of(group, *chapter, today)).collect::<Vec<_>>()
        })
    });
    let one = |summary: ChapterSummary| {
        view! {
            <li class="chapter">
                <p class="chapter-head">{summary.state.map(|state| dot(state_dot(state)))}<b>{summary.head}</b></p>
                {(!summary.under.is_empty()).then(|| view! { <p class="muted">{summary.under}</p> })}
                {(!summary.word.is_empty()).then(|| view! { <p class="quote" dir="auto">{summary.word}</p> })}
            </li>
        }
    };
    view! {
        <Card title=t.earlier>
            <ul class="list">{move || chapters.get().into_iter().map(one).collect::<Vec<_>>()}</ul>
            <a class="more-link" href=Route::Commitment(id).hash()>{t.whole_story}</a>
        </Card>
    }
    .into_any()
}
