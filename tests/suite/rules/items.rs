//! The items of a summary, their labels, and the lines that continue them.

use std::borrow::Cow;

use daily_papers::syntax::Kind;
use daily_papers::{Code, Document, Emphasis, Label};

use super::{
    AFTER_ITEM, DIGEST, ITEM, PAPER, SKIPPED, WHITE_SPACE, assert_error, assert_kind, codes, digests,
};

const STRONG_EMPHASIS: Emphasis = Emphasis::StrongEmphasis;
const STRONG: Emphasis = Emphasis::Strong;

/// Returns the emphasis, label and text of each item, after comparing views and values.
#[track_caller]
fn items(summary: &str) -> Vec<(Option<(Emphasis, String)>, String)> {
    let page = format!("{PAPER}{summary}");
    let document = Document::parse(page.as_str());
    let paper = document.digests().next().unwrap().papers().next().unwrap();
    let views: Vec<_> = paper
        .summary()
        .map(|item| (item.emphasis().zip(item.label().map(String::from)), item.text().into_owned()))
        .collect();
    let value = &digests(&page)[0].papers[0];
    let label = |label: &Label| (label.emphasis(), label.as_str().to_owned());
    let values: Vec<_> =
        value.summary.iter().map(|item| (item.label().map(label), item.text().to_owned())).collect();
    assert_eq!(views, values);
    values
}

/// Checks that the items of a summary have these texts and no labels.
#[track_caller]
fn assert_texts(summary: &str, texts: &[&str]) {
    let expected: Vec<_> = texts.iter().map(|text| (None, String::from(*text))).collect();
    assert_eq!(items(summary), expected, "{summary:?}");
}

#[test]
fn item_is_every_byte_after_the_bullet() {
    for text in [
        "",
        " ",
        "  ",
        "text",
        " text ",
        "text ",
        "\ttext\t",
        "- text",
        "-",
        "# no heading",
        "### [A](b)",
        "Vote: 3",
        "![](a)",
        "1) one",
        "*",
        "**",
        "a\rb",
        "\u{c}a",
        "\u{2028}",
        "\u{85}",
        "\0",
        "\u{feff}",
        "['a', 'b']",
        "{'K': 'v'}",
        "연구 ",
    ] {
        for before in [PAPER, ITEM, AFTER_ITEM] {
            assert_kind(before, &format!("- {text}\n"), Kind::Item { label: None, text });
            assert_kind(before, &format!("- {text}"), Kind::Item { label: None, text });
        }
        assert_texts(&format!("- {text}\n"), &[text]);
        assert_eq!(codes(&format!("{PAPER}- {text}")), []);
    }
}

#[test]
fn item_needs_a_bullet_and_a_space() {
    for line in [
        "-",
        "-text",
        "-\ttext",
        "-\u{a0}text",
        "* text",
        "+ text",
        " - text",
        "\t- text",
        "– text",
        "1. text",
    ] {
        assert_kind(PAPER, line, Kind::Unknown(line));
        assert_kind(AFTER_ITEM, line, Kind::Unknown(line));
        assert_kind(ITEM, line, Kind::Continuation(line));
    }
}

#[test]
fn item_is_only_in_a_paper() {
    assert_kind(DIGEST, "- text", Kind::Unknown("- text"));
    assert_kind(SKIPPED, "- text", Kind::Skipped("- text"));
    assert_kind("", "- text", Kind::Prose("- text"));
}

#[test]
fn label_may_have_both_emphases() {
    for (line, label, text) in [
        ("- ***What's New***: text", (STRONG_EMPHASIS, "What's New"), "text"),
        ("- **What's New**: text", (STRONG, "What's New"), "text"),
        ("- ***a***: ", (STRONG_EMPHASIS, "a"), ""),
        ("- **a**: ", (STRONG, "a"), ""),
        ("- ***a***:  b ", (STRONG_EMPHASIS, "a"), " b "),
        ("- *** ***: b", (STRONG_EMPHASIS, " "), "b"),
        ("- ** a **: b", (STRONG, " a "), "b"),
        ("- **a: b**: c", (STRONG, "a: b"), "c"),
        ("- **:**: c", (STRONG, ":"), "c"),
        ("- ***한글 (요약)***: 글", (STRONG_EMPHASIS, "한글 (요약)"), "글"),
        ("- ***a***: **b**: c", (STRONG_EMPHASIS, "a"), "**b**: c"),
        ("- **a**: ***b***: c", (STRONG, "a"), "***b***: c"),
        ("- **a**: *b*", (STRONG, "a"), "*b*"),
        ("- **a\u{2028}\rb**: c", (STRONG, "a\u{2028}\rb"), "c"),
        ("- **a**: - b", (STRONG, "a"), "- b"),
    ] {
        assert_kind(PAPER, line, Kind::Item { label: Some(label), text });
        assert_eq!(items(line), [(Some((label.0, label.1.to_owned())), text.to_owned())]);
        assert_eq!(codes(&format!("{PAPER}{line}")), []);
    }
}

#[test]
fn text_that_resembles_a_label_is_text() {
    for text in [
        "***a*: b",
        "***a**: b",
        "**a***: b",
        "**a*: b",
        "*a*: b",
        "*a**: b",
        "****a****: b",
        "****a**: b",
        "**a****: b",
        "***a***:b",
        "**a**:b",
        "***a***:\tb",
        "**a**:\u{a0}b",
        "***a***:",
        "**a** : b",
        "***a*** b",
        "**a**",
        "***a: b***",
        "******: b",
        "****: b",
        "*****: b",
        "** **",
        "***a*b***: c",
        "**a*b**: c",
        "***a**b***: c",
        " ***a***: b",
        "x **a**: b",
        "a: b",
        "__a__: b",
        "___a___: b",
        "***a",
        "**",
    ] {
        let line = format!("- {text}");
        assert_kind(PAPER, &line, Kind::Item { label: None, text });
        assert_texts(&line, &[text]);
        assert_eq!(codes(&format!("{PAPER}{line}")), []);
    }
}

#[test]
fn label_ends_on_its_line() {
    assert_texts("- **a\nb**: c\n", &["**a\nb**: c"]);
    assert_texts("- ***a***:\n b\n", &["***a***:\n b"]);
    assert_eq!(items("- **a**: b\n**c**: d\n"), [(Some((STRONG, "a".to_owned())), "b\n**c**: d".to_owned())]);
}

#[test]
fn continuation_is_any_other_line() {
    for line in [
        "text",
        " ",
        "\t",
        "\u{a0}",
        "  - nested",
        "    - deeper",
        "\t- nested",
        "1) one",
        "1. one",
        "-",
        "-x",
        "* x",
        "Vote: 3",
        "Vote: x",
        "![](a)",
        "![a](b)",
        "[Watch Video](a)",
        "<video src='a'></video>",
        "Authors: A",
        "Authors: [",
        "#",
        "##",
        "###",
        "#x",
        "##x",
        "###x",
        "#### x",
        " # x",
        " ## x",
        " ### [A](b)",
        "**a**: b",
        "\u{c}",
        "\u{85}",
        "a\rb",
        "\0",
        "```",
        "| a |",
        "\u{feff}# x",
    ] {
        for before in [ITEM.to_owned(), format!("{ITEM}more\n"), format!("{ITEM}- second\n")] {
            assert_kind(&before, &format!("{line}\n"), Kind::Continuation(line));
            assert_kind(&before, line, Kind::Continuation(line));
        }
        assert_texts(&format!("- x\n{line}\n"), &[&format!("x\n{line}")]);
        assert_eq!(codes(&format!("{ITEM}{line}")), []);
    }
}

#[test]
fn continuation_may_be_white_space() {
    for space in WHITE_SPACE.chars().filter(|c| *c != '\r') {
        let line = space.to_string();
        assert_kind(ITEM, &format!("{line}\n"), Kind::Continuation(&line));
        assert_texts(&format!("- x\n{line}\ny\n"), &[&format!("x\n{line}\ny")]);
    }
}

#[test]
fn continuation_ends_at_a_blank_an_item_and_a_heading() {
    for before in [ITEM.to_owned(), format!("{ITEM}more\n")] {
        assert_kind(&before, "\n", Kind::Blank);
        assert_kind(&before, "- next", Kind::Item { label: None, text: "next" });
        assert_kind(&before, "# x", Kind::Prose("# x"));
        assert_kind(&before, "## x", Kind::Prose("## x"));
        assert_kind(&before, "### [B](c)", Kind::PaperHeading { title: "B", url: "c" });
        assert_kind(&before, "### x", Kind::MalformedPaperHeading("### x"));
        assert_kind(&before, "## Daily Papers (x)", Kind::MalformedDigestHeading("## Daily Papers (x)"));
        assert_kind(&before, "## Daily Papers (2024-04-24)", Kind::DigestHeading { date: "2024-04-24" });
    }
}

#[test]
fn continuation_needs_an_item_right_before_it() {
    for line in ["text", "  - nested", "1) one", " "] {
        assert_kind(AFTER_ITEM, line, Kind::Unknown(line));
        assert_kind(&format!("{AFTER_ITEM}\n"), line, Kind::Unknown(line));
        assert_kind(&format!("{AFTER_ITEM}stray\n"), line, Kind::Unknown(line));
        assert_kind(PAPER, line, Kind::Unknown(line));
        assert_kind(&format!("{AFTER_ITEM}- second\n"), line, Kind::Continuation(line));
    }
}

#[test]
fn items_may_have_several_lines() {
    assert_texts(
        "- a\n  - b\n    - c\n1) d\n- e\n\n- f\n\n\n- g",
        &["a\n  - b\n    - c\n1) d", "e", "f", "g"],
    );
    assert_texts("- \nx\n", &["\nx"]);
    assert_texts("- a \n b \n", &["a \n b "]);
}

#[test]
fn item_text_has_line_feeds_instead_of_crlf() {
    assert_texts("- a\r\n  - b\r\n1) c\r\n\r\n- d\r\n", &["a\n  - b\n1) c", "d"]);
    assert_texts("- a\r\nb\nc\r\nd", &["a\nb\nc\nd"]);
    assert_texts("- a\rb\r\n\rc\r\n", &["a\rb\n\rc"]);
    assert_texts("- \r\n", &[""]);
    assert_eq!(items("- **a**: b\r\nc\r\n"), [(Some((STRONG, "a".to_owned())), "b\nc".to_owned())]);
}

#[test]
fn item_text_is_borrowed_unless_it_has_crlf() {
    let page = format!("{PAPER}- a\r\n- b\nc\n- **d**: e\nf");
    let document = Document::parse(page.as_str());
    let paper = document.digests().next().unwrap().papers().next().unwrap();
    assert!(paper.summary().all(|item| matches!(item.text(), Cow::Borrowed(_))));
}

#[test]
fn item_with_a_carriage_return_at_its_end_is_unknown() {
    let expected = "no carriage return before the line ending";
    for (before, line, column) in [
        (PAPER, "- x\r", 4),
        (AFTER_ITEM, "- x\r", 4),
        (ITEM, "- x\r", 4),
        (ITEM, "more\r", 5),
        (ITEM, "\r", 1),
        (PAPER, "- \r", 3),
        (PAPER, "- **a**: \r", 10),
    ] {
        assert_kind(before, line, Kind::Unknown(line));
        assert_kind(before, &format!("{line}\r\n"), Kind::Unknown(line));
        assert_error(before, &format!("{line}\r\n"), Code::UnknownLine, (column, "\r"), expected);
    }
    assert_texts("- a\n- b\r\r\n- c\r\n", &["a", "c"]);
}

#[test]
fn item_with_a_carriage_return_at_its_end_ends_the_item_before() {
    for line in ["- x\r\r\n", "more\r\r\n"] {
        assert_kind(&format!("{ITEM}{line}"), "further", Kind::Unknown("further"));
    }
    assert_kind(&format!("{PAPER}- x\r\r\n"), "Vote: 3", Kind::Votes { count: Some(3) });
}
