//! All Leaders: a group's members, commitments and check-ins on every phone, kept in step by passing a file.
//!
//! The house has floors, and each floor knows only those below it:
//! [`replica`] (records that merge), [`group`] (what a group is), [`insight`] (what it can see of itself),
//! [`session`] (how a meeting goes on this phone), [`intake`] (reading what people already have), [`transfer`] (bytes from a screen to a
//! camera), [`storage`] (where a copy rests), [`text`] (the words), and, in a browser only, `browser` (web APIs) and `ui` (the screens).

pub mod group;
pub mod insight;
pub mod intake;
pub mod replica;
pub mod session;
pub mod storage;
pub mod text;
pub mod transfer;
pub mod ui;

#[cfg(target_arch = "wasm32")]
pub mod browser;
