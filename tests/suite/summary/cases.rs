//! Texts, lists and objects that become items: what is kept, what is changed, and what is said of
//! it.

use daily_papers::Loss;
use daily_papers::summary::{NoteKind, from_json};

const STRUCTURE: NoteKind = NoteKind::Loss(Loss::Structure);
const WHITE_SPACE: NoteKind = NoteKind::Loss(Loss::WhiteSpace);
const HIDDEN: NoteKind = NoteKind::Loss(Loss::HiddenCharacter);

/// Returns the items of an answer as a page has them, and the kinds of the notes.
fn items(answer: &str) -> (Vec<String>, Vec<NoteKind>) {
    let (items, notes) = from_json(answer).unwrap_or_else(|error| panic!("{error}: {answer}"));
    crate::invariants::summary::clean(&items);
    (items.iter().map(ToString::to_string).collect(), notes.iter().map(|note| note.kind()).collect())
}

/// Asserts what a text under the label `가` becomes.
#[track_caller]
fn becomes(text: &str, expected: &str, notes: &[NoteKind]) {
    let answer = serde_json::json!({ "가": text }).to_string();
    assert_eq!(items(&answer), (vec![format!("***가***: {expected}")], notes.to_vec()), "{text:?}");
}

/// Asserts what a value under the label `가` becomes. The value is JSON.
#[track_caller]
fn nests(value: &str, expected: &str, notes: &[NoteKind]) {
    let answer = format!("{{\"가\": {value}}}");
    assert_eq!(items(&answer), (vec![format!("***가***: {expected}")], notes.to_vec()), "{value}");
}

/// Asserts what a value without a label becomes. The value is JSON.
#[track_caller]
fn becomes_items(value: &str, expected: &[&str], notes: &[NoteKind]) {
    let answer = format!("{{\"\": {value}}}");
    let expected: Vec<_> = expected.iter().map(|&item| item.to_owned()).collect();
    assert_eq!(items(&answer), (expected, notes.to_vec()), "{value}");
}

#[test]
fn clean_text_is_kept() {
    for text in [
        "작은 모델을 제안합니다.",
        "**굵은** 글씨와 `코드`, $\\frac{1}{2}$",
        "줄\n다음 줄\n  - 하나\n1) 둘",
        "[가](나)",
    ] {
        becomes(text, text, &[]);
    }
}

#[test]
fn lines_without_text_are_removed_and_white_space_is_collapsed() {
    becomes("하나\n\n둘\r\n셋 ", "하나\n둘\n셋", &[WHITE_SPACE]);
    becomes(" 하나\u{3000}  둘\u{2028}셋", "하나 둘 셋", &[WHITE_SPACE]);
    becomes("하\u{200b}나\u{7}", "하나", &[HIDDEN]);
}

#[test]
fn bullets_in_a_text_are_nested() {
    becomes("둘:\n- 하나\n- 둘", "둘:\n  - 하나\n  - 둘", &[STRUCTURE]);
    becomes("둘:\n- 하나\n  - 안\n- 둘", "둘:\n  - 하나\n    - 안\n  - 둘", &[STRUCTURE]);
    becomes("둘:\n* 하나\n•둘\n-셋", "둘:\n  * 하나\n  •둘\n  -셋", &[STRUCTURE]);
    becomes("- 하나\n- 둘", "\n  - 하나\n  - 둘", &[STRUCTURE]);
    becomes("\n* 하나\n* 둘", "\n  * 하나\n  * 둘", &[WHITE_SPACE, STRUCTURE]);
    becomes("- 하나", "- 하나", &[]);
}

#[test]
fn line_that_resembles_a_field_or_a_heading_is_changed() {
    becomes("가나\nVote: 3", "가나\n  - Vote: 3", &[STRUCTURE]);
    becomes("가나\n Vote: 3", "가나\n  - Vote: 3", &[STRUCTURE]);
    becomes("가나\n    authors： A, B", "가나\n    - authors： A, B", &[STRUCTURE]);
    becomes("가나\n## Daily Papers (2024-04-23)", "가나\n\\## Daily Papers (2024-04-23)", &[STRUCTURE]);
    becomes("가나\n  # Daily Papers 2024/4/23", "가나\n  \\# Daily Papers 2024/4/23", &[STRUCTURE]);
    becomes("가나\n#### [a](b)", "가나\n\\#### [a](b)", &[STRUCTURE]);
    becomes("가나\nVote: x", "가나\n  - Vote: x", &[STRUCTURE]);
    becomes("가나\n![](i)", "가나\n  - ![](i)", &[STRUCTURE]);
    becomes("Vote: 3", "Vote: 3", &[]);
    becomes("# 가나", "# 가나", &[]);
}

#[test]
fn heading_at_the_end_of_a_line_is_escaped() {
    becomes("가나 ### [a](https://b)", "가나 \\### [a](https://b)", &[STRUCTURE]);
    becomes(
        "가 ### [a](https://b) ### [c](https://d)",
        "가 ### [a](https://b) \\### [c](https://d)",
        &[STRUCTURE],
    );
    becomes("가나## Daily Papers (2024-04-23)", "가나\\## Daily Papers (2024-04-23)", &[STRUCTURE]);
    becomes("가나 ### [a](b)", "가나 ### [a](b)", &[]);
    becomes("### [a](https://b)", "\\### [a](https://b)", &[STRUCTURE]);
}

#[test]
fn commands_of_latex_are_restored() {
    let latex = &[NoteKind::Latex][..];
    becomes("$\u{c}rac12 \times \u{8}eta$", "$\\frac12 \\times \\beta$", &[NoteKind::Latex; 3]);
    becomes("$x \to y \nabla f$ \rho", "$x \\to y \\nabla f$ \\rho", &[NoteKind::Latex; 3]);
    becomes("$\nu_t$와 $\nu$", "$\\nu_t$와 $\\nu$", latex);
    becomes("$\tan x$", "$\\tan x$", latex);
    becomes("가\nu는", "가\nu는", &[]);
    becomes("$x + \nu$, $$y + \nu$$", "$x + \\nu$, $$y + \\nu$$", latex);
    becomes("$$\nu$$", "$$\nu$$", &[]);
    becomes("$x$\nu는 \\$\nu", "$x$\nu는 \\$\nu", &[]);
    becomes("가\ntimes", "가\ntimes", &[]);
    becomes("\tan x", "an x", &[WHITE_SPACE]);
    becomes(
        "$\rVert \nicefrac12$ \u{8}lacksquare",
        "$\\rVert \\nicefrac12$ \\blacksquare",
        &[NoteKind::Latex; 3],
    );
    becomes("가\u{c}racs \u{8}나", "가 racs 나", &[HIDDEN, WHITE_SPACE]);
    let (_, notes) = from_json(r#"{"가": "$\frac\theta\frac$"}"#).unwrap();
    assert_eq!(notes.iter().map(|note| note.found()).collect::<Vec<_>>(), ["\\frac", "\\theta"]);
}

#[test]
fn ambiguous_command_is_restored_only_in_a_formula_that_ends() {
    becomes("\\(\nu\\)와 \\[x \ne y\\]", "\\(\\nu\\)와 \\[x \\ne y\\]", &[NoteKind::Latex; 2]);
    becomes("\\(x\\)\nu는", "\\(x\\)\nu는", &[]);
    becomes("\\(x\\)\nu는 \\(y\\)", "\\(x\\)\nu는 \\(y\\)", &[]);
    becomes("(가)\nu는 $x$", "(가)\nu는 $x$", &[]);
    becomes("$f(x) + \nu$", "$f(x) + \\nu$", &[NoteKind::Latex]);
    becomes("\\[\nu = x \\\\\nu\n\\]", "\\[\nu = x \\\\\nu\n\\]", &[]);
    becomes("5$입니다.\nu-net은", "5$입니다.\nu-net은", &[]);
    becomes("지원\to\tx", "지원 o x", &[WHITE_SPACE]);
}

#[test]
fn list_in_a_text_becomes_nested_bullets() {
    becomes("['하나', \"둘\"]", "\n  - 하나\n  - 둘", &[NoteKind::LeakedList]);
    becomes("['하나', '- 둘']", "\n  - 하나\n  - 둘", &[NoteKind::LeakedList, STRUCTURE]);
    becomes("{'하나': '둘'}", "\\{'하나': '둘'}", &[STRUCTURE]);
    becomes("['하나', 1, '둘']", "\\['하나', 1, '둘']", &[STRUCTURE]);
    becomes("['하나'] 둘", "['하나'] 둘", &[]);
    becomes("['하나',\n'둘']", "['하나',\n'둘']", &[]);
}

#[test]
fn list_or_object_becomes_nested_bullets() {
    let nested = &[NoteKind::Nested][..];
    nests(r#"["하나", 3.20, true]"#, "\n  - 하나\n  - 3.20\n  - true", nested);
    nests(r#"{"하나": "둘", "셋": -0}"#, "\n  - 하나: 둘\n  - 셋: -0", nested);
    nests(
        r#"{"하나": ["둘", "셋"], "넷": {"다섯": "여섯"}}"#,
        "\n  - 하나:\n    - 둘\n    - 셋\n  - 넷:\n    - 다섯: 여섯",
        nested,
    );
    nests(r#"["하나", ["둘"], "셋"]"#, "\n  - 하나\n    - 둘\n  - 셋", nested);
    nests(r#"[[["하나"]]]"#, "\n  - 하나", nested);
    nests(
        r#"[{"이름": "하나", "값": 1}, {"이름": "둘", "값": 2}]"#,
        "\n  - 이름: 하나\n    - 값: 1\n  - 이름: 둘\n    - 값: 2",
        nested,
    );
    nests(r#"["하나\n둘\n- 셋"]"#, "\n  - 하나\n    둘\n      - 셋", &[NoteKind::Nested, STRUCTURE]);
    nests(r#"["하나", "", null, {}]"#, "\n  - 하나", &[NoteKind::Nested, NoteKind::EmptyValue]);
    nests(r#"["하나", {}]"#, "\n  - 하나", &[NoteKind::Nested, NoteKind::EmptyValue]);
    nests(r#"["하나", []]"#, "\n  - 하나", &[NoteKind::Nested, NoteKind::EmptyValue]);
    nests(r#"{"하나": null}"#, "\n  - 하나:", nested);
    nests(r#"{"**하나**:": "둘"}"#, "\n  - 하나: 둘", &[NoteKind::Nested, NoteKind::Label]);
    nests(r#"["하나\nVote: 3"]"#, "\n  - 하나\n    - Vote: 3", &[NoteKind::Nested, STRUCTURE]);
}

#[test]
fn bullet_at_the_start_of_a_value_is_removed() {
    let notes = &[NoteKind::Nested, STRUCTURE];
    nests(r#"["- 하나", "* 둘", "• 셋", "-5"]"#, "\n  - 하나\n  - 둘\n  - 셋\n  - -5", notes);
    nests(r#"["- 하나\n- 둘"]"#, "\n  - - 하나\n      - 둘", notes);
}

#[test]
fn indentation_is_bounded() {
    let (items, _) = items(&format!("{{\"가\": {}1{}}}", r#"["a","#.repeat(100), "]".repeat(100)));
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let most = items[0].lines().map(indentation).max();
    assert_eq!((items[0].lines().count(), most), (102, Some(18)));
}

#[test]
fn values_without_a_label_become_items() {
    use NoteKind::{EmptyLabel, EmptyValue, LeakedList, Nested};
    becomes_items(r#""하나""#, &["하나"], &[EmptyLabel]);
    becomes_items(r#"["하나", {"둘": "셋"}]"#, &["하나", "***둘***: 셋"], &[EmptyLabel, Nested]);
    becomes_items(r#""['하나', '둘']""#, &["하나", "둘"], &[EmptyLabel, LeakedList]);
    becomes_items(r#"["['하나', '둘']"]"#, &["\\['하나', '둘']"], &[STRUCTURE, EmptyLabel, Nested]);
    becomes_items(r#""{'하나': '둘'}""#, &["\\{'하나': '둘'}"], &[EmptyLabel, STRUCTURE]);
    becomes_items(r#"["하나", ""]"#, &["하나"], &[EmptyLabel, EmptyValue, Nested]);
    becomes_items(r#"["하나", " "]"#, &["하나"], &[EmptyLabel, EmptyValue, WHITE_SPACE, Nested]);
    becomes_items("[]", &[], &[EmptyLabel, EmptyValue, Nested]);
    becomes_items("{}", &[], &[EmptyLabel, EmptyValue, Nested]);
}

#[test]
fn text_without_a_label_does_not_open_like_one() {
    use NoteKind::{EmptyLabel, LeakedList};
    becomes_items(r#""**하나**: 둘""#, &["**하나**: 둘"], &[EmptyLabel]);
    becomes_items(r#""**하나**: ['둘']""#, &["**하나**: \n  - 둘"], &[EmptyLabel, LeakedList]);
    becomes_items(r#""**하나**:둘""#, &["\\**하나**:둘"], &[EmptyLabel, STRUCTURE]);
    becomes_items(r#""***하나*: 둘""#, &["\\***하나*: 둘"], &[EmptyLabel, STRUCTURE]);
    becomes_items(r#""**하나** 둘""#, &["**하나** 둘"], &[EmptyLabel]);
}

#[test]
fn value_without_text_has_no_item() {
    for value in ["null", "\"\"", "\" \\n\"", "\"\\u200b\"", "[]", "{}", "[\"\", []]"] {
        let (items, notes) = from_json(&format!("{{\"가\": {value}, \"나\": 1}}")).unwrap();
        assert_eq!(items.len(), 1, "{value}");
        let last = notes.last().unwrap();
        assert_eq!((last.kind(), last.item(), last.label()), (NoteKind::EmptyValue, None, "가"), "{value}");
    }
}
