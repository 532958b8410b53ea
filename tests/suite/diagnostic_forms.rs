//! Tests diagnostics and edits as JSON and as `miette::Diagnostic`.

use daily_papers::{Code, Document, Lints, Severity, Span, Votes};
use serde_json::{from_value, json, to_value};

/// A page with an error, a warning with help, and a note with a fix.
const PAGE: &str = "\
## Daily Papers (2024-04-23)

### [A](https://arxiv.org/abs/2404.14219)

![](https://example.org/a.png)

Vote: many

Authors: 김가람

- 연구 a\u{c}ramework \n
";

#[test]
fn diagnostic_serializes_with_its_keys() {
    let diagnostics = Document::parse(PAGE).lint(&Lints::new());
    let start = |text: &str| PAGE.find(text).unwrap();
    let (votes, control) = (start("many"), start("\u{c}"));
    let blank = control + "\u{c}ramework".len();
    assert_eq!((votes, control, blank), (111, 147, 156));
    assert_eq!(
        to_value(diagnostics).unwrap(),
        json!([
            {
                "code": "malformed-field",
                "severity": "error",
                "line": 7,
                "column": 7,
                "end_line": 7,
                "end_column": 11,
                "span": {"start": 111, "end": 115},
                "message": "expected a number of votes or `-`, found `many`",
                "help": null,
                "fix": [],
            },
            {
                "code": "control-character",
                "severity": "warning",
                "line": 11,
                "column": 7,
                "end_line": 11,
                "end_column": 8,
                "span": {"start": 147, "end": 148},
                "message": "expected no control character, found `\\u{c}`",
                "help": "perhaps `\\framework`, whose backslash was lost",
                "fix": [],
            },
            {
                "code": "trailing-white-space",
                "severity": "note",
                "line": 11,
                "column": 16,
                "end_line": 11,
                "end_column": 17,
                "span": {"start": 156, "end": 157},
                "message": "expected no white space at the end of the line, found ` `",
                "help": null,
                "fix": [{"start": 156, "end": 157, "text": ""}],
            },
        ]),
    );
}

#[test]
fn fix_serializes_its_edits_in_order() {
    let page = "## Daily Papers (2024-04-23)\n\n### [A](a)\n\nVote: 007\n\n### [B](b)\n\n- item\n\n\n\n";
    let lints = Lints::none().at(Code::Layout, Severity::Error);
    let found = Document::parse(page).lint(&lints);
    let [layout] = &*found else { panic!("{found:?}") };
    let fix: Vec<_> = layout
        .fix()
        .iter()
        .map(|edit| json!({"start": edit.span().start, "end": edit.span().end, "text": edit.text()}))
        .collect();
    assert!(fix.len() > 1, "{fix:?}");
    let form = to_value(layout).unwrap();
    assert_eq!((&form["fix"], &form["severity"]), (&json!(fix), &json!("error")));
}

#[test]
fn edit_serializes_with_its_keys() {
    let document = Document::parse("## Daily Papers (2024-04-23)\n\n### [가](u)\n\nVote: 3\n\n");
    let paper = document.papers().next().unwrap();
    let mut value = paper.to_paper();
    value.votes = Some(Votes::Count(181));
    let edits = paper.edits_to(&value).unwrap();
    assert_eq!(to_value(edits).unwrap(), json!([{"start": 50, "end": 51, "text": "181"}]));
    value.votes = None;
    let edits = paper.edits_to(&value).unwrap();
    assert_eq!(to_value(edits).unwrap(), json!([{"start": 44, "end": 53, "text": ""}]));
    assert_eq!(to_value(paper.span()).unwrap(), json!({"start": 30, "end": 53}));
}

#[test]
fn codes_and_severities_serialize_by_name() {
    for code in Code::ALL {
        assert_eq!(to_value(code).unwrap(), json!(code.name()));
        assert_eq!(from_value::<Code>(json!(code.name())).unwrap(), *code);
    }
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    assert_eq!(to_value(severities).unwrap(), json!(["error", "warning", "note"]));
    assert_eq!(from_value::<[Severity; 3]>(json!(["error", "warning", "note"])).unwrap(), severities);
}

#[test]
fn unknown_code_or_severity_is_refused_in_visible_characters() {
    for name in ["", "cut-author", "Cut-Authors", "a\nb\u{202e}"] {
        let unknown = name.parse::<Code>().unwrap_err().to_string();
        let error = from_value::<Code>(json!(name)).unwrap_err().to_string();
        assert_eq!(error, unknown);
        assert!(!error.contains(['\n', '\u{202e}']), "{error}");
        let error = from_value::<Severity>(json!(name)).unwrap_err().to_string();
        assert_eq!(error, "a severity is `note`, `warning` or `error`");
    }
    let error = from_value::<Code>(json!(1)).unwrap_err().to_string();
    assert_eq!(error, "invalid type: integer `1`, expected the name of a code");
}

#[test]
fn span_roundtrips_through_json() {
    let span = Span::new(30, 53);
    assert_eq!(from_value::<Span>(json!({"end": 53, "start": 30})).unwrap(), span);
    assert_eq!(from_value::<Span>(to_value(span).unwrap()).unwrap(), span);
    for json in
        [json!({"start": 30}), json!([30, 53]), json!({"start": 30, "end": 53, "len": 23}), json!(null)]
    {
        assert!(from_value::<Span>(json.clone()).is_err(), "{json}");
    }
}

#[cfg(feature = "miette")]
mod miette {
    use daily_papers::{Diagnostic, Digest, Document, Edit, Lints, ReadError, Span};
    use miette::{Diagnostic as _, LabeledSpan, Severity};

    use super::PAGE;

    /// Returns the text, offset and length of each label.
    fn labels(diagnostic: &dyn miette::Diagnostic) -> Vec<(Option<String>, usize, usize)> {
        let form = |span: LabeledSpan| (span.label().map(str::to_owned), span.offset(), span.len());
        diagnostic.labels().into_iter().flatten().map(form).collect()
    }

    fn text(part: Option<Box<dyn std::fmt::Display + '_>>) -> Option<String> {
        part.map(|part| part.to_string())
    }

    #[test]
    fn diagnostic_has_code_severity_help_and_labels() {
        let found = Document::parse(PAGE).lint(&Lints::new());
        let forms: Vec<_> = found
            .iter()
            .map(|found| -> &dyn miette::Diagnostic { found })
            .map(|found| (text(found.code()), found.severity(), text(found.help()), labels(found)))
            .collect();
        let form = |code: &str, severity, help: Option<&str>, label: &str, at, len| {
            let label = (Some(label.to_owned()), at, len);
            (Some(code.to_owned()), Some(severity), help.map(str::to_owned), vec![label])
        };
        let help = Some("perhaps `\\framework`, whose backslash was lost");
        let trailing = "expected no white space at the end of the line";
        assert_eq!(
            forms,
            [
                form("malformed-field", Severity::Error, None, "expected a number of votes or `-`", 111, 4),
                form("control-character", Severity::Warning, help, "expected no control character", 147, 1),
                form("trailing-white-space", Severity::Advice, None, trailing, 156, 1),
            ],
        );
        for found in &found {
            assert!(found.url().is_none() && found.related().is_none() && found.source_code().is_none());
        }
    }

    #[test]
    fn parse_error_relates_its_other_errors() {
        let page = "## Daily Papers (2024-04-23)\n\n### [A](u)\n\nVote: many\nstray\n\n### broken\n";
        let error = page.parse::<Digest>().unwrap_err();
        assert_eq!(error.diagnostics().len(), 3);
        assert_eq!(text(error.code()).as_deref(), Some("malformed-field"));
        let label = Some("expected a number of votes or `-`".to_owned());
        assert_eq!(labels(&error), [(label, 48, 4)]);
        let related: Vec<_> = error
            .related()
            .unwrap()
            .map(|error| (text(error.code()), error.severity(), labels(error)[0].1))
            .collect();
        let position =
            |found: &Diagnostic| (Some(found.code().to_string()), Some(Severity::Error), found.span().start);
        assert_eq!(related, error.diagnostics()[1..].iter().map(position).collect::<Vec<_>>());
        assert_eq!(related.iter().map(|(.., start)| *start).collect::<Vec<_>>(), [53, 64]);

        let error = "## Daily Papers (2024-04-23)\nstray\n".parse::<Digest>().unwrap_err();
        assert_eq!(error.related().into_iter().flatten().count(), 0);
    }

    #[test]
    fn parse_error_is_an_error() {
        let error = "".parse::<Digest>().unwrap_err();
        assert_eq!(error.severity(), Some(Severity::Error));
        assert_eq!(labels(&error)[0].1..labels(&error)[0].2, 0..0);
    }

    #[test]
    fn read_error_displays_as_its_source() {
        let page = b"## Daily Papers (2024-04-23)\nstray\nstray\n";
        let error = ReadError::from(Digest::try_from(&Document::from_utf8(page).unwrap()).unwrap_err());
        assert_eq!(text(error.code()).as_deref(), Some("unknown-line"));
        assert_eq!(error.severity(), Some(Severity::Error));
        assert_eq!((labels(&error)[0].1, labels(&error)[0].2), (29, 5));
        assert_eq!(error.related().into_iter().flatten().count(), 1);

        let error = ReadError::from(Document::from_utf8(b"\xff").unwrap_err());
        assert_eq!((text(error.code()), error.severity()), (None, None));
        assert!(error.labels().is_none() && error.related().is_none());
    }

    #[test]
    fn edit_error_points_at_its_edits() {
        let page = "## Daily Papers (2024-04-23)\n\n### [A](u)\n\nVote: 3\n\n";
        let [votes, out] = [(48, 49), (30, 51)].map(|(start, end)| Edit::new(Span::new(start, end), ""));
        let spots = |edits: Vec<Edit>, page: &str| {
            let error = Document::parse(page).apply(edits).unwrap_err();
            let mut spots: Vec<_> = labels(&error).into_iter().map(|(_, at, len)| (at, len)).collect();
            spots.sort_unstable();
            spots
        };
        assert_eq!(spots(vec![votes.clone(), out], page), [(30, 21), (48, 1)]);
        assert_eq!(spots(vec![votes], ""), [(48, 1)]);
    }

    #[test]
    fn update_error_points_at_its_line() {
        let page = "## Daily Papers (2024-04-23)\n\n### [A](u)\n\n- item\n\nVote: 3\n\n";
        let clear = |digests: &mut Vec<Digest>| digests[0].papers[0].summary.clear();
        let error = Document::parse(page).update(clear).unwrap_err();
        assert_eq!(error.span().text(page), Some("Vote: 3"));
        let spots: Vec<_> = labels(&error).into_iter().map(|(_, at, len)| (at, len)).collect();
        assert_eq!(spots, [(50, 7)]);
    }

    #[test]
    fn report_shows_the_sentence() {
        let found = Document::parse(PAGE).lint(&Lints::new()).remove(0);
        let sentence = found.to_string();
        assert_eq!(miette::Report::new(found).with_source_code(PAGE).to_string(), sentence);
    }
}
