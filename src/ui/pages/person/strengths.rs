//! What a person can do, can teach and would like to learn, on their page: read, added to and taken back there.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::focus;
use crate::group::{Command, MemberId, StrengthCommand, StrengthKind, name::fold};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::strengths::noticed;
use crate::ui::components::strengths::strength_field::{WordField, word_field};
use crate::ui::components::{Button, Card, Form, Kind, Segmented, icon};
use crate::ui::state::{App, field};

const WORD: &str = "strength-word";

/// The card.
pub fn card(app: App, id: MemberId, name: Memo<String>, me: Memo<bool>) -> AnyView {
    let t = &text::current().strengths;
    let words = Memo::new(move |_| app.with(|group| StrengthKind::ALL.map(|kind| words_of(group, id, kind))));
    let none = Memo::new(move |_| words.with(|words| words.iter().all(Vec::is_empty)));
    let changing = RwSignal::new(false);
    let empty = move || {
        let says = if me.get() { t.none_mine.to_owned() } else { (t.none)(&bidi_isolate(&name.get())) };
        none.get().then(|| view! { <p class="muted">{says}</p> })
    };
    let ways = move || {
        let all = StrengthKind::ALL.into_iter().zip(words.get());
        all.filter(|(_, words)| !words.is_empty())
            .map(|(kind, words)| words_list(app, id, kind, words, changing))
            .collect::<Vec<_>>()
    };
    let i_see = move || (!me.get()).then(|| noticed::i_see(app, id, name));
    let begin = move || {
        changing.set(true);
        focus::once_made(|| {
            focus::by_id(WORD);
        });
    };
    view! {
        <Card title=t.title>
            {empty}
            <div class="strength-ways">{ways}</div>
            {move || changing.get().then(|| editor(app, id, words, me, changing))}
            {noticed::accepted(app, id)}
            <div class="actions">
                {move || (!changing.get()).then(|| view! { <Button label=t.change icon=icon::EDIT on_press=begin/> })}
                {i_see}
            </div>
        </Card>
    }
    .into_any()
}

/// The person's words of one way, each once, in their order.
fn words_of(group: &crate::group::Group, id: MemberId, kind: StrengthKind) -> Vec<String> {
    let strengths = group.member(id).map(|member| member.strengths.as_slice()).unwrap_or_default();
    let of_way = strengths.iter().filter(|one| one.kind == kind);
    let mut words: Vec<String> = of_way.map(|one| group.strength_word(&one.word)).collect();
    words.sort_by_cached_key(|word| fold(word));
    words.dedup_by(|a, b| fold(a) == fold(b));
    words
}

fn words_list(
    app: App,
    id: MemberId,
    kind: StrengthKind,
    words: Vec<String>,
    changing: RwSignal<bool>,
) -> AnyView {
    let t = &text::current().strengths;
    let remove = move |word: &str| {
        let command = StrengthCommand::TakeBack { member: id, kind, word: word.to_owned() };
        if app.execute(Command::Strength(command), (t.removed)(&bidi_isolate(word))) {
            // The word goes, and the focus with it.
            focus::once_made(|| {
                focus::by_id(WORD);
            });
        }
    };
    let one = move |word: String| {
        let label = (t.remove)(&bidi_isolate(&word));
        let back = word.clone();
        view! {
            <li class="word" class:word-changing=changing>
                <bdi>{word}</bdi>
                {move || {
                    let back = back.clone();
                    changing.get().then(|| view! {
                        <button type="button" class="btn-icon" aria-label=label.clone() title=label.clone() on:click=move |_| remove(&back)>
                            {icon::icon(icon::CROSS)}
                        </button>
                    })
                }}
            </li>
        }
    };
    view! {
        <div>
            <h3 class="strength-way">{t.kind(kind)}</h3>
            <ul class="words">{words.into_iter().map(one).collect::<Vec<_>>()}</ul>
        </div>
    }
    .into_any()
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct StrengthForm {
    word: String,
    kind: StrengthKind,
}

fn editor(
    app: App,
    id: MemberId,
    words: Memo<[Vec<String>; 3]>,
    me: Memo<bool>,
    changing: RwSignal<bool>,
) -> AnyView {
    let t = &text::current().strengths;
    let form = app.draft(
        app.draft_name_of("strength", id.0),
        StrengthForm { word: String::new(), kind: StrengthKind::Can },
    );
    let (typed, kind, error) = (field!(form.word), field!(form.kind), RwSignal::new(None));
    // The words of each kind stand in the order of the kinds.
    let place = |kind| StrengthKind::ALL.iter().position(|one| *one == kind).unwrap_or_default();
    let without = Memo::new(move |_| words.with(|words| words[place(kind.get())].clone()));
    let add = move |word: String| {
        let word = word.trim().to_owned();
        error.set(word.is_empty().then(|| t.word_missing.to_owned()));
        if word.is_empty() {
            focus::by_id(WORD);
            return;
        }
        let kind_now = kind.get_untracked();
        let name = app.with_untracked(|group| name_or_somebody(group, Some(id)));
        let known = app.with_untracked(|group| group.has_strength(id, kind_now, &word));
        let said = if known { t.known } else { t.named(kind_now) }(&name, &bidi_isolate(&word));
        let command = StrengthCommand::Name { member: id, kind: kind_now, word };
        if app.execute(Command::Strength(command), said) {
            form.reset();
            kind.set(kind_now);
            focus::by_id(WORD);
        }
    };
    let word = WordField { id: WORD, label: t.word, typed, error, without: without.into() };
    let for_other = move || {
        let other = !me.get() && app.me().is_some();
        other.then(|| {
            let says = app.with(|group| (t.noting_for)(&name_or_somebody(group, Some(id))));
            view! { <p class="muted">{says}</p> }
        })
    };
    let options = StrengthKind::ALL.map(|kind| (kind, t.kind(kind)));
    let ready = move || {
        form.forget();
        changing.set(false);
        focus::heading();
    };
    view! {
        <div class="strength-editor">
            <Form on_submit=move || add(typed.get_untracked())>
                {for_other}
                <Segmented legend=t.how options chosen=kind/>
                {word_field(word, add)}
                <div class="actions">
                    <button type="submit" class="btn btn-primary">{icon::icon(icon::PLUS)}<span>{t.add}</span></button>
                    <Button label=t.ready kind=Kind::Ghost on_press=ready/>
                </div>
            </Form>
        </div>
    }
    .into_any()
}
