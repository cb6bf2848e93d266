//! A check-in: a short word on how it goes, in ten seconds.

mod author;
mod choose_commitment;

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::{
    CheckInDetails, CheckInId, Command, Commitment, CommitmentId, CommitmentState, Companionship, Day, Group,
    MemberId,
};
use crate::storage::DraftName;
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::people::names::by_name;
use crate::ui::components::work::commitment_line::{state_dot, state_words};
use crate::ui::components::work::story_chapter::ChapterLook;
use crate::ui::components::{
    Asks, CancelTyped, Card, Chip, Choice, ChoiceCard, DayField, EmptyState, Field, Form, FormError,
    LinkButton, PageHead, SeatLook, Submit, ask_of_frame, by_day_words, dot, icon,
};
use crate::ui::navigation;
use crate::ui::route::{Route, WorkTab};
use crate::ui::state::{App, app, form_data};

use crate::ui::components::work::letting_go::Asked;
use author::{draft_is_of_other, for_other, whose};

/// How many chapters of the story stand below.
const CHAPTERS: usize = 3;

/// The page: a check-in on this commitment, or the question which one it is about.
pub fn page(about: Option<CommitmentId>) -> AnyView {
    match about {
        None => choose_commitment::page(),
        Some(id) => on(id),
    }
}

form_data! {
    /// What is typed.
    struct Typed: Data {
        /// Which of the four states, by its place.
        choice: Option<usize>,
        word: String,
        hand: bool,
        /// Whether another day is being chosen.
        moves: bool,
        day: Option<Day>,
        by: Vec<MemberId>,
        /// Who lets it go, where several do it: 0 one alone, 1 all.
        let_go: Option<usize>,
    }
}

fn draft_name(app: App, id: CommitmentId) -> DraftName {
    app.draft_name_of("check-in", id.0)
}

/// Begins a check-in on this commitment that asks for a hand; what was typed before stays.
pub fn ask_for_a_hand(app: App, id: CommitmentId) {
    let state = app.now(|group| group.commitment(id).and_then(Commitment::state_with_hand));
    let place = state.and_then(|state| CommitmentState::ALL.iter().position(|one| *one == state));
    app.preset(draft_name(app, id), move |data: &mut Data| {
        data.hand = true;
        // As it is, whatever somebody tapped earlier and did not save.
        data.choice = place;
    });
    navigation::go(Route::CheckIn(Some(id)));
}

/// Begins a check-in on this commitment that lets it go; what was typed before stays.
pub fn let_it_go(app: App, id: CommitmentId) {
    let place = CommitmentState::ALL.iter().position(|state| *state == CommitmentState::LetGo);
    app.preset(draft_name(app, id), move |data: &mut Data| data.choice = place);
    navigation::go(Route::CheckIn(Some(id)));
}

/// What is said when it has been kept.
pub fn saved_words(state: Option<CommitmentState>, hand: bool) -> &'static str {
    let t = &text::current().check_in;
    match state {
        Some(CommitmentState::Done) => t.saved_done,
        Some(CommitmentState::LetGo) => t.saved_let_go,
        _ if hand => t.saved_hand,
        Some(CommitmentState::Stuck) => t.saved_stuck,
        Some(CommitmentState::Moving) | None => t.saved_moving,
    }
}

/// What the form needs to know of the commitment, as it is when the form opens.
struct About {
    id: CommitmentId,
    what: String,
    day: Option<Day>,
    open: bool,
    holders: Vec<SeatLook>,
    people: Vec<SeatLook>,
    me: Option<MemberId>,
    me_holds: bool,
}

impl About {
    fn of(group: &Group, commitment: &Commitment, me: Option<MemberId>) -> Self {
        let holders = group.holders(commitment);
        let companions = group.companions(commitment);
        let me_holds = me.is_some_and(|me| group.is_holder(commitment, me));
        // Those who take part, and whoever has the phone in hand: anyone may say how it goes.
        let mut part: Vec<_> = holders.clone();
        part.extend(companions.iter().map(|(member, _): &(_, Companionship)| *member));
        part.extend(me.and_then(|me| group.member(me)));
        part.sort_by_key(|member| member.id);
        part.dedup_by_key(|member| member.id);
        let people = if part.is_empty() { by_name(group.seats()) } else { by_name(part.into_iter()) };
        Self {
            id: commitment.id,
            what: commitment.what.clone(),
            day: commitment.day,
            open: commitment.is_open(),
            holders: by_name(holders.into_iter()),
            people,
            me,
            me_holds,
        }
    }
}

fn on(id: CommitmentId) -> AnyView {
    let app = app();
    let me = app.me_now();
    // Read once: what is being typed is not to be taken away by what another tab writes.
    let about = app.now(|group| group.commitment(id).map(|commitment| About::of(group, commitment, me)));
    match about {
        Some(about) => form(about),
        None => gone(),
    }
}

fn gone() -> AnyView {
    let t = &text::current().check_in;
    view! {
        <PageHead title=t.how back=Route::Now/>
        <EmptyState icon=icon::LEAF title=t.gone text=t.gone_text>
            <LinkButton label=t.to_work href=Route::Work(WorkTab::Everyone).hash()/>
        </EmptyState>
    }
    .into_any()
}

const WORD: &str = "check-in-word";

impl Typed {
    fn of(app: App, about: &About) -> Self {
        let by = match (about.me, about.holders.as_slice()) {
            (Some(me), _) if about.me_holds => vec![me],
            (_, [one]) => vec![one.id],
            (Some(me), []) => vec![me],
            _ => Vec::new(),
        };
        Self::open(app, draft_name(app, about.id), Data { day: about.day, by, ..Data::default() })
    }

    fn state(self) -> Option<CommitmentState> {
        self.choice.get().and_then(|place| CommitmentState::ALL.get(place).copied())
    }

    fn ends(self) -> bool {
        self.state().is_some_and(CommitmentState::is_end)
    }
}

fn form(about: About) -> AnyView {
    let (app, t, common) = (app(), &text::current().check_in, &text::current().common);
    let today = app.today();
    let typed = Typed::of(app, &about);
    let cards =
        CommitmentState::ALL.map(|state| ChoiceCard::new(state_words(state)).dot(state_dot(state))).to_vec();
    let (no_state, nobody) = (RwSignal::new(false), RwSignal::new(false));
    let no_end = RwSignal::new(false);
    let (id, old_day) = (about.id, about.day);
    let other = RwSignal::new(!about.me_holds || draft_is_of_other(&about, typed));
    let asks_whom = !about.me_holds && about.people.len() > 1;
    let asked = Memo::new(move |_| {
        let by = typed.by.with(|by| by.first().copied())?;
        typed.state().filter(|state| *state == CommitmentState::LetGo)?;
        app.with(|group| Asked::of(group, id, by, app.me()))
    });
    let saved = StoredValue::new(false);
    let keep = move |act: Command, said: String| {
        if app.execute(act, said) {
            saved.set_value(true);
            typed.end();
            leave();
        }
    };
    let save = move || {
        // Going back takes a moment, in which a second tap would say it twice.
        if saved.get_value() {
            return;
        }
        let state = untrack(|| typed.state());
        // Who asks for a hand need not say how it goes.
        if state.is_none() && !typed.hand.get_untracked() {
            no_state.set(true);
            focus::first("#main .choice input");
            return;
        }
        let by = typed.by.with_untracked(|by| by.first().copied());
        if by.is_none() && asks_whom {
            nobody.set(true);
            return;
        }
        let alone = match (asked.get_untracked(), typed.let_go.get_untracked()) {
            (Some(_), None) => {
                no_end.set(true);
                focus::first("#main .let-go input");
                return;
            }
            (Some(asked), Some(0)) => Some(asked),
            _ => None,
        };
        let ends = state.is_some_and(CommitmentState::is_end);
        let hand = typed.hand.get_untracked() && !ends;
        let new_day = (typed.moves.get_untracked() && !ends).then(|| typed.day.get_untracked());
        let new_day = new_day.filter(|day| *day != old_day);
        let details =
            CheckInDetails { by, word: typed.word.get_untracked().trim().to_owned(), hand, on: None };
        if let Some(asked) = alone {
            let (act, said) = asked.only(app, id, details);
            return keep(act, said);
        }
        let (said, day) = (CheckInId(app.fresh()), new_day.flatten());
        let check_in = match state {
            Some(state) => Command::CheckIn { id: said, commitment: id, state, day, details },
            None => Command::AskForHand { id: said, commitment: id, day, details },
        };
        let act = match new_day {
            Some(None) => Command::Batch(vec![check_in, Command::MoveDay { id, day: None }]),
            _ => check_in,
        };
        keep(act, saved_words(state, hand).to_owned());
    };
    Effect::new(move || {
        if typed.choice.get().is_some() || typed.hand.get() {
            no_state.set(false)
        }
    });
    Effect::new(move || {
        if typed.by.with(|by| !by.is_empty()) {
            nobody.set(false)
        }
    });
    Effect::new(move || {
        if typed.let_go.get().is_some() || asked.with(Option::is_none) {
            no_end.set(false)
        }
    });
    let who_lets_go = move || {
        asked.get().map(|asked| {
            let cards = asked.cards();
            view! {
                <div class="let-go"><Choice legend=t.let_go_who cards chosen=typed.let_go/></div>
                <p class="error" role="alert">{move || no_end.get().then_some(t.let_go_missing)}</p>
            }
        })
    };
    let kind = move || match typed.state() {
        Some(CommitmentState::LetGo) => Some(t.let_go_kind),
        Some(CommitmentState::Done) => Some(t.done_kind),
        Some(CommitmentState::Stuck) => Some(t.stuck_kind),
        _ => None,
    };
    let toggle = |on: Binding<bool>| move || on.update(|on| *on = !*on);
    let day_label = move || match typed.day.get().filter(|_| typed.moves.get()) {
        Some(day) if Some(day) != old_day => (t.new_day_on)(&by_day_words(today, day)),
        _ if old_day.is_none() => t.set_day.to_owned(),
        _ => t.new_day.to_owned(),
    };
    ask_of_frame(Asks::Foot);
    view! {
        <PageHead title=t.how eyebrow=about.what.clone() back=Route::Now/>
        {(!about.open).then(|| view! { <p class="muted">{t.ended}</p> })}
        <div class="check-in" on:keydown=move |event| {
            // Enter alone begins a new line in the word; with Ctrl or Cmd it saves.
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                // The browser might send the form as well.
                event.prevent_default();
                save();
            }
        }>
            <Form on_submit=save>
                <Choice legend=t.how quiet=true cards chosen=typed.choice/>
                <FormError error=Signal::derive(move || no_state.get().then(|| t.how_missing.to_owned()))/>
                {who_lets_go}
                <p class="kind-word" aria-live="polite">{kind}</p>
                <Field id=WORD label=t.word hint=t.word_hint value=typed.word lines=true optional=true most=2000/>
                <div class="chips">
                    {move || (!typed.ends()).then(|| view! {
                        <Chip label=common.ask_hand on=typed.hand on_press=toggle(typed.hand)/>
                        <Chip label=day_label on=typed.moves on_press=toggle(typed.moves)/>
                        <a class="chip" href=Route::Commitment(id).hash()>{t.share_it}</a>
                    })}
                    {for_other(&about, typed, other)}
                </div>
                <p class="muted" hidden=move || !typed.hand.get() || typed.ends()>{t.hand_on}</p>
                {move || (typed.moves.get() && !typed.ends()).then(|| view! {
                    <DayField label=t.new_day value=typed.day today/>
                })}
                {whose(&about, typed, other)}
                <FormError error=Signal::derive(move || nobody.get().then(|| t.whose_missing.to_owned()))/>
                <div class="form-end"><Submit label=common.save wide=true/></div>
                <CancelTyped
                    begun=typed.is_begun() wide=true on_cancel=move || { typed.clear(); leave(); }
                />
            </Form>
        </div>
        {earlier(id)}
    }
    .into_any()
}

/// Back to where one came from. Who came by the question which one has answered it: on to Now.
fn leave() {
    match navigation::came_from() {
        None | Some(Route::CheckIn(_)) => navigation::go_instead(Route::Now),
        Some(_) => navigation::back_or(Route::Now),
    }
}

/// What was said before, the latest first.
fn earlier(id: CommitmentId) -> AnyView {
    let (app, t) = (app(), &text::current().check_in);
    let chapters = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| {
            let story = group.commitment(id).map(|commitment| group.story(commitment)).unwrap_or_default();
            let latest = story.iter().rev().take(CHAPTERS);
            latest.map(|chapter| ChapterLook::of(group, *chapter, today)).collect::<Vec<_>>()
        })
    });
    let one = |look: ChapterLook| {
        view! {
            <li class="chapter">
                <p class="chapter-head">{look.state.map(|state| dot(state_dot(state)))}<b>{look.head}</b></p>
                {(!look.under.is_empty()).then(|| view! { <p class="muted">{look.under}</p> })}
                {(!look.word.is_empty()).then(|| view! { <p class="quote" dir="auto">{look.word}</p> })}
            </li>
        }
    };
    view! {
        <Card title=t.earlier>
            <ul class="list">{move || chapters.get().into_iter().map(one).collect::<Vec<_>>()}</ul>
            <a class="more-link" href=Route::Commitment(id).hash()>{t.whole_story}</a>
        </Card>
    }
    .into_any()
}
