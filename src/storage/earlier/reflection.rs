//! A reflection: the day, the name of the question, and the words, with a line break between them.

/// Reads them in this order.
pub fn reflection(text: &str) -> Option<[String; 3]> {
    let mut parts = text.splitn(3, '\n').map(str::to_owned);
    Some([parts.next()?, parts.next()?, parts.next()?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_earlier_version_kept_is_read() {
        let read = reflection("2026-11-20\nspoke-up\nI asked\nand they answered").unwrap();
        assert_eq!(read, ["2026-11-20", "spoke-up", "I asked\nand they answered"]);
        assert_eq!(reflection("2026-11-20\nspoke-up"), None);
    }
}
