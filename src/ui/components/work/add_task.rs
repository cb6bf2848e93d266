//! *Add a task*: one line, read as it is typed.

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::name::short_names;
use crate::group::{Day, Group, Member, MemberId, day};
use crate::text::{self, news::bidi_isolate};
use crate::ui::binding::Binding;
use crate::ui::components::people::names::member_name;
use crate::ui::components::{Chip, Form, FormError, GrowingLine, Submit, day_words, fresh_id, icon};
use crate::ui::forms::new_commitment::{self, Missing, NewCommitmentForm};
use crate::ui::forms::task_line::Read;
use crate::ui::forms::task_reader;
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::{App, Draft, app, field};

/// The line, and beneath it what was read, to be corrected by a tap. While it is empty, the plus beside it is *I'll do this*: the
/// whole form, which goes on with the same draft. `example` is seen in it until something is typed.
pub fn add_task(example: &'static str) -> AnyView {
    let (app, t) = (app(), &text::current().new_commitment);
    let form = new_commitment::open(app);
    let read = new_commitment::line(app, form).read_as_typed(app);
    let missing = RwSignal::new(None::<Missing>);
    let what = field!(form.what);
    let id = fresh_id("add-task");
    let field_id = id.clone();
    let save_now = move || {
        // The place may have been left meanwhile: what was typed waits there.
        if missing.is_disposed() {
            return;
        }
        match new_commitment::save(app, form) {
            Ok(()) => {
                missing.set(None);
                form.reset();
            }
            Err(what) => missing.set(what),
        }
        focus::by_id(&field_id);
    };
    let save = move || task_reader::once_there(save_now.clone());
    let holders = field!(form.holders);
    // Whoever is tapped answers it.
    Effect::new(move || {
        holders.track();
        missing.set(None);
    });
    let says = move || match missing.get()? {
        Missing::What => Some(t.what_missing.to_owned()),
        Missing::Holders => Some(t.who_missing.to_owned()),
        Missing::Which(which) => Some(which),
    };
    let set = move |words| {
        missing.set(None);
        what.set(words);
    };
    let line = Binding::from((*what, SignalSetter::map(set)));
    let typed = Memo::new(move |_| what.with(|what| !what.trim().is_empty()));
    let common = &text::current().common;
    let more = move || {
        view! {
            <a class="btn btn-primary add-task-more" href=Route::NewCommitment.hash() aria-label=common.ill_do_this>
                {icon::icon(icon::PLUS)}
            </a>
        }
        .into_any()
    };
    let act = move || if typed.get() { view! { <Submit label=common.save/> }.into_any() } else { more() };
    view! {
        <section class="add-task" aria-label=t.add_task>
            <Form on_submit=save>
                <div class="add-task-line">
                    <GrowingLine id value=line most=500 label=t.add_task example/>
                    {act}
                </div>
                <FormError error=says/>
                {move || typed.get().then(|| chips(app, form, read))}
            </Form>
        </section>
    }
    .into_any()
}

fn chips(app: App, form: Draft<NewCommitmentForm>, read: Memo<Read>) -> AnyView {
    let t = &text::current().new_commitment;
    let someone_else = move |_| {
        // Who looks for somebody else is not meant: the form asks who will do it.
        let holders = field!(form.holders);
        if app.me_untracked().is_some_and(|me| holders.with_untracked(|holders| *holders == [me])) {
            holders.set(Vec::new());
        }
        navigation::go(Route::NewCommitment);
    };
    view! {
        <div class="chips" role="group" aria-label=t.who>
            <span class="chips-head" aria-hidden="true">{t.who}</span>
            {move || people(app, form, read)}
            <button type="button" class="chip" on:click=someone_else>{t.someone_else}</button>
        </div>
        {said_yes_or_asked(app, form)}
        <div class="chips" role="group" aria-label=t.day>
            <span class="chips-head" aria-hidden="true">{t.day}</span>
            {move || days(app, form, read)}
        </div>
    }
    .into_any()
}

/// These people, each by as short a name as tells them apart.
fn short_names_of(group: &Group, ids: &[MemberId]) -> String {
    let seats: Vec<&Member> = group.seats().collect();
    let names: Vec<String> = seats.iter().map(|member| member.name_told_apart()).collect();
    let short = short_names(names.iter().map(String::as_str));
    let names = ids.iter().map(|id| {
        let at = seats.iter().position(|member| member.id == *id);
        at.map_or_else(|| member_name(group, *id), |at| bidi_isolate(&short[at]))
    });
    text::current().list(&names.collect::<Vec<_>>())
}

/// Whether the others are asked, or have said yes: with their names, and changed by a tap. Nothing while it is mine alone.
pub fn said_yes_or_asked(app: App, form: Draft<NewCommitmentForm>) -> AnyView {
    let t = &text::current().new_commitment;
    let (holders, asked) = (field!(form.holders), field!(form.asked));
    let names = Memo::new(move |_| {
        let me = app.me();
        let others =
            holders.with(|holders| Vec::from_iter(holders.iter().copied().filter(|id| Some(*id) != me)));
        (!others.is_empty()).then(|| app.with(|group| short_names_of(group, &others)))
    });
    (move || {
        names.get().map(|names| {
            let question = (t.yes_or_asked)(&names);
            let label = question.clone();
            view! {
                <div class="chips" role="group" aria-label=label>
                    <span class="chips-head" aria-hidden="true">{question}</span>
                    <Chip
                        label=(t.ask_them)(&names) on=Signal::derive(move || asked.get())
                        on_press=move || asked.set(true)
                    />
                    <Chip
                        label=(t.they_said_yes)(&names) on=Signal::derive(move || !asked.get())
                        on_press=move || asked.set(false)
                    />
                </div>
            }
        })
    })
    .into_any()
}

/// Myself, those whom the line names or may mean, and whoever was chosen on the page.
fn people(app: App, form: Draft<NewCommitmentForm>, read: Memo<Read>) -> Vec<AnyView> {
    let holders = new_commitment::line(app, form).holders();
    // Who was taken out can be chosen again: so what is chosen isn't followed here.
    let mut shown: Vec<MemberId> = app.me().into_iter().collect();
    let named = read.with(|read| read.holders.clone());
    // Of several people of one name it is asked which is meant: they are there to be tapped.
    let meant = app.with(|group| read.with(|read| new_commitment::unclear(group, &read.what)));
    for id in named.into_iter().chain(meant).chain(holders.get_untracked()) {
        if !shown.contains(&id) {
            shown.push(id);
        }
    }
    let one = |id: MemberId| {
        let on = Signal::derive(move || holders.with(|holders| holders.contains(&id)));
        let toggle = move || {
            holders.update(|holders| match holders.iter().position(|one| *one == id) {
                Some(at) => {
                    holders.remove(at);
                }
                None => holders.push(id),
            });
        };
        let name = app.with(|group| member_name(group, id));
        view! { <Chip label=name on on_press=toggle/> }.into_any()
    };
    shown.into_iter().map(one).collect()
}

/// The near days, the one that was read or chosen, and none.
fn days(app: App, form: Draft<NewCommitmentForm>, read: Memo<Read>) -> Vec<AnyView> {
    let (chosen, words) = (field!(form.day), &text::current().components);
    let today = app.today();
    let mut shown = vec![today, day::days_after(today, 1)];
    let named = read.with(|read| read.day);
    for day in named.into_iter().chain(chosen.get_untracked()) {
        if !shown.contains(&day) {
            shown.push(day);
        }
    }
    let one = |label: String, day: Option<Day>| {
        let on = Signal::derive(move || chosen.get() == day);
        view! { <Chip label on on_press=move || chosen.set(day)/> }.into_any()
    };
    let near = [words.today, words.tomorrow];
    let label =
        |at: usize, day: Day| near.get(at).map_or_else(|| day_words(today, day), |near| (*near).to_owned());
    let mut chips: Vec<AnyView> =
        shown.into_iter().enumerate().map(|(at, day)| one(label(at, day), Some(day))).collect();
    chips.push(one(words.no_day.to_owned(), None));
    chips
}
