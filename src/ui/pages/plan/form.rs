//! The form of a plan: for a new meeting, for the one after another, for other words.

use std::cell::RefCell;

use crate::ui::prelude::*;
use uuid::Uuid;

use crate::domain::{
    Act, Group, Meeting, MeetingAct, MeetingId, MeetingWords, Repeats, time_from_text, time_to_text,
};
use crate::insight::{followed_by, next_words};
use crate::text;
use crate::ui::kit::{Choice, ChoiceCard, DayField, Field, Form, PageHead, Submit, fresh_id};
use crate::ui::place;
use crate::ui::route::Route;
use crate::ui::state::app;

/// More than a day is no meeting.
const MOST_MINUTES: u16 = 24 * 60;

thread_local! {
    // What has been typed of a new one and not yet saved: it is still there when one comes back.
    static DRAFT: RefCell<Option<(Uuid, MeetingWords)>> = const { RefCell::new(None) };
}

/// What the form does.
#[derive(Clone, Copy)]
enum Planning {
    /// Plans one.
    New,
    /// Plans the one after that.
    After(MeetingId),
    /// Changes what was planned.
    Edit(MeetingId),
}

/// Plan a meeting.
pub fn new_page() -> AnyView {
    let group = app().now(Group::id);
    let draft = DRAFT.with_borrow(|kept| kept.clone()).filter(|(of, _)| *of == group);
    form(Planning::New, draft.map(|(_, words)| words).unwrap_or_default())
}

/// Change what was planned; or plan the meeting with this id, which follows another.
pub fn edit_page(id: MeetingId) -> AnyView {
    let app = app();
    let today = untrack(|| app.today());
    // Read once: what is being typed is not to be taken away by what another tab writes.
    let known = app.now(|group| {
        let known = group.meeting(id).map(|meeting| (Planning::Edit(id), meeting.words.clone()));
        let next = |before: &Meeting| (Planning::After(before.id), next_words(before, today));
        known.or_else(|| followed_by(group, id).map(next))
    });
    match known {
        Some((planning, words)) => form(planning, words),
        None => super::gone(),
    }
}

fn form(planning: Planning, words: MeetingWords) -> AnyView {
    let (app, t, common) = (app(), &text::current().plan, &text::current().common);
    let title = RwSignal::new(words.title);
    let day = RwSignal::new(words.day);
    let starts = RwSignal::new(words.starts.map(time_to_text).unwrap_or_default());
    let minutes = RwSignal::new(words.minutes.map(|minutes| minutes.to_string()).unwrap_or_default());
    let place = RwSignal::new(words.place);
    let at = |repeats: Repeats| Repeats::ALL.iter().position(|one| *one == repeats).map_or(0, |at| at + 1);
    let repeats = RwSignal::new(Some(words.repeats.map_or(0, at)));
    let mut cards = vec![ChoiceCard::new(t.once)];
    cards.push_all(Repeats::ALL.map(|one| {
        let card = ChoiceCard::new(t.rhythm(one));
        if one == Repeats::Monthly { card.under(t.monthly_hint) } else { card }
    }));
    let typed = move || MeetingWords {
        title: title.get(),
        day: day.get(),
        starts: time_from_text(&starts.get()),
        minutes: number(&minutes.get(), MOST_MINUTES),
        place: place.get(),
        repeats: repeats.get().and_then(|at| Repeats::ALL.get(at.wrapping_sub(1)).copied()),
    };
    let is_new = matches!(planning, Planning::New);
    if is_new {
        let group = app.now(Group::id);
        Effect::new(move || {
            let words = typed();
            DRAFT.with_borrow_mut(|kept| *kept = Some((group, words)));
        });
    }
    let saved = StoredValue::new(false);
    let save = move || {
        // Going on takes a moment, in which a second tap would plan it twice.
        if saved.get_value() {
            return;
        }
        let words = untrack(typed);
        let (id, act) = match planning {
            Planning::New => {
                let id = MeetingId(app.fresh());
                (id, MeetingAct::Plan { id, words, follows: None })
            }
            Planning::After(before) => {
                let id = before.after();
                (id, MeetingAct::Plan { id, words, follows: Some(before) })
            }
            Planning::Edit(id) => (id, MeetingAct::Edit { id, words }),
        };
        let edits = matches!(planning, Planning::Edit(_));
        if app.act(Act::Meeting(act), if edits { t.changed } else { t.planned }) {
            saved.set_value(true);
            if is_new {
                DRAFT.with_borrow_mut(|kept| *kept = None);
            }
            let to = Route::Meeting(id);
            if edits { place::back_or(to) } else { place::go_instead(to) }
        }
    };
    let (heading, back) = match planning {
        Planning::New => (t.plan, Route::Meet),
        Planning::After(before) => (t.plan_next, Route::Meeting(before)),
        Planning::Edit(id) => (t.change, Route::Meeting(id)),
    };
    view! {
        <PageHead title=heading back/>
        <Form on_submit=save>
            <Field label=t.name hint=t.name_hint value=title optional=true most=120/>
            <DayField label=t.day value=day today=untrack(|| app.today())/>
            <div class="small-fields">
                {small_field(t.time, "time", starts)}
                {small_field(t.minutes_there_are, "number", minutes)}
            </div>
            <Field label=t.place value=place optional=true most=200/>
            <Choice legend=t.repeats cards chosen=repeats/>
            <div class="actions"><Submit label=common.save/></div>
        </Form>
    }
    .into_any()
}

/// A field for a time or a number.
pub(super) fn small_field(label: &'static str, sort: &'static str, value: RwSignal<String>) -> AnyView {
    let id = fresh_id("small");
    view! {
        <div class="field">
            <label for=id.clone()>
                {label}
                <small>{[" (", text::current().common.optional, ")"].concat()}</small>
            </label>
            <input
                id=id class="input" type=sort min=(sort == "number").then_some("1")
                inputmode=(sort == "number").then_some("numeric") autocomplete="off"
                prop:value=value on:input=move |event| value.set(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}

/// A number from 1 to `most`; none where it is none.
pub(super) fn number(text: &str, most: u16) -> Option<u16> {
    text.trim().parse().ok().filter(|number| (1..=most).contains(number))
}
