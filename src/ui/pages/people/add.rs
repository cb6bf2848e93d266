//! Add people: one by one, or many names at once. Who looks like somebody is asked about and never taken for them
//! in silence.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::browser::focus;
use crate::group::name::{LONGEST, PastedName, clean, one_name, split_names_knowing, too_long};
use crate::group::{Command, Group, LookAlike, MemberId, NewMember, Newcomer, Presence};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::first_steps;
use crate::ui::components::people::names::{NAME_FIELD_MOST, member_name};
use crate::ui::components::people::who_are_you::PUT_OFF;
use crate::ui::components::{
    Button, Card, Choice, ChoiceCard, Details, Field, Form, FormActions, FormError, Kind, MemberSummary,
    PageHead, Seat, SeatSize, Segmented,
};
use crate::ui::navigation::go_instead;
use crate::ui::route::Route;
use crate::ui::state::{App, app, field};

const FIELD: &str = "new-names";

/// What was answered to the question about one newcomer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum IsSame {
    SamePerson,
    SomeoneElse,
}

type Answer = RwSignal<Option<IsSame>>;

/// The answers, by the question: they stay while the text around them is still being written.
type Answers = StoredValue<Vec<(String, Answer)>>;

/// A newcomer with the question about them, if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    newcomer: Newcomer,
    /// The question, and the key under which its answer is kept.
    question: Option<(String, String)>,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct NewPeopleForm {
    names: String,
    pronouns: String,
}

/// The page.
pub fn page() -> AnyView {
    let (app, text) = (app(), text::current());
    let (t, common) = (&text.people, &text.common);
    let form = app.draft(app.draft_name("people"), NewPeopleForm::default());
    let (names, pronouns) = (field!(form.names), field!(form.pronouns));
    // What was typed as a list before is one again: the field for one name would take all of it for one.
    let list = names.with_untracked(|names| names.contains(['\n', ',', ';']));
    let many = RwSignal::new(list);
    let (missing, unanswered) = (RwSignal::new(false), RwSignal::new(false));
    let answers: Answers = StoredValue::new(Vec::new());
    // The answers belong to this page, not to the list that is made anew with each letter.
    let owner = StoredValue::new(Owner::current());
    let lines = Memo::new(move |_| {
        if many.get() {
            let known = app.with(Group::known_names);
            return lines(app, names.with(|names| split_names_knowing(names, &|name| known.knows(name))));
        }
        // A field for one name takes one, whatever words are in it.
        let mut person = names.with(|names| one_name(names));
        if let Some(person) = &mut person
            && person.pronouns.is_none()
        {
            person.pronouns = pronouns.with(|pronouns| Some(clean(pronouns)).filter(|p| !p.is_empty()));
        }
        lines(app, Vec::from_iter(person))
    });
    // Nothing that was typed is cut without a word.
    let longer = Memo::new(move |_| {
        if many.get() {
            // Of a list each name is kept as far as it fits.
            let full = |line: &&Line| line.newcomer.person.name.chars().count() >= LONGEST;
            lines.with(|lines| lines.iter().any(|line| full(&line)))
        } else {
            names.with(|names| too_long(names))
        }
    });
    let error = Signal::derive(move || {
        let wanted = if many.get() { t.names_wanted } else { t.name_wanted };
        if longer.get() {
            return Some((t.name_too_long)(LONGEST));
        }
        (missing.get() && lines.with(Vec::is_empty)).then(|| wanted.to_owned())
    });
    let answer = move |key: &str| -> Answer {
        let known = answers
            .with_value(|answers| answers.iter().find(|(other, _)| other == key).map(|(_, answer)| *answer));
        known.unwrap_or_else(|| {
            let make = || RwSignal::new(None);
            let signal =
                owner.with_value(|owner| owner.as_ref().map(|owner| owner.with(make))).unwrap_or_else(make);
            answers.update_value(|answers| {
                answers.push((key.to_owned(), signal));
            });
            signal
        })
    };
    let add = move || {
        let lines = lines.get_untracked();
        let said: Vec<Option<IsSame>> = lines
            .iter()
            .map(|line| {
                line.question
                    .as_ref()
                    .map_or(Some(IsSame::SomeoneElse), |(_, key)| answer(key).get_untracked())
            })
            .collect();
        if lines.is_empty() {
            missing.set(true);
            focus::by_id(FIELD);
        } else if longer.get_untracked() {
            focus::by_id(FIELD);
        } else if said.contains(&None) {
            unanswered.set(true);
        } else if take(app, &lines, &said) {
            form.reset();
            answers.update_value(Vec::clear);
            missing.set(false);
            unanswered.set(false);
            if many.get_untracked() {
                onward(app)
            } else {
                focus::by_id(FIELD);
            }
        }
    };
    // Those who are said to be somebody else's other spelling are not counted.
    let count = Memo::new(move |_| {
        let is_new = |line: &&Line| {
            line.question.as_ref().is_none_or(|(_, key)| answer(key).get() != Some(IsSame::SamePerson))
        };
        lines.with(|lines| lines.iter().filter(is_new).count())
    });
    let add_label = move || match count.get() {
        count if many.get() && count > 0 => (t.add_many)(count),
        _ => t.add_one.to_owned(),
    };
    // While nobody is there, one begins with oneself.
    let nobody = Memo::new(move |_| app.with(|group| group.seats().next().is_none()));
    let first = move || if nobody.get() { t.name_first } else { "" };
    let names_hint = move || if nobody.get() { t.names_hint } else { t.names_hint_more };
    let fields = move || {
        if many.get() {
            view! { <Field label=t.names value=names hint=names_hint error=error lines=true most=20_000 id=FIELD/> }
                .into_any()
        } else {
            view! {
                <Field label=t.name value=names hint=first error=error most=NAME_FIELD_MOST id=FIELD/>
                <Field label=t.pronouns value=pronouns hint=t.pronouns_hint optional=true most=40/>
            }
            .into_any()
        }
    };
    let is_typed = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    let open = move || {
        lines.with(|lines| {
            let asked = lines.iter().filter_map(|line| line.question.as_ref());
            unanswered.get() && asked.into_iter().any(|(_, key)| answer(key).get().is_none())
        })
    };
    view! {
        <PageHead title=common.add_people eyebrow=first_steps::eyebrow(app, 2) back=Route::People/>
        <Segmented legend=t.how options=[(false, t.one), (true, t.many)] chosen=many/>
        <Form on_submit=add>
            {fields}
            {move || understood(lines.get(), many.get(), answer)}
            <FormError error=move || open().then_some(t.answer_first)/>
            <FormActions label=add_label begun=form.is_begun() on_cancel=move || form.reset()/>
        </Form>
        {here(app, is_typed)}
    }
    .into_any()
}

/// On to the next question of a new group, or back to the people.
fn onward(app: App) {
    go_instead(if app.me_untracked().is_none() && app.ui_state(PUT_OFF).is_none() {
        Route::WhoAmI
    } else {
        Route::People
    });
}

/// Reads the names beside those who are here.
fn lines(app: App, pasted: Vec<PastedName>) -> Vec<Line> {
    let t = &text::current().people;
    app.with(|group| {
        let newcomers = group.newcomers(pasted);
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let question = |newcomer: &Newcomer| {
            let (words, whom) = match newcomer.like? {
                LookAlike::Member(id) => {
                    let member = group.member(id)?;
                    let ask = if member.presence == Presence::Left { t.is_this_left } else { t.is_this };
                    (ask(&bidi_isolate(&member.name)), id.to_string())
                }
                LookAlike::Earlier(at) => {
                    let name = &newcomers[at].person.name;
                    ((t.is_earlier)(&bidi_isolate(name)), name.clone())
                }
            };
            Some((words, [&newcomer.person.name, "\n", &whom].concat()))
        };
        let numbered = |newcomer: &Newcomer| {
            question(newcomer).map(|(words, key)| {
                let times = seen.entry(key.clone()).or_default();
                *times += 1;
                (words, [&key, "\n", &times.to_string()].concat())
            })
        };
        let questions: Vec<_> = newcomers.iter().map(numbered).collect();
        let lines = newcomers.into_iter().zip(questions);
        lines.map(|(newcomer, question)| Line { newcomer, question }).collect::<Vec<_>>()
    })
}

/// Adds those who are new, and brings back those who had left. Returns whether it was kept.
fn take(app: App, lines: &[Line], said: &[Option<IsSame>]) -> bool {
    let t = &text::current().people;
    let mut new: Vec<NewMember> = Vec::new();
    let mut back = Vec::new();
    let mut two = Vec::new();
    // Who each line turned out to be: of those after it, some are the same.
    let mut who: Vec<MemberId> = Vec::with_capacity(lines.len());
    for (line, said) in lines.iter().zip(said) {
        let person = &line.newcomer.person;
        let like = line.newcomer.like.and_then(|like| match like {
            LookAlike::Member(id) => Some(id),
            LookAlike::Earlier(at) => who.get(at).copied(),
        });
        match like {
            Some(same) if *said == Some(IsSame::SamePerson) => {
                who.push(same);
                // The list may know what the entry does not.
                if let (Some(member), Some(pronouns)) =
                    (new.iter_mut().find(|new| new.id == same && new.pronouns.is_empty()), &person.pronouns)
                {
                    member.pronouns.clone_from(pronouns);
                }
                let left = app
                    .with_untracked(|group| group.member(same).is_some_and(|m| m.presence == Presence::Left));
                if left {
                    back.push(Command::SetPresence { id: same, presence: Presence::Here });
                }
            }
            like => {
                let id = MemberId(app.fresh());
                who.push(id);
                two.extend(like.map(|like| (like, id)));
                let pronouns = person.pronouns.clone().unwrap_or_default();
                new.push(NewMember { id, name: person.name.clone(), pronouns });
            }
        }
    }
    let count = new.len() + back.len();
    if count == 0 {
        app.say(t.all_here, false);
        return true;
    }
    let name = match (new.first(), back.first()) {
        (Some(first), _) => bidi_isolate(&first.name),
        (None, Some(Command::SetPresence { id, .. })) => app.with_untracked(|group| member_name(group, *id)),
        _ => String::new(),
    };
    back.push(Command::AddMembers(new));
    // Said once is enough: nobody in the group is asked about them again.
    back.extend(two.into_iter().map(|(one, other)| Command::SeparateMembers(one, other)));
    app.execute(Command::Batch(back), (t.added)(count, &name))
}

/// Who was understood, with the questions about them.
fn understood(
    lines: Vec<Line>,
    many: bool,
    answer: impl Fn(&str) -> Answer + Copy + Send + Sync + 'static,
) -> AnyView {
    let t = &text::current().people;
    let keys: Vec<String> = lines.iter().filter_map(|line| Some(line.question.as_ref()?.1.clone())).collect();
    if lines.is_empty() || (!many && lines.len() == 1 && keys.is_empty()) {
        return ().into_any();
    }
    let title = (t.understood)(lines.len());
    let all = (keys.len() > 2).then(|| {
        let keys = StoredValue::new(keys);
        let say = move |said: IsSame| {
            keys.with_value(|keys| keys.iter().for_each(|key| answer(key).set(Some(said))))
        };
        view! {
            <div class="actions">
                <Button label=t.all_same on_press=move || say(IsSame::SamePerson)/>
                <Button label=t.all_else kind=Kind::Ghost on_press=move || say(IsSame::SomeoneElse)/>
            </div>
        }
    });
    let line = move |line: Line| {
        let name = line.newcomer.person.name.clone();
        let pronouns = line.newcomer.person.pronouns.clone();
        let question = line.question.map(|(words, key)| {
            let cards = [
                ChoiceCard::new(Some(IsSame::SamePerson), t.same_person),
                ChoiceCard::new(Some(IsSame::SomeoneElse), t.someone_else),
            ];
            view! { <Choice legend=words cards chosen=answer(&key)/> }
        });
        view! {
            <li>
                <bdi class="person-name">{name}</bdi>
                {pronouns.map(|pronouns| view! { " " <bdi class="muted">{pronouns}</bdi> })}
                {question}
            </li>
        }
    };
    view! {
        <Card title=title>
            {all}
            <ul class="list">{lines.into_iter().map(line).collect::<Vec<_>>()}</ul>
        </Card>
    }
    .into_any()
}

/// Who is here so far, and the way on: not beside names that would stay behind.
fn here(app: App, is_typed: Memo<bool>) -> AnyView {
    let t = &text::current().people;
    let people = Memo::new(move |_| {
        app.with(|group| {
            group.by_name(group.seats()).into_iter().map(MemberSummary::from).collect::<Vec<_>>()
        })
    });
    let any = Memo::new(move |_| !people.with(Vec::is_empty));
    let chip = |summary: MemberSummary| {
        let name = summary.name.clone();
        view! { <li><Seat summary size=SeatSize::Small/><bdi>{name}</bdi></li> }
    };
    let show = move || {
        any.get().then(|| {
            view! {
                {move || match is_typed.get() {
                    false => view! { <Button label=t.go_on wide=true on_press=move || onward(app)/> }.into_any(),
                    true => view! { <p class="muted">{t.add_typed_first}</p> }.into_any(),
                }}
                <Details summary=move || (t.here_so_far)(people.with(Vec::len))>
                    <ul class="people-names">
                        <For each=move || people.get() key=|summary| (summary.id, summary.name.clone()) children=chip/>
                    </ul>
                </Details>
            }
        })
    };
    show.into_any()
}
