//! The pages, a file or a folder each; those of a meeting stand together in `meeting`.

pub mod agreements;
mod capacity;
pub mod check_in;
mod commitment;
#[cfg(debug_assertions)]
mod component_gallery;
mod groups;
mod history;
mod import;
pub mod invite;
mod meeting;
pub mod needs;
mod new_commitment;
mod now;
pub mod people;
mod person;
pub mod questions;
mod reflect;
mod settings;
pub mod share;
pub mod start;
mod strengths;
pub mod thanks;
mod work;

use leptos::prelude::*;

use super::route::Route;
use super::state::app;

/// The page of a place.
pub fn page(route: Route) -> AnyView {
    match route {
        // Without a group there is one thing to do first.
        route if route.needs_group() && !app().is_open() => start::page(),
        #[cfg(debug_assertions)]
        Route::Kit => component_gallery::page(),
        Route::Work(tab) => work::page(tab),
        Route::Commitment(id) => commitment::page(id),
        Route::NewCommitment => new_commitment::page(),
        Route::Now => now::page(),
        Route::CheckIn(about) => check_in::page(about),
        Route::Needs => needs::page(),
        Route::NewNeed => needs::new_page(),
        Route::Need(id) => needs::need_page(id),
        Route::Invite(inviting) => invite::page(inviting),
        Route::Invitation(id) => invite::invitation_page(id),
        Route::SayThanks(to) => thanks::say(to),
        Route::Thanks => thanks::page(),
        Route::Reflect => reflect::page(),
        Route::Agreements => agreements::page(),
        Route::Questions => questions::page(),
        Route::NewQuestion => questions::ask(),
        Route::Question(id) => questions::one(id),
        Route::Meeting(id) => meeting::plan::page(id),
        Route::NewMeeting => meeting::plan::new_page(),
        Route::EditMeeting(id) => meeting::plan::edit_page(id),
        Route::At(id, stage) => meeting::running::page(id, stage),
        Route::Minutes(id) => meeting::minutes::page(id),
        Route::Roles => meeting::roles::page(),
        Route::Meetings => meeting::plan::all_page(),
        Route::Learn => strengths::learn_page(),
        Route::Capacity => capacity::page(),
        Route::Resting => strengths::resting_page(),
        Route::Meet => meeting::overview::page(),
        Route::History => history::page(),
        Route::People => people::page(),
        Route::NewPeople => people::add(),
        Route::WhoAmI => people::who(),
        Route::Person(id) => person::page(id),
        Route::Start => start::page(),
        Route::NewGroup => start::new_group(),
        Route::Groups => groups::page(),
        Route::Settings => settings::page(),
        Route::About => settings::about(),
        Route::Share => share::page(),
        Route::OpenFile => share::open_page(),
        Route::BringIn => import::page(),
    }
}
