//! A view of any kind, and what can be one.

use std::borrow::Cow;

use leptos::oco::Oco;
use leptos::text_prop::TextProp;

use super::follow::Make;
use super::list::Rows;
use super::markup::Markup;
use crate::ui::signals::Handle;

/// Words that are the app's, shared, or made.
pub type Words = Oco<'static, str>;

/// A view, not yet on the page. One type for all, so that what places and changes views is there once.
#[derive(Default)]
pub enum AnyView {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(Words),
    /// An element with what stands in it.
    Element(Box<Markup>),
    /// Views beside each other.
    Many(Vec<AnyView>),
    /// A view that is made anew whenever a signal changes that was read while it was made.
    Follow(Box<dyn Make<AnyView>>),
    /// A list whose rows have names.
    List(Box<Rows>),
    /// What stands there already, as it is: for who knows that making it anew would change nothing.
    Same,
}

/// What can stand as a child.
///
/// A method of one line for each type, so that what is boxed is boxed at once and nothing else is made for a type.
pub trait IntoAny: Sized {
    /// The view.
    fn into_any(self) -> AnyView;

    /// Puts it into the next hole.
    #[inline]
    fn put(self, markup: &mut Markup) {
        markup.child(self.into_any());
    }
}

impl IntoAny for AnyView {
    #[inline]
    fn into_any(self) -> AnyView {
        self
    }
}

impl IntoAny for () {
    #[inline]
    fn into_any(self) -> AnyView {
        AnyView::Empty
    }
}

impl IntoAny for &'static str {
    #[inline]
    fn into_any(self) -> AnyView {
        AnyView::Text(Oco::Borrowed(self))
    }

    #[inline]
    fn put(self, markup: &mut Markup) {
        markup.text(self);
    }
}

impl IntoAny for String {
    #[inline]
    fn into_any(self) -> AnyView {
        AnyView::Text(Oco::Owned(self))
    }
}

impl IntoAny for Words {
    #[inline]
    fn into_any(self) -> AnyView {
        AnyView::Text(self)
    }
}

impl IntoAny for Cow<'static, str> {
    #[inline]
    fn into_any(self) -> AnyView {
        AnyView::Text(self.into())
    }
}

impl IntoAny for TextProp {
    #[inline]
    fn into_any(self) -> AnyView {
        (move || self.get()).into_any()
    }
}

impl<T: IntoAny> IntoAny for Option<T> {
    #[inline]
    fn into_any(self) -> AnyView {
        match self {
            Some(view) => view.into_any(),
            None => AnyView::Empty,
        }
    }
}

impl<T: IntoAny> IntoAny for Vec<T> {
    #[inline]
    fn into_any(self) -> AnyView {
        AnyView::Many(self.into_iter().map(T::into_any).collect::<Vec<_>>())
    }
}

impl<T: IntoAny, const N: usize> IntoAny for [T; N] {
    #[inline]
    fn into_any(self) -> AnyView {
        AnyView::Many(self.into_iter().map(T::into_any).collect::<Vec<_>>())
    }
}

impl<A: IntoAny, B: IntoAny> IntoAny for (A, B) {
    #[inline]
    fn into_any(self) -> AnyView {
        AnyView::Many(vec![self.0.into_any(), self.1.into_any()])
    }
}

impl<F, V> IntoAny for F
where
    F: FnMut() -> V + 'static,
    V: IntoAny,
{
    #[inline]
    fn into_any(mut self) -> AnyView {
        AnyView::Follow(Box::new(move || self().into_any()))
    }

    #[inline]
    fn put(mut self, markup: &mut Markup) {
        markup.follow(Box::new(move || self().into_any()));
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl IntoAny for $number {
            #[inline]
            fn into_any(self) -> AnyView {
                AnyView::Text(Oco::Owned(self.to_string()))
            }
        }
    )*};
}

numbers!(usize, u32, i32);

impl<T: IntoAny + Clone + 'static, K> IntoAny for Handle<T, K> {
    #[inline]
    fn into_any(self) -> AnyView {
        let signal = self.read_only();
        AnyView::Follow(Box::new(move || signal.get().into_any()))
    }
}
