//! Add people: one by one, or many names at once. Who looks like somebody is asked about and never taken for them
//! in silence.

mod lines;
mod save;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use self::lines::{Answers, IsSame, Line, UNANSWERED, lines, understood};
use self::save::add_members;
use crate::browser::focus;
use crate::group::Group;
use crate::group::name::{LONGEST, clean, one_name, split_names_knowing, too_long};
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::people::first_steps;
use crate::ui::components::people::names::{NAME_FIELD_MOST, seats_as_added};
use crate::ui::components::people::who_are_you::PUT_OFF;
use crate::ui::components::{
    Button, Details, Field, Form, FormActions, FormError, MemberSummary, PageHead, Seat, SeatSize, Segmented,
};
use crate::ui::navigation::go_instead;
use crate::ui::route::Route;
use crate::ui::state::{App, Draft, app, field};

const FIELD: &str = "new-names";

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct NewPeopleForm {
    names: String,
    pronouns: String,
}

/// What is being typed, as the page understands it.
#[derive(Clone, Copy)]
struct NewPeople {
    app: App,
    form: Draft<NewPeopleForm>,
    names: Binding<String>,
    pronouns: Binding<String>,
    /// Whether it is a list of names, or one person.
    many: RwSignal<bool>,
    lines: Memo<Vec<Line>>,
    answers: Answers,
    /// A name is longer than one can be: nothing that was typed is cut without a word.
    too_long: Memo<bool>,
    /// One wanted to add, and there was no name.
    missing: RwSignal<bool>,
    /// One wanted to add, and a question was open.
    unanswered: RwSignal<bool>,
}

impl NewPeople {
    fn new(app: App) -> Self {
        let form = app.draft(app.draft_name("people"), NewPeopleForm::default());
        let (names, pronouns) = (field!(form.names), field!(form.pronouns));
        // What was typed as a list before is one again: the field for one name would take all of it for one.
        let many = RwSignal::new(names.with_untracked(|names| names.contains(['\n', ',', ';'])));
        let lines = Memo::new(move |_| {
            if many.get() {
                let known = app.with(Group::known_names);
                let names = names.with(|names| split_names_knowing(names, &|name| known.knows(name)));
                return lines(app, names);
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
        let too_long = Memo::new(move |_| {
            if many.get() {
                // Of a list each name is kept as far as it fits.
                let full = |line: &Line| line.newcomer.person.name.chars().count() >= LONGEST;
                lines.with(|lines| lines.iter().any(full))
            } else {
                names.with(|names| too_long(names))
            }
        });
        let (missing, unanswered) = (RwSignal::new(false), RwSignal::new(false));
        Self {
            app,
            form,
            names,
            pronouns,
            many,
            lines,
            answers: Answers::new(),
            too_long,
            missing,
            unanswered,
        }
    }

    /// Adds them, or says what is missing.
    fn add(self) {
        let lines = self.lines.get_untracked();
        let said: Vec<Option<IsSame>> =
            untrack(|| lines.iter().map(|line| line.answer(self.answers)).collect::<Vec<_>>());
        if lines.is_empty() {
            self.missing.set(true);
            focus::by_id(FIELD);
        } else if self.too_long.get_untracked() {
            focus::by_id(FIELD);
        } else if said.contains(&None) {
            self.unanswered.set(true);
            // It may be far below what was pressed.
            focus::first(UNANSWERED);
        } else if add_members(self.app, &lines, &said, self.answers) {
            self.form.reset();
            self.answers.clear();
            self.missing.set(false);
            self.unanswered.set(false);
            if self.many.get_untracked() {
                onward(self.app)
            } else {
                focus::by_id(FIELD);
            }
        }
    }

    /// How many would be added: those who are said to be somebody else's other spelling are not counted.
    fn count(self) -> usize {
        let is_new = |line: &&Line| line.answer(self.answers) != Some(IsSame::SamePerson);
        self.lines.with(|lines| lines.iter().filter(is_new).count())
    }

    /// Whether a question is open, once one wanted to add.
    fn is_open(self) -> bool {
        let open = |line: &Line| line.answer(self.answers).is_none();
        self.unanswered.get() && self.lines.with(|lines| lines.iter().any(open))
    }
}

/// The page.
pub fn page() -> AnyView {
    let (app, text) = (app(), text::current());
    let (t, common) = (&text.people, &text.common);
    let new = NewPeople::new(app);
    let NewPeople { form, many, lines, answers, .. } = new;
    let count = Memo::new(move |_| new.count());
    let add_label = move || match count.get() {
        count if many.get() && count > 0 => (t.add_many)(count),
        _ => t.add_one.to_owned(),
    };
    let is_typed = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    view! {
        <PageHead title=common.add_people eyebrow=first_steps::eyebrow(app, 2) back=Route::People/>
        <Segmented legend=t.how options=[(false, t.one), (true, t.many)] chosen=many/>
        <Form on_submit=move || new.add()>
            {fields(new)}
            {move || understood(lines.get(), many.get(), answers)}
            <FormError error=move || new.is_open().then_some(t.answer_first)/>
            <FormActions label=add_label begun=form.is_begun() on_cancel=move || form.reset()/>
        </Form>
        {here(app, is_typed)}
    }
    .into_any()
}

/// One field for many names, or a name with its pronouns.
fn fields(new: NewPeople) -> AnyView {
    let t = &text::current().people;
    let NewPeople { app, names, pronouns, many, lines, too_long, missing, .. } = new;
    let error = Signal::derive(move || {
        if too_long.get() {
            return Some((t.name_too_long)(LONGEST));
        }
        let wanted = if many.get() { t.names_wanted } else { t.name_wanted };
        (missing.get() && lines.with(Vec::is_empty)).then(|| wanted.to_owned())
    });
    // While nobody is there, one begins with oneself.
    let nobody = Memo::new(move |_| app.with(|group| group.seats().next().is_none()));
    let first = move || if nobody.get() { t.name_first } else { "" };
    let names_hint = move || if nobody.get() { t.names_hint } else { t.names_hint_more };
    (move || {
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
    })
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

/// Who is here so far, and the way on: not beside names that would stay behind.
fn here(app: App, is_typed: Memo<bool>) -> AnyView {
    let t = &text::current().people;
    let people = seats_as_added();
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
