//! Where one may go on from a page: a list of rows with an icon and a line each.

use leptos::prelude::*;

use super::icon::{ONWARD, icon, icon_onward};
use crate::ui::route::Route;

/// One row: where it leads, its icon, its name, and in a few words what is there.
pub type Way = (Route, &'static str, &'static str, &'static str);

/// The rows, as one landmark with this name.
pub fn ways(label: &'static str, ways: Vec<Way>) -> AnyView {
    let row = |(to, path, name, under): Way| {
        view! {
            <li class="way">
                {icon(path)}
                <span class="commitment-words">
                    // The link is its name alone and takes taps for the whole row.
                    <a class="way-name" href=to.hash()>{name}</a>
                    <span class="commitment-facts muted">{under}</span>
                </span>
                {icon_onward(ONWARD)}
            </li>
        }
    };
    view! {
        <nav class="ways" aria-label=label>
            <ul class="list">{ways.into_iter().map(row).collect::<Vec<_>>()}</ul>
        </nav>
    }
    .into_any()
}
