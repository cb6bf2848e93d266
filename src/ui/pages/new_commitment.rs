//! "I'll do this", and what somebody else said yes to aloud.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::{fields, focus};
use crate::group::{Command, CommitmentId, Companionship, Day, MemberId};
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::people::add_member::add_name;
use crate::ui::components::people::names::{name_or_somebody, names_or_somebody, seats_by_name};
use crate::ui::components::{
    Button, CancelTyped, DayField, Details, Field, Form, FormError, PageHead, SeatLook, SeatPicker, Submit,
};
use crate::ui::navigation;
use crate::ui::route::{Route, WorkTab};
use crate::ui::state::{App, Draft, app, field};

const WHAT: &str = "new-what";
const WHO: &str = "new-who";

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct NewCommitmentForm {
    what: String,
    holders: Vec<MemberId>,
    alongside: Vec<MemberId>,
    learning: Vec<MemberId>,
    day: Option<Day>,
    note: String,
}

impl NewCommitmentForm {
    /// Who is alongside or learning. A holder is no companion, and each is one of the two.
    fn companions(&self) -> Vec<(MemberId, Companionship)> {
        let alongside = self.alongside.iter().map(|id| (*id, Companionship::Alongside));
        let learning = self.learning.iter().filter(|id| !self.alongside.contains(id));
        let learning = learning.map(|id| (*id, Companionship::Learning));
        alongside.chain(learning).filter(|(id, _)| !self.holders.contains(id)).collect()
    }
}

/// The page.
pub fn page() -> AnyView {
    let (app, t, common) = (app(), &text::current().new_commitment, &text::current().common);
    let me = app.me_now();
    let fresh = NewCommitmentForm { holders: me.into_iter().collect(), ..NewCommitmentForm::default() };
    let form = app.draft(app.draft_name("commitment-new"), fresh);
    let (no_what, nobody) = (RwSignal::new(None), RwSignal::new(false));
    let holders = field!(form.holders);
    Effect::new(move || {
        if holders.with(|holders| !holders.is_empty()) {
            nobody.set(false);
        }
    });
    let save = move || {
        let kept = save(app, form, no_what, nobody);
        if kept {
            form.reset();
        }
        kept
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
    let send = move || match (save(), again.get_value()) {
        (true, true) => {
            focus::by_id(WHAT);
        }
        (true, false) => leave(),
        (false, _) => {}
    };
    let mine = move || holders.with(|holders| matches!(holders.as_slice(), [one] if Some(*one) == me));
    let what = move || if mine() { t.what_mine } else { t.what };
    view! {
        <PageHead title=common.ill_do_this back=Route::Work(WorkTab::Mine)/>
        <Form on_submit=send>
            <Field id=WHAT label=what hint=t.what_hint value=field!(form.what) error=no_what/>
            {who(app, form, me, nobody)}
            <DayField label=t.day value=field!(form.day) today=untrack(|| app.today())/>
            {alongside(form)}
            <Field label=t.note value=field!(form.note) lines=true optional=true most=2000/>
            <div class="actions">
                <Submit label=common.save/>
                <Button label=t.save_another on_press=another/>
                <CancelTyped begun=form.is_begun() on_cancel=leave/>
            </div>
        </Form>
    }
    .into_any()
}

/// Who said yes, and that one notes it for them.
fn who(app: App, form: Draft<NewCommitmentForm>, me: Option<MemberId>, nobody: RwSignal<bool>) -> AnyView {
    let t = &text::current().new_commitment;
    let holders = field!(form.holders);
    let people = seats_by_name();
    let none = Memo::new(move |_| people.with(Vec::is_empty));
    let noted = move || {
        let me = me.filter(|me| holders.with(|holders| !holders.is_empty() && !holders.contains(me)))?;
        app.with(|group| Some((t.noted_by)(&name_or_somebody(group, Some(me)))))
    };
    view! {
        <div class="stack-close" id=WHO tabindex="-1">
            {move || match none.get() {
                true => view! { <h2>{t.who}</h2><p>{t.nobody_yet}</p> }.into_any(),
                false => view! { <SeatPicker legend=t.who people chosen=holders/> }.into_any(),
            }}
            <FormError error=move || nobody.get().then_some(t.who_missing)/>
            <p class="muted" dir="auto">{noted}</p>
            {add_name(holders, false)}
        </div>
    }
    .into_any()
}

/// Who comes along; folded away, for it is wanted now and then.
fn alongside(form: Draft<NewCommitmentForm>) -> AnyView {
    let t = &text::current().new_commitment;
    let (holders, alongside, learning) =
        (field!(form.holders), field!(form.alongside), field!(form.learning));
    let all = seats_by_name();
    let without = move |taken: &[Binding<Vec<MemberId>>]| {
        let free = |look: &SeatLook| !taken.iter().any(|taken| taken.with(|taken| taken.contains(&look.id)));
        all.with(|all| all.iter().filter(|look| free(look)).cloned().collect::<Vec<_>>())
    };
    let near = Memo::new(move |_| without(&[holders]));
    let learners = Memo::new(move |_| without(&[holders, alongside]));
    view! {
        <Details summary=t.alongside_fold>
            <SeatPicker legend=t.alongside people=near chosen=alongside/>
            <SeatPicker legend=t.learning people=learners chosen=learning/>
        </Details>
    }
    .into_any()
}

/// Keeps it; returns whether it was. What is missing is said, and takes the focus.
fn save(
    app: App,
    form: Draft<NewCommitmentForm>,
    no_what: RwSignal<Option<String>>,
    nobody: RwSignal<bool>,
) -> bool {
    let t = &text::current().new_commitment;
    let form = form.get_untracked();
    let (what, companions) = (form.what.trim().to_owned(), form.companions());
    let NewCommitmentForm { holders, day, note, .. } = form;
    no_what.set(what.is_empty().then(|| t.what_missing.to_owned()));
    nobody.set(holders.is_empty());
    if what.is_empty() {
        focus::by_id(WHAT);
        return false;
    }
    if holders.is_empty() {
        focus::by_id(WHO);
        return false;
    }
    let said = if app.me_now().is_some_and(|me| holders == [me]) {
        t.saved_mine.to_owned()
    } else {
        (t.saved)(&app.now(|group| names_or_somebody(group, &holders)))
    };
    let act =
        Command::Commit { id: CommitmentId(app.fresh()), what, holders, companions, day, note, on: None };
    app.execute(act, said)
}
