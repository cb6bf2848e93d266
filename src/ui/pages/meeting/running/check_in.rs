//! The check-in round: what whoever has the floor is invited to and carries, with one tap each; a hand asked for or
//! offered; something new to carry, and something that is needed.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::hands;
use super::turn::Unsaved;
use crate::browser::focus;
use crate::group::{
    CheckIn, CheckInDetails, CheckInId, Command, Commitment, CommitmentFilter, CommitmentId, CommitmentState,
    Day, MeetingId, MemberId, NeedCommand, NeedId, NeedWords,
};
use crate::storage::DraftName;
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::invitations::cards::invited_in_turn;
use crate::ui::components::work::commitment_line::{
    CommitmentSummary, commitment_words, state_dot, state_words,
};
use crate::ui::components::work::letting_go::Asked;
use crate::ui::components::{
    Button, DayField, Details, Field, Form, FormActions, FormError, dot, fresh_id, icon,
};
use crate::ui::forms::check_in::{check_in, saved_words};
use crate::ui::forms::new_commitment::said_yes;
use crate::ui::state::{App, Draft, field};

/// So many of the commitments stand in front, those that would like a check-in first; the others are folded away.
const FIRST: usize = 3;

/// Whose turn it is, and what they carry.
type Turn = (Option<MemberId>, Vec<CommitmentId>);

/// The turn of whoever has the floor. It stays while the floor goes on, and each part follows `who`: to make it all anew with each
/// *Next* takes a slow phone twice as long.
pub fn of(app: App, meeting: MeetingId, who: Memo<Option<MemberId>>, unsaved: Unsaved) -> AnyView {
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
    let row = move |at: usize| view! { <li class="card">{carried(CarriedRow::new(app, meeting, turn, at, unsaved), at == 0)}</li> };
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
                <Details summary=words.common.ill_do_this>{new_commitment(app, meeting, who, unsaved)}</Details>
                <Details summary=words.common.say_needed>{new_need(app, meeting, who, unsaved)}</Details>
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
            {hands::of_others(app, meeting, who)}
        </section>
    }
    .into_any()
}

/// What stands at this place of what they carry, and how it goes. The `first` says what asking for a hand is.
fn carried(row: CarriedRow, first: bool) -> AnyView {
    let (t, app) = (&text::current().meeting, row.app);
    let (how, hand) = (fresh_id("how"), fresh_id("hand"));
    let summary = Memo::new(move |_| {
        let (today, id) = (app.today(), row.of.get()?.1);
        app.with(|group| {
            group.commitment(id).map(|commitment| CommitmentSummary::of(group, commitment, today))
        })
    });
    let state = move |state: CommitmentState| {
        let said = move || (row.said.get() == Some(state)).to_string();
        view! {
            <button type="button" class="btn at-state" aria-pressed=said on:click=move |_| row.press(state)>
                {dot(state_dot(state))}
                <span>{state_words(state)}</span>
                {icon::icon(icon::CHECK)}
            </button>
        }
        .into_any()
    };
    let asks = first.then(|| view! { <p class="hint" id=hand.clone()>{t.hand_means}</p> });
    let about = move || summary.with(|summary| summary.as_ref().map(|summary| summary.what.clone()));
    view! {
        {move || summary.get().map(|summary| commitment_words(&summary))}
        <p class="at-how" id=how.clone()>{t.tap_saves}</p>
        <div class="at-states" role="group" aria-label=about aria-describedby=how>
            {CommitmentState::ALL.map(state).into_iter().collect::<Vec<_>>()}
        </div>
        <p class="at-saved" hidden=move || row.said.get().is_none()>{icon::icon(icon::CHECK)}{t.is_saved}</p>
        <FormError error=move || row.missing.get().then_some(text::current().check_in.how_missing)/>
        {row.question()}
        <Field label=t.word hint=t.word_read value=row.word() optional=true most=2000/>
        <div class="actions">
            <Button label=text::current().common.ask_hand icon=icon::HAND on_press=move || row.ask_for_hand()/>
            {asks}
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
    form: Memo<Option<Draft<TurnForm>>>,
    /// Letting go of what several do: only this one, or all of them?
    asked: RwSignal<Option<Asked>>,
    /// How they said in this meeting that it goes.
    said: Memo<Option<CommitmentState>>,
    /// A word was to be saved, and nobody ever said how it goes.
    missing: RwSignal<bool>,
    unsaved: Unsaved,
}

impl CarriedRow {
    fn new(app: App, meeting: MeetingId, turn: Memo<Turn>, at: usize, unsaved: Unsaved) -> Self {
        let of = Memo::new(move |_| turn.with(|(who, ids)| who.zip(ids.get(at).copied())));
        let open = move |(who, id): (MemberId, CommitmentId)| {
            let name = draft_name(app, "round-check-in", who).of(id.0);
            untrack(|| app.draft(name, TurnForm::default()))
        };
        // Drafts can't be compared: each time that it is another's row, the draft is another one.
        let form = Memo::new_with_compare(move |_| of.get().map(open), |_, _| true);
        let (asked, missing) = (RwSignal::new(None), RwSignal::new(false));
        Effect::new(move || {
            of.track();
            asked.set(None);
            missing.set(false);
        });
        let said = Memo::new(move |_| {
            let (who, id) = of.get()?;
            app.with(|group| {
                let here = |check_in: &&CheckIn| {
                    group.is_of(meeting, check_in.meeting)
                        && check_in.by.map(|by| group.resolve(by)) == Some(who)
                };
                group.check_ins_of(id).rev().filter(here).find_map(|check_in| check_in.state)
            })
        });
        let row = Self { app, meeting, of, form, asked, said, missing, unsaved };
        let is_typed = move || form.get().is_some_and(|form| form.with(|form| !form.word.trim().is_empty()));
        unsaved.follow(is_typed, move || row.save_word());
        row
    }

    /// Saves the word that was typed, where how it goes is known and stays as it is.
    fn save_word(self) -> bool {
        let state = self.of.get_untracked().and_then(|(_, id)| {
            self.app.with_untracked(|group| group.commitment(id).and_then(|commitment| commitment.state))
        });
        self.missing.set(state.is_none());
        state.is_some() && self.check_in(state, false)
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
        if is_kept {
            self.missing.set(false);
            self.unsaved.mark_said();
            if let Some(form) = self.form.get_untracked() {
                form.reset();
            }
        }
        is_kept
    }

    fn check_in(self, state: Option<CommitmentState>, hand: bool) -> bool {
        let Some((who, id)) = self.of.get_untracked() else { return false };
        let details = CheckInDetails { by: Some(who), word: self.typed(), hand, on: None };
        let check_in = check_in(CheckInId(self.app.fresh()), id, state, None, details);
        self.execute(check_in, saved_words(state, hand))
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
struct TurnForm {
    /// A word on how a commitment goes, or what somebody will do, or what is needed.
    word: String,
    /// The day by which, of something new.
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
    form: Draft<TurnForm>,
    labels: [&'static str; 2],
    has_day: bool,
    unsaved: Unsaved,
    save: impl Fn(String) -> bool + Clone + Send + Sync + 'static,
) -> AnyView {
    let [label, lacks] = labels;
    let missing = RwSignal::new(None);
    let save = move || {
        let words = form.get_untracked().word.trim().to_owned();
        missing.set(words.is_empty().then(|| lacks.to_owned()));
        let is_kept = !words.is_empty() && save(words);
        if is_kept {
            form.reset();
            unsaved.mark_said();
        }
        is_kept
    };
    unsaved.follow(move || form.with(|form| !form.word.trim().is_empty()), save.clone());
    let submit = move || {
        save();
        focus::by_id(id);
    };
    let when = has_day.then(|| {
        let label = text::current().new_commitment.day;
        view! { <DayField label value=field!(form.day) today=untrack(|| app.today())/> }
    });
    view! {
        <Form on_submit=submit>
            <Field id=id label value=field!(form.word) error=missing/>
            {when}
            <FormActions begun=form.is_begun() on_cancel=move || form.reset()/>
        </Form>
    }
    .into_any()
}

fn new_commitment(app: App, meeting: MeetingId, who: MemberId, unsaved: Unsaved) -> AnyView {
    let t = &text::current().new_commitment;
    let form = app.draft(draft_name(app, "round-commitment", who), TurnForm::default());
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
    something(app, "round-do", form, [t.what, t.what_missing], true, unsaved, save)
}

fn new_need(app: App, meeting: MeetingId, who: MemberId, unsaved: Unsaved) -> AnyView {
    let t = &text::current().needs;
    let form = app.draft(draft_name(app, "round-need", who), TurnForm::default());
    let save = move |what: String| {
        let words = NeedWords { what, ..NeedWords::default() };
        let say = Command::Need(NeedCommand::Say { id: NeedId(app.fresh()), words, by: Some(who) });
        app.execute(
            Command::InMeeting { meeting, command: Box::new(say) },
            text::current().meeting.needed_said,
        )
    };
    something(app, "round-need", form, [t.what, t.what_missing], false, unsaved, save)
}
