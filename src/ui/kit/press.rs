//! What happens when something is pressed.

/// A closure that a component keeps. Components take this and not `impl Fn()`, so that there is one of each and not
/// one for every closure; and its trait is our own, see [`crate::ui::dom::Make`].
pub struct Press(Box<dyn Pressed>);

trait Pressed {
    fn press(&self);
}

impl<F: Fn()> Pressed for F {
    #[inline]
    fn press(&self) {
        self();
    }
}

impl Press {
    /// It was pressed.
    pub fn press(&self) {
        self.0.press();
    }
}

impl<F: Fn() + 'static> From<F> for Press {
    #[inline]
    fn from(press: F) -> Self {
        Self(Box::new(press))
    }
}
