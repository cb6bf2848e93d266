//! How the group stands to a question: people show it by hand, one person counts.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::Discussion;
use crate::browser::focus;
use crate::group::{Command, Group, MeetingId, Note, NoteCommand, NoteId, NoteKind, NoteWords};
use crate::text::{self, discussion::DiscussionText, news::bidi_isolate};
use crate::ui::binding::Binding;
use crate::ui::components::{
    Button, CancelTyped, Details, Field, FormError, IconButton, Kind, Sheet, act, icon,
};
use crate::ui::state::field;

const ASK: &str = ".talk-ways button";

/// What is being counted.
#[derive(Clone, Copy)]
struct Counting {
    open: RwSignal<bool>,
    fist: RwSignal<bool>,
}

/// The question and the hands.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct ShowOfHandsForm {
    what: String,
    counts: [u16; 6],
}

fn say(t: &DiscussionText, fist: bool, counts: &[u16; 6]) -> String {
    if fist { (t.say_fist)(counts) } else { (t.say_temperature)(counts) }
}

/// The question and its answers, as they are noted.
fn answers(group: &Group, id: MeetingId) -> Vec<(NoteId, String, String)> {
    let t = &text::current().discussion;
    let answer = |note: &Note| {
        let fist = match note.words.kind {
            NoteKind::Fist => true,
            NoteKind::Temperature => false,
            _ => return None,
        };
        let kind = if fist { t.fist } else { t.temperature };
        let what = if note.words.what.is_empty() { kind.to_owned() } else { note.words.what.clone() };
        Some((note.id, what, say(t, fist, &note.words.counts)))
    };
    group.notes_of(id).filter_map(answer).collect::<Vec<_>>()
}

/// What was answered, and how to ask.
pub fn card(discussion: Discussion) -> AnyView {
    let t = &text::current().discussion;
    let (app, meeting) = (discussion.app, discussion.id);
    let counting = Counting { open: RwSignal::new(false), fist: RwSignal::new(false) };
    let begin = move |fist: bool| {
        counting.fist.set(fist);
        counting.open.set(true);
    };
    let asked = Memo::new(move |_| app.with(|group| answers(group, meeting)));
    let line = move |(id, what, said): (NoteId, String, String)| {
        let remove = move || {
            if app.execute(Command::Note(NoteCommand::Remove(id)), t.removed) {
                focus::once_made(|| {
                    focus::first(ASK);
                });
            }
        };
        view! {
            <li class="talk-stand">
                <span class="person-words"><b dir="auto">{what.clone()}</b><span>{said}</span></span>
                <IconButton label=(t.remove)(&bidi_isolate(&what)) icon=icon::CROSS on_press=remove/>
            </li>
        }
        .into_any()
    };
    let title = move || if counting.fist.get() { t.fist } else { t.temperature };
    view! {
        <Details summary=t.stand>
            <p class="muted">{t.stand_text}</p>
            <ul class="list" hidden=move || asked.with(Vec::is_empty)>
                {move || asked.get().into_iter().map(line).collect::<Vec<_>>()}
            </ul>
            <ul class="list act-rows talk-ways">
                {act(icon::HAND, t.temperature, t.temperature_under, move || begin(false))}
                {act(icon::HAND, t.fist, t.fist_under, move || begin(true))}
            </ul>
        </Details>
        <Sheet open=counting.open title=title>{move || count(discussion, counting)}</Sheet>
    }
    .into_any()
}

fn count(discussion: Discussion, counting: Counting) -> AnyView {
    let (t, common) = (&text::current().discussion, &text::current().common);
    let (app, fist) = (discussion.app, counting.fist.get_untracked());
    let item = app.session_untracked().and_then(|session| session.item);
    let what = app
        .with_untracked(|group| item.and_then(|item| group.item(item)).map(|item| item.words.what.clone()));
    let name = app.draft_name_of("stand", discussion.id.0).about(if fist { "fist" } else { "temperature" });
    let form =
        app.draft(name, ShowOfHandsForm { what: what.unwrap_or_default(), ..ShowOfHandsForm::default() });
    let counts = field!(form.counts);
    let none = RwSignal::new(false);
    let end = move || {
        form.forget();
        counting.open.set(false);
    };
    let answers: &[&'static str] = if fist { &t.fingers } else { &t.degrees };
    let steps: Vec<_> = answers.iter().enumerate().rev().map(|(at, words)| step(counts, at, words)).collect();
    let all = move || counts.with(|counts| counts.iter().map(|count| usize::from(*count)).sum::<usize>());
    let many = move || {
        let here = discussion.around.with(Vec::len);
        (all() > here).then(|| (t.many_hands)(here))
    };
    let save = move || {
        if all() == 0 {
            none.set(true);
            return;
        }
        let words = NoteWords {
            kind: if fist { NoteKind::Fist } else { NoteKind::Temperature },
            what: form.get_untracked().what,
            counts: counts.get_untracked(),
            ..NoteWords::default()
        };
        let item = app.session_untracked().and_then(|session| session.item);
        let note =
            NoteCommand::Write { id: NoteId(app.fresh()), meeting: discussion.id, item, words, by: None };
        if app.execute(Command::Note(note), t.noted) {
            end();
        }
    };
    view! {
        <p class="muted">{if fist { t.fist_text } else { t.temperature_text }}</p>
        <Field label=t.question value=field!(form.what) optional=true/>
        <ul class="list">{steps}</ul>
        <p class="talk-said" role="status">{move || counts.with(|counts| say(t, fist, counts))}</p>
        <p class="muted" role="status">{many}</p>
        <FormError error=move || (none.get() && all() == 0).then_some(t.no_hands)/>
        <Button label=common.save kind=Kind::Primary wide=true on_press=save/>
        <CancelTyped begun=form.is_begun() wide=true on_cancel=end/>
    }
    .into_any()
}

/// So many gave this answer.
fn step(counts: Binding<[u16; 6]>, at: usize, words: &'static str) -> AnyView {
    let t = &text::current().discussion;
    let by = move |more: bool| {
        counts.update(|counts| {
            let count = counts[at];
            counts[at] = if more { count.saturating_add(1) } else { count.saturating_sub(1) };
        });
    };
    view! {
        <li class="talk-step">
            <span>{words}</span>
            <button type="button" class="btn" aria-label=(t.one_less)(words) on:click=move |_| by(false)>"−"</button>
            <b>{move || counts.with(|counts| counts[at]).to_string()}</b>
            <button type="button" class="btn" aria-label=(t.one_more)(words) on:click=move |_| by(true)>"+"</button>
        </li>
    }
    .into_any()
}
