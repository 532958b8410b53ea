//! The authors of a paper, as a plain list.

use daily_papers::syntax::Kind;
use daily_papers::{Code, Document, lines};

use super::{PAPER, assert_error, assert_kind, codes, digests};

/// Returns the authors of a line, after comparing the grammar, the view and the value.
///
/// Returns `None` if the line is not an authors line.
#[track_caller]
pub(super) fn authors(line: &str) -> Option<Vec<String>> {
    let page = format!("{PAPER}{line}");
    let Some(Kind::Authors(list)) = lines(&page).last().map(|line| line.kind) else { return None };
    let names: Vec<String> = list.iter().map(String::from).collect();
    assert_eq!(Some(list.as_str()), line.trim_end_matches('\n').strip_prefix("Authors: "));
    assert_eq!(list.into_iter().collect::<Vec<_>>(), names);

    let document = Document::parse(page.as_str());
    let paper = document.digests().next()?.papers().next()?;
    assert_eq!(paper.author_list(), Some(list));
    assert_eq!(paper.authors().collect::<Vec<_>>(), names);
    let values = &digests(&page)[0].papers[0].authors;
    assert_eq!(values.iter().map(|author| author.as_str()).collect::<Vec<_>>(), names);
    assert_eq!(codes(&page), []);
    Some(names)
}

/// Checks the authors of a line.
#[track_caller]
pub(super) fn assert_authors(line: &str, names: &[&str]) {
    assert_eq!(authors(line).as_deref(), Some(&*names.iter().copied().map(String::from).collect::<Vec<_>>()));
}

#[test]
fn authors_are_separated_by_a_comma_and_a_space() {
    for (list, names) in [
        ("Ada Byron", &["Ada Byron"][..]),
        ("A, B, C", &["A", "B", "C"]),
        ("A,B", &["A,B"]),
        ("A,\tB", &["A,\tB"]),
        ("A,\u{a0}B", &["A,\u{a0}B"]),
        ("A;B, C", &["A;B", "C"]),
        ("A ,B", &["A ,B"]),
        ("A , B", &["A ", "B"]),
        ("A,, B", &["A,", "B"]),
        ("A,  B", &["A", " B"]),
        (" A ", &[" A "]),
        ("A, A", &["A", "A"]),
    ] {
        assert_authors(&format!("Authors: {list}"), names);
        assert_authors(&format!("Authors: {list}\n"), names);
    }
}

#[test]
fn authors_can_be_empty_texts() {
    assert_authors("Authors: ", &[""]);
    assert_authors("Authors: , ", &["", ""]);
    assert_authors("Authors: A, ", &["A", ""]);
    assert_authors("Authors: , A", &["", "A"]);
    assert_authors("Authors: ,", &[","]);
}

#[test]
fn author_plus_may_be_anywhere() {
    assert_authors(
        "Authors: Harkirat Behl, Jyoti Aneja, +, Nguyen Bach",
        &["Harkirat Behl", "Jyoti Aneja", "+", "Nguyen Bach"],
    );
    assert_authors("Authors: +", &["+"]);
    let page = format!("{PAPER}Authors: +, A+, ++");
    let cut: Vec<_> = digests(&page)[0].papers[0].authors.iter().map(|author| author.is_cut()).collect();
    assert_eq!(cut, [true, false, false]);
}

#[test]
fn authors_keep_every_character() {
    for name in
        ["Sercan \"O. Arik", "Miles O'Brien", "a]b[c", "연구", "\\x41", "a\rb", "\u{2028}", "\0", "(x)", "]"]
    {
        assert_authors(&format!("Authors: {name}"), &[name]);
        assert_authors(&format!("Authors: A, {name}, B"), &["A", name, "B"]);
    }
}

#[test]
fn paper_without_an_authors_line_has_no_authors() {
    let document = Document::parse(PAPER);
    let paper = document.digests().next().unwrap().papers().next().unwrap();
    assert_eq!((paper.author_list(), paper.authors().count()), (None, 0));
}

#[test]
fn malformed_authors_line_is_an_error() {
    let code = Code::MalformedField;
    for (line, spot, expected) in [
        ("Authors:", (9, ""), "a space after `Authors:`"),
        ("Authors:A", (9, "A"), "a space after `Authors:`"),
        ("Authors:\tA", (9, "\tA"), "a space after `Authors:`"),
        ("Authors: A\r", (11, "\r"), "an author without a carriage return at its end"),
    ] {
        assert_kind(PAPER, line, Kind::MalformedField(line));
        assert_error(PAPER, line, code, spot, expected);
        assert_eq!(authors(line), None);
    }
}

#[test]
fn author_that_a_constructor_refuses_is_an_error() {
    let code = Code::MalformedField;
    assert_error(PAPER, "Authors: A, [B", code, (13, "[B"), "an author that does not open with `[`");
    assert_error(PAPER, "Authors: A, [B, C", code, (13, "[B"), "an author that does not open with `[`");
    assert_error(
        PAPER,
        "Authors: A\r, B",
        code,
        (11, "\r"),
        "an author without a carriage return at its end",
    );
}

#[test]
fn line_that_resembles_an_authors_line_is_unknown() {
    for line in ["Author: A", "authors: A", "Authors A", " Authors: A", "Authors"] {
        assert_kind(PAPER, line, Kind::Unknown(line));
    }
}

#[test]
fn second_authors_line_is_an_error() {
    let page = format!("{PAPER}Authors: A\n\nAuthors: B\n");
    assert_eq!(codes(&page), [(5, Code::DoubledField)]);
    assert_eq!(digests(&page)[0].papers[0].authors, ["A"]);
    let page = format!("{PAPER}Authors: []\nAuthors: B\n");
    assert_eq!(codes(&page), [(4, Code::DoubledField)]);
    assert!(digests(&page)[0].papers[0].authors.is_empty());
}
