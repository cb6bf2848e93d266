//! Words of roles that rotate.

/// Words of roles that rotate.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Roles {
    pub title: &'static str,
}

/// English.
pub const EN: Roles = Roles { title: "Words of roles that rotate" };
