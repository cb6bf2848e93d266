//! The browser's history with sheets over the page: Back closes the sheet that lies on top, and a sheet that was closed
//! otherwise leaves no step behind that would do nothing.
//!
//! An open sheet has an entry of its own in the history, of the same address, that bears its height: 1 for a sheet over
//! the page, 2 for a question over that sheet. This is the reckoning, without a browser: what happens comes in, and
//! [`Step`]s for the browser come out. Going through the history takes a moment, in which further things may happen.

use super::route::Route;

/// Where to go on, from whatever lies over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Going {
    /// To another place: Back leads here again.
    To(Route),
    /// To another place instead of this one.
    Instead(Route),
    /// To where one was before.
    Back,
}

/// What the browser is to do, and the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Adds an entry of the same address, of this height.
    Push(usize),
    /// Goes so many entries through the history.
    Travel(i32),
    /// Adds an entry of this address.
    Open(Route),
    /// Puts this address in place of the entry at which it is.
    Replace(Route),
    /// Closes what lies higher than this.
    Close(usize),
}

/// What lies over the page, and what the history has of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layers {
    /// So many lie there.
    open: usize,
    /// The height of the entry at which the history is.
    at: usize,
    /// It is on its way through the history, from this place.
    from: Option<Route>,
    wanted: Option<Going>,
}

impl Layers {
    /// So many lie over the page now.
    pub fn lie(&mut self, open: usize) {
        self.open = open;
    }

    /// Whether a link has to be followed by [`Layers::go`].
    pub fn in_the_way(&self) -> bool {
        self.at > 0 || self.from.is_some()
    }

    /// Whether it is on its way through the history.
    pub fn is_moving(&self) -> bool {
        self.from.is_some()
    }

    /// Brings the history to what lies over the page at `here`, or one step nearer.
    pub fn settle(&mut self, here: Route) -> Vec<Step> {
        if self.is_moving() {
            return Vec::new();
        }
        if matches!(self.wanted, Some(Going::To(to) | Going::Instead(to)) if to == here) {
            self.wanted = None;
        }
        match self.wanted {
            Some(Going::To(to)) if self.at <= 1 => {
                self.wanted = None;
                let over = std::mem::take(&mut self.at) == 1;
                vec![if over { Step::Replace(to) } else { Step::Open(to) }]
            }
            Some(Going::To(_)) => self.travel(here, self.at - 1),
            Some(Going::Instead(to)) if self.at == 0 => {
                self.wanted = None;
                vec![Step::Replace(to)]
            }
            Some(Going::Instead(_)) => self.travel(here, self.at),
            Some(Going::Back) => {
                self.wanted = None;
                vec![Step::Travel(-offset(self.at + 1))]
            }
            None if self.open > self.at => {
                let steps = (self.at + 1..=self.open).map(Step::Push).collect();
                self.at = self.open;
                steps
            }
            None if self.open < self.at => self.travel(here, self.at - self.open),
            None => Vec::new(),
        }
    }

    fn travel(&mut self, here: Route, entries: usize) -> Vec<Step> {
        self.from = Some(here);
        vec![Step::Travel(-offset(entries))]
    }

    /// Goes on to another place: whatever lies over the page is closed.
    pub fn go(&mut self, going: Going, here: Route) -> Vec<Step> {
        self.open = 0;
        self.wanted = Some(going);
        let mut steps = vec![Step::Close(0)];
        steps.extend(self.settle(here));
        steps
    }

    /// The history is at an entry of this height, of the place `here`: somebody pressed Back or Forward, an address was
    /// opened, or it has arrived where it was sent.
    pub fn arrived(&mut self, at: usize, here: Route) -> Vec<Step> {
        self.at = at;
        if self.from.is_some_and(|from| from != here) {
            // An address was opened meanwhile. On its way, it will be left behind: it is gone to once more.
            self.wanted = Some(Going::To(here));
            return Vec::new();
        }
        let was_sent = self.from.take().is_some();
        let mut steps = Vec::new();
        if !was_sent && at < self.open {
            self.open = at;
            steps.push(Step::Close(at));
        }
        steps.extend(self.settle(here));
        steps
    }

    /// It did not arrive: what the browser refused, or what another step has overtaken. It goes on from where it is.
    pub fn strayed(&mut self, at: usize, here: Route) -> Vec<Step> {
        self.from = None;
        self.at = at;
        self.settle(here)
    }
}

fn offset(entries: usize) -> i32 {
    i32::try_from(entries).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests;
