//! People by their names: in a sentence, and in order, to choose from.

use leptos::prelude::*;

use crate::group::name::{clean, fold};
use crate::group::{Group, Member, MemberId};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::MemberSummary;
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// A field for a name takes more than a name can have, so that the browser cuts nothing: the page says what is too long.
pub const NAME_FIELD_MOST: u32 = 2_000;

/// Everybody with a seat, in the order in which they were added, as they sit in the circle: people stand in one order
/// wherever they are chosen.
pub fn seats_as_added() -> Signal<Vec<MemberSummary>> {
    let app = app();
    Memo::new(move |_| app.with(|group| summaries(group.seats()))).into()
}

/// What is shown of these people, in their order.
pub fn summaries<'a>(members: impl Iterator<Item = &'a Member>) -> Vec<MemberSummary> {
    members.map(MemberSummary::from).collect::<Vec<_>>()
}

/// The person's name as it stands in a sentence, or "Someone".
pub fn name_or_somebody(group: &Group, id: Option<MemberId>) -> String {
    text::current().name(group, id)
}

/// These members' names in a row.
pub fn names(members: &[&Member]) -> String {
    text::current().member_names(members)
}

/// These people's names in a row.
pub fn names_of(group: &Group, ids: &[MemberId]) -> String {
    text::current().names(group, ids.iter().copied())
}

/// The person's name as it stands in a sentence; empty where nobody has this id.
pub fn member_name(group: &Group, id: MemberId) -> String {
    group.member(id).map(|member| bidi_isolate(&member.name_told_apart())).unwrap_or_default()
}

/// The name with what tells it from the same name of another: "Ana" and "B", or "Ana B" written out.
pub fn name_with(name: &str, apart: &str) -> String {
    let apart = clean(apart);
    let is_whole = fold(&apart).starts_with(&fold(name));
    if is_whole { apart } else { clean(&[name, " ", &apart].concat()) }
}

/// One's own page; the list of people where this phone does not know who uses it.
pub fn own_page(app: App) -> Route {
    app.me().map_or(Route::People, Route::Person)
}
