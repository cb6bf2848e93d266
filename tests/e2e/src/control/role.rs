//! What things on a screen are.

/// What something is, in the words of assistive technology (and two of our own).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A button, a `summary`.
    Button,
    /// A link.
    Link,
    /// A field to write into.
    Textbox,
    /// A checkbox or switch.
    Checkbox,
    /// One choice of several.
    Radio,
    /// A `select` or a list box.
    Select,
    /// A heading.
    Heading,
    /// A dialog.
    Dialog,
    /// A tab.
    Tab,
    /// A part of the page that has a name: a section, form, list, group.
    Region,
    /// One of a list.
    Listitem,
    /// A picture with a name.
    Image,
    /// A live region.
    Status,
    /// An input for files, seen or not.
    File,
    /// Anything that is pressed: button, link, choice, tab, label.
    Pressable,
    /// Any text.
    Text,
}

impl Role {
    pub(super) fn word(self) -> &'static str {
        match self {
            Role::Button => "button",
            Role::Link => "link",
            Role::Textbox => "textbox",
            Role::Checkbox => "checkbox",
            Role::Radio => "radio",
            Role::Select => "select",
            Role::Heading => "heading",
            Role::Dialog => "dialog",
            Role::Tab => "tab",
            Role::Region => "region",
            Role::Listitem => "listitem",
            Role::Image => "image",
            Role::Status => "status",
            Role::File => "file",
            Role::Pressable => "pressable",
            Role::Text => "text",
        }
    }
}
