use super::*;
use crate::ui::route::WorkTab;

const PAGE: Route = Route::People;
const OTHER: Route = Route::Work(WorkTab::Mine);

/// A browser with the app in it: entries of an address and a height, and a way through them that takes a while.
#[derive(Clone, Debug)]
struct Browser {
    entries: Vec<(Route, usize)>,
    place: usize,
    travels: Vec<i32>,
    layers: Layers,
    /// The sheets that are seen.
    open: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Deed {
    Opens,
    Closes,
    /// Closes a sheet and goes on, as a form does that was saved.
    ClosesAndGoes,
    ClosesAndGoesInstead,
    /// One sheet makes way for another.
    Changes,
    PressesBack,
    PressesForward,
    /// Writes an address, or a test does.
    OpensAddress,
    Reloads,
    /// The way through the history is over.
    Waits,
}

const DEEDS: [Deed; 10] = [
    Deed::Opens,
    Deed::Closes,
    Deed::ClosesAndGoes,
    Deed::ClosesAndGoesInstead,
    Deed::Changes,
    Deed::PressesBack,
    Deed::PressesForward,
    Deed::OpensAddress,
    Deed::Reloads,
    Deed::Waits,
];

impl Browser {
    fn new() -> Self {
        let entries = vec![(Route::Now, 0), (PAGE, 0)];
        Self { entries, place: 1, travels: Vec::new(), layers: Layers::default(), open: 0 }
    }

    fn here(&self) -> Route {
        self.entries[self.place].0
    }

    fn add(&mut self, entry: (Route, usize)) {
        self.entries.truncate(self.place + 1);
        self.entries.push(entry);
        self.place += 1;
    }

    fn perform(&mut self, steps: Vec<Step>) {
        for step in steps {
            match step {
                Step::Push(height) => self.add((self.here(), height)),
                Step::Travel(by) => self.travels.push(by),
                Step::Open(to) if to == self.here() && self.entries[self.place].1 == 0 => {}
                Step::Open(to) => {
                    self.add((to, 0));
                    self.tell();
                }
                Step::Replace(to) => {
                    self.entries[self.place] = (to, 0);
                    self.tell();
                }
                Step::Close(above) => self.open = self.open.min(above),
            }
        }
    }

    fn tell(&mut self) {
        let (here, height) = self.entries[self.place];
        let steps = self.layers.arrived(height, here);
        self.perform(steps);
    }

    fn settle(&mut self) {
        self.layers.lie(self.open);
        let steps = self.layers.settle(self.here());
        self.perform(steps);
    }

    fn travel(&mut self, by: i32) {
        let to = i32::try_from(self.place).unwrap() + by;
        if let Ok(to) = usize::try_from(to)
            && to < self.entries.len()
        {
            let left = self.here();
            self.place = to;
            if self.here() != left {
                // The page goes, and its sheets with it.
                self.open = 0;
                self.layers.lie(0);
            }
            self.tell();
        }
    }

    fn rests(&mut self) {
        let mut steps = 0;
        while !self.travels.is_empty() {
            let by = self.travels.remove(0);
            self.travel(by);
            steps += 1;
            assert!(steps < 50, "it never rests: {self:?}");
        }
        if self.layers.is_moving() {
            let (here, height) = self.entries[self.place];
            let steps = self.layers.strayed(height, here);
            self.perform(steps);
            self.rests();
        }
    }

    fn does(&mut self, deed: Deed) {
        match deed {
            Deed::Opens => {
                self.open += 1;
                self.settle();
            }
            Deed::Closes => {
                self.open = self.open.saturating_sub(1);
                self.settle();
            }
            Deed::ClosesAndGoes | Deed::ClosesAndGoesInstead => {
                self.open = self.open.saturating_sub(1);
                let to = if self.here() == PAGE { OTHER } else { PAGE };
                let going = if deed == Deed::ClosesAndGoes { Going::To(to) } else { Going::Instead(to) };
                let steps = self.layers.go(going, self.here());
                self.perform(steps);
                self.settle();
            }
            // A sheet that closes and one that opens at once leave as many as there were.
            Deed::Changes => self.settle(),
            Deed::PressesBack => {
                if self.place > 0 {
                    self.travels.push(-1);
                }
            }
            Deed::PressesForward => {
                if self.place + 1 < self.entries.len() {
                    self.travels.push(1);
                }
            }
            Deed::OpensAddress => {
                if self.here() != Route::Share {
                    self.add((Route::Share, 0));
                    self.open = 0;
                    self.layers.lie(0);
                    self.tell();
                }
            }
            Deed::Reloads => {
                self.rests();
                self.open = 0;
                self.layers = Layers::default();
                self.tell();
            }
            Deed::Waits => self.rests(),
        }
    }
}

/// Whatever happens, in whatever order: it comes to rest at the entry of what lies over the page, and below an entry of
/// a sheet stands the page that it lies over.
#[test]
fn the_history_agrees_with_what_lies_over_the_page() {
    let mut looked_at = 0;
    let mut all: Vec<(Browser, Vec<Deed>)> = vec![(Browser::new(), Vec::new())];
    for _ in 0..5 {
        let mut next = Vec::new();
        for (browser, deeds) in &all {
            for deed in DEEDS {
                let (mut browser, mut deeds) = (browser.clone(), deeds.clone());
                browser.does(deed);
                deeds.push(deed);
                let mut rested = browser.clone();
                rested.rests();
                let (_, height) = rested.entries[rested.place];
                assert_eq!(height, rested.open, "{deeds:?}: {rested:?}");
                assert!(rested.travels.is_empty(), "{deeds:?}");
                looked_at += 1;
                next.push((browser, deeds));
            }
        }
        all = next;
    }
    assert_eq!(looked_at, 111_110);
}

/// From rest, Back closes the sheet on top, or leads to another page: no press does nothing. (After an address that
/// was written by hand over an open sheet, the sheet's entry is gone over.)
#[test]
fn every_press_of_back_does_something() {
    let deeds = DEEDS.into_iter().filter(|deed| *deed != Deed::OpensAddress).collect::<Vec<_>>();
    let mut all = vec![(Browser::new(), Vec::new())];
    for _ in 0..5 {
        let mut next = Vec::new();
        for (browser, done) in &all {
            for deed in &deeds {
                let (mut browser, mut done) = (browser.clone(), done.clone());
                browser.does(*deed);
                browser.rests();
                done.push(*deed);
                let mut back = browser.clone();
                let before = (back.open, back.here());
                back.does(Deed::PressesBack);
                back.rests();
                // A page may stand twice, where a form went on to the page from which it had come.
                let twice =
                    browser.place > 0 && browser.entries[browser.place - 1] == browser.entries[browser.place];
                if browser.place > 0 && !twice {
                    assert_ne!((back.open, back.here()), before, "{done:?}: {browser:?}");
                }
                if browser.open > 0 {
                    assert_eq!(
                        (back.open, back.here()),
                        (before.0 - 1, before.1),
                        "{done:?}: it closes one sheet"
                    );
                }
                next.push((browser, done));
            }
        }
        all = next;
    }
}

#[test]
fn a_form_that_is_saved_and_leads_on_leaves_its_page_below() {
    let mut browser = Browser::new();
    browser.does(Deed::Opens);
    assert_eq!(browser.entries, [(Route::Now, 0), (PAGE, 0), (PAGE, 1)]);
    browser.does(Deed::ClosesAndGoes);
    assert_eq!(browser.entries, [(Route::Now, 0), (PAGE, 0), (OTHER, 0)], "at once, without a way back");
    let mut browser = Browser::new();
    browser.does(Deed::Opens);
    browser.does(Deed::Opens);
    browser.does(Deed::ClosesAndGoesInstead);
    browser.rests();
    assert_eq!(
        browser.entries[..=browser.place],
        [(Route::Now, 0), (OTHER, 0)],
        "from a question over a sheet"
    );
}

#[test]
fn an_address_that_is_opened_on_the_way_is_where_it_ends() {
    let mut browser = Browser::new();
    browser.does(Deed::Opens);
    browser.does(Deed::Closes);
    assert!(browser.layers.is_moving());
    browser.does(Deed::OpensAddress);
    browser.rests();
    assert_eq!(browser.here(), Route::Share);
}
