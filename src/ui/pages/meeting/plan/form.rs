//! The form of a plan: for a new meeting, for the one after another, for other words.

use leptos::html;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::fields;
use crate::group::{
    Command, Day, Group, MeetingCommand, MeetingId, MeetingWords, Recurrence, day, time_from_text,
    time_to_text,
};
use crate::insight::{followed_by, next_words, rhythm_to_plan};
use crate::storage::DraftName;
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::meeting::meeting_line::meeting_day;
use crate::ui::components::{
    Choice, ChoiceCard, DayField, Details, Field, Form, FormActions, PageHead, also_changed, fresh_id,
    typed_value,
};
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::{App, Draft, app, field};

/// More than a day is no meeting.
const MOST_MINUTES: u16 = 24 * 60;

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct PlanForm {
    title: String,
    starts: String,
    minutes: String,
    place: String,
    day: Option<Day>,
    repeats: Option<Recurrence>,
}

impl From<MeetingWords> for PlanForm {
    fn from(words: MeetingWords) -> Self {
        Self {
            title: words.title,
            starts: words.starts.map(time_to_text).unwrap_or_default(),
            minutes: words.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
            place: words.place,
            day: words.day,
            repeats: words.repeats,
        }
    }
}

impl PlanForm {
    /// Whether something is filled in of what stands folded away.
    fn has_more(&self) -> bool {
        !self.minutes.is_empty() || !self.place.is_empty() || self.repeats.is_some()
    }

    /// The words of the group's usual meeting, where no name was given yet. What was filled in stays.
    fn fill_in(&mut self, usual: &MeetingWords) {
        if !self.title.is_empty() {
            return;
        }
        let usual = Self::from(usual.clone());
        self.title = usual.title;
        let fields = [
            (&mut self.starts, usual.starts),
            (&mut self.minutes, usual.minutes),
            (&mut self.place, usual.place),
        ];
        for (field, usual) in fields.into_iter().filter(|(field, _)| field.is_empty()) {
            *field = usual;
        }
        self.repeats = self.repeats.or(usual.repeats);
    }

    fn words(self) -> MeetingWords {
        MeetingWords {
            title: self.title,
            day: self.day,
            starts: time_from_text(&self.starts),
            minutes: number(&self.minutes, MOST_MINUTES),
            place: self.place,
            repeats: self.repeats,
        }
    }
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
    let shown = PlanForm::default();
    take_over_old_draft(app(), Planning::New, &shown);
    form(Planning::New, app().draft(draft_name(app(), Planning::New), shown))
}

/// Change what was planned; or plan the meeting with this id, which follows another.
pub fn edit_page(id: MeetingId) -> AnyView {
    let app = app();
    let planned = move |group: &Group| {
        group.meeting(id).map(|meeting| {
            PlanForm::from(MeetingWords { repeats: group.rhythm(meeting), ..meeting.words.clone() })
        })
    };
    if let Some(shown) = app.with_untracked(planned) {
        let planning = Planning::Edit(id);
        take_over_old_draft(app, planning, &shown);
        let draft = app.draft_over(draft_name(app, planning), planned);
        return draft.map_or_else(super::not_found, |draft| form(planning, draft));
    }
    let today = untrack(|| app.today());
    let next = app.with_untracked(|group| {
        let before = followed_by(group, id)?;
        Some((Planning::After(before.id), PlanForm::from(next_words(group, before, today))))
    });
    let Some((planning, shown)) = next else { return super::not_found() };
    take_over_old_draft(app, planning, &shown);
    form(planning, app.draft(draft_name(app, planning), shown))
}

fn form(planning: Planning, form: Draft<PlanForm>) -> AnyView {
    let (app, t) = (app(), &text::current().plan);
    let edits = matches!(planning, Planning::Edit(_));
    let (title, starts, minutes, place, day, repeats) = (
        field!(form.title),
        field!(form.starts),
        field!(form.minutes),
        field!(form.place),
        field!(form.day),
        field!(form.repeats),
    );
    let today = untrack(|| app.today());
    let usual = matches!(planning, Planning::New).then(|| usual_meeting(app, today)).flatten();
    let mut named = Vec::new();
    let day = match &usual {
        None => day,
        Some((_, words)) => {
            named.extend(words.day.map(|day| ((t.usual_day)(&meeting_day(today, day)), day)));
            let words = words.clone();
            let choose = SignalSetter::map(move |chosen: Option<Day>| {
                form.update(|form| {
                    form.day = chosen;
                    if chosen == words.day {
                        form.fill_in(&words);
                    }
                });
            });
            Binding::from((*day, choose))
        }
    };
    let usual = StoredValue::new(usual);
    let mut cards = vec![ChoiceCard::new(None, t.once)];
    cards.extend(Recurrence::ALL.map(|one| {
        let card = ChoiceCard::new(Some(one), t.rhythm(one));
        match one {
            Recurrence::Monthly => card.under(t.monthly_hint),
            Recurrence::MonthlyLast => card.under(t.monthly_last_hint),
            _ => card,
        }
    }));
    let more = form.with_untracked(PlanForm::has_more);
    let saved = StoredValue::new(false);
    let save = move || {
        // Going on takes a moment, in which a second tap would plan it twice.
        if saved.get_value() {
            return;
        }
        let words = form.get_untracked().words();
        // Two phones that plan the usual meeting plan one, whichever way they came here.
        let same = |usual: &MeetingWords| (&usual.title, usual.repeats) == (&words.title, words.repeats);
        let after =
            usual.with_value(|usual| usual.as_ref().filter(|(_, usual)| same(usual)).map(|(id, _)| *id));
        let (id, command) = match after.map_or(planning, Planning::After) {
            Planning::New => {
                let id = MeetingId(app.fresh());
                (id, MeetingCommand::Plan { id, words, follows: None })
            }
            Planning::After(before) => {
                let id = before.after();
                (id, MeetingCommand::Plan { id, words, follows: Some(before) })
            }
            Planning::Edit(id) => (id, MeetingCommand::Edit { id, words }),
        };
        if app.execute(Command::Meeting(command), if edits { t.changed } else { t.planned }) {
            saved.set_value(true);
            form.forget();
            let to = Route::Meeting(id);
            if edits { navigation::back_or(to) } else { navigation::go_instead(to) }
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
            <DayField label=t.day value=day today named/>
            <Field label=t.name hint=t.name_hint value=title optional=true most=120/>
            {time_field(t.time, starts)}
            <Details summary=t.more unfolded=more>
                {number_field(t.minutes_there_are, MOST_MINUTES, minutes)}
                <Field label=t.place value=place optional=true most=200/>
                <Choice legend=t.repeats cards chosen=repeats/>
            </Details>
            {also_changed(form)}
            <FormActions begun=form.is_begun() on_cancel=move || { form.reset(); navigation::back_or(back); }/>
        </Form>
    }
    .into_any()
}

/// The next meeting of the group's rhythm, where nobody has planned it yet, and the one before it.
fn usual_meeting(app: App, today: Day) -> Option<(MeetingId, MeetingWords)> {
    app.with_untracked(|group| {
        let (before, _) = rhythm_to_plan(group, today)?;
        Some((before, next_words(group, group.meeting(before)?, today)))
    })
}

fn draft_name(app: App, planning: Planning) -> DraftName {
    match planning {
        Planning::New => app.draft_name("plan-new"),
        Planning::After(before) => app.draft_name_of("plan", before.after().0),
        Planning::Edit(id) => app.draft_name_of("plan", id.0),
    }
}

/// Takes over what was typed with an earlier version of the app: the fields in a row, those that were edited behind those
/// that stood there.
fn take_over_old_draft(app: App, planning: Planning, shown: &PlanForm) {
    let of = match planning {
        Planning::New => String::new(),
        Planning::After(before) => format!("-{}", before.after()),
        Planning::Edit(id) => format!("-{id}"),
    };
    let note = ["draft-plan", &of].concat();
    let Some(old) = app.ui_state(&note) else { return };
    let parts: Vec<&str> = old.split('\u{1f}').collect();
    if let [.., title, starts, minutes, place, on, repeats] = parts.as_slice() {
        let typed = PlanForm {
            title: (*title).to_owned(),
            starts: (*starts).to_owned(),
            minutes: (*minutes).to_owned(),
            place: (*place).to_owned(),
            day: day::from_text(on),
            // By its place; before all stood "once".
            repeats: repeats
                .parse()
                .ok()
                .and_then(|at: usize| Recurrence::ALL.get(at.checked_sub(1)?).copied()),
        };
        app.keep_draft(&draft_name(app, planning), shown, &typed);
    }
    app.set_ui_state(&note, None);
}

/// A field for a time of the day.
pub(super) fn time_field(label: &'static str, value: Binding<String>) -> impl IntoView {
    small_field(label, None, value, text::current().components.time_unfinished.to_owned())
}

/// A field for a whole number from 1 to `most`.
pub(super) fn number_field(label: &'static str, most: u16, value: Binding<String>) -> impl IntoView {
    small_field(label, Some(most), value, (text::current().components.number_wanted)(most))
}

/// `number` is the most of a number; without it a time. `unfinished` is said where what stands there is neither.
fn small_field(
    label: &'static str,
    number: Option<u16>,
    value: Binding<String>,
    unfinished: String,
) -> AnyView {
    let id = fresh_id("small");
    let (error_id, field) = (format!("{id}-error"), NodeRef::<html::Input>::new());
    let described = error_id.clone();
    let wrong = RwSignal::new(false);
    let hear = move |event| {
        value.set(event_target_value(&event));
        let whole = field.get_untracked().is_some_and(|field| fields::is_complete(&field));
        wrong.set(wrong.get_untracked() && !whole);
    };
    view! {
        <div class="field">
            <label for=id.clone()>
                {label}
                <small>{format!(" ({})", text::current().common.optional)}</small>
            </label>
            <input
                id=id class="input" type=if number.is_some() { "number" } else { "time" } node_ref=field
                min=number.map(|_| "1") max=number inputmode=number.map(|_| "numeric") autocomplete="off"
                aria-invalid=move || wrong.get().then_some("true")
                aria-describedby=move || wrong.get().then(|| described.clone())
                use:typed_value=*value on:input=hear on:invalid=move |_| wrong.set(true)
            />
            <p class="error" id=error_id role="alert" hidden=move || !wrong.get()>
                {move || wrong.get().then(|| unfinished.clone())}
            </p>
        </div>
    }
    .into_any()
}

/// A number from 1 to `most`; none where it is none.
pub(super) fn number(text: &str, most: u16) -> Option<u16> {
    text.trim().parse().ok().filter(|number| (1..=most).contains(number))
}
