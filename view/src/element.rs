//! Elements: one template, and a call for each of its holes.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use rstml::node::{KeyedAttribute, NodeAttribute};
use syn::{Error, Expr, Lit, Result};

use crate::nodes::{self, Element, Part};
use crate::template::Template;

/// An element with everything in it, as it is being read.
struct Reading {
    template: Template,
    /// Calls that fill the holes, in the holes' order.
    holes: Vec<TokenStream>,
    /// The variable that they are called on; nothing that is written in the markup can see it.
    markup: Ident,
}

/// An expression for the view of this element.
pub fn view(element: &Element) -> Result<TokenStream> {
    let markup = Ident::new("markup", Span::mixed_site());
    let mut reading = Reading { template: Template::default(), holes: Vec::new(), markup };
    reading.element(element, false)?;
    let Reading { template, holes, markup } = reading;
    let template = template.text();
    Ok(if holes.is_empty() {
        quote! { ::all_leaders::ui::dom::Markup::whole(#template) }
    } else {
        quote! {{
            let mut #markup = ::all_leaders::ui::dom::Markup::new(#template);
            #(#holes;)*
            #markup.done()
        }}
    })
}

impl Reading {
    fn element(&mut self, element: &Element, in_drawing: bool) -> Result<()> {
        let tag = element.name().to_string();
        let in_drawing = self.template.open(&tag, in_drawing);
        for attribute in element.attributes() {
            let NodeAttribute::Attribute(attribute) = attribute else {
                return Err(Error::new_spanned(attribute, "an element takes `name=value` or `name`"));
            };
            self.attribute(attribute)?;
        }
        let markup = self.markup.clone();
        for node in &element.children {
            match nodes::part(node)? {
                Some(Part::Element(child)) => self.element(child, in_drawing)?,
                Some(Part::Text(words)) => self.template.text_node(&words),
                Some(Part::View(view)) => {
                    self.template.child();
                    self.holes.push(quote! { ::all_leaders::ui::dom::IntoAny::put(#view, &mut #markup) });
                }
                None => {}
            }
        }
        self.template.close();
        Ok(())
    }

    fn attribute(&mut self, attribute: &KeyedAttribute) -> Result<()> {
        let name = attribute.key.to_string();
        let value = match attribute.value() {
            Some(value) => value,
            None => {
                self.template.fixed(&name, "");
                return Ok(());
            }
        };
        let markup = &self.markup;
        let set = quote! { ::all_leaders::ui::dom::IntoValue::put(#value, &mut #markup) };
        match name.split_once(':') {
            Some(("on", event)) => {
                self.template.listener(event);
                let event = format_ident!("{event}");
                self.holes.push(quote! { #markup.on(::leptos::ev::#event, #value) });
            }
            Some(("class", class)) => {
                self.template.class(class);
                self.holes.push(set);
            }
            Some(("prop", property)) => {
                self.template.property(property);
                self.holes.push(set);
            }
            Some(_) => return Err(Error::new_spanned(&attribute.key, "one of `on:`, `class:` and `prop:`")),
            None if name == "node_ref" => {
                self.template.reference();
                self.holes.push(quote! { #markup.node_ref(#value) });
            }
            None => match known(value) {
                Some(value) => self.template.fixed(&name, &value),
                None => {
                    self.template.attribute(&name);
                    self.holes.push(set);
                }
            },
        }
        Ok(())
    }
}

/// The words of a literal.
fn known(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(words) => Some(words.value()),
            Lit::Int(number) => Some(number.base10_digits().to_owned()),
            _ => None,
        },
        _ => None,
    }
}
