//! Phones in a real browser, and the files that people pass between them.
//!
//! A test opens a [`Harness`]: the built app behind a static server at a sub-path, and a browser driver.
//! On it stand [`Phone`]s, each a browser of its own with storage of its own. A phone is used as a
//! person uses it, by what things are called: [`Phone::press`], [`Phone::fill`], [`Phone::see`], or with
//! more care by [`Phone::button`], [`Phone::link`], [`Phone::textbox`] … and [`Control`]'s steps.
//! Everything waits until it can be done, and says what it saw instead when it cannot; nothing sleeps
//! for a fixed time.
//!
//! ```no_run
//! use all_leaders_e2e::{Device, Harness, Outcome};
//!
//! #[tokio::test]
//! async fn a_file_brings_two_phones_in_step() -> Outcome {
//!     let harness = Harness::open().await?;
//!     let ana = harness.phone("ana", Device::phone()).await?;
//!     ana.press("Start a group").await?;
//!     ana.fill("Name", "Riverside Tenants").await?;
//!     ana.press("Save").await?;
//!     ana.see("Riverside Tenants").await?;
//!     ana.button("Check in").inside("Ask about the hall").press().await?;
//!
//!     ana.goto("#/share").await?;
//!     ana.press("Save a file").await?;
//!     let file = ana.downloaded(".allleaders.json").await?;
//!
//!     let ben = harness.phone("ben", Device::phone().dark()).await?;
//!     ben.file_input().upload(&[&file]).await?;
//!     ben.bring_in().await?;
//!
//!     harness.take_network_away();
//!     ben.reload().await?;
//!     ben.see("Riverside Tenants").await?;
//!     ben.screenshot("share-done").await?;
//!     ben.must_be_accessible().await?;
//!     ben.must_be_quiet().await?;
//!     Ok(())
//! }
//! ```
//!
//! `cargo xtask e2e [--no-build] [NAME...]` builds the app, names the browser in the variables that
//! [`Harness::open`] reads, and runs the tests; pictures are in `target/screenshots/`, one named `failed-…`
//! for each phone that waited in vain.
//!
//! The same tests run in Chromium, Firefox and WebKit (`--engine`). What only some [`Engine`]s can be made to do is an
//! [`Ability`], which a test declares in its first line: `needs!(SlowProcessor);`.

mod browser;
mod chat;
mod conditions;
mod control;
mod device;
mod driver;
mod engine;
mod everyone;
mod files;
mod gathered;
mod harness;
mod leading;
mod look;
mod made;
mod phone;
mod trouble;

pub use chat::Chat;
pub use control::{Bounds, Control, Role};
pub use device::Device;
pub use engine::{Ability, Engine, is_skipped};
pub use gathered::Gathered;
pub use harness::Harness;
pub use leading::Leading;
pub use made::Made;
pub use phone::Phone;
pub use trouble::{Outcome, Trouble};
