//! Putting the app on the phone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Button, icon};
use crate::browser::install::{self, InstallMethod};
use crate::text;
use crate::ui::state::App;

/// Whether the browser offers to put the app on the phone; read it where [`install::method`] is asked, so that
/// the page follows.
#[derive(Clone, Copy)]
pub struct InstallOffer(pub RwSignal<u32>);

/// How the app can get onto this phone; follows what the browser offers.
pub fn install_method() -> Memo<InstallMethod> {
    let offer = expect_context::<InstallOffer>().0;
    Memo::new(move |_| {
        offer.track();
        install::method()
    })
}

/// The browser's own question where there is one, and the steps where there is none.
pub fn install_steps(app: App, method: Memo<InstallMethod>) -> AnyView {
    let words = &text::current().share;
    let offer = expect_context::<InstallOffer>().0;
    let put = move || {
        spawn_local(async move {
            if install::ask().await {
                app.say(words.installed, false);
            }
            offer.update(|offer| *offer += 1);
        });
    };
    // The installed app may start with a store of its own: a file carries the group over.
    let file_first = move || {
        app.is_open().then(
            || view! { <Button label=words.install_first icon=icon::SAVE on_press=move || app.save_file()/> },
        )
    };
    (move || match method.get() {
        InstallMethod::Installed => view! { <p>{words.installed}</p> }.into_any(),
        InstallMethod::Ask => view! {
            <p class="muted">{words.install_ask}</p>
            <div class="actions">
                <Button label=words.install_button icon=icon::PHONE on_press=put/>
                {file_first}
            </div>
        }
        .into_any(),
        InstallMethod::IosSteps => {
            view! { <p>{words.install_ios}</p><div class="actions">{file_first}</div> }.into_any()
        }
        InstallMethod::MenuSteps => {
            view! { <p>{words.install_menu}</p><div class="actions">{file_first}</div> }.into_any()
        }
        InstallMethod::NotSecure => view! { <p>{words.install_not_secure}</p> }.into_any(),
    })
    .into_any()
}
