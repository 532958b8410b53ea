//! Answers around and inside which JSON is not strict, and errors.

use daily_papers::summary::{ErrorKind, NoteKind, from_json};

/// Returns the items of an answer, and the notes as sentences.
#[track_caller]
fn read(answer: &str) -> (Vec<String>, Vec<String>) {
    let (items, notes) = from_json(answer).unwrap_or_else(|error| panic!("{error}: {answer}"));
    (items.iter().map(ToString::to_string).collect(), notes.iter().map(ToString::to_string).collect())
}

#[test]
fn text_around_the_object_is_passed_over() {
    let object = r#"{"방법": "하나 {둘} \"}"}"#;
    let items = vec!["***방법***: 하나 {둘} \"}".to_owned()];
    assert_eq!(read(object), (items.clone(), vec![]));
    assert_eq!(read(&format!(" \n{object}\r\n")), (items.clone(), vec![]));
    for (before, after) in [
        ("```json\n", "\n```"),
        ("{요약}은 다음과 같습니다: {", "} 끝"),
        ("\u{feff}", "{\"둘째\": 1}"),
        ("[", ", {\"둘째\": 1}]"),
        ("{\"a\": b} ", "{"),
    ] {
        let (found, notes) = read(&format!("{before}{object}{after}"));
        assert_eq!(found, items, "{before}");
        assert!(notes[0].starts_with("text before the object was passed over: `"), "{notes:?}");
        assert!(notes[1].starts_with("text after the object was passed over: `"), "{notes:?}");
    }
}

#[test]
fn empty_object_gives_way_to_a_later_one() {
    let (items, notes) = read(r#"함수 f() {} 설명: {"방법": "하나"}"#);
    assert_eq!(items, ["***방법***: 하나"]);
    assert_eq!(notes, ["text before the object was passed over: `함수 f() {} 설명:`"]);
    assert!(read("{} 끝").0.is_empty());
    assert_eq!(from_json(r#"{} {"가": "나"#).unwrap_err().kind(), ErrorKind::Unclosed);
    assert_eq!(from_json(r#"{} {"가" "나"}"#).unwrap_err().kind(), ErrorKind::Json);
}

#[test]
fn strings_need_not_be_strict() {
    let cases = [
        ("{\"가\": \"하나\n둘\"}", "하나\n둘", NoteKind::ControlCharacter, ""),
        ("{\"가\": \"$\u{c}rac$\"}", "$\\frac$", NoteKind::ControlCharacter, ""),
        (r#"{"가": "$\alpha\(x\)$ \_"}"#, r"$\alpha\(x\)$ \_", NoteKind::Backslash, r"\alpha"),
        (r#"{"가": "\underline{x} \u12"}"#, r"\underline{x} \u12", NoteKind::Backslash, r"\underline"),
        (r#"{"가": "What\'s New"}"#, "What's New", NoteKind::Backslash, r"\'"),
        (r#"{"가": "\x가"}"#, r"\x가", NoteKind::Backslash, r"\x"),
        (r#"{"가": "\가\\"}"#, r"\가\", NoteKind::Backslash, r"\가"),
        (r#"{"가": "\ud83d \ude00"}"#, "\u{fffd} \u{fffd}", NoteKind::Surrogate, ""),
        (r#"{"가": "\ud83d\u00e9"}"#, "\u{fffd}é", NoteKind::Surrogate, ""),
    ];
    for (answer, text, kind, found) in cases {
        let (items, notes) = from_json(answer).unwrap_or_else(|error| panic!("{error}: {answer}"));
        assert_eq!(items[0].text(), text, "{answer}");
        assert_eq!((notes[0].kind(), notes[0].found(), notes[0].item()), (kind, found, None), "{answer}");
    }
    assert_eq!(
        read(r#"{"가": "\ud83d\ude00 \"\/\\ \u00e9"}"#),
        (vec!["***가***: 😀 \"/\\ é".to_owned()], vec![])
    );
}

#[test]
fn numbers_are_texts_as_they_were_written() {
    let (items, notes) =
        read(r#"{"가": 3.20, "나": -1E+400, "다": 18446744073709551616, "라": [0.10], "1": 2}"#);
    let expected = [
        "***가***: 3.20",
        "***나***: -1E+400",
        "***다***: 18446744073709551616",
        "***라***: \n  - 0.10",
        "***1***: 2",
    ];
    assert_eq!(items, expected);
    assert_eq!(notes.len(), 1);
    assert_eq!(read("{\"a\": true, 2: false}").0, ["***a***: true", "***2***: false"]);
}

#[test]
fn object_without_entries_has_no_items() {
    assert_eq!(read("{}"), (vec![], vec![]));
    assert_eq!(read("{ }").0, [""; 0]);
}

#[test]
fn error_gives_the_place_and_what_was_expected() {
    let cases = [
        ("", ErrorKind::NoObject, 0, "line 1, column 1: expected a JSON object, found the end of the text"),
        (
            "죄송합니다.",
            ErrorKind::NoObject,
            0,
            "line 1, column 1: expected a JSON object, found `죄송합니다.`",
        ),
        (
            "[\"하나\"]",
            ErrorKind::NoObject,
            0,
            "line 1, column 1: expected a JSON object, found `[\"하나\"]`",
        ),
        (
            "{\"가\":\n \"하나",
            ErrorKind::Unclosed,
            16,
            "line 2, column 5: expected the end of the JSON object, found the end of the text",
        ),
        (
            "{\"가\": \"하나\",}",
            ErrorKind::Json,
            17,
            "line 1, column 12: expected no trailing comma, found `}`",
        ),
        ("{\"가\" \"하나\"}", ErrorKind::Json, 7, "line 1, column 6: expected `:`, found `\"하나\"}`"),
        ("{\"가\": 'a'}", ErrorKind::Json, 8, "line 1, column 7: expected a JSON value, found `'a'}`"),
        (
            "{\"가\": 1, b: 2}",
            ErrorKind::Json,
            11,
            "line 1, column 10: expected a label in quotes, found `b: 2}`",
        ),
        (
            "{\"가\": \"\\alpha\n\\beta\" 1}",
            ErrorKind::Json,
            23,
            "line 2, column 8: expected `,` or `}`, found `1}`",
        ),
        ("{\"가\": 3.20 4}", ErrorKind::Json, 13, "line 1, column 12: expected `,` or `}`, found `4}`"),
        ("{\"가\": 1]", ErrorKind::Json, 9, "line 1, column 8: expected `,` or `}`, found `]`"),
    ];
    for (answer, kind, offset, message) in cases {
        let error = from_json(answer).unwrap_err();
        assert_eq!((error.kind(), error.offset(), &*error.to_string()), (kind, offset, message), "{answer}");
    }
}

#[test]
fn inner_object_is_not_the_answer() {
    let error = from_json(r#"{"가": b, "나": {"다": 1}} {"라": c}"#).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (ErrorKind::Json, 8));
    assert_eq!(read(r#"{"가": b, "나": {"다": 1}} {"라": 2}"#).0, ["***라***: 2"]);
}

#[test]
fn depth_is_bounded() {
    let nested = |depth| format!("{{\"가\": {}1{}}}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(read(&nested(126)).0, ["***가***: \n  - 1"]);
    let error = from_json(&nested(127)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Json);
    assert!(error.to_string().contains("expected at most 127 levels"), "{error}");
}

/// A quadratic search would take minutes.
#[test]
fn hostile_texts_are_searched_once() {
    const BYTES: usize = 1 << 18;
    for piece in [
        "{",
        "{\"",
        "{\"a",
        "{\"a\":",
        "{\"a\":1 2}",
        "{\"\\",
        "{}x{\"a\"}",
        "\"{",
        "[{\"a\":[",
        "{ ",
        "{\"a\":{\"b\":\"\\alpha\"]}",
    ] {
        crate::invariants::summary::answer(&piece.repeat(BYTES / piece.len()));
    }
    for piece in [
        "\\frac ",
        "\\nabla\\n",
        "['",
        "**",
        "\\n### [a](https://b)",
        "\\ud83d",
        "\\q",
        "\n",
        " ",
        "['['\\\"",
        "가: ",
        "a: ",
    ] {
        let text = piece.repeat(BYTES / piece.len());
        for (before, after) in
            [("{\"\":\"", "\"}"), ("{\"a\":\"", "\"}"), ("{\"a\":[\"", "\"]}"), ("{\"", "\":1}")]
        {
            crate::invariants::summary::answer(&format!("{before}{text}{after}"));
        }
    }
    for piece in ["\"\",", "[],", "1,", "[1,", "{\"\":["] {
        for before in ["{\"\":[", "{\"a\":["] {
            crate::invariants::summary::answer(&format!("{before}{}1]}}", piece.repeat(BYTES / piece.len())));
        }
    }
}
