//! A list with headings, shown as far as it is seen.

use leptos::prelude::*;
use uuid::Uuid;

use crate::group::{CommitmentId, Heading, MemberId};
use crate::text;
use crate::ui::commitment_list::{Head, Section, first, lines};
use crate::ui::components::work::commitment_line::{commitment_item, commitment_item_of, my_commitment_item};
use crate::ui::components::{ListEnd, MemberSummary, Seat, SeatSize, fresh_id};
use crate::ui::route::{Route, WorkTab};
use crate::ui::state::app;

/// The parts of the list, as far as `shown` lines; more as its end comes into view or by the button there.
pub fn view(sections: Memo<Vec<Section>>, shown: RwSignal<usize>, tab: WorkTab) -> AnyView {
    let seen = Memo::new(move |_| sections.with(|sections| first(sections, shown.get())));
    let left = Memo::new(move |_| sections.with(|sections| lines(sections)).saturating_sub(shown.get()));
    let heads = move || seen.with(|seen| seen.iter().map(|section| section.head).collect::<Vec<_>>());
    view! {
        <For each=heads key=|head| *head children=move |head| section(head, seen, tab)/>
        <ListEnd left shown/>
    }
    .into_any()
}

fn section(head: Head, seen: Memo<Vec<Section>>, tab: WorkTab) -> AnyView {
    let ids = Memo::new(move |_| {
        seen.with(|seen| {
            let section = seen.iter().find(|section| section.head == head);
            section.map(|section| section.ids.clone()).unwrap_or_default()
        })
    });
    let item = move |id: Uuid| {
        let id = CommitmentId(id);
        // Among mine nothing needs to say my name, nor under somebody's name theirs.
        let line = match head {
            Head::Person(Some(member)) => commitment_item_of(id, member),
            _ if tab == WorkTab::Mine => my_commitment_item(id),
            _ => commitment_item(id),
        };
        view! { <li>{line}</li> }.into_any()
    };
    let named = fresh_id("list");
    let heading = heading(head, &named);
    let named = heading.is_some().then_some(named);
    let nothing = move || ids.with(Vec::is_empty);
    view! {
        <section class="work-part" aria-labelledby=named>
            {heading}
            <ul class="list rows" hidden=nothing><For each=move || ids.get() key=|id| *id children=item/></ul>
            <p class="muted" hidden=move || !nothing()>{text::current().work.nothing_open}</p>
        </section>
    }
    .into_any()
}

fn heading(head: Head, id: &str) -> Option<AnyView> {
    let t = &text::current().work;
    let words = match head {
        Head::Whole => return None,
        Head::Person(Some(person)) => return Some(person_heading(person, id)),
        Head::Person(None) => t.nobodys,
        Head::Care(Heading::Hand) => t.hand,
        Head::Care(Heading::CheckIn) => t.check_in,
        Head::Care(Heading::Week) => t.week,
        Head::Care(Heading::Later) => t.later,
        Head::Care(Heading::NoDay) => t.no_day,
    };
    Some(view! { <h2 class="work-head" id=id.to_owned()>{words}</h2> }.into_any())
}

fn person_heading(person: MemberId, id: &str) -> AnyView {
    let app = app();
    let summary = Memo::new(move |_| app.with(|group| group.member(person).map(MemberSummary::from)));
    let words = move || {
        summary.get().map(|summary| {
            let name = summary.name.clone();
            view! { <Seat summary size=SeatSize::Small/><bdi>{name}</bdi> }
        })
    };
    view! {
        <h2 class="work-head" id=id.to_owned()>
            <a class="work-person" href=Route::Person(person).hash()>{words}</a>
        </h2>
    }
    .into_any()
}
