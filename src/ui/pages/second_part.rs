//! The pages that are not needed first. In the release app they are a file of WebAssembly of their own, split off by
//! Leptos's `wasm_split`; in debug builds and in tests they are plain functions.

use leptos::prelude::*;

use super::*;
#[cfg(split)]
use crate::ui::forms::task_reader;
use crate::ui::in_second_part::in_second_part;
use crate::ui::second_part::{self, Fetching, Source};

/// What [`SecondPart`](crate::ui::second_part::SecondPart) asks.
pub const SOURCE: Source =
    Source { has: |app, route| !starts_instead(app, route) && route.is_in_second_part(), fetch };

#[cfg(split)]
fn fetch() -> Fetching {
    Box::pin(async { load().await.is_ok() && task_reader::fetch().await })
}

#[cfg(not(split))]
fn fetch() -> Fetching {
    Box::pin(async { true })
}

/// The page of a place of the second part.
pub fn page(route: Route) -> AnyView {
    // Nothing, where the part is not there: the shell asks only when it is.
    second_part::at_once(view(route)).unwrap_or_else(|| ().into_any())
}

in_second_part! {
    preload(load)
    fn view(route: Route) -> AnyView {
        match route {
        #[cfg(debug_assertions)]
        Route::ComponentGallery => component_gallery::page(),
        Route::NewCommitment => new_commitment::page(),
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
        Route::MeetingStage(id, stage) => meeting::running::page(id, stage),
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
        Route::Groups => groups::page(),
        Route::Settings => settings::page(),
        Route::About => settings::about(),
        Route::Share => share::page(),
        Route::SendLink => share::link_page(),
        Route::ShowCode => share::code_page(),
        Route::LookAtCode => share::look_page(),
        Route::SharedFolder => share::folder_page(),
        Route::Ways => share::ways_page(),
        Route::OpenFile => share::open_page(),
        Route::Intake => intake::page(),
        // Of the first part: `super::page` makes them.
        Route::Start
        | Route::NewGroup
        | Route::Now
        | Route::Work(_)
        | Route::Commitment(_)
        | Route::CheckIn(_) => ().into_any(),
        }
    }
}
