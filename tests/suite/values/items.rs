//! Items and their labels.

use daily_papers::{Emphasis, Item, Label, ValueErrorKind};

use super::{assert_refused, assert_roundtrip};

#[test]
fn label_refuses_empty_text_asterisks_and_line_breaks() {
    assert_refused(Label::new(""), ValueErrorKind::LabelEmpty, 0, "a label cannot be empty");
    for (text, offset) in [("*", 0), ("a*", 1), ("한*b", 3), ("a*\n", 1), ("a**b", 1)] {
        assert_refused(Label::new(text), ValueErrorKind::LabelAsterisk, offset, "a label cannot hold `*`");
    }
    for (text, offset) in [("\n", 0), ("a\n", 1), ("한\nb", 3), ("a\n*", 1)] {
        assert_refused(
            Label::new(text),
            ValueErrorKind::LabelLineBreak,
            offset,
            "a label cannot hold a line break",
        );
    }
}

#[test]
fn label_accepts_any_other_text() {
    for text in [
        " ",
        ":",
        ": ",
        "a: b",
        "\r",
        "a\r",
        "\u{85}",
        "\u{2028}",
        "\0",
        "_",
        "What's New",
        "요약",
        "\u{feff}",
    ] {
        for emphasis in [Emphasis::StrongEmphasis, Emphasis::Strong] {
            let label = Label::new(text).unwrap().with_emphasis(emphasis);
            assert_eq!((label.as_str(), label.emphasis()), (text, emphasis));
            for text in ["", "b", " b", "**c**: d", "***c***: d", "- b", "# b", "\nb"] {
                let item = Item::labelled(label.clone(), text).unwrap();
                assert_eq!((item.label(), item.text()), (Some(&label), text));
                assert_roundtrip(|paper| paper.summary = vec![item]);
            }
        }
    }
    assert_eq!(Label::new("a").unwrap().emphasis(), Emphasis::StrongEmphasis);
}

/// Checks that an item with this text is refused, with and without a label.
#[track_caller]
fn assert_item_refused(text: &str, kind: ValueErrorKind, offset: usize, rule: &str) {
    assert_refused(Item::new(text), kind, offset, rule);
    assert_refused(Item::labelled(Label::new("a").unwrap(), text), kind, offset, rule);
}

#[test]
fn item_refuses_an_empty_further_line() {
    let rule = "a further line of an item cannot be empty";
    for (text, offset) in [("\n", 1), ("a\n", 2), ("a\n\nb", 2), ("한\nb\n", 6), ("a\n\n# b", 2)] {
        assert_item_refused(text, ValueErrorKind::ItemEmptyLine, offset, rule);
    }
}

#[test]
fn item_refuses_structure_in_a_further_line() {
    let rule = "a further line of an item cannot open with `- `, `# `, `## ` or `### `";
    for line in ["- b", "- ", "# b", "# ", "## b", "### b", "### [A](b)", "## Daily Papers (2024-04-23)"] {
        assert_item_refused(&format!("a\n{line}"), ValueErrorKind::ItemStructure, 2, rule);
        assert_item_refused(&format!("한\n글\n{line}\nc"), ValueErrorKind::ItemStructure, 8, rule);
    }
}

#[test]
fn item_refuses_a_carriage_return_at_the_end_of_a_line() {
    let rule = "no line of an item can end in a carriage return";
    for (text, line) in [("\r", 0), ("a\r", 0), ("a\r\nb", 0), ("a\nb\r", 2), ("한\nb\r\nc", 4), ("a\n\r", 2)]
    {
        assert_item_refused(text, ValueErrorKind::ItemCarriageReturn, line, rule);
    }
}

#[test]
fn item_without_a_label_refuses_text_that_opens_like_a_label() {
    let rule = "the text of an item without a label cannot open like a label";
    for text in ["**a**: ", "**a**: b", "***a***: b", "***a***: ", "** **: b", "**a**: b\nc"] {
        assert_refused(Item::new(text), ValueErrorKind::ItemReadsAsLabelled, 0, rule);
        let item: Item = text.parse().unwrap();
        assert_eq!(item.to_string(), text);
        assert!(item.label().is_some());
    }
}

#[test]
fn item_accepts_any_other_text() {
    for text in [
        "",
        " ",
        "- a",
        "# a",
        "### [A](b)",
        "a\n b",
        "a\n-",
        "a\n-b",
        "a\n #",
        "a\n#",
        "a\n##",
        "a\n###",
        "a\n#b",
        "a\n#### b",
        "a\n  - b\n1) c",
        "a\n ",
        "\na",
        "a\n\u{85}",
        "a\rb",
        "\ra",
        "a\n\rb",
        "**a**:",
        "**a**:b",
        "**a\nb**: c",
        "***a**: b",
        "**a***: b",
        "****a****: b",
        "******: b",
        "****: b",
        " **a**: b",
        "a\n**b**: c",
        "a\nVote: 3",
        "a\n![](b)",
        "\u{2028}",
        "\0",
    ] {
        let item = Item::new(text).unwrap();
        assert_eq!((item.label(), item.text()), (None, text));
        assert_eq!(item.to_string(), text);
        assert_eq!(text.parse().as_ref(), Ok(&item));
        assert_roundtrip(|paper| paper.summary = vec![item.clone()]);
        assert_roundtrip(|paper| paper.summary = vec![item.clone(), item]);
    }
}

#[test]
fn item_parses_from_text_without_its_bullet() {
    let item: Item = "**a**: b\nc".parse().unwrap();
    let (label, text) = item.into_parts();
    assert_eq!(label, Some(Label::new("a").unwrap().with_emphasis(Emphasis::Strong)));
    assert_eq!(&*text, "b\nc");
    assert_eq!("***a***: ".parse::<Item>().unwrap().text(), "");
    assert_refused(
        "**a**: b\n".parse::<Item>(),
        ValueErrorKind::ItemEmptyLine,
        2,
        "a further line of an item cannot be empty",
    );
}

#[test]
fn label_compares_with_text() {
    let label = Label::new("Details").unwrap().with_emphasis(Emphasis::Strong);
    assert!(label == "Details" && label == *"Details");
    assert!(label != "details" && label != *"details");
}
