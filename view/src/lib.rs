//! The macro `view!`: markup as Leptos has it, for far fewer bytes.
//!
//! Leptos makes a type of its own for every element with its attributes and children, and code for every type. Here
//! an element with all that stands in it becomes one text, its *template*, which is data; what is not known before
//! (attributes that are expressions, children, listeners) is put into the template's holes by calls that are the same
//! everywhere. The runtime is `ui::dom` of the app, and `template.rs` says what a template is.
//!
//! It understands what the app uses: elements, `name=value`, `class:name=`, `prop:name=`, `on:event=`, `node_ref=`,
//! components with their children, blocks and texts. Anything else is a compile error that says so.

mod component;
mod element;
mod nodes;
mod template;

use proc_macro::TokenStream;
use rstml::{Parser, ParserConfig};

/// Markup as Leptos has it; gives an `AnyView`. `use crate::ui::prelude::*` brings it along.
#[proc_macro]
pub fn view(markup: TokenStream) -> TokenStream {
    let parser = Parser::new(ParserConfig::default());
    match parser.parse_simple(markup) {
        Ok(all) => nodes::view(&all).unwrap_or_else(|error| error.to_compile_error()),
        Err(error) => error.to_compile_error(),
    }
    .into()
}
