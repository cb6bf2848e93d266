//! The camera looks at the codes on a phone beside this one; what it reads is shown like a file.

use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::html::Video;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{open, tell};
use crate::browser::camera::{Camera, CameraError, CodeFinder};
use crate::browser::{clock, wake_lock};
use crate::text;
use crate::transfer::Receiver;
use crate::ui::components::{Button, Card, Kind, PageHead, Progress, icon};
use crate::ui::navigation::go_instead;
use crate::ui::route::Route;
use crate::ui::state::{App, app};

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nobody has pressed yet.
    Off,
    /// The browser asks, or the camera starts.
    Starting,
    /// It is on.
    Looking,
    /// There is none.
    Without(CameraError),
}

/// The page that reads codes. The camera is on from a press until all has come, somebody cancels or leaves.
#[derive(Clone, Copy)]
struct CodeReader {
    app: App,
    state: RwSignal<State>,
    percent: RwSignal<Option<u8>>,
    video: NodeRef<Video>,
    /// Each press has a number; a camera that comes for an earlier one is let go.
    press: StoredValue<u32>,
}

/// The page that reads codes.
pub fn look_page() -> AnyView {
    let app = app();
    let words = &text::current().codes;
    let reader = CodeReader {
        app,
        state: RwSignal::new(State::Off),
        percent: RwSignal::new(None),
        video: NodeRef::new(),
        press: StoredValue::new(0),
    };
    on_cleanup(|| wake_lock::keep_on(false));
    let back = if app.open_group_untracked().is_some() { Route::Share } else { Route::OpenFile };
    view! {
        <PageHead title=words.look back/>
        <div class="stack">{move || reader.body(reader.state.get())}</div>
    }
    .into_any()
}

impl CodeReader {
    fn body(self, state: State) -> AnyView {
        let (common, words) = (&text::current().common, &text::current().codes);
        let start = move || self.start();
        let why = match state {
            State::Off => {
                return view! {
                    <Card>
                        <p>{words.look_at}</p>
                        <Button label=words.start_camera kind=Kind::Primary icon=icon::CAMERA wide=true on_press=start/>
                    </Card>
                }
                .into_any();
            }
            State::Starting | State::Looking => {
                let label = Signal::derive(move || match self.percent.get() {
                    Some(percent) => (words.so_far)(percent),
                    None if state == State::Starting => words.starting.to_owned(),
                    None => words.searching.to_owned(),
                });
                let done = Signal::derive(move || Some(self.percent.get().unwrap_or_default()));
                return view! {
                    <video class="look" node_ref=self.video prop:muted=true playsinline=true aria-label=words.camera/>
                    <Progress label done/>
                    <p class="muted">{words.hold}</p>
                    <Button label=common.cancel kind=Kind::Ghost on_press=move || self.stop(State::Off)/>
                }
                .into_any();
            }
            State::Without(CameraError::NotSecure) => words.not_secure,
            State::Without(CameraError::Refused) => words.refused,
            State::Without(CameraError::Missing) => words.missing,
            State::Without(CameraError::Busy) => words.busy,
        };
        tell(why);
        let again = state != State::Without(CameraError::NotSecure);
        view! {
            <Card>
                <p>{why}</p>
                {open::choose_file(self.app, Kind::Primary)}
                {again.then(|| view! { <Button label=words.try_again on_press=start/> })}
            </Card>
        }
        .into_any()
    }

    fn start(self) {
        self.press.update_value(|press| *press += 1);
        let press = self.press.get_value();
        self.percent.set(None);
        self.state.set(State::Starting);
        wake_lock::keep_on(true);
        spawn_local(async move {
            let camera = Camera::open().await;
            // Who has left or cancelled meanwhile wants none: dropped, it is off.
            if !self.is_current(press) {
                return;
            }
            match camera {
                Ok(camera) => self.read(press, camera).await,
                Err(error) => self.stop(State::Without(error)),
            }
        });
    }

    fn stop(self, state: State) {
        self.press.update_value(|press| *press += 1);
        wake_lock::keep_on(false);
        self.state.set(state);
    }

    fn is_current(self, press: u32) -> bool {
        self.press.try_get_value() == Some(press)
    }

    /// Looks at one picture after the other until all has come.
    async fn read(self, press: u32, camera: Camera) {
        self.state.set(State::Looking);
        let (mut finder, mut receiver) = (CodeFinder::new(), Receiver::default());
        let mut told = 0;
        let mut shown = false;
        while self.is_current(press) {
            if !camera.is_on() {
                return self.stop(State::Without(CameraError::Busy));
            }
            let began = clock::now();
            if let Some(video) = self.video.get_untracked() {
                if !std::mem::replace(&mut shown, true) {
                    camera.show_in(&video);
                }
                for text in finder.find(&video).await {
                    if let Some(brought) = self.brought(&mut receiver, text) {
                        drop(camera);
                        if self.is_current(press) {
                            self.press.update_value(|press| *press += 1);
                            go_instead(Route::OpenFile);
                            self.app.open_text(brought);
                        }
                        return;
                    }
                }
            }
            if self.is_current(press) && receiver.percent() != self.percent.get_untracked() {
                self.percent.set(receiver.percent());
                let fifth = receiver.percent().unwrap_or_default() / 20;
                if fifth != told && receiver.percent().is_some() {
                    told = fifth;
                    tell(&(text::current().codes.so_far)(fifth * 20));
                }
            }
            // At least as long for the screen as half of what the picture took.
            let took = clock::now().saturating_sub(began) as u64;
            sleep(Duration::from_millis((took / 2).max(10))).await;
        }
    }

    /// What a code brings, as a text that can be opened: a link at once, of a moving sequence when all of it has come.
    fn brought(self, receiver: &mut Receiver, text: String) -> Option<String> {
        match receiver.take(&text) {
            Some(packed) => Some(App::text_of_codes(&packed)),
            None => App::text_of_code(&text),
        }
    }
}
