//! Components: Leptos's own, called as its macro calls them.

use proc_macro2::TokenStream;
use quote::quote;
use rstml::node::{KeyedAttribute, NodeAttribute, NodeName};
use syn::{Error, Result};

use crate::nodes::{self, Element};

/// Whether the name is a component's: it begins with a capital letter, as types do.
pub fn is(element: &Element) -> bool {
    let NodeName::Path(name) = element.name() else { return false };
    let last = name.path.segments.last();
    last.is_some_and(|last| last.ident.to_string().starts_with(char::is_uppercase))
}

/// The call. Properties are given in the order in which they are written, and children last.
pub fn call(element: &Element) -> Result<TokenStream> {
    let name = element.name();
    let mut set = Vec::new();
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(Error::new_spanned(attribute, "a component takes `name=value` or `name`"));
        };
        set.push(property(attribute)?);
    }
    if !element.children.is_empty() {
        let children = nodes::view(&element.children)?;
        set.push(quote! { .children(::all_leaders::ui::dom::ToChildren::to_children(move || #children)) });
    }
    Ok(quote! {
        ::leptos::component::component_view(
            #name,
            ::leptos::component::component_props_builder(&#name) #(#set)* .build(),
        )
    })
}

/// `name=value`, or `name` for the variable of that name.
fn property(attribute: &KeyedAttribute) -> Result<TokenStream> {
    let NodeName::Path(name) = &attribute.key else {
        return Err(Error::new_spanned(&attribute.key, "a component takes plain names"));
    };
    let name = name.path.require_ident()?;
    Ok(match attribute.value() {
        Some(value) => quote! { .#name(#value) },
        None => quote! { .#name(#name) },
    })
}
