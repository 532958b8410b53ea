//! Edits of whole digests, and edits built from a span and a text.

use daily_papers::{Digest, EditError, Span};

use super::*;

const README: &str = concat!(
    "# Papers of the day\n\nNewest first.\n\n",
    "## Daily Papers (2024-04-23)\n\n### [A](a)\n\nVote: 3\n\n- 요약\n\n",
    "## License\n\nMIT\n",
);

#[test]
fn digest_between_prose_is_replaced() -> Result<(), Box<dyn std::error::Error>> {
    let next: Digest = "## Daily Papers (2024-04-24)\n\n### [B](b)\n\nVote: 7\n\n- 다음\n\n".parse()?;

    let document = Document::parse(README);
    let newest = document.digests().next().ok_or("no digest")?;
    let page = document.apply([newest.set(&next)])?;

    let start = README.find("## Daily").unwrap();
    let end = README.find("## License").unwrap();
    assert_eq!(page, [&README[..start], &next.to_string(), &README[end..]].concat());
    Ok(())
}

#[test]
fn digest_is_appended_to_a_page_without_digests() {
    let digest = new_digest("A");
    for (page, expected) in [
        ("", ""),
        ("# Archive", "# Archive\n\n"),
        ("# Archive\n", "# Archive\n\n"),
        ("# Archive\n\n", "# Archive\n\n"),
        ("# Archive\r\n", "# Archive\r\n\r\n"),
        ("- text", "- text\n\n"),
        ("text\r", "text\r\r\n\n"),
        ("\u{feff}", "\u{feff}"),
    ] {
        let document = Document::parse(page);
        let line_ending = if page.ends_with("\r\n") { "\r\n" } else { "\n" };
        let expected = [expected, &digest.to_string().replace('\n', line_ending)].concat();
        let result = document.apply([document.push_digest(&digest)]).unwrap();
        assert_eq!(result, expected, "{page:?}");
        assert_eq!(Digest::parse_recoverable(&result).0, std::slice::from_ref(&digest), "{page:?}");
    }
}

#[test]
fn digests_are_inserted_before_and_after_a_digest() {
    let document = Document::parse(README);
    let view = document.digests().next().unwrap();
    let (one, two) = (new_digest("One"), new_digest("Two"));
    let result = document.apply([view.insert_after(&two), view.insert_before(&one)]).unwrap();
    let (digests, diagnostics) = Digest::parse_recoverable(&result);
    assert_eq!(digests, [one.clone(), view.to_digest(), two]);
    assert!(diagnostics.is_empty() && result.ends_with("\n\n## License\n\nMIT\n"), "{result}");

    let result = document.apply([view.remove(), view.insert_after(&one)]).unwrap();
    assert_eq!(Digest::parse_recoverable(&result).0, [one]);
    let removed = document.apply([view.remove()]).unwrap();
    assert_eq!(removed, "# Papers of the day\n\nNewest first.\n\n## License\n\nMIT\n");
}

#[test]
fn byte_order_mark_stays_when_the_first_digest_changes() {
    let page = format!("\u{feff}{DIGEST}### [A](a)\n\n");
    let document = Document::parse(&*page);
    let view = document.digests().next().unwrap();
    let new = new_digest("B");
    assert_eq!(document.apply([view.set(&new)]).unwrap(), format!("\u{feff}{new}"));
    assert_eq!(document.apply([view.remove()]).unwrap(), "\u{feff}");
    let both = document.apply([view.insert_before(&new)]).unwrap();
    assert_eq!(both, format!("\u{feff}{new}{DIGEST}### [A](a)\n\n"));
}

#[test]
fn setting_an_equal_value_keeps_its_spelling() {
    let page = format!("{DIGEST}### [A](a)\nVote: 007\nAuthors: ['B', 'C']\n- d");
    let document = Document::parse(&*page);
    let digest = document.digests().next().unwrap();
    let (value, paper) = (digest.to_digest(), nth(&document, 0));
    for edit in [digest.set(&value), digest.set_papers(&value.papers), paper.set(&value.papers[0])] {
        assert_eq!(document.apply([edit]).as_ref(), Ok(&page));
    }
    let other = new_paper("B");
    for edit in [digest.set_papers(std::slice::from_ref(&other)), paper.set(&other)] {
        assert_eq!(document.apply([edit]).unwrap(), format!("{DIGEST}{other}"));
    }
}

/// Returns the error of two edits, which does not depend on their order.
#[track_caller]
fn conflict_error(document: &Document<'_>, one: &Edit, other: &Edit) -> EditError {
    let [error, reversed] =
        [[one, other], [other, one]].map(|edits| document.apply(edits.map(Clone::clone)).unwrap_err());
    assert_eq!(error.to_string(), reversed.to_string());
    error
}

#[test]
fn edit_of_a_digest_conflicts_with_edits_of_its_papers() {
    let page = format!("{DIGEST}### [A](a)\n\n### [B](b)\n\nVote: 3");
    let document = Document::parse(&*page);
    let digest = document.digests().next().unwrap();
    let paper = nth(&document, 1);
    let item = &items(&["new"])[0];
    for whole in [
        digest.set(&new_digest("C")),
        digest.remove(),
        digest.set_papers(&[]),
        digest.set(&digest.to_digest()),
    ] {
        for part in [
            paper.set_title(&Title::new("D").unwrap()),
            paper.push_item(item),
            paper.remove(),
            paper.set(&new_paper("D")),
            paper.insert_after(&new_paper("D")),
            nth(&document, 0).insert_before(&new_paper("D")),
        ] {
            let error = conflict_error(&document, &whole, &part).to_string();
            assert!(error.ends_with("both change the papers of one digest"), "{error}");
        }
        let error = conflict_error(&document, &whole, &digest.push_paper(&new_paper("D"))).to_string();
        assert!(error.ends_with("one digest"), "{error}");
    }
    let date = digest.set_date("2024-04-22".parse().unwrap());
    assert!(
        conflict_error(&document, &digest.remove(), &date).to_string().ends_with("both change one digest")
    );
    let edited = document.apply([digest.set_papers(&[]), date]).unwrap();
    assert_eq!(edited, "## Daily Papers (2024-04-22)\n\n");
    let sets = [digest.set_papers(&[]), digest.set_papers(&[new_paper("C")])];
    let error = conflict_error(&document, &sets[0], &sets[1]).to_string();
    assert!(error.ends_with("both change the papers of one digest"), "{error}");
}

#[test]
fn edits_of_two_digests_do_not_conflict() {
    let page = format!("{DIGEST}### [A](a)\n\n{DIGEST}### [B](b)\n\n");
    let document = Document::parse(&*page);
    let [one, two] = [0, 1].map(|index| document.digests().nth(index).unwrap());
    let result = document.apply([one.remove(), two.push_paper(&new_paper("C")), nth(&document, 1).remove()]);
    assert_eq!(result.unwrap(), format!("{DIGEST}{}", new_paper("C")));
}

#[test]
fn edit_outside_the_page_or_inside_a_character_is_refused() {
    let document = Document::parse("가나");
    assert_eq!(
        document.apply([Edit::new(Span::new(3, 3), "-"), Edit::new(Span::new(0, 3), "다")]).unwrap(),
        "다-나"
    );
    for (start, end) in [(0, 1), (1, 3), (3, 7), (6, 3), (7, 7), (0, usize::MAX)] {
        let edit = Edit::new(Span::new(start, end), "x");
        let error = document.apply([edit.clone()]).unwrap_err();
        assert_eq!((error.edit(), error.conflicts_with()), (&edit, None));
        assert_eq!(error.to_string(), format!("the edit at bytes {start}..{end} does not lie in the page"));
    }
    let overlap = [Edit::new(Span::new(0, 6), "x"), Edit::new(Span::new(3, 6), "y")];
    assert_eq!(document.apply(overlap).unwrap_err().to_string(), "the edits at bytes 0..6 and 3..6 overlap");
}

#[test]
fn edit_of_a_span_conflicts_with_an_edit_of_the_same_paper() {
    let page = format!("{DIGEST}### [A](a)\n\nVote: 3\n\n# Prose\n");
    let document = Document::parse(&*page);
    let paper = nth(&document, 0);
    let within = Edit::new(Span::new(page.find("Vote").unwrap(), page.find("Vote").unwrap()), "x");
    let prose = page.find("Prose").unwrap();
    let outside = Edit::new(Span::new(prose, prose + 5), "Text");
    assert!(document.apply([paper.set_title(&Title::new("B").unwrap()), within]).is_err());
    let edited = document.apply([paper.set_title(&Title::new("B").unwrap()), outside]).unwrap();
    assert_eq!(edited, page.replace("[A]", "[B]").replace("Prose", "Text"));
}

#[test]
fn edit_by_hand_at_the_start_of_an_edited_paper_is_refused() {
    let page = format!("{DIGEST}### [A](a)\n\nVote: 3\n\n### [B](b)\n\n");
    let document = Document::parse(&*page);
    let paper = nth(&document, 0);
    let (start, end) = (paper.span().start, paper.span().end);
    for span in [Span::new(start, start), Span::new(0, start), Span::new(end, end)] {
        let by_hand = Edit::new(span, "## License\n");
        assert!(document.apply([by_hand.clone(), paper.remove_votes()]).is_err(), "{span:?}");
        assert!(document.apply([paper.remove_votes(), by_hand]).is_err(), "{span:?}");
    }
    assert!(
        document.apply([Edit::new(Span::new(0, start), ""), paper.insert_after(&new_paper("C"))]).is_err()
    );
    let nothing = Edit::new(Span::new(start + 5, start + 5), "");
    assert!(document.apply([nothing, paper.remove_votes()]).is_ok());
}

#[test]
fn edit_by_hand_at_the_end_of_an_edited_digest_is_refused() {
    let page = format!("{DIGEST}### [A](a)\n\n## Daily Papers (2024-04-24)\n\n");
    let document = Document::parse(&*page);
    let digest = document.digests().next().unwrap();
    let end = digest.span().end;
    let by_hand = Edit::new(Span::new(end, end + 3), "");
    for edit in [digest.set(&new_digest("B")), digest.set_papers(&[new_paper("B")]), digest.remove()] {
        assert!(document.apply([by_hand.clone(), edit.clone()]).is_err(), "{edit:?}");
        assert!(document.apply([edit.clone(), by_hand.clone()]).is_err(), "{edit:?}");
    }
}

#[test]
fn edits_by_hand_at_one_place_stand_in_their_order() {
    let document = Document::parse("c");
    for [first, second] in [["a", "b"], ["b", "a"], ["a", "a"]] {
        let edits = [first, second].map(|text| Edit::new(Span::new(0, 0), text));
        assert_eq!(document.apply(edits), Ok(format!("{first}{second}c")));
    }
}
