//! What is needed in one line: what, how much, by when, and whether it fits whoever looks.

use leptos::prelude::*;

use crate::browser::letters::capital;
use crate::group::{Commitment, Companionship, Day, Group, Member, Need, NeedId, NeedSize};
use crate::insight::{Fit, fit};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::names::names;
use crate::ui::components::work::commitment_line::fact_pieces;
use crate::ui::components::{by_day_words, icon};
use crate::ui::route::Route;

/// What a line shows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NeedSummary {
    /// Where it leads.
    pub href: String,
    /// What is needed.
    pub what: String,
    /// Who is asked to do it, how much it is, by when, and that few see it.
    pub facts: Vec<String>,
    /// "Fits what you can do: Cooking", and whether that is to learn.
    pub fits: Option<(Fit, String)>,
    /// Who is in it.
    pub who: String,
    /// It is asked whether it is still needed.
    pub old: bool,
}

impl NeedSummary {
    /// Of a need.
    pub fn of(group: &Group, need: &Need, me: Option<&Member>, today: Day) -> Self {
        let commitment = group.commitment(need.commitment()).filter(|commitment| commitment.is_open());
        let words = &need.words;
        Self {
            href: Route::Need(need.id).hash(),
            what: words.what.clone(),
            facts: [asked(group, need, me, today), facts(words.size, words.day, words.less_visible, today)]
                .concat(),
            fits: me.and_then(|me| fits(group, &words.strengths, me)),
            who: commitment.map(|commitment| who(group, commitment, me)).unwrap_or_default(),
            old: group.asks_whether_needed(need, today).is_some(),
        }
    }

    /// Of a commitment with an open place, with what is known of the need behind it.
    pub fn of_place(group: &Group, commitment: &Commitment, me: Option<&Member>, today: Day) -> Self {
        // What came of a need has its id.
        let need = group.need(NeedId(commitment.id.0));
        let in_it = me.is_some_and(|me| group.takes_part(commitment, me.id));
        let strengths = need.map_or(&commitment.strengths, |need| &need.words.strengths);
        let strengths = if commitment.strengths.is_empty() { strengths } else { &commitment.strengths };
        Self {
            href: Route::Commitment(commitment.id).hash(),
            what: commitment.what.clone(),
            facts: facts(
                need.and_then(|need| need.words.size),
                commitment.day,
                commitment.less_visible,
                today,
            ),
            fits: me.filter(|_| !in_it).and_then(|me| fits(group, strengths, me)),
            who: who(group, commitment, me),
            old: false,
        }
    }
}

/// How work with these strengths fits the person, in a sentence to them.
pub fn fits(group: &Group, strengths: &[String], me: &Member) -> Option<(Fit, String)> {
    let t = &text::current().needs;
    let (how, word) = fit(group, strengths, me)?;
    let say = if how == Fit::Strength { t.can_do } else { t.would_learn };
    Some((how, say(&bidi_isolate(&word))))
}

/// The group's words for these strengths.
pub fn words_of(group: &Group, strengths: &[String]) -> Vec<String> {
    let mut words: Vec<String> = strengths.iter().map(|word| group.strength_word(word)).collect();
    words.dedup();
    words
}

/// How much, by when, and that few see it.
pub fn facts(size: Option<NeedSize>, day: Option<Day>, less_visible: bool, today: Day) -> Vec<String> {
    let size = size.map(|size| size_words(size).to_owned());
    let day = day.map(|day| by_day_words(today, day));
    let less_visible = less_visible.then(|| text::current().needs.less_visible.to_owned());
    size.into_iter().chain(day).chain(less_visible).collect::<Vec<_>>()
}

/// Who is asked to take it and has not answered; to who asked, that one waits for them.
fn asked(group: &Group, need: &Need, me: Option<&Member>, today: Day) -> Vec<String> {
    let asked: Vec<&Member> = group.asked_for(need, today);
    let t = &text::current().needs;
    let say = |asked: &[&Member]| match me.is_some_and(|me| group.has_asked(need, me.id)) {
        true => (t.waiting_for)(&names(asked)),
        false => (t.asked)(&names(asked), asked.len()),
    };
    (!asked.is_empty()).then(|| say(&asked)).into_iter().collect()
}

/// How much it is.
pub fn size_words(size: NeedSize) -> &'static str {
    let t = &text::current().needs;
    match size {
        NeedSize::Hour => t.hour,
        NeedSize::Day => t.day,
        NeedSize::Ongoing => t.ongoing,
    }
}

/// Who is in it, in words.
fn who(group: &Group, commitment: &Commitment, me: Option<&Member>) -> String {
    let t = &text::current().needs;
    let holders = group.holders(commitment);
    if me.is_some_and(|me| holders.iter().any(|member| member.id == me.id)) {
        return t.you_hold.to_owned();
    }
    if !holders.is_empty() {
        return (t.holds)(&names(&holders));
    }
    let companions: Vec<(&Member, Companionship)> = group.companions(commitment);
    let companions: Vec<&Member> = companions.into_iter().map(|(member, _)| member).collect();
    if companions.is_empty() { String::new() } else { (t.alongside)(&names(&companions)) }
}

/// The line; the content of an `<li>`: what is needed; how much, by when and who; whether it fits. Why it matters and what
/// helps stand on its page.
pub fn need_line(summary: NeedSummary) -> AnyView {
    let facts = summary.facts.into_iter().chain((!summary.who.is_empty()).then_some(summary.who));
    let facts = capital(&facts.collect::<Vec<_>>().join(" · "));
    view! {
        <a class="commitment need" href=summary.href>
            <span class="commitment-words">
                <b dir="auto">{summary.what}</b>
                <span class="commitment-facts muted">
                    {(!facts.is_empty()).then(|| view! { <span>{facts}</span> })}
                    {summary.fits.map(fit_words)}
                    {summary.old.then(|| view! { <span class="need-old">{text::current().needs.still}</span> })}
                </span>
            </span>
            {icon::icon_onward(icon::ONWARD)}
        </a>
    }
    .into_any()
}

/// The same in two rows of words: what is needed; how much by when, and whether it fits.
pub fn need_row(summary: NeedSummary) -> AnyView {
    let mut facts = summary.facts;
    if let Some(first) = facts.first_mut() {
        *first = capital(first);
    }
    let facts = (!facts.is_empty()).then(|| fact_pieces(facts));
    view! {
        <a class="commitment" href=summary.href>
            <span class="commitment-words">
                <b dir="auto">{summary.what}</b>
                <span class="commitment-facts muted">
                    {facts}
                    {summary.fits.map(fit_words)}
                </span>
            </span>
        </a>
    }
    .into_any()
}

/// How much and by when, in one line.
pub fn fact_words(facts: Vec<String>) -> AnyView {
    let words = capital(&facts.join(" · "));
    (!words.is_empty()).then(|| view! { <span class="muted">{words}</span> }).into_any()
}

/// Strengths that help, beside each other.
pub fn strength_tags(words: Vec<String>) -> AnyView {
    let one = |word: String| view! { <bdi class="tag">{word}</bdi> };
    (!words.is_empty())
        .then(|| view! { <span class="need-tags">{words.into_iter().map(one).collect::<Vec<_>>()}</span> })
        .into_any()
}

/// That it fits.
pub fn fit_words((how, words): (Fit, String)) -> AnyView {
    let path = if how == Fit::Strength { icon::CHECK } else { icon::LEAF };
    view! { <span class="need-fit">{icon::icon(path)}<span>{words}</span></span> }.into_any()
}

/// Why it would fit somebody: they can do this, or would like to learn it.
pub fn fit_reason(how: Fit, word: &str) -> String {
    let t = &text::current().needs;
    if how == Fit::Strength {
        (t.person_can)(&bidi_isolate(word))
    } else {
        (t.person_learns)(&bidi_isolate(word))
    }
}
