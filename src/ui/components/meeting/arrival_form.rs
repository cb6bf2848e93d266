//! A check-in without a commitment: how somebody arrives, and how much they can carry.

use std::cell::Cell;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::focus;
use crate::group::{Capacity, CheckInDetails, CheckInId, Command, MeetingId, MemberId};
use crate::session::Stage;
use crate::storage::DraftName;
use crate::text;
use crate::ui::components::people::author_picker::by_whom;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::{Chip, Choice, ChoiceCard, Field, Form, FormActions, fresh_id};
use crate::ui::route::Route;
use crate::ui::state::{App, Draft, app, field};

/// How much somebody can carry, as it is offered.
fn carry_words(carry: Capacity) -> &'static str {
    let t = &text::current().check_in;
    match carry {
        Capacity::Plenty => t.plenty,
        Capacity::Some => t.some,
        Capacity::Little => t.little,
    }
}

/// The form for one person: `who`, or whoever uses this phone; in a meeting where one is given. `then` is done when it
/// has been kept.
pub fn arrive_form(
    who: Option<MemberId>,
    meeting: Option<MeetingId>,
    then: impl Fn() + Clone + Send + Sync + 'static,
) -> AnyView {
    fields(open(who), who, meeting, true, Callback::from(then))
}

/// The form for whoever has the floor in a round. It has no button of its own, what gives the floor on saves it: `follow` is
/// told whether there is something to save, and what saves it and returns whether nothing is left to be saved.
pub fn arrive_form_in_round(
    who: MemberId,
    meeting: MeetingId,
    follow: impl FnOnce(Signal<bool>, Callback<(), bool>),
    then: impl Fn() + Clone + Send + Sync + 'static,
) -> AnyView {
    let (app, form) = (app(), open(Some(who)));
    let save = move || {
        let said = form.get_untracked();
        let is_kept = !says(&said) || keep(app, Some(meeting), who, &said);
        if is_kept {
            form.reset();
        }
        is_kept
    };
    follow(Signal::derive(move || form.with(says)), Callback::new(move |()| save()));
    fields(form, Some(who), Some(meeting), false, Callback::from(then))
}

/// Opens the form, with what was typed into it before.
fn open(who: Option<MemberId>) -> Draft<ArrivalForm> {
    let app = app();
    let fresh = ArrivalForm { by: Vec::from_iter(who.or(app.me_untracked())), ..ArrivalForm::default() };
    app.draft(draft_name(app, who), fresh)
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct ArrivalForm {
    /// How much somebody can carry.
    carry: Option<Capacity>,
    word: String,
    hand: bool,
    by: Vec<MemberId>,
}

/// A draft for each person; one for "me, or whoever is chosen".
fn draft_name(app: App, who: Option<MemberId>) -> DraftName {
    let name = app.draft_name("arrival");
    match who {
        Some(who) => name.of(who.0),
        None => name,
    }
}

/// Whether something was begun and not saved in the form that is for nobody in particular.
pub fn is_arrival_begun(app: App) -> bool {
    app.has_draft(&draft_name(app, None))
}

/// Whether something was begun and not saved in the form for this person.
pub fn is_arrival_of_begun(app: App, who: MemberId) -> bool {
    app.has_draft(&draft_name(app, Some(who)))
}

/// Whether something is said by it.
fn says(form: &ArrivalForm) -> bool {
    form.carry.is_some() || form.hand || !form.word.trim().is_empty()
}

/// Keeps what a person said.
fn keep(app: App, meeting: Option<MeetingId>, by: MemberId, form: &ArrivalForm) -> bool {
    let details =
        CheckInDetails { by: Some(by), word: form.word.trim().to_owned(), hand: form.hand, on: None };
    let name = app.with_untracked(|group| name_or_somebody(group, Some(by)));
    let mut command = Command::Arrive { id: CheckInId(app.fresh()), carry: form.carry, details };
    if let Some(meeting) = meeting {
        command = Command::InMeeting { meeting, command: Box::new(command) };
    }
    app.execute(command, (text::current().check_in.arrive_saved)(&name))
}

fn fields(
    form: Draft<ArrivalForm>,
    who: Option<MemberId>,
    meeting: Option<MeetingId>,
    has_button: bool,
    then: Callback<()>,
) -> AnyView {
    let (app, t, common) = (app(), &text::current().check_in, &text::current().common);
    let me = app.me_untracked();
    let (carry, word, hand, by) = (field!(form.carry), field!(form.word), field!(form.hand), field!(form.by));
    let missing = RwSignal::new(None);
    let id = fresh_id("arrive");
    let field_id = id.clone();
    let save = move || {
        let said = form.get_untracked();
        if !says(&said) {
            missing.set(Some(t.arrive_missing.to_owned()));
            focus::by_id(&id);
            return;
        }
        let Some(by) = by.with_untracked(|by| by.first().copied()) else {
            missing.set(Some(t.whose_missing.to_owned()));
            return;
        };
        if keep(app, meeting, by, &said) {
            form.reset();
            missing.set(None);
            then.run(());
        }
    };
    let save_button = has_button.then(|| {
        view! { <FormActions begun=form.is_begun() on_cancel=move || form.reset()/> }
    });
    let cards = Capacity::ALL.map(|carry| ChoiceCard::new(Some(carry), carry_words(carry)));
    view! {
        <Form on_submit=save>
            <Field id=field_id label=t.arrive_word hint=t.arrive_hint value=word error=missing optional=true/>
            <div class="choices-three"><Choice legend=t.carry cards chosen=carry/></div>
            <div class="chips">
                <Chip label=common.ask_hand on=hand on_press=move || hand.update(|on| *on = !*on)/>
            </div>
            {who.is_none().then(|| by_whom(t.whose, me, by))}
            {save_button}
        </Form>
    }
    .into_any()
}

thread_local! {
    // Somebody is on their way to say how they arrive.
    static ARRIVAL_ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Where one says how one arrives: at the meeting that is on, or here; see [`is_arrival_asked`].
pub fn arrival_route(app: App) -> Route {
    app.with(|group| {
        group.current_meeting().map_or(Route::Meet, |on| Route::MeetingStage(on.id, Stage::Arrive))
    })
}

/// The next time that Meet is gone to it is for this: the round stands unfolded, at whoever uses this phone.
pub fn ask_for_arrival() {
    ARRIVAL_ASKED.set(true);
}

/// Whether one came here for this.
pub fn is_arrival_asked() -> bool {
    ARRIVAL_ASKED.take()
}
