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
    let summary = Memo::new(move |_| {
        page.draft.with(|draft| draft.entries.get(at).map(|entry| Summary::of(page.app, draft, entry, today)))
    });
    let change = move |change: fn(&mut Entry)| {
        page.draft.update(|draft| {
            if let Some(entry) = draft.entries.get_mut(at) {
                change(entry);
                entry.touched = true;
            }
        });
    };
    let what = move || {
        summary.with(|summary| summary.as_ref().map(|summary| summary.what.clone()).unwrap_or_default())
    };
    let taken = move || summary.with(|summary| summary.as_ref().is_some_and(|summary| summary.taken));
    let tick = move |_| {
        page.draft.update(|draft| {
            let taken = draft.entries.get(at).is_some_and(|entry| entry.taken);
            draft.take(at, !taken);
        });
    };
    let edit = move || page.editing.set(Some(at));
    let meta = move || {
        summary.get().map(|summary| {
            let state = summary.state.map(|state| {
                view! { <span class="bring-state">{dot(state_dot(state))}{state_words(state)}</span> }
            });
            let decision = summary.decision;
            let meta = (!decision).then(|| view! {
                <div class="bring-meta">
                    {(!summary.seats.is_empty()).then(|| view! { <SeatRow summaries=summary.seats/> })}
                    <span dir="auto">{summary.who}</span>
                    {summary.when.map(|when| view! { <span>{when}</span> })}
                    {state}
                </div>
            });
            view! {
                {meta}
                {(!summary.note.is_empty()).then(|| view! { <p class="muted bring-note" dir="auto">{summary.note}</p> })}
            }
        })
    };
    let guess = move || {
        summary
            .with(|summary| {
                summary
                    .as_ref()
                    .filter(|summary| summary.guessed && summary.taken)
                    .map(|summary| summary.who.clone())
            })
            .map(|who| {
                let yes = move || change(|entry| entry.guessed = false);
                let no = move || {
                    change(|entry| {
                        entry.guessed = false;
                        entry.holders.clear();
                        entry.what = Item::plain(&entry.source).what;
                    });
                };
                view! {
                    <div class="bring-ask">
                        <span dir="auto">{(t.is_it)(&who)}</span>
                        <span class="chips">
                            <Chip label=t.yes on=Signal::stored(false) on_press=yes/>
                            <Chip label=t.no on=Signal::stored(false) on_press=no/>
                        </span>
                    </div>
                }
            })
    };
    // Whether there is such an offer changes never, only which one is chosen.
    let alike = move || {
        summary
            .with(|summary| {
                summary.as_ref().filter(|summary| summary.taken).and_then(|summary| summary.alike.clone())
            })
            .map(|alike| {
                let set = move |same: Option<Target>| {
                    page.draft.update(|draft| {
                        if let Some(entry) = draft.entries.get_mut(at) {
                            (entry.same, entry.answered, entry.touched) = (same, true, true);
                        }
                    });
                };
                let (target, on, off) = (alike.target, alike.on, alike.off);
                view! {
                    <div class="bring-ask">
                        <span dir="auto">{alike.words}</span>
                        <span class="chips">
                            <Chip label=t.the_same on=Signal::stored(on) on_press=move || set(Some(target))/>
                            <Chip label=t.new_one on=Signal::stored(off) on_press=move || set(None)/>
                        </span>
                    </div>
                }
            })
    };
    view! {
        <div class="bring-line" class:bring-off=move || !taken()>
            <label class="bring-tick">
                <input
                    type="checkbox" aria-label=move || (t.take)(&what()) prop:checked=taken on:change=tick
                />
                <span class="bring-what" dir="auto">{what}</span>
            </label>
            <IconButton label=move || (t.edit)(&what()) icon=icon::EDIT on_press=edit/>
            <div class="bring-about">{meta}{guess}{alike}</div>
        </div>
    }
    .into_any()
}
