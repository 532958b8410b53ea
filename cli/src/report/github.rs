//! Annotations of GitHub Actions.
//!
//! [Workflow commands](https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions)
//! documents their form. The escapes are those of its toolkit, `packages/core/src/command.ts`: `%`
//! and line breaks in a message, and also `:` and `,` in a property.

use daily_papers::Severity;

use crate::escape::escaped;
use crate::finding::Finding;

/// Returns the workflow command that annotates the line of a finding.
pub(crate) fn annotation(finding: &Finding) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        _ => "notice",
    };
    let place = finding.place;
    format!(
        "::{command} file={},line={},endLine={},col={},endColumn={},title={}::{}",
        property(&finding.path().to_string_lossy()),
        place.line,
        place.end_line,
        place.column,
        place.end_column,
        property(finding.rule.name()),
        message(&finding.message),
    )
}

/// Escapes a message. Other control characters are escaped too, because a log shows the command.
fn message(text: &str) -> String {
    escaped(&text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A"))
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{message, property};

    #[test]
    fn texts_are_escaped_as_github_documents() {
        assert_eq!(message("a: b, 100%\r\n::error::x"), "a: b, 100%25%0D%0A::error::x");
        assert_eq!(property("a:b,c%\n.md"), "a%3Ab%2Cc%25%0A.md");
        assert_eq!(message("%0A\u{1b}[2J"), "%250A\\u{1b}[2J");
    }
}
