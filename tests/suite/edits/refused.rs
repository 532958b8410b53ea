//! Edits that are refused, and edits that are applied together.

use daily_papers::{Digest, EditError, Link, Title, Votes};

use super::*;

/// Checks that `edits` are refused because `edit` was made for another page.
#[track_caller]
fn assert_foreign(page: &str, edits: Vec<Edit>, edit: &Edit) {
    let error = Document::parse(page).apply(edits).unwrap_err();
    assert_eq!((error.edit(), error.conflicts_with()), (edit, None));
    let expected = format!("the edit at bytes {:?} was made for another page", edit.span());
    assert_eq!(error.to_string(), expected);
}

#[test]
fn edit_of_another_page_is_refused() {
    let page = format!("{DIGEST}### [A](a)\n\nVote: 3\n\n- item\n\n{}", "- and so on, and so on\n".repeat(9));
    let document = Document::parse(&*page);
    let edit = nth(&document, 0).set_votes(Votes::Count(4));
    assert_eq!(document.apply([edit.clone()]), Ok(page.replace("Vote: 3", "Vote: 4")));
    for (old, new) in [("Vote: 3", "Vote: 5"), ("(a)", "(b)"), ("item", "idea"), ("[A]", "[B]")] {
        let other = page.replace(old, new);
        assert_eq!(other.len(), page.len());
        assert_foreign(&other, vec![edit.clone()], &edit);
    }

    // The text near the edit is equal, and only the length of the page differs.
    assert_foreign(&format!("{page}- more\n"), vec![edit.clone()], &edit);
    assert_foreign(&page[..page.len() - 1], vec![edit.clone()], &edit);
    assert_foreign("", vec![edit.clone()], &edit);

    let error = Document::parse("").apply([edit]).unwrap_err();
    assert_eq!(error.to_string(), "the edit at bytes 48..49 was made for another page");
}

#[test]
fn every_kind_of_edit_of_another_page_is_refused() {
    let [page, other] = ["a", "b"].map(|url| format!("{DIGEST}### [A]({url})\n\n- item\n\n"));
    let document = Document::parse(&*page);
    let paper = nth(&document, 0);
    let first = paper.summary().next().unwrap();
    let new = &items(&["new"])[0];
    for edit in [
        paper.set_title(&Title::new("B").unwrap()),
        paper.set_votes(Votes::Unknown),
        paper.push_item(new),
        first.set(new),
        first.remove(),
        paper.insert_before(&new_paper("B")),
        paper.remove(),
        // These change no byte of their own page, and are refused all the same.
        paper.set_url(&Link::new("a").unwrap()),
        paper.set_summary(&items(&["item"])),
        paper.remove_media(),
    ] {
        assert_foreign(&other, vec![edit.clone()], &edit);
    }
}

#[test]
fn error_names_the_first_edit_of_another_page() {
    let [page, other] = ["3", "5"].map(|votes| format!("{DIGEST}### [A](a)\n\nVote: {votes}\n\n"));
    let [document, other_document] = [&page, &other].map(|page| Document::parse(&**page));
    let (paper, other_paper) = (nth(&document, 0), nth(&other_document, 0));
    let (own, far) = (paper.set_votes(Votes::Unknown), other_paper.set_votes(Votes::Unknown));
    let near = other_paper.set_title(&Title::new("B").unwrap());
    assert_foreign(&page, vec![own.clone(), far.clone(), near.clone()], &far);
    assert_foreign(&page, vec![near.clone(), far, own], &near);
}

/// Checks that `result` is the error for two edits that both change `what`.
#[track_caller]
fn assert_conflict(result: Result<String, EditError>, first: &Edit, second: &Edit, what: &str) {
    let error = result.unwrap_err();
    assert_eq!((error.conflicts_with(), error.edit()), (Some(first), second));
    let expected =
        format!("the edits at bytes {:?} and {:?} both change {what}", first.span(), second.span());
    assert_eq!(error.to_string(), expected);
}

#[test]
fn field_added_to_a_removed_paper_is_refused() {
    for rest in ["### [B](b)\n\nVote: 2\n\n", "## License\n", "### broken\n", ""] {
        let page = format!("{DIGEST}### [A](a)\n{rest}");
        let document = Document::parse(&*page);
        let paper = nth(&document, 0);
        let out = paper.remove();
        for edit in [
            paper.set_media(&image("i")),
            paper.set_votes(Votes::Count(3)),
            paper.set_authors(&authors(&["A"])),
            paper.set_summary(&items(&["one"])),
            paper.push_item(&items(&["one"])[0]),
        ] {
            assert_eq!((edit.span().start, edit.span().end), (out.span().end, out.span().end));
            assert_conflict(document.apply([out.clone(), edit.clone()]), &out, &edit, "one paper");
            assert_conflict(document.apply([edit.clone(), out.clone()]), &out, &edit, "one paper");
        }
    }
    let page = format!("{DIGEST}### [A](a)\n");
    let document = Document::parse(&*page);
    let error = document.apply([nth(&document, 0).set_votes(Votes::Unknown), nth(&document, 0).remove()]);
    assert_eq!(error.unwrap_err().to_string(), "the edits at bytes 30..41 and 41..41 both change one paper");
}

#[test]
fn item_added_to_a_removed_paper_is_refused() {
    for rest in ["### [B](b)\n\n- item\n\n", ""] {
        let page = format!("{DIGEST}### [A](a)\n\n- one\n- two\n{rest}");
        let document = Document::parse(&*page);
        let paper = nth(&document, 0);
        let (out, last) = (paper.remove(), paper.summary().last().unwrap());
        let new = &items(&["new"])[0];
        for edit in [last.insert_after(new), paper.push_item(new)] {
            assert_eq!(edit.span().start, out.span().end);
            assert_conflict(document.apply([edit.clone(), out.clone()]), &out, &edit, "one paper");
            assert_conflict(document.apply([out.clone(), edit.clone()]), &out, &edit, "one paper");
        }
        // Removing only the item keeps an item inserted after it.
        let expected = page.replace("- two\n", "- new\n");
        assert_eq!(document.apply([last.insert_after(new), last.remove()]), Ok(expected));
    }
}

#[test]
fn paper_can_be_replaced_by_inserted_papers() {
    let page = format!("{DIGEST}### [A](a)\n### [B](b)\n### [C](c)\n");
    let document = Document::parse(&*page);
    let [a, b, c] = [0, 1, 2].map(|index| nth(&document, index));
    let [x, y, z] = ["X", "Y", "Z"].map(new_paper);
    let titles = |edits: &[Edit]| {
        let page = document.apply(edits.iter().cloned()).unwrap();
        let titles =
            Document::parse(&*page).papers().map(|paper| paper.title().to_owned()).collect::<Vec<_>>();
        titles.concat()
    };
    assert_eq!(titles(&[b.remove(), b.insert_after(&x)]), "AXC");
    assert_eq!(titles(&[b.insert_after(&x), b.remove()]), "AXC");
    assert_eq!(titles(&[b.remove(), b.insert_before(&x)]), "AXC");
    assert_eq!(titles(&[b.remove(), c.insert_before(&x)]), "AXC");
    assert_eq!(titles(&[b.remove(), b.insert_after(&x), c.insert_before(&y)]), "AXYC");
    for order in permutations(&[&x, &y, &z]) {
        let expected: String = order.iter().map(|paper| paper.title.as_str()).collect();
        let edits = order.iter().map(|paper| a.insert_after(paper)).collect::<Vec<_>>();
        assert_eq!(titles(&edits), format!("A{expected}BC"));
        assert_eq!(titles(&[&edits[..], &[b.remove()]].concat()), format!("A{expected}C"));
        let edits = order.iter().map(|paper| c.insert_after(paper)).collect::<Vec<_>>();
        assert_eq!(titles(&edits), format!("ABC{expected}"));
        assert_eq!(titles(&[&edits[..], &[c.remove()]].concat()), format!("AB{expected}"));
    }

    // Edits of the papers next to a removed one do not conflict with its removal.
    let votes = Votes::Count(3);
    for edits in [[a.set_votes(votes), b.remove()], [b.remove(), a.set_votes(votes)]] {
        let expected = format!("{DIGEST}### [A](a)\n\nVote: 3\n### [C](c)\n");
        assert_eq!(document.apply(edits), Ok(expected));
    }
    for edits in [[c.set_votes(votes), b.remove()], [b.remove(), c.set_votes(votes)]] {
        let expected = format!("{DIGEST}### [A](a)\n### [C](c)\n\nVote: 3\n");
        assert_eq!(document.apply(edits), Ok(expected));
    }
}

#[test]
fn field_that_is_set_twice_is_refused() {
    let full = "### [A](a)\n\n![](i)\n\nVote: 3\n\nAuthors: A\n\n- one\n\n";
    for paper in ["### [A](a)\n\n", "### [A](a)\n", "### [A](a)", full] {
        let page = format!("{DIGEST}{paper}");
        let document = Document::parse(&*page);
        let paper = nth(&document, 0);
        let is_full = paper.votes().is_some();
        for (what, [first, second]) in [
            (
                "title",
                [paper.set_title(&Title::new("B").unwrap()), paper.set_title(&Title::new("C").unwrap())],
            ),
            ("URL", [paper.set_url(&Link::new("b").unwrap()), paper.set_url(&Link::new("a").unwrap())]),
            ("thumbnail", [paper.set_media(&image("j")), paper.set_media(&video("v"))]),
            ("votes", [paper.set_votes(Votes::Count(3)), paper.set_votes(Votes::Count(4))]),
            ("votes", [paper.set_votes(Votes::Count(5)), paper.set_votes(Votes::Count(5))]),
            ("authors", [paper.set_authors(&authors(&["A"])), paper.set_authors(&authors(&["B"]))]),
            ("summary", [paper.set_summary(&items(&["a"])), paper.set_summary(&items(&["b"]))]),
        ] {
            let what = &format!("the {what} of one paper");
            assert_conflict(document.apply([first.clone(), second.clone()]), &first, &second, what);
            assert_conflict(document.apply([second.clone(), first.clone()]), &second, &first, what);
            let other = if what.contains("votes") {
                paper.set_authors(&authors(&["C"]))
            } else {
                paper.set_votes(Votes::Unknown)
            };
            assert_conflict(document.apply([first.clone(), other, second.clone()]), &first, &second, what);
        }
        // Removing an absent field changes no byte, but still conflicts with setting it.
        for (set, remove) in [
            (paper.set_media(&image("j")), paper.remove_media()),
            (paper.set_votes(Votes::Count(4)), paper.remove_votes()),
            (paper.set_authors(&authors(&["B"])), paper.remove_authors()),
            (paper.set_summary(&items(&["a"])), paper.push_item(&items(&["b"])[0])),
        ] {
            let error = document.apply([set.clone(), remove.clone()]).unwrap_err();
            let named = [Some(error.edit()), error.conflicts_with()];
            assert!(named.contains(&Some(&set)) && named.contains(&Some(&remove)), "{error}");
            assert_eq!(
                document.apply([remove.clone()]).is_ok_and(|text| text == page),
                !is_full && remove.text().is_empty()
            );
        }
    }
}

#[test]
fn item_that_is_set_twice_or_with_its_summary_is_refused() {
    let page = format!("{DIGEST}### [A](a)\n\n- one\n- two\n\n");
    let document = Document::parse(&*page);
    let paper = nth(&document, 0);
    let item = paper.summary().next().unwrap();
    let new = &items(&["new"])[0];
    let (set, removed, added) = (item.set(new), item.remove(), paper.push_item(new));
    assert_conflict(document.apply([removed.clone(), set.clone()]), &set, &removed, "one item");
    let summary = paper.set_summary(&items(&["other"]));
    assert_conflict(
        document.apply([summary.clone(), set.clone()]),
        &set,
        &summary,
        "the summary of one paper",
    );
    assert_conflict(
        document.apply([added.clone(), summary.clone()]),
        &summary,
        &added,
        "the summary of one paper",
    );
}

#[test]
fn equal_fields_of_two_papers_do_not_conflict() {
    let page = format!("{DIGEST}### [A](a)\n### [B](b)\n");
    let document = Document::parse(&*page);
    let [a, b] = [0, 1].map(|index| nth(&document, index).set_votes(Votes::Count(3)));
    let expected = format!("{DIGEST}### [A](a)\n\nVote: 3\n### [B](b)\n\nVote: 3\n");
    assert_eq!(document.apply([b.clone(), a.clone()]).as_ref(), Ok(&expected));
    assert_eq!(document.apply([a, b]), Ok(expected));
}

#[test]
fn fields_can_be_added_in_any_order() {
    let mut value = new_paper("A");
    value.media = Some(video("v"));
    value.votes = Some(Votes::Count(3));
    value.authors = authors(&["A", "김가람"]);
    value.summary = items(&["one", "two\n  more"]);
    let full = Digest::new("2024-04-23".parse().unwrap(), vec![value.clone()]);
    let mut bare = full.clone();
    bare.papers = vec![new_paper("A")];

    let canonical = bare.to_string();
    for cut in 0..=2 {
        for line_ending in ["\n", "\r\n"] {
            let page = canonical[..canonical.len() - cut].replace('\n', line_ending);
            let document = Document::parse(&*page);
            let paper = nth(&document, 0);
            let edits = [
                paper.set_media(value.media.as_ref().unwrap()),
                paper.set_votes(Votes::Count(3)),
                paper.set_authors(&value.authors),
                paper.set_summary(&value.summary),
            ];
            let mut orders = permutations(&edits);
            assert_eq!(orders.len(), 24);
            let other = paper.set_title(&Title::new("B").unwrap());
            for order in &mut orders {
                let result = document.apply(order.iter().cloned()).unwrap();
                assert_eq!(result.parse::<Digest>().as_ref(), Ok(&full), "{result:?}");
                if cut == 0 {
                    assert_eq!(result, full.to_string().replace('\n', line_ending));
                }
                order.insert(0, other.clone());
                let result = document.apply(order.iter().cloned()).unwrap();
                let mut titled = full.clone();
                titled.papers[0].title = Title::new("B").unwrap();
                assert_eq!(result.parse::<Digest>().as_ref(), Ok(&titled), "{result:?}");
            }
        }
    }
}

#[test]
fn items_added_at_one_place_keep_their_order() {
    for (summary, before) in [("", ""), ("- item\n", "item"), ("- item", "item")] {
        let page = format!("{DIGEST}### [A](a)\n\n{summary}");
        let document = Document::parse(&*page);
        let paper = nth(&document, 0);
        for order in permutations(&["a", "b", "c"]) {
            let edits = items(&order).iter().map(|item| paper.push_item(item)).collect::<Vec<_>>();
            let result = document.apply(edits).unwrap().parse::<Digest>().unwrap();
            let texts: Vec<&str> = result.papers[0].summary.iter().map(Item::text).collect();
            assert_eq!(texts.concat(), format!("{before}{}", order.concat()));
        }
    }
}
