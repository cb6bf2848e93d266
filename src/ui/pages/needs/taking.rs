//! Stepping up to a need: alone, with someone, alongside, or noted for somebody who said yes aloud.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::group::{
    Command, CommitmentId, Companionship, Group, InvitationCommand, InvitationId, InvitationPart,
    InvitationTarget, Member, MemberId, NeedCommand, NeedId,
};
use crate::text;
use crate::ui::components::people::add_member::add_name;
use crate::ui::components::people::names::{name_or_somebody, names_of, summaries};
use crate::ui::components::work::companionship_choice::{came_words, ways_to_come};
use crate::ui::components::{
    CancelTyped, Choice, ChoiceCard, Field, Form, FormActions, FormError, MemberSummary, SeatPicker, Sheet,
    Submit,
};
use crate::ui::forms::new_commitment::said_yes;
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::{App, app, field};

use super::form;

/// What is being done on a need's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doing {
    /// Somebody said yes: who?
    Take,
    /// Two or more take it.
    With,
    /// Somebody comes alongside, to learn, to teach.
    Come,
    /// Other words.
    Edit,
}

/// The sheet of a need's page.
#[derive(Clone, Copy)]
pub(super) struct Sheets {
    pub id: NeedId,
    open: RwSignal<bool>,
    doing: RwSignal<Doing>,
}

impl Sheets {
    pub fn new(id: NeedId) -> Self {
        Self { id, open: RwSignal::new(false), doing: RwSignal::new(Doing::Take) }
    }

    pub fn begin(self, doing: Doing) {
        self.doing.set(doing);
        self.open.set(true);
    }
}

/// The sheet; put it on the page once.
pub(super) fn sheet(sheets: Sheets) -> AnyView {
    let (t, page, common) =
        (&text::current().needs, &text::current().commitment_page, &text::current().common);
    let title = move || match sheets.doing.get() {
        Doing::Take => common.ill_do_this,
        Doing::With => t.with_someone,
        Doing::Come => page.come,
        Doing::Edit => t.form_edit,
    };
    let form = move || match sheets.doing.get_untracked() {
        Doing::Take => take(sheets),
        Doing::With => with(sheets),
        Doing::Come => come(sheets),
        Doing::Edit => form::edit(sheets.id, sheets.open),
    };
    view! { <Sheet open=sheets.open title=title>{form()}</Sheet> }.into_any()
}

/// Takes the need, and leads to what came of it with a word of joy.
pub(super) fn take_now(
    app: App,
    id: NeedId,
    holders: Vec<MemberId>,
    more: Vec<Command>,
    said: String,
) -> bool {
    let take = Command::Need(NeedCommand::Take { id, holders, companions: Vec::new() });
    let command = if more.is_empty() {
        take
    } else {
        Command::Batch(std::iter::once(take).chain(more).collect::<Vec<_>>())
    };
    let kept = app.execute(command, said);
    if kept {
        navigation::go(Route::Commitment(CommitmentId(id.0)));
    }
    kept
}

/// Those with a seat who do not hold the need and whom `leave_out` lets stay, in the order of the seats.
fn free(
    app: App,
    id: NeedId,
    leave_out: impl Fn(&Member) -> bool + Send + Sync + 'static,
) -> Signal<Vec<MemberSummary>> {
    Memo::new(move |_| {
        app.with(|group: &Group| {
            let held = group.commitment(CommitmentId(id.0)).filter(|c| c.is_open());
            let holds = |member: &Member| held.is_some_and(|c| group.is_holder(c, member.id));
            summaries(group.seats().filter(|member| !holds(member) && !leave_out(member)))
        })
    })
    .into()
}

/// A question after people who are missing.
fn error(missing: RwSignal<bool>) -> impl IntoView {
    let t = &text::current().commitment_page;
    view! { <FormError error=move || missing.get().then_some(t.who_missing)/> }
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct TakeForm {
    who: Vec<MemberId>,
}

fn take(sheets: Sheets) -> AnyView {
    let (app, t) = (app(), &text::current().needs);
    let form = app.draft(app.draft_name_of("need-take", sheets.id.0), TakeForm::default());
    let (who, missing) = (field!(form.who), RwSignal::new(false));
    let people = free(app, sheets.id, |_| false);
    let end = move || {
        form.forget();
        sheets.open.set(false);
    };
    let save = move || {
        let who = who.get_untracked();
        missing.set(who.is_empty());
        if !who.is_empty() {
            let said = said_yes(app, &who);
            if take_now(app, sheets.id, who, Vec::new(), said) {
                end();
            }
        }
    };
    let noted = move || noted_by(app, &who.get());
    view! {
        <Form on_submit=save>
            <SeatPicker legend=t.who_takes people chosen=who/>
            {error(missing)}
            <p class="muted kind-word" dir="auto">{noted}</p>
            {add_name(who, false)}
            <Submit label=text::current().common.save wide=true/>
            <CancelTyped begun=form.is_begun() wide=true on_cancel=end/>
        </Form>
    }
    .into_any()
}

/// That it will stand there who noted it, where the phone's user is not among those who said yes.
fn noted_by(app: App, who: &[MemberId]) -> Option<String> {
    let me = app.me().filter(|me| !who.is_empty() && !who.contains(me))?;
    app.with(|group| Some((text::current().new_commitment.noted_by)(&name_or_somebody(group, Some(me)))))
}

/// What is typed where several take it.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct TakingTogetherForm {
    first: Vec<MemberId>,
    others: Vec<MemberId>,
    /// Whether the others are asked, and have not said yes aloud.
    asks_others: bool,
    word: String,
}

fn with(sheets: Sheets) -> AnyView {
    let (app, t) = (app(), &text::current().needs);
    let me = app.me_untracked();
    let fresh =
        TakingTogetherForm { first: me.into_iter().collect::<Vec<_>>(), ..TakingTogetherForm::default() };
    let form = app.draft(app.draft_name_of("need-taken", sheets.id.0), fresh);
    let (first, others, awaited, word) =
        (field!(form.first), field!(form.others), field!(form.asks_others), field!(form.word));
    let missing = RwSignal::new(false);
    let anyone = free(app, sheets.id, |_| false);
    let near = free(app, sheets.id, move |member| first.with(|first| first.contains(&member.id)));
    let save = move || {
        let (holders, asked) = (first.get_untracked(), others.get_untracked());
        let asked: Vec<MemberId> = asked.into_iter().filter(|id| !holders.contains(id)).collect();
        missing.set(holders.is_empty() || asked.is_empty());
        if missing.get_untracked() {
            return;
        }
        let kept = if awaited.get_untracked() {
            let by = holders.first().copied();
            let invite = |to: &MemberId| {
                let id = InvitationId(app.fresh());
                let into = InvitationTarget::Commitment(CommitmentId(sheets.id.0));
                let word = word.get_untracked();
                Command::Invite(InvitationCommand::Invite {
                    id,
                    to: *to,
                    into,
                    part: InvitationPart::Hold,
                    word,
                    by,
                })
            };
            let invitations = asked.iter().map(invite).collect::<Vec<_>>();
            take_now(
                app,
                sheets.id,
                holders,
                invitations,
                (t.taken_asked)(&app.with_untracked(|group| names_of(group, &asked))),
            )
        } else {
            let all: Vec<MemberId> = holders.into_iter().chain(asked).collect();
            let said = said_yes(app, &all);
            take_now(app, sheets.id, all, Vec::new(), said)
        };
        if kept {
            form.forget();
            sheets.open.set(false);
        }
    };
    let cancel = move || {
        form.forget();
        sheets.open.set(false);
    };
    let cards = [
        ChoiceCard::new(false, t.yes_aloud).under(t.yes_aloud_under),
        ChoiceCard::new(true, t.yes_awaited).under(t.yes_awaited_under),
    ];
    let invitations = &text::current().invitations;
    view! {
        <Form on_submit=save>
            <p class="muted">{t.with_text}</p>
            {me.is_none().then(|| view! { <SeatPicker legend=t.who_first people=anyone chosen=first one=true/> })}
            <SeatPicker legend=t.with_whom people=near chosen=others/>
            {error(missing)}
            {add_name(others, false)}
            <Choice legend=t.said_yes cards chosen=awaited column=true/>
            {move || awaited.get().then(|| view! {
                <Field label=invitations.word hint=invitations.word_hint value=word lines=true optional=true most=1000/>
            })}
            <FormActions begun=form.is_begun() on_cancel=cancel/>
        </Form>
    }
    .into_any()
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct ComeForm {
    who: Vec<MemberId>,
    how: Companionship,
}

fn come(sheets: Sheets) -> AnyView {
    let (app, page) = (app(), &text::current().commitment_page);
    let fresh = ComeForm { who: app.me_untracked().into_iter().collect(), how: Companionship::Alongside };
    let form = app.draft(app.draft_name_of("need-come", sheets.id.0), fresh);
    let (who, missing) = (field!(form.who), RwSignal::new(false));
    let people = free(app, sheets.id, |_| false);
    let end = move || {
        form.forget();
        sheets.open.set(false);
    };
    let save = move || {
        let ComeForm { who, how } = form.get_untracked();
        missing.set(who.is_empty());
        let Some(one) = who.first().copied() else { return };
        let take = NeedCommand::Take { id: sheets.id, holders: Vec::new(), companions: vec![(one, how)] };
        let said = came_words(how, &app.with_untracked(|group| names_of(group, &[one])));
        if app.execute(Command::Need(take), said) {
            end();
        }
    };
    view! {
        <Form on_submit=save>
            <Choice legend=page.come_how cards=ways_to_come() chosen=field!(form.how)/>
            <SeatPicker legend=page.come_who people chosen=who one=true/>
            {error(missing)}
            {add_name(who, true)}
            <Submit label=text::current().common.save wide=true/>
            <CancelTyped begun=form.is_begun() wide=true on_cancel=end/>
        </Form>
    }
    .into_any()
}
