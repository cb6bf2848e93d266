//! What stands where nothing is yet, and where something is no longer.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::button::{Kind, LinkButton};
use super::icon;
use super::page::PageHead;
use crate::text;
use crate::ui::route::Route;

/// What stands where nothing is yet: what to do first, and the way to do it.
#[component]
pub fn EmptyState(
    /// A path from [`super::icon`].
    icon: &'static str,
    /// What could be here.
    #[prop(into)]
    title: TextProp,
    /// What to do first.
    #[prop(into)]
    text: TextProp,
    /// A [`super::Button`] or [`super::LinkButton`] or two.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let path = icon;
    view! {
        <div class="empty">
            <span class="empty-icon">{icon::icon(path)}</span>
            <h2>{move || title.get()}</h2>
            <p>{move || text.get()}</p>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
    .into_any()
}

/// Where a page or a form needs people and nobody is in the group yet.
#[component]
pub fn NobodyYet(
    /// A path from [`super::icon`].
    icon: &'static str,
    /// What could be here.
    title: &'static str,
    /// Why people come first.
    text: &'static str,
) -> AnyView {
    let label = text::current().common.add_people;
    view! {
        <EmptyState icon title text>
            <LinkButton label kind=Kind::Primary icon=icon::PLUS href=Route::NewPeople.hash()/>
        </EmptyState>
    }
    .into_any()
}

/// The page of something that is not on this phone: it was taken out, or has not come here.
#[component]
pub fn NotFound(
    /// The page's heading and where "Back" leads, unless a head stands above it already.
    #[prop(optional)]
    head: Option<(&'static str, Route)>,
    /// A path from [`super::icon`].
    #[prop(default = icon::LEAF)]
    icon: &'static str,
    /// What is not here.
    title: &'static str,
    /// Why that may be.
    text: &'static str,
    /// Where to go on, and the words for it.
    onward: (&'static str, Route),
    /// Whether a file may bring it.
    #[prop(optional)]
    in_a_file: bool,
) -> AnyView {
    let (label, to) = onward;
    let open_file = text::current().common.open_file;
    view! {
        {head.map(|(title, back)| view! { <PageHead title back/> })}
        <EmptyState icon title text>
            <LinkButton label kind=Kind::Primary href=to.hash()/>
            {in_a_file.then(|| view! {
                <LinkButton label=open_file icon=icon::OPEN href=Route::OpenFile.hash()/>
            })}
        </EmptyState>
    }
    .into_any()
}
