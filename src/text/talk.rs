//! Words of talking: the stack, voices, how the group stands to a question.

/// Words of talking: the stack, voices, how the group stands to a question.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Talk {
    pub title: &'static str,
}

/// English.
pub const EN: Talk =
    Talk { title: "Words of talking: the stack, voices, how the group stands to a question" };
