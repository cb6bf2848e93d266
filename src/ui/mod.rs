//! The screens. Addresses are pure; the rest lives in a browser.

pub mod browser_history;
pub mod commitment_list;
pub mod route;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod binding;
#[cfg(target_arch = "wasm32")]
pub mod components;
#[cfg(target_arch = "wasm32")]
pub mod forms;
#[cfg(target_arch = "wasm32")]
mod in_second_part;
#[cfg(target_arch = "wasm32")]
pub mod navigation;
#[cfg(target_arch = "wasm32")]
pub mod news;
#[cfg(target_arch = "wasm32")]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod second_part;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
pub mod state;

#[cfg(target_arch = "wasm32")]
mod app {
    use leptos::mount::mount_to;
    use leptos::prelude::*;
    use leptos::wasm_bindgen::JsCast;

    use crate::browser::panic_hook;

    use super::{pages, shell::Shell, state::App};

    /// Mounts the app on the page, in its element `app`.
    pub fn mount() {
        panic_hook::report_panics();
        let place = document().get_element_by_id("app").and_then(|place| place.dyn_into().ok());
        let Some(place) = place.or_else(|| document().body()) else { return };
        mount_to(place, app).forget();
    }

    fn app() -> impl IntoView {
        let app = App::provide();
        app.show_appearance();
        app.open_links();
        view! { <Shell page=pages::page later=pages::second_part::SOURCE/> }
    }
}

#[cfg(target_arch = "wasm32")]
pub use app::mount;
