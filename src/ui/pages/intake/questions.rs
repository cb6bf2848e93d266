//! What is asked first, each once: dates that can be read both ways, and who the new names are.

use leptos::prelude::*;

use super::{Page, Step, date_and_columns, duplicates, name_of, new_seat};
use crate::group::{MemberId, name::order_key};
use crate::intake::DayOrder;
use crate::intake::plan::{Draft, NameAnswer, Person};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::{Button, Card, Chip, Choice, ChoiceCard, Details, Kind, Seat, SeatSize};

pub(super) fn body(page: Page) -> AnyView {
    let t = &text::current().intake;
    // What is shown as chosen is what counts, whether or not anybody has touched it.
    let days = date_and_columns::days(page);
    let columns = date_and_columns::columns(page);
    let (day_of, columns_of) = (days.1, columns.1);
    let onward = move || {
        if date_and_columns::accept(page, day_of, columns_of) {
            page.read(true);
        }
        page.go(Step::Lines);
    };
    view! {
        <p class="muted">{t.ask_intro}</p>
        {days.0}
        {columns.0}
        {dates(page)}
        {people(page)}
        {duplicates::questions(page)}
        <div class="bring-end">
            <div class="actions">
                <Button label=t.onward kind=Kind::Primary on_press=onward/>
                <Button label=t.start_over kind=Kind::Ghost on_press=move || page.go(Step::Paste)/>
            </div>
        </div>
    }
    .into_any()
}

fn dates(page: Page) -> Option<AnyView> {
    let t = &text::current().intake;
    let (example, order) = page.draft.with_untracked(|draft| (draft.both_ways.clone(), draft.order));
    let example = example?;
    // Until somebody says otherwise the day comes first, as the lines are read.
    let chosen = RwSignal::new(order.unwrap_or(DayOrder::DayFirst));
    let cards = [
        ChoiceCard::new(DayOrder::DayFirst, t.day_first).under(t.day_first_under),
        ChoiceCard::new(DayOrder::MonthFirst, t.month_first).under(t.month_first_under),
    ];
    Effect::new(move |before: Option<DayOrder>| {
        let now = chosen.get();
        if before.is_some_and(|before| before != now) {
            page.draft.update(|draft| draft.order = Some(now));
            page.read(true);
        }
        now
    });
    Some(
        view! {
            <Card>
                <p dir="auto">{(t.both_ways_example)(&example)}</p>
                <Choice legend=t.both_ways cards chosen/>
            </Card>
        }
        .into_any(),
    )
}

fn people(page: Page) -> Option<AnyView> {
    let t = &text::current().intake;
    let app = page.app;
    let (people, spelled) = page.draft.with_untracked(|draft| (draft.people.clone(), draft.spelled.clone()));
    if people.is_empty() && spelled.is_empty() {
        return None;
    }
    let others: Vec<(MemberId, String)> = app.with_untracked(|group| {
        let mut all: Vec<_> = group.members().map(|m| (m.id, bidi_isolate(&m.name))).collect();
        all.sort_by_cached_key(|(_, name)| order_key(name));
        all
    });
    let others = StoredValue::new(others);
    let all = move || {
        page.draft.update(|draft| {
            for person in draft.people.iter_mut().filter(|person| person.answer == NameAnswer::NotAdded) {
                person.answer = NameAnswer::New;
            }
        });
    };
    let known = (!spelled.is_empty()).then(|| {
        let lines: Vec<_> = spelled
            .iter()
            .map(|(spelled, id)| view! { <li dir="auto">{(t.spelled)(&bidi_isolate(spelled), &bidi_isolate(&app.name_of(*id)))}</li> })
            .collect::<Vec<_>>();
        view! { <Details summary=(t.known_people)(lines.len())><ul>{lines}</ul></Details> }
    });
    let asked = !people.is_empty();
    let more = people.iter().any(|person| person.answer == NameAnswer::NotAdded);
    let rows: Vec<_> =
        people.into_iter().map(|one| view! { <li>{person(page, one, others)}</li> }).collect::<Vec<_>>();
    Some(
        view! {
            <Card title=t.people>
                {asked.then(|| view! { <p class="muted">{t.people_hint}</p> })}
                {more.then(|| view! { <Button label=t.tick_all on_press=all/> })}
                <ul class="list bring-people">{rows}</ul>
                {known}
            </Card>
        }
        .into_any(),
    )
}

/// One person that is asked about.
#[derive(Clone, Copy)]
struct Asked {
    page: Page,
    id: MemberId,
    /// What is answered so far.
    answer: Memo<Option<NameAnswer>>,
}

impl Asked {
    fn new(page: Page, id: MemberId) -> Self {
        let of =
            move |draft: &Draft| draft.people.iter().find(|other| other.id == id).map(|other| other.answer);
        Self { page, id, answer: Memo::new(move |_| page.draft.with(of)) }
    }

    fn set(self, answer: NameAnswer) {
        self.page.draft.update(|draft| {
            for person in &mut draft.people {
                if person.id == self.id {
                    (person.answer, person.someone_else) = (answer, false);
                } else if answer == NameAnswer::Same(person.id) && person.answer == NameAnswer::NotAdded {
                    // Who stands for somebody who holds something comes along.
                    person.answer = NameAnswer::New;
                }
            }
        });
    }

    /// They are none of those whose names are like theirs.
    fn set_someone_else(self) {
        self.set(NameAnswer::New);
        self.page.draft.update(|draft| {
            if let Some(person) = draft.people.iter_mut().find(|person| person.id == self.id) {
                person.someone_else = true;
            }
        });
    }

    /// Whether they are somebody new, ticked or not.
    fn is_new(self) -> bool {
        matches!(self.answer.get(), Some(NameAnswer::New | NameAnswer::NotAdded))
    }
}

fn person(page: Page, person: Person, others: StoredValue<Vec<(MemberId, String)>>) -> AnyView {
    let t = &text::current().intake;
    let asked = Asked::new(page, person.id);
    let name = bidi_isolate(&person.name);
    let near: Vec<(MemberId, String)> = page.draft.with_untracked(|draft| {
        let named = |other: &MemberId| (*other, bidi_isolate(&name_of(page.app, draft, *other)));
        person.near.iter().map(named).collect::<Vec<_>>()
    });
    let toggle = move |event| {
        asked.set(if event_target_checked(&event) { NameAnswer::New } else { NameAnswer::NotAdded });
    };
    view! {
        <div class="bring-person">
            <label class="bring-tick">
                <input
                    type="checkbox" aria-label=(t.add)(&name) disabled=move || !asked.is_new()
                    prop:checked=move || asked.answer.get() == Some(NameAnswer::New) on:change=toggle
                />
                <Seat summary=new_seat(&person) size=SeatSize::Small/>
                <span class="person-words">
                    <bdi class="person-name">{person.name.clone()}</bdi>
                    <span class="muted" dir="auto">{about(&person).join(", ")}</span>
                </span>
            </label>
            {who_is(asked, &name, &near, &others.get_value())}
        </div>
        {(!near.is_empty()).then(|| same_person(asked, &name, &near))}
    }
    .into_any()
}

/// What was read of the person.
fn about(person: &Person) -> Vec<String> {
    let t = &text::current().intake;
    let mut about = Vec::new();
    if person.holds > 0 {
        about.push((t.holds)(person.holds));
    }
    if person.was_there {
        about.push(t.was_there.to_owned());
    }
    let also: Vec<&str> =
        person.spelled.iter().filter(|one| **one != person.name).map(String::as_str).collect();
    if !also.is_empty() {
        about.push((t.also_written)(&also.join(", ")));
    }
    about
}

/// Whether they are one of those whose names are like theirs.
fn same_person(asked: Asked, name: &str, near: &[(MemberId, String)]) -> AnyView {
    let t = &text::current().intake;
    let chip = |(other, name): &(MemberId, String)| {
        let same = NameAnswer::Same(*other);
        let on = Signal::derive(move || asked.answer.get() == Some(same));
        view! { <Chip label=(t.same_as)(name) on on_press=move || asked.set(same)/> }
    };
    let on = Signal::derive(move || asked.is_new());
    view! {
        <fieldset class="choice-set">
            <legend>{(t.same_person)(name)}</legend>
            <div class="chips">
                {near.iter().map(chip).collect::<Vec<_>>()}
                <Chip label=t.somebody_else on on_press=move || asked.set_someone_else()/>
            </div>
        </fieldset>
    }
    .into_any()
}

/// A choice for the rest: somebody who is here by quite another name, or no person at all.
fn who_is(asked: Asked, name: &str, near: &[(MemberId, String)], here: &[(MemberId, String)]) -> AnyView {
    let t = &text::current().intake;
    let choose = move |event| {
        let value = event_target_value(&event);
        asked.set(match value.as_str() {
            "new" => NameAnswer::New,
            "not" => NameAnswer::NotAPerson,
            other => other.parse().map_or(NameAnswer::New, NameAnswer::Same),
        });
    };
    let option = move |stands_for: NameAnswer, value: String, words: String| {
        let chosen = move || match asked.answer.get() {
            Some(NameAnswer::NotAdded) => stands_for == NameAnswer::New,
            now => now == Some(stands_for),
        };
        view! { <option value=value prop:selected=chosen>{words}</option> }.into_any()
    };
    let mut options = vec![
        option(NameAnswer::New, "new".to_owned(), t.somebody_new.to_owned()),
        option(NameAnswer::NotAPerson, "not".to_owned(), t.not_a_person.to_owned()),
    ];
    let new_near = near.iter().filter(|(other, _)| here.iter().all(|(id, _)| id != other));
    for (other, name) in new_near.chain(here) {
        options.push(option(NameAnswer::Same(*other), other.to_string(), (t.same_as)(name)));
    }
    view! { <select class="input" aria-label=(t.who_is)(name) on:change=choose>{options}</select> }.into_any()
}
