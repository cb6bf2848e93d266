//! A meeting or a commitment's day for a calendar.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clock, save, share};
use crate::group::{CommitmentId, Group, MeetingId};
use crate::text::{
    self,
    calendar_file::{Event, Remind, file_name},
};
use crate::ui::components::{Button, Choice, ChoiceCard, Kind, Sheet, icon};
use crate::ui::state::{App, app};

const MIME: &str = "text/calendar";

/// Of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A meeting.
    Meeting(MeetingId),
    /// A commitment.
    Commitment(CommitmentId),
}

impl Of {
    fn event(self, group: &Group) -> Option<Event> {
        match self {
            Of::Meeting(id) => {
                group.meeting(id).and_then(|one| Event::of_meeting(group, one, text::current()))
            }
            Of::Commitment(id) => group.commitment(id).and_then(|one| Event::of_commitment(group, one)),
        }
    }
}

/// The button, and the sheet that it opens. Only for what has a day.
pub fn button(of: Of) -> AnyView {
    let (app, t) = (app(), &text::current().plan);
    let open = RwSignal::new(false);
    view! {
        <Button label=t.calendar icon=icon::DAY on_press=move || open.set(true)/>
        <Sheet open title=t.calendar>{move || inside(app, of, open)}</Sheet>
    }
    .into_any()
}

fn inside(app: App, of: Of, open: RwSignal<bool>) -> AnyView {
    let t = &text::current().plan;
    let Some(event) = app.with_untracked(|group| of.event(group)) else { return ().into_any() };
    let first = if event.starts.is_some() { t.remind_hour } else { t.remind_morning };
    let cards = [
        ChoiceCard::new(Some(Remind::Before), first),
        ChoiceCard::new(Some(Remind::DayBefore), t.remind_day_before),
        ChoiceCard::new(None, t.remind_not),
    ];
    let remind = RwSignal::new(Some(Remind::Before));
    let name = file_name(&event.title);
    let can_share = share::can_share_as(&name, MIME);
    let made = StoredValue::new((event, name));
    let file = move || {
        let remind = remind.get_untracked();
        made.with_value(|(event, name)| {
            let event = Event { remind, ..event.clone() };
            (name.clone(), event.file(clock::now()))
        })
    };
    let keep = move |(name, text): (String, String)| {
        let kept = save::save(&name, MIME, text.as_bytes());
        app.say(if kept { t.calendar_saved } else { t.calendar_not_saved }, false);
        open.set(false);
    };
    let pass_on = move || {
        let (name, text) = file();
        spawn_local(async move {
            match share::share_as(&name, MIME, text.as_bytes()).await {
                share::ShareOutcome::Yes => open.set(false),
                share::ShareOutcome::Cancelled => {}
                share::ShareOutcome::Cannot => keep((name, text)),
            }
        });
    };
    let share =
        can_share.then(|| view! { <Button label=t.share_calendar icon=icon::SHARE on_press=pass_on/> });
    view! {
        <p class="muted">{t.calendar_text}</p>
        <Choice legend=t.remind cards chosen=remind/>
        <div class="actions">
            <Button label=t.save_calendar kind=Kind::Primary icon=icon::SAVE on_press=move || keep(file())/>
            {share}
        </div>
    }
    .into_any()
}
