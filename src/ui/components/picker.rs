//! Choosing people by their seats.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::deferred::after_first_paint;
use super::field::SearchField;
use super::seat::{MemberSummary, Seat, SeatSize};
use crate::group::{MemberId, name::fold};
use crate::text;
use crate::ui::binding::Binding;

/// From how many people on there is a search.
const MANY: usize = 12;

/// Where they are more than so many, a few stand first, and the others come when these have been painted.
const AT_ONCE: usize = 24;

/// The few: three rows of a phone.
const FIRST: usize = 9;

/// One or several people, as large chips with their seats; a search appears when they are many.
#[component]
pub fn SeatPicker(
    /// The question.
    #[prop(into)]
    legend: TextProp,
    /// Who can be chosen, in name order; of many, who is chosen when the question is asked comes first.
    #[prop(into)]
    people: Signal<Vec<MemberSummary>>,
    /// Who is.
    #[prop(into)]
    chosen: Binding<Vec<MemberId>>,
    /// One at most: another choice takes the place of the first.
    #[prop(optional)]
    one: bool,
    /// The question is asked by the page's heading already: it is heard only.
    #[prop(optional)]
    quiet: bool,
    /// However many they are, all are seen: to tick them one after the other.
    #[prop(optional)]
    whole: bool,
) -> AnyView {
    let query = RwSignal::new(String::new());
    let many = Memo::new(move |_| people.with(Vec::len) > MANY);
    let after_first_paint = after_first_paint();
    let first = chosen.get_untracked();
    let few = move || people.with(Vec::len) > AT_ONCE && !after_first_paint.get();
    let found = Memo::new(move |_| {
        let sought = query.with(|query| fold(query));
        people.with(|people| {
            let most = if few() { FIRST } else { people.len() };
            let fits = |summary: &&MemberSummary| fold(&summary.name).contains(&sought);
            let mut found: Vec<MemberSummary> = people.iter().filter(fits).cloned().collect();
            if people.len() > MANY {
                // Out of sight, it would be taken for not chosen.
                found.sort_by_key(|summary| !first.contains(&summary.id));
            }
            found.truncate(most);
            found
        })
    });
    let toggle = move |id: MemberId| {
        chosen.update(|chosen| {
            let was = chosen.contains(&id);
            if one {
                chosen.clear();
            } else {
                chosen.retain(|other| *other != id);
            }
            if !was {
                chosen.push(id);
            }
        });
    };
    let chip = move |summary: MemberSummary| {
        let id = summary.id;
        let is_chosen = Memo::new(move |_| chosen.with(|chosen| chosen.contains(&id)));
        let pressed = move || if is_chosen.get() { "true" } else { "false" };
        let name = summary.name.clone();
        view! {
            <button type="button" class="seat-chip" aria-pressed=pressed on:click=move |_| toggle(id)>
                <Seat summary size=SeatSize::Small/>
                <bdi>{name}</bdi>
            </button>
        }
    };
    let words = &text::current().components;
    view! {
        <fieldset class="choice-set">
            <legend class:unseen=quiet>{move || legend.get()}</legend>
            {move || many.get().then(|| view! { <SearchField value=query label=words.find_person/> })}
            <div class="seat-chips" class:seat-chips-many=move || many.get() && !whole class:seat-chips-few=few>
                <For each=move || found.get() key=MemberSummary::clone children=chip/>
            </div>
            <p class="muted" hidden=move || !found.with(Vec::is_empty)>{words.nobody_found}</p>
        </fieldset>
    }
    .into_any()
}
