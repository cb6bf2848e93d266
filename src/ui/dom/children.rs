//! What a component is given to stand inside of it.

use std::rc::Rc;

use super::any_view::AnyView;

/// What stands in a component, made once: the type of its property `children`.
pub type Children = Box<dyn FnOnce() -> AnyView>;

/// What stands in a component, made as often as it wants.
pub type ChildrenFn = Rc<dyn Fn() -> AnyView>;

/// Makes either of what the macro writes.
pub trait ToChildren<F> {
    /// The children.
    fn to_children(make: F) -> Self;
}

impl<F: FnOnce() -> AnyView + 'static> ToChildren<F> for Children {
    #[inline]
    fn to_children(make: F) -> Self {
        Box::new(make)
    }
}

impl<F: Fn() -> AnyView + 'static> ToChildren<F> for ChildrenFn {
    #[inline]
    fn to_children(make: F) -> Self {
        Rc::new(make)
    }
}
