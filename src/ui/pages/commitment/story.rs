//! A commitment's story in order, with what others answered.

use leptos::prelude::*;

use crate::group::CommitmentId;
use crate::text;
use crate::ui::components::work::check_in_answers::{Answering, answer_acts, answers};
use crate::ui::components::work::commitment_line::state_dot;
use crate::ui::components::work::story_chapter::ChapterSummary;
use crate::ui::components::{Button, Card, Kind, dot};
use crate::ui::state::app;

/// So many of the latest chapters are shown at first.
const LATEST: usize = 30;

/// A chapter as it stands on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shown {
    summary: ChapterSummary,
    /// Its place in the story.
    place: usize,
    /// Whether an answer to it is offered: to the latest check-in, and to one that asks for a hand.
    answerable: bool,
}

impl Shown {
    /// Another text is another chapter on the page; one that stays keeps its place and the focus in it.
    fn key(&self) -> String {
        let summary = &self.summary;
        let mark = if self.answerable { "?" } else { "" };
        [&self.place.to_string(), mark, &summary.head, &summary.under, &summary.day, &summary.word].join("\n")
    }
}

/// The card.
pub fn card(id: CommitmentId, answering: Answering) -> AnyView {
    let (app, t) = (app(), &text::current().commitment_page);
    let whole = RwSignal::new(false);
    let chapters = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| {
            let Some(commitment) = group.commitment(id) else { return Vec::new() };
            let mut chapters: Vec<Shown> = Vec::new();
            for (place, chapter) in group.story(commitment).into_iter().enumerate() {
                let summary = ChapterSummary::of(group, chapter, today);
                let answerable = summary.check_in.is_some() && summary.check_in == commitment.hand;
                chapters.push(Shown { summary, place, answerable });
            }
            if let Some(last) = chapters.iter_mut().rev().find(|chapter| chapter.summary.check_in.is_some()) {
                last.answerable = true;
            }
            chapters
        })
    });
    let hidden =
        Memo::new(move |_| if whole.get() { 0 } else { chapters.with(Vec::len).saturating_sub(LATEST) });
    let shown = move || chapters.get().into_iter().skip(hidden.get()).collect::<Vec<_>>();
    let earlier = move || {
        (hidden.get() > 0).then(|| {
            let label = (t.earlier)(hidden.get());
            view! { <Button label kind=Kind::Quiet on_press=move || whole.set(true)/> }
        })
    };
    view! {
        <Card title=t.story>
            {earlier}
            <ol class="story"><For each=shown key=Shown::key children=move |shown| chapter(shown, answering)/></ol>
        </Card>
    }
    .into_any()
}

fn chapter(shown: Shown, answering: Answering) -> AnyView {
    let summary = shown.summary;
    let t = &text::current().commitment_page;
    // Our own sentences go our way, names stand apart in them; what somebody said goes its own way.
    let line = |words: String| (!words.is_empty()).then(|| view! { <p class="muted">{words}</p> });
    let said = (!summary.word.is_empty()).then(|| view! { <p class="quote" dir="auto">{summary.word}</p> });
    let new_day = if summary.day.is_empty() { String::new() } else { (t.new_day)(&summary.day) };
    let hand =
        (summary.hand && summary.state.is_some()).then(|| view! { <p class="muted">{t.asked_hand}</p> });
    view! {
        <li class="chapter">
            <p class="chapter-head">{summary.state.map(|state| dot(state_dot(state)))}<b>{summary.head}</b></p>
            {line(summary.under)}
            {said}
            {line(new_day)}
            {hand}
            {summary.check_in.map(answers)}
            {summary.check_in.filter(|_| shown.answerable).map(|check_in| answer_acts(check_in, answering))}
        </li>
    }
    .into_any()
}
