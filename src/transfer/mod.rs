//! From one screen to the camera of another: bytes as a moving sequence of QR codes, and back.
//!
//! A camera that misses a code cannot ask for it again. So no code is needed in particular: each [`Frame`] carries a
//! block (`fountain`) that is a sum of parts of the whole, and about as many different ones as there are parts are enough,
//! in any order.
//!
//! ```
//! use all_leaders::transfer::{Receiver, Sender};
//!
//! let bytes: Vec<u8> = (0..5_000_u32).map(|at| (at % 251) as u8).collect();
//! let mut sender = Sender::new(&bytes, 350).expect("few enough bytes");
//! let mut receiver = Receiver::default();
//! // Every third code is missed.
//! let seen = (0..).map(|_| sender.next_text()).enumerate().filter(|(at, _)| at % 3 != 0);
//! let whole = seen.into_iter().find_map(|(_, text)| receiver.take(&text));
//! assert_eq!(whole, Some(bytes));
//! ```
//!
//! What is locked with a passphrase is told by [`sealed_in`], whichever way it came.
//!
//! Nothing here knows what the bytes are.

mod fountain;
mod frame;
pub mod qr;
mod receiver;
mod sealed;
mod sender;

pub use frame::{Frame, MOST_BYTES};
pub use receiver::Receiver;
pub use sealed::{armored, sealed_in};
pub use sender::{Sender, frames_wanted};
