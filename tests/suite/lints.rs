//! Tests cases that a lint once reported wrongly, or missed.

use daily_papers::{Code, Diagnostic, Document, Lints, Severity, Votes};

/// Returns the codes of the warnings, and of the notes on media, of a paper with these lines.
fn codes(lines: &str) -> Vec<Code> {
    let page =
        format!("## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\n{lines}");
    let is_wanted = |found: &&Diagnostic| {
        found.severity() != Severity::Note
            || matches!(found.code(), Code::RelativeMedia | Code::InsecureMedia)
    };
    Document::parse(page).lint(&Lints::new()).iter().filter(is_wanted).map(Diagnostic::code).collect()
}

#[test]
fn without_lints_the_errors_of_the_diagnostics_are_left() {
    let page =
        "# Daily Papers (2024-04-22)\n## Daily Papers (2024-04-23)\nstray\n### [A](b)\nAuthors: C\nVote: 3\n";
    let document = Document::parse(page);
    let found = document.diagnostics();
    let codes: Vec<_> = found.iter().map(Diagnostic::code).collect();
    assert_eq!(codes, [Code::NearDigestHeading, Code::UnknownLine, Code::FieldOrder]);
    assert_eq!(document.lint(&Lints::none()), found[1..2]);
}

#[test]
fn joined_emoji_are_not_hidden_characters() {
    assert_eq!(codes("- 가족 \u{1f468}\u{200d}\u{1f469}\n"), []);
    assert_eq!(codes("- 가족 a\u{200d}b\n"), [Code::HiddenCharacter]);
    assert_eq!(codes("- 가족 \u{1f468}\u{200b}\u{200d}\n"), [Code::HiddenCharacter]);
}

#[test]
fn control_character_in_a_last_heading_is_reported() {
    let page = |end: &str| {
        format!("## Daily Papers (2024-04-23)\n\n### [A\u{1}B](https://arxiv.org/abs/2404.14219){end}")
    };
    for end in ["", "\n", "\n\n"] {
        let lints = Lints::none().at(Code::ControlCharacter, Severity::Warning);
        let found: Vec<_> = Document::parse(page(end)).lint(&lints).iter().map(Diagnostic::code).collect();
        assert_eq!(found, [Code::ControlCharacter], "{end:?}");
    }
}

#[test]
fn invisible_characters_are_reported() {
    for c in ['\u{2800}', '\u{fffc}', '\u{16fe4}', '\u{1d159}', '\u{3164}'] {
        assert_eq!(codes(&format!("- 가{c}\n")), [Code::HiddenCharacter]);
        assert_eq!(codes(&format!("Authors: A{c}\n")), [Code::HiddenCharacter]);
    }
}

#[test]
fn indentation_is_not_a_lost_backslash() {
    assert_eq!(codes("- a\n\t- b\n"), []);
    assert_eq!(codes("- a\n\t- b\text\n"), [Code::ControlCharacter]);
}

#[test]
fn emphasis_may_close_on_a_later_line() {
    assert_eq!(codes("- **굵은\n글씨** 입니다.\n"), []);
    assert_eq!(codes("- **kwargs 설명\n"), []);
    assert_eq!(codes("- ** 참고: 이것\n"), []);
    assert_eq!(codes("- ***: 유의함, p: 0.01\n"), []);
    assert_eq!(codes("- ***새로운 점: 이것\n"), [Code::UnclosedEmphasis]);
    assert_eq!(codes("- ***새로운 점*: 이것\n"), [Code::UnclosedEmphasis]);
}

#[test]
fn emphasis_that_is_not_a_label_is_not_reported() {
    for text in [
        "**굵은** 글씨",
        "***굵은** 글씨 **둘**",
        "참고: ** 하나",
        "***라벨***: **둘** : 하나",
        "**:** 하나",
        "**라벨:* 하나 *둘*",
    ] {
        assert_eq!(codes(&format!("- {text}\n")), [], "{text}");
    }
    assert_eq!(codes("- **라벨**:하나 *둘*\n"), [Code::NearLabel]);
    assert_eq!(codes("-  ***라벨***: 하나\n"), [Code::NearLabel]);
    assert_eq!(codes("- ***라벨**: 하나 *둘*\n"), [Code::UnclosedEmphasis]);
}

#[test]
fn authors_of_only_commas_are_reported() {
    assert_eq!(codes("Authors: ,,\n"), [Code::JoinedAuthors]);
}

#[test]
fn list_is_leaked_only_if_it_is_the_whole_item() {
    assert_eq!(codes("- ['하나', '둘']\n"), [Code::LeakedList]);
    assert_eq!(codes("- ['하나', '둘']\n그리고 셋\n"), []);
}

#[test]
fn media_are_reported_by_their_scheme() {
    assert_eq!(codes("![](https://x/a.png)\n"), []);
    assert_eq!(codes("![](HTTPS://x/a.png)\n"), []);
    assert_eq!(codes("![](/a?u=https://x)\n"), [Code::RelativeMedia]);
    assert_eq!(codes("![](http://x/a.png)\n"), [Code::InsecureMedia]);
    assert_eq!(codes("![](data:image/png;base64,AA==)\n"), [Code::InsecureMedia]);
    assert_eq!(codes("![](https://x/\u{200b}.png)\n"), [Code::HiddenCharacter]);
}

#[test]
fn source_of_media_is_reported_at_its_position() {
    let place = |lines: &str| {
        let page = format!("## Daily Papers (2024-04-23)\n### [A](b)\n{lines}");
        let found = Document::parse(&*page).lint(&Lints::none().at(Code::InsecureMedia, Severity::Note));
        let found = found.iter().find(|found| found.code() == Code::InsecureMedia).unwrap();
        (found.line(), page[std::ops::Range::from(found.span())].to_owned())
    };
    assert_eq!(place("![](http://a)\n[Watch Video](http://b)\n"), (3, "http://a".to_owned()));
    assert_eq!(
        place("[Watch Video](http://b)\n<video src='http://b'></video>\n"),
        (3, "http://b".to_owned())
    );
    assert_eq!(place("<video src='http://b'></video>\n"), (3, "http://b".to_owned()));
}

#[test]
fn control_character_before_a_word_suggests_the_escape() {
    let help = |c: char| {
        let page = format!("## Daily Papers (2024-04-23)\n### [A](b)\n- ${c}eta 2$\n");
        let found = Document::parse(page).lint(&Lints::none().at(Code::ControlCharacter, Severity::Warning));
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].help().map(str::to_owned)
    };
    for (c, letter) in
        [('\u{7}', 'a'), ('\u{8}', 'b'), ('\t', 't'), ('\u{b}', 'v'), ('\u{c}', 'f'), ('\r', 'r')]
    {
        assert_eq!(help(c), Some(format!("perhaps `\\{letter}eta`, whose backslash was lost")));
    }
    assert_eq!(help('\u{1}'), None);
    let page = "## Daily Papers (2024-04-23)\n### [A](b)\n- a\n$\theta$\n";
    let found = Document::parse(page).lint(&Lints::none().at(Code::ControlCharacter, Severity::Warning));
    assert_eq!(found[0].help(), Some("perhaps `\\theta`, whose backslash was lost"));
    let bullet = Document::parse("## Daily Papers (2024-04-23)\n### [A](b)\n- a\n-\tb\n")
        .lint(&Lints::none().at(Code::ControlCharacter, Severity::Warning));
    assert_eq!(bullet.iter().map(|found| found.help()).collect::<Vec<_>>(), [None]);
}

/// A fix that adds the line of a video must not repeat the lint of its source.
#[test]
fn source_of_a_video_is_reported_once() {
    let player = |src| format!("<div><video controls src=\"{src}\" muted=\"false\"></video></div>\n");
    let alone = player("https://x/\u{200b}.mp4");
    assert_eq!(codes(&alone), [Code::HiddenCharacter]);
    assert_eq!(codes(&format!("[Watch Video](https://x/\u{200b}.mp4)\n{alone}")), [Code::HiddenCharacter]);
    crate::invariants::fixing::fixes(&format!(
        "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n{alone}\n- c\n\n"
    ));
}

#[test]
fn digest_without_papers_is_reported_once() {
    let lints = Lints::none().at(Code::EmptyDigest, Severity::Warning);
    let lines = |page: &str| -> Vec<_> {
        let document = Document::parse(page);
        let found = document.lint(&lints);
        let parts: Vec<_> = document.digests().flat_map(|digest| digest.lint(&lints)).collect();
        assert_eq!(parts, found);
        let found = found.iter().filter(|found| found.code() == Code::EmptyDigest);
        found.map(Diagnostic::line).collect()
    };
    let heading = "## Daily Papers (2024-04-23)\n";
    let paper = "### [A](b)\n";
    for (page, expected) in [
        (heading.to_owned(), &[1][..]),
        (format!("# Archive\n{heading}\n\n{heading}{paper}{heading}"), &[2, 7]),
        (format!("{heading}Vote: 3\n\n# License\n{paper}"), &[1]),
        (format!("{heading}{paper}"), &[]),
        // The error of the paper heading says it.
        (format!("{heading}### A\n"), &[]),
        (format!("# Archive\n{paper}"), &[]),
        (String::new(), &[]),
    ] {
        assert_eq!(lines(&page), expected, "{page:?}");
    }
}

#[test]
fn malformed_field_is_not_missing() {
    let page =
        "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\nVote: many\n\n- a\n\n";
    let found: Vec<_> = Document::parse(page).lint(&Lints::new()).iter().map(Diagnostic::code).collect();
    assert_eq!(found, [Code::MalformedField]);
}

#[test]
fn authors_without_names_are_missing() {
    let page = "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\nAuthors: \n\n";
    let found = Document::parse(page).lint(&Lints::none().at(Code::MissingAuthors, Severity::Note));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].to_string(), "line 3, column 42: expected authors under this heading, found none");
}

#[test]
fn first_duplicate_author_is_reported_where_authors_that_were_cut_repeat() {
    let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\nAuthors: +, B, +, C, B, C\n";
    let found = Document::parse(page).lint(&Lints::none().at(Code::DuplicateAuthor, Severity::Warning));
    let places: Vec<_> = found.iter().map(|found| (found.line(), found.column())).collect();
    // The second `B` is the first name that occurs again.
    assert_eq!(places, [(5, 22)]);
    assert_eq!(found[0].help(), Some("one more author occurs again"));
    let more = Document::parse(page.replace("C\n", "C, D, D\n")).lint(&Lints::new());
    let more = more.iter().find(|found| found.code() == Code::DuplicateAuthor).unwrap();
    assert_eq!(more.help(), Some("2 more authors occur again"));
}

#[test]
fn author_with_white_space_around_is_a_duplicate() {
    for list in ["Li , Bo, Li", "Li, Bo,  Li", " Li, Bo, Li", "Li, Bo, Li\u{3000}"] {
        let page = format!("## Daily Papers (2024-04-23)\n### [A](b)\nAuthors: {list}\n");
        let found = Document::parse(page).lint(&Lints::none().at(Code::DuplicateAuthor, Severity::Note));
        assert_eq!(found.len(), 1, "{list}");
    }
}

#[test]
fn votes_parse_from_text() {
    assert_eq!("007".parse(), Ok(Votes::Count(7)));
    assert_eq!("-".parse(), Ok(Votes::Unknown));
    for text in ["", "+5", "-5", "5 ", "18446744073709551616"] {
        let error = text.parse::<Votes>().unwrap_err();
        assert!(
            error.to_string().starts_with("votes are a number of at most 18446744073709551615, or `-`"),
            "{text}"
        );
    }
}
