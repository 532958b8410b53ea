//! Line endings, and the byte-order mark.

use daily_papers::syntax::Kind;
use daily_papers::{Code, Digest, Document, Span, lines};

use super::{DIGEST, ITEM, PAPER, assert_error, assert_kind, codes, kinds};

/// Returns the lines of a page with their line endings.
fn split(page: &str) -> Vec<&str> {
    lines(page).map(|line| line.span.text(page).unwrap()).collect()
}

const HEADING: Kind<'_> = Kind::DigestHeading { date: "2024-04-23" };

#[test]
fn lines_tile_the_text() {
    for (page, expected) in [
        ("", &[][..]),
        ("\n", &["\n"]),
        ("a", &["a"]),
        ("a\n", &["a\n"]),
        ("a\nb", &["a\n", "b"]),
        ("a\n\nb\n", &["a\n", "\n", "b\n"]),
        ("a\r\nb\r\n", &["a\r\n", "b\r\n"]),
        ("a\r\n\nb\n\r", &["a\r\n", "\n", "b\n", "\r"]),
        ("\r\r\n", &["\r\r\n"]),
        ("\u{feff}", &["\u{feff}"]),
        ("\u{feff}\n\u{feff}a", &["\u{feff}\n", "\u{feff}a"]),
        ("한\n글", &["한\n", "글"]),
    ] {
        assert_eq!(split(page), expected, "{page:?}");
        assert_eq!(Document::parse(page).to_string(), page);
    }
    let spans: Vec<_> = lines("a\r\n한").map(|line| line.span).collect();
    assert_eq!(spans, [Span::new(0, 3), Span::new(3, 6)]);
}

#[test]
fn line_ends_at_lf_crlf_and_the_end_of_the_text() {
    for end in ["\n", "\r\n", ""] {
        assert_kind("", &format!("## Daily Papers (2024-04-23){end}"), HEADING);
        assert_kind(DIGEST, &format!("### [A](b){end}"), Kind::PaperHeading { title: "A", url: "b" });
        assert_kind(PAPER, &format!("![](i){end}"), Kind::Image { alt: "", src: "i" });
        assert_kind(PAPER, &format!("Vote: 3{end}"), Kind::Votes { count: Some(3) });
        assert_kind(PAPER, &format!("- x{end}"), Kind::Item { label: None, text: "x" });
        assert_kind(ITEM, &format!("x{end}"), Kind::Continuation("x"));
        assert_kind("", &format!("x{end}"), Kind::Prose("x"));
    }
}

#[test]
fn carriage_return_ends_no_line() {
    assert_eq!(kinds("a\rb\r\nc\r"), [Kind::Prose("a\rb"), Kind::Prose("c\r")]);
    assert_eq!(kinds("a\r\r\n"), [Kind::Prose("a\r")]);
    assert_eq!(kinds("\n\r"), [Kind::Prose(""), Kind::Prose("\r")]);
    assert_kind(
        "",
        "## Daily Papers (2024-04-23)\r",
        Kind::MalformedDigestHeading("## Daily Papers (2024-04-23)\r"),
    );
    assert_kind(PAPER, "- a\rb\n", Kind::Item { label: None, text: "a\rb" });
    assert_kind(PAPER, "Vote: 3\rVote: 4", Kind::MalformedField("Vote: 3\rVote: 4"));
}

#[test]
fn other_line_separators_end_no_line() {
    for c in ["\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}", "\u{1c}", "\u{1e}", "\0"] {
        let line = format!("- a{c}# b{c}");
        let text = format!("a{c}# b{c}");
        assert_kind(PAPER, &line, Kind::Item { label: None, text: &text });
        let line = format!("Vote: 3{c}");
        assert_kind(PAPER, &line, Kind::MalformedField(&line));
        let line = format!("x{c}### [B](c)");
        assert_kind(ITEM, &line, Kind::Continuation(&line));
        assert_eq!(split(&line), [line.as_str()]);
    }
}

#[test]
fn crlf_is_not_part_of_any_value() {
    let page = "## Daily Papers (2024-04-23)\r\n\r\n### [A](b)\r\n\r\nVote: 3\r\n\r\nAuthors: A, B\r\n\r\n- x\r\ny\r\n\r\n";
    assert_eq!(page.parse::<Digest>(), page.replace('\r', "").parse::<Digest>());
    assert_eq!(codes(page), []);
}

#[test]
fn line_endings_may_be_mixed_in_one_page() {
    let page = "## Daily Papers (2024-04-23)\r\n\n### [A](b)\nVote: 3\r\n- x\ny\r\n- z";
    let unix = page.replace('\r', "");
    assert_eq!(page.parse::<Digest>().unwrap(), unix.parse::<Digest>().unwrap());
}

#[test]
fn second_carriage_return_before_a_line_feed_is_an_error() {
    let expected = "no carriage return before the line ending";
    for before in [DIGEST, PAPER, ITEM] {
        assert_kind(before, "\r\r\n", Kind::Unknown("\r"));
        assert_error(before, "\r\r\n", Code::UnknownLine, (1, "\r"), expected);
    }
    assert_error(DIGEST, "x\r\r\n", Code::UnknownLine, (2, "\r"), expected);
    assert_error(PAPER, "Vote: 3\r\r\n", Code::MalformedField, (8, "\r"), "the end of the line");
    assert_kind("", "x\r\r\n", Kind::Prose("x\r"));
}

#[test]
fn byte_order_mark_may_start_the_text() {
    let page = "\u{feff}## Daily Papers (2024-04-23)\n### [A](b)\n";
    assert_eq!(
        page.parse::<Digest>().unwrap(),
        page.trim_start_matches('\u{feff}').parse::<Digest>().unwrap()
    );
    assert_eq!(lines(page).next().map(|line| (line.kind, line.span)), Some((HEADING, Span::new(0, 32))));
    assert_eq!(kinds("\u{feff}"), [Kind::Prose("")]);
    assert_eq!(kinds("\u{feff}# x"), [Kind::Prose("# x")]);
    assert_eq!(Document::parse(page).to_string(), page);
    let digest = Document::parse(page).digests().next().map(|digest| digest.span());
    assert_eq!(digest, Some(Span::new(0, page.len())));
}

#[test]
fn byte_order_mark_is_content_everywhere_else() {
    assert_eq!(kinds("\u{feff}\u{feff}x"), [Kind::Prose("\u{feff}x")]);
    let second = "\u{feff}\u{feff}## Daily Papers (2024-04-23)";
    assert_kind("", second, Kind::Prose("\u{feff}## Daily Papers (2024-04-23)"));
    assert_kind("\n", "\u{feff}x", Kind::Prose("\u{feff}x"));
    assert_kind(PAPER, "\u{feff}Vote: 3", Kind::Unknown("\u{feff}Vote: 3"));
    assert_kind(PAPER, "- \u{feff}x\u{feff}", Kind::Item { label: None, text: "\u{feff}x\u{feff}" });
}

#[test]
fn byte_order_mark_has_no_column() {
    assert_error(
        "",
        "\u{feff}## Daily Papers (x)",
        Code::MalformedDigestHeading,
        (18, "x)"),
        "a day of the calendar as YYYY-MM-DD",
    );
}

#[test]
fn document_has_the_lines_of_the_iterator() {
    let page = format!("\u{feff}prose\r\n{ITEM}more\n\nstray\n## end");
    assert!(Document::parse(page.as_str()).lines().eq(lines(&page)));
    assert_eq!(lines(&page).count(), 8);
}
