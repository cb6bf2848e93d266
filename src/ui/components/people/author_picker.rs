//! Whose word it is that is being written.

use leptos::prelude::*;

use super::names::seats_as_added;
use crate::group::MemberId;
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::{Chip, MemberSummary, SeatPicker};

/// Whose word it is: one's own, unless it is noted for somebody else.
pub fn by_whom(legend: &'static str, me: Option<MemberId>, by: impl Into<Binding<Vec<MemberId>>>) -> AnyView {
    by_whom_of(legend, me, by, seats_as_added())
}

/// The same, of these people.
pub fn by_whom_of(
    legend: &'static str,
    me: Option<MemberId>,
    by: impl Into<Binding<Vec<MemberId>>>,
    people: Signal<Vec<MemberSummary>>,
) -> AnyView {
    let (t, by) = (&text::current().check_in, by.into());
    // What is noted for somebody else may be a draft that was begun before.
    let other = RwSignal::new(me.is_none() || by.with_untracked(|by| by.first().copied() != me));
    let press = move || {
        other.update(|other| *other = !*other);
        if !other.get_untracked() {
            by.set(me.into_iter().collect::<Vec<_>>());
        }
    };
    view! {
        {me.is_some().then(|| view! { <div class="chips"><Chip label=t.for_other on=other on_press=press/></div> })}
        // In a group of nobody yet there is nobody to choose.
        {move || (other.get() && !people.with(Vec::is_empty)).then(|| view! { <SeatPicker legend=legend people chosen=by one=true/> })}
    }
    .into_any()
}
