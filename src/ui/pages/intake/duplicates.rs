//! Lines that look like something from before: each is asked about, and what is left open comes in as a new one.

use leptos::prelude::*;

use super::line_parts::{id_of, place_of};
use super::{Page, name_of};
use crate::group::Day;
use crate::intake::plan::{Alike, Draft, Target};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::{Card, Chip, PagedList, day_words};

/// What is said of something that a line may be the same as.
#[derive(Clone, PartialEq)]
struct Offer {
    target: Target,
    what: String,
    who: String,
    day: String,
}

/// The questions, all in one place; nothing where there are none.
pub(super) fn questions(page: Page) -> Option<AnyView> {
    let t = &text::current().intake;
    let today = page.app.today();
    let asked: Vec<_> = page.draft.with_untracked(|draft| {
        let all = draft.entries.iter().enumerate().filter(|(_, entry)| entry.asks && entry.taken);
        all.map(|(at, _)| id_of(at)).collect::<Vec<_>>()
    });
    (!asked.is_empty()).then(|| {
        let ids = Memo::new(move |_| asked.clone());
        view! {
            <Card title=t.same_title>
                <p class="muted">{t.same_hint}</p>
                <PagedList ids item=move |id| question(page, place_of(id), today) label=t.same_title/>
            </Card>
        }
        .into_any()
    })
}

fn offer(page: Page, draft: &Draft, alike: Alike, today: Day) -> Option<Offer> {
    let (what, holders, on) = match alike.target {
        Target::Line(at) => {
            let entry = draft.entries.get(at)?;
            (entry.what.clone(), draft.holders(entry), entry.on)
        }
        Target::Here(id) => page.app.with(|group| {
            let commitment = group.commitment(id)?;
            let holders = group.holders(commitment).iter().map(|member| member.id).collect::<Vec<_>>();
            Some((commitment.what.clone(), holders, commitment.state_on.or(commitment.began)))
        })?,
    };
    let names: Vec<String> = holders.iter().map(|id| bidi_isolate(&name_of(page.app, draft, *id))).collect();
    let day = on.map(|on| day_words(today, on)).unwrap_or_default();
    Some(Offer { target: alike.target, what, who: text::current().list(&names), day })
}

fn question(page: Page, at: usize, today: Day) -> AnyView {
    let t = &text::current().intake;
    let what = page.draft.with_untracked(|draft| draft.entries.get(at).map(|entry| entry.what.clone()));
    let offers = Memo::new(move |_| {
        page.draft.with(|draft| {
            let all = draft.offers(at).into_iter().filter_map(|alike| offer(page, draft, alike, today));
            all.collect::<Vec<_>>()
        })
    });
    // Which of them was chosen; nothing while it is open.
    let chosen = Memo::new(move |_| {
        page.draft.with(|draft| draft.entries.get(at).filter(|entry| entry.answered).map(|entry| entry.same))
    });
    let answer = move |same: Option<Target>| {
        page.draft.update(|draft| {
            if let Some(entry) = draft.entries.get_mut(at) {
                (entry.same, entry.answered, entry.touched) = (same, true, true);
            }
        });
    };
    let rows = move || {
        let row = |offer: Offer| {
            let target = offer.target;
            let on = Signal::derive(move || chosen.get() == Some(Some(target)));
            let about = [offer.day.as_str(), offer.who.as_str()];
            let about: Vec<&str> = about.into_iter().filter(|words| !words.is_empty()).collect();
            view! {
                <div class="bring-ask">
                    <span dir="auto">
                        {offer.what}
                        <small class="muted bring-of">{about.join(" · ")}</small>
                    </span>
                    <Chip label=(t.same_of)(&offer.day) on on_press=move || answer(Some(target))/>
                </div>
            }
            .into_any()
        };
        offers.get().into_iter().map(row).collect::<Vec<_>>()
    };
    let other = Signal::derive(move || chosen.get() == Some(None));
    view! {
        <fieldset class="choice-set bring-same">
            <legend dir="auto">{what}</legend>
            {rows}
            <div class="chips"><Chip label=t.another on=other on_press=move || answer(None)/></div>
        </fieldset>
    }
    .into_any()
}
