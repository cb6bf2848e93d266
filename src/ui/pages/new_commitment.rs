//! "I'll do this", and what somebody else said yes to aloud.

use leptos::prelude::*;

use crate::browser::{fields, focus};
use crate::group::MemberId;
use crate::text::{self, news::bidi_isolate};
use crate::ui::binding::Binding;
use crate::ui::components::people::add_member::add_name;
use crate::ui::components::people::names::{name_or_somebody, names_of, seats_as_added};
use crate::ui::components::work::add_task::said_yes_or_asked;
use crate::ui::components::{
    Button, DayField, Details, Field, Form, FormActions, FormError, Kind, MemberSummary, PageHead, SeatPicker,
};
use crate::ui::forms::new_commitment::{self, Missing, NewCommitmentForm};
use crate::ui::forms::task_reader;
use crate::ui::navigation;
use crate::ui::route::{Route, WorkTab};
use crate::ui::state::{App, Draft, app, field};

const WHAT: &str = "new-what";
const WHO: &str = "new-who";
/// A longer name is no example.
const LONG_NAME: usize = 12;

/// The page.
pub fn page() -> AnyView {
    let (app, t, common) = (app(), &text::current().new_commitment, &text::current().common);
    let me = app.me_untracked();
    let form = new_commitment::open(app);
    let read = new_commitment::line(app, form).read_as_typed(app);
    let (no_what, nobody) = (RwSignal::new(None), RwSignal::new(false));
    let holders = field!(form.holders);
    Effect::new(move || {
        if holders.with(|holders| !holders.is_empty()) {
            nobody.set(false);
        }
    });
    let save = move || {
        let missing = new_commitment::save(app, form);
        no_what.set(match &missing {
            Err(Some(Missing::What)) => Some(t.what_missing.to_owned()),
            Err(Some(Missing::Which(which))) => Some(which.clone()),
            _ => None,
        });
        nobody.set(missing == Err(Some(Missing::Holders)));
        match &missing {
            Ok(()) => form.reset(),
            Err(Some(Missing::What | Missing::Which(_))) => {
                focus::by_id(WHAT);
            }
            Err(Some(Missing::Holders)) => {
                focus::by_id(WHO);
            }
            Err(None) => {}
        }
        missing.is_ok()
    };
    let leave = move || {
        form.reset();
        navigation::back_or(Route::Work(WorkTab::Mine));
    };
    // Asked for by *Save and another*: the form stays, for the next one.
    let again = StoredValue::new(false);
    let another = move || {
        again.set_value(true);
        if let Some(field) = document().get_element_by_id(WHAT) {
            fields::send_form_of(&field);
        }
        again.set_value(false);
    };
    let send = move || {
        let again = again.get_value();
        task_reader::once_there(move || {
            // The page may have been left meanwhile: what was typed waits there.
            if nobody.is_disposed() || !save() {
                return;
            }
            if again {
                focus::by_id(WHAT);
            } else {
                leave();
            }
        });
    };
    let mine = move || holders.with(|holders| matches!(holders.as_slice(), [one] if Some(*one) == me));
    let what = move || if mine() { t.what_mine } else { t.what };
    let title = move || {
        let (with_me, others) = holders.with(|holders| {
            let others = holders.iter().copied().filter(|id| Some(*id) != me).collect::<Vec<_>>();
            (others.len() < holders.len(), others)
        });
        let asks = new_commitment::asks(app, form);
        let names = || app.with(|group| names_of(group, &others));
        match (with_me, others.is_empty()) {
            (false, true) if me.is_some() => t.add_task.to_owned(),
            (false, false) => {
                if asks {
                    (t.ask_them)(&names())
                } else {
                    (t.they_will)(&names())
                }
            }
            (true, false) if asks => (t.do_and_ask)(&names()),
            _ => common.ill_do_this.to_owned(),
        }
    };
    let more = form.with_untracked(NewCommitmentForm::has_more);
    // The example is somebody of this group, whose name leaves it in one line.
    let hint = app.with_untracked(|group| {
        let mut others =
            group.seats().filter(|member| Some(member.id) != me).map(|member| first_name(&member.name));
        let other = others.find(|name| name.chars().count() <= LONG_NAME);
        other.map_or_else(|| t.what_hint.to_owned(), |name| (t.what_hint_with)(&bidi_isolate(name)))
    });
    view! {
        <PageHead title back=Route::Work(WorkTab::Mine)/>
        <Form on_submit=send>
            <Field id=WHAT grows=true label=what hint value=field!(form.what) error=no_what/>
            {who(app, form, me, nobody)}
            <DayField
                label=t.day value=field!(form.day) today=untrack(|| app.today())
                read=Signal::derive(move || read.with(|read| read.day))
            />
            <Details summary=t.more unfolded=more>
                {alongside(form)}
                <Field label=t.note value=field!(form.note) lines=true optional=true most=2000/>
            </Details>
            <Button label=t.save_another kind=Kind::Quiet on_press=another/>
            <FormActions begun=form.is_begun() on_cancel=leave/>
        </Form>
    }
    .into_any()
}

/// By which the typed line knows them.
fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// Who said yes, and that one notes it for them.
fn who(app: App, form: Draft<NewCommitmentForm>, me: Option<MemberId>, nobody: RwSignal<bool>) -> AnyView {
    let t = &text::current().new_commitment;
    let holders = new_commitment::line(app, form).holders();
    let people = seats_as_added();
    let none = Memo::new(move |_| people.with(Vec::is_empty));
    let noted = move || {
        let me = me.filter(|me| holders.with(|holders| !holders.is_empty() && !holders.contains(me)))?;
        if new_commitment::asks(app, form) {
            return None;
        }
        app.with(|group| Some((t.noted_by)(&name_or_somebody(group, Some(me)))))
    };
    let share = move || {
        let without_me =
            me.is_some_and(|me| holders.with(|holders| !holders.is_empty() && !holders.contains(&me)));
        without_me.then_some(t.share_it)
    };
    view! {
        <div class="stack-close" id=WHO tabindex="-1">
            {move || match none.get() {
                true => view! { <h2>{t.who}</h2><p>{t.nobody_yet}</p> }.into_any(),
                false => view! { <SeatPicker legend=t.who people chosen=holders/> }.into_any(),
            }}
            <FormError error=move || nobody.get().then_some(t.who_missing)/>
            {said_yes_or_asked(app, form)}
            <p class="muted" dir="auto">{noted}</p>
            <p class="muted">{share}</p>
            {add_name(holders, false)}
        </div>
    }
    .into_any()
}

/// Who comes along.
fn alongside(form: Draft<NewCommitmentForm>) -> AnyView {
    let t = &text::current().new_commitment;
    let (holders, alongside, learning) =
        (field!(form.holders), field!(form.alongside), field!(form.learning));
    let all = seats_as_added();
    let without = move |taken: &[Binding<Vec<MemberId>>]| {
        let free = |summary: &MemberSummary| {
            !taken.iter().any(|taken| taken.with(|taken| taken.contains(&summary.id)))
        };
        all.with(|all| all.iter().filter(|summary| free(summary)).cloned().collect::<Vec<_>>())
    };
    let near = Memo::new(move |_| without(&[holders]));
    let learners = Memo::new(move |_| without(&[holders, alongside]));
    view! {
        <SeatPicker legend=t.alongside people=near chosen=alongside/>
        <SeatPicker legend=t.learning people=learners chosen=learning/>
    }
    .into_any()
}
