//! Yes, not now, no thanks: the three answers, none of which asks for a reason.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::focus;
use crate::group::{
    Command, CommitmentId, Day, InvitationCommand, InvitationId, InvitationPart, InvitationResponse,
    InvitationTarget, MeetingId,
};
use crate::text;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::{DayField, Form, Kind, Sheet, Submit, day_words};
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::{App, app, field};

/// Writes the answer and says a good word; a task that comes of it in a meeting stands in its minutes.
fn answer(
    app: App,
    id: InvitationId,
    reply: InvitationResponse,
    again: Option<Day>,
    meeting: Option<MeetingId>,
) -> bool {
    let t = &text::current().invitations;
    let to = app.with_untracked(|group| group.invitation(id).and_then(|one| one.to));
    let said = match reply {
        InvitationResponse::Yes if to.is_some() && to == app.me_untracked() => t.said_yes_mine.to_owned(),
        InvitationResponse::Yes => (t.said_yes)(&app.with_untracked(|group| name_or_somebody(group, to))),
        InvitationResponse::NotNow => match again {
            Some(day) => (t.said_not_now_until)(&day_words(app.today(), day)),
            None => t.said_not_now.to_owned(),
        },
        InvitationResponse::No => t.said_no.to_owned(),
    };
    let command = Command::Invite(InvitationCommand::Answer { id, reply, again });
    let command = match meeting {
        Some(meeting) => Command::InMeeting { meeting, command: Box::new(command) },
        None => command,
    };
    let kept = app.execute(command, said);
    if kept {
        // The button that was pressed is gone now.
        focus::heading();
    }
    kept
}

/// A yes, on the invitation's page: it leads on to what is held now.
fn yes(app: App, id: InvitationId) {
    if !answer(app, id, InvitationResponse::Yes, None, None) {
        return;
    }
    let to = app.with_untracked(|group| {
        let one = group.invitation(id).filter(|one| one.part == InvitationPart::Hold)?;
        match one.into.as_ref()? {
            InvitationTarget::Need(id) => Some(CommitmentId(id.0)),
            InvitationTarget::Commitment(id) => Some(*id),
            _ => None,
        }
    });
    if let Some(id) = to {
        navigation::go(Route::Commitment(id));
    }
}

/// When to ask again.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct AskAgainForm {
    day: Option<Day>,
}

/// The three answers. `described` is the id of the words that say what they are about; on the invitation's own
/// page (`whole`) "not now" asks for a day. `meeting` is the one in which they are said.
pub fn answers(id: InvitationId, described: String, whole: bool, meeting: Option<MeetingId>) -> AnyView {
    let (app, t) = (app(), &text::current().invitations);
    let open = RwSignal::new(false);
    let form = app.draft(app.draft_name_of("invitation-answer", id.0), AskAgainForm::default());
    let day = field!(form.day);
    let press = move |reply: InvitationResponse| match reply {
        InvitationResponse::Yes if whole => yes(app, id),
        InvitationResponse::NotNow if whole => open.set(true),
        reply => {
            answer(app, id, reply, None, meeting);
        }
    };
    let button = move |words: &'static str, class: &'static str, reply: InvitationResponse| {
        view! {
            <button type="button" class=class aria-describedby=described.clone() on:click=move |_| press(reply)>
                <span>{words}</span>
            </button>
        }
        .into_any()
    };
    let save = move || {
        if answer(app, id, InvitationResponse::NotNow, day.get_untracked(), meeting) {
            form.forget();
            open.set(false);
        }
    };
    let later = move || {
        view! {
            <Form on_submit=save>
                <p>{t.not_now_text}</p>
                <DayField label=t.again value=day today=untrack(|| app.today())/>
                <Submit label=text::current().common.save wide=true/>
            </Form>
        }
    };
    // Among other things it is not what its page is there for.
    let (yes, not_now) = if whole { (Kind::Primary, Kind::Soft) } else { (Kind::Soft, Kind::Ghost) };
    view! {
        <div class="actions invite-answers">
            {button(t.yes, yes.class(), InvitationResponse::Yes)}
            {button(t.not_now, not_now.class(), InvitationResponse::NotNow)}
            {button(t.no, "btn btn-ghost", InvitationResponse::No)}
        </div>
        {whole.then(|| view! { <Sheet open title=t.not_now>{later()}</Sheet> })}
    }
    .into_any()
}
