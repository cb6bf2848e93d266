//! The template: an element with everything in it as one text, a line each, which begins with what it is.
//!
//! | line | what it is |
//! |---|---|
//! | `<div` | an element begins |
//! | `^svg` | an element of a drawing begins: they have a namespace of their own |
//! | `/` | the latest element ends |
//! | `"words` | a text |
//! | `=name words` | an attribute |
//! | `~name` | an attribute, and a hole for its value |
//! | `.name` | a property, and a hole for its value |
//! | `?name` | a class, and a hole that tells whether it is there |
//! | `@name` | an event, and a hole for what listens |
//! | `&` | a hole for what wants the element |
//! | `*` | a hole for a child |
//!
//! `ui::dom` of the app reads it; the two go together.

use std::fmt::Write;

/// Tags that are drawings wherever they stand. Others (`a`, `title`) are where they stand in one.
const DRAWN: [&str; 14] = [
    "svg", "g", "path", "circle", "ellipse", "line", "rect", "polygon", "polyline", "text", "tspan", "defs",
    "use", "mask",
];

/// A template that is being written.
#[derive(Default)]
pub struct Template(String);

impl Template {
    /// An element begins; tells whether what stands in it is part of a drawing.
    pub fn open(&mut self, tag: &str, in_drawing: bool) -> bool {
        let drawn = in_drawing || DRAWN.contains(&tag);
        self.line(if drawn { '^' } else { '<' }, tag);
        drawn
    }

    /// The latest element ends.
    pub fn close(&mut self) {
        self.line('/', "");
    }

    /// A text.
    pub fn text_node(&mut self, words: &str) {
        self.line('"', words);
    }

    /// An attribute that is known.
    pub fn fixed(&mut self, name: &str, words: &str) {
        self.line('=', &format!("{name} {words}"));
    }

    /// A hole for an attribute's value.
    pub fn attribute(&mut self, name: &str) {
        self.line('~', name);
    }

    /// A hole for a property's value.
    pub fn property(&mut self, name: &str) {
        self.line('.', name);
    }

    /// A hole that tells whether the class is there.
    pub fn class(&mut self, name: &str) {
        self.line('?', name);
    }

    /// A hole for what listens.
    pub fn listener(&mut self, event: &str) {
        self.line('@', event);
    }

    /// A hole for what wants the element.
    pub fn reference(&mut self) {
        self.line('&', "");
    }

    /// A hole for a child.
    pub fn child(&mut self) {
        self.line('*', "");
    }

    /// The whole. The ends of the last elements are understood.
    pub fn text(&self) -> &str {
        let mut whole = self.0.strip_suffix('\n').unwrap_or(&self.0);
        while let Some(shorter) = whole.strip_suffix("\n/") {
            whole = shorter;
        }
        whole
    }

    fn line(&mut self, kind: char, words: &str) {
        // A line is a line: within an attribute or a text a break is a space to the browser too.
        let words = words.replace('\n', " ");
        let _ = writeln!(self.0, "{kind}{words}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_a_line_for_each_thing() {
        let mut template = Template::default();
        assert!(!template.open("p", false));
        template.fixed("class", "row");
        template.attribute("dir");
        assert!(template.open("svg", false));
        assert!(template.open("a", true), "a link in a drawing is drawn");
        template.close();
        template.close();
        template.text_node("so\nit is");
        template.child();
        template.close();
        assert_eq!(template.text(), "<p\n=class row\n~dir\n^svg\n^a\n/\n/\n\"so it is\n*");
    }
}
