//! Mounts the app, nothing else.

fn main() {
    #[cfg(target_arch = "wasm32")]
    all_leaders::ui::mount();
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("All Leaders runs in a browser. Build it and serve it with: cargo xtask serve");
}
