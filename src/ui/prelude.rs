//! What every screen writes with: Leptos's signals, effects, contexts and components, and this app's own views.
//!
//! `use crate::ui::prelude::*;` stands where `use leptos::prelude::*;` would: names given here go before Leptos's.

pub use leptos::prelude::*;

pub use super::derived::Effect;
pub use super::dom::{AnyView, Children, ChildrenFn, For, IntoAny, IntoValue, ToChildren, view};
pub use super::signals::{Memo, RwSignal, Signal, StoredValue};
