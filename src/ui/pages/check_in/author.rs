//! Whose word a check-in is.

use leptos::prelude::*;

use super::about::About;
use crate::group::MemberId;
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::{Chip, MemberSummary, SeatPicker};
use crate::ui::state::app;

/// A draft was begun with somebody else's word.
pub(super) fn draft_is_of_other(about: &About, by: Binding<Vec<MemberId>>) -> bool {
    by.with_untracked(|by| by.first().copied() != about.me)
}

/// Whose word it is: of whoever has the phone in hand, unless it is for somebody else. Then it is asked, and it is said
/// who notes it.
pub(super) fn whose(about: &About, by: Binding<Vec<MemberId>>, other: RwSignal<bool>) -> AnyView {
    let (app, t) = (app(), &text::current().check_in);
    let me = about.me;
    let noted = move || {
        let by = by.with(|by| by.first().copied())?;
        let me = me.filter(|me| *me != by)?;
        app.with(|group| {
            let says = (t.says)(&name_or_somebody(group, Some(by)));
            let noted = (text::current().common.noted_by)(&name_or_somebody(group, Some(me)));
            Some([&says, ", ", &noted].concat())
        })
    };
    let people: Signal<Vec<MemberSummary>> = Signal::stored(about.people.clone());
    let has_choice = about.people.len() > 1;
    view! {
        {move || (other.get() && has_choice).then(|| view! {
            <SeatPicker legend=t.whose people chosen=by one=true/>
        })}
        <p class="muted kind-word">{noted}</p>
    }
    .into_any()
}

/// The way to note the word of another who takes part.
pub(super) fn for_other(about: &About, by: Binding<Vec<MemberId>>, other: RwSignal<bool>) -> AnyView {
    let me = about.me;
    let press = move || {
        other.update(|other| *other = !*other);
        if !other.get_untracked() {
            by.set(me.into_iter().collect());
        }
    };
    let asked = me.is_some() && about.people.len() > 1;
    asked
        .then(|| view! { <Chip label=text::current().check_in.for_other on=other on_press=press/> })
        .into_any()
}
