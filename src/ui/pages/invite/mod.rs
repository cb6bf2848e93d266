//! Inviting somebody, and what they answer.

mod choose;
mod invitation;

use leptos::prelude::*;
use uuid::Uuid;

use crate::browser::focus;
use crate::group::{
    Command, CommitmentId, Group, InvitationCommand, InvitationId, InvitationPart, InvitationTarget, Member,
    MemberId, NeedId, Presence,
};
use crate::insight::{fit, people_for};
use crate::storage::DraftName;
use crate::text::{self, news::bidi_isolate};
use crate::ui::binding::Binding;
use crate::ui::components::needs::need_line::fit_reason;
use crate::ui::components::people::add_member::add_name;
use crate::ui::components::people::author_picker::by_whom;
use crate::ui::components::people::names::{by_name, name_or_somebody};
use crate::ui::components::{
    CancelTyped, Choice, ChoiceCard, Field, Form, PageHead, Seat, SeatLook, SeatPicker, SeatSize, Submit,
    fresh_id,
};
use crate::ui::navigation;
use crate::ui::route::{Inviting, Route};
use crate::ui::state::{App, app, form_data};

pub use invitation::page as invitation_page;

use choose::Sort;

const STEP: &str = "invite-step";
const WHOM: &str = "invite-whom";
const WHICH: &str = "invite-which";

/// Goes on to invite this person to that.
pub fn begin(app: App, to_what: Inviting, whom: MemberId) {
    app.preset(draft_name(app, Some(to_what)), move |data: &mut Data| data.to = vec![whom]);
    navigation::go(Route::Invite(Some(to_what)));
}

/// A draft for each place at which inviting begins.
fn draft_name(app: App, inviting: Option<Inviting>) -> DraftName {
    let name = app.draft_name("invitation");
    match inviting {
        None => name,
        Some(Inviting::Member(id)) => name.of(id.0),
        Some(Inviting::Need(id)) => name.of(id.0),
        Some(Inviting::Commitment(id)) => name.of(id.0),
    }
}

/// As what one is invited, in the order in which it is asked.
const PARTS: [InvitationPart; 4] =
    [InvitationPart::Hold, InvitationPart::Alongside, InvitationPart::Learning, InvitationPart::Teaching];

form_data! {
    /// What is being typed.
    struct Typed: Data {
        to: Vec<MemberId>,
        /// A place in the cards: a need, a commitment, anything else.
        kind: Option<usize>,
        need: Option<Uuid>,
        commitment: Option<Uuid>,
        step: String,
        part: Option<usize>,
        word: String,
        by: Vec<MemberId>,
    }
}

impl Typed {
    fn sort(self) -> Sort {
        match self.kind.get() {
            Some(1) => Sort::Commitment,
            Some(2) => Sort::Step,
            _ => Sort::Need,
        }
    }

    /// What it invites to, as far as it is chosen.
    fn into(self) -> Option<InvitationTarget> {
        match self.sort() {
            Sort::Need => self.need.get().map(|id| InvitationTarget::Need(NeedId(id))),
            Sort::Commitment => {
                self.commitment.get().map(|id| InvitationTarget::Commitment(CommitmentId(id)))
            }
            Sort::Step => {
                let words = self.step.with(|words| words.trim().to_owned());
                (!words.is_empty()).then_some(InvitationTarget::Step(words))
            }
        }
    }
}

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
    let me = app.me_now();
    let (to, kind, need, commitment) = match inviting {
        None => (None, None, None, None),
        Some(Inviting::Member(id)) => (Some(id), None, None, None),
        Some(Inviting::Need(id)) => (None, Some(0), Some(id.0), None),
        Some(Inviting::Commitment(id)) => (None, Some(1), None, Some(id.0)),
    };
    let fresh = Data {
        to: to.map(|id| app.now(|group| group.resolve(id))).into_iter().collect::<Vec<_>>(),
        kind,
        need,
        commitment,
        part: Some(0),
        by: me.into_iter().collect::<Vec<_>>(),
        ..Data::default()
    };
    let typed = Typed::open(app, draft_name(app, inviting), fresh);
    let fixed = matches!(inviting, Some(Inviting::Need(_) | Inviting::Commitment(_)));
    let to_member = matches!(inviting, Some(Inviting::Member(_)));
    let missing = RwSignal::new(None::<Missing>);
    let sent = StoredValue::new(false);
    let send = move || {
        if sent.get_value() {
            return;
        }
        let to = typed.to.with_untracked(|to| to.first().copied());
        let into = untrack(move || typed.into());
        let by = typed.by.with_untracked(|by| by.first().copied());
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
                Some(Missing::What) if untrack(move || typed.sort()) == Sort::Step => STEP,
                _ => WHICH,
            });
            return;
        };
        let step = matches!(into, InvitationTarget::Step(_));
        let part = typed.part.get_untracked().and_then(|place| PARTS.get(place).copied()).filter(|_| !step);
        let word = typed.word.get_untracked();
        let name = app.now(|group| name_or_somebody(group, Some(to)));
        let id = InvitationId(app.fresh());
        let act =
            InvitationCommand::Invite { id, to, into, part: part.unwrap_or(InvitationPart::Hold), word, by };
        if app.execute(Command::Invite(act), (t.invited)(&name)) {
            sent.set_value(true);
            typed.end();
            navigation::back_or(Route::Needs);
        }
    };
    let title = move || match typed.to.with(|to| to.first().copied()).filter(|_| to_member) {
        Some(id) => (t.space_invite)(&app.with(|group| name_or_somebody(group, Some(id)))),
        None => common.invite.to_owned(),
    };
    let step = move || typed.kind.get().is_some() && typed.sort() == Sort::Step;
    let error = move |of: Missing, words: &'static str| {
        let on = move || missing.get() == Some(of);
        view! { <p class="error" role="alert" hidden=move || !on()>{move || on().then_some(words)}</p> }
            .into_any()
    };
    view! {
        <PageHead title=title back=back(inviting)/>
        <Form on_submit=send>
            {fixed.then(|| choose::given(inviting))}
            {(!to_member).then(|| view! {
                <div class="stack" id=WHOM tabindex="-1">
                    {whom(app, typed)}
                    {error(Missing::Whom, t.whom_missing)}
                </div>
            })}
            {(!fixed).then(|| view! {
                <div class="stack" id=WHICH tabindex="-1">
                    {choose::to_what(typed)}
                    {error(Missing::What, t.which_missing)}
                </div>
            })}
            {move || (!step()).then(|| as_what(typed))}
            <Field label=t.word hint=t.word_hint value=typed.word lines=true optional=true most=1000/>
            {by_whom(t.from, me, typed.by)}
            {noted_by(app, me, typed.by)}
            {error(Missing::By, t.from_missing)}
            <Submit label=common.invite wide=true/>
            <CancelTyped
                begun=typed.is_begun() wide=true
                on_cancel=move || { typed.clear(); navigation::back_or(back(inviting)); }
            />
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

fn as_what(typed: Typed) -> AnyView {
    let t = &text::current().invitations;
    let cards = [
        (t.hold, t.hold_under),
        (t.alongside, t.alongside_under),
        (t.learning, t.learning_under),
        (t.teaching, t.teaching_under),
    ];
    let cards =
        cards.into_iter().map(|(words, under)| ChoiceCard::new(words).under(under)).collect::<Vec<_>>();
    view! { <Choice legend=t.part cards chosen=typed.part/> }.into_any()
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
type Suggested = (SeatLook, String);

/// Whom: those whom it fits first, each with the reason, then everybody else.
fn whom(app: App, typed: Typed) -> AnyView {
    let t = &text::current().invitations;
    let people = Memo::new(move |_| {
        let (into, today) = (typed.into(), app.today());
        let by = typed.by.with(|by| by.first().copied());
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
                    && !suggested.iter().any(|(look, _)| look.id == member.id)
            };
            let others = by_name(group.seats().filter(is_left));
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
            let chips: Vec<_> = suggested.into_iter().map(|one| chip(one, typed.to)).collect();
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
        view! { <SeatPicker legend=legend people=others chosen=typed.to one=true/> }.into_any()
    };
    view! { {fitting}{rest}{add_name(typed.to, true)} }.into_any()
}

fn chip((look, why): Suggested, chosen: Binding<Vec<MemberId>>) -> AnyView {
    let (id, name) = (look.id, look.name.clone());
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
            <Seat look size=SeatSize::Small/>
            <span class="invite-why"><bdi>{name}</bdi><small>{why}</small></span>
        </button>
    }
    .into_any()
}

/// Why a need or commitment would fit the person who is to be invited; empty where it does not.
fn why_it_fits(group: &Group, strengths: &[String], to: Option<MemberId>) -> String {
    let member = to.and_then(|to| group.member(to));
    let fits = member.and_then(|member| fit(group, strengths, member));
    fits.map(|(how, word)| {
        let name = member.map(|member| bidi_isolate(&member.name)).unwrap_or_default();
        [&name, " ", &fit_reason(how, &word)].concat()
    })
    .unwrap_or_default()
}
