//! The form of a plan: for a new meeting, for the one after another, for other words.

use crate::ui::prelude::*;

use crate::domain::{
    Act, Meeting, MeetingAct, MeetingId, MeetingWords, Repeats, day, time_from_text, time_to_text,
};
use crate::insight::{followed_by, next_words};
use crate::text;
use crate::ui::kit::{Choice, ChoiceCard, DayField, Field, Form, PageHead, Submit, fresh_id};
use crate::ui::place;
use crate::ui::route::Route;
use crate::ui::state::app;

/// More than a day is no meeting.
const MOST_MINUTES: u16 = 24 * 60;

/// Stands between the parts of what is typed and kept; nobody types it.
const BETWEEN: &str = "\u{1f}";

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
    form(Planning::New, MeetingWords::default())
}

/// Change what was planned; or plan the meeting with this id, which follows another.
pub fn edit_page(id: MeetingId) -> AnyView {
    let app = app();
    let today = untrack(|| app.today());
    // Read once: what is being typed is not to be taken away by what another tab writes.
    let known = app.now(|group| {
        let planned =
            |meeting: &Meeting| MeetingWords { repeats: group.rhythm(meeting), ..meeting.words.clone() };
        let known = group.meeting(id).map(|meeting| (Planning::Edit(id), planned(meeting)));
        let next = |before: &Meeting| (Planning::After(before.id), next_words(group, before, today));
        known.or_else(|| followed_by(group, id).map(next))
    });
    match known {
        Some((planning, words)) => form(planning, words),
        None => super::gone(),
    }
}

fn form(planning: Planning, words: MeetingWords) -> AnyView {
    let (app, t, common) = (app(), &text::current().plan, &text::current().common);
    // What is typed is kept at every letter: a phone that was killed has it again. Other words for a plan are kept with
    // those that they are to change: where another phone has changed them meanwhile, nobody writes over them unseen.
    let edits = matches!(planning, Planning::Edit(_));
    let at = |repeats: Repeats| Repeats::ALL.iter().position(|one| *one == repeats).map_or(0, |at| at + 1);
    let known = vec![
        words.title,
        words.starts.map(time_to_text).unwrap_or_default(),
        words.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
        words.place,
        words.day.map(day::to_text).unwrap_or_default(),
        words.repeats.map_or(0, at).to_string(),
    ];
    let same = known.join(BETWEEN);
    let before = if edits { [&same, BETWEEN].concat() } else { String::new() };
    let draft = app.note(&draft_name(planning));
    let draft = draft.as_deref().and_then(|draft| draft.strip_prefix(&*before));
    let parts = draft.map_or(known, |draft| draft.split(BETWEEN).map(str::to_owned).into_vec());
    let part = |at: usize| parts.get(at).cloned().unwrap_or_default();
    let [title, starts, minutes, place] = [0, 1, 2, 3].map(|at| RwSignal::new(part(at)));
    let day = RwSignal::new(day::from_text(&part(4)));
    let repeats = RwSignal::new(Some(part(5).parse().unwrap_or(0_usize)));
    let mut cards = vec![ChoiceCard::new(t.once)];
    cards.push_all(Repeats::ALL.map(|one| {
        let card = ChoiceCard::new(t.rhythm(one));
        match one {
            Repeats::Monthly => card.under(t.monthly_hint),
            Repeats::MonthlyLast => card.under(t.monthly_last_hint),
            _ => card,
        }
    }));
    let typed = move || MeetingWords {
        title: title.get(),
        day: day.get(),
        starts: time_from_text(&starts.get()),
        minutes: number(&minutes.get(), MOST_MINUTES),
        place: place.get(),
        repeats: repeats.get().and_then(|at| Repeats::ALL.get(at.wrapping_sub(1)).copied()),
    };
    Effect::new(move || {
        let mut parts = vec![title.get(), starts.get(), minutes.get(), place.get()];
        parts.push(day.get().map(day::to_text).unwrap_or_default());
        parts.push(repeats.get().unwrap_or_default().to_string());
        let typed = parts.join(BETWEEN);
        let draft = (typed != same).then(|| [&*before, &typed].concat());
        app.set_note(&draft_name(planning), draft.as_deref());
    });
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
        if app.act(Act::Meeting(act), if edits { t.changed } else { t.planned }) {
            saved.set_value(true);
            app.set_note(&draft_name(planning), None);
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

/// The name under which is kept what is typed.
fn draft_name(planning: Planning) -> String {
    let of = match planning {
        Planning::New => return "draft-plan".to_owned(),
        Planning::After(before) => before.after(),
        Planning::Edit(id) => id,
    };
    ["draft-plan-", &*of.to_string()].concat()
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
