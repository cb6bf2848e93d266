//! A check-in: a short word on how it goes, in ten seconds.

mod about;
mod author;
mod choose_commitment;

use leptos::prelude::*;

use crate::browser::{fields, focus};
use crate::group::{CheckInDetails, CheckInId, Command, CommitmentId, CommitmentState};
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::work::commitment_line::{state_dot, state_words};
use crate::ui::components::work::story_chapter::ChapterSummary;
use crate::ui::components::{
    Card, Chip, Choice, ChoiceCard, DayField, Field, Form, FormActions, FormError, NotFound, PageHead,
    by_day_words, dot,
};
use crate::ui::forms::check_in::{CheckInForm, draft_name, saved_words};
use crate::ui::navigation;
use crate::ui::route::{Route, WorkTab};
use crate::ui::state::{app, field};
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
    let me = app.me_now();
    // Read once: what is being typed is not to be taken away by what another tab writes.
    let about = app.now(|group| group.commitment(id).map(|commitment| About::of(group, commitment, me)));
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
    let (app, t, common) = (app(), &text::current().check_in, &text::current().common);
    let today = app.today();
    let form = app.draft(draft_name(app, about.id), fresh_form(&about));
    let (state, hand, by, let_go) =
        (field!(form.state), field!(form.hand), field!(form.by), field!(form.let_go));
    let (moves, day) = (field!(form.moves), field!(form.day));
    let ends = Memo::new(move |_| state.get().is_some_and(CommitmentState::is_end));
    let cards = CommitmentState::ALL
        .map(|state| ChoiceCard::new(Some(state), state_words(state)).dot(state_dot(state)));
    let (no_state, nobody) = (RwSignal::new(false), RwSignal::new(false));
    let no_end = RwSignal::new(false);
    let (id, old_day) = (about.id, about.day);
    let other = RwSignal::new(about.me.is_none() || draft_is_of_other(&about, by));
    let asks_whom = about.people.len() > 1;
    let asked = Memo::new(move |_| {
        let by = by.with(|by| by.first().copied())?;
        state.get().filter(|state| *state == CommitmentState::LetGo)?;
        app.with(|group| Asked::of(group, id, by, app.me()))
    });
    let saved = StoredValue::new(false);
    let keep = move |command: Command, said: String| {
        if app.execute(command, said) {
            saved.set_value(true);
            form.forget();
            leave();
        }
    };
    let save = move || {
        // Going back takes a moment, in which a second tap would say it twice.
        if saved.get_value() {
            return;
        }
        let CheckInForm { state, word, hand, moves, day, by, let_go } = form.get_untracked();
        // Who asks for a hand need not say how it goes.
        if state.is_none() && !hand {
            no_state.set(true);
            focus::first("#main .choice input");
            return;
        }
        let by = by.first().copied();
        if by.is_none() && asks_whom {
            nobody.set(true);
            return;
        }
        let alone = match (asked.get_untracked(), let_go) {
            (Some(_), None) => {
                no_end.set(true);
                focus::first("#main .let-go input");
                return;
            }
            (Some(asked), Some(LettingGo::OnlyOne)) => Some(asked),
            _ => None,
        };
        let ends = state.is_some_and(CommitmentState::is_end);
        let hand = hand && !ends;
        let new_day = (moves && !ends).then_some(day).filter(|day| *day != old_day);
        let details = CheckInDetails { by, word: word.trim().to_owned(), hand, on: None };
        if let Some(asked) = alone {
            let (command, said) = asked.only(app, id, details);
            return keep(command, said);
        }
        let (said, day) = (CheckInId(app.fresh()), new_day.flatten());
        let check_in = match state {
            Some(state) => Command::CheckIn { id: said, commitment: id, state, day, details },
            None => Command::AskForHand { id: said, commitment: id, day, details },
        };
        let command = match new_day {
            Some(None) => Command::Batch(vec![check_in, Command::MoveDay { id, day: None }]),
            _ => check_in,
        };
        keep(command, saved_words(state, hand).to_owned());
    };
    Effect::new(move || {
        if state.get().is_some() || hand.get() {
            no_state.set(false)
        }
    });
    Effect::new(move || {
        if by.with(|by| !by.is_empty()) {
            nobody.set(false)
        }
    });
    Effect::new(move || {
        if let_go.get().is_some() || asked.with(Option::is_none) {
            no_end.set(false)
        }
    });
    let who_lets_go = move || {
        asked.get().map(|asked| {
            let cards = asked.cards();
            view! {
                <div class="let-go"><Choice legend=t.let_go_who cards chosen=let_go/></div>
                <FormError error=move || no_end.get().then_some(t.let_go_missing)/>
            }
        })
    };
    let kind = move || match state.get() {
        Some(CommitmentState::LetGo) => Some(t.let_go_kind),
        Some(CommitmentState::Done) => Some(t.done_kind),
        Some(CommitmentState::Stuck) => Some(t.stuck_kind),
        _ => None,
    };
    let toggle = |on: Binding<bool>| move || on.update(|on| *on = !*on);
    let day_label = move || match day.get().filter(|_| moves.get()) {
        Some(day) if Some(day) != old_day => (t.new_day_on)(&by_day_words(today, day)),
        _ if old_day.is_none() => t.set_day.to_owned(),
        _ => t.new_day.to_owned(),
    };
    // Who is no part of it asks for those who do it.
    let (part, doing) = (about.part.clone(), StoredValue::new(about.doing.clone()));
    let for_them = Memo::new(move |_| {
        let by = by.with(|by| by.first().copied());
        doing.with_value(|doing| !doing.is_empty()) && by.is_some_and(|by| !part.contains(&by))
    });
    let theirs = (!about.doing.is_empty() && about.me.is_some_and(|me| !about.part.contains(&me)))
        .then(|| view! { <p class="muted" dir="auto">{(t.theirs)(&about.doing, about.holders.len())}</p> });
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
                <FormError error=move || no_state.get().then_some(t.how_missing)/>
                {who_lets_go}
                <p class="kind-word" aria-live="polite">{kind}</p>
                <Field id=WORD label=t.word hint=t.word_hint value=field!(form.word) lines=true optional=true most=2000/>
                <div class="chips">
                    {move || (!ends.get()).then(|| view! {
                        <Chip label=hand_label on=hand on_press=toggle(hand)/>
                        <Chip label=day_label on=moves on_press=toggle(moves)/>
                        <a class="chip" href=Route::Commitment(id).hash()>{t.share_it}</a>
                    })}
                    {for_other(&about, by, other)}
                </div>
                <p class="muted" hidden=move || !hand.get() || ends.get()>{hand_says}</p>
                {move || shows_day.get().then(|| view! {
                    <DayField label=t.new_day value=day today/>
                })}
                {whose(&about, by, other)}
                <FormError error=move || nobody.get().then_some(t.whose_missing)/>
                <FormActions begun=form.is_begun() on_cancel=move || { form.reset(); leave(); }/>
            </Form>
        </div>
        {earlier(id)}
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
