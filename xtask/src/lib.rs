//! The commands of `cargo xtask`, in one module each.
//!
//! The story of a build: [`setup`] brings the pinned tools to this machine, [`dist`] calls Trunk,
//! whose hook calls [`post_build`] (bundle the styles, minify, write the service worker), [`size`] holds the result to its
//! budget, [`serve`] hands it to a phone, [`webxdc`] makes of it what people send into a chat, and [`mod@test`] proves all of it. [`server`] is the static
//! file server that both `serve` and the end-to-end tests use, so what is tested is what is served.

pub mod server;

#[cfg(feature = "commands")]
pub mod bench;
#[cfg(feature = "commands")]
pub mod check;
#[cfg(feature = "commands")]
pub mod core_set;
#[cfg(feature = "commands")]
pub mod crashes;
#[cfg(feature = "commands")]
pub mod dist;
#[cfg(feature = "commands")]
pub mod floors;
#[cfg(feature = "commands")]
pub mod icons;
#[cfg(feature = "commands")]
pub mod inline;
#[cfg(feature = "commands")]
pub mod lighthouse;
#[cfg(feature = "commands")]
pub mod parts;
#[cfg(feature = "commands")]
pub mod pictures;
#[cfg(feature = "commands")]
pub mod post_build;
#[cfg(feature = "commands")]
pub mod precompress;
#[cfg(feature = "commands")]
pub mod project;
#[cfg(feature = "commands")]
pub mod run;
#[cfg(feature = "commands")]
pub mod seal;
#[cfg(feature = "commands")]
pub mod serve;
#[cfg(feature = "commands")]
pub mod setup;
#[cfg(feature = "commands")]
pub mod size;
#[cfg(feature = "commands")]
pub mod test;
#[cfg(feature = "commands")]
pub mod tls;
#[cfg(feature = "commands")]
pub mod trouble;
#[cfg(feature = "commands")]
pub mod webxdc;
