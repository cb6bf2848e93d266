//! Views: what stands on the page, and how it follows the signals that it reads.
//!
//! Pages write them as with Leptos, by [`view!`](view) and `#[component]`; signals, memos, effects, contexts and
//! owners are Leptos's own. Only what turns markup into elements is ours, for its size: Leptos makes code for each
//! element's type, here one interpreter reads templates, which are data. `all-leaders-view` says what a template is.
//!
//! - A child is anything that is [`IntoAny`]: words, numbers, views, options, lists, signals, and closures, which are
//!   followed. An attribute's value is anything that is [`IntoValue`].
//! - What a closure gave before stays where its next view has the same shape: elements of the same template are kept,
//!   and only what is in their holes is set anew, so that focus, selection and what was typed survive.
//! - What is known of an element before is copied from a mold of its template, in one call to the browser.
//! - What goes takes its effects and listeners along.
//!
//! Leptos's compiler flag `erase_components` has to stay off: its `#[component]` would ask for Leptos's own views.

mod any_view;
mod children;
mod element;
mod follow;
mod list;
mod markup;
mod mold;
mod mount;
mod node;
mod placed;
mod value;

pub use all_leaders_view::view;

pub use any_view::{AnyView, IntoAny, Words};
pub use children::{Children, ChildrenFn, ToChildren};
pub use follow::Make;
pub use list::{For, ForProps, Rows};
pub use markup::Markup;
pub use mount::{Mounted, mount};
pub use value::{IntoValue, Value};
