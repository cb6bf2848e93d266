//! The names of fields, taken apart.

/// What a field's name says: a field of its own, or one member of a set that the record carries, such as
/// `holder/<member id>`. It holds for fields that this version does not know as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::group) enum FieldName<'a> {
    /// `what`
    Single(&'a str),
    /// `holder/<member id>`
    Member {
        /// What all names of the set begin with, the slash included.
        set: &'a str,
        /// Whom or what of the set it is about.
        member: &'a str,
    },
}

impl<'a> FieldName<'a> {
    pub fn parse(name: &'a str) -> Self {
        match name.find('/') {
            Some(slash) => FieldName::Member { set: &name[..=slash], member: &name[slash + 1..] },
            None => FieldName::Single(name),
        }
    }

    /// Whether it is a member of a set.
    pub fn is_of_set(self) -> bool {
        matches!(self, FieldName::Member { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_field_or_a_member_of_a_set() {
        assert_eq!(FieldName::parse("what"), FieldName::Single("what"));
        assert_eq!(FieldName::parse("holder/7"), FieldName::Member { set: "holder/", member: "7" });
        // A role's own word may hold a slash.
        assert_eq!(FieldName::parse("role/tea/7"), FieldName::Member { set: "role/", member: "tea/7" });
    }
}
