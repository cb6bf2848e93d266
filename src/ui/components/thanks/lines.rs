//! Thanks and good words as they stand on a page, and the cards that show some of them.

use std::cmp::Reverse;

use leptos::prelude::*;
use uuid::Uuid;

use crate::browser::focus;
use crate::group::{
    Answer, AnswerId, AnswerKind, Appreciation, AppreciationCommand, AppreciationId, Command, CommitmentId,
    Day, Group, MemberId,
};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::names::{name_or_somebody, names_of};
use crate::ui::components::{
    Button, Card, Kind, LinkButton, MemberSummary, Menu, PagedList, Seat, SeatSize, day_words, icon,
};
use crate::ui::forms;
use crate::ui::route::Route;
use crate::ui::state::app;

/// So far back good words are looked for: a page shows what is recent.
const LOOK_BACK: usize = 1_000;

/// A line of thanks, or of a good word on a check-in.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Summary {
    who: Option<MemberSummary>,
    says: String,
    word: String,
    about: Option<(CommitmentId, String)>,
    under: String,
    /// It can be taken back.
    thanks: Option<AppreciationId>,
}

impl Summary {
    fn of(group: &Group, id: Uuid, today: Day) -> Option<Self> {
        match group.appreciation(AppreciationId(id)) {
            Some(thanks) => Some(Self::of_thanks(group, thanks, today)),
            None => group.answer(AnswerId(id)).map(|answer| Self::of_answer(group, answer, today)),
        }
    }

    fn of_thanks(group: &Group, thanks: &Appreciation, today: Day) -> Self {
        let t = &text::current().thanks;
        let whom = names_of(group, &group.thanked(thanks));
        let who = name_or_somebody(group, thanks.by);
        let says = match t.form(&thanks.form) {
            form if form.is_empty() => (t.thanks)(&who, &whom),
            form => (t.thanks_for)(&who, &whom, &bidi_isolate(&form)),
        };
        Self {
            who: seat(group, thanks.by),
            says,
            word: thanks.word.clone(),
            about: thanks.commitment.and_then(|id| Some((id, group.commitment(id)?.what.clone()))),
            under: under(group, thanks.on, thanks.noted_by, today),
            thanks: Some(thanks.id),
        }
    }

    fn of_answer(group: &Group, answer: &Answer, today: Day) -> Self {
        let about = answer.check_in.and_then(|id| group.check_in(id)?.commitment);
        Self {
            who: seat(group, answer.by),
            says: (text::current().thanks.good_word)(&name_or_somebody(group, answer.by)),
            word: answer.word.clone(),
            about: about.and_then(|id| Some((id, group.commitment(id)?.what.clone()))),
            under: under(group, answer.on, answer.noted_by, today),
            thanks: None,
        }
    }
}

fn seat(group: &Group, id: Option<MemberId>) -> Option<MemberSummary> {
    id.and_then(|id| group.member(id)).map(MemberSummary::from)
}

/// When it was said, and who noted it.
pub fn under(group: &Group, on: Option<Day>, noted_by: Option<MemberId>, today: Day) -> String {
    let noted = noted_by.map(|id| (text::current().common.noted_by)(&name_or_somebody(group, Some(id))));
    on.map(|on| day_words(today, on)).into_iter().chain(noted).collect::<Vec<_>>().join(", ")
}

/// The content of an `<li>`, following what changes. `acts`: with the way to take it back.
pub fn line(id: Uuid, acts: bool) -> AnyView {
    let app = app();
    let summary = Memo::new(move |_| {
        let today = app.today();
        app.with(|group| Summary::of(group, id, today))
    });
    (move || summary.get().map(|summary| show(summary, acts))).into_any()
}

fn show(summary: Summary, acts: bool) -> AnyView {
    let (app, t) = (app(), &text::current().thanks);
    let about = summary.about.map(|(id, what)| {
        let href = Route::Commitment(id).hash();
        view! { <a class="more-link" href=href dir="auto">{what}</a> }
    });
    let menu = summary.thanks.filter(|_| acts).map(|id| {
        let remove = move || {
            if app.execute(Command::Thanks(AppreciationCommand::Remove(id)), t.removed) {
                focus::heading();
            }
        };
        view! {
            <Menu label=(t.more)(&summary.says)>
                <Button label=t.remove kind=Kind::Removal on_press=remove/>
            </Menu>
        }
    });
    view! {
        <div class="said">
            {summary.who.map(|summary| view! { <Seat summary size=SeatSize::Small/> })}
            <div class="said-words">
                <p>{summary.says}</p>
                {(!summary.under.is_empty()).then(|| view! { <p class="muted">{summary.under}</p> })}
                {(!summary.word.is_empty()).then(|| view! { <p class="quote" dir="auto">{summary.word}</p> })}
                {about}
            </div>
            {menu}
        </div>
    }
    .into_any()
}

/// The thanks to a person and the good words on their check-ins, the latest first.
pub fn to_person(id: MemberId) -> AnyView {
    let (app, t) = (app(), &text::current().thanks);
    let ids = Memo::new(move |_| app.with(|group| received(group, id)));
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let mine = Memo::new(move |_| {
        let root = app.with(|group| group.resolve(id));
        app.me() == Some(root)
    });
    let title = move || {
        if mine.get() { t.to_you.to_owned() } else { (t.to)(&bidi_isolate(&app.name_of(id))) }
    };
    let list = move || {
        if none.get() {
            let words = if mine.get() { t.to_you_none } else { t.to_none };
            view! { <p class="muted">{words}</p> }.into_any()
        } else {
            view! { <PagedList ids item=|id| line(id, false)/> }.into_any()
        }
    };
    let say = move || {
        (!mine.get()).then(|| {
            let href = Route::SayThanks(Some(id)).hash();
            view! { <div class="actions"><LinkButton label=t.say_thanks icon=icon::HEART href/></div> }
        })
    };
    view! { <Card title=title>{list}{say}</Card> }.into_any()
}

fn received(group: &Group, id: MemberId) -> Vec<Uuid> {
    let root = group.resolve(id);
    let mut all: Vec<_> = group.thanks_to(root).map(|one| (one.on, one.timestamp, one.id.0)).collect();
    let theirs = group
        .check_ins()
        .rev()
        .take(LOOK_BACK)
        .filter(|said| said.by.is_some_and(|by| group.resolve(by) == root));
    for said in theirs {
        let good = group.answers_to(said.id).filter(|answer| answer.kind == AnswerKind::Encouragement);
        all.extend(good.map(|answer| (answer.on, answer.timestamp, answer.id.0)));
    }
    all.sort_by_key(|(on, timestamp, _)| Reverse((*on, *timestamp)));
    all.into_iter().map(|(.., id)| id).collect::<Vec<_>>()
}

/// On a commitment's page: the thanks for it, and the way to say some.
pub fn about_commitment(id: CommitmentId) -> AnyView {
    let (app, t) = (app(), &text::current().thanks);
    let ids = Memo::new(move |_| {
        let about = |one: &&Appreciation| one.commitment == Some(id);
        app.with(|group| group.appreciations().rev().filter(about).map(|one| one.id.0).collect::<Vec<_>>())
    });
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let others = Memo::new(move |_| {
        let me = app.me();
        app.with(|group| {
            let holders = group.commitment(id).map(|c| group.holders(c)).unwrap_or_default();
            holders.iter().any(|member| Some(member.id) != me)
        })
    });
    let say = move || {
        others.get().then(|| {
            let press = move || forms::thanks::for_commitment(app, id);
            view! {
                <div class="actions"><Button label=t.say_thanks icon=icon::HEART kind=Kind::Ghost on_press=press/></div>
            }
        })
    };
    let show = move || {
        if none.get() {
            view! { {say} }.into_any()
        } else {
            view! { <Card title=t.title><PagedList ids item=|id| line(id, false)/>{say}</Card> }.into_any()
        }
    };
    show.into_any()
}
