//! Property tests of the formatter and of fixes.

use daily_papers::proptest::digest;
use daily_papers::syntax::{Kind, Line};
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

    /// Asserts that a fix changes nothing that its lint does not name.
    #[test]
    fn fix_of_a_field_leaves_the_other_lines(text in prop_oneof![1 => page(), 4 => damaged()]) {
        for code in [Code::PythonAuthors, Code::BareVideoLink, Code::FieldOrder] {
            let fixed = Document::parse(&*text).fix(&Lints::none().at(code, Severity::Note));
            let fixed = Document::parse(fixed.text());
            let others = |document: &Document<'_>| -> Vec<String> {
                let is_field = |kind: Kind<'_>| matches!(
                    kind,
                    Kind::Image { .. } | Kind::VideoLink { .. } | Kind::VideoPlayer { .. } | Kind::Votes { .. } | Kind::Authors(_)
                );
                let line = |line: Line<'_>| match line.kind {
                    kind if is_field(kind) => String::from("a field"),
                    _ => line.span.text(document.as_str()).unwrap().to_owned(),
                };
                document.lines().map(line).collect()
            };
            prop_assert_eq!(others(&fixed), others(&Document::parse(&*text)), "{}: {:?}", code, text);
        }
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
fn layout_fix_has_an_edit_for_each_paper() {
    let paper = "### [A](b)\n- a\n\n- b\n";
    let page = format!("## Daily Papers (2024-04-23)\n\n{}", paper.repeat(3));
    let document = Document::parse(&*page);
    let found = document.lint(&Lints::none().at(Code::Layout, Severity::Note));
    assert_eq!(found.iter().map(|found| found.fix().len()).collect::<Vec<_>>(), [3]);
    let expected = page.replace(")\n-", ")\n\n-").replace("a\n\n- b\n", "a\n- b\n\n");
    assert_eq!(document.apply(found[0].fix().iter().cloned()).unwrap().as_str(), expected);
}

/// Asserts that diagnostics without a fix do not push out those with one.
#[test]
fn fix_is_found_after_many_diagnostics_without_one() {
    let page = format!("## Daily Papers (2024-04-23)\n\n{}\n### [A](b)\n\n- a \n", "stray\n".repeat(1000));
    let lints = Lints::none().at(Code::TrailingWhiteSpace, Severity::Note);
    let fixed = Document::parse(&*page).fix(&lints);
    assert_eq!(fixed.text(), page.replace("- a \n", "- a\n"));
}

/// Asserts that the number of passes does not depend on the page.
#[test]
fn headings_in_one_line_are_fixed_at_once() {
    let headings: String = (0..100_000).map(|number| format!(" ### [A](https://a.org/{number})")).collect();
    let page = format!("## Daily Papers (2024-04-23)\n\n### [A](b)\n\n- text{headings}\n\n");
    let fixed = Document::parse(&*page).fix(&Lints::none().at(Code::GluedHeading, Severity::Note));
    assert_eq!(fixed.done().collect::<Vec<_>>(), [(Code::GluedHeading, 1)]);
    let fixed = Document::parse(fixed.text());
    assert_eq!(fixed.papers().count(), 100_001);
    assert!(fixed.fix(&Lints::new().without(Code::Layout)).is_unchanged());
}

/// Asserts that fixes of several codes in one paper are all applied.
#[test]
fn fixes_of_one_paper_are_applied_together() {
    let page = concat!(
        "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\n",
        "- one \n- ['a', 'b'] ### [B](https://arxiv.org/abs/2404.14220)\n\n",
        "Authors: ['Ada Byron', 'Li']\n\nVote: 1\n\n",
    );
    let fixed = Document::parse(page).fix(&Lints::new());
    let expected = concat!(
        "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\n",
        "- one\n- a\n- b\n\n### [B](https://arxiv.org/abs/2404.14220)\n\n",
        "Vote: 1\n\nAuthors: Ada Byron, Li\n\n",
    );
    assert_eq!(fixed.text(), expected);
}
