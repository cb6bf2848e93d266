//! The form of an item of the agenda, in a sheet.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::form::{number, number_field};
use crate::browser::focus;
use crate::group::name::strip_bullet;
use crate::group::{AgendaCommand, Command, Group, ItemId, ItemKind, ItemWords, MeetingId, MemberId};
use crate::text;
use crate::ui::components::people::names::seats_as_added;
use crate::ui::components::{
    Button, Choice, ChoiceCard, Dot, Field, Form, Kind, SeatPicker, Sheet, Submit, also_changed,
};
use crate::ui::state::{App, Draft, app, field};

/// The list, to be focused where what had the focus is gone.
pub(super) const AGENDA: &str = "agenda";
const WHAT: &str = "item-what";
/// More than a day is no item.
const MOST_MINUTES: u16 = 24 * 60;

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct ItemForm {
    what: String,
    by: Vec<MemberId>,
    kind: ItemKind,
    minutes: String,
}

impl ItemForm {
    fn of(group: &Group, words: ItemWords) -> Self {
        Self {
            what: words.what,
            by: Vec::from_iter(words.by.map(|by| group.resolve(by))),
            kind: words.kind,
            minutes: words.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
        }
    }
}

/// Which item is being written.
#[derive(Clone, Copy)]
pub struct Editing {
    open: RwSignal<bool>,
    item: RwSignal<Option<ItemId>>,
}

impl Editing {
    /// None yet.
    pub fn new() -> Self {
        Self { open: RwSignal::new(false), item: RwSignal::new(None) }
    }

    /// Opens the form for this item, or for a new one.
    pub fn begin(self, item: Option<ItemId>) {
        self.item.set(item);
        self.open.set(true);
    }
}

/// The colour of its kind.
pub(super) fn kind_dot(kind: ItemKind) -> Dot {
    match kind {
        ItemKind::Share => Dot::Sky,
        ItemKind::Explore => Dot::Marigold,
        ItemKind::Decide => Dot::Leaf,
    }
}

/// The sheet.
pub fn sheet(meeting: MeetingId, editing: Editing) -> AnyView {
    let t = &text::current().plan;
    let title = move || if editing.item.get().is_some() { t.edit_item } else { t.add };
    view! { <Sheet open=editing.open title=title>{move || form(meeting, editing)}</Sheet> }.into_any()
}

/// An item for each line, whatever marks it as one of a list.
fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| strip_bullet(line).trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

/// The form as it is open.
#[derive(Clone, Copy)]
struct OpenForm {
    app: App,
    meeting: MeetingId,
    /// The item that is changed; none for a new one.
    id: Option<ItemId>,
    form: Draft<ItemForm>,
    missing: RwSignal<Option<String>>,
    /// What was added so far: the message about it lies behind the sheet.
    added: RwSignal<Option<String>>,
}

impl OpenForm {
    /// None where the item that is to be changed is gone.
    fn new(app: App, meeting: MeetingId, id: Option<ItemId>) -> Option<Self> {
        let form = match id {
            Some(id) => app.draft_over(app.draft_name_of("item", id.0), move |group| {
                group.item(id).map(|item| ItemForm::of(group, item.words.clone()))
            })?,
            None => {
                let words = ItemWords { by: app.me_untracked(), ..ItemWords::default() };
                let fresh = app.with_untracked(|group| ItemForm::of(group, words));
                app.draft(app.draft_name_of("item-new", meeting.0), fresh)
            }
        };
        Some(Self { app, meeting, id, form, missing: RwSignal::new(None), added: RwSignal::new(None) })
    }

    /// Writes the item, or each that is new, and tells whether they were kept.
    fn save(self) -> bool {
        let (app, t) = (self.app, &text::current().plan);
        let ItemForm { what, by, kind, minutes } = self.form.get_untracked();
        let words = |what: String| ItemWords {
            what,
            by: by.first().copied(),
            kind,
            minutes: number(&minutes, MOST_MINUTES),
        };
        let items = match self.id {
            Some(_) => Vec::from_iter(Some(what.trim().to_owned()).filter(|what| !what.is_empty())),
            None => lines(&what),
        };
        if items.is_empty() {
            self.missing.set(Some(t.what_missing.to_owned()));
            focus::by_id(WHAT);
            return false;
        }
        self.missing.set(None);
        let said = match (self.id, items.len()) {
            (Some(_), _) => t.edited.to_owned(),
            (None, 1) => t.added.to_owned(),
            (None, several) => (t.added_several)(several),
        };
        let write = |what: String| {
            Command::Agenda(match self.id {
                Some(id) => AgendaCommand::Edit { id, words: words(what) },
                None => AgendaCommand::Add {
                    id: ItemId(app.fresh()),
                    meeting: self.meeting,
                    words: words(what),
                    about: None,
                },
            })
        };
        let is_kept = app.execute(Command::Batch(items.into_iter().map(write).collect()), said.clone());
        self.added.set(is_kept.then_some(said));
        is_kept
    }
}

fn form(meeting: MeetingId, editing: Editing) -> AnyView {
    let (t, common) = (&text::current().plan, &text::current().common);
    let Some(open) = OpenForm::new(app(), meeting, editing.item.get_untracked()) else {
        return ().into_any();
    };
    let OpenForm { id, form, missing, .. } = open;
    let close = move || {
        form.forget();
        editing.open.set(false);
    };
    let save = move || {
        if open.save() {
            close();
            if id.is_some() {
                // The menu that opened the form has closed.
                focus::once_made(|| {
                    focus::by_id(AGENDA);
                });
            }
        }
    };
    let another = move || {
        if open.save() {
            form.reset();
            focus::by_id(WHAT);
        }
    };
    let what = field!(form.what);
    let field = match id {
        Some(_) => view! { <Field id=WHAT label=t.what value=what error=missing most=300/> },
        None => {
            view! { <Field id=WHAT label=t.what hint=t.what_hint value=what error=missing lines=true most=5000/> }
        }
    };
    view! {
        <Form on_submit=save>
            {field}
            {how_many(open)}
            <Choice legend=t.kind cards=kind_cards() chosen=field!(form.kind) column=true/>
            {number_field(t.minutes, MOST_MINUTES, field!(form.minutes))}
            <SeatPicker legend=t.brings people=seats_as_added() chosen=field!(form.by) one=true/>
            {also_changed(form)}
            {id.is_none().then(|| {
                view! { <Button label=text::current().new_commitment.save_another on_press=another/> }
            })}
            <div class="actions form-foot">
                <Submit label=common.save/>
                <Button label=common.cancel kind=Kind::Ghost on_press=close/>
            </div>
        </Form>
    }
    .into_any()
}

/// What is new may be several items: a list that was pasted, or typed.
fn how_many(open: OpenForm) -> AnyView {
    let t = &text::current().plan;
    let OpenForm { id, form, added, .. } = open;
    let what = field!(form.what);
    let says = move || match what.with(|what| lines(what).len()) {
        _ if id.is_some() => None,
        0 => added.get(),
        1 => None,
        several => Some((t.several)(several)),
    };
    view! { <p class="muted" role="status" hidden=move || says().is_none()>{says}</p> }.into_any()
}

fn kind_cards() -> [ChoiceCard<ItemKind>; 3] {
    let t = &text::current().plan;
    ItemKind::ALL.map(|kind| {
        let under = match kind {
            ItemKind::Share => t.share_under,
            ItemKind::Explore => t.explore_under,
            ItemKind::Decide => t.decide_under,
        };
        ChoiceCard::new(kind, t.sort(kind)).under(under).dot(kind_dot(kind))
    })
}
