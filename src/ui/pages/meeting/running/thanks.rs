//! The appreciation round: whoever has the floor thanks somebody.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::turn::Unsaved;
use crate::browser::focus;
use crate::group::{AppreciationCommand, AppreciationId, Command, MeetingId, MemberId};
use crate::text;
use crate::ui::components::people::names::{names_of, summaries};
use crate::ui::components::thanks::form_picker::form_picker;
use crate::ui::components::{Field, Form, FormActions, SeatPicker};
use crate::ui::state::{App, field};

const WORD: &str = "round-thanks";

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct RoundThanksForm {
    to: Vec<MemberId>,
    form: String,
    word: String,
}

/// Thanks by this person, once or several times.
pub fn by(app: App, meeting: MeetingId, who: MemberId, unsaved: Unsaved) -> AnyView {
    let t = &text::current().thanks;
    let draft = app.draft(app.draft_name_of("round-thanks", who.0), RoundThanksForm::default());
    let (to, form, word) = (field!(draft.to), field!(draft.form), field!(draft.word));
    let missing = RwSignal::new(None);
    let people = Memo::new(move |_| {
        app.with(|group| {
            let here = group.meeting(meeting).map(|meeting| group.here(meeting)).unwrap_or_default();
            let guests = here.into_iter().filter(|member| !member.has_seat());
            summaries(group.seats().chain(guests).filter(|member| member.id != who))
        })
    });
    let save = move || {
        let (whom, form_now) = (to.get_untracked(), form.get_untracked());
        let word_now = word.get_untracked().trim().to_owned();
        let lacks = match (whom.is_empty(), form_now.is_empty() && word_now.is_empty()) {
            (true, _) => Some(t.whom_missing),
            (_, true) => Some(t.word_missing),
            _ => None,
        };
        missing.set(lacks.map(str::to_owned));
        if lacks.is_some() {
            focus::by_id(WORD);
            return false;
        }
        let names = app.with_untracked(|group| names_of(group, &whom));
        let id = AppreciationId(app.fresh());
        let thank = AppreciationCommand::Thank {
            id,
            to: whom,
            form: form_now,
            word: word_now,
            by: Some(who),
            commitment: None,
        };
        let is_kept = app.execute(
            Command::InMeeting { meeting, command: Box::new(Command::Thanks(thank)) },
            (t.said)(&names),
        );
        if is_kept {
            draft.reset();
            unsaved.mark_said();
        }
        is_kept
    };
    let is_typed = move || draft.with(|draft| !draft.form.is_empty() || !draft.word.trim().is_empty());
    unsaved.follow(is_typed, save);
    view! {
        <section class="card" aria-label=t.say_thanks>
            <Form on_submit=move || { save(); }>
                <SeatPicker legend=t.whom people chosen=to/>
                {form_picker(app, form)}
                <Field id=WORD label=t.word value=word error=missing lines=true optional=true most=2000/>
                <FormActions label=t.say_thanks begun=draft.is_begun() on_cancel=move || draft.reset()/>
            </Form>
        </section>
    }
    .into_any()
}
