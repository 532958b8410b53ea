//! Tests of `check --format`: each format as what reads it reads it.
//!
//! The JSON Schema of SARIF cannot be committed or fetched, so the fields that it requires are
//! asserted here.

use serde_json::{Value, json};

use crate::run::{Folder, Run, run, run_on};

/// A page with an error, a warning and a note.
const DAMAGED: &str = "## Daily Papers (2024-10-08)\n\n### [연구](https://arxiv.org/abs/2404.14219)\n\n![](https://x.org/a.png)\n\n\
                       Vote: 3\n\nVote: 4%\n\nAuthors: ['Ada Byron', '김가람']\n\n- item \n\n";
const LINES: [&str; 3] = ["malformed-field", "python-authors", "trailing-white-space"];

#[test]
fn short_has_one_line_a_finding() {
    let folder = Folder::new();
    let path = folder.file("a.md", DAMAGED);
    let Run { status, out, err } = run(&["check", "--format", "short", &path]);
    assert_eq!((status, err.as_str()), (Some(1), ""));
    let lines: Vec<_> = out.lines().collect();
    assert_eq!(lines.len(), 3, "{out}");
    for (line, start) in
        lines.iter().zip([":9:", ":11:10: warning[python-authors]: ", ":13:7: note[trailing-white-space]: "])
    {
        assert!(line.starts_with(&format!("{path}{start}")), "{line}");
    }
}

#[test]
fn quiet_shows_only_errors() {
    let Run { status, out, .. } = run_on(&["check", "--quiet", "-"], DAMAGED);
    assert_eq!((status, out.matches("error[").count()), (Some(1), 1));
    assert!(!out.contains("warning[") && !out.contains("pages: "), "{out}");
    let sound = DAMAGED.replace("Vote: 4%\n\n", "");
    assert_eq!(
        run_on(&["check", "--quiet", "-"], &sound),
        Run { status: Some(0), out: String::new(), err: String::new() }
    );
    // What is not shown is still fixed.
    assert_eq!(
        run_on(&["check", "--quiet", "--fix", "-"], &sound).out,
        run_on(&["check", "--fix", "-"], &sound).out
    );
    assert!(
        run_on(&["check", "--quiet", "--error", "all", "-"], &sound).out.contains("error[python-authors]")
    );
}

/// Reads a workflow command as the runner of GitHub Actions does: properties up to `::`, separated by
/// commas, with `%25`, `%0D`, `%0A`, `%3A` and `%2C` decoded.
fn annotation(line: &str) -> (String, Vec<(String, String)>, String) {
    let decoded = |text: &str| {
        let text = text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",");
        text.replace("%25", "%")
    };
    let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (command, properties) = head.split_once(' ').unwrap();
    let property = |property: &str| {
        let (name, value) = property.split_once('=').unwrap();
        (name.to_owned(), decoded(value))
    };
    (command.to_owned(), properties.split(',').map(property).collect(), decoded(message))
}

#[test]
fn github_annotations_name_the_place() {
    let folder = Folder::new();
    let path = folder.file("a,b: 100%.md", DAMAGED);
    let Run { status, out, err } = run(&["check", "--format", "github", &path]);
    assert_eq!((status, err.as_str()), (Some(1), ""));
    let lines: Vec<_> = out.lines().map(annotation).collect();
    let commands: Vec<_> = lines.iter().map(|(command, ..)| command.as_str()).collect();
    assert_eq!(commands, ["error", "warning", "notice"]);
    let (_, properties, message) = &lines[1];
    let expected = [
        ("file", &*path),
        ("line", "11"),
        ("endLine", "11"),
        ("col", "10"),
        ("endColumn", "30"),
        ("title", "python-authors"),
    ];
    assert_eq!(properties.iter().map(|(name, value)| (&**name, &**value)).collect::<Vec<_>>(), expected);
    assert!(message.starts_with("expected ") && message.contains("Ada Byron"), "{message}");
    assert!(out.lines().next().unwrap().ends_with("found `%25`"), "{out}");
}

/// A name cannot end the command or start another one.
#[cfg(unix)]
#[test]
fn github_annotations_have_one_line_each() {
    let folder = Folder::new();
    let path = folder.file("a\n::error::b\u{1b}[2J.md", DAMAGED);
    let out = run(&["check", "--format", "github", &path]).out;
    assert_eq!(out.lines().count(), 3, "{out}");
    assert!(out.contains("a%0A%3A%3Aerror%3A%3Ab\\u{1b}[2J.md,line=") && !out.contains('\u{1b}'), "{out}");
}

#[test]
fn sarif_has_the_required_fields() {
    let folder = Folder::new();
    let path = folder.file("a b%/한.md", DAMAGED);
    let Run { status, out, err } = run(&["check", "--format", "sarif", &path]);
    assert_eq!((status, err.as_str()), (Some(1), ""));
    let log: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().ends_with("/sarif-schema-2.1.0.json"));
    let [run] = log["runs"].as_array().unwrap().as_slice() else { panic!("{log}") };
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"], json!([{"executionSuccessful": true}]));
    let driver = &run["tool"]["driver"];
    assert_eq!(
        (&driver["name"], &driver["version"]),
        (&json!("daily-papers"), &json!(env!("CARGO_PKG_VERSION")))
    );
    let rules = driver["rules"].as_array().unwrap();
    for rule in rules {
        for text in [&rule["shortDescription"]["text"], &rule["help"]["text"], &rule["help"]["markdown"]] {
            assert!(text.as_str().is_some_and(|text| !text.is_empty()), "{rule}");
        }
        assert!(rule["shortDescription"]["text"].as_str().unwrap().ends_with(['.', ':']), "{rule}");
        assert!(matches!(rule["defaultConfiguration"]["level"].as_str(), Some("error" | "warning" | "note")));
    }
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.iter().map(|result| &result["ruleId"]).collect::<Vec<_>>(), LINES);
    assert_eq!(
        results.iter().map(|result| &result["level"]).collect::<Vec<_>>(),
        ["error", "warning", "note"]
    );
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
    }
    let place = &results[1]["locations"][0]["physicalLocation"];
    assert_eq!(place["region"], json!({"startLine": 11, "startColumn": 10, "endLine": 11, "endColumn": 30}));
    let uri = place["artifactLocation"]["uri"].as_str().unwrap();
    assert!(uri.starts_with("file:///") && uri.ends_with("/a%20b%25/%ED%95%9C.md"), "{uri}");
}

#[test]
fn sarif_is_a_log_without_findings_and_with_failures() {
    let folder = Folder::new();
    let none = folder.path("none.md");
    for (path, status, is_complete) in
        [("examples/pages/2025-05-09.md", Some(0), true), (none.as_str(), Some(2), false)]
    {
        let run = run(&["check", "--format", "sarif", path]);
        assert_eq!(run.status, status);
        let log: Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(log["runs"][0]["results"], json!([]));
        assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], is_complete);
    }
}

#[test]
fn explain_prints_the_explanation() {
    let Run { status, out, err } = run(&["check", "--explain", "cut-authors"]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert_eq!(out, daily_papers::Code::CutAuthors.explain());
    for code in ["path-date", "repeated-digest", "repeated-paper", "malformed-field"] {
        let Run { status, out, .. } = run(&["check", "--explain", code]);
        assert!(status == Some(0) && out.contains("\nWhat to do: "), "{out}");
    }
    assert_eq!(run(&["check", "--explain", "spelling"]).status, Some(2));
}

#[test]
fn only_selects_warnings_and_notes() {
    let report = |arguments: &[&str]| {
        let out = run_on(&[&["check", "--format", "json"], arguments, &["-"]].concat(), DAMAGED).out;
        let finding = |line| {
            let finding: Value = serde_json::from_str(line).unwrap();
            (finding["code"].as_str().unwrap().to_owned(), finding["severity"].as_str().unwrap().to_owned())
        };
        out.lines().map(finding).collect::<Vec<_>>()
    };
    let owned = |expected: &[(&str, &str)]| {
        expected
            .iter()
            .map(|(code, severity)| ((*code).to_owned(), (*severity).to_owned()))
            .collect::<Vec<_>>()
    };
    let error = ("malformed-field", "error");
    assert_eq!(report(&["--only", "python-authors"]), owned(&[error, ("python-authors", "warning")]));
    assert_eq!(
        report(&["--only", "python-authors,trailing-white-space", "--error", "trailing-white-space"]),
        owned(&[error, ("python-authors", "warning"), ("trailing-white-space", "error")])
    );
    assert_eq!(report(&["--only", "layout", "--error", "all"]), owned(&[error]));
    assert_eq!(
        report(&["--error", "all", "--allow", "python-authors"]),
        owned(&[error, ("trailing-white-space", "error")])
    );
}

#[test]
fn required_digest_is_an_error() {
    let prose = "# Archive\n\ntext\n";
    assert_eq!(run_on(&["check", "-"], prose).status, Some(0));
    let Run { status, out, .. } = run_on(&["check", "--require-digest", "-"], prose);
    assert_eq!(status, Some(1));
    assert!(
        out.starts_with("error[no-digest]: ") && out.ends_with("pages: 1, found: 1 no-digest\n"),
        "{out}"
    );
    assert_eq!(run_on(&["check", "--require-digest", "-"], "").status, Some(1));
    assert_eq!(run(&["check", "--require-digest", "examples/pages/2025-05-09.md"]).status, Some(0));
}

#[test]
fn diff_shows_the_fixes_and_writes_nothing() {
    let folder = Folder::new();
    let path = folder.file("a.md", DAMAGED);
    for flag in ["--diff", "--dry-run"] {
        let Run { status, out, err } = run(&["check", flag, &path]);
        assert_eq!(status, Some(1));
        assert!(out.starts_with(&format!("--- {path}\n+++ {path}\n@@ ")), "{out}");
        assert!(out.contains("\n-Authors: ['Ada Byron', '김가람']\n+Authors: Ada Byron, 김가람\n"), "{out}");
        assert!(
            err.starts_with("error[malformed-field]: ") && err.ends_with("found: 1 malformed-field\n"),
            "{err}"
        );
        assert_eq!(crate::run::text(&path), DAMAGED);
    }
    let warned = folder.file("b.md", DAMAGED.replace("Vote: 4%\n\n", ""));
    assert_eq!(run(&["check", &warned]).status, Some(0));
    assert_eq!(run(&["check", "--diff", &warned]).status, Some(1));
    assert_eq!(run(&["check", "--fix", &warned]).status, Some(0));
    let Run { status, out, .. } = run(&["check", "--diff", &warned]);
    assert_eq!((status, out.as_str()), (Some(0), ""));
}
