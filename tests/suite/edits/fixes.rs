//! Edits applied together with fixes and with the formatter.

use daily_papers::{Code, Lints, Votes};

use super::*;

/// Checks that edits of a page overlap or touch, in every order.
#[track_caller]
fn assert_overlap(page: &str, edits: impl Fn(&Document<'_>) -> Vec<Edit>) {
    let document = Document::parse(page);
    let edits = edits(&document);
    for edits in permutations(&edits) {
        let error = document.apply(edits).unwrap_err();
        let other = error.conflicts_with().unwrap();
        let overlaps = other.span().end > error.edit().span().start;
        let end = if overlaps { " overlap" } else { " touch" };
        assert!(error.to_string().ends_with(end), "{error}");
    }
}

fn fix_of(document: &Document<'_>, code: Code) -> Vec<Edit> {
    let found = document.lint(&Lints::new());
    found.iter().filter(|found| found.code() == code).flat_map(|found| found.fix()).cloned().collect()
}

/// Regression test: each of these once added an item, a field or a paper at a wrong place.
#[test]
fn fix_and_edit_of_a_paper_next_to_it_are_refused() {
    let new = &items(&["new"])[0];
    let two = format!("{DIGEST}### [A](https://a)\n\n- a\n{DIGEST}### [B](https://b)\n\n- b\n");
    assert_overlap(&two, |document| {
        [fix_of(document, Code::DuplicateDigest), vec![nth(document, 0).push_item(new)]].concat()
    });
    assert_overlap(&two, |document| {
        let second = document.digests().nth(1).unwrap();
        [fix_of(document, Code::DuplicateDigest), vec![second.push_paper(&new_paper("C"))]].concat()
    });
    let apart = two.replace("- a\n", "- a\n\n# Prose\n\n");
    for page in [&apart, apart.trim_end()] {
        assert_overlap(page, |document| {
            let second = document.digests().nth(1).unwrap();
            [fix_of(document, Code::DuplicateDigest), vec![second.push_paper(&new_paper("C"))]].concat()
        });
        assert_overlap(page, |document| {
            let after = nth(document, 1).insert_after(&new_paper("C"));
            [fix_of(document, Code::DuplicateDigest), vec![after]].concat()
        });
        assert_overlap(page, |document| {
            let moved = nth(document, 0).move_after(&nth(document, 1));
            [fix_of(document, Code::DuplicateDigest), moved.to_vec()].concat()
        });
    }
    let video = format!(
        "{DIGEST}### [A](https://a)\n\n### [B](https://b)\n\n[Watch Video](https://v.mp4)\n### [C](https://c)\n\n"
    );
    for edit in [
        |paper: PaperView<'_>| paper.remove(),
        |paper: PaperView<'_>| paper.remove_media(),
        |paper: PaperView<'_>| paper.set_media(&image("i")),
    ] {
        assert_overlap(&video, |document| [document.format_edits(), vec![edit(nth(document, 1))]].concat());
        assert_overlap(&video, |document| {
            [fix_of(document, Code::Layout), vec![edit(nth(document, 1))]].concat()
        });
    }
    let glued = format!("{DIGEST}### [A](https://a)\n\n- a### [B](https://b)\n- b\n");
    assert_overlap(&glued, |document| {
        [fix_of(document, Code::GluedHeading), vec![nth(document, 0).push_item(new)]].concat()
    });

    // A fix and an edit of another paper or place do not conflict.
    let document = Document::parse(&*video);
    let edits = [document.format_edits(), vec![nth(&document, 0).push_item(new)]].concat();
    assert!(document.apply(edits).unwrap().contains("- new\n"));
    let document = Document::parse(&*apart);
    let edits = [fix_of(&document, Code::DuplicateDigest), vec![nth(&document, 0).push_item(new)]].concat();
    let expected =
        format!("{DIGEST}### [A](https://a)\n\n- a\n- new\n\n### [B](https://b)\n\n- b\n# Prose\n\n");
    assert_eq!(document.apply(edits), Ok(expected));
}

/// Regression test: both fixes relied on the same line ending, and a video was lost.
#[test]
fn adjacent_fixes_of_two_codes_are_refused() {
    let player = "<div><video controls src=\"https://v\" muted=\"false\"></video></div>\n";
    let page = format!("{DIGEST}### [p](https://arxiv.org/abs/2404.14218)\nVote: -\n\n\n{player}{DIGEST}");
    let document = Document::parse(&*page);
    let edits = [fix_of(&document, Code::Layout), fix_of(&document, Code::FieldOrder)].concat();
    assert!(edits.len() > 1 && document.apply(edits).is_err());
    let twice = [fix_of(&document, Code::Layout), fix_of(&document, Code::Layout)].concat();
    assert!(document.apply(twice).is_err());
}

/// Regression test: the fix once moved papers to a digest with a new date, or removed them.
#[test]
fn fix_of_a_duplicate_digest_conflicts_with_edits_of_its_date() {
    let page =
        format!("{DIGEST}### [A](https://a)\n\n{DIGEST}### [B](https://b)\n\n{DIGEST}### [C](https://c)\n\n");
    for page in [&page, &page.replace(DIGEST, &format!("# Prose\n\n{DIGEST}"))] {
        let page = format!("## Daily Papers (2024-04-20)\n\n{page}");
        let document = Document::parse(&*page);
        let fixes = [fix_of(&document, Code::DuplicateDigest)];
        let date = |index| document.digests().nth(index).unwrap().set_date("2024-04-22".parse().unwrap());
        for index in 1..=3 {
            let error = document.apply([&*fixes.concat(), &[date(index)]].concat()).unwrap_err();
            assert!(error.to_string().ends_with("both change the date of one digest"), "{error}");
        }
        let merged = document.apply([&*fixes.concat(), &[date(0)]].concat()).unwrap();
        let merged = Document::parse(merged);
        let digests = merged.digests().map(|digest| (digest.date().to_string(), digest.papers().count()));
        assert!(digests.eq([("2024-04-22".to_string(), 0), ("2024-04-23".to_string(), 3)]), "{merged}");
    }
}

/// The fix removes the second of two equal papers, so no edit may change the first.
#[test]
fn fix_of_a_duplicate_digest_conflicts_with_edits_of_the_paper_that_it_keeps() {
    let one = "### [A](https://arxiv.org/abs/2404.14219)\n\nVote: 3\n\n";
    for between in ["", "# Prose\n\n"] {
        let page = format!("{DIGEST}### [B](https://b)\n\n{one}{between}{DIGEST}{one}### [C](https://c)\n\n");
        let document = Document::parse(&*page);
        let fix = fix_of(&document, Code::DuplicateDigest);
        let with = |edit: Edit| document.apply([&*fix, &[edit]].concat());
        for index in [1, 2] {
            let kept = nth(&document, index);
            assert!(with(kept.remove()).is_err());
            assert!(with(kept.set_votes(Votes::Count(4))).is_err());
            assert!(with(kept.set_title(&Title::new("D").unwrap())).is_err());
            assert!(with(kept.push_item(&items(&["new"])[0])).is_err());
        }
        assert!(with(nth(&document, 0).set_title(&Title::new("D").unwrap())).unwrap().contains("### [D]"));
        let merged = document.apply(fix).unwrap();
        let papers = format!("### [B](https://b)\n\n{one}### [C](https://c)\n\n");
        assert_eq!(merged, format!("{DIGEST}{papers}{between}"));
    }
}

#[test]
fn fix_applied_twice_is_refused() {
    for (code, lines) in [(Code::TrailingWhiteSpace, "\n- a \n\n"), (Code::Layout, "- a\n\n")] {
        assert_overlap(&format!("{DIGEST}### [A](https://a)\n{lines}"), |document| {
            [fix_of(document, code), fix_of(document, code)].concat()
        });
    }
}

#[test]
fn error_names_a_fix_and_an_edit_in_the_order_of_the_page() {
    let page = format!("{DIGEST}### [A](https://a)\n\nVote: 1\n\n- a \n\n");
    let document = Document::parse(&*page);
    let paper = nth(&document, 0);
    let fix = &fix_of(&document, Code::TrailingWhiteSpace)[0];
    let (votes, item) = (&paper.set_votes(Votes::Count(2)), &paper.push_item(&items(&["b"])[0]));
    for [first, second] in [[votes, fix], [fix, item]] {
        let error = document.apply([second.clone(), first.clone()]).unwrap_err();
        assert_eq!((error.conflicts_with(), error.edit()), (Some(first), second));
    }
}

#[test]
fn separate_fixes_and_a_paper_after_them_are_applied_together() {
    let page = format!("{DIGEST}### [A](https://a)\n\nAuthors: ['B', 'C']\n\n- a \n\n");
    let document = Document::parse(&*page);
    let fixes =
        [fix_of(&document, Code::PythonAuthors), fix_of(&document, Code::TrailingWhiteSpace)].concat();
    let fixed = format!("{DIGEST}### [A](https://a)\n\nAuthors: B, C\n\n- a\n\n");
    assert_eq!(document.apply(fixes.clone()).as_ref(), Ok(&fixed));
    let edits = [fixes, vec![nth(&document, 0).insert_after(&new_paper("D"))]].concat();
    assert_eq!(document.apply(edits), Ok(format!("{fixed}### [D](u)\n\n")));
}

#[test]
fn edits_of_a_paper_are_applied_with_a_blank_line_before_it() {
    let page = format!("{DIGEST}### [A](https://a)\n\n- a\n### [B](https://b)\n\nVote: 1\n\n");
    let document = Document::parse(&*page);
    let paper = nth(&document, 1);
    let edits = [paper.set_votes(Votes::Count(2)), paper.insert_after(&new_paper("C"))];
    for fix in [document.format_edits(), fix_of(&document, Code::Layout)] {
        let expected = page.replace("- a\n", "- a\n\n").replace("Vote: 1", "Vote: 2") + "### [C](u)\n\n";
        assert_eq!(document.apply([&*fix, &edits].concat()), Ok(expected));
    }
    // This fix ends where the paper starts.
    let page = page.replace("- a\n", "- a\n\n\n\n");
    let document = Document::parse(&*page);
    let edits =
        [fix_of(&document, Code::Layout), vec![nth(&document, 1).set_votes(Votes::Count(2))]].concat();
    let expected = page.replace("\n\n\n\n", "\n\n").replace("Vote: 1", "Vote: 2");
    assert_eq!(document.apply(edits), Ok(expected));
}
