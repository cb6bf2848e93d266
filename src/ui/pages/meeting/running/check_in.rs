//! The check-in round: what whoever has the floor is invited to and carries, with one tap each; a hand asked for or
//! offered; something new to carry, and something that is needed.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::focus;
use crate::group::{
    AnswerId, AnswerKind, CheckInDetails, CheckInId, Command, Commitment, CommitmentFilter, CommitmentId,
    CommitmentState, Day, MeetingId, MemberId, NeedCommand, NeedId, NeedWords,
};
use crate::storage::DraftName;
use crate::text::{self, news::bidi_isolate};
use crate::ui::binding::Binding;
use crate::ui::components::invitations::cards::invited_in_turn;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::work::commitment_line::{
    CommitmentSummary, commitment_words, state_dot, state_words,
};
use crate::ui::components::work::letting_go::Asked;
use crate::ui::components::{Button, DayField, Details, Field, Form, FormActions, dot, fresh_id, icon};
use crate::ui::forms::check_in::{check_in, saved_words};
use crate::ui::forms::new_commitment::said_yes;
use crate::ui::state::{App, Draft, field};

/// So many of the commitments stand in front, those that would like a check-in first; the others are folded away.
const FIRST: usize = 3;

/// Whose turn it is, and what they carry.
type Turn = (Option<MemberId>, Vec<CommitmentId>);

/// The turn of whoever has the floor. It stays while the floor goes on, and each part follows `who`: to make it all anew with each
/// *Next* takes a slow phone twice as long.
pub fn of(app: App, meeting: MeetingId, who: Memo<Option<MemberId>>) -> AnyView {
    let (t, words) = (&text::current().meeting, text::current());
    // In the order in which they stood when the turn began: nothing moves under a finger, and what is done now stays
    // in sight.
    let turn = Memo::new(move |before: Option<&Turn>| {
        let (who, today) = (who.get(), app.today());
        let mut ids = before.filter(|(of, _)| *of == who).map(|(_, ids)| ids.clone()).unwrap_or_default();
        app.with(|group| {
            ids.retain(|id| group.commitment(*id).is_some());
            for commitment in who.into_iter().flat_map(|who| group.list(CommitmentFilter::Of(who), today)) {
                if !ids.contains(&commitment.id) {
                    ids.push(commitment.id);
                }
            }
        });
        (who, ids)
    });
    let count = Memo::new(move |_| turn.with(|(_, ids)| ids.len()));
    // By their place and not by what they show: the next person's take over the elements of those before.
    let row = move |at: usize| view! { <li class="card">{carried(app, meeting, turn, at)}</li> };
    let folds = Memo::new(move |_| count.get() > FIRST);
    let more = move || {
        who.track();
        folds.get().then(|| view! {
            <Details summary=move || (t.carries_more)(count.get().saturating_sub(FIRST))>
                <ul class="at-carried"><For each=move || FIRST..count.get() key=|at| *at children=row/></ul>
            </Details>
        })
    };
    let nothing = Memo::new(move |_| {
        let (who, today) = (who.get(), app.today());
        count.get() == 0
            && app.with(|group| who.is_none_or(|who| group.invitations_for(who, today).is_empty()))
    });
    let new = move || {
        who.get().map(|who| {
            view! {
                <Details summary=words.common.ill_do_this>{new_commitment(app, meeting, who)}</Details>
                <Details summary=words.common.say_needed>{new_need(app, meeting, who)}</Details>
            }
        })
    };
    view! {
        <section class="stack" aria-label=t.carries>
            {move || who.get().map(|who| invited_in_turn(who, meeting))}
            <p class="muted" hidden=move || !nothing.get()>{t.carries_none}</p>
            <ul class="at-carried">
                <For each=move || 0..count.get().min(FIRST) key=|at| *at children=row/>
            </ul>
            {more}
            {new}
            {hands(app, meeting, who)}
        </section>
    }
    .into_any()
}

/// What stands at this place of what they carry, and how it goes.
fn carried(app: App, meeting: MeetingId, turn: Memo<Turn>, at: usize) -> AnyView {
    let t = &text::current().meeting;
    let row = CarriedRow::new(app, meeting, turn, at);
    let summary = Memo::new(move |_| {
        let (today, id) = (app.today(), row.of.get()?.1);
        app.with(|group| {
            group.commitment(id).map(|commitment| CommitmentSummary::of(group, commitment, today))
        })
    });
    let state = move |state: CommitmentState| {
        view! {
            <button type="button" class="btn" on:click=move |_| row.press(state)>
                {dot(state_dot(state))}
                {state_words(state)}
            </button>
        }
        .into_any()
    };
    view! {
        {move || summary.get().map(|summary| commitment_words(&summary))}
        <Field label=t.word_first hint=t.word_read value=row.word() optional=true most=2000/>
        <div class="at-states" role="group" aria-label=move || summary.with(|summary| summary.as_ref().map(|summary| summary.what.clone()))>
            {CommitmentState::ALL.map(state).into_iter().collect::<Vec<_>>()}
        </div>
        {row.question()}
        <div class="actions">
            <Button label=text::current().common.ask_hand icon=icon::HAND on_press=move || row.ask_for_hand()/>
        </div>
    }
    .into_any()
}

/// One of the commitments of whoever has the floor, with what is typed for its check-in.
#[derive(Clone, Copy)]
struct CarriedRow {
    app: App,
    meeting: MeetingId,
    /// Who has the floor, and the commitment; none while the row waits for somebody who carries as much.
    of: Memo<Option<(MemberId, CommitmentId)>>,
    // Each has a draft of their own: of two who hold it together nobody's word becomes the other's.
    form: Memo<Option<Draft<SomethingNewForm>>>,
    /// Letting go of what several do: only this one, or all of them?
    asked: RwSignal<Option<Asked>>,
}

impl CarriedRow {
    fn new(app: App, meeting: MeetingId, turn: Memo<Turn>, at: usize) -> Self {
        let of = Memo::new(move |_| turn.with(|(who, ids)| who.zip(ids.get(at).copied())));
        let open = move |(who, id): (MemberId, CommitmentId)| {
            let name = draft_name(app, "round-check-in", who).of(id.0);
            untrack(|| app.draft(name, SomethingNewForm::default()))
        };
        let form = Memo::new_with_compare(move |_| of.get().map(open), |_, _| true);
        let asked = RwSignal::new(None);
        Effect::new(move || {
            of.track();
            asked.set(None);
        });
        Self { app, meeting, of, form, asked }
    }

    fn word(self) -> Binding<String> {
        let form = self.form;
        let shown = move || form.get().map(|form| form.with(|form| form.word.clone())).unwrap_or_default();
        let set = move |word: String| {
            if let Some(form) = form.get_untracked() {
                form.update(|form| form.word = word);
            }
        };
        (Signal::derive(shown), SignalSetter::map(set)).into()
    }

    fn typed(self) -> String {
        let form = self.form.get_untracked();
        form.map(|form| form.get_untracked().word.trim().to_owned()).unwrap_or_default()
    }

    /// Does it as part of the meeting; what was typed for it is done with then.
    fn execute(self, command: Command, said: impl Into<String>) -> bool {
        let command = Command::InMeeting { meeting: self.meeting, command: Box::new(command) };
        let is_kept = self.app.execute(command, said);
        if is_kept && let Some(form) = self.form.get_untracked() {
            form.reset();
        }
        is_kept
    }

    fn check_in(self, state: Option<CommitmentState>, hand: bool) {
        let Some((who, id)) = self.of.get_untracked() else { return };
        let details = CheckInDetails { by: Some(who), word: self.typed(), hand, on: None };
        let check_in = check_in(CheckInId(self.app.fresh()), id, state, None, details);
        self.execute(check_in, saved_words(state, hand));
    }

    fn press(self, state: CommitmentState) {
        let (app, Some((who, id))) = (self.app, self.of.get_untracked()) else { return };
        let several = app
            .with_untracked(|group| Asked::of(group, id, who, group.user_of(app.device()).map(|me| me.id)));
        self.asked.set(several.filter(|_| state == CommitmentState::LetGo));
        if self.asked.with_untracked(Option::is_none) {
            self.check_in(Some(state), false);
        }
    }

    /// A hand is asked for; how it goes stays as it is.
    fn ask_for_hand(self) {
        let state = |(_, id)| {
            self.app.with_untracked(|group| group.commitment(id).and_then(Commitment::state_with_hand))
        };
        self.check_in(self.of.get_untracked().and_then(state), true);
    }

    fn let_go_alone(self) {
        let (Some(one), Some((_, id))) = (self.asked.get_untracked(), self.of.get_untracked()) else {
            return;
        };
        let details = CheckInDetails { word: self.typed(), ..CheckInDetails::default() };
        let (command, said) = one.only(self.app, id, details);
        if self.execute(command, said) {
            self.asked.set(None);
        }
    }

    fn let_go_all(self) {
        self.asked.set(None);
        self.check_in(Some(CommitmentState::LetGo), false);
    }

    fn question(self) -> impl Fn() -> Option<AnyView> + Clone {
        move || {
            let asked = self.asked.get()?;
            let (t, described) = (&text::current().check_in, fresh_id("let-go"));
            Some(
                view! {
                    <div class="stack-close" role="group" aria-labelledby=described>
                        <p id=described.clone()>{t.let_go_who}</p>
                        <div class="actions">
                            <Button label=asked.only on_press=move || self.let_go_alone()/>
                            <Button label=t.all_of_us on_press=move || self.let_go_all()/>
                        </div>
                    </div>
                }
                .into_any(),
            )
        }
    }
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct SomethingNewForm {
    word: String,
    day: Option<Day>,
}

/// What this person says in the round is not what another says.
fn draft_name(app: App, form: &'static str, who: MemberId) -> DraftName {
    app.draft_name_of(form, who.0)
}

/// A few words and perhaps a day, for something new.
fn something(
    app: App,
    id: &'static str,
    form: Draft<SomethingNewForm>,
    labels: [&'static str; 2],
    has_day: bool,
    save: impl Fn(String) -> bool + Send + Sync + 'static,
) -> AnyView {
    let [label, lacks] = labels;
    let missing = RwSignal::new(None);
    let save = move || {
        let words = form.get_untracked().word.trim().to_owned();
        missing.set(words.is_empty().then(|| lacks.to_owned()));
        if !words.is_empty() && save(words) {
            form.reset();
        }
        focus::by_id(id);
    };
    let when = has_day.then(|| {
        let label = text::current().new_commitment.day;
        view! { <DayField label value=field!(form.day) today=untrack(|| app.today())/> }
    });
    view! {
        <Form on_submit=save>
            <Field id=id label value=field!(form.word) error=missing/>
            {when}
            <FormActions begun=form.is_begun() on_cancel=move || form.reset()/>
        </Form>
    }
    .into_any()
}

fn new_commitment(app: App, meeting: MeetingId, who: MemberId) -> AnyView {
    let t = &text::current().new_commitment;
    let form = app.draft(draft_name(app, "round-commitment", who), SomethingNewForm::default());
    let save = move |what: String| {
        let commit = Command::Commit {
            id: CommitmentId(app.fresh()),
            what,
            holders: vec![who],
            companions: Vec::new(),
            day: form.get_untracked().day,
            note: String::new(),
            on: None,
        };
        let said = said_yes(app, &[who]);
        app.execute(Command::InMeeting { meeting, command: Box::new(commit) }, said)
    };
    something(app, "round-do", form, [t.what, t.what_missing], true, save)
}

fn new_need(app: App, meeting: MeetingId, who: MemberId) -> AnyView {
    let t = &text::current().needs;
    let form = app.draft(draft_name(app, "round-need", who), SomethingNewForm::default());
    let save = move |what: String| {
        let words = NeedWords { what, ..NeedWords::default() };
        let say = Command::Need(NeedCommand::Say { id: NeedId(app.fresh()), words, by: Some(who) });
        app.execute(
            Command::InMeeting { meeting, command: Box::new(say) },
            text::current().meeting.needed_said,
        )
    };
    something(app, "round-need", form, [t.what, t.what_missing], false, save)
}

/// The hands of others that are up.
fn hands(app: App, meeting: MeetingId, who: Memo<Option<MemberId>>) -> AnyView {
    let (t, common) = (&text::current().meeting, &text::current().common);
    // Whose hand, for what, their word, and whether this person has offered already.
    let up = Memo::new(move |_| {
        let Some(who) = who.get() else { return Vec::new() };
        app.with(|group| {
            let of_others = |by: Option<MemberId>| by.is_none_or(|by| group.resolve(by) != who);
            let mut up = Vec::new();
            for check_in in group.raised_hands().into_iter().filter(|check_in| of_others(check_in.by)) {
                let offered = group.has_offered(who, check_in.id);
                let work = check_in.commitment.and_then(|id| group.commitment(id));
                let asks = (t.hand_of)(&name_or_somebody(group, check_in.by));
                let word = match work {
                    Some(work) if check_in.word.is_empty() => work.what.clone(),
                    Some(work) => [&bidi_isolate(&work.what), ": ", &*check_in.word].concat(),
                    None => check_in.word.clone(),
                };
                up.push((check_in.id, asks, word, offered));
            }
            up
        })
    });
    let one = move |(check_in, asks, word, offered): (CheckInId, String, String, bool)| {
        let offer = move || {
            let answer = Command::Answer {
                id: AnswerId(app.fresh()),
                check_in,
                kind: AnswerKind::Offer,
                word: String::new(),
                by: who.get_untracked(),
                alongside: false,
            };
            app.execute(
                Command::InMeeting { meeting, command: Box::new(answer) },
                text::current().check_in.offered,
            );
        };
        view! {
            <li class="stack-close">
                <b>{asks}</b>
                <p dir="auto">{word}</p>
                {match offered {
                    true => view! { <p class="muted">{t.offered}</p> }.into_any(),
                    false => view! { <div class="actions"><Button label=common.offer_hand icon=icon::HAND on_press=offer/></div> }.into_any(),
                }}
            </li>
        }
    };
    let any = Memo::new(move |_| up.with(|up| !up.is_empty()));
    let list = move || up.get().into_iter().map(one).collect::<Vec<_>>();
    (move || any.get().then(|| view! { <Details summary=t.hands><ul class="list">{list}</ul></Details> }))
        .into_any()
}
