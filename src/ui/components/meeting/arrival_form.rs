//! A check-in without a commitment: how somebody arrives, and how much they can carry.

use std::cell::Cell;

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::{Capacity, CheckInDetails, CheckInId, Command, MeetingId, MemberId};
use crate::session::Stage;
use crate::storage::DraftName;
use crate::text;
use crate::ui::components::people::author_picker::by_whom;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::{CancelTyped, Chip, Choice, ChoiceCard, Field, Form, Submit, fresh_id};
use crate::ui::route::Route;
use crate::ui::state::{App, app, form_data};

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
    form(who, meeting, Callback::from(then))
}

form_data! {
    /// What is typed.
    struct Typed: Data {
        /// How much somebody can carry, by its place.
        choice: Option<usize>,
        word: String,
        hand: bool,
        by: Vec<MemberId>,
    }
}

/// A draft for each person; one for "me, or whoever is chosen".
fn draft_name(app: App, who: Option<MemberId>) -> DraftName {
    let name = app.draft_name("arrival");
    match who {
        Some(who) => name.of(who.0),
        None => name,
    }
}

/// Whether something is said by it.
fn says(draft: &Data) -> bool {
    draft.choice.is_some() || draft.hand || !draft.word.trim().is_empty()
}

/// Keeps what a person said.
fn keep(app: App, meeting: Option<MeetingId>, by: MemberId, draft: &Data) -> bool {
    let carry = draft.choice.and_then(|place| Capacity::ALL.get(place).copied());
    let details =
        CheckInDetails { by: Some(by), word: draft.word.trim().to_owned(), hand: draft.hand, on: None };
    let name = app.now(|group| name_or_somebody(group, Some(by)));
    let mut act = Command::Arrive { id: CheckInId(app.fresh()), carry, details };
    if let Some(meeting) = meeting {
        act = Command::InMeeting { meeting, command: Box::new(act) };
    }
    app.execute(act, (text::current().check_in.arrive_saved)(&name))
}

/// Keeps what was typed for this person at the meeting and not saved, where there is something. Returns whether nothing
/// is left to be kept.
pub fn keep_arrival(app: App, meeting: MeetingId, who: MemberId) -> bool {
    let name = draft_name(app, Some(who));
    let fresh = Data { by: vec![who], ..Data::default() };
    let Some(draft) = app.kept_draft(&name, &fresh).filter(says) else { return true };
    let kept = keep(app, Some(meeting), who, &draft);
    if kept {
        app.forget_draft(&name);
    }
    kept
}

fn form(who: Option<MemberId>, meeting: Option<MeetingId>, then: Callback<()>) -> AnyView {
    let (app, t, common) = (app(), &text::current().check_in, &text::current().common);
    let me = app.me_now();
    let fresh = Data { by: who.or(me).into_iter().collect::<Vec<_>>(), ..Data::default() };
    let typed = Typed::open(app, draft_name(app, who), fresh);
    let Typed { choice, word, hand, by, .. } = typed;
    let missing = RwSignal::new(None);
    let id = fresh_id("arrive");
    let field = id.clone();
    let save = move || {
        let draft = untrack(move || typed.data());
        if !says(&draft) {
            missing.set(Some(t.arrive_missing.to_owned()));
            focus::by_id(&id);
            return;
        }
        let Some(by) = by.with_untracked(|by| by.first().copied()) else {
            missing.set(Some(t.whose_missing.to_owned()));
            return;
        };
        if keep(app, meeting, by, &draft) {
            typed.clear();
            missing.set(None);
            then.run(());
        }
    };
    let cards = Capacity::ALL.map(|carry| ChoiceCard::new(carry_words(carry))).to_vec();
    view! {
        <Form on_submit=save>
            <Field id=field label=t.arrive_word hint=t.arrive_hint value=word error=missing optional=true/>
            <div class="choices-three"><Choice legend=t.carry cards chosen=choice/></div>
            <div class="chips">
                <Chip label=common.ask_hand on=hand on_press=move || hand.update(|on| *on = !*on)/>
            </div>
            {who.is_none().then(|| by_whom(t.whose, me, by))}
            <Submit label=common.save wide=true/>
            <CancelTyped begun=typed.is_begun() wide=true on_cancel=move || typed.clear()/>
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
    app.with(|group| group.current_meeting().map_or(Route::Meet, |on| Route::At(on.id, Stage::Arrive)))
}

/// The next time that Meet is gone to it is for this: the round stands unfolded, at whoever uses this phone.
pub fn ask_for_arrival() {
    ARRIVAL_ASKED.set(true);
}

/// Whether one came here for this.
pub fn is_arrival_asked() -> bool {
    ARRIVAL_ASKED.take()
}
