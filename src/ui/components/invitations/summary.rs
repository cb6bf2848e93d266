//! What pages show of an invitation.

use crate::browser::letters::capital;
use crate::group::{
    Day, Group, Invitation, InvitationId, InvitationPart, InvitationResponse, InvitationTarget, MemberId,
};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::names::name_or_somebody;
use crate::ui::components::{MemberSummary, by_day_words, day_words};
use crate::ui::route::Route;

/// An invitation as it stands on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationSummary {
    pub id: InvitationId,
    pub to: Option<MemberSummary>,
    pub by: Option<MemberSummary>,
    /// "Ana invites you to hold this".
    pub head: String,
    /// To what; empty where that has gone.
    pub what: String,
    /// "By Thursday"; empty where it has no day.
    pub day: String,
    pub href: Option<String>,
    /// Why what it is about matters.
    pub why: String,
    /// The word why this person.
    pub word: String,
    /// When, and who noted it.
    pub under: String,
    pub reply: Option<InvitationResponse>,
    /// When it asks again.
    pub again: Option<String>,
    /// Who noted the answer.
    pub answer_noted: Option<String>,
    /// Whether an answer is awaited.
    pub waits: bool,
}

impl InvitationSummary {
    /// All that a row or a card shows of it: where one of these changes, it is shown anew.
    pub fn shown(&self) -> (InvitationId, String, String, String, String) {
        (self.id, self.head.clone(), self.what.clone(), self.day.clone(), self.word.clone())
    }

    pub fn of(group: &Group, one: &Invitation, me: Option<MemberId>, today: Day) -> Self {
        let (t, common) = (&text::current().invitations, &text::current().common);
        let to = one.to.and_then(|to| group.member(to));
        let mine = me.is_some() && to.map(|to| to.id) == me;
        let (what, href, why) = matter(group, one).unwrap_or_default();
        let part = match (&one.into, one.part) {
            (Some(InvitationTarget::Step(_) | InvitationTarget::Strength(_)), _) | (None, _) => t.into_step,
            (_, InvitationPart::Hold) => t.into_hold,
            (_, InvitationPart::Alongside) => t.into_alongside,
            (_, InvitationPart::Learning) => t.into_learning,
            (_, InvitationPart::Teaching) => t.into_teaching,
        };
        let day = day_of(group, one).map(|day| capital(&by_day_words(today, day))).unwrap_or_default();
        let by = name_or_somebody(group, one.by);
        let noted = |by: Option<MemberId>| by.map(|by| (common.noted_by)(&name_or_somebody(group, Some(by))));
        let under: Vec<String> =
            one.on.map(|on| day_words(today, on)).into_iter().chain(noted(one.noted_by)).collect();
        Self {
            id: one.id,
            head: if mine {
                (t.invites_you)(&by, part)
            } else {
                (t.invites)(&by, &name_or_somebody(group, one.to), part)
            },
            to: to.map(MemberSummary::from),
            by: one.by.and_then(|by| group.member(by)).map(MemberSummary::from),
            what,
            day,
            href,
            why,
            word: one.word.clone(),
            under: under.join(", "),
            reply: one.reply,
            again: one.again.map(|day| day_words(today, day)),
            answer_noted: noted(one.answer_noted_by),
            waits: group.awaits_answer(one, today),
        }
    }
}

/// By when it is to be done.
fn day_of(group: &Group, one: &Invitation) -> Option<Day> {
    match one.into.as_ref()? {
        InvitationTarget::Need(id) => group.need(*id)?.words.day,
        InvitationTarget::Commitment(id) => group.commitment(*id)?.day,
        InvitationTarget::Strength(_) | InvitationTarget::Step(_) => None,
    }
}

/// What it is about: in words, where it stands, and why it matters; `None` where it has gone.
pub fn matter(group: &Group, one: &Invitation) -> Option<(String, Option<String>, String)> {
    let t = &text::current().invitations;
    Some(match one.into.as_ref()? {
        InvitationTarget::Need(id) => {
            let need = group.need(*id)?;
            (need.words.what.clone(), Some(Route::Need(*id).hash()), need.words.why.clone())
        }
        InvitationTarget::Commitment(id) => {
            let commitment = group.commitment(*id)?;
            let why = commitment.need.and_then(|id| group.need(id)).map(|need| need.words.why.clone());
            (commitment.what.clone(), Some(Route::Commitment(*id).hash()), why.unwrap_or_default())
        }
        InvitationTarget::Strength(word) => {
            let word = bidi_isolate(&group.strength_word(word));
            let say = if one.part == InvitationPart::Teaching { t.teach_word } else { t.learn_word };
            (say(&word), None, String::new())
        }
        InvitationTarget::Step(words) => (words.clone(), None, String::new()),
    })
}
