//! Edits: which are refused, what each leaves as it is, and that no value brings in structure.

use std::collections::{BTreeMap, BTreeSet};

use daily_papers::syntax::{Kind, Line};
use daily_papers::{
    ArxivId, Author, Code, Date, Diagnostic, Digest, Document, Edit, EditError, Item, Label, Link, Lints,
    Media, Paper, PaperView, Severity, Title, VideoLink, Votes, lines,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::generators::{config, item, paper};
use crate::mending::oddities;

const DIGEST: &str = "## Daily Papers (2024-04-23)\n\n";

fn nth<'d>(document: &'d Document<'_>, index: usize) -> PaperView<'d> {
    document.papers().nth(index).unwrap()
}

fn new_paper(title: &str) -> Paper {
    Paper::new(Title::new(title).unwrap(), Link::new("u").unwrap())
}

fn items(texts: &[&str]) -> Vec<Item> {
    texts.iter().map(|text| Item::new(*text).unwrap()).collect()
}

fn authors(names: &[&str]) -> Vec<Author> {
    names.iter().map(|name| Author::new(*name).unwrap()).collect()
}

fn image(src: &str) -> Media {
    Media::Image(Link::new(src).unwrap())
}

fn video(src: &str) -> Media {
    Media::Video(VideoLink::new(src).unwrap())
}

/// Every order of `values`.
fn permutations<T: Clone>(values: &[T]) -> Vec<Vec<T>> {
    let Some((first, rest)) = values.split_first() else { return vec![Vec::new()] };
    let inserted = |rest: Vec<T>| {
        (0..=rest.len()).map(move |at| [&rest[..at], std::slice::from_ref(first), &rest[at..]].concat())
    };
    permutations(rest).into_iter().flat_map(inserted).collect()
}

// What is refused.

#[track_caller]
fn is_foreign(page: &str, edits: Vec<Edit>, edit: &Edit) {
    let error = Document::parse(page).apply(edits).unwrap_err();
    assert_eq!((error.edit(), error.overlaps()), (edit, None));
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
        is_foreign(&other, vec![edit.clone()], &edit);
    }

    // The same text near it, and another length.
    is_foreign(&format!("{page}- more\n"), vec![edit.clone()], &edit);
    is_foreign(&page[..page.len() - 1], vec![edit.clone()], &edit);
    is_foreign("", vec![edit.clone()], &edit);

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
        // These change nothing in their own page, but name what stands there.
        paper.set_url(&Link::new("a").unwrap()),
        paper.set_summary(&items(&["item"])),
    ] {
        is_foreign(&other, vec![edit.clone()], &edit);
    }
    assert_eq!(Document::parse(&*other).apply([paper.remove_media()]), Ok(other.clone()));
}

#[test]
fn first_edit_of_another_page_is_named() {
    let [page, other] = ["3", "5"].map(|votes| format!("{DIGEST}### [A](a)\n\nVote: {votes}\n\n"));
    let [document, other_document] = [&page, &other].map(|page| Document::parse(&**page));
    let (paper, other_paper) = (nth(&document, 0), nth(&other_document, 0));
    let (own, far) = (paper.set_votes(Votes::Unknown), other_paper.set_votes(Votes::Unknown));
    let near = other_paper.set_title(&Title::new("B").unwrap());
    is_foreign(&page, vec![own.clone(), far.clone(), near.clone()], &far);
    is_foreign(&page, vec![near.clone(), far, own], &near);
}

#[track_caller]
fn overlap(result: Result<String, EditError>, first: &Edit, second: &Edit) {
    let error = result.unwrap_err();
    assert_eq!((error.overlaps(), error.edit()), (Some(first), second));
    let expected = format!("the edits at bytes {:?} and {:?} overlap", first.span(), second.span());
    assert_eq!(error.to_string(), expected);
}

#[test]
fn what_is_added_to_a_paper_that_goes_is_refused() {
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
            overlap(document.apply([out.clone(), edit.clone()]), &out, &edit);
            overlap(document.apply([edit.clone(), out.clone()]), &out, &edit);
        }
    }
    let page = format!("{DIGEST}### [A](a)\n");
    let document = Document::parse(&*page);
    let error = document.apply([nth(&document, 0).set_votes(Votes::Unknown), nth(&document, 0).remove()]);
    assert_eq!(error.unwrap_err().to_string(), "the edits at bytes 30..41 and 41..41 overlap");
}

#[test]
fn item_behind_the_last_one_of_a_paper_that_goes_is_refused() {
    for rest in ["### [B](b)\n\n- item\n\n", ""] {
        let page = format!("{DIGEST}### [A](a)\n\n- one\n- two\n{rest}");
        let document = Document::parse(&*page);
        let paper = nth(&document, 0);
        let (out, last) = (paper.remove(), paper.summary().last().unwrap());
        let new = &items(&["new"])[0];
        for edit in [last.insert_after(new), paper.push_item(new)] {
            assert_eq!(edit.span().start, out.span().end);
            overlap(document.apply([edit.clone(), out.clone()]), &out, &edit);
            overlap(document.apply([out.clone(), edit.clone()]), &out, &edit);
        }
        // Where the item alone goes, what comes behind it stays.
        let expected = page.replace("- two\n", "- new\n");
        assert_eq!(document.apply([last.insert_after(new), last.remove()]), Ok(expected));
    }
}

#[test]
fn papers_can_be_put_in_the_place_of_one_that_goes() {
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

    // What is added to the paper before, or after, one that goes is no part of it.
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
    for paper in ["### [A](a)\n\n", "### [A](a)\n", "### [A](a)"] {
        let page = format!("{DIGEST}{paper}");
        let document = Document::parse(&*page);
        let paper = nth(&document, 0);
        for [first, second] in [
            [paper.set_media(&image("i")), paper.set_media(&video("v"))],
            [paper.set_votes(Votes::Count(3)), paper.set_votes(Votes::Count(4))],
            [paper.set_votes(Votes::Count(3)), paper.set_votes(Votes::Count(3))],
            [paper.set_authors(&authors(&["A"])), paper.set_authors(&authors(&["B"]))],
            [paper.set_summary(&items(&["a"])), paper.set_summary(&items(&["b"]))],
        ] {
            overlap(document.apply([first.clone(), second.clone()]), &first, &second);
            overlap(document.apply([second.clone(), first.clone()]), &second, &first);
            let other = if first.text().contains("Vote") {
                paper.set_authors(&authors(&["C"]))
            } else {
                paper.set_votes(Votes::Unknown)
            };
            overlap(document.apply([first.clone(), other, second.clone()]), &first, &second);
        }
    }

    let page = format!("{DIGEST}### [A](a)\n\n![](i)\n\nVote: 3\n\nAuthors: A\n\n- one\n\n");
    let document = Document::parse(&*page);
    let paper = nth(&document, 0);
    for [first, second] in [
        [paper.set_title(&Title::new("B").unwrap()), paper.set_title(&Title::new("C").unwrap())],
        [paper.set_media(&video("v")), paper.set_media(&image("j"))],
        [paper.set_votes(Votes::Count(4)), paper.set_votes(Votes::Count(5))],
        [paper.set_authors(&authors(&["B"])), paper.set_authors(&authors(&["C"]))],
        [paper.set_summary(&items(&["a"])), paper.set_summary(&items(&["b"]))],
    ] {
        overlap(document.apply([first.clone(), second.clone()]), &first, &second);
        overlap(document.apply([second.clone(), first.clone()]), &second, &first);
    }
}

#[test]
fn fields_of_two_papers_are_no_field_twice() {
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
        for line_end in ["\n", "\r\n"] {
            let page = canonical[..canonical.len() - cut].replace('\n', line_end);
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
            let other = paper.push_item(&items(&["three"])[0]);
            for order in &mut orders {
                let result = document.apply(order.iter().cloned()).unwrap();
                assert_eq!(result.parse::<Digest>().as_ref(), Ok(&full), "{result:?}");
                if cut == 0 {
                    assert_eq!(result, full.to_string().replace('\n', line_end));
                }
                order.insert(0, other.clone());
                let result = document.apply(order.iter().cloned()).unwrap();
                let summary = items(&["one", "two\n  more", "three"]);
                assert_eq!(result.parse::<Digest>().unwrap().papers[0].summary, summary, "{result:?}");
            }
        }
    }
}

#[test]
fn items_at_one_place_stand_in_their_order() {
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

// What stays as it is.

/// Holds what an edit makes of the fields of a paper, in a page of either line end and with another paper or none behind it.
#[track_caller]
fn becomes(fields: &str, edit: impl Fn(&PaperView<'_>) -> Edit, expected: &str) {
    for line_end in ["\n", "\r\n"] {
        for rest in ["", "### [B](b)\n\nVote: 9\n\n- item\n\n"] {
            let [page, expected] = [fields, expected]
                .map(|fields| format!("{DIGEST}### [A](a)\n\n{fields}{rest}").replace('\n', line_end));
            let document = Document::parse(&*page);
            assert_eq!(document.apply([edit(&nth(&document, 0))]), Ok(expected));
        }
    }
}

#[track_caller]
fn stays(fields: &str, edit: impl Fn(&PaperView<'_>) -> Edit) {
    becomes(
        fields,
        |paper| {
            let edit = edit(paper);
            assert!(paper.as_str().contains(edit.text()), "{edit:?}");
            edit
        },
        fields,
    );
}

#[test]
fn votes_that_are_set_again_keep_their_spelling() {
    let set = |votes| move |paper: &PaperView<'_>| paper.set_votes(votes);
    stays("Vote: 007\n\n", set(Votes::Count(7)));
    stays("Vote: 000\n", set(Votes::Count(0)));
    stays("Vote: -\n\n", set(Votes::Unknown));
    becomes("Vote: 007\n\n", set(Votes::Count(8)), "Vote: 8\n\n");
    becomes("Vote: 007\n\n", set(Votes::Unknown), "Vote: -\n\n");
    becomes("Vote: -\n\n", set(Votes::Count(0)), "Vote: 0\n\n");
}

#[test]
fn authors_that_are_set_again_keep_their_spelling() {
    let set = |names: &[&str]| {
        let authors = authors(names);
        move |paper: &PaperView<'_>| paper.set_authors(&authors)
    };
    let list = "Authors: ['A', \"B\",'\\x43' , ]\n\n";
    stays(list, set(&["A", "B", "C"]));
    becomes(list, set(&["A", "B"]), "Authors: A, B\n\n");
    becomes(list, set(&["A", "C", "B"]), "Authors: A, C, B\n\n");
    becomes(list, set(&["A", "B", "C", "C"]), "Authors: A, B, C, C\n\n");
    becomes(list, set(&[]), "");
    stays("Authors: [  ]\n\n", set(&[]));
    stays("Authors: A , B\n", set(&["A ", "B"]));
}

#[test]
fn media_that_is_set_again_keeps_its_spelling() {
    let set = |media: Media| move |paper: &PaperView<'_>| paper.set_media(&media);
    let canonical = |src| {
        format!("[Watch Video]({src})\n<div><video controls src=\"{src}\" muted=\"false\"></video></div>\n\n")
    };
    for fields in [
        "[Watch Video]v\n\n",
        "[Watch Video]v\n<video src='v'></video>\n\n",
        "<video src='v'></video>\n\n",
        "<video src='v'></video>\nVote: 3\n[Watch Video](v)\n",
        // The link counts.
        "[Watch Video](v)\n<video src='w'></video>\n\n",
    ] {
        stays(fields, set(video("v")));
    }
    for fields in
        ["[Watch Video]v\n\n", "[Watch Video]v\n<video src='v'></video>\n\n", "<video src='v'></video>\n\n"]
    {
        becomes(fields, set(video("w")), &canonical("w"));
        becomes(fields, set(image("v")), "![](v)\n\n");
        becomes(fields, |paper| paper.remove_media(), "");
    }
    stays("![alt](i)\n\n", set(image("i")));
    becomes("![alt](i)\n\n", set(image("j")), "![](j)\n\n");
    becomes("![alt](i)\n\n", set(video("i")), &canonical("i"));
}

#[test]
fn summary_that_is_set_again_keeps_its_spelling() {
    let fields = "- one\n\nstray\n\n\n- ***L***: two\n  more\n\n";
    let same = ["one", "***L***: two\n  more"].map(|text| text.parse::<Item>().unwrap());
    stays(fields, |paper| paper.set_summary(&same));
    for (index, item) in same.iter().enumerate() {
        stays(fields, |paper| paper.summary().nth(index).unwrap().set(item));
    }
    // The same text, and no label, or another emphasis.
    for text in ["**L**: two\n  more", "two\n  more", "***L***: two", "***M***: two\n  more"] {
        let item = text.parse::<Item>().unwrap();
        let expected = fields.replace("***L***: two\n  more", text);
        becomes(fields, |paper| paper.summary().nth(1).unwrap().set(&item), &expected);
    }
}

#[test]
fn strays_between_items_stay() {
    let set = |texts: &[&str]| {
        let items = items(texts);
        move |paper: &PaperView<'_>| paper.set_summary(&items)
    };
    let fields = "Vote: 3\n\n- one\n  more\n\nstray\nVote: 4\n\n- two\n\n  stray \t\n- three\n\n";
    let strays = "stray\nVote: 4\n  stray \t\n";
    becomes(fields, set(&["new"]), &format!("Vote: 3\n\n- new\n\n{strays}\n"));
    becomes(fields, set(&["new", "new\n  more"]), &format!("Vote: 3\n\n- new\n- new\n  more\n\n{strays}\n"));
    becomes(
        fields,
        set(&["one", "two", "three"]),
        &format!("Vote: 3\n\n- one\n- two\n- three\n\n{strays}\n"),
    );
    becomes("- one\n\nstray\n- two\n\n", set(&[]), "stray\n\n");
    becomes("- one\n\nstray\n- two\nmore\n\nlast\n", set(&["new"]), "- new\n\nstray\n\nlast\n");
    // Behind the last item nothing moves.
    becomes("- one\n\nstray\n\n", set(&["a", "b"]), "- a\n- b\n\nstray\n\n");
}

#[test]
fn lines_between_those_of_a_video_stay() {
    let set = |media: Media| move |paper: &PaperView<'_>| paper.set_media(&media);
    let (link, player) = ("[Watch Video](v)\n", "<video src='v'></video>\n");
    let new = "[Watch Video](w)\n<div><video controls src=\"w\" muted=\"false\"></video></div>\n";
    for between in ["stray\n", "Vote: 3\n", "\nVote: 3\n\n", " \n", "Vote: x\nAuthors: A\n"] {
        for [first, last] in [[link, player], [player, link]] {
            let fields = format!("{first}{between}{last}\n- item\n\n");
            becomes(&fields, set(image("i")), &format!("![](i)\n{between}\n- item\n\n"));
            becomes(&fields, set(video("w")), &format!("{new}{between}\n- item\n\n"));
            becomes(&fields, |paper| paper.remove_media(), &format!("{between}- item\n\n"));
            stays(&fields, set(video("v")));
        }
    }
}

#[test]
fn what_is_added_ends_its_lines_as_the_page_does() {
    let item = &items(&["new\n  more"])[0];
    let mut new = new_paper("N");
    (new.media, new.votes, new.summary) = (Some(video("v")), Some(Votes::Unknown), items(&["a\nb"]));
    let full = "![](i)\n\nVote: 3\n\nAuthors: A\n\n- one\n- two\n\n";
    becomes(full, |paper| paper.push_item(item), &full.replace("two\n", "two\n- new\n  more\n"));
    for (text, expected) in [("insert_before", "- new\n  more\n- one\n"), ("set", "- new\n  more\n")] {
        let edit = |paper: &PaperView<'_>| {
            let first = paper.summary().next().unwrap();
            if text == "set" { first.set(item) } else { first.insert_before(item) }
        };
        becomes(full, edit, &full.replace("- one\n", expected));
    }
    becomes(full, |paper| paper.insert_after(&new), &format!("{full}{new}"));
    becomes(
        full,
        |paper| paper.set_media(&video("v")),
        &full.replace(
            "![](i)\n",
            concat!("[Watch Video](v)\n", "<div><video controls src=\"v\" muted=\"false\"></video></div>\n",),
        ),
    );
    becomes("\n\n- one\n\n", |paper| paper.set_votes(Votes::Unknown), "Vote: -\n\n\n\n- one\n\n");
    for line_end in ["\n", "\r\n"] {
        let [page, expected] =
            [format!("{DIGEST}### [A](a)\n\n{full}"), format!("{DIGEST}{new}### [A](a)\n\n{full}")]
                .map(|page| page.replace('\n', line_end));
        let document = Document::parse(&*page);
        assert_eq!(document.apply([nth(&document, 0).insert_before(&new)]), Ok(expected));
        let expected = [&*page, &new.to_string().replace('\n', line_end)].concat();
        assert_eq!(document.apply([document.digests().next().unwrap().push_paper(&new)]), Ok(expected));
    }
}

/// Without a line's end at the end of the page: the lines before tell how its lines end.
#[test]
fn what_is_added_at_the_very_end_ends_its_lines_as_the_page_does() {
    let new = new_paper("N");
    for paper in ["### [A](a)", "### [A](a)\n\n- item"] {
        let page = format!("{DIGEST}{paper}").replace('\n', "\r\n");
        let document = Document::parse(&*page);
        let paper = nth(&document, 0);
        for edit in [
            paper.push_item(&items(&["new\nmore"])[0]),
            paper.set_votes(Votes::Count(3)),
            paper.insert_after(&new),
            document.digests().next().unwrap().push_paper(&new),
        ] {
            let result = document.apply([edit]).unwrap();
            assert!(!result.replace("\r\n", "").contains('\n'), "{result:?}");
        }
    }
}

// Digests of one date made one.

/// What becomes of the digests of a page where those of one date are made one: the first, and behind its papers those of the
/// others that it does not have by then.
fn made_one(digests: &[Digest]) -> Vec<Digest> {
    let mut made: Vec<Digest> = Vec::new();
    let mut known: BTreeMap<Date, BTreeSet<ArxivId>> = BTreeMap::new();
    for digest in digests {
        let known = known.entry(digest.date).or_default();
        let id = |paper: &Paper| paper.arxiv_id().map(ArxivId::without_version);
        let is_new = |paper: &&Paper| id(paper).is_none_or(|id| !known.contains(&id));
        match made.iter_mut().find(|first| first.date == digest.date) {
            Some(first) => first.papers.extend(digest.papers.iter().filter(is_new).cloned()),
            None => made.push(digest.clone()),
        }
        known.extend(digest.papers.iter().filter_map(id));
    }
    made
}

fn digest_of(day: u8, papers: &[(&str, &str)]) -> Digest {
    let papers =
        papers.iter().map(|(title, url)| Paper::new(Title::new(*title).unwrap(), Link::new(*url).unwrap()));
    Digest::new(Date::new(2024, 4, day).unwrap(), papers.collect())
}

const IDS: [&str; 5] = [
    "https://arxiv.org/abs/2404.00001",
    "https://arxiv.org/abs/2404.00002v1",
    "https://huggingface.co/papers/2404.00003",
    "https://arxiv.org/pdf/2404.00004v2",
    "https://example.org/no-id",
];

fn only_digests() -> Lints {
    Lints::none().at(Code::DuplicateDigest, Severity::Warning)
}

#[track_caller]
fn are_made_one(digests: &[Digest], expected: &[(u8, &str)]) {
    let page: String = digests.iter().map(Digest::to_string).collect();
    let fixed = Document::parse(&*page).fix(&only_digests());
    let (after, errors) = Digest::parse_recoverable(fixed.text());
    assert_eq!(errors, []);
    let titles = |digest: &Digest| digest.papers.iter().map(|paper| paper.title.as_str()).collect::<String>();
    let after: Vec<_> = after.iter().map(|digest| (digest.date.day(), titles(digest))).collect();
    let expected: Vec<_> = expected.iter().map(|(day, titles)| (*day, (*titles).to_owned())).collect();
    assert_eq!(after, expected);
    let made: Vec<_> = made_one(digests).iter().map(|digest| (digest.date.day(), titles(digest))).collect();
    assert_eq!(made, expected, "the oracle");
}

#[test]
fn paper_that_the_second_digest_brought_is_not_brought_again() {
    let first = digest_of(23, &[("a", IDS[0])]);
    let second = digest_of(23, &[("b", IDS[1]), ("x", IDS[0])]);
    let third = digest_of(23, &[("y", "https://arxiv.org/abs/2404.00002v3"), ("c", IDS[2]), ("z", IDS[0])]);
    let other = digest_of(24, &[("o", IDS[0])]);
    let merged = (23, "abc");
    are_made_one(&[first.clone(), second.clone(), third.clone()], &[merged]);
    let kept = (24, "o");
    let [first, second, third, other] = [&first, &second, &third, &other].map(Clone::clone);
    let row = |digests: &[&Digest], expected: &[(u8, &str)]| {
        are_made_one(&digests.iter().map(|digest| (*digest).clone()).collect::<Vec<_>>(), expected);
    };
    row(&[&first, &other, &second, &third], &[merged, kept]);
    row(&[&first, &other, &second, &other, &third], &[merged, (24, "o")]);
    row(&[&other, &first, &second, &third, &other], &[kept, merged]);
}

#[test]
fn papers_of_digests_of_one_date_stand_in_the_order_of_the_page() {
    let [a, b, c, d] =
        [("a", IDS[0]), ("b", IDS[1]), ("c", IDS[2]), ("d", IDS[3])].map(|paper| digest_of(23, &[paper]));
    let other = digest_of(24, &[]);
    let row = |digests: &[&Digest], expected: &[(u8, &str)]| {
        are_made_one(&digests.iter().map(|digest| (*digest).clone()).collect::<Vec<_>>(), expected);
    };
    let expected = &[(23, "abcd"), (24, "")];
    row(&[&a, &b, &c, &d], &expected[..1]);
    row(&[&a, &other, &b, &c, &d], expected);
    row(&[&a, &other, &b, &other, &c, &other, &d], expected);
    row(&[&a, &b, &c, &d, &other], expected);
}

#[test]
fn papers_of_adjacent_digests_stand_before_those_of_digests_apart() {
    let [a, b, c, d] =
        [("a", IDS[0]), ("b", IDS[1]), ("c", IDS[2]), ("d", IDS[3])].map(|paper| digest_of(23, &[paper]));
    let other = digest_of(24, &[]);
    let row = |digests: &[&Digest], expected: &[(u8, &str)]| {
        are_made_one(&digests.iter().map(|digest| (*digest).clone()).collect::<Vec<_>>(), expected);
    };
    let expected = &[(23, "abcd"), (24, "")];
    row(&[&a, &b, &other, &c, &d], expected);
    row(&[&a, &b, &c, &other, &d], expected);
    row(&[&a, &b, &other, &c, &other, &d], expected);
}

/// Digests of two dates, whose papers are of few identifiers and have a title each of their own; and what may stand between.
fn several_digests() -> impl Strategy<Value = (String, Vec<Digest>)> {
    let papers = proptest::collection::vec(select(&IDS[..]), 0..4);
    let digests = proptest::collection::vec((23..=24_u8, papers, 0..8_u8), 1..6);
    (digests, any::<bool>()).prop_map(|(digests, is_dense)| {
        let (mut page, mut values) = (String::new(), Vec::new());
        for (number, (day, urls, after)) in digests.into_iter().enumerate() {
            let titles: Vec<String> = (0..urls.len()).map(|index| format!("{number}.{index}")).collect();
            let papers: Vec<_> = titles.iter().map(String::as_str).zip(urls).collect();
            let digest = digest_of(day, &papers);
            page += &digest.to_string();
            page += if after == 0 { "## License\n\ntext\n\n" } else { "" };
            values.push(digest);
        }
        (if is_dense { page.replace("\n\n", "\n") } else { page }, values)
    })
}

// No value brings in structure.

/// Three papers, each as the printer writes it, the others of which may have errors; and how the page is laid out.
#[derive(Debug, Clone)]
struct Three {
    papers: [Paper; 3],
    /// What stands before the first paper, under the heading of each and behind each; nothing at the one that is edited.
    damage: [(&'static str, &'static str); 3],
    before: &'static str,
    at: usize,
    is_crlf: bool,
    is_dense: bool,
    is_cut: bool,
}

impl Three {
    fn page(&self) -> String {
        let mut page = format!("{DIGEST}{}", self.before);
        for (index, paper) in self.papers.iter().enumerate() {
            let text = paper.to_string();
            let (heading, fields) = text.split_once("\n\n").unwrap();
            let (under, behind) = if index == self.at { ("", "") } else { self.damage[index] };
            page += &format!("{heading}\n\n{under}{fields}{behind}");
        }
        if self.is_dense {
            page = page.replace("\n\n", "\n");
        }
        if self.is_cut {
            page.truncate(page.trim_end_matches('\n').len());
        }
        if self.is_crlf { page.replace('\n', "\r\n") } else { page }
    }
}

fn three() -> impl Strategy<Value = Three> {
    let under = || {
        select(&["", "", "stray\n\n", "Vote: x\n\n", "![](\n", "### broken\n\n", " \n", "Authors: ['\n"][..])
    };
    let behind = || {
        select(
            &[
                "",
                "",
                "stray\n\n",
                "Vote: 3\n\n",
                "### broken\n\nlost\n\n",
                "\t\n",
                "###  [a](b)\n- x\n",
                "1) a\n",
            ][..],
        )
    };
    let damage = || (under(), behind());
    let before = select(&["", "", "stray\n\n", "Vote: 3\n", "### broken\n- x\n"][..]);
    let layout = (0..3_usize, any::<[bool; 2]>(), prop::bool::weighted(0.3));
    ([paper(), paper(), paper()], [damage(), damage(), damage()], before, layout).prop_map(
        |(papers, damage, before, (at, [is_crlf, is_cut], is_dense))| Three {
            papers,
            damage,
            before,
            at,
            is_crlf,
            is_dense,
            is_cut,
        },
    )
}

/// A field, and what an edit of it may set it to.
#[derive(Debug, Clone)]
enum Field {
    Title(Title),
    Url(Link),
    Media(Option<Media>),
    Votes(Option<Votes>),
    Authors(Vec<Author>),
    Summary(Vec<Item>),
    Push(Item),
    Set(Index, Item),
    Before(Index, Item),
    After(Index, Item),
    Out(Index),
}

fn field() -> impl Strategy<Value = Field> {
    prop_oneof![
        paper().prop_map(|paper| Field::Title(paper.title)),
        paper().prop_map(|paper| Field::Url(paper.url)),
        paper().prop_map(|paper| Field::Media(paper.media)),
        paper().prop_map(|paper| Field::Votes(paper.votes)),
        paper().prop_map(|paper| Field::Authors(paper.authors)),
        paper().prop_map(|paper| Field::Summary(paper.summary)),
        item().prop_map(Field::Push),
        (any::<Index>(), item()).prop_map(|(at, item)| Field::Set(at, item)),
        (any::<Index>(), item()).prop_map(|(at, item)| Field::Before(at, item)),
        (any::<Index>(), item()).prop_map(|(at, item)| Field::After(at, item)),
        any::<Index>().prop_map(Field::Out),
    ]
}

impl Field {
    /// The edit of a paper, which is also made to its value.
    fn edit(&self, view: &PaperView<'_>, value: &mut Paper) -> Option<Edit> {
        let found: Vec<_> = view.summary().collect();
        let at = |index: &Index| (!found.is_empty()).then(|| index.index(found.len()));
        Some(match self {
            Field::Title(new) => {
                value.title = new.clone();
                view.set_title(new)
            }
            Field::Url(new) => {
                value.url = new.clone();
                view.set_url(new)
            }
            Field::Media(new) => {
                value.media.clone_from(new);
                new.as_ref().map_or_else(|| view.remove_media(), |new| view.set_media(new))
            }
            Field::Votes(new) => {
                value.votes = *new;
                new.map_or_else(|| view.remove_votes(), |new| view.set_votes(new))
            }
            Field::Authors(new) => {
                value.authors.clone_from(new);
                view.set_authors(new)
            }
            Field::Summary(new) => {
                value.summary.clone_from(new);
                view.set_summary(new)
            }
            Field::Push(new) => {
                value.summary.push(new.clone());
                view.push_item(new)
            }
            Field::Set(index, new) => {
                let at = at(index)?;
                value.summary[at] = new.clone();
                found[at].set(new)
            }
            Field::Before(index, new) => {
                let at = at(index)?;
                value.summary.insert(at, new.clone());
                found[at].insert_before(new)
            }
            Field::After(index, new) => {
                let at = at(index)?;
                value.summary.insert(at + 1, new.clone());
                found[at].insert_after(new)
            }
            Field::Out(index) => {
                let at = at(index)?;
                value.summary.remove(at);
                found[at].remove()
            }
        })
    }

    /// Whether a line of this kind can be one of the field, or of what separates it.
    fn has(&self, kind: Kind<'_>) -> bool {
        match self {
            Field::Title(_) | Field::Url(_) => matches!(kind, Kind::PaperHeading { .. }),
            Field::Media(_) => {
                matches!(
                    kind,
                    Kind::Blank | Kind::Image { .. } | Kind::VideoLink { .. } | Kind::VideoPlayer { .. }
                )
            }
            Field::Votes(_) => matches!(kind, Kind::Blank | Kind::Votes { .. }),
            Field::Authors(_) => matches!(kind, Kind::Blank | Kind::Authors(_)),
            _ => matches!(kind, Kind::Blank | Kind::Item { .. } | Kind::Continuation(_)),
        }
    }
}

/// What a diagnostic says, and where, in a page whose bytes and lines begin to count elsewhere.
fn moved(
    found: &Diagnostic,
    bytes: usize,
    lines: usize,
) -> (Code, Severity, usize, usize, usize, usize, String) {
    let (start, end) = (found.span().start - bytes, found.span().end - bytes);
    (found.code(), found.severity(), start, end, found.line() - lines, found.column(), found.message())
}

/// P5: an edit of a field of one paper changes nothing outside its span, and no other line reads otherwise.
fn no_injection(page: &str, at: usize, field: &Field) {
    let document = Document::parse(page);
    let (mut values, _) = Digest::parse_recoverable(page);
    let view = nth(&document, at);
    let Some(edit) = field.edit(&view, &mut values[0].papers[at]) else { return };
    let span = edit.span();
    let result = document.apply([edit.clone()]).unwrap();
    assert_eq!(result, [&page[..span.start], edit.text(), &page[span.end..]].concat());

    // The outline: all lines that begin and end outside the span.
    let (old, new): (Vec<Line<'_>>, Vec<Line<'_>>) = (lines(page).collect(), lines(&result).collect());
    // A line without an end, the page's last one, is outside where the edit gives it one.
    let gives_end = edit.text().is_empty() || edit.text().trim_start_matches('\r').starts_with('\n');
    let is_ended = |line: &Line<'_>| gives_end || line.span.text(page).unwrap().ends_with('\n');
    let is_before = |line: &&Line<'_>| line.span.end <= span.start && is_ended(line);
    let before = old.iter().take_while(is_before).count();
    let after = old.iter().rev().take_while(|line| line.span.start >= span.end).count();
    let kinds = |lines: &[Line<'_>]| lines.iter().map(|line| format!("{:?}", line.kind)).collect::<Vec<_>>();
    let context = || format!("{page:?} -> {result:?}");
    assert!(before + after <= new.len(), "{}", context());
    let new_after = new.len() - after;
    assert_eq!(kinds(&old[..before]), kinds(&new[..before]), "{}", context());
    assert_eq!(kinds(&old[old.len() - after..]), kinds(&new[new_after..]), "{}", context());
    for line in old[before..old.len() - after].iter().chain(&new[before..new_after]) {
        assert!(field.has(line.kind), "{line:?} in {}", context());
    }
    if matches!(field, Field::Title(_) | Field::Url(_)) {
        assert_eq!(old.len(), new.len());
    }

    // The values, and what is odd about the rest.
    assert_eq!(Digest::parse_recoverable(&result).0, values, "{}", context());
    let (was, is) = (document.diagnostics(), Document::parse(&*result).diagnostics());
    let split = was.iter().take_while(|found| found.span().end <= span.start).count();
    assert_eq!(was.len(), is.len(), "{}", context());
    for (number, (was, is)) in was.iter().zip(&is).enumerate() {
        if number < split {
            assert_eq!(moved(was, 0, 0), moved(is, 0, 0), "{}", context());
        } else {
            let (old_line, new_line) = (old.len() - after, new_after);
            assert_eq!(
                moved(was, span.end, old_line),
                moved(is, span.start + edit.text().len(), new_line),
                "{}",
                context()
            );
        }
    }
}

/// Texts that would be structure if they were not kept from it.
const NAUGHTY: [&str; 34] = [
    "](",
    ")",
    "](x)",
    "\n",
    "\n\n",
    "\n## Daily Papers (2024-01-01)",
    "## Daily Papers (2024-01-01)\n",
    "\n### [a](b)",
    "### [a](b)\n",
    "\n# x",
    "\n- x",
    "\nVote: 3",
    "\r",
    "\r\n",
    "\n\r",
    "\u{85}",
    "\u{2028}",
    "\u{c}",
    "\u{b}",
    "\0",
    "\u{feff}",
    " ",
    "\t",
    "- ",
    "**x**: ",
    "***x***: ",
    "*",
    "['",
    "[",
    ", ",
    ",",
    "\"",
    "'></video>",
    "(",
];

#[test]
fn p5_no_injection_of_naughty_texts() {
    let full = "![](i)\n\nVote: 3\n\nAuthors: A\n\n- one\n- two\n\n";
    let papers =
        |fields: &str| format!("{DIGEST}### [A](a)\n\n{full}### [B](b)\n\n{fields}### [C](c)\n\n{full}");
    let damaged =
        papers(full).replace("[A](a)\n\n", "[A](a)\n\nstray\n").replace("### [C]", "### broken\n\n### [C]");
    let pages = [
        papers(full),
        papers(""),
        papers("").replace("\n\n", "\n"),
        damaged,
        papers(full).replace('\n', "\r\n"),
    ];
    let mut tried = 0;
    for naughty in NAUGHTY {
        for text in [naughty.to_owned(), format!("a{naughty}"), format!("{naughty}a"), format!("a{naughty}b")]
        {
            let mut fields = Vec::new();
            fields.extend(Title::new(&*text).map(Field::Title));
            fields.extend(Link::new(&*text).map(Field::Url));
            fields.extend(Link::new(&*text).map(|src| Field::Media(Some(Media::Image(src)))));
            fields.extend(VideoLink::new(&*text).map(|src| Field::Media(Some(Media::Video(src)))));
            if let Ok(author) = Author::new(&*text) {
                fields.push(Field::Authors(vec![author.clone()]));
                fields.push(Field::Authors([authors(&["X"]), vec![author], authors(&["Y"])].concat()));
            }
            let labelled = Label::new(&*text).ok().and_then(|label| Item::labelled(label, &*text).ok());
            for item in Item::new(&*text).into_iter().chain(labelled) {
                fields.push(Field::Summary(vec![item.clone()]));
                fields.push(Field::Summary([vec![item.clone()], items(&["x"])].concat()));
                fields.push(Field::Push(item));
            }
            tried += fields.len();
            for (page, field) in pages.iter().flat_map(|page| fields.iter().map(move |field| (page, field))) {
                no_injection(page, 1, field);
            }
        }
    }
    assert!(tried > 500, "{tried}");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn p5_no_injection(three in three(), field in field()) {
        let sound = Three { damage: [("", ""); 3], before: "", ..three.clone() };
        no_injection(&sound.page(), three.at, &field);
        no_injection(&three.page(), three.at, &field);
    }

    /// The fixes that do not say that they change what the page holds.
    #[test]
    fn p11_fixes_keep_the_values(text in oddities()) {
        const CHANGING: [Code; 3] = [Code::TrailingWhiteSpace, Code::LeakedList, Code::DuplicateDigest];
        let document = Document::parse(&*text);
        let values = Digest::parse_recoverable(&text).0;
        for found in document.lint(&Lints::new()).iter().filter(|found| !CHANGING.contains(&found.code())) {
            let mended = document.apply(found.fix().iter().cloned()).unwrap();
            prop_assert_eq!(&Digest::parse_recoverable(&mended).0, &values, "{} -> {:?}", found, mended);
        }
        let lints = CHANGING.into_iter().fold(Lints::new(), Lints::without);
        let fixed = document.fix(&lints);
        prop_assert_eq!(Digest::parse_recoverable(fixed.text()).0, values, "{:?}", fixed);
    }

    #[test]
    fn digests_of_one_date_are_made_one((page, digests) in several_digests()) {
        let expected = made_one(&digests);
        for lints in [only_digests(), Lints::new()] {
            let fixed = Document::parse(&*page).fix(&lints);
            prop_assert_eq!(&Digest::parse_recoverable(fixed.text()).0, &expected, "{:?} -> {:?}", page, fixed);
        }
    }
}
