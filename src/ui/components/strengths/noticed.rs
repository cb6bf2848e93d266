//! "I see this in Ben": a strength that somebody notices in another. It waits for the other's own yes; before that it
//! stands nowhere.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::focus;
use crate::group::{Command, Group, MemberId, Notice, NoticeId, StrengthCommand, StrengthKind};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::author_picker::by_whom;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::strengths::strength_field::{WordField, word_field};
use crate::ui::components::{
    Button, Card, Details, Field, Form, FormActions, FormError, Kind, MemberSummary, Seat, Sheet, day_words,
    icon,
};
use crate::ui::state::{App, app, field};

const WHICH: &str = "notice-word";

/// The button on another's page, and the sheet behind it.
pub fn i_see(app: App, id: MemberId, name: Memo<String>) -> AnyView {
    let t = &text::current().strengths;
    let open = RwSignal::new(false);
    let label = move || (t.i_see)(&bidi_isolate(&name.get()));
    view! {
        <Button label=label icon=icon::HEART on_press=move || open.set(true)/>
        <Sheet open title=label>{move || form(app, id, open)}</Sheet>
    }
    .into_any()
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct NoticeForm {
    word: String,
    saw: String,
    by: Vec<MemberId>,
}

fn form(app: App, id: MemberId, open: RwSignal<bool>) -> AnyView {
    let text = text::current();
    let t = &text.strengths;
    let me = app.me_untracked();
    let fresh = NoticeForm { by: me.into_iter().collect(), ..NoticeForm::default() };
    let form = app.draft(app.draft_name_of("notice", id.0), fresh);
    let (typed, saw, by) = (field!(form.word), field!(form.saw), field!(form.by));
    let end = move || {
        form.forget();
        open.set(false);
    };
    let (error, nobody) = (RwSignal::new(None), RwSignal::new(false));
    let name = app.with_untracked(|group| name_or_somebody(group, Some(id)));
    let hint = (t.i_see_hint)(&name);
    let save = move || {
        let word = typed.get_untracked().trim().to_owned();
        let who = by.with_untracked(|by| by.first().copied());
        error.set(word.is_empty().then(|| t.word_missing.to_owned()));
        nobody.set(who.is_none());
        if word.is_empty() {
            focus::by_id(WHICH);
            return;
        }
        if who.is_none() {
            return;
        }
        let id = (NoticeId(app.fresh()), id);
        let saw = saw.get_untracked();
        let command = StrengthCommand::Notice { id: id.0, member: id.1, word, saw, by: who };
        if app.execute(Command::Strength(command), (t.noticed)(&name)) {
            end();
        }
    };
    // What they have said of themselves needs nobody to notice it.
    let without = Memo::new(move |_| {
        app.with(|group| {
            let strengths = group.member(id).map(|member| member.strengths.as_slice()).unwrap_or_default();
            let able = strengths.iter().filter(|one| one.kind != StrengthKind::Learn);
            able.map(|one| group.strength_word(&one.word)).collect::<Vec<_>>()
        })
    });
    let field = WordField { id: WHICH, label: t.which, typed, error, without: without.into() };
    view! {
        <Form on_submit=save>
            <p class="muted">{hint}</p>
            {word_field(field, move |word| { typed.set(word); focus::by_id(WHICH); })}
            <Field label=t.saw value=saw hint=t.saw_hint lines=true optional=true/>
            {by_whom(t.who_sees, me, by)}
            <FormError error=move || nobody.get().then_some(text.check_in.whose_missing)/>
            <FormActions begun=form.is_begun() on_cancel=end/>
        </Form>
    }
    .into_any()
}

/// What somebody sees, as the one in whom they see it reads it.
#[derive(Clone, PartialEq)]
struct Seen {
    id: NoticeId,
    who: Option<MemberSummary>,
    says: String,
    word: String,
    when: String,
}

impl Seen {
    fn of(app: App, group: &Group, notice: &Notice) -> Self {
        let (t, common) = (&text::current().strengths, &text::current().common);
        let on = notice.on.map(|on| day_words(app.today(), on));
        let noted = |words: fn(&str) -> String, id| words(&name_or_somebody(group, Some(id)));
        let noted_by = notice.noted_by.map(|id| noted(common.noted_by, id));
        let answered = notice.answer_noted_by.map(|id| noted(t.answer_noted, id));
        let strength = bidi_isolate(&group.strength_word(&notice.strength));
        Self {
            id: notice.id,
            who: notice.by.and_then(|by| group.member(by)).map(MemberSummary::from),
            says: (t.sees)(&name_or_somebody(group, notice.by), &strength),
            word: notice.word.clone(),
            when: on.into_iter().chain(noted_by).chain(answered).collect::<Vec<_>>().join(", "),
        }
    }
}

fn seen_words(seen: Seen) -> AnyView {
    view! {
        <div class="hand-head">
            {seen.who.map(|summary| view! { <Seat summary/> })}
            <div>
                <p><strong>{seen.says}</strong></p>
                <p class="muted">{seen.when}</p>
                {(!seen.word.is_empty()).then(|| view! { <p class="quote" dir="auto">{seen.word}</p> })}
            </div>
        </div>
    }
    .into_any()
}

fn waiting(app: App, id: impl Fn() -> Option<MemberId> + Send + Sync + 'static) -> Memo<Vec<Seen>> {
    Memo::new(move |_| {
        let Some(id) = id() else { return Vec::new() };
        app.with(|group| group.notices_for(id).map(|notice| Seen::of(app, group, notice)).collect::<Vec<_>>())
    })
}

fn answer(seen: Seen) -> AnyView {
    let (app, t) = (app(), &text::current().strengths);
    let id = seen.id;
    let word = app.with_untracked(|group| {
        group.notice(id).map(|one| bidi_isolate(&group.strength_word(&one.strength)))
    });
    let word = word.unwrap_or_default();
    let say = move |accept: bool| {
        let said = if accept { (t.took)(&word) } else { t.left.to_owned() };
        if app.execute(Command::Strength(StrengthCommand::Answer { id, accept }), said) {
            // The card goes, and the button that was pressed with it.
            focus::heading();
        }
    };
    let no = say.clone();
    view! {
        {seen_words(seen)}
        <div class="actions">
            <Button label=t.yes_me icon=icon::CHECK on_press=move || say(true)/>
            <Button label=t.not_mine kind=Kind::Ghost on_press=move || no(false)/>
        </div>
    }
    .into_any()
}

/// The cards for whoever uses this phone: on Now, and on their own page.
pub fn seen_in_me() -> AnyView {
    let (app, t) = (app(), &text::current().strengths);
    let list = waiting(app, move || app.me());
    let card = move |seen: Seen| view! { <Card title=t.somebody_sees>{answer(seen)}</Card> };
    view! { <For each=move || list.get() key=|seen| seen.id children=card/> }.into_any()
}

/// On another's page: that a word waits for them. It is folded away, for them to open.
pub fn waits_for(app: App, id: MemberId, name: Memo<String>) -> AnyView {
    let t = &text::current().strengths;
    let list = waiting(app, move || Some(id));
    let any = Memo::new(move |_| !list.with(Vec::is_empty));
    let line = move |seen: Seen| view! { <li>{answer(seen)}</li> };
    let show = move || {
        any.get().then(|| {
            view! {
                <section class="card">
                    <Details summary=move || (t.waits)(&bidi_isolate(&name.get()))>
                        <p class="muted">{move || (t.waits_text)(&bidi_isolate(&name.get()))}</p>
                        <ul class="list">
                            <For each=move || list.get() key=|seen| seen.id children=line/>
                        </ul>
                    </Details>
                </section>
            }
        })
    };
    show.into_any()
}

/// What others saw and the person took as theirs, with the words; nothing where nothing was.
pub fn accepted(app: App, id: MemberId) -> AnyView {
    let t = &text::current().strengths;
    let list = Memo::new(move |_| {
        app.with(|group| {
            let root = group.resolve(id);
            let theirs = |one: &&Notice| one.member.is_some_and(|id| group.resolve(id) == root);
            let took = group.notices().rev().filter(theirs).filter(|one| one.accepted == Some(true));
            took.map(|notice| Seen::of(app, group, notice)).collect::<Vec<_>>()
        })
    });
    let show = move || {
        let list = list.get();
        (!list.is_empty()).then(|| {
            let items: Vec<_> =
                list.into_iter().map(|seen| view! { <li>{seen_words(seen)}</li> }).collect::<Vec<_>>();
            view! { <h3 class="strength-way">{t.seen}</h3><ul class="list">{items}</ul> }
        })
    };
    show.into_any()
}
