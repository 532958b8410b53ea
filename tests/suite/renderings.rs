//! Tests renderings of diagnostics, character by character.

use daily_papers::{Code, Diagnostic, Document, Lints, Severity};

const PAPER: &str = "## Daily Papers (2024-04-23)\n### [A](b)\n";

/// Renders every diagnostic of a page.
fn rendered(page: &str) -> String {
    let diagnostics = Document::parse(page).diagnostics();
    diagnostics.iter().map(|diagnostic| diagnostic.render(page).to_string()).collect()
}

/// Returns the only diagnostic of a page.
#[track_caller]
fn only(page: &str) -> Diagnostic {
    let mut diagnostics = Document::parse(page).diagnostics();
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    diagnostics.remove(0)
}

/// Returns the last two lines, the line of the page and the carets, without margins.
#[track_caller]
fn shown(page: &str) -> (String, String) {
    let rendering = only(page).render(page).to_string();
    let rendering = rendering.split("  = help: ").next().unwrap();
    let mut lines =
        rendering.lines().rev().map(|line| line.split_once(" |").unwrap().1.trim_start_matches(' '));
    let carets = rendering.lines().last().unwrap().split_once(" | ").unwrap().1.to_owned();
    let line = lines.nth(1).unwrap().to_owned();
    (line, carets)
}

#[test]
fn rendering_of_plain_text() {
    let page = format!("{PAPER}Vote: many votes\n");
    let expected = "\
error[malformed-field]: expected a number of votes or `-`, found `many votes`
 --> line 3, column 7
  |
3 | Vote: many votes
  |       ^^^^^^^^^^
";
    assert_eq!(rendered(&page), expected);
}

#[test]
fn rendering_of_a_warning() {
    let expected = "\
warning[field-order]: expected the fields in the order image or video link, player, votes, authors, found `Vote: 3`
 --> line 4, column 1
  |
4 | Vote: 3
  | ^^^^^^^
";
    assert_eq!(rendered(&format!("{PAPER}Authors: A\nVote: 3\n")), expected);
}

#[test]
fn rendering_with_a_path_and_a_wide_margin() {
    let page = format!("{PAPER}{}stray\n", "\n".repeat(97));
    let rendering = only(&page).render(&page).with_path("pages/23.md").to_string();
    let expected = "\
error[unknown-line]: expected a field, an item or a blank line, found `stray`
   --> pages/23.md:100:1
    |
100 | stray
    | ^^^^^
";
    assert_eq!(rendering, expected);
}

#[test]
fn rendering_with_a_path_of_control_characters() {
    let page = format!("{PAPER}stray\n");
    let rendering = only(&page).render(&page).with_path("a\u{1b}[2J\n\t\u{202e}b 한.md").to_string();
    assert_eq!(rendering.lines().nth(1), Some(" --> a\\u{1b}[2J\\n\\t\\u{202e}b 한.md:3:1"));
}

#[test]
fn rendering_of_korean_before_the_span() {
    let page = "## Daily Papers (2024-04-23)\n### [연구 하나](https://x.org/a b)\n";
    let expected = "\
error[malformed-paper-heading]: expected no white space in a link's target, found ` `
 --> line 2, column 28
  |
2 | ### [연구 하나](https://x.org/a b)
  |                                ^
";
    assert_eq!(rendered(page), expected);
}

#[test]
fn rendering_of_korean_within_the_span() {
    let expected = "\
error[malformed-field]: expected a number of votes or `-`, found `열 표`
 --> line 3, column 7
  |
3 | Vote: 열 표
  |       ^^^^^
";
    assert_eq!(rendered(&format!("{PAPER}Vote: 열 표\n")), expected);
}

#[test]
fn rendering_of_combining_marks() {
    let page = format!("{PAPER}![e\u{301}\u{301}](a b)\n");
    assert_eq!(shown(&page), ("![e\u{301}\u{301}](a b)".to_owned(), "      ^".to_owned()));
}

#[test]
fn rendering_of_tabs() {
    let page = format!("{PAPER}![](\ta\tb)\n");
    let expected = "\
error[malformed-field]: expected no white space in a link's target, found `\\t`
 --> line 3, column 5
  |
3 | ![](    a    b)
  |     ^^^^
";
    assert_eq!(rendered(&page), expected);
    let page = "## Daily Papers (2024-04-23)\n### [\tA](b c)\n";
    assert_eq!(shown(page), ("### [    A](b c)".to_owned(), "             ^".to_owned()));
}

#[test]
fn rendering_of_a_span_at_the_end_of_the_line() {
    let expected = "\
error[malformed-paper-heading]: expected `)` at the end of the line, found the end of the line
 --> line 2, column 10
  |
2 | ### [A](b
  |          ^
  = help: perhaps `### [A](b)`
";
    for end in ["", "\n", "\r\n", "\nVote: 3\n"] {
        assert_eq!(rendered(&format!("## Daily Papers (2024-04-23)\n### [A](b{end}")), expected);
    }
}

#[test]
fn rendering_of_white_space_at_the_end_of_the_line() {
    let page = "## Daily Papers (2024-04-23)\n### [A](b)  \n";
    assert_eq!(shown(page), ("### [A](b)".to_owned(), "          ^^".to_owned()));
}

#[test]
fn rendering_of_a_line_with_crlf() {
    let page = "## Daily Papers (2024-04-23)\r\n### [A](b)\r\nVote: x\r\n";
    assert_eq!(shown(page), ("Vote: x".to_owned(), "      ^".to_owned()));
    let page = "## Daily Papers (2024-04-23)\r\n### [A](b)\r\nstray\r\n";
    assert_eq!(shown(page), ("stray".to_owned(), "^^^^^".to_owned()));
}

#[test]
fn rendering_of_a_carriage_return() {
    assert_eq!(shown(&format!("{PAPER}- x\r\r\n")), ("- x\\r".to_owned(), "   ^^".to_owned()));
    assert_eq!(shown(&format!("{PAPER}- x\r")), ("- x\\r".to_owned(), "   ^^".to_owned()));
    assert_eq!(shown(&format!("{PAPER}a\rb\n")), ("a\\rb".to_owned(), "^^^^".to_owned()));
}

#[test]
fn rendering_of_a_line_with_a_byte_order_mark() {
    let page = "\u{feff}## Daily Papers (x)\n";
    let expected = "\
error[malformed-digest-heading]: expected a day of the calendar as YYYY-MM-DD, found `x)`
 --> line 1, column 18
  |
1 | ## Daily Papers (x)
  |                  ^^
";
    assert_eq!(rendered(page), expected);
}

/// Asserts that a byte-order mark on a later line is a character that counts.
#[test]
fn rendering_of_a_later_line_with_a_byte_order_mark() {
    let page = format!("{PAPER}- x\n\u{feff}y \n");
    let found = Document::parse(&*page).lint(&Lints::none().at(Code::TrailingWhiteSpace, Severity::Note));
    let expected = "\
note[trailing-white-space]: expected no white space at the end of the line, found ` `
 --> line 4, column 3
  |
4 | \\u{feff}y
  |          ^
";
    assert_eq!(found[0].render(&page).to_string(), expected);
}

#[test]
fn rendering_of_a_whole_first_line_with_a_byte_order_mark() {
    let page = "\u{feff}text\n";
    let error = page.parse::<daily_papers::Digest>().unwrap_err();
    let expected = "\
error[no-digest]: expected a digest heading, `## Daily Papers (YYYY-MM-DD)`, found `text`
 --> line 1, column 1
  |
1 | text
  | ^^^^
";
    assert_eq!(error.render(page).to_string(), expected);
}

#[test]
fn rendering_of_an_empty_page() {
    let error = "".parse::<daily_papers::Digest>().unwrap_err();
    let rendering = error.render("").to_string();
    let lines: Vec<_> = rendering.lines().map(str::trim_end).collect();
    let sentence = "expected a digest heading, `## Daily Papers (YYYY-MM-DD)`, found the end of the line";
    assert_eq!(
        lines,
        [&*format!("error[no-digest]: {sentence}"), " --> line 1, column 1", "  |", "1 |", "  | ^"]
    );
}

#[test]
fn rendering_escapes_characters_that_could_fool() {
    for (c, escape) in [
        ('\0', "\\u{0}"),
        ('\u{1b}', "\\u{1b}"),
        ('\u{7}', "\\u{7}"),
        ('\u{b}', "\\u{b}"),
        ('\u{c}', "\\u{c}"),
        ('\u{7f}', "\\u{7f}"),
        ('\u{85}', "\\u{85}"),
        ('\u{9b}', "\\u{9b}"),
        ('\u{a0}', "\\u{a0}"),
        ('\u{ad}', "\\u{ad}"),
        ('\u{61c}', "\\u{61c}"),
        ('\u{180e}', "\\u{180e}"),
        ('\u{200b}', "\\u{200b}"),
        ('\u{200d}', "\\u{200d}"),
        ('\u{200e}', "\\u{200e}"),
        ('\u{200f}', "\\u{200f}"),
        ('\u{2028}', "\\u{2028}"),
        ('\u{2029}', "\\u{2029}"),
        ('\u{202a}', "\\u{202a}"),
        ('\u{202e}', "\\u{202e}"),
        ('\u{2060}', "\\u{2060}"),
        ('\u{2066}', "\\u{2066}"),
        ('\u{2069}', "\\u{2069}"),
        ('\u{2800}', "\\u{2800}"),
        ('\u{3000}', "\\u{3000}"),
        ('\u{3164}', "\\u{3164}"),
        ('\u{e000}', "\\u{e000}"),
        ('\u{fe0f}', "\\u{fe0f}"),
        ('\u{feff}', "\\u{feff}"),
        ('\u{fff9}', "\\u{fff9}"),
        ('\u{fffc}', "\\u{fffc}"),
        ('\u{ffff}', "\\u{ffff}"),
        ('\u{16fe4}', "\\u{16fe4}"),
        ('\u{1d159}', "\\u{1d159}"),
        ('\u{1d173}', "\\u{1d173}"),
        ('\u{e0041}', "\\u{e0041}"),
        ('\u{e0100}', "\\u{e0100}"),
        ('\u{10ffff}', "\\u{10ffff}"),
    ] {
        let page = format!("{PAPER}a{c}b\n");
        let rendering = rendered(&page);
        assert!(!rendering.contains(c), "{escape}");
        assert!(rendering.contains(&format!("found `a{escape}b`\n")), "{rendering}");
        assert_eq!(shown(&page), (format!("a{escape}b"), "^".repeat(escape.len() + 2)));
        let page = format!("{PAPER}![{c}](a b)\n");
        let diagnostics = Document::parse(page.as_str()).diagnostics();
        let rendering = diagnostics[0].render(&page).to_string();
        assert!(!rendering.contains(c), "{escape}");
        assert_eq!(
            rendering.lines().last(),
            Some(&*format!("  | {}^", " ".repeat(escape.len() + 5))),
            "{rendering}"
        );
    }
}

#[test]
fn rendering_shows_letters_of_every_script() {
    for text in ["연구", "研究", "Étude", "изучение", "دراسة", "😀", "e\u{301}", "\u{fffd}"]
    {
        let page = format!("{PAPER}{text}\n");
        assert_eq!(shown(&page).0, text);
    }
}

#[test]
fn rendering_cuts_a_long_line_at_both_ends() {
    let page = format!("## Daily Papers (2024-04-23)\n### [{}](b c{})\n", "x".repeat(100), "y".repeat(100));
    let (line, carets) = shown(&page);
    assert_eq!(line, format!("…{}](b c{}…", "x".repeat(57), "y".repeat(58)));
    assert_eq!(carets, format!("{}^", " ".repeat(61)));
}

#[test]
fn rendering_cuts_a_long_span() {
    let page = format!("{PAPER}{}\n", "x".repeat(100));
    assert_eq!(shown(&page), (format!("{}…", "x".repeat(60)), "^".repeat(61)));
    let page = format!("{PAPER}{}\n", "x".repeat(60));
    assert_eq!(shown(&page), ("x".repeat(60), "^".repeat(60)));
    let page = format!("{PAPER}{}\n", "한".repeat(31));
    assert_eq!(shown(&page), (format!("{}…", "한".repeat(30)), "^".repeat(61)));
}

#[test]
fn rendering_shows_sixty_columns_before_the_span() {
    let page = |title: usize| format!("## Daily Papers (2024-04-23)\n### [{}](b c)\n", "x".repeat(title));
    assert_eq!(shown(&page(52)).0, format!("### [{}](b c)", "x".repeat(52)));
    assert_eq!(shown(&page(53)).0, format!("…## [{}](b c)", "x".repeat(53)));
    assert_eq!(shown(&page(53)).1, format!("{}^", " ".repeat(61)));
    let page = format!("## Daily Papers (2024-04-23)\n### [{}](b c)\n", "한".repeat(40));
    let (line, carets) = shown(&page);
    assert_eq!(line, format!("…{}](b c)", "한".repeat(28)));
    assert_eq!(carets, format!("{}^", " ".repeat(60)));
}

#[test]
fn rendering_is_short_for_any_line() {
    for unit in ["x", "한", "\u{301}", "\u{202e}", "\t", "😀", "\0"] {
        let text = unit.repeat(100_000);
        let page = format!("{PAPER}{text}\n![{text}](a b{text})\n");
        for diagnostic in Document::parse(page.as_str()).diagnostics() {
            assert!(diagnostic.render(&page).to_string().len() < 2_500, "{unit:?}");
        }
    }
}

#[test]
fn rendering_with_another_text_does_not_fail() {
    let page = format!("{PAPER}Vote: 한글\n");
    let diagnostic = only(&page);
    for text in [
        "",
        "x",
        "## Daily Papers (2024-04-23)\n### [A](b)\n한글한글한글",
        &page.replace("Vote", "한"),
        &page.repeat(2),
    ] {
        assert!(diagnostic.render(text).to_string().starts_with("error[malformed-field]: "));
    }
}

/// A failed assertion shows it on a terminal.
#[test]
fn debug_output_of_a_rendering_is_visible() {
    let diagnostic = only("## Daily Papers (2024-04-23)\nx\n");
    let rendering = diagnostic.render("a\u{202e}").with_path("b\u{7}.md");
    assert_eq!(
        format!("{rendering:?}"),
        format!(
            r#"Rendering {{ diagnostics: [{diagnostic:?}], text: "a\u{{202e}}", path: Some("b\u{{7}}.md"), first_line: 1 }}"#
        )
    );
}
