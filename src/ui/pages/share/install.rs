//! Putting the app on the phone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::install::{self, InstallMethod};
use crate::text;
use crate::ui::components::{Button, Details, icon};
use crate::ui::shell::InstallOffer;
use crate::ui::state::App;

/// How the app gets onto this phone, folded away: the browser's own question where there is one, the steps where there is
/// none, and nothing where it is there already.
pub fn install(app: App) -> AnyView {
    let words = &text::current().share;
    let offer = expect_context::<InstallOffer>().0;
    let method = Memo::new(move |_| {
        offer.track();
        install::method()
    });
    let put = move || {
        spawn_local(async move {
            if install::ask().await {
                app.say(words.installed, false);
            }
            offer.update(|offer| *offer += 1);
        });
    };
    // The installed app may start with a store of its own: a file carries the group over.
    let file_first = move || view! { <Button label=words.install_first icon=icon::SAVE on_press=move || app.save_file()/> };
    let steps = move || match method.get() {
        InstallMethod::Installed => view! { <p>{words.installed}</p> }.into_any(),
        InstallMethod::Ask => view! {
            <p class="muted">{words.install_ask}</p>
            <div class="actions">
                <Button label=words.install_button icon=icon::PHONE on_press=put/>
                {file_first()}
            </div>
        }
        .into_any(),
        InstallMethod::IosSteps => {
            view! { <p>{words.install_ios}</p><div class="actions">{file_first()}</div> }.into_any()
        }
        InstallMethod::MenuSteps => {
            view! { <p>{words.install_menu}</p><div class="actions">{file_first()}</div> }.into_any()
        }
        InstallMethod::NotSecure => view! { <p>{words.install_not_secure}</p> }.into_any(),
    };
    view! {
        <Show when=move || method.get() != InstallMethod::Installed>
            <Details summary=words.install>{steps}</Details>
        </Show>
    }
    .into_any()
}
