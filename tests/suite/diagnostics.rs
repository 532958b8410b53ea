//! Tests the errors of a page: code, position and message.

use daily_papers::{Code, Diagnostic, Digest, Document, Lints, Severity};

const DIGEST: &str = "## Daily Papers (2024-04-23)\n";
const PAPER: &str = "## Daily Papers (2024-04-23)\n### [A](b)\n";

/// Returns the only error of strict parsing.
#[track_caller]
fn strict(page: &str) -> Diagnostic {
    let error = page.parse::<Digest>().unwrap_err();
    assert_eq!(error.diagnostics().len(), 1, "{:?}", error.diagnostics());
    assert_eq!(error.span(), error.diagnostics()[0].span());
    error.diagnostics()[0].clone()
}

/// Asserts that a page has exactly this diagnostic.
#[track_caller]
fn fires(page: &str, code: Code, found: &str, sentence: &str) {
    let diagnostics = Document::parse(page).diagnostics();
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    assert_eq!(Digest::parse_recoverable(page).1, diagnostics);
    is(&diagnostics[0], page, code, found, sentence);
    let is_lost = diagnostics[0].is_error() || code == Code::VideoDiffers;
    assert_eq!(page.parse::<Digest>().is_err(), is_lost);
}

#[track_caller]
fn is(diagnostic: &Diagnostic, page: &str, code: Code, found: &str, sentence: &str) {
    assert_eq!((diagnostic.code(), diagnostic.span().text(page)), (code, Some(found)));
    assert_eq!(diagnostic.to_string(), sentence);
    let place = format!("line {}, column {}: ", diagnostic.line(), diagnostic.column());
    assert!(sentence.starts_with(&place), "{place}");
    assert_eq!(diagnostic.severity(), code.severity());
    assert_eq!(diagnostic.is_error(), code.severity() == Severity::Error);
    assert!(sentence.contains(diagnostic.expected()) && sentence.contains(diagnostic.found()));
}

/// Asserts that a page has no diagnostics, in strict parsing either.
#[track_caller]
fn is_clean(page: &str) {
    assert_eq!(Document::parse(page).diagnostics(), []);
    assert!(page.parse::<Digest>().is_ok(), "{:?}", page.parse::<Digest>());
}

#[test]
fn malformed_digest_heading_fires() {
    let sentence = "line 2, column 18: expected a day of the calendar as YYYY-MM-DD, found `2024-02-30)`";
    fires(
        "prose\n## Daily Papers (2024-02-30)\n### [A](b\n",
        Code::MalformedDigestHeading,
        "2024-02-30)",
        sentence,
    );
    let sentence = "line 1, column 29: expected the end of the line, found ` `";
    fires("## Daily Papers (2024-04-23) ", Code::MalformedDigestHeading, " ", sentence);
    let sentence = "line 1, column 28: expected `)` after the date, found the end of the line";
    fires("## Daily Papers (2024-04-23\n", Code::MalformedDigestHeading, "", sentence);
    is_clean("## Daily Papers (2024-02-29)\n");
    assert_eq!(Document::parse("## Daily Papers\n## Daily Papers of 2024-04-23\n").diagnostics(), []);
}

#[test]
fn malformed_paper_heading_fires() {
    let page = format!("{DIGEST}\n### [한글](b c)\nVote: x\n\n- item\n");
    let sentence = "line 3, column 11: expected no white space in a link's target, found ` `";
    fires(&page, Code::MalformedPaperHeading, " ", sentence);
    let page = format!("{DIGEST}### A Study\n");
    let sentence = "line 2, column 5: expected `[`, found `A Study`";
    fires(&page, Code::MalformedPaperHeading, "A Study", sentence);
    is_clean(&format!("{DIGEST}\n### [한글](b_c)\n"));
}

#[test]
fn malformed_field_fires() {
    let page = format!("{PAPER}Authors: ['A', B]\r\nVote: 3\r\n");
    let sentence = "line 3, column 16: expected an author in quotes, found `B]`";
    fires(&page, Code::MalformedField, "B]", sentence);
    let page = format!("{PAPER}Vote: many\n");
    let sentence = "line 3, column 7: expected a number of votes or `-`, found `many`";
    fires(&page, Code::MalformedField, "many", sentence);
    let page = format!("{PAPER}![](a");
    let sentence = "line 3, column 6: expected `)` at the end of the line, found the end of the line";
    fires(&page, Code::MalformedField, "", sentence);
    is_clean(&format!("{PAPER}![](a)\nVote: 3\nAuthors: ['A', 'B']\n- ok\nVote: many\n"));
}

#[test]
fn doubled_field_fires() {
    let page = format!("{PAPER}Vote: 3\n\nVote: 3\n");
    let sentence = "line 5, column 1: expected no further field of this kind in the paper, found `Vote: 3`";
    fires(&page, Code::DoubledField, "Vote: 3", sentence);
    is_clean(&format!("{PAPER}Vote: 3\n### [B](c)\nVote: 3\n- ok\nVote: 3\n"));
}

#[test]
fn image_alt_fires() {
    let page = format!("{PAPER}![a thumbnail](a)\n");
    let sentence = "line 3, column 3: expected no alternative text, found `a thumbnail`";
    fires(&page, Code::ImageAlt, "a thumbnail", sentence);
    is_clean(&format!("{PAPER}![](a)\n- ok\n![a thumbnail](a)\n"));
}

#[test]
fn unknown_line_fires() {
    let sentence = "line 3, column 1: expected a field, an item or a blank line, found `stray`";
    fires(&format!("{PAPER}stray\n"), Code::UnknownLine, "stray", sentence);
    let sentence = "line 5, column 1: expected an item, a heading or a blank line, found `Vote: 3`";
    fires(&format!("{PAPER}- item\n\nVote: 3\n"), Code::UnknownLine, "Vote: 3", sentence);
    let sentence = "line 2, column 1: expected a paper heading or a blank line, found `- item`";
    fires(&format!("{DIGEST}- item\n{}", "### [A](b)\n"), Code::UnknownLine, "- item", sentence);
    let sentence = "line 3, column 4: expected no carriage return before the line ending, found `\\r`";
    fires(&format!("{PAPER}- x\r\r\n"), Code::UnknownLine, "\r", sentence);
    is_clean(&format!("{PAPER}\n- x\r\nstray\n\n- item\nVote: 3\n\n"));
}

#[test]
fn unknown_line_expects_what_fits_its_position() {
    let page = format!("{PAPER}- item\n\n{DIGEST}stray\n### [B](c)\nstray\n");
    let expected: Vec<_> =
        Document::parse(page.as_str()).diagnostics().iter().map(Diagnostic::expected).collect();
    assert_eq!(expected, ["a paper heading or a blank line", "a field, an item or a blank line"]);
}

#[test]
fn field_order_fires() {
    let page = format!("{PAPER}Authors: A\nVote: 3\n");
    let sentence = "line 4, column 1: expected the fields in the order image or video link, player, votes, authors, found `Vote: 3`";
    fires(&page, Code::FieldOrder, "Vote: 3", sentence);
    is_clean(&format!("{PAPER}Vote: 3\nAuthors: A\n- ok\nVote: 3\n"));
}

#[test]
fn video_differs_fires() {
    let player = |src| format!("{PAPER}[Watch Video](a)\n<video src='{src}'></video>\n");
    let sentence =
        "line 4, column 13: expected the same source in the link and the player of a video, found `A`";
    fires(&player("A"), Code::VideoDiffers, "A", sentence);
    is_clean(&player("a"));
}

#[test]
fn prose_is_an_error_of_strict_parsing_only() {
    let page = format!("# Title\n\ntext\n{PAPER}");
    let sentence = "line 1, column 1: expected one digest and nothing else, found `# Title`";
    is(&strict(&page), &page, Code::Prose, "# Title", sentence);
    assert_eq!(Document::parse(page.as_str()).diagnostics(), []);
    let page = format!("{PAPER}\n## License\n\ntext\n");
    let sentence = "line 4, column 1: expected one digest and nothing else, found `## License`";
    is(&strict(&page), &page, Code::Prose, "## License", sentence);
    let page = format!("\n{PAPER}");
    is(&strict(&page), &page, Code::Prose, "", &strict(&page).to_string());
    is_clean(&format!("{PAPER}\n#License\n").replace("#License", "- # License"));
}

#[test]
fn consecutive_prose_lines_are_one_error() {
    let page = format!("text\n\n{PAPER}## License\ntext\n# More\n");
    let errors = page.parse::<Digest>().unwrap_err();
    let found: Vec<_> = errors.diagnostics().iter().map(|each| (each.code(), each.line())).collect();
    assert_eq!(found, [(Code::Prose, 1), (Code::Prose, 5)]);
    let page = format!("{PAPER}## Daily Papers (x)\ntext\n# More\n");
    assert_eq!(strict(&page).code(), Code::MalformedDigestHeading);
}

#[test]
fn several_digests_are_an_error_of_strict_parsing_only() {
    let page = format!("{PAPER}\n{DIGEST}{PAPER}");
    let errors = page.parse::<Digest>().unwrap_err();
    assert_eq!(errors.diagnostics().len(), 2);
    for (error, line) in errors.diagnostics().iter().zip([4, 5]) {
        let found = "## Daily Papers (2024-04-23)";
        let sentence =
            format!("line {line}, column 1: expected one digest and nothing else, found `{found}`");
        is(error, &page, Code::SeveralDigests, found, &sentence);
    }
    assert_eq!(Document::parse(page.as_str()).diagnostics(), []);
    is_clean(DIGEST);
}

#[test]
fn no_digest_is_an_error_of_strict_parsing_only() {
    let expected = "expected a digest heading, `## Daily Papers (YYYY-MM-DD)`";
    for (page, found) in [("", ""), ("\n", ""), ("\r\n", ""), ("\ntext", "")] {
        let sentence = format!("line 1, column 1: {expected}, found the end of the line");
        is(&strict(page), page, Code::NoDigest, found, &sentence);
    }
    for page in ["text", "text\n### [A](b)\n", "text\r\n## License\n"] {
        let sentence = format!("line 1, column 1: {expected}, found `text`");
        is(&strict(page), page, Code::NoDigest, "text", &sentence);
        assert_eq!(Document::parse(page).diagnostics(), []);
    }
    let page = "text\n## Daily Papers (x)\n";
    assert_eq!(strict(page).code(), Code::MalformedDigestHeading);
}

#[test]
fn no_digest_does_not_show_the_byte_order_mark() {
    let page = "\u{feff}text\n";
    let sentence = "expected a digest heading, `## Daily Papers (YYYY-MM-DD)`, found `text`";
    is(&strict(page), page, Code::NoDigest, "text", &format!("line 1, column 1: {sentence}"));
}

#[test]
fn codes_have_names_and_severities() {
    for (code, name, severity) in [
        (Code::MalformedDigestHeading, "malformed-digest-heading", Severity::Error),
        (Code::MalformedPaperHeading, "malformed-paper-heading", Severity::Error),
        (Code::MalformedField, "malformed-field", Severity::Error),
        (Code::DoubledField, "doubled-field", Severity::Error),
        (Code::ImageAlt, "image-alt", Severity::Error),
        (Code::UnknownLine, "unknown-line", Severity::Error),
        (Code::Prose, "prose", Severity::Error),
        (Code::NoDigest, "no-digest", Severity::Error),
        (Code::SeveralDigests, "several-digests", Severity::Error),
        (Code::FieldOrder, "field-order", Severity::Warning),
        (Code::VideoDiffers, "video-differs", Severity::Warning),
        (Code::TooMany, "too-many", Severity::Error),
    ] {
        assert_eq!((code.name(), code.to_string().as_str(), code.severity()), (name, name, severity));
    }
}

#[test]
fn found_is_short_and_visible() {
    let found = |line: &str| {
        let page = format!("{PAPER}{line}\n");
        Document::parse(page.as_str()).diagnostics()[0].found().to_owned()
    };
    assert_eq!(found(&"x".repeat(40)), "x".repeat(40));
    assert_eq!(found(&"x".repeat(41)), format!("{}…", "x".repeat(40)));
    assert_eq!(found(&"한".repeat(41)), format!("{}…", "한".repeat(40)));
    assert_eq!(found("a\tb\rc\u{1b}[31m"), "a\\tb\\rc\\u{1b}[31m");
    assert_eq!(
        found("\0\u{7f}\u{85}\u{202e}\u{200b}\u{feff}"),
        "\\u{0}\\u{7f}\\u{85}\\u{202e}\\u{200b}\\u{feff}"
    );
}

#[test]
fn diagnostics_are_in_page_order() {
    let page = format!(
        "{PAPER}stray\nVote: x\n![a](b\n![a](b)\nAuthors: A\n### x\n{DIGEST}stray\n## Daily Papers (x)\n"
    );
    let diagnostics = Document::parse(page.as_str()).diagnostics();
    assert!(diagnostics.is_sorted_by_key(Diagnostic::span));
    assert_eq!(diagnostics.iter().map(Diagnostic::line).collect::<Vec<_>>(), [3, 4, 5, 6, 8, 10, 11]);
}

/// Returns a page with `unknown` unknown lines.
fn many(unknown: usize) -> String {
    format!("{PAPER}{}", "stray\n".repeat(unknown))
}

#[test]
fn at_most_a_thousand_diagnostics_are_listed() {
    let page = many(1000);
    let diagnostics = Document::parse(page.as_str()).diagnostics();
    assert_eq!(diagnostics.len(), 1000);
    assert!(diagnostics.iter().all(|each| each.code() == Code::UnknownLine));

    for (unknown, sentence) in [
        (1001, "line 1002, column 1: 1 more diagnostic, which is not listed"),
        (2500, "line 1002, column 1: 1500 more diagnostics, which are not listed"),
    ] {
        let page = many(unknown);
        let diagnostics = Document::parse(page.as_str()).diagnostics();
        assert_eq!(diagnostics.len(), 1001);
        let last = &diagnostics[1000];
        assert_eq!(
            (last.code(), last.is_error(), last.to_string().as_str()),
            (Code::TooMany, true, sentence)
        );
        assert_eq!(last.span(), diagnostics[999].span());
        assert_eq!(page.parse::<Digest>().unwrap_err().diagnostics(), diagnostics);
        let rendering = diagnostics[1000].render(&page).to_string();
        assert!(
            rendering.starts_with(&sentence.replace("line 1002, column 1", "error[too-many]")),
            "{rendering}"
        );
    }
}

#[test]
fn too_many_has_the_highest_severity_that_is_not_listed() {
    let unordered = "### [A](b)\nAuthors: A\nVote: 3\n";
    let page = format!("{DIGEST}{}", unordered.repeat(1001));
    let diagnostics = Document::parse(page.as_str()).diagnostics();
    assert_eq!((diagnostics.len(), diagnostics[1000].severity()), (1001, Severity::Warning));
    assert!(page.parse::<Digest>().is_ok());

    let page = format!("{page}stray\n");
    let diagnostics = Document::parse(page.as_str()).diagnostics();
    assert_eq!((diagnostics.len(), diagnostics[1000].severity()), (1001, Severity::Error));
    let error = page.parse::<Digest>().unwrap_err();
    assert_eq!(error.diagnostics().len(), 1);
}

#[test]
fn parse_error_displays_the_number_of_other_errors() {
    for (unknown, more) in [(1, ""), (2, " (and 1 more)"), (3, " (and 2 more)"), (1000, " (and 999 more)")] {
        let error = many(unknown).parse::<Digest>().unwrap_err();
        assert_eq!(error.to_string(), format!("{}{more}", error.diagnostics()[0]));
    }
}

#[test]
fn parse_error_counts_errors_that_are_not_listed() {
    for (unknown, more) in [(1001, 1000), (2500, 2499)] {
        let error = many(unknown).parse::<Digest>().unwrap_err();
        assert_eq!(error.to_string(), format!("{} (and {more} more)", error.diagnostics()[0]));
    }
}

#[test]
fn parse_error_renders_each_error() {
    let page = format!("{PAPER}Vote: many\nstray\n");
    let error = page.parse::<Digest>().unwrap_err();
    assert_eq!(error.span().text(&page), Some("many"));
    let [first, second] = error.diagnostics() else { panic!("{error:?}") };
    assert_eq!(error.render(&page).to_string(), format!("{}\n{}", first.render(&page), second.render(&page)));
    assert_eq!(
        error.to_string(),
        "line 3, column 7: expected a number of votes or `-`, found `many` (and 1 more)"
    );
    assert!(std::error::Error::source(&error).is_none());
}

/// Asserts that positions in papers and items count from the start of the page.
#[test]
fn line_is_counted_from_the_start_of_the_page() {
    let prose = "prose\n".repeat(45);
    let paper = |id: u32| {
        format!(
            "### [A](https://arxiv.org/abs/2404.{id:05})\n\nVote: 1\n\nAuthors: A\u{1}\n\n- one\n- two\n  t\u{1}o\n- th\u{1}ee\n\n"
        )
    };
    let digest =
        |day: u32| format!("## Daily Papers (2024-04-{day:02})\n\n{}{}", paper(day), paper(day + 50));
    let page = format!("{prose}{}## More prose\n\n{}", digest(23), digest(24));
    for page in [page.clone(), page.replace('\n', "\r\n")] {
        let found =
            Document::parse(&*page).lint(&Lints::none().at(Code::ControlCharacter, Severity::Warning));
        let lines: Vec<_> = found.iter().map(Diagnostic::line).collect();
        let expected =
            (1..).zip(page.lines()).filter(|(_, line)| line.contains('\u{1}')).map(|(number, _)| number);
        assert_eq!(lines, expected.collect::<Vec<_>>());
        assert_eq!(lines, [52, 56, 57, 63, 67, 68, 78, 82, 83, 89, 93, 94]);
    }
}
