//! One's own resting strengths, quietly, on one's own page.

use leptos::prelude::*;

use crate::group::{MemberId, NeedId};
use crate::text;
use crate::ui::components::Card;
use crate::ui::components::strengths::resting_strengths::{RestingStrength, resting_by_person};
use crate::ui::route::Route;
use crate::ui::state::App;

/// The card; nothing on the page of somebody else.
pub fn card(app: App, id: MemberId, me: Memo<bool>) -> AnyView {
    let t = &text::current().strengths;
    let own = Memo::new(move |_| {
        let today = app.today();
        let here = me.get();
        app.with(|group| {
            let id = group.resolve(id);
            let all = if here { resting_by_person(group, today) } else { Vec::new() };
            all.into_iter().find(|one| one.summary.id == id).map(|one| one.rests).unwrap_or_default()
        })
    });
    let line = move |one: RestingStrength| {
        let need = |(need, what): (NeedId, String)| {
            view! { <a class="more-link" href=Route::Need(need).hash() dir="auto">{what}</a> }
        };
        let fits = (!one.needs.is_empty()).then(|| view! { <p class="muted">{t.would_fit}</p> });
        view! {
            <li>
                <p class="rests-word"><strong dir="auto">{one.word}</strong><span class="muted">{one.last}</span></p>
                {fits}
                {one.needs.into_iter().map(need).collect::<Vec<_>>()}
            </li>
        }
    };
    let show = move || {
        let own = own.get();
        (!own.is_empty()).then(|| {
            view! {
                <Card title=t.resting_mine>
                    <ul class="list">{own.into_iter().map(line).collect::<Vec<_>>()}</ul>
                    <a class="more-link" href=Route::Resting.hash()>{t.resting}</a>
                </Card>
            }
        })
    };
    show.into_any()
}
