//! The value of an attribute, of a property, or whether a class is there.

use std::borrow::Cow;

use leptos::oco::Oco;
use leptos::text_prop::TextProp;

use super::any_view::Words;
use super::markup::Markup;
use crate::ui::signals::Handle;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Value {
    /// The attribute is not there.
    #[default]
    Absent,
    /// Words.
    Text(Words),
    /// Whether it is there or true.
    Flag(bool),
}

/// What can be a value. A closure or a signal is followed: the value is set anew whenever it changes.
pub trait IntoValue: Sized {
    /// The value as it is now.
    fn value(self) -> Value;

    /// Puts it into the next hole.
    #[inline]
    fn put(self, markup: &mut Markup) {
        markup.value(self.value());
    }
}

impl IntoValue for &'static str {
    #[inline]
    fn value(self) -> Value {
        Value::Text(Oco::Borrowed(self))
    }

    #[inline]
    fn put(self, markup: &mut Markup) {
        markup.words(self);
    }
}

impl IntoValue for String {
    #[inline]
    fn value(self) -> Value {
        Value::Text(Oco::Owned(self))
    }
}

impl IntoValue for Words {
    #[inline]
    fn value(self) -> Value {
        Value::Text(self)
    }
}

impl IntoValue for Cow<'static, str> {
    #[inline]
    fn value(self) -> Value {
        Value::Text(self.into())
    }
}

impl IntoValue for bool {
    #[inline]
    fn value(self) -> Value {
        Value::Flag(self)
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    #[inline]
    fn value(self) -> Value {
        match self {
            Some(value) => value.value(),
            None => Value::Absent,
        }
    }
}

impl IntoValue for TextProp {
    #[inline]
    fn value(self) -> Value {
        Value::Text(self.get())
    }

    #[inline]
    fn put(self, markup: &mut Markup) {
        markup.follow_value(Box::new(move || Value::Text(self.get())));
    }
}

impl<F, V> IntoValue for F
where
    F: FnMut() -> V + 'static,
    V: IntoValue,
{
    #[inline]
    fn value(mut self) -> Value {
        self().value()
    }

    #[inline]
    fn put(mut self, markup: &mut Markup) {
        markup.follow_value(Box::new(move || self().value()));
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl IntoValue for $number {
            #[inline]
            fn value(self) -> Value {
                Value::Text(Oco::Owned(self.to_string()))
            }
        }
    )*};
}

numbers!(usize, u32, i32, u8);

impl<T: IntoValue + Clone + 'static, K> IntoValue for Handle<T, K> {
    #[inline]
    fn value(self) -> Value {
        self.get().value()
    }

    #[inline]
    fn put(self, markup: &mut Markup) {
        let signal = self.read_only();
        markup.follow_value(Box::new(move || signal.get().value()));
    }
}
