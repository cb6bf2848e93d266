//! The pages, a file or a folder each; those of a meeting stand together in `meeting`.

pub mod agreements;
mod capacity;
pub mod check_in;
mod commitment;
#[cfg(debug_assertions)]
mod component_gallery;
mod groups;
mod history;
mod intake;
pub mod invite;
mod meeting;
pub mod needs;
mod new_commitment;
mod now;
pub mod people;
mod person;
pub mod questions;
mod reflect;
pub mod second_part;
mod settings;
pub mod share;
pub mod start;
mod strengths;
pub mod thanks;
mod work;

use leptos::prelude::*;

use super::route::Route;
use super::state::{App, app};

/// The page of a place. What is seen first is named here; all else comes with the second part.
pub fn page(route: Route) -> AnyView {
    match route {
        route if starts_instead(app(), route) => start::page(),
        Route::Start => start::page(),
        Route::NewGroup => start::new_group(),
        Route::Now => now::page(),
        Route::Work(tab) => work::page(tab),
        Route::Commitment(id) => commitment::page(id),
        Route::CheckIn(about) => check_in::page(about),
        _ => second_part::page(route),
    }
}

/// Without a group there is one thing to do first.
fn starts_instead(app: App, route: Route) -> bool {
    route.needs_group() && !app.is_open()
}
