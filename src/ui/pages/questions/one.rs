//! One question, and the words on it. They stand here and nowhere else.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::asks;
use crate::browser::focus;
use crate::group::{Command, Day, Group, MemberId, Question, QuestionCommand, QuestionId, ReplyId};
use crate::text;
use crate::ui::components::people::author_picker::by_whom_of;
use crate::ui::components::people::names::{name_or_somebody, summaries};
use crate::ui::components::thanks::lines::under;
use crate::ui::components::{
    Button, CancelTyped, Card, Details, Field, Form, FormError, Kind, MemberSummary, Menu, NotFound,
    PageHead, PagedList, Seat, SeatSize, Submit,
};
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::{App, app, field};

const WORD: &str = "reply-word";

/// The page.
pub fn page(id: QuestionId) -> AnyView {
    let app = app();
    let there = Memo::new(move |_| app.with(|group| group.question(id).is_some()));
    (move || if there.get() { whole(app, id) } else { not_found() }).into_any()
}

fn not_found() -> AnyView {
    let t = &text::current().questions;
    let to_all = (t.title, Route::Questions);
    view! { <NotFound head=to_all title=t.gone text=t.gone_text onward=to_all/> }.into_any()
}

fn read<T: PartialEq + Send + Sync + 'static>(
    app: App,
    id: QuestionId,
    read: impl Fn(&Group, &Question) -> T + Send + Sync + 'static,
) -> Memo<Option<T>> {
    Memo::new(move |_| app.with(|group| group.question(id).map(|question| read(group, question))))
}

fn whole(app: App, id: QuestionId) -> AnyView {
    let t = &text::current().questions;
    let title = read(app, id, |_, question| question.what.clone());
    let today = Memo::new(move |_| app.today());
    let says = read(app, id, move |group, question| {
        let when = under(group, question.on, question.noted_by, today.get());
        [asks(group, question), when].join(", ")
    });
    let closed = read(app, id, |_, question| question.closed);
    let reply = move || {
        if closed.get() == Some(true) {
            view! { <p class="muted">{t.enough_text}</p> }.into_any()
        } else {
            reply(app, id)
        }
    };
    view! {
        <PageHead title=move || title.get().unwrap_or_default() eyebrow=t.title back=Route::Questions/>
        <p class="muted">{move || says.get()}</p>
        {words(app, id)}
        {reply}
        {askers_acts(app, id, closed)}
    }
    .into_any()
}

/// For whoever asked; on a phone of which nobody knows whose it is, for anybody.
fn askers_acts(app: App, id: QuestionId, closed: Memo<Option<bool>>) -> AnyView {
    let t = &text::current().questions;
    let may = Memo::new(move |_| {
        let me = app.me();
        app.with(|group| {
            let by = group.question(id).and_then(|one| one.by).map(|by| group.resolve(by));
            me.is_none() || by.is_none() || by == me
        })
    });
    let close = move |closed: bool| {
        let said = if closed { t.enough_said } else { t.reopened };
        if app.execute(Command::Question(QuestionCommand::Close { id, closed }), said) {
            focus::heading();
        }
    };
    let remove = move || {
        if app.execute(Command::Question(QuestionCommand::Remove(id)), t.removed) {
            navigation::back_or(Route::Questions);
        }
    };
    let show = move || {
        may.get().then(|| {
            let closed = closed.get() == Some(true);
            let label = if closed { t.reopen } else { t.enough };
            view! {
                <div class="actions">
                    <Button label on_press=move || close(!closed)/>
                    <Button label=t.remove kind=Kind::Removal on_press=remove/>
                </div>
            }
        })
    };
    show.into_any()
}

/// A word as it stands on the page.
#[derive(Clone, PartialEq)]
struct Summary {
    seat: Option<MemberSummary>,
    name: String,
    under: String,
    word: String,
    mine: bool,
}

impl Summary {
    fn of(group: &Group, id: ReplyId, me: Option<MemberId>, today: Day) -> Option<Self> {
        let word = group.word(id)?;
        let is_me = |id: Option<MemberId>| id.is_some_and(|id| Some(group.resolve(id)) == me);
        Some(Self {
            seat: word.by.and_then(|id| group.member(id)).map(MemberSummary::from),
            name: name_or_somebody(group, word.by),
            under: under(group, word.on, word.noted_by, today),
            word: word.word.clone(),
            mine: me.is_none() || is_me(word.by) || is_me(word.noted_by),
        })
    }
}

fn words(app: App, id: QuestionId) -> AnyView {
    let t = &text::current().questions;
    let ids =
        Memo::new(move |_| app.with(|group| group.replies_to(id).map(|word| word.id.0).collect::<Vec<_>>()));
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let list = move || {
        if none.get() {
            view! { <p class="muted">{t.words_none}</p> }.into_any()
        } else {
            view! { <PagedList ids item=move |id| word(app, id)/> }.into_any()
        }
    };
    view! { <Card title=t.words>{list}</Card> }.into_any()
}

fn word(app: App, id: Uuid) -> AnyView {
    let (t, id) = (&text::current().questions, ReplyId(id));
    let summary = Memo::new(move |_| {
        let (me, today) = (app.me(), app.today());
        app.with(|group| Summary::of(group, id, me, today))
    });
    let unsay = move || {
        if app.execute(Command::Question(QuestionCommand::RemoveReply(id)), t.unsaid) {
            focus::heading();
        }
    };
    let show = move |summary: Summary| {
        let menu = summary.mine.then(|| {
            view! {
                <Menu label=(t.more)(&summary.name)>
                    <Button label=t.unsay kind=Kind::Quiet on_press=unsay/>
                </Menu>
            }
        });
        view! {
            <div class="said">
                {summary.seat.map(|summary| view! { <Seat summary size=SeatSize::Small/> })}
                <div class="said-words">
                    <p><strong>{summary.name}</strong></p>
                    <p class="muted">{summary.under}</p>
                    <p class="quote" dir="auto">{summary.word}</p>
                </div>
                {menu}
            </div>
        }
    };
    (move || summary.get().map(show)).into_any()
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct ReplyForm {
    word: String,
    by: Vec<MemberId>,
}

/// The form for a word: of those who were asked, and of nobody else.
fn reply(app: App, id: QuestionId) -> AnyView {
    let (t, common) = (&text::current().questions, &text::current().common);
    let people = Memo::new(move |_| {
        app.with(|group| {
            let question = group.question(id);
            let asked = |member: &&crate::group::Member| {
                question.is_some_and(|question| group.is_asked(question, member.id))
            };
            summaries(group.seats().filter(asked))
        })
    });
    // Whoever was not asked can still note the word of one who was.
    let me = app
        .me_untracked()
        .filter(|me| people.with_untracked(|all| all.iter().any(|summary| summary.id == *me)));
    let asker =
        app.with_untracked(|group| name_or_somebody(group, group.question(id).and_then(|one| one.by)));
    let fresh = ReplyForm { by: Vec::from_iter(me), ..ReplyForm::default() };
    let form = app.draft(app.draft_name_of("reply", id.0), fresh);
    let (word, by) = (field!(form.word), field!(form.by));
    let (missing, nobody) = (RwSignal::new(None), RwSignal::new(false));
    let hint = (t.word_hint)(&asker);
    let save = move || {
        let words = word.get_untracked().trim().to_owned();
        let who = by.with_untracked(|by| by.first().copied());
        missing.set(words.is_empty().then(|| t.word_missing.to_owned()));
        nobody.set(who.is_none());
        if words.is_empty() {
            focus::by_id(WORD);
            return;
        }
        let Some(by_whom) = who else { return };
        let reply =
            QuestionCommand::Reply { id: ReplyId(app.fresh()), question: id, word: words, by: by_whom };
        if app.execute(Command::Question(reply), (t.replied)(&asker)) {
            form.reset();
            focus::first(focus::HEADING);
        }
    };
    let form = move || {
        view! {
            <Form on_submit=save>
                <Field id=WORD label=t.word hint=hint value=word error=missing lines=true most=2000/>
                {by_whom_of(t.whose_word, me, by, people.into())}
                <FormError error=move || nobody.get().then_some(text::current().check_in.whose_missing)/>
                <Submit label=common.save wide=true/>
                <CancelTyped begun=form.is_begun() wide=true on_cancel=move || form.reset()/>
            </Form>
        }
    };
    if me.is_some() || app.me_untracked().is_none() {
        return view! { <Card title=t.answer>{form()}</Card> }.into_any();
    }
    view! { <Details summary=t.for_other>{form()}</Details> }.into_any()
}
