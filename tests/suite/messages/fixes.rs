//! The text of a page after each fix, applied alone and with all others.

use std::collections::{BTreeMap, BTreeSet};

use daily_papers::{Code, Document, Lints, Severity};

use super::found;

/// A fix: the code, the page, the page after that fix, and the page after all fixes.
type Fix = (Code, &'static str, &'static str, &'static str);

const FIXES: &[Fix] = &[
    (
        Code::FieldOrder,
        paper!("Authors: ['김가람']", "Vote: 07", "- 하나 ", ""),
        paper!("Vote: 07", "Authors: ['김가람']", "- 하나 ", ""),
        paper!("Vote: 7", "", "Authors: 김가람", "", "- 하나", ""),
    ),
    (
        Code::BareVideoLink,
        paper!("[Watch Video]https://example.org/a.mp4", ""),
        paper!("[Watch Video](https://example.org/a.mp4)", ""),
        paper!(
            "[Watch Video](https://example.org/a.mp4)",
            "<div><video controls src=\"https://example.org/a.mp4\" muted=\"false\"></video></div>",
            ""
        ),
    ),
    (
        Code::PythonAuthors,
        paper!("Authors: [ '김가람', \"Miles O'Brien\", 'A\\x42', ]", "", "- 하나 ", ""),
        paper!("Authors: 김가람, Miles O'Brien, AB", "", "- 하나 ", ""),
        paper!("Authors: 김가람, Miles O'Brien, AB", "", "- 하나", ""),
    ),
    (
        Code::LeakedList,
        paper!("- ['하나', \"둘\"]", "- 셋 ", ""),
        paper!("- 하나", "- 둘", "- 셋 ", ""),
        paper!("- 하나", "- 둘", "- 셋", ""),
    ),
    (
        Code::LeakedList,
        paper!("- **한글**: ['하나', '둘']", ""),
        paper!("- **한글**: ", "  - 하나", "  - 둘", ""),
        paper!("- **한글**: ", "  - 하나", "  - 둘", ""),
    ),
    (
        Code::GluedHeading,
        paper!("- 하나 ### [둘](https://arxiv.org/abs/2404.14220) ", "", "Vote: 07", "", "- 둘 ", ""),
        paper!("- 하나", "", "### [둘](https://arxiv.org/abs/2404.14220)", "", "Vote: 07", "", "- 둘 ", ""),
        paper!("- 하나", "", "### [둘](https://arxiv.org/abs/2404.14220)", "", "Vote: 7", "", "- 둘", ""),
    ),
    (
        Code::DuplicateDigest,
        paper!(
            "## Daily Papers (2024-04-23)",
            "",
            "### [둘](https://arxiv.org/abs/2404.14220)",
            "",
            "- 둘 ",
            ""
        ),
        paper!("### [둘](https://arxiv.org/abs/2404.14220)", "", "- 둘 ", ""),
        paper!("### [둘](https://arxiv.org/abs/2404.14220)", "", "- 둘", ""),
    ),
    (
        Code::DuplicateDigest,
        paper!(
            "## Daily Papers (2024-04-23)",
            "",
            "### [한글](https://arxiv.org/abs/2404.14219)",
            "",
            "### [둘](https://arxiv.org/abs/2404.14220)",
            ""
        ),
        paper!("### [둘](https://arxiv.org/abs/2404.14220)", ""),
        paper!("### [둘](https://arxiv.org/abs/2404.14220)", ""),
    ),
    (
        Code::DuplicateDigest,
        paper!(
            "## License",
            "## Daily Papers (2024-04-23)",
            "",
            "### [둘](https://arxiv.org/abs/2404.14220)",
            ""
        ),
        paper!("### [둘](https://arxiv.org/abs/2404.14220)", "", "## License"),
        paper!("### [둘](https://arxiv.org/abs/2404.14220)", "", "## License"),
    ),
    (
        Code::DuplicateDigest,
        paper!(
            "## License",
            "## Daily Papers (2024-04-23)",
            "",
            "### [한글](https://arxiv.org/abs/2404.14219)",
            ""
        ),
        paper!("## License"),
        paper!("## License"),
    ),
    (
        Code::DuplicateDigest,
        "## Daily Papers (2024-04-23)\n\n## License\n## Daily Papers (2024-04-23)\n\n### [둘](https://arxiv.org/abs/1)",
        "## Daily Papers (2024-04-23)\n\n### [둘](https://arxiv.org/abs/1)\n\n## License\n",
        "## Daily Papers (2024-04-23)\n\n### [둘](https://arxiv.org/abs/1)\n\n## License\n",
    ),
    (Code::TrailingWhiteSpace, paper!("- 하나\u{3000} ", ""), paper!("- 하나", ""), paper!("- 하나", "")),
    (
        Code::TrailingWhiteSpace,
        paper!("- 하나", " \t", "둘", ""),
        paper!("- 하나", "둘", ""),
        paper!("- 하나", "둘", ""),
    ),
    (
        Code::TrailingWhiteSpace,
        paper!("Authors: 김가람 , 이바다 ", ""),
        paper!("Authors: 김가람 , 이바다", ""),
        paper!("Authors: 김가람 , 이바다", ""),
    ),
    (
        Code::Layout,
        "\u{feff}## Daily Papers (2024-04-23)\r\n### [한글](https://arxiv.org/abs/2404.14219)\r\nVote: -\r\n- 하나 \r\n둘",
        paper!("Vote: -", "", "- 하나 ", "둘", ""),
        paper!("Vote: -", "", "- 하나", "둘", ""),
    ),
];

#[test]
fn each_fix_gives_the_expected_page() {
    for (code, page, fixed, all_fixed) in FIXES {
        let document = Document::parse(*page);
        let found = found(*code, page, &Lints::new());
        assert_eq!(found.len(), 1, "{code} on {page:?}");
        assert_eq!(
            document.apply(found[0].fix().to_vec()).as_ref().map(Document::as_str),
            Ok(*fixed),
            "{code} on {page:?}"
        );

        let alone = document.fix(&Lints::none().at(*code, Severity::Note));
        assert_eq!((alone.text(), alone.done().collect::<Vec<_>>()), (*fixed, vec![(*code, 1)]), "{code}");
        let all = document.fix(&Lints::new());
        assert_eq!(all.text(), *all_fixed, "{code} on {page:?}");
        assert!(all.done().collect::<BTreeMap<_, _>>().contains_key(code));
        assert!(document.fix(&Lints::new().without(*code)).done().all(|(done, _)| done != *code));
    }
}

#[test]
fn each_code_with_a_fix_has_a_case() {
    let tried: BTreeSet<_> = FIXES.iter().map(|(code, ..)| *code).collect();
    let with_fix = Code::ALL
        .iter()
        .filter(|code| !code.explain().replace('\n', " ").contains("The diagnostic has no fix"));
    assert_eq!(tried, with_fix.copied().collect());
}

/// A diagnostic without a certain fix has no edits, so fixing leaves the page unchanged.
#[test]
fn diagnostic_without_a_certain_fix_has_no_edits() {
    for (code, page) in [
        (Code::FieldOrder, paper!("Authors: A", "", "Vote: 3", "", "stray", "")),
        (Code::PythonAuthors, paper!("Authors: []", "")),
        (Code::PythonAuthors, paper!("Authors: ['A\\x0c']", "")),
        (Code::PythonAuthors, paper!("Authors: ['A', 'B ']", "")),
        (Code::PythonAuthors, paper!("Authors: ['A', '\\x3cb>']", "")),
        (Code::LeakedList, paper!("- {'하나': '둘'}", "")),
        (Code::LeakedList, paper!("- []", "")),
        (Code::LeakedList, paper!("- ['***하나*: 둘']", "")),
        (Code::LeakedList, paper!("- ['**하나** : 둘']", "")),
        (Code::LeakedList, paper!("- ['하나\\x0c']", "")),
        (Code::LeakedList, paper!("- ['하나', ' 둘']", "")),
        (Code::LeakedList, paper!("- ['하나', '']", "")),
        (Code::LeakedList, paper!("- ['하나', '[둘]']", "")),
        (Code::LeakedList, paper!("- ['하나 ### [둘](https://example.org)']", "")),
        (Code::LeakedList, paper!("- ['하\\x0c나']", "")),
        (Code::LeakedList, paper!("- ['### [둘](https://example.org)']", "")),
        (Code::LeakedList, paper!("- ***한글***: ['하나', '- 둘']", "")),
        (Code::LeakedList, paper!("- ***한글***: ['하나', '### [둘](https://example.org)']", "")),
        (Code::GluedHeading, paper!("- ### [둘](https://example.org)", "")),
        (Code::GluedHeading, paper!("- 하나## Daily Papers (2024-04-24)", "")),
        (Code::GluedHeading, paper!("Authors: 김가람### [둘](https://example.org)", "")),
        (Code::DuplicateDigest, paper!("## Daily Papers (2024-04-23)", "stray", "")),
        (Code::DuplicateDigest, paper!("stray", "", "## Daily Papers (2024-04-23)", "")),
    ] {
        let found = found(code, page, &Lints::new());
        assert_eq!(found.len(), 1, "{code} on {page:?}");
        assert_eq!(found[0].fix(), [], "{code} on {page:?}");
        let fixed = Document::parse(page).fix(&Lints::none().at(code, Severity::Warning));
        assert!(fixed.is_unchanged() && fixed.text() == page, "{code} on {page:?}");
    }
}

/// Checks the diagnostic of the second digest of a date.
#[track_caller]
fn assert_second_digest(first: &str, second: &str, help: Option<&str>, has_fix: bool) {
    let page = format!("## Daily Papers (2024-04-23)\n\n{first}## Daily Papers (2024-04-23)\n\n{second}");
    let found = found(Code::DuplicateDigest, &page, &Lints::new());
    assert_eq!(found.len(), 1, "{page:?}");
    assert_eq!((found[0].help(), !found[0].fix().is_empty()), (help, has_fix), "{page:?}");
}

/// Regression test: the fix once kept the first of two different papers and lost the second.
#[test]
fn second_digest_of_a_date_has_a_fix_unless_a_paper_differs() {
    let paper = "### [하나](https://arxiv.org/abs/2404.14219)\n\nVote: 3\n\nAuthors: A, B\n\n- 하나\n\n";
    let other = &paper.replace("14219", "14220");
    assert_second_digest(paper, paper, None, true);
    assert_second_digest(paper, &paper.replace("A, B", "['A', 'B']").replace("\n\n", "\n"), None, true);
    assert_second_digest(paper, other, None, true);
    assert_second_digest(paper, &format!("{other}{paper}"), None, true);
    assert_second_digest(paper, "", None, true);
    assert_second_digest(paper, &format!("stray\n{paper}"), None, false);
    let one = "1 paper differs from the same paper of an earlier digest of the date; `Digest::merge` makes one of both";
    let two = "2 papers differ from the same paper of an earlier digest of the date; `Digest::merge` makes one of both";
    for (old, new) in [
        ("Vote: 3", "Vote: 250"),
        ("하나]", "둘]"),
        ("14219", "14219v2"),
        ("A, B", "B, A"),
        ("- 하나", "- 하나 "),
        ("Vote", "![](i)\n\nVote"),
    ] {
        let changed = &paper.replace(old, new);
        assert_second_digest(paper, changed, Some(one), false);
        assert_second_digest(paper, &format!("{other}{changed}"), Some(one), false);
        assert_second_digest(&format!("{paper}{other}"), &format!("{other}{changed}"), Some(one), false);
        assert_second_digest(
            &format!("{paper}{other}"),
            &format!("{}{changed}", other.replace("- 하나", "- 둘")),
            Some(two),
            false,
        );
    }
}
