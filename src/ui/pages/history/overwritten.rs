//! What was written over: where two phones wrote different things, the later one counts, and what it replaced is
//! still on this phone and can be put back.

use leptos::prelude::*;

use crate::group::{Command, CommitmentId, Day, Group, MemberId, RecordKind, day, field};
use crate::replica::{Key, Timestamp, Value};
use crate::text;
use crate::ui::components::{Button, Card, Kind, by_day_words};
use crate::ui::state::{App, app};

/// So many stand on the page, the latest first.
const MOST: usize = 30;

/// Something that was written over by another phone.
#[derive(Clone, PartialEq)]
struct Over {
    by: Timestamp,
    /// What it is about: a commitment, a person.
    about: String,
    before: String,
    now: String,
    back: Back,
}

/// What is put back: the field of the record, and what it said.
#[derive(Clone, PartialEq)]
struct Back {
    key: Key,
    field: String,
    value: String,
}

/// The card; nothing is looked for before it is asked for.
pub(super) fn card() -> AnyView {
    let (app, t) = (app(), &text::current().history);
    let open = RwSignal::new(false);
    let found = Memo::new(move |_| {
        let today = app.today();
        if open.get() { app.with(|group| summary(app, group, today)) } else { Vec::new() }
    });
    let line = move |over: Over| {
        let back = over.back;
        let put_back = move || {
            if let Some((_, command)) = app.with_untracked(|group| way_back(group, &back)) {
                app.execute(command, t.put_back_said);
            }
        };
        view! {
            <li class="moment">
                <b dir="auto">{over.about}</b>
                <p>{(t.said_before)(&over.before)}</p>
                <p class="muted">{(t.says_now)(&over.now)}</p>
                <Button label=t.put_back kind=Kind::Ghost on_press=put_back/>
            </li>
        }
        .into_any()
    };
    let list = move || {
        let found = found.get();
        if found.is_empty() {
            return view! { <p class="muted">{t.nothing_over}</p> }.into_any();
        }
        view! { <ul class="list">{found.into_iter().map(line).collect::<Vec<_>>()}</ul> }.into_any()
    };
    view! {
        <Card title=t.written_over>
            <p class="muted">{t.written_over_text}</p>
            {move || if open.get() {
                list()
            } else {
                view! { <Button label=t.look_over on_press=move || open.set(true)/> }.into_any()
            }}
        </Card>
    }
    .into_any()
}

/// Looks through the journals of people, commitments and the group itself.
fn summary(app: App, group: &Group, today: Day) -> Vec<Over> {
    let people = group.members().flat_map(|member| group.records_of(member.id)).map(MemberId::key);
    let keys = people.chain(group.commitments().map(|commitment| commitment.id.key()));
    let mut found: Vec<Over> = Vec::new();
    for key in keys.chain([group.key()]) {
        for lost in app.lost(&key) {
            let current = app.record(&key, |record| record.and_then(|r| r.cell(&lost.field).cloned()));
            // What the same phone wrote after itself was no surprise to anybody: Undo is for that.
            let Some(current) =
                current.filter(|cell| cell.timestamp.device() != lost.cell.timestamp.device())
            else {
                continue;
            };
            if current.value == lost.cell.value {
                continue;
            }
            let Value::Text(before) = &lost.cell.value else { continue };
            let back = Back { key: key.clone(), field: lost.field.clone(), value: before.clone() };
            if let Some((about, _)) = way_back(group, &back) {
                let shown = |value: &Value| shown(value, &lost.field, today);
                found.push(Over {
                    by: current.timestamp,
                    about,
                    before: shown(&lost.cell.value),
                    now: shown(&current.value),
                    back,
                });
            }
        }
    }
    found.sort_by_key(|over| std::cmp::Reverse(over.by));
    found.truncate(MOST);
    found
}

/// The value in words.
fn shown(value: &Value, name: &str, today: Day) -> String {
    match value {
        Value::Text(text) if name == field::commitment::DAY => {
            day::from_text(text).map_or_else(|| text.clone(), |day| by_day_words(today, day))
        }
        // Anyone may have written the file: a long text is cut, and what turns the direction around is set apart.
        Value::Text(text) => {
            let seen = crate::group::clean_lines(Some(text));
            text::news::bidi_isolate(&seen.chars().take(300).collect::<String>())
        }
        _ => text::current().commitment.no_day.to_owned(),
    }
}

/// What it is about, and the act that puts the value back; `None` for a field of another sort.
fn way_back(group: &Group, back: &Back) -> Option<(String, Command)> {
    let Back { key, field: name, value } = back;
    let (name, before) = (name.as_str(), value.clone());
    if before.is_empty() {
        return None;
    }
    if key.kind == RecordKind::Commitment {
        let commitment = group.commitment(CommitmentId(key.id))?;
        let (id, what, note) = (commitment.id, commitment.what.clone(), commitment.note.clone());
        let about = text::news::bidi_isolate(&what);
        let command = match name {
            field::commitment::WHAT => Command::EditCommitment { id, what: before, note },
            field::commitment::NOTE => Command::EditCommitment { id, what, note: before },
            field::commitment::DAY => Command::MoveDay { id, day: Some(day::from_text(&before)?) },
            _ => return None,
        };
        Some((about, command))
    } else if key.kind == RecordKind::Member {
        let member = group.member(MemberId(key.id)).filter(|member| member.id.0 == key.id)?;
        let (id, name_now) = (member.id, member.name.clone());
        let (pronouns, note) = (member.pronouns.clone(), member.note.clone());
        let about = text::news::bidi_isolate(&name_now);
        let command = match name {
            field::member::NAME => Command::EditMember { id, name: before, pronouns, note },
            field::member::PRONOUNS => Command::EditMember { id, name: name_now, pronouns: before, note },
            field::member::NOTE => Command::EditMember { id, name: name_now, pronouns, note: before },
            _ => return None,
        };
        Some((about, command))
    } else if key.kind == RecordKind::Group {
        let (now, purpose) = (group.name().to_owned(), group.purpose().to_owned());
        let about = text::news::bidi_isolate(&now);
        let command = match name {
            field::group::NAME => Command::NameGroup { name: before, purpose },
            field::group::PURPOSE => Command::NameGroup { name: now, purpose: before },
            _ => return None,
        };
        Some((about, command))
    } else {
        None
    }
}
