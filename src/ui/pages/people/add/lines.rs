//! The newcomers that were typed, and the question whether one of them is somebody the group knows.

use leptos::prelude::*;
use std::collections::BTreeMap;

use crate::group::name::{PastedName, fold};
use crate::group::{LookAlike, Newcomer, Presence};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::names::name_with;
use crate::ui::components::{Button, Card, Choice, ChoiceCard, Field, Kind};
use crate::ui::state::App;

/// The question about all of them.
const ALL: &str = "all-familiar";

/// What was answered to the question about one newcomer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum IsSame {
    SamePerson,
    SomeoneElse,
}

/// What was answered to a question, and what tells two of exactly the same name apart.
#[derive(Clone, Copy)]
struct Answer {
    said: RwSignal<Option<IsSame>>,
    apart: RwSignal<String>,
}

/// The answers, by the question's key: they stay while the text around them is still being written.
#[derive(Clone, Copy)]
pub(super) struct Answers {
    by_key: StoredValue<Vec<(String, Answer)>>,
    /// The answers belong to the page, not to the list that is made anew with each letter.
    page: StoredValue<Option<Owner>>,
}

impl Answers {
    /// None yet, on the page that asks.
    pub fn new() -> Self {
        Self { by_key: StoredValue::new(Vec::new()), page: StoredValue::new(Owner::current()) }
    }

    /// The answer to this question; none at first.
    fn to(self, key: &str) -> Answer {
        let known = self
            .by_key
            .with_value(|answers| answers.iter().find(|(other, _)| other == key).map(|(_, answer)| *answer));
        known.unwrap_or_else(|| {
            let make = || Answer { said: RwSignal::new(None), apart: RwSignal::new(String::new()) };
            let answer =
                self.page.with_value(|page| page.as_ref().map(|page| page.with(make))).unwrap_or_else(make);
            self.by_key.update_value(|answers| {
                answers.push((key.to_owned(), answer));
            });
            answer
        })
    }

    pub fn clear(self) {
        self.by_key.update_value(Vec::clear);
    }
}

/// A newcomer with the question about them, if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub newcomer: Newcomer,
    question: Option<Question>,
}

/// The question whether a newcomer is somebody the group knows.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Question {
    words: String,
    /// Its answer is kept under this.
    key: String,
    /// The two names are exactly the same.
    is_same_name: bool,
}

impl Line {
    /// Who they are said to be. Where nothing is asked, they are somebody else.
    pub fn answer(&self, answers: Answers) -> Option<IsSame> {
        self.question
            .as_ref()
            .map_or(Some(IsSame::SomeoneElse), |question| answers.to(&question.key).said.get())
    }

    /// The name under which somebody new is added: with what tells them from who has that name already.
    pub fn name(&self, answers: Answers) -> String {
        let name = &self.newcomer.person.name;
        let question = self.question.as_ref().filter(|question| question.is_same_name);
        let apart = question.map(|question| answers.to(&question.key).apart.get_untracked());
        name_with(name, &apart.unwrap_or_default())
    }
}

/// Reads the names beside those who are here.
pub(super) fn lines(app: App, pasted: Vec<PastedName>) -> Vec<Line> {
    let t = &text::current().people;
    app.with(|group| {
        let newcomers = group.newcomers(pasted);
        let question = |newcomer: &Newcomer| {
            let (words, whom, name) = match newcomer.like? {
                LookAlike::Member(id) => {
                    let member = group.member(id)?;
                    let ask = if member.presence == Presence::Left { t.is_this_left } else { t.is_this };
                    (ask(&bidi_isolate(&member.name_told_apart())), id.to_string(), &member.name)
                }
                LookAlike::Earlier(at) => {
                    let name = &newcomers[at].person.name;
                    ((t.is_earlier)(&bidi_isolate(name)), name.clone(), name)
                }
            };
            let is_same_name = fold(name) == fold(&newcomer.person.name);
            Some(Question { words, key: [&newcomer.person.name, "\n", &whom].concat(), is_same_name })
        };
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let numbered = |newcomer: &Newcomer| {
            question(newcomer).map(|question| {
                let times = seen.entry(question.key.clone()).or_default();
                *times += 1;
                Question { key: [&question.key, "\n", &times.to_string()].concat(), ..question }
            })
        };
        let questions: Vec<_> = newcomers.iter().map(numbered).collect();
        let lines = newcomers.into_iter().zip(questions);
        lines.map(|(newcomer, question)| Line { newcomer, question }).collect::<Vec<_>>()
    })
}

/// Where the first question waits for its answer.
pub(super) const UNANSWERED: &str = ".unanswered input";

/// Who was understood, with the questions about them.
pub(super) fn understood(lines: Vec<Line>, many: bool, answers: Answers) -> AnyView {
    let t = &text::current().people;
    let keys: Vec<String> =
        lines.iter().filter_map(|line| Some(line.question.as_ref()?.key.clone())).collect();
    if lines.is_empty() || (!many && lines.len() == 1 && keys.is_empty()) {
        return ().into_any();
    }
    let title = (t.understood)(lines.len());
    let all = (keys.len() > 2).then(|| {
        let ask = (t.all_ask)(keys.len());
        let keys = StoredValue::new(keys);
        let say = move |said: IsSame| {
            keys.with_value(|keys| keys.iter().for_each(|key| answers.to(key).said.set(Some(said))))
        };
        view! {
            <div role="group" aria-labelledby=ALL>
                <p id=ALL>{ask}</p>
                <div class="actions">
                    <Button label=t.all_same on_press=move || say(IsSame::SamePerson)/>
                    <Button label=t.all_else kind=Kind::Ghost on_press=move || say(IsSame::SomeoneElse)/>
                </div>
            </div>
        }
    });
    let line = move |line: Line| {
        let name = line.newcomer.person.name.clone();
        let pronouns = line.newcomer.person.pronouns.clone();
        let question = line.question.map(|Question { words, key, is_same_name }| {
            let Answer { said, apart } = answers.to(&key);
            let cards = [
                ChoiceCard::new(Some(IsSame::SamePerson), t.same_person),
                ChoiceCard::new(Some(IsSame::SomeoneElse), t.someone_else),
            ];
            let asks_apart = move || is_same_name && said.get() == Some(IsSame::SomeoneElse);
            view! {
                <div class="stack" class:unanswered=move || said.get().is_none()>
                <Choice legend=words cards chosen=said/>
                {move || asks_apart().then(|| view! {
                    <Field label=t.apart hint=t.apart_hint value=apart most=40/>
                })}
                </div>
            }
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
