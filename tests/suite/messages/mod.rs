//! The message, the place and the fix of each warning and note.

use std::collections::BTreeSet;

use daily_papers::{Code, Diagnostic, Document, Lints, Severity};

/// Returns a page of one digest with one paper, which has these lines.
macro_rules! paper {
    ($($line:literal),*) => {
        concat!("## Daily Papers (2024-04-23)\n\n### [한글](https://arxiv.org/abs/2404.14219)\n\n", $($line, "\n"),*)
    };
}

mod fixes;
mod near;

/// A page with one diagnostic of a code.
struct Case {
    code: Code,
    page: &'static str,
    /// The line and the column.
    place: (usize, usize),
    /// The text at the span.
    found_text: &'static str,
    /// The message after the place.
    message: &'static str,
    help: Option<&'static str>,
}

const fn case(
    code: Code,
    page: &'static str,
    place: (usize, usize),
    found_text: &'static str,
    message: &'static str,
) -> Case {
    Case { code, page, place, found_text, message, help: None }
}

impl Case {
    const fn with_help(self, help: &'static str) -> Case {
        Case { help: Some(help), ..self }
    }
}

const CASES: &[Case] = &[
    case(
        Code::FieldOrder,
        paper!("Authors: 김가람", "", "Vote: 3", ""),
        (7, 1),
        "Vote: 3",
        "expected the fields in the order image or video link, player, votes, authors, found `Vote: 3`",
    ),
    case(
        Code::FieldOrder,
        paper!("Vote: 3", "", "![](https://example.org/a.png)", ""),
        (7, 1),
        "![](https://example.org/a.png)",
        "expected the fields in the order image or video link, player, votes, authors, found `![](https://example.org/a.png)`",
    ),
    case(
        Code::VideoDiffers,
        paper!("[Watch Video](a)", "<video src='비디오'></video>", ""),
        (6, 13),
        "비디오",
        "expected the same source in the link and the player of a video, found `비디오`",
    ),
    case(
        Code::VideoDiffers,
        paper!("<video src='b'></video>", "[Watch Video]a", ""),
        (6, 14),
        "a",
        "expected the same source in the link and the player of a video, found `a`",
    ),
    case(
        Code::BareVideoLink,
        paper!("[Watch Video]https://example.org/a.mp4", ""),
        (5, 14),
        "https://example.org/a.mp4",
        "expected parentheses around the video's source, found `https://example.org/a.mp4`",
    ),
    case(
        Code::PythonAuthors,
        paper!("Authors: ['김가람', \"Miles O'Brien\"]", ""),
        (5, 10),
        "['김가람', \"Miles O'Brien\"]",
        "expected a plain list of authors, not a Python list, found `['김가람', \"Miles O'Brien\"]`",
    ),
    case(
        Code::LeakedList,
        paper!("- ***한글***: ['하나', '둘']", ""),
        (5, 13),
        "['하나', '둘']",
        "expected a text, not a Python list or dict, found `['하나', '둘']`",
    ),
    case(
        Code::LeakedList,
        paper!("- {'하나': '둘'}", ""),
        (5, 3),
        "{'하나': '둘'}",
        "expected a text, not a Python list or dict, found `{'하나': '둘'}`",
    ),
    case(
        Code::UnclosedEmphasis,
        paper!("- ***결과*: 더 빠릅니다.", ""),
        (5, 3),
        "***결과*: 더 빠릅니다.",
        "expected as many asterisks to close the emphasis as open it, found `***결과*: 더 빠릅니다.`",
    ),
    case(
        Code::UnclosedEmphasis,
        paper!("- ***결과*: 더 **빠릅니다**.", ""),
        (5, 3),
        "***결과*: 더 **빠릅니다**.",
        "expected as many asterisks to close the emphasis as open it, found `***결과*: 더 **빠릅니다**.`",
    ),
    case(
        Code::ControlCharacter,
        paper!("- 값은 $\u{c}rac{1}{2}$", ""),
        (5, 7),
        "\u{c}",
        "expected no control character, found `\\u{c}`",
    )
    .with_help("perhaps `\\frac`, whose backslash was lost"),
    case(
        Code::ControlCharacter,
        "## Daily Papers (2024-04-23)\n\n### [$\theta$](https://arxiv.org/abs/2404.14219)\n\n",
        (3, 7),
        "\t",
        "expected no control character, found `\\t`",
    )
    .with_help("perhaps `\\theta`, whose backslash was lost"),
    case(
        Code::ControlCharacter,
        paper!("Authors: 김\u{1}가람", ""),
        (5, 11),
        "\u{1}",
        "expected no control character, found `\\u{1}`",
    ),
    case(
        Code::ControlCharacter,
        paper!("- 하나", "둘\u{7}", ""),
        (6, 2),
        "\u{7}",
        "expected no control character, found `\\u{7}`",
    ),
    case(
        Code::HiddenCharacter,
        paper!("- 하나\u{200b}둘", ""),
        (5, 5),
        "\u{200b}",
        "expected no character that cannot be seen, found `\\u{200b}`",
    ),
    case(
        Code::HiddenCharacter,
        paper!("Authors: A\u{202e}B", ""),
        (5, 11),
        "\u{202e}",
        "expected no character that cannot be seen, found `\\u{202e}`",
    ),
    case(
        Code::ScriptLink,
        paper!("![](javascript:alert(1))", ""),
        (5, 5),
        "javascript:alert(1)",
        "expected a link that can run no script, found `javascript:alert(1)`",
    ),
    case(
        Code::LiveMarkup,
        paper!("Authors: 김가람, ![Ada](https://example.org/a.png)", ""),
        (5, 15),
        "![Ada](https://example.org/a.png)",
        "expected text without links, images and HTML, found `![Ada](https://example.org/a.png)`",
    ),
    case(
        Code::EmptyDigest,
        concat!("## Daily Papers (2024-04-22)\n\n", paper!()),
        (1, 29),
        "",
        "expected a paper under this heading, found none",
    ),
    case(
        Code::DuplicatePaper,
        paper!("### [둘](https://arxiv.org/abs/2404.14219v2)", ""),
        (5, 9),
        "https://arxiv.org/abs/2404.14219v2",
        "expected each paper once in a page, found `https://arxiv.org/abs/2404.14219v2`",
    ),
    case(
        Code::DuplicateDigest,
        "## Daily Papers (2024-04-23)\n\n## Daily Papers (2024-04-23)\n\n",
        (3, 1),
        "## Daily Papers (2024-04-23)",
        "expected one digest of each date, found `## Daily Papers (2024-04-23)`",
    ),
    case(
        Code::DuplicateAuthor,
        paper!("Authors: 김가람, 이바다, 김가람", ""),
        (5, 20),
        "김가람",
        "expected each author once, found `김가람`",
    ),
    case(
        Code::DuplicateAuthor,
        paper!("Authors: ['A', '\\x41']", ""),
        (5, 10),
        "['A', '\\x41']",
        "expected each author once, found `['A', '\\x41']`",
    ),
    case(
        Code::CutAuthors,
        paper!("Authors: 김가람, +, 이바다, +", ""),
        (5, 15),
        "+",
        "expected all of the authors, found `+`",
    ),
    case(
        Code::MissingMedia,
        paper!(),
        (3, 43),
        "",
        "expected an image or a video under this heading, found none",
    ),
    case(Code::MissingVotes, paper!(), (3, 43), "", "expected a votes line under this heading, found none"),
    case(
        Code::MissingAuthors,
        paper!("Authors: []", ""),
        (3, 43),
        "",
        "expected authors under this heading, found none",
    ),
    case(Code::MissingSummary, paper!(), (3, 43), "", "expected a summary under this heading, found none"),
    case(
        Code::RelativeMedia,
        paper!("![](/avatars/a.svg)", ""),
        (5, 5),
        "/avatars/a.svg",
        "expected an absolute URL, found `/avatars/a.svg`",
    ),
    case(
        Code::RelativeMedia,
        paper!("<video src='b'></video>", "[Watch Video](a)", ""),
        (6, 15),
        "a",
        "expected an absolute URL, found `a`",
    ),
    case(
        Code::InsecureMedia,
        paper!("[Watch Video](http://example.org/a.mp4)", ""),
        (5, 15),
        "http://example.org/a.mp4",
        "expected an https URL, found `http://example.org/a.mp4`",
    ),
    case(
        Code::NotArxiv,
        "## Daily Papers (2024-04-23)\n\n### [한글](https://arxiv.org/pdf/2404.14219)\n\n",
        (3, 10),
        "https://arxiv.org/pdf/2404.14219",
        "expected the URL of an abstract on arXiv, found `https://arxiv.org/pdf/2404.14219`",
    ),
    case(
        Code::NotArxiv,
        "## Daily Papers (2024-04-23)\n\n### [한글]()\n\n",
        (3, 10),
        "",
        "expected the URL of an abstract on arXiv, found nothing",
    ),
    case(
        Code::TrailingWhiteSpace,
        paper!("- ***한글***: 하나 \u{3000}", ""),
        (5, 15),
        " \u{3000}",
        "expected no white space at the end of the line, found ` \\u{3000}`",
    ),
    case(
        Code::TrailingWhiteSpace,
        paper!("Authors: 김가람, 이바다 ", ""),
        (5, 18),
        " ",
        "expected no white space at the end of the line, found ` `",
    ),
    case(
        Code::TrailingWhiteSpace,
        paper!("- 하나", "  ", "둘", ""),
        (6, 1),
        "  ",
        "expected no white space at the end of the line, found `  `",
    ),
    case(
        Code::Layout,
        "## Daily Papers (2024-04-23)\n### [한글](https://arxiv.org/abs/2404.14219)\n\n",
        (2, 1),
        "### [한글](https://arxiv.org/abs/2404.14219)",
        "expected the blank lines, line endings and spellings of the canonical form, \
         found `### [한글](https://arxiv.org/abs/2404.1421…`",
    ),
    case(
        Code::Layout,
        "## Daily Papers (2024-04-23)",
        (1, 29),
        "",
        "expected the blank lines, line endings and spellings of the canonical form, found the end of the line",
    ),
    case(
        Code::Layout,
        paper!("Vote: 007", ""),
        (5, 7),
        "007",
        "expected the blank lines, line endings and spellings of the canonical form, found `007`",
    ),
];

/// Returns the diagnostics of a page with a code.
fn found(code: Code, page: &str, lints: &Lints) -> Vec<Diagnostic> {
    let all = Document::parse(page).lint(lints);
    all.into_iter().filter(|diagnostic| diagnostic.code() == code).collect()
}

/// Returns the byte of a line and a column.
fn offset(page: &str, (line, column): (usize, usize)) -> usize {
    let before: usize = page.split_inclusive('\n').take(line - 1).map(str::len).sum();
    before + page[before..].chars().take(column - 1).map(char::len_utf8).sum::<usize>()
}

fn cases() -> impl Iterator<Item = &'static Case> {
    CASES.iter().chain(near::CASES)
}

#[test]
fn each_diagnostic_has_its_message_and_place() {
    for Case { code, page, place, found_text, message, help } in cases() {
        let found = found(*code, page, &Lints::new());
        assert_eq!(found.len(), 1, "{code} on {page:?}: {found:?}");
        let (line, column) = *place;
        assert_eq!(found[0].to_string(), format!("line {line}, column {column}: {message}"));
        assert_eq!((found[0].line(), found[0].column()), *place);
        let start = offset(page, *place);
        assert_eq!(found[0].span(), (start..start + found_text.len()).into(), "{code} on {page:?}");
        assert_eq!(found[0].span().text(page), Some(*found_text));
        assert_eq!(found[0].help(), *help, "{code} on {page:?}");
        assert_eq!(found[0].severity(), code.severity());
    }
}

#[test]
fn each_warning_and_note_has_a_case() {
    let tried: BTreeSet<_> = cases().map(|case| case.code).collect();
    let all = Code::ALL.iter().copied().filter(|code| code.severity() < Severity::Error);
    assert_eq!(tried, all.collect());
}

#[test]
fn settings_select_each_lint() {
    for Case { code, page, .. } in cases() {
        let all = Document::parse(*page).lint(&Lints::new());
        assert_eq!(Document::parse(*page).lint(&Lints::none()), [], "{page:?} has no errors");

        let without = Document::parse(*page).lint(&Lints::new().without(*code));
        let others = all.iter().filter(|diagnostic| diagnostic.code() != *code).cloned();
        assert_eq!(without, others.collect::<Vec<_>>(), "{code} on {page:?}");
        assert_eq!(Document::parse(*page).lint(&Lints::new().at(*code, code.severity())), all);

        for severity in [Severity::Note, Severity::Warning, Severity::Error] {
            let only = Document::parse(*page).lint(&Lints::none().at(*code, severity));
            assert_eq!(only.len(), 1, "{code} on {page:?}");
            assert_eq!((only[0].code(), only[0].severity()), (*code, severity));
            assert_eq!(only[0].is_error(), severity == Severity::Error);
            assert_eq!(only[0].to_string(), found(*code, page, &Lints::new())[0].to_string());
            let last = Lints::none().at(*code, severity).without(*code).at(*code, Severity::Note);
            assert_eq!(last.severity(*code), Some(Severity::Note), "the last setting wins");
        }
        assert_eq!(Lints::new().without(*code).severity(*code), None);
    }
}

#[test]
fn settings_do_not_change_errors() {
    for &code in Code::ALL.iter().filter(|code| code.severity() == Severity::Error) {
        for lints in
            [Lints::new(), Lints::none(), Lints::none().at(code, Severity::Note), Lints::new().without(code)]
        {
            assert_eq!(lints.severity(code), Some(Severity::Error), "{code}");
        }
    }
}
