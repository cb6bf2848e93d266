//! The screens. Addresses are pure; the rest lives in a browser.

pub mod history;
pub mod lists;
pub mod meanwhile;
pub mod route;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod derived;
#[cfg(target_arch = "wasm32")]
pub mod dom;
#[cfg(target_arch = "wasm32")]
pub mod kit;
#[cfg(target_arch = "wasm32")]
pub mod news;
#[cfg(target_arch = "wasm32")]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod place;
#[cfg(target_arch = "wasm32")]
pub mod prelude;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
pub mod signals;
#[cfg(target_arch = "wasm32")]
pub mod state;

#[cfg(target_arch = "wasm32")]
mod app {
    use crate::ui::prelude::*;

    use crate::browser::stopped;

    use super::{dom, pages, shell::Shell, state::App};

    /// Mounts the app on the page, in its element `app`.
    pub fn mount() {
        stopped::tell_of_panics();
        let body = || document().body().map(Into::into);
        let Some(place) = document().get_element_by_id("app").or_else(body) else { return };
        dom::mount(&place, app).forget();
    }

    fn app() -> AnyView {
        App::provide().show_look();
        view! { <Shell page=pages::page/> }.into_any()
    }
}

#[cfg(target_arch = "wasm32")]
pub use app::mount;
