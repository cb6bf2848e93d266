//! The app comes in two parts: what is needed first, and all other pages. The second one is fetched when the first page
//! stands, and whoever is quicker than that waits where they are.

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::route::Route;
use super::state::App;
use crate::browser::update;

/// Fetches the part; `false` where it could not be had.
pub type Fetching = Pin<Box<dyn Future<Output = bool>>>;

/// What a function of the second part gives; nothing, where the part is not there. With the part there, what is asked of it is
/// there at once.
pub fn at_once<T, E>(asked: impl Future<Output = Result<T, E>>) -> Option<T> {
    match pin!(asked).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(given) => given.ok(),
        Poll::Pending => None,
    }
}

/// What the pages tell of the second part.
#[derive(Clone, Copy)]
pub struct Source {
    /// Whether the page of this place is in it, as things are. It follows the signals that it reads.
    pub has: fn(App, Route) -> bool,
    /// Fetches it. Where it is there already, it is there at once.
    pub fetch: fn() -> Fetching,
}

/// How far the second part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It was not asked for yet.
    Away,
    /// On its way.
    Coming,
    /// There, for good.
    There,
    /// It could not be had.
    Missed,
}

/// The second part, for the whole app.
#[derive(Clone, Copy)]
pub struct SecondPart {
    app: App,
    source: Source,
    came: StoredValue<Box<dyn Fn()>, LocalStorage>,
    state: RwSignal<State>,
    /// Somebody waits for a page of it, on another page or on none.
    wanted: RwSignal<Option<WaitsOn>>,
}

/// Where somebody waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitsOn {
    /// On the page from which they go on.
    Page,
    /// They came from outside, and there is no page yet.
    Nothing,
}

impl SecondPart {
    /// Nothing is fetched yet.
    pub fn new(app: App, source: Source) -> Self {
        let came = StoredValue::new_local(Box::new(|| ()) as Box<dyn Fn()>);
        Self { app, source, came, state: RwSignal::new(State::Away), wanted: RwSignal::new(None) }
    }

    /// Whether the page of this place can be made; follows signals.
    pub fn is_ready(self, route: Route) -> bool {
        !(self.source.has)(self.app, route) || self.is_there()
    }

    /// Whether it has come; follows it.
    pub fn is_there(self) -> bool {
        self.state.get() == State::There
    }

    /// Somebody waits for a page, and it is on its way.
    pub fn is_awaited(self) -> bool {
        self.wanted.get().is_some() && self.state.get() == State::Coming
    }

    /// Somebody waits for a page that could not be fetched.
    pub fn is_missed(self) -> bool {
        self.wanted.get().is_some() && self.state.get() == State::Missed
    }

    /// Nobody waits for it any more: they went elsewhere.
    pub fn let_go(self) {
        if self.wanted.get_untracked().is_some() {
            self.wanted.set(None);
        }
    }

    /// What is to be done when it has come for somebody who waits.
    pub fn when_it_comes(self, then: impl Fn() + 'static) {
        self.came.set_value(Box::new(then));
    }

    /// Fetches it while nobody waits.
    pub fn fetch_ahead(self) {
        self.fetch();
    }

    /// Somebody waits for a page of it.
    pub fn want(self, waits: WaitsOn) {
        self.wanted.set(Some(waits));
        self.fetch();
    }

    /// Tries once more for who waits. Where this version's files are gone for good, that is the newer version.
    pub fn try_again(self) {
        if update::is_ready() {
            update::take();
        } else {
            self.fetch();
        }
    }

    fn fetch(self) {
        if self.state.get_untracked() != State::There {
            self.state.set(State::Coming);
        }
        spawn_local(async move {
            let is_there = (self.source.fetch)().await;
            // The app may be gone by now, in tests; and who waited may have gone elsewhere.
            let Some(wanted) = self.wanted.try_get_untracked() else { return };
            if is_there {
                self.state.set(State::There);
                if wanted.is_some() {
                    self.wanted.set(None);
                    self.came.with_value(|came| came());
                }
            } else if self.state.get_untracked() == State::Coming {
                // A newer version has taken the place of this one's files, and has the page. Who came from outside has
                // loaded the page just now: loading it again by itself might go on for ever.
                if wanted == Some(WaitsOn::Page) && update::is_ready() {
                    update::take();
                }
                self.state.set(State::Missed);
            }
        });
    }
}
