//! The pages, a file each.

#[cfg(debug_assertions)]
mod kit;

pub mod add_name;
pub mod agreements;
pub mod answer;
pub mod chapter;
pub mod check_in;
pub mod commitment_card;
pub mod invite;
pub mod needs;
pub mod people;
pub mod pick;
pub mod questions;
pub mod share;
pub mod thanks;

pub mod at;
mod bring_in;
mod capacity;
pub mod capture;
mod commitment;
mod groups;
mod history;
mod meet;
mod minutes;
mod new_commitment;
mod now;
mod person;
mod plan;
mod reflect;
mod roles;
mod settings;
pub mod start;
mod strengths;
mod talk;
mod work;
mod written_over;

use leptos::prelude::*;

use super::route::Route;
use super::state::app;

/// The page of a place.
pub fn page(route: Route) -> AnyView {
    match route {
        // Without a group there is one thing to do first.
        route if route.needs_group() && !app().is_open() => start::page(),
        #[cfg(debug_assertions)]
        Route::Kit => kit::page(),
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
        Route::Meeting(id) => plan::page(id),
        Route::NewMeeting => plan::new_page(),
        Route::EditMeeting(id) => plan::edit_page(id),
        Route::At(id, stage) => at::page(id, stage),
        Route::Minutes(id) => minutes::page(id),
        Route::Roles => roles::page(),
        Route::Meetings => plan::all_page(),
        Route::Learn => strengths::learn_page(),
        Route::Capacity => capacity::page(),
        Route::Resting => strengths::resting_page(),
        Route::Meet => meet::page(),
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
        Route::BringIn => bring_in::page(),
    }
}
