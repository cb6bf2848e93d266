//! "I'll do this", and what somebody else said yes to aloud.

use leptos::prelude::*;

use crate::browser::focus;
use crate::group::{Command, CommitmentId, Companionship, Day, MemberId};
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::people::add_member::add_name;
use crate::ui::components::people::names::{name_or_somebody, names_or_somebody, seats_by_name};
use crate::ui::components::{
    Button, CancelTyped, DayField, Details, Field, Form, PageHead, SeatLook, SeatPicker, Submit,
};
use crate::ui::navigation;
use crate::ui::route::{Route, WorkTab};
use crate::ui::state::{App, app, form_data};

const WHAT: &str = "new-what";
const WHO: &str = "new-who";

form_data! {
    /// What is typed.
    struct Typed: Data {
        what: String,
        holders: Vec<MemberId>,
        alongside: Vec<MemberId>,
        learning: Vec<MemberId>,
        day: Option<Day>,
        note: String,
    }
}

impl Typed {
    /// Who is alongside or learning. A holder is no companion, and each is one of the two.
    fn companions(self) -> Vec<(MemberId, Companionship)> {
        let (holders, alongside) = (self.holders.get_untracked(), self.alongside.get_untracked());
        let learning = self.learning.get_untracked();
        let learning = learning.into_iter().filter(|id| !alongside.contains(id));
        let learning: Vec<_> = learning.map(|id| (id, Companionship::Learning)).collect();
        let alongside = alongside.into_iter().map(|id| (id, Companionship::Alongside));
        alongside.chain(learning).filter(|(id, _)| !holders.contains(id)).collect::<Vec<_>>()
    }
}

/// The page.
pub fn page() -> AnyView {
    let (app, t, common) = (app(), &text::current().new_commitment, &text::current().common);
    let me = app.me_now();
    let fresh = Data { holders: me.into_iter().collect::<Vec<_>>(), ..Data::default() };
    let typed = Typed::open(app, app.draft_name("commitment-new"), fresh);
    let (no_what, nobody) = (RwSignal::new(None), RwSignal::new(false));
    Effect::new(move || {
        if typed.holders.with(|holders| !holders.is_empty()) {
            nobody.set(false);
        }
    });
    let save = move || {
        let kept = save(app, typed, no_what, nobody);
        if kept {
            typed.clear();
        }
        kept
    };
    let leave = move || {
        typed.clear();
        navigation::back_or(Route::Work(WorkTab::Mine));
    };
    let another = move || {
        if save() {
            focus::by_id(WHAT);
        }
    };
    let mine = move || typed.holders.with(|holders| matches!(holders.as_slice(), [one] if Some(*one) == me));
    let what = move || if mine() { t.what_mine } else { t.what };
    view! {
        <PageHead title=common.ill_do_this back=Route::Work(WorkTab::Mine)/>
        <Form on_submit=move || if save() { leave() }>
            <Field id=WHAT label=what hint=t.what_hint value=typed.what error=no_what/>
            {who(app, typed, me, nobody)}
            <DayField label=t.day value=typed.day today=untrack(|| app.today())/>
            {alongside(typed)}
            <Field label=t.note value=typed.note lines=true optional=true most=2000/>
            <div class="actions">
                <Submit label=common.save/>
                <Button label=t.save_another on_press=another/>
                <CancelTyped begun=typed.is_begun() on_cancel=leave/>
            </div>
        </Form>
    }
    .into_any()
}

/// Who said yes, and that one notes it for them.
fn who(app: App, typed: Typed, me: Option<MemberId>, nobody: RwSignal<bool>) -> AnyView {
    let t = &text::current().new_commitment;
    let people = seats_by_name();
    let none = Memo::new(move |_| people.with(Vec::is_empty));
    let noted = move || {
        let me =
            me.filter(|me| typed.holders.with(|holders| !holders.is_empty() && !holders.contains(me)))?;
        app.with(|group| Some((t.noted_by)(&name_or_somebody(group, Some(me)))))
    };
    view! {
        <div class="stack-close" id=WHO tabindex="-1">
            {move || match none.get() {
                true => view! { <h2>{t.who}</h2><p>{t.nobody_yet}</p> }.into_any(),
                false => view! { <SeatPicker legend=t.who people chosen=typed.holders/> }.into_any(),
            }}
            <p class="error" role="alert" hidden=move || !nobody.get()>{move || nobody.get().then_some(t.who_missing)}</p>
            <p class="muted" dir="auto">{noted}</p>
            {add_name(typed.holders, false)}
        </div>
    }
    .into_any()
}

/// Who comes along; folded away, for it is wanted now and then.
fn alongside(typed: Typed) -> AnyView {
    let t = &text::current().new_commitment;
    let all = seats_by_name();
    let without = move |taken: &[Binding<Vec<MemberId>>]| {
        let free = |look: &SeatLook| !taken.iter().any(|taken| taken.with(|taken| taken.contains(&look.id)));
        all.with(|all| all.iter().filter(|look| free(look)).cloned().collect::<Vec<_>>())
    };
    let near = Memo::new(move |_| without(&[typed.holders]));
    let learners = Memo::new(move |_| without(&[typed.holders, typed.alongside]));
    view! {
        <Details summary=t.alongside_fold>
            <SeatPicker legend=t.alongside people=near chosen=typed.alongside/>
            <SeatPicker legend=t.learning people=learners chosen=typed.learning/>
        </Details>
    }
    .into_any()
}

/// Keeps it; returns whether it was. What is missing is said, and takes the focus.
fn save(app: App, typed: Typed, no_what: RwSignal<Option<String>>, nobody: RwSignal<bool>) -> bool {
    let t = &text::current().new_commitment;
    let what = typed.what.get_untracked().trim().to_owned();
    let holders = typed.holders.get_untracked();
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
    let act = Command::Commit {
        id: CommitmentId(app.fresh()),
        what,
        holders,
        companions: typed.companions(),
        day: typed.day.get_untracked(),
        note: typed.note.get_untracked(),
        on: None,
    };
    app.execute(act, said)
}
