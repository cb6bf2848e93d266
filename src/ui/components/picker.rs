//! Choosing people by their seats.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::deferred::after_first_paint;
use super::field::SearchField;
use super::seat::{MemberSummary, Seat, SeatSize};
use crate::browser::focus;
use crate::group::{MemberId, name::fold};
use crate::text;
use crate::ui::binding::Binding;

/// More than so many are found by a search, or shown all when that is asked for: they would push away what follows.
const MANY: usize = 12;

/// Of the many so many stand first.
const FIRST: usize = 6;

/// Where all are seen and are more than so many, a few stand first, and the others come when these have been painted.
const AT_ONCE: usize = 24;

/// One or several people, as large chips with their seats. Of many the first few are seen and whoever is chosen, with a search
/// and a button that shows all.
#[component]
pub fn SeatPicker(
    /// The question.
    #[prop(into)]
    legend: TextProp,
    /// Who can be chosen, in their order; of many, who is chosen when the question is asked comes first.
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
    let (all, after_first_paint) = (RwSignal::new(whole), after_first_paint());
    let count = Memo::new(move |_| people.with(Vec::len));
    let many = Memo::new(move |_| count.get() > MANY);
    let first = chosen.get_untracked();
    let few = move || whole && count.get() > AT_ONCE && !after_first_paint.get();
    let cut =
        Memo::new(move |_| few() || many.get() && !all.get() && query.with(|query| query.trim().is_empty()));
    let found = Memo::new(move |_| {
        let sought = query.with(|query| fold(query.trim()));
        people.with(|people| {
            let fits = |summary: &&MemberSummary| fold(&summary.name).contains(&sought);
            let mut found: Vec<MemberSummary> = people.iter().filter(fits).cloned().collect();
            if people.len() > MANY {
                found.sort_by_key(|summary| !first.contains(&summary.id));
            }
            if cut.get() {
                let mut at = 0_usize..;
                // Out of sight, whoever is chosen would be taken for not chosen.
                chosen.with(|chosen| found.retain(|one| at.next() < Some(FIRST) || chosen.contains(&one.id)));
            }
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
    let show_all = move || {
        all.set(true);
        // The button that was pressed is gone now.
        focus::keep(None);
    };
    view! {
        <fieldset class="choice-set">
            <legend class:unseen=quiet>{move || legend.get()}</legend>
            {move || many.get().then(|| view! { <SearchField value=query label=words.find_person/> })}
            <div class="seat-chips" class:seat-chips-few=few>
                <For each=move || found.get() key=MemberSummary::clone children=chip/>
                {move || (!whole && cut.get()).then(|| view! {
                    <button type="button" class="chip" on:click=move |_| show_all()>{(words.all_people)(count.get())}</button>
                })}
            </div>
            <p class="muted" hidden=move || !found.with(Vec::is_empty)>{words.nobody_found}</p>
        </fieldset>
    }
    .into_any()
}
