//! Tests whose browser crashed: WebKitGTK's page now and then ends by itself in the middle of a test, which then says
//! nothing about the app.

/// What its driver answers once the page is gone.
const PAGE_IS_GONE: &str = "session deleted because of page crash";

/// The names of the tests that failed, if each of them failed because its browser's page was gone; none otherwise.
/// `output` is what `cargo test` prints, of one file of tests or of many.
pub fn only_crashed(output: &str) -> Option<Vec<String>> {
    let failed: Vec<&str> =
        output.lines().filter_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... FAILED")).collect();
    let crashed = |name: &&str| {
        output
            .split_once(&format!("---- {name} stdout ----"))
            .map(|(_, rest)| rest.split("\n---- ").next().unwrap_or(rest))
            .is_some_and(|said| said.split("\nfailures:").next().unwrap_or(said).contains(PAGE_IS_GONE))
    };
    (!failed.is_empty() && failed.iter().all(crashed))
        .then(|| failed.iter().map(|name| (*name).to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(tests: &[(&str, &str)]) -> String {
        let mut text = String::from("running tests\ntest one_that_passes ... ok\n");
        for (name, _) in tests {
            text += &format!("test {name} ... FAILED\n");
        }
        text += "\nfailures:\n\n";
        for (name, said) in tests {
            text += &format!("---- {name} stdout ----\nError: {said}\n\n");
        }
        text + "\nfailures:\n    names\n\ntest result: FAILED. 1 passed\n"
    }

    const GONE: &str =
        "phone: The WebDriver session id is invalid:\n    session deleted because of page crash or hang.";

    #[test]
    fn tests_whose_page_is_gone_are_named() {
        assert_eq!(only_crashed(&output(&[("a", GONE)])), Some(vec!["a".to_owned()]));
        let two_files = output(&[("a", GONE)]) + &output(&[("b", GONE)]);
        assert_eq!(only_crashed(&two_files), Some(vec!["a".to_owned(), "b".to_owned()]));
    }

    #[test]
    fn one_that_failed_by_itself_is_no_crash() {
        assert_eq!(only_crashed(&output(&[("a", GONE), ("b", "waited for “Saved”")])), None);
        assert_eq!(only_crashed(&output(&[("b", "waited for “Saved”"), ("a", GONE)])), None);
        let two_files = output(&[("b", "waited for “Saved”")]) + &output(&[("a", GONE)]);
        assert_eq!(only_crashed(&two_files), None);
        assert_eq!(only_crashed(&output(&[])), None);
        assert_eq!(only_crashed("error: could not compile"), None);
    }
}
