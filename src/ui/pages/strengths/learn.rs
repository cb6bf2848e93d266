//! "I'd like to learn …": who can teach it, who can do it, and what open work offers it. And the other way round: what
//! one can do oneself that others would like to learn.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::ask::{Asking, Question, ask_sheet};
use super::similar_words;
use crate::browser::focus;
use crate::group::{
    Command, CommitmentId, Companionship, Group, InvitationPart, InvitationTarget, MemberId, NeedId,
    StrengthCommand, StrengthKind,
};
use crate::insight;
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::author_picker::by_whom;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::strengths::strength_field::{WordField, word_field};
use crate::ui::components::work::commitment_line::{CommitmentSummary, commitment_line};
use crate::ui::components::{
    Button, Card, EmptyState, Form, FormError, LinkButton, MemberSummary, NobodyYet, PageHead, PersonLine,
    Submit, fresh_id, icon,
};
use crate::ui::route::Route;
use crate::ui::state::{App, app, field};

const WORD: &str = "learn-word";
const FOUND: &str = "learn-found";
/// So many of each sort are shown.
const MOST: usize = 12;

/// Whoever learns, and what.
#[derive(Clone, Copy)]
struct Wish {
    by: RwSignal<Vec<MemberId>>,
    word: RwSignal<Option<String>>,
}

impl Wish {
    fn who(self) -> Option<MemberId> {
        self.by.with(|by| by.first().copied())
    }
}

/// The page.
pub fn page() -> AnyView {
    let (app, t) = (app(), &text::current().learn);
    let people = Memo::new(move |_| app.with(|group| group.seats().count()));
    let show = move || if people.get() == 0 { nobody_here() } else { body(app) };
    view! {
        <PageHead title=t.title back=Route::People/>
        {show}
    }
    .into_any()
}

fn nobody_here() -> AnyView {
    let t = &text::current().learn;
    view! {
        <NobodyYet icon=icon::PEOPLE title=t.title text=t.needs_people/>
    }
    .into_any()
}

fn body(app: App) -> AnyView {
    let wish = Wish {
        by: RwSignal::new(app.me_untracked().into_iter().collect::<Vec<_>>()),
        word: RwSignal::new(None),
    };
    let asking = Asking::of(wish.by);
    let show = move || match wish.word.get() {
        None => ask(app, wish),
        Some(word) => found(app, wish, word, asking),
    };
    view! {
        {similar_words::questions()}
        {show}
        {others_would(app, wish, asking)}
        {ask_sheet(asking)}
    }
    .into_any()
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct LearningWishForm {
    word: String,
}

/// What, and who.
fn ask(app: App, wish: Wish) -> AnyView {
    let text = text::current();
    let t = &text.learn;
    let form = app.draft(app.draft_name("learn"), LearningWishForm::default());
    let (typed, error) = (field!(form.word), RwSignal::new(None));
    let nobody = RwSignal::new(false);
    let me = app.me_untracked();
    let look = move |word: String| {
        let word = word.trim().to_owned();
        let who = wish.by.with_untracked(|by| by.first().copied());
        error.set(word.is_empty().then(|| text.strengths.word_missing.to_owned()));
        nobody.set(who.is_none());
        if word.is_empty() {
            focus::by_id(WORD);
            return;
        }
        let Some(member) = who else { return };
        let (known, name) = app.with_untracked(|group| {
            (group.has_strength(member, StrengthKind::Learn, &word), name_or_somebody(group, Some(member)))
        });
        // The wish is noted, so that others see it and can offer.
        let command = StrengthCommand::Name { member, kind: StrengthKind::Learn, word: word.clone() };
        if known || app.execute(Command::Strength(command), (t.wished)(&name, &bidi_isolate(&word))) {
            form.forget();
            wish.word.set(Some(app.with_untracked(|group| group.strength_word(&word))));
            focus::once_made(|| {
                focus::by_id(FOUND);
            });
        }
    };
    let field =
        WordField { id: WORD, label: t.what, typed, error, without: RwSignal::new(Vec::new()).into() };
    view! {
        <Card>
            <p class="muted">{t.intro}</p>
            <Form on_submit=move || look(typed.get_untracked())>
                {word_field(field, look)}
                {by_whom(t.for_whom, me, wish.by)}
                <FormError error=move || nobody.get().then_some(text.check_in.whose_missing)/>
                <Submit label=t.look wide=true/>
            </Form>
        </Card>
    }
    .into_any()
}

/// How one person stands to the wish.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Person {
    summary: MemberSummary,
    asked: bool,
    paired: bool,
}

/// What there is for it, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Shown {
    teachers: Vec<Person>,
    others: Vec<Person>,
    work: Vec<CommitmentSummary>,
    needs: Vec<(NeedId, String)>,
}

fn shown(app: App, group: &Group, member: MemberId, word: &str) -> Shown {
    let (offer, today) = (insight::learning_offers(group, member, word), app.today());
    let person = |id: &MemberId| stands(group, *id, member, word, InvitationPart::Teaching);
    let work = offer.commitments.iter().take(MOST).filter_map(|id| group.commitment(*id));
    let needs = offer.needs.iter().take(MOST).filter_map(|id| group.need(*id));
    Shown {
        teachers: offer.teachers.iter().filter_map(person).collect::<Vec<_>>(),
        others: offer.others.iter().filter_map(person).take(MOST).collect::<Vec<_>>(),
        work: work.map(|commitment| CommitmentSummary::of(group, commitment, today)).collect::<Vec<_>>(),
        needs: needs.map(|need| (need.id, need.words.what.clone())).collect::<Vec<_>>(),
    }
}

/// Whether `to` was asked by `by` already, and whether they learn it together.
fn stands(group: &Group, to: MemberId, by: MemberId, word: &str, part: InvitationPart) -> Option<Person> {
    let (to, by, key) = (group.resolve(to), group.resolve(by), group.strength_key(word));
    let about = |into: &Option<InvitationTarget>| match into {
        Some(InvitationTarget::Strength(word)) => group.strength_key(word) == key,
        _ => false,
    };
    let same = |one: Option<MemberId>, other: MemberId| one.is_some_and(|id| group.resolve(id) == other);
    let asked = group.invitations().any(|one| {
        one.reply.is_none() && one.part == part && same(one.to, to) && same(one.by, by) && about(&one.into)
    });
    let teaches = part == InvitationPart::Learning;
    let paired = insight::pairings(group, by)
        .iter()
        .any(|one| one.with == to && one.teaches == teaches && group.strength_key(&one.word) == key);
    Some(Person { summary: MemberSummary::from(group.member(to)?), asked, paired })
}

fn found(app: App, wish: Wish, word: String, asking: Asking) -> AnyView {
    let t = &text::current().learn;
    let sought = word.clone();
    let offer = Memo::new(move |_| {
        let Some(member) = wish.who() else { return Shown::default() };
        app.with(|group| shown(app, group, member, &sought))
    });
    let another = move || {
        wish.word.set(None);
        focus::once_made(|| {
            focus::by_id(WORD);
        });
    };
    let into = InvitationTarget::Strength(word.clone());
    let (of_teachers, of_others) = (into.clone(), into);
    let absent = word.clone();
    let show = move || {
        let offer = offer.get();
        let nothing = offer == Shown::default();
        let ask = |people: Vec<Person>, title: &'static str, under: &'static str, into: InvitationTarget| {
            (!people.is_empty())
                .then(|| people_card(title, under, t.ask, people, into, InvitationPart::Teaching, asking))
        };
        view! {
            {ask(offer.teachers, t.teachers, "", of_teachers.clone())}
            {ask(offer.others, t.others, t.others_text, of_others.clone())}
            {(!offer.work.is_empty()).then(|| work(app, wish, offer.work))}
            {(!offer.needs.is_empty()).then(|| needs(offer.needs))}
            {nothing.then(|| nobody(&absent))}
        }
    };
    view! {
        <section class="card found-head">
            <h2 id=FOUND tabindex="-1" dir="auto">{(t.found)(&bidi_isolate(&word))}</h2>
            <Button label=t.other on_press=another/>
        </section>
        {show}
    }
    .into_any()
}

fn nobody(word: &str) -> AnyView {
    let t = &text::current().learn;
    view! {
        <EmptyState icon=icon::LEAF title=t.nobody text=(t.nobody_text)(&bidi_isolate(word))>
            <LinkButton label=t.say_need href=Route::NewNeed.hash()/>
        </EmptyState>
    }
    .into_any()
}

/// People, each with the button that asks them.
fn people_card(
    title: &'static str,
    under: &'static str,
    ask: &'static str,
    people: Vec<Person>,
    into: InvitationTarget,
    part: InvitationPart,
    asking: Asking,
) -> AnyView {
    let line = |person: Person| person_line(person, "", ask, &into, part, asking);
    let items: Vec<_> = people.into_iter().map(line).collect();
    view! {
        <Card title=title>
            {(!under.is_empty()).then(|| view! { <p class="muted">{under}</p> })}
            <ul class="list">{items}</ul>
        </Card>
    }
    .into_any()
}

fn person_line(
    person: Person,
    under: &str,
    ask: &'static str,
    into: &InvitationTarget,
    part: InvitationPart,
    asking: Asking,
) -> AnyView {
    let t = &text::current().learn;
    let question = Question { to: person.summary.id, into: into.clone(), part };
    let named = fresh_id("person");
    let described = named.clone();
    let href = Route::Person(person.summary.id).hash();
    let state = match (person.paired, person.asked) {
        (true, _) => t.paired,
        (_, true) => t.asked,
        _ => "",
    };
    let under = [under, state].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    view! {
        <li class="person-ask">
            <div id=named><PersonLine summary=person.summary under=under href=href/></div>
            {state.is_empty().then(|| view! {
                <button
                    type="button" class="btn" aria-describedby=described
                    on:click=move |_| asking.begin(question.clone())
                ><span>{ask}</span></button>
            })}
        </li>
    }
    .into_any()
}

/// Open work that uses it: one can come along and look on.
fn work(app: App, wish: Wish, summaries: Vec<CommitmentSummary>) -> AnyView {
    let t = &text::current().learn;
    let come = move |id: CommitmentId| {
        let Some(who) = wish.by.with_untracked(|by| by.first().copied()) else { return };
        if app.execute(Command::AddCompanion { id, who, how: Companionship::Learning }, t.came) {
            // It is theirs now and leaves the list.
            focus::once_made(|| {
                focus::by_id(FOUND);
            });
        }
    };
    let line = move |summary: CommitmentSummary| {
        let (id, named) = (summary.id, fresh_id("work"));
        let described = named.clone();
        view! {
            <li class="person-ask">
                <div id=named>{commitment_line(summary)}</div>
                <button type="button" class="btn" aria-describedby=described on:click=move |_| come(id)>
                    <span>{t.come}</span>
                </button>
            </li>
        }
    };
    view! {
        <Card title=t.work>
            <p class="muted">{t.work_text}</p>
            <ul class="list">{summaries.into_iter().map(line).collect::<Vec<_>>()}</ul>
        </Card>
    }
    .into_any()
}

fn needs(needs: Vec<(NeedId, String)>) -> AnyView {
    let t = &text::current().learn;
    let line = |(id, what): (NeedId, String)| {
        view! { <li><a class="more-link" href=Route::Need(id).hash() dir="auto">{what}</a></li> }
    };
    view! {
        <Card title=t.needs><ul class="links-list">{needs.into_iter().map(line).collect::<Vec<_>>()}</ul></Card>
    }
    .into_any()
}

/// What others would like to learn and whoever asks here can do: they may offer it.
fn others_would(app: App, wish: Wish, asking: Asking) -> AnyView {
    let t = &text::current().learn;
    let list = Memo::new(move |_| {
        let Some(me) = wish.who() else { return Vec::new() };
        app.with(|group| {
            let me = group.resolve(me);
            let mine = insight::shared_strengths(group).into_iter().filter(|one| one.can.contains(&me));
            let pairs = mine.flat_map(|one| {
                let word = one.word;
                one.learn.into_iter().map(move |learner| (word.clone(), learner))
            });
            let stands = |(word, learner): (String, MemberId)| {
                Some((stands(group, learner, me, &word, InvitationPart::Learning)?, word))
            };
            pairs.filter_map(stands).take(MOST).collect::<Vec<_>>()
        })
    });
    let show = move || {
        let list = list.get();
        (!list.is_empty()).then(|| {
            let line = |(person, word): (Person, String)| {
                let under = bidi_isolate(&word);
                person_line(
                    person,
                    &under,
                    t.offer,
                    &InvitationTarget::Strength(word),
                    InvitationPart::Learning,
                    asking,
                )
            };
            let items: Vec<_> = list.into_iter().map(line).collect();
            view! {
                <Card title=t.learners>
                    <p class="muted">{t.learners_text}</p>
                    <ul class="list">{items}</ul>
                </Card>
            }
        })
    };
    show.into_any()
}
