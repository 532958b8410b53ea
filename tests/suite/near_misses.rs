//! Tests of lines that are nearly right: which are reported, how often, and with what help.

use daily_papers::{Code, Digest, Document, Lints, Severity};

const DIGEST: &str = "## Daily Papers (2024-04-23)\n";

/// The fields and an item of a paper, without its heading.
const FIELDS: &str = "\n![](i)\n\nVote: 3\n\nAuthors: A\n\n- item\n\n";

/// Returns the line, code and help of each diagnostic.
fn reported(page: &str) -> Vec<(usize, Code, Option<String>)> {
    let found = Document::parse(page).diagnostics();
    found.iter().map(|found| (found.line(), found.code(), found.help().map(str::to_owned))).collect()
}

#[track_caller]
fn are_reported(page: &str, expected: &[(usize, Code, Option<&str>)]) {
    let expected: Vec<_> =
        expected.iter().map(|(line, code, help)| (*line, *code, help.map(str::to_owned))).collect();
    assert_eq!(reported(page), expected, "{page:?}");
}

/// Asserts that the fields of such a paper are not errors too.
#[test]
fn paper_heading_of_another_level_is_one_error() {
    let before = format!("{DIGEST}### [a](u)\n{FIELDS}");
    let perhaps = Some("perhaps `### [b](v)`");
    for heading in ["#### [b](v)", "###[b](v)", "#[b](v) ", "######  [b](v)"] {
        let page = format!("{before}{heading}\n{FIELDS}");
        are_reported(&page, &[(12, Code::UnknownLine, perhaps)]);
        // The next heading ends the range of the error.
        let page = format!("{page}### [c](w)\n\nVote: x\n\n{heading}\nVote: 4\n## License\n");
        let expected = [
            (12, Code::UnknownLine, perhaps),
            (24, Code::MalformedField, None),
            (26, Code::UnknownLine, perhaps),
        ];
        are_reported(&page, &expected);
        assert!(page.parse::<Digest>().is_err());
    }
    let page = format!("{DIGEST}#### [b](v)\n{FIELDS}");
    are_reported(&page, &[(2, Code::UnknownLine, perhaps)]);
    // Each such heading is an error, also after another one.
    let page = format!("{before}#### [b](v)\n\nVote: 4\n\n#### [c](w)\n\nVote: 5\n");
    let c = Some("perhaps `### [c](w)`");
    are_reported(&page, &[(12, Code::UnknownLine, perhaps), (16, Code::UnknownLine, c)]);
    // Help does not suggest a line that would not parse.
    are_reported(&format!("{before}#### [b](v w)\n"), &[(12, Code::UnknownLine, None)]);
    // Seven number signs are not a heading, nor is a line without a link.
    let unknown = |line| (line, Code::UnknownLine, None);
    are_reported(&format!("{before}####### [b](v)\n\nstray\n"), &[unknown(12), unknown(14)]);
    are_reported(&format!("{before}#### b (v)\n\nstray\n"), &[unknown(12), unknown(14)]);
    are_reported(&format!("{before}#### [b] (v)\n\nstray\n"), &[unknown(12), unknown(14)]);
}

#[test]
fn paper_heading_parsed_as_text_is_one_error() {
    for heading in ["#### [b](https://v)", " ### [b](http://v)", "  more### [b](https://v)"] {
        let page = format!("{DIGEST}### [a](u)\n- one\n{heading}\n{FIELDS}stray\n");
        let help = "2 lines above, a line holds a paper heading, which is parsed as text";
        are_reported(&page, &[(6, Code::UnknownLine, Some(help))]);
    }
    let page = format!("{DIGEST}### [a](u)\n- one### [b](https://v)\n{FIELDS}### [c](w)\n- two\n\nstray\n");
    let help = "2 lines above, a line holds a paper heading, which is parsed as text";
    are_reported(&page, &[(5, Code::UnknownLine, Some(help)), (16, Code::UnknownLine, None)]);
    let page = format!("{DIGEST}### [a](u)\n- x ### [b](https://v)\ntext\r\r\n");
    let help = "the line above holds a paper heading, which is parsed as text";
    are_reported(&page, &[(4, Code::UnknownLine, Some(help))]);
    // A link outside of a heading does not hide errors.
    for text in [
        "- one [b](https://v)",
        "- one ### [b](v)",
        "- one #### [b](https://v)",
        "- one### [b](https://v) two",
        "- one\n#[b](v)",
    ] {
        let page = format!("{DIGEST}### [a](u)\n{text}\n\nstray\n\nstray\n");
        let line = 4 + text.split('\n').count();
        are_reported(&page, &[(line, Code::UnknownLine, None), (line + 2, Code::UnknownLine, None)]);
    }
}

#[test]
fn help_suggests_the_intended_unknown_line() {
    let help = |page: String, line: usize| -> Option<String> {
        reported(&page).into_iter().find(|(at, ..)| *at == line).expect("a diagnostic").2
    };
    let in_fields = |line: &str| help(format!("{DIGEST}### [a](u)\n{line}\n"), 3);
    let after_items = |line: &str| help(format!("{DIGEST}### [a](u)\n- item\n\n{line}\n"), 5);
    let in_digest = |line: &str| help(format!("{DIGEST}{line}\n"), 2);
    for (line, expected) in [
        ("Votes: 12", "perhaps `Vote: 12`"),
        ("vote: 12", "perhaps `Vote: 12`"),
        ("Vote：12", "perhaps `Vote: 12`"),
        ("VOTES : 1,234,567", "perhaps `Vote: 1234567`"),
        ("votes:-", "perhaps `Vote: -`"),
        ("**Vote**: 12", "perhaps `Vote: 12`"),
        ("**Votes:** 12", "perhaps `Vote: 12`"),
        ("author: A, B", "perhaps `Authors: A, B`"),
        ("  Authors：A", "perhaps `Authors: A`"),
        ("  ![](i)", "perhaps `![](i)`"),
        ("[Watch Video](v) ", "perhaps `[Watch Video](v)`"),
    ] {
        assert_eq!(in_fields(line).as_deref(), Some(expected), "{line}");
        let before_items = format!("{expected}, before the first item of its paper");
        assert_eq!(after_items(line), Some(before_items), "{line}");
        assert_eq!(in_digest(line), Some(format!("{expected}, under a paper heading")), "{line}");
    }
    for (line, expected) in [
        ("-item", "perhaps `- item`"),
        ("•item", "perhaps `- item`"),
        ("●  item", "perhaps `- item`"),
        ("-\u{a0}item", "perhaps `- item`"),
        ("－\u{3000}item", "perhaps `- item`"),
        ("· item", "perhaps `- item`"),
    ] {
        assert_eq!(in_fields(line).as_deref(), Some(expected), "{line}");
        assert_eq!(after_items(line).as_deref(), Some(expected), "{line}");
        assert_eq!(in_digest(line), Some(format!("{expected}, under a paper heading")), "{line}");
    }
    let heading = "perhaps `## Daily Papers (2024-04-24)`";
    for line in ["#### Daily Papers (2024-04-24)", "\u{feff}## Daily Papers (2024-04-24)"] {
        for help in [in_fields(line), after_items(line), in_digest(line)] {
            assert_eq!(help.as_deref(), Some(heading), "{line}");
        }
    }
    for line in [
        "stray",
        "votes: many",
        "votes: +1",
        "votes: 1,2",
        "votes: 1,2345",
        "votes: ,123",
        "votes: 1 2",
        "votes: 99999999999999999999",
        "votes:",
        "author:",
        "-5",
        "--",
        "*item",
        "+",
        "* * *",
        "·item",
        "a: b",
        "#### x",
        "  ![](i j)",
    ] {
        for help in [in_fields(line), after_items(line), in_digest(line)] {
            assert_eq!(help, None, "{line}");
        }
    }
    for field in ["Vote: 3", "![](i)", "<video src='v'></video>", "Authors: A"] {
        assert_eq!(after_items(field).as_deref(), Some("a field stands before the first item of its paper"));
        assert_eq!(in_digest(field).as_deref(), Some("a field stands under a paper heading"));
    }
    assert_eq!(in_digest("- item").as_deref(), Some("an item stands under a paper heading"));
    let carriage_return = help(format!("{DIGEST}### [a](u)\n- item\r"), 3);
    assert_eq!(carriage_return, None);
}

#[test]
fn ordinary_continuation_is_not_reported() {
    let lints = Lints::none().at(Code::NearField, Severity::Warning).at(Code::NearItem, Severity::Warning);
    let codes = |line: &str| {
        let found = Document::parse(format!("{DIGEST}### [a](u)\n- item\n{line}\n")).lint(&lints);
        found.iter().map(|found| found.code()).collect::<Vec<_>>()
    };
    for line in [
        "votes: many",
        "votes: ,123",
        "votes: 1,2",
        "a: b",
        "author:",
        "-5",
        "•",
        "*item",
        "* * *",
        "  * Authors: A",
    ] {
        assert_eq!(codes(line), [], "{line}");
    }
    for line in
        ["votes: 1,234", "author: A", "Vote: -3", "Vote:", "Authors:", "![](i)", "<video src='v'></video>"]
    {
        assert_eq!(codes(line), [Code::NearField], "{line}");
    }
    for line in ["-item", "-'item'", "• item", "•item", "* item", "-\titem"] {
        assert_eq!(codes(line), [Code::NearItem], "{line}");
    }
}

#[test]
fn help_suggests_the_intended_malformed_line() {
    let paper = format!("{DIGEST}### [a](u)\n");
    for (page, line, expected) in [
        (format!("{paper}Vote:12\n"), 3, Some("perhaps `Vote: 12`")),
        (format!("{paper}Vote: 1,234\n"), 3, Some("perhaps `Vote: 1234`")),
        (format!("{paper}Authors:A\n"), 3, Some("perhaps `Authors: A`")),
        (format!("{paper}Vote: -3\n"), 3, None),
        (format!("{paper}### [b](v) \n"), 3, Some("perhaps `### [b](v)`")),
        (format!("{paper}### Daily Papers (2024-4-24)\n"), 3, Some("perhaps `## Daily Papers (2024-04-24)`")),
        (format!("{paper}### b\n"), 3, None),
        (format!("{paper}### [b](v\n"), 3, Some("perhaps `### [b](v)`")),
        (format!("{paper}### [b](v) c\n"), 3, Some("perhaps `### [b](v)`")),
        (format!("{paper}Authors:\n"), 3, None),
        ("## Daily Papers (2024/04/24)\n".to_owned(), 1, Some("perhaps `## Daily Papers (2024-04-24)`")),
        ("## Daily Papers (2024-04-24\n".to_owned(), 1, Some("perhaps `## Daily Papers (2024-04-24)`")),
        ("## Daily Papers (2024-02-30)\n".to_owned(), 1, None),
    ] {
        let found = reported(&page).into_iter().find(|(at, ..)| *at == line).expect("a diagnostic");
        assert_eq!(found.2.as_deref(), expected, "{page:?}");
    }
    // Strict parsing gives the same help for prose.
    let error = "## Daily papers (2024-04-23)\n".parse::<Digest>().unwrap_err();
    assert_eq!(error.first().help(), Some("perhaps `## Daily Papers (2024-04-23)`"));
    let error = "# Archive\n\n# Daily Papers (2024-04-23)\n".parse::<Digest>().unwrap_err();
    assert_eq!((error.first().code(), error.first().line()), (Code::NoDigest, 3));
    let error = format!("# Daily papers (2024-04-22)\n{DIGEST}").parse::<Digest>().unwrap_err();
    assert_eq!(error.first().help(), Some("perhaps `## Daily Papers (2024-04-22)`"));
    // Before a digest, no line is a paper heading.
    for line in ["# [a](u)", "### [a](u)", "* item"] {
        let error = format!("{line}\n{DIGEST}").parse::<Digest>().unwrap_err();
        assert_eq!(error.first().help(), None, "{line}");
    }
}

#[test]
fn heading_that_ends_a_digest_is_reported_if_it_looks_like_a_paper() {
    let near = |line| (line, Code::NearPaperHeading, Some("perhaps `### [b](v)`"));
    let page = format!("{DIGEST}### [a](u)\n## [b](v)\n");
    are_reported(&page, &[near(3)]);
    are_reported(&format!("{page}text\n# [b](v)\n#### [b](v)\n"), &[near(3), near(5), near(6)]);
    for end in ["", ").", ") - 3 votes", ")**"] {
        are_reported(&format!("{DIGEST}### [a](u)\n## [b](v{end}\n"), &[near(3)]);
    }
    // The lines of the lost papers are prose, also after another heading.
    are_reported(&format!("{page}### [c](w)\n## License\n## [b](v)\n"), &[near(3)]);
    are_reported(&format!("{DIGEST}## License\n## [b](v)\n"), &[]);
    are_reported("# [b](v)\n", &[]);
    let malformed = (4, Code::MalformedDigestHeading, None);
    are_reported(&format!("{page}## Daily Papers (x)\n## [b](v)\n"), &[near(3), malformed]);
    are_reported(&format!("{page}## Daily Papers (2024-04-24)\n\n# Prose\n## [b](v)\n"), &[near(3)]);
}

#[test]
fn digest_heading_that_is_prose_is_reported() {
    for (line, date) in [
        ("# Daily Papers (2024-04-23)", "2024-04-23"),
        ("## daily papers (2024-04-23)", "2024-04-23"),
        ("##Daily Papers(2024-04-23)", "2024-04-23"),
        ("##  Daily   Papers  ( 2024-04-23 ) ", "2024-04-23"),
        ("###### DAILY PAPERS 2024.4.3", "2024-04-03"),
        ("## Daily Papers [2024/04/23]", "2024-04-23"),
        ("## Daily Papers（2024-04-23）", "2024-04-23"),
        ("   ## Daily Papers (2024-04-23)", "2024-04-23"),
        ("## Daily Paper (2024-04-23)", "2024-04-23"),
        ("## Daily-Papers_2024-04-23", "2024-04-23"),
        ("## Daily Papers: 2024-04-23", "2024-04-23"),
        ("## Daily Papers – 2024-04-23.", "2024-04-23"),
        ("## **Daily Papers (2024-04-23)**", "2024-04-23"),
        ("\u{feff}## Daily Papers (2024-04-23)", "2024-04-23"),
    ] {
        let help = format!("perhaps `## Daily Papers ({date})`");
        for before in ["", "# Archive\n", DIGEST] {
            let page = format!("{before}## License\n{line}\n");
            let number = page.matches('\n').count();
            are_reported(&page, &[(number, Code::NearDigestHeading, Some(&help))]);
        }
    }
    for line in [
        "# Daily Papers",
        "Daily Papers (2024-04-23)",
        "# Daily Papers of 2024-04-23",
        "# Daily Papers (2024-04)",
        "# Daily Papers (2024-04-23-1)",
        "# Daily Papers (24-04-23)",
        "# Daily Papers (2024-004-23)",
        "# Daily Papers (2024-04-2x)",
        "# Daily Papers (2024--23)",
        "####### Daily Papers (2024-04-23)",
        "    ## Daily Papers (2024-04-23)",
        "# The Daily Papers (2024-04-23)",
    ] {
        are_reported(&format!("## License\n{line}\n"), &[]);
    }
}

#[test]
fn digest_heading_of_another_level_at_the_top_of_a_page_without_digests_is_reported() {
    let paper = "\n\n### [a](https://arxiv.org/abs/2404.14219)\n\nVote: 3\n\n- one\n\n";
    let help = "perhaps `## Daily Papers (2024-04-23)`";
    for level in ["#", "###", "####", "#####", "######"] {
        for text in [" Daily Papers (2024-04-23)", "Daily Papers (2024-04-23)", " Daily Papers 2024-04-23"] {
            let page = [level, text, paper].concat();
            for page in [page.replace('\n', "\r\n"), format!("\u{feff}{page}"), page] {
                are_reported(&page, &[(1, Code::NearDigestHeading, Some(help))]);
                assert_eq!(Digest::parse_recoverable(&page).0, []);
            }
        }
        are_reported(&[level, " Daily Papers", paper].concat(), &[]);
    }
}

#[test]
fn invalid_date_is_not_suggested() {
    are_reported("# Daily Papers (2024-02-31)\n", &[(1, Code::NearDigestHeading, None)]);
}

#[test]
fn indented_headings_after_an_item_are_reported() {
    let codes = |line: &str| {
        let page = format!("{DIGEST}### [a](https://arxiv.org/abs/2404.14219)\n\n- one\n{line}\n\n");
        let lints = Lints::none()
            .at(Code::NearDigestHeading, Severity::Warning)
            .at(Code::NearPaperHeading, Severity::Warning);
        Document::parse(&*page).lint(&lints).iter().map(|found| found.code()).collect::<Vec<_>>()
    };
    assert_eq!(codes(" ### [b](v)"), [Code::NearPaperHeading]);
    assert_eq!(codes("   ## Daily Papers (2024-04-24)"), [Code::NearDigestHeading]);
    assert_eq!(codes("    ### [b](v)"), []);
    assert_eq!(codes("\t### [b](v)"), []);
}
