//! What the parts of a turn in a round share: how it goes on, and what was typed in it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::start_round::turn_timer;
use crate::browser::{announce, focus};
use crate::group::MeetingId;
use crate::session::Round;
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::fresh_number;
use crate::ui::state::App;

/// What the parts of this stage share.
#[derive(Clone, Copy)]
pub struct RoundContext {
    pub app: App,
    pub id: MeetingId,
    pub round: Memo<Option<Round>>,
    /// The seconds that are left, where a timer runs.
    pub left: Memo<Option<u32>>,
    pub unsaved: Unsaved,
}

/// The forms of this turn in which something was typed and not saved: the button that gives the floor on saves it, so that
/// nothing is lost by a tap.
#[derive(Clone, Copy)]
pub struct Unsaved {
    /// What saves each of them, in the order in which they were opened.
    forms: RwSignal<BTreeMap<u32, Callback<(), bool>>>,
    /// Something was saved in this turn: whoever said it has not passed.
    said: RwSignal<bool>,
}

impl Unsaved {
    /// Of a turn in which nothing was typed yet.
    pub fn new() -> Self {
        Self { forms: RwSignal::new(BTreeMap::new()), said: RwSignal::new(false) }
    }

    /// Follows a form as long as it stands on the page. `save` returns whether nothing of it is left to be saved; it says
    /// what is missing where it can't be.
    pub fn follow(
        self,
        is_typed: impl Fn() -> bool + Send + Sync + 'static,
        save: impl Fn() -> bool + Send + Sync + 'static,
    ) {
        let form = fresh_number();
        let save = Callback::new(move |()| save());
        Effect::new(move || {
            let typed = is_typed();
            if self.forms.with_untracked(|forms| forms.contains_key(&form)) != typed {
                self.forms.update(|forms| {
                    if typed {
                        forms.insert(form, save)
                    } else {
                        forms.remove(&form)
                    };
                });
            }
        });
        on_cleanup(move || {
            self.forms.try_update(|forms| forms.remove(&form));
        });
    }

    /// Whether there is something to save.
    pub fn any(self) -> bool {
        !self.forms.with(BTreeMap::is_empty)
    }

    /// Saves all of it, up to the first form in which something is missing.
    pub fn save(self) -> bool {
        let forms: Vec<_> = self.forms.get_untracked().into_values().collect();
        forms.into_iter().all(|save| save.run(()))
    }

    /// Whether something was typed or saved in this turn.
    pub fn has_spoken(self) -> bool {
        self.said.get() || self.any()
    }

    /// Something was saved in this turn.
    pub fn mark_said(self) {
        self.said.set(true);
    }
}

impl RoundContext {
    /// Goes on in the round, and tells who has the floor. What was said of the turn before would stand over the next one.
    pub fn step(self, change: impl FnOnce(&mut Round)) {
        let app = self.app;
        app.update_session(|session| {
            if let Some(round) = &mut session.round {
                change(round);
                turn_timer(&mut session.timer, round);
            }
        });
        self.unsaved.said.set(false);
        app.toasts.set(Vec::new());
        match app.session_untracked().and_then(|session| session.round?.at) {
            Some(at) => {
                let name =
                    app.with_untracked(|group| group.member(at).map(|member| bidi_isolate(&member.name)));
                announce::announce(&(text::current().meeting.floor)(&name.unwrap_or_default()));
            }
            // The button that was pressed is gone, and the focus with it.
            None => to_heading(),
        }
    }
}

/// Leads to the heading of what stands on the page now.
pub fn to_heading() {
    focus::once_made(|| {
        focus::first("#main h2[tabindex]");
    });
}
