//! Letting go of what several do: only one of them, or all. Where one alone does it nothing is asked.

use serde::{Deserialize, Serialize};

use crate::group::{CheckInDetails, CheckInId, Command, CommitmentId, Group, MemberId};
use crate::text;
use crate::ui::components::ChoiceCard;
use crate::ui::components::people::names::{name_or_somebody, names};
use crate::ui::state::App;

/// For whom it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LettingGo {
    /// For the one who lets it go.
    OnlyOne,
    /// For all who do it.
    All,
}

/// What is asked of somebody who lets go of what others do as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Who lets it go.
    pub who: MemberId,
    /// "Only me", "Only Ana".
    pub only: String,
    /// "It goes on with Ben."
    pub only_under: String,
}

impl Asked {
    /// `None` where nothing is to be asked: one alone does it, or `who` has no part in it.
    pub fn of(group: &Group, id: CommitmentId, who: MemberId, me: Option<MemberId>) -> Option<Self> {
        let t = &text::current().check_in;
        let commitment = group.commitment(id)?;
        let mut others = group.holders(commitment);
        let several = others.len() > 1;
        let who = group.resolve(who);
        others.retain(|member| member.id != who);
        (several && group.takes_part(commitment, who)).then(|| Self {
            who,
            only: if me == Some(who) {
                t.only_me.to_owned()
            } else {
                (t.only)(&name_or_somebody(group, Some(who)))
            },
            only_under: (t.only_under)(&names(&others)),
        })
    }

    /// The two answers, the one for oneself first.
    pub fn cards(&self) -> [ChoiceCard<Option<LettingGo>>; 2] {
        let t = &text::current().check_in;
        [
            ChoiceCard::new(Some(LettingGo::OnlyOne), self.only.as_str()).under(self.only_under.as_str()),
            ChoiceCard::new(Some(LettingGo::All), t.all_of_us).under(t.all_of_us_under),
        ]
    }

    /// They alone let it go, and what is said then.
    pub fn only(&self, app: App, commitment: CommitmentId, details: CheckInDetails) -> (Command, String) {
        let t = &text::current().check_in;
        let said = match app.me_untracked() == Some(self.who) {
            true => t.saved_only_me.to_owned(),
            false => (t.saved_only)(&app.with_untracked(|group| name_or_somebody(group, Some(self.who)))),
        };
        let id = CheckInId(app.fresh());
        (Command::LetGoAlone { id, commitment, who: self.who, details }, said)
    }
}
