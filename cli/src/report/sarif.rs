//! SARIF 2.1.0 logs, as
//! [OASIS](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html) specifies them.

use std::io::{self, Write};
use std::path::Path;

use daily_papers::Severity;
use serde_json::{Value, json};

use crate::finding::{Finding, Place};
use crate::rules::Rule;

/// What a log needs of a finding. The log is one object, so the findings are kept.
#[derive(Debug)]
pub(crate) struct Found {
    rule: Rule,
    severity: Severity,
    place: Place,
    message: String,
    uri: String,
}

impl Found {
    pub(crate) fn of(finding: &Finding) -> Found {
        Found {
            rule: finding.rule,
            severity: finding.severity,
            place: finding.place,
            message: finding.message.clone(),
            uri: uri(finding.path()),
        }
    }
}

/// Writes a log. `is_complete` says whether every page could be read and written.
pub(crate) fn write(out: &mut impl Write, results: &[Found], is_complete: bool) -> io::Result<()> {
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "daily-papers",
                    "version": env!("CARGO_PKG_VERSION"),
                    "rules": Rule::all().map(rule).collect::<Vec<_>>(),
                },
            },
            "invocations": [{"executionSuccessful": is_complete}],
            "columnKind": "unicodeCodePoints",
            "results": results.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    serde_json::to_writer(&mut *out, &log)?;
    writeln!(out)
}

fn rule(rule: Rule) -> Value {
    // The first sentence, which may span lines.
    let explanation = rule.explain();
    let paragraph = explanation.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    let sentence = paragraph.split_inclusive(". ").next().unwrap_or_default().trim_end();
    json!({
        "id": rule.name(),
        "shortDescription": {"text": sentence},
        "help": {"text": explanation, "markdown": explanation},
        "defaultConfiguration": {"level": level(rule.severity())},
    })
}

fn result(found: &Found) -> Value {
    let Place { line, column, end_line, end_column, .. } = found.place;
    json!({
        "ruleId": found.rule.name(),
        "ruleIndex": Rule::all().position(|rule| rule == found.rule),
        "level": level(found.severity),
        "message": {"text": found.message},
        "locations": [{
            "physicalLocation": {
                "artifactLocation": {"uri": found.uri},
                "region": {
                    "startLine": line,
                    "startColumn": column,
                    "endLine": end_line,
                    "endColumn": end_column,
                },
            },
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        _ => "note",
    }
}

/// Returns a path as a URI reference of RFC 3986: every byte that is neither unreserved nor a
/// separator is percent-encoded.
fn uri(path: &Path) -> String {
    let scheme = if path.is_absolute() { "file://" } else { "" };
    let mut uri = String::from(scheme);
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(*byte))
            }
            byte if std::path::is_separator(char::from(*byte)) => uri.push('/'),
            byte => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::uri;

    #[test]
    fn paths_are_percent_encoded() {
        assert_eq!(uri(Path::new("2024/04/23.md")), "2024/04/23.md");
        assert_eq!(uri(Path::new("a b:한#?.md")), "a%20b%3A%ED%95%9C%23%3F.md");
        #[cfg(unix)]
        assert_eq!(uri(Path::new("/a\u{1b}\n")), "file:///a%1B%0A");
    }
}
