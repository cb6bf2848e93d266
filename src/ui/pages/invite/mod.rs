//! Inviting somebody, and what they answer.

mod choose;
mod invitation;

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::{
    Command, CommitmentId, Group, InvitationCommand, InvitationId, InvitationPart, InvitationTarget, Member,
    MemberId, Presence,
};
use crate::insight::people_for;
use crate::text::{self};
use crate::ui::binding::Binding;
use crate::ui::components::needs::need_line::fit_reason;
use crate::ui::components::people::add_member::add_name;
use crate::ui::components::people::author_picker::by_whom;
use crate::ui::components::people::names::{name_or_somebody, summaries};
use crate::ui::components::{
    Choice, ChoiceCard, Field, Form, FormActions, FormError, MemberSummary, PageHead, Seat, SeatPicker,
    SeatSize, fresh_id,
};
use crate::ui::forms::invitation::{InvitationForm, TargetKind, draft_name};
use crate::ui::navigation;
use crate::ui::route::{Inviting, Route};
use crate::ui::state::{App, Draft, app, field};

pub use invitation::page as invitation_page;

const WHOM: &str = "invite-whom";
const WHICH: &str = "invite-which";

/// What is missing in the form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    Whom,
    What,
    By,
}

/// The form.
pub fn page(inviting: Option<Inviting>) -> AnyView {
    let (app, t, common) = (app(), &text::current().invitations, &text::current().common);
    let me = app.me_untracked();
    let (to, kind, need, commitment) = match inviting {
        None => (None, None, None, None),
        Some(Inviting::Member(id)) => (Some(id), None, None, None),
        Some(Inviting::Need(id)) => (None, Some(TargetKind::Need), Some(id.0), None),
        Some(Inviting::Commitment(id)) => (None, Some(TargetKind::Commitment), None, Some(id.0)),
    };
    let fresh = InvitationForm {
        to: to.map(|id| app.with_untracked(|group| group.resolve(id))).into_iter().collect(),
        kind,
        need,
        commitment,
        step: String::new(),
        part: InvitationPart::Hold,
        word: String::new(),
        by: me.into_iter().collect(),
    };
    let form = app.draft(draft_name(app, inviting), fresh);
    let (chosen, by) = (field!(form.to), field!(form.by));
    let fixed = matches!(inviting, Some(Inviting::Need(_) | Inviting::Commitment(_)));
    let to_member = matches!(inviting, Some(Inviting::Member(_)));
    let missing = RwSignal::new(None::<Missing>);
    let sent = StoredValue::new(false);
    let send = move || {
        if sent.get_value() {
            return;
        }
        let form_now = form.get_untracked();
        let (to, into, by) = (form_now.to.first().copied(), form_now.target(), form_now.by.first().copied());
        let lacks = if to.is_none() {
            Some(Missing::Whom)
        } else if into.is_none() {
            Some(Missing::What)
        } else if by.is_none() {
            Some(Missing::By)
        } else {
            None
        };
        missing.set(lacks);
        let ((Some(to), Some(into)), None) = ((to, into), lacks) else {
            focus::by_id(match lacks {
                Some(Missing::Whom) => WHOM,
                Some(Missing::What) if form_now.kind == Some(TargetKind::Step) => choose::STEP,
                _ => WHICH,
            });
            return;
        };
        // Anything else in free words is held.
        let step = matches!(into, InvitationTarget::Step(_));
        let part = if step { InvitationPart::Hold } else { form_now.part };
        let word = form_now.word;
        let name = app.with_untracked(|group| name_or_somebody(group, Some(to)));
        let id = InvitationId(app.fresh());
        let command = InvitationCommand::Invite { id, to, into, part, word, by };
        if app.execute(Command::Invite(command), app.once_shared((t.invited)(&name))) {
            sent.set_value(true);
            form.forget();
            navigation::back_or(Route::Needs);
        }
    };
    let title = move || match chosen.with(|to| to.first().copied()).filter(|_| to_member) {
        Some(id) => (t.space_invite)(&app.with(|group| name_or_somebody(group, Some(id)))),
        None => common.invite.to_owned(),
    };
    let kind = field!(form.kind);
    let step = Memo::new(move |_| kind.get() == Some(TargetKind::Step));
    let error = move |of: Missing, words: &'static str| {
        view! { <FormError error=move || (missing.get() == Some(of)).then_some(words)/> }
    };
    view! {
        <PageHead title=title back=back(inviting)/>
        <Form on_submit=send>
            {fixed.then(|| choose::given(inviting))}
            {(!to_member).then(|| view! {
                <div class="stack" id=WHOM tabindex="-1">
                    {whom(app, form)}
                    {error(Missing::Whom, t.whom_missing)}
                </div>
            })}
            {(!fixed).then(|| view! {
                <div class="stack" id=WHICH tabindex="-1">
                    {choose::to_what(form)}
                    {error(Missing::What, t.which_missing)}
                </div>
            })}
            {move || (!step.get()).then(|| as_what(form))}
            <Field label=t.word hint=t.word_hint value=field!(form.word) lines=true optional=true most=1000/>
            {by_whom(t.from, me, by)}
            {noted_by(app, me, by)}
            {error(Missing::By, t.from_missing)}
            <FormActions label=common.invite begun=form.is_begun() on_cancel=move || { form.reset(); navigation::back_or(back(inviting)); }/>
        </Form>
    }
    .into_any()
}

fn back(inviting: Option<Inviting>) -> Route {
    match inviting {
        None => Route::Needs,
        Some(Inviting::Member(id)) => Route::Person(id),
        Some(Inviting::Need(id)) => Route::Need(id),
        Some(Inviting::Commitment(id)) => Route::Commitment(id),
    }
}

/// That one notes it for somebody else.
fn noted_by(app: App, me: Option<MemberId>, by: Binding<Vec<MemberId>>) -> AnyView {
    let noted = move || {
        let by = by.with(|by| by.first().copied())?;
        let me = me.filter(|me| *me != by)?;
        app.with(|group| Some((text::current().new_commitment.noted_by)(&name_or_somebody(group, Some(me)))))
    };
    view! { <p class="muted kind-word" dir="auto">{noted}</p> }.into_any()
}

fn as_what(form: Draft<InvitationForm>) -> AnyView {
    let t = &text::current().invitations;
    let cards = [
        ChoiceCard::new(InvitationPart::Hold, t.hold).under(t.hold_under),
        ChoiceCard::new(InvitationPart::Alongside, t.alongside).under(t.alongside_under),
        ChoiceCard::new(InvitationPart::Learning, t.learning).under(t.learning_under),
        ChoiceCard::new(InvitationPart::Teaching, t.teaching).under(t.teaching_under),
    ];
    view! { <Choice legend=t.part cards chosen=field!(form.part)/> }.into_any()
}

/// The strengths that help with what it invites to, and who holds it already.
fn strengths_of(group: &Group, into: Option<&InvitationTarget>) -> (Vec<String>, Vec<MemberId>) {
    let held = |id: CommitmentId| {
        let open = group.commitment(id).filter(|commitment| commitment.is_open());
        open.map(|c| group.holders(c).iter().map(|member| member.id).collect::<Vec<_>>()).unwrap_or_default()
    };
    match into {
        Some(InvitationTarget::Need(id)) => {
            let strengths = group.need(*id).map(|need| need.words.strengths.clone());
            (strengths.unwrap_or_default(), held(CommitmentId(id.0)))
        }
        Some(InvitationTarget::Commitment(id)) => {
            let strengths = group.commitment(*id).map(|commitment| commitment.strengths.clone());
            (strengths.unwrap_or_default(), held(*id))
        }
        _ => (Vec::new(), Vec::new()),
    }
}

/// Somebody whom it fits, and why.
type Suggested = (MemberSummary, String);

/// Whom: those whom it fits first, each with the reason, then everybody else.
fn whom(app: App, form: Draft<InvitationForm>) -> AnyView {
    let t = &text::current().invitations;
    let chosen = field!(form.to);
    let into = Memo::new(move |_| form.with(InvitationForm::target));
    let by = field!(form.by);
    let people = Memo::new(move |_| {
        let (into, today) = (into.get(), app.today());
        let by = by.with(|by| by.first().copied());
        app.with(|group| {
            let (strengths, mut taken) = strengths_of(group, into.as_ref());
            taken.extend(by);
            let suggested = people_for(group, &strengths, &taken, today).into_iter();
            let suggested: Vec<Suggested> = suggested
                .filter_map(|(id, how, word)| Some((group.member(id)?.into(), fit_reason(how, &word))))
                .collect();
            let is_left = |member: &&Member| {
                !taken.contains(&member.id)
                    && member.presence != Presence::Left
                    && !suggested.iter().any(|(summary, _)| summary.id == member.id)
            };
            let others = summaries(group.seats().filter(is_left));
            (suggested, others)
        })
    });
    let some = Memo::new(move |_| people.with(|(suggested, _)| !suggested.is_empty()));
    let others = Memo::new(move |_| people.with(|(_, others)| others.clone()));
    let nobody =
        Memo::new(move |_| people.with(|(suggested, others)| suggested.is_empty() && others.is_empty()));
    let fitting = move || {
        some.get().then(|| {
            let suggested = people.with(|(suggested, _)| suggested.clone());
            let id = fresh_id("fits");
            let described = id.clone();
            let chips: Vec<_> = suggested.into_iter().map(|one| chip(one, chosen)).collect();
            view! {
                <fieldset class="choice-set" aria-describedby=described>
                    <legend>{t.whom}</legend>
                    <p class="muted" id=id>{t.fits_first}</p>
                    <div class="invite-fits">{chips}</div>
                </fieldset>
            }
        })
    };
    let rest = move || {
        if nobody.get() {
            return view! { <p class="muted">{t.nobody}</p> }.into_any();
        }
        let legend = move || if some.get() { t.anybody } else { t.whom };
        view! { <SeatPicker legend=legend people=others chosen one=true/> }.into_any()
    };
    view! { {fitting}{rest}{add_name(chosen, true)} }.into_any()
}

fn chip((summary, why): Suggested, chosen: Binding<Vec<MemberId>>) -> AnyView {
    let (id, name) = (summary.id, summary.name.clone());
    let on = move || chosen.with(|chosen| chosen.contains(&id));
    let press = move || {
        let was = chosen.with_untracked(|chosen| chosen.contains(&id));
        chosen.set(if was { Vec::new() } else { vec![id] });
    };
    view! {
        <button
            type="button" class="seat-chip" aria-pressed=move || if on() { "true" } else { "false" }
            on:click=move |_| press()
        >
            <Seat summary size=SeatSize::Small/>
            <span class="invite-why"><bdi>{name}</bdi><small>{why}</small></span>
        </button>
    }
    .into_any()
}
