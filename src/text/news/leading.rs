//! News of needs, invitations, strengths, thanks, agreements and questions.

use super::{About, NewsSentence, NewsWriter, bidi_isolate};
use crate::group::{
    AgreementId, AppreciationId, ChangeKind, Invitation, InvitationId, InvitationPart, InvitationResponse,
    InvitationTarget, Need, NeedId, QuestionId, ReplyId,
};

/// The words of it.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct LeadingNews {
    pub group_words: &'static str,
    pub group_trusts_folder: &'static str,
    pub group_asks_folder: &'static str,
    pub group_locks: &'static str,
    pub group_locks_not: &'static str,
    /// Who says it, and what is needed.
    pub need: fn(&str, &str) -> String,
    pub need_gone: &'static str,
    pub rests: fn(&str) -> String,
    pub still_needed: fn(&str) -> String,
    /// Several who stepped up to one need apart.
    pub was_taken_twice: fn(&str) -> String,
    /// The same in the news: who, and what.
    pub both_took: fn(&str, &str) -> String,
    pub open_place: fn(&str) -> String,
    pub no_open_place: fn(&str) -> String,
    pub member_strengths: fn(&str) -> String,
    /// Who invites whom to what.
    pub invites: fn(&str, &str, &str) -> String,
    /// Who said yes to what.
    pub said_yes: fn(&str, &str) -> String,
    /// As inside "invites … to": learning or teaching a strength.
    pub learn: fn(&str) -> String,
    pub teach: fn(&str) -> String,
    /// Who thanks whom.
    pub thanks: fn(&str, &str) -> String,
    /// Who thanks whom for which form.
    pub thanks_for: fn(&str, &str, &str) -> String,
    pub agreement: fn(&str) -> String,
    pub agreement_gone: &'static str,
    /// Who asks for a word on what.
    pub question: fn(&str, &str) -> String,
    /// Who answered whose question.
    pub reply: fn(&str, &str) -> String,
}

/// English.
pub const EN: LeadingNews = LeadingNews {
    group_trusts_folder: "Changes in the shared folder now come in without asking",
    group_asks_folder: "Changes in the shared folder are shown first again",
    group_locks: "The group now always locks what it shares",
    group_locks_not: "The group no longer locks everything it shares",
    group_words: "The group’s lists of skills and thanks were changed",
    need: |who, what| [who, " added a need: ", what].concat(),
    need_gone: "A need was removed",
    rests: |what| [what, " is on hold"].concat(),
    still_needed: |what| [what, " is still needed"].concat(),
    was_taken_twice: |names| [names, " each said yes and are doing this together"].concat(),
    both_took: |names, what| [names, " each said yes and are doing ", what, " together"].concat(),
    open_place: |what| [what, " is open for one more person"].concat(),
    no_open_place: |what| [what, " is no longer open for one more person"].concat(),
    member_strengths: |name| [name, "’s skills were changed"].concat(),
    invites: |who, whom, what| [who, " invited ", whom, ": ", what].concat(),
    said_yes: |who, what| [who, " said yes to ", what].concat(),
    learn: |word| ["learning ", word].concat(),
    teach: |word| ["teaching ", word].concat(),
    thanks: |who, whom| [who, " thanked ", whom].concat(),
    thanks_for: |who, whom, form| [who, " thanked ", whom, " for ", form].concat(),
    agreement: |what| ["The group agreed: ", what].concat(),
    agreement_gone: "An agreement was removed",
    question: |who, what| [who, " asked for feedback: ", what].concat(),
    reply: |who, whom| [who, " answered ", whom, "’s question"].concat(),
};

impl NewsWriter<'_> {
    fn quoted(&self, words: &str) -> String {
        (self.text.news.quoted)(&bidi_isolate(words))
    }

    pub(super) fn new_need(&self, id: NeedId) -> Option<NewsSentence> {
        let t = &self.text.news.leading;
        let need = self.group.need(id)?;
        let what = self.quoted(&need.words.what);
        let text = (t.need)(&self.name(need.by), &what);
        Some(NewsSentence { text, word: String::new(), about: About::Need(id) })
    }

    pub(super) fn need(&self, need: &Need, aspects: &[ChangeKind]) -> NewsSentence {
        let (t, own) = (&self.text.news, &self.text.news.leading);
        let what = &self.quoted(&need.words.what);
        let change = |aspect: &ChangeKind| match aspect {
            ChangeKind::Words => (t.new_words)(what),
            ChangeKind::Day => match need.words.day {
                Some(day) => (t.day_is)(what, &(self.day)(day)),
                None => (t.no_day)(what),
            },
            ChangeKind::Rest if need.resting => (own.rests)(what),
            ChangeKind::Rest => (own.still_needed)(what),
            _ => (t.something_else)(what),
        };
        let text = aspects.iter().map(change).collect::<Vec<_>>().join(t.then);
        NewsSentence { text, word: String::new(), about: About::Need(need.id) }
    }

    /// What the invitation of this id is about, inside a sentence, and where that leads; `None` where it has gone for good.
    fn invited_to(
        &self,
        id: InvitationId,
        into: &InvitationTarget,
        part: InvitationPart,
    ) -> Option<(String, About)> {
        let t = &self.text.news.leading;
        let what = match into {
            InvitationTarget::Need(need) => match self.group.need(*need) {
                Some(need) => self.quoted(&need.words.what),
                None => return self.was_removed(&need.key()),
            },
            InvitationTarget::Commitment(commitment) => match self.group.commitment(*commitment) {
                Some(commitment) => self.quoted(&commitment.what),
                None => return self.was_removed(&commitment.key()),
            },
            InvitationTarget::Strength(word) => {
                let word = bidi_isolate(&self.group.strength_word(word));
                if part == InvitationPart::Teaching { (t.teach)(&word) } else { (t.learn)(&word) }
            }
            InvitationTarget::Step(words) => self.quoted(words),
        };
        Some((what, About::Invitation(id)))
    }

    /// An invitation, unless it was answered with "not now" or "no, thanks": that is between the two.
    pub(super) fn invitation(&self, id: InvitationId) -> Option<NewsSentence> {
        let t = &self.text.news.leading;
        let is_told =
            |invitation: &&Invitation| matches!(invitation.reply, None | Some(InvitationResponse::Yes));
        let invitation = self.group.invitation(id).filter(is_told)?;
        let (what, about) = self.invited_to(id, invitation.into.as_ref()?, invitation.part)?;
        let text = (t.invites)(&self.name(invitation.by), &self.name(invitation.to), &what);
        Some(NewsSentence { text, word: invitation.word.clone(), about })
    }

    /// The yes to an invitation. "Not now" and "no, thanks" are not told to the group.
    pub(super) fn invited(&self, id: InvitationId) -> Option<NewsSentence> {
        let t = &self.text.news.leading;
        let invitation = self
            .group
            .invitation(id)
            .filter(|invitation| invitation.reply == Some(InvitationResponse::Yes))?;
        let (what, about) = self.invited_to(id, invitation.into.as_ref()?, invitation.part)?;
        let text = (t.said_yes)(&self.name(invitation.to), &what);
        Some(NewsSentence { text, word: String::new(), about })
    }

    pub(super) fn appreciation(&self, id: AppreciationId) -> Option<NewsSentence> {
        let t = &self.text.news.leading;
        let thanks = self.group.appreciation(id)?;
        let thanked = self.group.thanked(thanks);
        let members: Vec<_> = thanked.iter().filter_map(|id| self.group.member(*id)).collect();
        let (who, whom) = (self.name(thanks.by), self.names(&members));
        let text = match self.text.thanks.form(&thanks.form) {
            form if form.is_empty() => (t.thanks)(&who, &whom),
            form => (t.thanks_for)(&who, &whom, &bidi_isolate(&form)),
        };
        let about = thanked.first().map_or(About::Nothing, |id| About::Person(*id));
        Some(NewsSentence { text, word: thanks.word.clone(), about })
    }

    pub(super) fn agreement(&self, id: AgreementId) -> Option<NewsSentence> {
        let t = &self.text.news.leading;
        Some(match self.group.agreement(id) {
            Some(agreement) => {
                let text = (t.agreement)(&self.quoted(&agreement.what));
                NewsSentence { text, word: String::new(), about: About::Agreements }
            }
            None => self.gone(&id.key(), t.agreement_gone),
        })
    }

    pub(super) fn question(&self, id: QuestionId) -> Option<NewsSentence> {
        let question = self.group.question(id)?;
        let text = (self.text.news.leading.question)(&self.name(question.by), &self.quoted(&question.what));
        Some(NewsSentence { text, word: String::new(), about: About::Question(id) })
    }

    /// That somebody answered; the words stand on the question's page alone.
    pub(super) fn reply(&self, id: ReplyId) -> Option<NewsSentence> {
        let word = self.group.word(id)?;
        let question = word.question?;
        let (asked_by, about) = match self.group.question(question) {
            Some(question) => (question.by, About::Question(question.id)),
            None => {
                let removed = self.group.removed(&question.key())?;
                (removed.by, About::Removed(removed.key.clone()))
            }
        };
        let text = (self.text.news.leading.reply)(&self.name(word.by), &self.name(asked_by));
        Some(NewsSentence { text, word: String::new(), about })
    }
}
