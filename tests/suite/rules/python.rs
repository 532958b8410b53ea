//! The authors of a paper, as a Python list.

use daily_papers::syntax::Kind;
use daily_papers::{Code, lines};

use super::authors::{authors, lists};
use super::{PAPER, fails, reads};

/// Holds that a Python list is an error, and where.
#[track_caller]
fn refuses(list: &str, (column, found): (usize, &str), expected: &str) {
    let line = format!("Authors: {list}");
    reads(PAPER, &line, Kind::MalformedField(&line));
    fails(PAPER, &line, Code::MalformedField, (column, found), expected);
    assert_eq!(authors(&line), None);
}

const QUOTED: &str = "an author in quotes";
const CLOSED: &str = "an author with a quote at its end";
const COMMA: &str = "`,` or `]` after an author of the Python list";
const HEX: &str = "the hexadecimal digits of a character";

#[test]
fn python_list_in_both_quotes() {
    lists("Authors: ['A', \"B\", 'C']", &["A", "B", "C"]);
    lists("Authors: [\"Miles O'Brien\", 'Ada \"A.\" Byron']", &["Miles O'Brien", "Ada \"A.\" Byron"]);
    lists("Authors: ['']", &[""]);
    lists("Authors: [\"\", '']", &["", ""]);
    lists("Authors: ['A]', 'B\"', \"C'\"]", &["A]", "B\"", "C'"]);
}

#[test]
fn python_list_knows_itself() {
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
        lists(&format!("Authors: {list}"), &[]);
    }
}

#[test]
fn python_list_may_end_in_a_comma() {
    lists("Authors: ['A',]", &["A"]);
    lists("Authors: ['A', 'B' , ]", &["A", "B"]);
}

#[test]
fn python_list_may_hold_blanks_between_its_parts() {
    lists("Authors: [ 'A' , \t'B'\u{c},'C'  ]", &["A", "B", "C"]);
    lists("Authors: ['A','B']", &["A", "B"]);
}

#[test]
fn python_list_holds_other_white_space_within_quotes_alone() {
    lists("Authors: ['\u{a0}A\u{b}\u{3000}\rB']", &["\u{a0}A\u{b}\u{3000}\rB"]);
    refuses("[\u{a0}'A']", (11, "\u{a0}'A']"), QUOTED);
    refuses("['A'\u{b}]", (14, "\u{b}]"), COMMA);
    refuses("['A'\r, 'B']", (14, "\r, 'B']"), COMMA);
}

#[test]
fn python_escape_of_one_letter() {
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
            lists(&format!("Authors: [{quote}x{escape}y{quote}]"), &[&format!("x{stands_for}y")]);
        }
    }
    lists("Authors: ['x\\ry']", &["x\ry"]);
}

#[test]
fn python_escape_in_octal() {
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
        lists(&format!("Authors: ['x{escape}y']"), &[&format!("x{stands_for}y")]);
    }
}

#[test]
fn python_escape_in_hexadecimal() {
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
        lists(&format!("Authors: ['x{escape}y']"), &[&format!("x{stands_for}y")]);
        lists(&format!("Authors: [\"{escape}\"]"), &[stands_for]);
    }
}

#[test]
fn python_escape_with_too_few_digits() {
    for escape in ["\\x", "\\x4", "\\xg0", "\\x+4", "\\u", "\\u004", "\\u00g0", "\\U", "\\U0000004"] {
        let (_, digits) = escape.split_at(2);
        refuses(&format!("['x{escape}']"), (15, &format!("{digits}']")), HEX);
    }
}

#[test]
fn python_escape_of_no_character() {
    for digits in ["d800", "dfff", "DC00"] {
        refuses(&format!("['x\\u{digits}']"), (15, &format!("{digits}']")), HEX);
        refuses(&format!("['x\\U0000{digits}']"), (15, &format!("0000{digits}']")), HEX);
    }
    refuses("['x\\ud83d\\ude00']", (15, "d83d\\ude00']"), HEX);
    refuses("['x\\U00110000']", (15, "00110000']"), HEX);
    refuses("['x\\Uffffffff']", (15, "ffffffff']"), HEX);
}

#[test]
fn python_escape_of_a_name_is_refused() {
    refuses("['x\\N{BULLET}']", (14, "N{BULLET}']"), "no `\\N{...}` in a Python string");
}

#[test]
fn python_escape_unknown_is_kept() {
    for escape in
        ["\\R", "\\c", "\\8", "\\9", "\\ ", "\\é", "\\가", "\\]", "\\,", "\\A", "\\X41", "\\e", "\\/"]
    {
        lists(&format!("Authors: ['x{escape}y']"), &[&format!("x{escape}y")]);
    }
}

#[test]
fn python_backslash_before_a_quote_does_not_end_the_author() {
    lists(r"Authors: ['O\'Hara', 'x\\']", &["O'Hara", "x\\"]);
    lists(r#"Authors: ["\"Rui\"", "x\\\\"]"#, &["\"Rui\"", "x\\\\"]);
    refuses(r"['x\']", (11, r"'x\']"), CLOSED);
    refuses(r"['x\\\']", (11, r"'x\\\']"), CLOSED);
    refuses(r"['\", (11, r"'\"), CLOSED);
}

#[test]
fn python_list_unclosed() {
    refuses("[", (11, ""), QUOTED);
    refuses("[ ", (12, ""), QUOTED);
    refuses("['A'", (14, ""), COMMA);
    refuses("['A' ", (15, ""), COMMA);
    refuses("['A',", (15, ""), QUOTED);
    refuses("['A", (11, "'A"), CLOSED);
    refuses("['A]", (11, "'A]"), CLOSED);
    refuses("['A\"]", (11, "'A\"]"), CLOSED);
    refuses("['A', \"B']", (16, "\"B']"), CLOSED);
}

#[test]
fn python_list_of_anything_but_strings() {
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
        refuses(list, (column, found), QUOTED);
    }
}

#[test]
fn python_strings_side_by_side_are_refused() {
    refuses("['A' 'B']", (15, "'B']"), COMMA);
    refuses("['A''B']", (14, "'B']"), COMMA);
    refuses("['''A''']", (13, "'A''']"), COMMA);
    refuses("['A'; 'B']", (14, "; 'B']"), COMMA);
    refuses("['A' + 'B']", (15, "+ 'B']"), COMMA);
}

#[test]
fn python_list_ends_the_line() {
    for rest in [" ", "]", "[0]", ", ['B']", "\r", "B"] {
        refuses(&format!("['A']{rest}"), (15, rest), "the end of the line");
    }
}

#[test]
fn python_element_that_is_no_author() {
    refuses("['Byron, Ada']", (17, ", Ada"), "an author without `, ` in it");
    refuses("['A', 'Byron, Ada', 'C']", (22, ", Ada"), "an author without `, ` in it");
    refuses(r"['x,\x20y']", (13, r",\x20y"), "an author without `, ` in it");
    refuses(r"['x\x2c y']", (13, r"\x2c y"), "an author without `, ` in it");
    refuses(r"['x\ny']", (13, r"\ny"), "an author without a line break in it");
    refuses(r"['x\012y']", (13, r"\012y"), "an author without a line break in it");
    refuses("['[x']", (12, "[x"), "an author that does not open with `[`");
    refuses(r"['\x5bx']", (12, r"\x5bx"), "an author that does not open with `[`");
    refuses(r"['x\r']", (13, r"\r"), "an author without a carriage return at its end");
}

#[test]
fn python_element_near_misses_are_authors() {
    lists("Authors: ['x,y', 'x,', ' x', 'x]', 'x[', ',']", &["x,y", "x,", " x", "x]", "x[", ","]);
    lists(r"Authors: ['x\\', 'x\\n', '\\[x']", &["x\\", "x\\n", "\\[x"]);
}
