//! At a meeting: the frame around its stages.

use crate::ui::prelude::*;

use crate::course::Stage;
use crate::domain::MeetingId;
use crate::text;
use crate::ui::kit::PageHead;

/// The meeting at this stage.
pub fn page(id: MeetingId, stage: Stage) -> AnyView {
    let inside = match stage {
        Stage::Arrive | Stage::Round => ().into_any(),
        Stage::Roles => super::roles::at(id),
        Stage::Talk => super::talk::at(id),
        Stage::Close => super::minutes::closing(id),
    };
    view! {
        <PageHead title=text::current().at.title/>
        {inside}
        {super::capture::bar(id)}
    }
    .into_any()
}
