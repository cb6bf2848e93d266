//! Nodes that stand beside each other, wherever they stand.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use rstml::node::{Node, NodeBlock, NodeElement};
use syn::{Error, Result, Stmt};

use crate::{component, element};

/// An element as the parser gives it.
pub type Element = NodeElement<rstml::Infallible>;

/// What a node is to the macro.
pub enum Part<'a> {
    /// An HTML or SVG element.
    Element(&'a Element),
    /// Words that are known.
    Text(String),
    /// An expression that gives a view: a block, or a component.
    View(TokenStream),
}

/// Reads a node; `None` for a comment.
pub fn part(node: &Node) -> Result<Option<Part<'_>>> {
    Ok(Some(match node {
        Node::Comment(_) => return Ok(None),
        Node::Element(element) if component::is(element) => Part::View(component::call(element)?),
        Node::Element(element) => Part::Element(element),
        Node::Text(text) => Part::Text(text.value.value()),
        Node::RawText(text) => Part::Text(text.to_string_best()),
        Node::Block(block) => Part::View(inside(block)),
        Node::Fragment(_) | Node::Doctype(_) | Node::Custom(_) => {
            return Err(Error::new_spanned(node, "`view!` takes elements, components, texts and blocks"));
        }
    }))
}

/// What a block gives: without its braces where it is one expression, for the compiler would call them needless.
fn inside(block: &NodeBlock) -> TokenStream {
    match block.try_block().map(|block| block.stmts.as_slice()) {
        Some([Stmt::Expr(one, None)]) => one.to_token_stream(),
        _ => block.to_token_stream(),
    }
}

/// An expression for the view of these nodes: the node itself where it is one, else all in a row.
pub fn view(nodes: &[Node]) -> Result<TokenStream> {
    let mut views = Vec::new();
    for node in nodes {
        views.extend(part(node)?.map(one).transpose()?);
    }
    Ok(match views.as_slice() {
        [one] => one.clone(),
        all => quote! { ::all_leaders::ui::dom::AnyView::Many(::std::vec![#(#all),*]) },
    })
}

fn one(part: Part) -> Result<TokenStream> {
    Ok(match part {
        Part::Element(element) => element::view(element)?,
        Part::Text(words) => quote! { ::all_leaders::ui::dom::IntoAny::into_any(#words) },
        Part::View(view) => quote! { ::all_leaders::ui::dom::IntoAny::into_any(#view) },
    })
}
