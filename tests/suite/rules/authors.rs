//! The authors of a paper, as a plain list.

use daily_papers::syntax::Kind;
use daily_papers::{Code, Document, lines};

use super::{PAPER, codes, digests, fails, reads};

/// The authors that a line lists, by every way to ask for them; `None` where it is no authors line.
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

/// Holds that a line lists these authors.
#[track_caller]
pub(super) fn lists(line: &str, names: &[&str]) {
    assert_eq!(authors(line).as_deref(), Some(&*names.iter().copied().map(String::from).collect::<Vec<_>>()));
}

#[test]
fn authors_stand_between_a_comma_and_a_space() {
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
        lists(&format!("Authors: {list}"), names);
        lists(&format!("Authors: {list}\n"), names);
    }
}

#[test]
fn authors_can_be_empty_texts() {
    lists("Authors: ", &[""]);
    lists("Authors: , ", &["", ""]);
    lists("Authors: A, ", &["A", ""]);
    lists("Authors: , A", &["", "A"]);
    lists("Authors: ,", &[","]);
}

#[test]
fn authors_plus_stands_anywhere() {
    lists(
        "Authors: Harkirat Behl, Jyoti Aneja, +, Nguyen Bach",
        &["Harkirat Behl", "Jyoti Aneja", "+", "Nguyen Bach"],
    );
    lists("Authors: +", &["+"]);
    let page = format!("{PAPER}Authors: +, A+, ++");
    let cut: Vec<_> = digests(&page)[0].papers[0].authors.iter().map(|author| author.is_cut()).collect();
    assert_eq!(cut, [true, false, false]);
}

#[test]
fn authors_are_kept_to_the_letter() {
    for name in
        ["Sercan \"O. Arik", "Miles O'Brien", "a]b[c", "연구", "\\x41", "a\rb", "\u{2028}", "\0", "(x)", "]"]
    {
        lists(&format!("Authors: {name}"), &[name]);
        lists(&format!("Authors: A, {name}, B"), &["A", name, "B"]);
    }
}

#[test]
fn authors_absent_are_no_authors() {
    let document = Document::parse(PAPER);
    let paper = document.digests().next().unwrap().papers().next().unwrap();
    assert_eq!((paper.author_list(), paper.authors().count()), (None, 0));
}

#[test]
fn authors_malformed() {
    let code = Code::MalformedField;
    for (line, spot, expected) in [
        ("Authors:", (9, ""), "a space after `Authors:`"),
        ("Authors:A", (9, "A"), "a space after `Authors:`"),
        ("Authors:\tA", (9, "\tA"), "a space after `Authors:`"),
        ("Authors: A\r", (11, "\r"), "an author without a carriage return at its end"),
    ] {
        reads(PAPER, line, Kind::MalformedField(line));
        fails(PAPER, line, code, spot, expected);
        assert_eq!(authors(line), None);
    }
}

#[test]
fn authors_that_the_model_cannot_hold_are_an_error() {
    let code = Code::MalformedField;
    fails(PAPER, "Authors: A, [B", code, (13, "[B"), "an author that does not open with `[`");
    fails(PAPER, "Authors: A, [B, C", code, (13, "[B"), "an author that does not open with `[`");
    fails(PAPER, "Authors: A\r, B", code, (11, "\r"), "an author without a carriage return at its end");
}

#[test]
fn authors_near_misses_are_unknown() {
    for line in ["Author: A", "authors: A", "Authors A", " Authors: A", "Authors"] {
        reads(PAPER, line, Kind::Unknown(line));
    }
}

#[test]
fn authors_doubled_are_an_error_and_the_first_count() {
    let page = format!("{PAPER}Authors: A\n\nAuthors: B\n");
    assert_eq!(codes(&page), [(5, Code::DoubledField)]);
    assert_eq!(digests(&page)[0].papers[0].authors, ["A"]);
    let page = format!("{PAPER}Authors: []\nAuthors: B\n");
    assert_eq!(codes(&page), [(4, Code::DoubledField)]);
    assert!(digests(&page)[0].papers[0].authors.is_empty());
}
