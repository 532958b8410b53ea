//! The authors of a paper, as a Python list.

use daily_papers::syntax::Kind;
use daily_papers::{Code, lines};

use super::authors::{assert_authors, authors};
use super::{PAPER, assert_error, assert_kind};

/// Checks the error of a malformed Python list.
#[track_caller]
fn assert_malformed(list: &str, (column, found): (usize, &str), expected: &str) {
    let line = format!("Authors: {list}");
    assert_kind(PAPER, &line, Kind::MalformedField(&line));
    assert_error(PAPER, &line, Code::MalformedField, (column, found), expected);
    assert_eq!(authors(&line), None);
}

const QUOTED: &str = "an author in quotes";
const CLOSED: &str = "an author with a quote at its end";
const COMMA: &str = "`,` or `]` after an author of the Python list";
const HEX: &str = "the hexadecimal digits of a character";

#[test]
fn python_list_may_use_both_quotes() {
    assert_authors("Authors: ['A', \"B\", 'C']", &["A", "B", "C"]);
    assert_authors(
        "Authors: [\"Miles O'Brien\", 'Ada \"A.\" Byron']",
        &["Miles O'Brien", "Ada \"A.\" Byron"],
    );
    assert_authors("Authors: ['']", &[""]);
    assert_authors("Authors: [\"\", '']", &["", ""]);
    assert_authors("Authors: ['A]', 'B\"', \"C'\"]", &["A]", "B\"", "C'"]);
}

#[test]
fn python_list_is_recognised() {
    for (line, is_python) in
        [("Authors: ['A']", true), ("Authors: []", true), ("Authors: A", false), ("Authors: ", false)]
    {
        let page = format!("{PAPER}{line}");
        let Some(Kind::Authors(list)) = lines(&page).last().map(|line| line.kind) else { panic!("{line}") };
        assert_eq!(list.is_python_list(), is_python, "{line}");
    }
}

#[test]
fn python_list_may_be_empty() {
    for list in ["[]", "[ ]", "[\t\u{c} ]"] {
        assert_authors(&format!("Authors: {list}"), &[]);
    }
}

#[test]
fn python_list_may_end_in_a_comma() {
    assert_authors("Authors: ['A',]", &["A"]);
    assert_authors("Authors: ['A', 'B' , ]", &["A", "B"]);
}

#[test]
fn python_list_may_have_blanks_between_its_parts() {
    assert_authors("Authors: [ 'A' , \t'B'\u{c},'C'  ]", &["A", "B", "C"]);
    assert_authors("Authors: ['A','B']", &["A", "B"]);
}

#[test]
fn python_list_has_other_white_space_only_within_quotes() {
    assert_authors("Authors: ['\u{a0}A\u{b}\u{3000}\rB']", &["\u{a0}A\u{b}\u{3000}\rB"]);
    assert_malformed("[\u{a0}'A']", (11, "\u{a0}'A']"), QUOTED);
    assert_malformed("['A'\u{b}]", (14, "\u{b}]"), COMMA);
    assert_malformed("['A'\r, 'B']", (14, "\r, 'B']"), COMMA);
}

#[test]
fn python_escape_of_one_character_is_decoded() {
    for (escape, stands_for) in [
        ("\\\\", "\\"),
        ("\\'", "'"),
        ("\\\"", "\""),
        ("\\a", "\u{7}"),
        ("\\b", "\u{8}"),
        ("\\f", "\u{c}"),
        ("\\t", "\t"),
        ("\\v", "\u{b}"),
    ] {
        for quote in ["'", "\""] {
            assert_authors(&format!("Authors: [{quote}x{escape}y{quote}]"), &[&format!("x{stands_for}y")]);
        }
    }
    assert_authors("Authors: ['x\\ry']", &["x\ry"]);
}

#[test]
fn python_octal_escape_is_decoded() {
    for (escape, stands_for) in [
        ("\\0", "\0"),
        ("\\7", "\u{7}"),
        ("\\101", "A"),
        ("\\60", "0"),
        ("\\1011", "A1"),
        ("\\1018", "A8"),
        ("\\08", "\u{0}8"),
        ("\\351", "é"),
        ("\\377", "ÿ"),
        ("\\400", "Ā"),
        ("\\777", "\u{1ff}"),
    ] {
        assert_authors(&format!("Authors: ['x{escape}y']"), &[&format!("x{stands_for}y")]);
    }
}

#[test]
fn python_hexadecimal_escape_is_decoded() {
    for (escape, stands_for) in [
        ("\\x41", "A"),
        ("\\xe9", "é"),
        ("\\xE9", "é"),
        ("\\xff", "ÿ"),
        ("\\x414", "A4"),
        ("\\u0041", "A"),
        ("\\u0161", "š"),
        ("\\uAC00", "가"),
        ("\\uac00", "가"),
        ("\\u00e9e", "ée"),
        ("\\ud7ff", "\u{d7ff}"),
        ("\\ue000", "\u{e000}"),
        ("\\uffff", "\u{ffff}"),
        ("\\U00000041", "A"),
        ("\\U0001F600", "😀"),
        ("\\U0001f6000", "😀0"),
        ("\\U0010ffff", "\u{10ffff}"),
    ] {
        assert_authors(&format!("Authors: ['x{escape}y']"), &[&format!("x{stands_for}y")]);
        assert_authors(&format!("Authors: [\"{escape}\"]"), &[stands_for]);
    }
}

#[test]
fn python_escape_with_too_few_digits_is_malformed() {
    for escape in ["\\x", "\\x4", "\\xg0", "\\x+4", "\\u", "\\u004", "\\u00g0", "\\U", "\\U0000004"] {
        let (_, digits) = escape.split_at(2);
        assert_malformed(&format!("['x{escape}']"), (15, &format!("{digits}']")), HEX);
    }
}

#[test]
fn python_escape_of_a_surrogate_or_a_large_number_is_malformed() {
    for digits in ["d800", "dfff", "DC00"] {
        assert_malformed(&format!("['x\\u{digits}']"), (15, &format!("{digits}']")), HEX);
        assert_malformed(&format!("['x\\U0000{digits}']"), (15, &format!("0000{digits}']")), HEX);
    }
    assert_malformed("['x\\ud83d\\ude00']", (15, "d83d\\ude00']"), HEX);
    assert_malformed("['x\\U00110000']", (15, "00110000']"), HEX);
    assert_malformed("['x\\Uffffffff']", (15, "ffffffff']"), HEX);
}

#[test]
fn python_escape_of_a_name_is_malformed() {
    assert_malformed("['x\\N{BULLET}']", (14, "N{BULLET}']"), "no `\\N{...}` in a Python string");
}

#[test]
fn python_unknown_escape_is_kept() {
    for escape in
        ["\\R", "\\c", "\\8", "\\9", "\\ ", "\\é", "\\가", "\\]", "\\,", "\\A", "\\X41", "\\e", "\\/"]
    {
        assert_authors(&format!("Authors: ['x{escape}y']"), &[&format!("x{escape}y")]);
    }
}

#[test]
fn python_backslash_before_a_quote_does_not_end_the_author() {
    assert_authors(r"Authors: ['O\'Hara', 'x\\']", &["O'Hara", "x\\"]);
    assert_authors(r#"Authors: ["\"Rui\"", "x\\\\"]"#, &["\"Rui\"", "x\\\\"]);
    assert_malformed(r"['x\']", (11, r"'x\']"), CLOSED);
    assert_malformed(r"['x\\\']", (11, r"'x\\\']"), CLOSED);
    assert_malformed(r"['\", (11, r"'\"), CLOSED);
}

#[test]
fn python_list_without_its_end_is_malformed() {
    assert_malformed("[", (11, ""), QUOTED);
    assert_malformed("[ ", (12, ""), QUOTED);
    assert_malformed("['A'", (14, ""), COMMA);
    assert_malformed("['A' ", (15, ""), COMMA);
    assert_malformed("['A',", (15, ""), QUOTED);
    assert_malformed("['A", (11, "'A"), CLOSED);
    assert_malformed("['A]", (11, "'A]"), CLOSED);
    assert_malformed("['A\"]", (11, "'A\"]"), CLOSED);
    assert_malformed("['A', \"B']", (16, "\"B']"), CLOSED);
}

#[test]
fn python_list_of_other_values_is_malformed() {
    for (list, column, found) in [
        ("[A]", 11, "A]"),
        ("[1, 2]", 11, "1, 2]"),
        ("[,]", 11, ",]"),
        ("['A',,]", 15, ",]"),
        ("['A', None]", 16, "None]"),
        ("[['A']]", 11, "['A']]"),
        ("[u'A']", 11, "u'A']"),
        ("[b'A']", 11, "b'A']"),
        ("[r'A']", 11, "r'A']"),
        ("[‘A’]", 11, "‘A’]"),
        ("[Someone] Else", 11, "Someone] Else"),
    ] {
        assert_malformed(list, (column, found), QUOTED);
    }
}

#[test]
fn python_strings_without_a_comma_are_malformed() {
    assert_malformed("['A' 'B']", (15, "'B']"), COMMA);
    assert_malformed("['A''B']", (14, "'B']"), COMMA);
    assert_malformed("['''A''']", (13, "'A''']"), COMMA);
    assert_malformed("['A'; 'B']", (14, "; 'B']"), COMMA);
    assert_malformed("['A' + 'B']", (15, "+ 'B']"), COMMA);
}

#[test]
fn python_list_is_at_the_end_of_the_line() {
    for rest in [" ", "]", "[0]", ", ['B']", "\r", "B"] {
        assert_malformed(&format!("['A']{rest}"), (15, rest), "the end of the line");
    }
}

#[test]
fn python_element_that_cannot_be_an_author_is_malformed() {
    assert_malformed("['Byron, Ada']", (17, ", Ada"), "an author without `, ` in it");
    assert_malformed("['A', 'Byron, Ada', 'C']", (22, ", Ada"), "an author without `, ` in it");
    assert_malformed(r"['x,\x20y']", (13, r",\x20y"), "an author without `, ` in it");
    assert_malformed(r"['x\x2c y']", (13, r"\x2c y"), "an author without `, ` in it");
    assert_malformed(r"['x\ny']", (13, r"\ny"), "an author without a line break in it");
    assert_malformed(r"['x\012y']", (13, r"\012y"), "an author without a line break in it");
    assert_malformed("['[x']", (12, "[x"), "an author that does not open with `[`");
    assert_malformed(r"['\x5bx']", (12, r"\x5bx"), "an author that does not open with `[`");
    assert_malformed(r"['x\r']", (13, r"\r"), "an author without a carriage return at its end");
}

#[test]
fn python_elements_that_resemble_errors_are_authors() {
    assert_authors("Authors: ['x,y', 'x,', ' x', 'x]', 'x[', ',']", &["x,y", "x,", " x", "x]", "x[", ","]);
    assert_authors(r"Authors: ['x\\', 'x\\n', '\\[x']", &["x\\", "x\\n", "\\[x"]);
}
