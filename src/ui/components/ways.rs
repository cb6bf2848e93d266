//! Where one may go on from a page, and what may be done there: rows with an icon, a name, and a line that explains it.

use leptos::prelude::*;

use super::icon::{ONWARD, icon, icon_onward};
use crate::ui::route::Route;

/// One row: where it leads, its icon, its name, and in a few words what is there.
pub type Way = (Route, &'static str, &'static str, &'static str);

/// The rows, as one landmark with this name.
pub fn ways(label: &'static str, ways: Vec<Way>) -> AnyView {
    view! {
        <nav class="ways" aria-label=label>
            <ul class="list">{ways.into_iter().map(way).collect::<Vec<_>>()}</ul>
        </nav>
    }
    .into_any()
}

/// A row that leads on.
pub fn way((to, path, name, under): Way) -> AnyView {
    // The link is its name alone and takes taps for the whole row.
    row(path, view! { <a class="way-name" href=to.hash()>{name}</a> }.into_any(), under)
}

/// A row that does something here.
pub fn act(
    path: &'static str,
    name: &'static str,
    under: &'static str,
    on_press: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let name = view! {
        <button type="button" class="way-name" on:click=move |_| on_press()>{name}</button>
    };
    row(path, name.into_any(), under)
}

fn row(path: &'static str, name: AnyView, under: &'static str) -> AnyView {
    view! {
        <li class="way">
            {icon(path)}
            <span class="commitment-words">
                {name}
                <span class="commitment-facts muted">{under}</span>
            </span>
            {icon_onward(ONWARD)}
        </li>
    }
    .into_any()
}
