//! A chapter of a commitment's story, in words.

use crate::group::{Chapter, CheckInId, CommitmentState, Day, Group, StepKind};
use crate::text;
use crate::ui::components::day_words;

use crate::ui::components::people::names::{name_or_somebody, names};
use crate::ui::components::work::commitment_line::state_words;

/// What a chapter says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChapterSummary {
    /// "Moving", "Ana stepped up".
    pub head: String,
    /// How it went, where it is a check-in.
    pub state: Option<CommitmentState>,
    /// "Ana, 3 days ago, noted by Bilal".
    pub under: String,
    /// The words for the group; may be empty.
    pub word: String,
    /// The new day that a check-in names, in words; may be empty.
    pub day: String,
    /// Whether it asked for a hand.
    pub hand: bool,
    /// The check-in, for its answers.
    pub check_in: Option<CheckInId>,
}

impl ChapterSummary {
    /// Reads what the chapter says.
    pub fn of(group: &Group, chapter: Chapter, today: Day) -> Self {
        let (t, common) = (&text::current().check_in, &text::current().common);
        let name = |id| name_or_somebody(group, id);
        let mut summary = Self {
            head: String::new(),
            state: None,
            under: String::new(),
            word: String::new(),
            day: String::new(),
            hand: false,
            check_in: None,
        };
        let mut under: Vec<String> = Vec::new();
        let mut by = None;
        let noted_by;
        match chapter {
            Chapter::Began(commitment) => {
                let names = names(&group.first_holders(commitment));
                summary.head = if names.is_empty() { t.began_nobody.to_owned() } else { (t.began)(&names) };
                noted_by = commitment.noted_by;
            }
            Chapter::CheckIn(check_in) => {
                summary.state = check_in.state;
                let says =
                    if check_in.hand { text::current().commitment_page.asked_hand } else { common.check_in };
                summary.head = if check_in.only_self {
                    (t.story_only)(&name(check_in.by))
                } else {
                    check_in.state.map(state_words).unwrap_or(says).to_owned()
                };
                summary.word = check_in.word.clone();
                summary.hand = check_in.hand;
                summary.day = check_in.day.map(|day| day_words(today, day)).unwrap_or_default();
                summary.check_in = Some(check_in.id);
                (by, noted_by) = (check_in.by, check_in.noted_by);
            }
            Chapter::Step(step) => {
                let who = name(step.member);
                summary.head = match step.kind {
                    Some(StepKind::Day) => match step.day {
                        Some(day) => (t.story_day)(&day_words(today, day)),
                        None => t.story_no_day.to_owned(),
                    },
                    Some(StepKind::HandedOver) => (t.story_handed)(&name(step.from), &who),
                    Some(StepKind::Joined) => (t.story_joined)(&who),
                    Some(StepKind::Alongside) => (t.story_alongside)(&who),
                    Some(StepKind::Learning) => (t.story_learning)(&who),
                    Some(StepKind::Teaching) => (t.story_teaching)(&who),
                    Some(StepKind::SteppedOut) => (t.story_stepped_out)(&who),
                    Some(StepKind::HandFound) => t.story_hand_found.to_owned(),
                    Some(StepKind::BroughtBack) | None => t.story_brought_back.to_owned(),
                };
                // It is of interest where somebody noted it for another.
                noted_by =
                    step.by.filter(|by| Some(group.resolve(*by)) != step.member.map(|m| group.resolve(m)));
            }
        }
        under.extend(by.map(|by| name(Some(by))));
        under.extend(chapter.on().map(|on| day_words(today, on)));
        under.extend(noted_by.map(|by| (common.noted_by)(&name(Some(by)))));
        summary.under = under.join(", ");
        summary
    }
}
