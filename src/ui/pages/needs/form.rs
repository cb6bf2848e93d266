//! "Say what's needed", and the same form over a need that stands on the board.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::{focus, letters::capital};
use crate::group::{Command, Day, Group, MemberId, NeedCommand, NeedId, NeedSize, NeedWords};
use crate::text;
use crate::ui::components::people::author_picker::by_whom;
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::{
    Chip, Choice, ChoiceCard, DayField, Details, Field, Form, FormActions, PageHead, Words, WordsField,
    also_changed,
};
use crate::ui::forms::task_line::{Read, read_corrected_day, read_day_as_typed};
use crate::ui::forms::task_reader;
use crate::ui::navigation;
use crate::ui::route::Route;
use crate::ui::state::{Draft, app, field};
use crate::ui::words::{merge_words, with_typed};

const WHAT: &str = "need-what";

/// What is answered to how much it asks for.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
enum SizeAnswer {
    Known(NeedSize),
    HardToSay,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct NeedForm {
    what: String,
    why: String,
    /// How much it asks for, where somebody has said so or that it is hard to say.
    size: Option<SizeAnswer>,
    strengths: Vec<String>,
    /// A strength that is typed and not added yet.
    strength: String,
    day: Option<Day>,
    first_step: String,
    // So it is called in drafts of earlier versions.
    #[serde(alias = "few_see")]
    less_visible: bool,
    by: Vec<MemberId>,
}

impl From<NeedWords> for NeedForm {
    fn from(words: NeedWords) -> Self {
        Self {
            what: words.what,
            why: words.why,
            size: words.size.map(SizeAnswer::Known),
            strengths: words.strengths,
            strength: String::new(),
            day: words.day,
            first_step: words.first_step,
            less_visible: words.less_visible,
            by: Vec::new(),
        }
    }
}

impl NeedForm {
    /// Whether something is in what the form folds away.
    fn has_more(&self) -> bool {
        self.size.is_some() || self.less_visible || !self.why.is_empty() || !self.first_step.is_empty()
    }

    /// Whether a skill is named.
    fn has_strengths(&self) -> bool {
        !self.strengths.is_empty() || !self.strength.is_empty()
    }

    /// The words as they are to be kept, with a strength that was typed and not added.
    fn words(self) -> NeedWords {
        NeedWords {
            what: self.what.trim().to_owned(),
            why: self.why.trim().to_owned(),
            size: match self.size {
                Some(SizeAnswer::Known(size)) => Some(size),
                Some(SizeAnswer::HardToSay) | None => None,
            },
            strengths: with_typed(self.strengths, &self.strength),
            day: self.day,
            first_step: self.first_step.trim().to_owned(),
            less_visible: self.less_visible,
        }
    }
}

/// The page on which something needed is said.
pub fn new_page() -> AnyView {
    let (app, t) = (app(), &text::current().needs);
    let me = app.me_untracked();
    let fresh = NeedForm { by: me.into_iter().collect::<Vec<_>>(), ..NeedForm::default() };
    let form = app.draft(app.draft_name("need-new"), fresh);
    let by = field!(form.by);
    let noted = move || {
        let by = by.with(|by| by.first().copied())?;
        let me = me.filter(|me| *me != by)?;
        app.with(|group| Some((text::current().new_commitment.noted_by)(&name_or_somebody(group, Some(me)))))
    };
    let read = read_day_as_typed(field!(form.what), field!(form.day));
    let save_now = move |words: NeedWords| {
        let id = NeedId(app.fresh());
        let by = by.with_untracked(|by| by.first().copied());
        if app.execute(Command::Need(NeedCommand::Say { id, words: without_day(words), by }), t.said) {
            form.forget();
            navigation::go_instead(Route::Need(id));
        }
    };
    let save = move |words: NeedWords| {
        task_reader::once_there(move || {
            // The page may have been left meanwhile: what was typed waits there.
            if read.try_get_untracked().is_some() {
                save_now(words);
            }
        });
    };
    let whose =
        view! { {by_whom(t.whose, me, by)}<p class="muted kind-word" dir="auto">{noted}</p> }.into_any();
    view! {
        <PageHead title=text::current().common.say_needed back=Route::Needs/>
        {fields(form, t.what_hint_with_day, Some(read), whose, Callback::new(save), Callback::from(|| navigation::back_or(Route::Needs)))}
    }
    .into_any()
}

/// The words of a need without the day that was read out of what is needed.
fn without_day(words: NeedWords) -> NeedWords {
    let Read { what, note, .. } = read_corrected_day(&words.what, words.day);
    let why = [words.why.as_str(), note.trim()].into_iter().filter(|words| !words.is_empty());
    NeedWords { what, why: why.collect::<Vec<_>>().join("\n"), ..words }
}

/// The form over a need; `open` is the sheet in which it stands.
pub(super) fn edit(id: NeedId, open: RwSignal<bool>) -> AnyView {
    let (app, t) = (app(), &text::current().needs);
    let words_now = move |group: &Group| group.need(id).map(|need| need.words.clone());
    let read = move |group: &Group| words_now(group).map(NeedForm::from);
    let Some(form) = app.draft_over(app.draft_name_of("need", id.0), read) else { return ().into_any() };
    let save = move |words: NeedWords| {
        let Some(now) = app.with_untracked(words_now) else { return };
        let strengths = merge_words(&form.base().strengths, words.strengths, &now.strengths);
        let words = NeedWords { strengths, ..words };
        if words == now || app.execute(Command::Need(NeedCommand::Edit { id, words }), t.edited) {
            form.forget();
            open.set(false);
        }
    };
    let leave = Callback::from(move || open.set(false));
    fields(form, t.what_hint, None, also_changed(form), Callback::new(save), leave)
}

fn fields(
    form: Draft<NeedForm>,
    hint: &'static str,
    read: Option<Memo<Read>>,
    more: AnyView,
    save: Callback<NeedWords>,
    leave: Callback<()>,
) -> AnyView {
    let (app, t) = (app(), &text::current().needs);
    let no_what = RwSignal::new(None);
    let saved = StoredValue::new(false);
    let send = move || {
        let words = form.get_untracked().words();
        no_what.set(words.what.is_empty().then(|| t.what_missing.to_owned()));
        if words.what.is_empty() {
            focus::by_id(WHAT);
        } else if !saved.get_value() {
            save.run(words);
        }
    };
    let size =
        |size, label, under| ChoiceCard::new(Some(SizeAnswer::Known(size)), capital(label)).under(under);
    let sizes = [
        size(NeedSize::Hour, t.hour, t.hour_under),
        size(NeedSize::Day, t.day, t.day_under),
        size(NeedSize::Ongoing, t.ongoing, t.ongoing_under),
        ChoiceCard::new(Some(SizeAnswer::HardToSay), t.size_unsaid),
    ];
    let known = Memo::new(move |_| app.with(Group::strength_words));
    let (unfolded, names_strengths) = form.with_untracked(|form| (form.has_more(), form.has_strengths()));
    let further = move || {
        view! {
                <Field label=t.why hint=t.why_hint value=field!(form.why) lines=true optional=true most=2000/>
                <Choice legend=t.size cards=sizes chosen=field!(form.size)/>
                <Field label=t.first_step hint=t.first_step_hint value=field!(form.first_step) optional=true/>
                <div class="stack-close">
                    <div class="chips">
                        <Chip
                            label=t.less_visible_chip on=field!(form.less_visible)
                            on_press=move || form.update(|form| form.less_visible = !form.less_visible)
                        />
                    </div>
                    <p class="muted" hidden=move || !form.with(|form| form.less_visible)>{t.less_visible_help}</p>
                </div>
        }
    };
    view! {
        <Form on_submit=send>
            <Field id=WHAT grows=true label=t.what hint value=field!(form.what) error=no_what/>
            <DayField
                label=t.by_when value=field!(form.day) today=untrack(|| app.today())
                read=Signal::derive(move || read.and_then(|read| read.with(|read| read.day)))
            />
            {more}
            // Two folds, none of them longer than a screen.
            <Details summary=t.more unfolded>{further()}</Details>
            <Details summary=t.skills unfolded=names_strengths>
                <WordsField
                    legend=t.strengths hint=t.strengths_hint
                    words=Words { chosen: field!(form.strengths), typed: field!(form.strength) } known
                />
            </Details>
            <FormActions begun=form.is_begun() on_cancel=move || { form.reset(); leave.run(()); }/>
        </Form>
    }
    .into_any()
}
