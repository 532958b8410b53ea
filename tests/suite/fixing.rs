//! Property tests of the formatter and of fixes.

use daily_papers::proptest::digest;
use daily_papers::{Code, Diagnostic, Document, Lints, Severity};
use proptest::prelude::*;

use crate::generators::{config, text};
use crate::invariants::fixing::{fixes, format};
use crate::lines::LINES;

/// Returns pages that parse as one digest in any layout, and any text.
pub(crate) fn page() -> impl Strategy<Value = String> {
    let laid_out = (digest(), any::<[bool; 4]>()).prop_map(|(digest, [crlf, dense, cut, mark])| {
        let mut page = digest.to_string();
        if dense {
            page = page.replace("\n\n", "\n");
        }
        if cut {
            page.truncate(page.trim_end_matches('\n').len());
        }
        if crlf {
            page = page.replace('\n', "\r\n");
        }
        if mark { format!("\u{feff}{page}") } else { page }
    });
    prop_oneof![3 => laid_out, 1 => text()]
}

/// Returns pages of lines that a fix is for, in any order. Some lack their last line ending.
pub(crate) fn damaged() -> impl Strategy<Value = String> {
    let line = (prop::sample::select(LINES), prop_oneof![9 => Just("\n"), 1 => Just("\r\n")]);
    let lines = proptest::collection::vec(line, 0..24);
    (lines, prop::bool::weighted(0.2)).prop_map(|(lines, is_cut)| {
        let lines: String = lines.into_iter().map(|(line, end)| format!("{line}{end}")).collect();
        let lines = if is_cut { lines.trim_end_matches(['\r', '\n']) } else { &lines };
        format!("## Daily Papers (2024-04-23)\n\n### [p](https://arxiv.org/abs/2404.14218)\n{lines}")
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn format_is_idempotent_and_keeps_the_values(text in text()) {
        format(&text);
    }

    #[test]
    fn formatter_agrees_with_the_printer(text in prop_oneof![page(), damaged()]) {
        format(&text);
    }

    #[test]
    fn fix_removes_its_diagnostic_and_loses_nothing(text in prop_oneof![1 => text(), 1 => page(), 4 => damaged()]) {
        fixes(&text);
    }
}

#[test]
fn severity_of_an_error_cannot_be_lowered() {
    let lints = Lints::none().at(Code::UnknownLine, Severity::Note).without(Code::MalformedField);
    let page = "## Daily Papers (2024-04-23)\nstray\n### [a](b)\nVote: x\n";
    let severities: Vec<_> = Document::parse(page).lint(&lints).iter().map(Diagnostic::severity).collect();
    assert_eq!(severities, [Severity::Error, Severity::Error]);
}

/// Asserts that more fixes than one round applies are all applied.
#[test]
fn fixes_of_a_page_that_is_nothing_else() {
    let page = "## Daily Papers (2024-04-23)\n\n### [a](https://arxiv.org/abs/2404.14219)\n\n- a\n";
    for (unit, left) in [(" \n", ""), ("- b \n", "- b\n"), ("\n- ['b']\n", "- b\n"), ("- b\n\n", "- b\n")] {
        for count in [127, 128, 129, 2000, 4500, 20_000] {
            let text = page.to_owned() + &unit.repeat(count);
            let fixed = Document::parse(&*text).fix(&Lints::new());
            assert!(fixed.text() == page.to_owned() + &left.repeat(count) + "\n", "{count} times {unit:?}");
            assert!(fixed.diagnostics().len() <= 1000);
            assert!(Document::parse(fixed.text()).fix(&Lints::new()).is_unchanged());
        }
    }
}

const VIDEO_PAGE: &str = concat!(
    "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\n",
    "[Watch Video](https://v)\n<div><video controls src=\"https://v\" muted=\"false\"></video></div>\n\n",
    "Vote: 1\n\nAuthors: A\n\n- a\n\n",
);

#[test]
fn format_puts_a_bare_video_link_between_parentheses() {
    let bare = VIDEO_PAGE.replace("(https://v)", "https://v");
    assert_eq!(Document::parse(&*bare).format(), VIDEO_PAGE);
    assert_eq!(Document::parse(VIDEO_PAGE).format(), VIDEO_PAGE);
}

#[test]
fn format_rewrites_a_python_list_as_names() {
    let list = VIDEO_PAGE.replace("Authors: A\n", "Authors: ['A', \"B's\"]\n");
    assert_eq!(Document::parse(list).format(), VIDEO_PAGE.replace("Authors: A\n", "Authors: A, B's\n"));
}

/// Asserts that the layout does not add a link that would be out of order too.
#[test]
fn layout_does_not_add_a_link_to_an_unordered_player() {
    let player = "<div><video controls src=\"https://v\" muted=\"false\"></video></div>\n\n";
    let page = format!(
        "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\nVote: 1\n\n{player}- a\n\n"
    );
    let spaced = page.replace("- a", "\n- a");
    let lints = Lints::none().at(Code::Layout, Severity::Note);
    assert_eq!(Document::parse(&*spaced).fix(&lints).text(), page);
}

#[test]
fn layout_is_fixed_next_to_a_digest_with_an_error() {
    let page = "## Daily Papers (2024-04-23)\n\nstray\n\n## Daily Papers (2024-04-24)\n### [A](b)\n\n- a\n\n";
    let fixed = Document::parse(page).fix(&Lints::none().at(Code::Layout, Severity::Note));
    assert_eq!(fixed.text(), page.replace("24)\n###", "24)\n\n###"));
}

#[test]
fn layout_fix_is_one_edit_if_many_would_take_more_memory() {
    for (text, edits) in [("a".to_owned(), 1), ("a".repeat(200), 100)] {
        let items = format!("- {text}\n\n").repeat(101);
        let page = format!("## Daily Papers (2024-04-23)\n\n### [A](b)\n\n{items}");
        let document = Document::parse(&*page);
        let found = document.lint(&Lints::none().at(Code::Layout, Severity::Note));
        assert_eq!(found.iter().map(|found| found.fix().len()).collect::<Vec<_>>(), [edits]);
        let expected = page.replace("\n\n- a", "\n- a").replace(")\n- a", ")\n\n- a");
        assert_eq!(document.apply(found[0].fix().iter().cloned()), Ok(expected));
    }
}

/// Asserts that diagnostics without a fix do not push out those with one.
#[test]
fn fix_is_found_after_many_diagnostics_without_one() {
    let page = format!("## Daily Papers (2024-04-23)\n\n{}\n### [A](b)\n\n- a \n", "stray\n".repeat(1000));
    let lints = Lints::none().at(Code::TrailingWhiteSpace, Severity::Note);
    let fixed = Document::parse(&*page).fix(&lints);
    assert_eq!(fixed.text(), page.replace("- a \n", "- a\n"));
}

/// Returns the span in which a fix was found. An earlier fix that it waits for moves it.
fn span_of_fix(code: Code, page: &str) -> String {
    let fixed = Document::parse(page).fix(&Lints::new());
    let found: Vec<_> = fixed.diagnostics().iter().filter(|diagnostic| diagnostic.code() == code).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    page[std::ops::Range::from(found[0].span())].to_owned()
}

#[test]
fn fixes_that_do_not_touch_are_applied_in_one_round() {
    let page = concat!(
        "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\n![](https://a)\n\nVote: 1\n\n",
        "Authors: ['Ada Byron', 'Li']\n\n- one   \n- two\n\n",
    );
    assert_eq!(span_of_fix(Code::PythonAuthors, page), "['Ada Byron', 'Li']");
    assert_eq!(span_of_fix(Code::TrailingWhiteSpace, page), "   ");
}

/// A fix of many edits is kept as one span, so fixes within it wait for the next round.
#[test]
fn fix_waits_for_a_fix_of_many_edits_around_it() {
    for edits in 2..=20 {
        let (before, after) = (edits / 2, edits - edits / 2);
        let paper =
            "### [A](https://arxiv.org/abs/2404.1421N)\n\n![](https://a)\n\nVote: 1\n\nAuthors: B\n\n- c";
        let paper =
            |end: &str, number: usize| paper.replace("1421N", &format!("{:05}", 14210 + number)) + end;
        let page = ["## Daily Papers (2024-04-23)\n\n".to_owned()]
            .into_iter()
            .chain((0..before).map(|number| paper("\n\n\n", number)))
            .chain([paper("   \n\n", 20)])
            .chain((0..after).map(|number| paper("\n\n\n", 30 + number)))
            .collect::<String>();
        let document = Document::parse(&*page);
        let found = document.lint(&Lints::new());
        let fixes: Vec<_> =
            found.iter().map(|diagnostic| (diagnostic.code(), diagnostic.fix().len())).collect();
        assert_eq!(fixes, [(Code::Layout, edits), (Code::TrailingWhiteSpace, 1)]);
        assert_eq!(span_of_fix(Code::TrailingWhiteSpace, &page) == "   ", edits <= 8, "{edits} edits");
    }
}
