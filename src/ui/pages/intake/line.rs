//! One line as it was understood: what, who, by when, how it goes; and what it may be the same as.

use leptos::prelude::*;

use super::line_parts::by_words;
use super::{Page, name_of, new_seat};
use crate::group::name::Nearness;
use crate::group::{CommitmentState, Day, MemberId};
use crate::intake::Item;
use crate::intake::plan::{Draft, Entry, Target};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::work::commitment_line::{state_dot, state_words};
use crate::ui::components::{Chip, IconButton, MemberSummary, SeatRow, dot, icon};
use crate::ui::state::App;

/// What a row shows.
#[derive(Clone, PartialEq)]
struct Summary {
    taken: bool,
    what: String,
    seats: Vec<MemberSummary>,
    who: String,
    when: Option<String>,
    state: Option<CommitmentState>,
    decision: bool,
    note: String,
    guessed: bool,
    alike: Option<AlikeSummary>,
}

#[derive(Clone, PartialEq)]
struct AlikeSummary {
    target: Target,
    words: String,
    on: bool,
    /// Neither the one nor the other while nobody has answered.
    off: bool,
}

impl Summary {
    fn of(app: App, draft: &Draft, entry: &Entry, today: Day) -> Summary {
        let t = &text::current().intake;
        let holders = draft.holders(entry);
        let seats = app.with(|group| {
            let seat = |id: &MemberId| match draft.people.iter().find(|person| person.id == *id) {
                Some(person) => Some(new_seat(person)),
                None => group.member(*id).map(MemberSummary::from),
            };
            holders.iter().filter_map(seat).collect::<Vec<_>>()
        });
        let names: Vec<String> = holders.iter().map(|id| bidi_isolate(&name_of(app, draft, *id))).collect();
        let who = match (names.is_empty(), entry.everyone) {
            (true, true) => t.everyone.to_owned(),
            (true, false) => t.nobody.to_owned(),
            _ => text::current().list(&names),
        };
        Summary {
            taken: entry.taken,
            what: entry.what.clone(),
            seats,
            who,
            when: by_words(today, entry.day),
            state: entry.state,
            // Of something decided the reasons are what there is to say.
            decision: entry.decision,
            note: if entry.decision { entry.why.clone() } else { entry.note.clone() },
            guessed: entry.guessed && !names.is_empty(),
            alike: AlikeSummary::of(app, draft, entry),
        }
    }
}

impl AlikeSummary {
    fn of(app: App, draft: &Draft, entry: &Entry) -> Option<AlikeSummary> {
        let t = &text::current().intake;
        let first = entry.alike.first()?;
        let target = entry.same.unwrap_or(first.target);
        let how =
            entry.alike.iter().find(|alike| alike.target == target).map_or(first.how, |alike| alike.how);
        let words = match (how, target) {
            (Nearness::Same, Target::Here(_)) if !entry.asks => t.same_here.to_owned(),
            (Nearness::Same, Target::Line(_)) if !entry.asks => t.same_line.to_owned(),
            (_, Target::Line(at)) => (t.like)(&draft.entries.get(at)?.what),
            (_, Target::Here(id)) => {
                (t.like)(&app.with(|group| group.commitment(id).map(|c| c.what.clone()))?)
            }
        };
        let on = entry.same.is_some();
        Some(AlikeSummary { target, words, on, off: !on && (entry.answered || !entry.asks) })
    }
}

pub(super) fn line(page: Page, at: usize, today: Day) -> AnyView {
    let t = &text::current().intake;
    let row = Row::new(page, at, today);
    let tick = move |_| {
        page.draft.update(|draft| {
            let taken = draft.entries.get(at).is_some_and(|entry| entry.taken);
            draft.take(at, !taken);
        });
    };
    let edit = move || page.editing.set(Some(at));
    view! {
        <div class="bring-line" class:bring-off=move || !row.is_taken()>
            <label class="bring-tick">
                <input
                    type="checkbox" aria-label=move || (t.take)(&row.what()) prop:checked=move || row.is_taken()
                    on:change=tick
                />
                <span class="bring-what" dir="auto">{move || row.what()}</span>
            </label>
            <IconButton label=move || (t.edit)(&row.what()) icon=icon::EDIT on_press=edit/>
            <div class="bring-about">{row.facts()}{row.guess()}{row.alike()}</div>
        </div>
    }
    .into_any()
}

/// The line at this place of the draft.
#[derive(Clone, Copy)]
struct Row {
    page: Page,
    at: usize,
    summary: Memo<Option<Summary>>,
}

impl Row {
    fn new(page: Page, at: usize, today: Day) -> Self {
        let summary = Memo::new(move |_| {
            page.draft
                .with(|draft| draft.entries.get(at).map(|entry| Summary::of(page.app, draft, entry, today)))
        });
        Self { page, at, summary }
    }

    fn what(self) -> String {
        self.summary.with(|summary| summary.as_ref().map(|summary| summary.what.clone()).unwrap_or_default())
    }

    fn is_taken(self) -> bool {
        self.summary.with(|summary| summary.as_ref().is_some_and(|summary| summary.taken))
    }

    fn change(self, change: impl FnOnce(&mut Entry)) {
        self.page.draft.update(|draft| {
            if let Some(entry) = draft.entries.get_mut(self.at) {
                change(entry);
                entry.touched = true;
            }
        });
    }

    /// Who, by when, and how it goes; of a decision its reasons alone.
    fn facts(self) -> AnyView {
        let shown = |summary: Summary| {
            let state = summary.state.map(|state| {
                view! { <span class="bring-state">{dot(state_dot(state))}{state_words(state)}</span> }
            });
            let meta = (!summary.decision).then(|| {
                view! {
                    <div class="bring-meta">
                        {(!summary.seats.is_empty()).then(|| view! { <SeatRow summaries=summary.seats/> })}
                        <span dir="auto">{summary.who}</span>
                        {summary.when.map(|when| view! { <span>{when}</span> })}
                        {state}
                    </div>
                }
            });
            view! {
                {meta}
                {(!summary.note.is_empty()).then(|| view! { <p class="muted bring-note" dir="auto">{summary.note}</p> })}
            }
        };
        (move || self.summary.get().map(shown)).into_any()
    }

    /// Asks whether it is whom the line names, where that was guessed.
    fn guess(self) -> AnyView {
        let t = &text::current().intake;
        let who = move || {
            self.summary.with(|summary| {
                let guessed = summary.as_ref().filter(|summary| summary.guessed && summary.taken);
                guessed.map(|summary| summary.who.clone())
            })
        };
        let yes = move || self.change(|entry| entry.guessed = false);
        let no = move || {
            self.change(|entry| {
                entry.guessed = false;
                entry.holders.clear();
                entry.what = Item::plain(&entry.source).what;
            });
        };
        let question = move |who: String| {
            view! {
                <div class="bring-ask">
                    <span dir="auto">{(t.is_it)(&who)}</span>
                    <span class="chips">
                        <Chip label=t.yes on=Signal::stored(false) on_press=yes/>
                        <Chip label=t.no on=Signal::stored(false) on_press=no/>
                    </span>
                </div>
            }
        };
        (move || who().map(question)).into_any()
    }

    /// Asks whether it is the same as something that is there. Whether there is such an offer changes never, only which one
    /// is chosen.
    fn alike(self) -> AnyView {
        let t = &text::current().intake;
        let alike = move || {
            self.summary.with(|summary| {
                summary.as_ref().filter(|summary| summary.taken).and_then(|summary| summary.alike.clone())
            })
        };
        let set =
            move |same: Option<Target>| self.change(|entry| (entry.same, entry.answered) = (same, true));
        let question = move |AlikeSummary { target, words, on, off }: AlikeSummary| {
            view! {
                <div class="bring-ask">
                    <span dir="auto">{words}</span>
                    <span class="chips">
                        <Chip label=t.the_same on=Signal::stored(on) on_press=move || set(Some(target))/>
                        <Chip label=t.new_one on=Signal::stored(off) on_press=move || set(None)/>
                    </span>
                </div>
            }
        };
        (move || alike().map(question)).into_any()
    }
}
