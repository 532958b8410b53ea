//! Text that an edit does not change.

use daily_papers::document::PaperView;
use daily_papers::syntax::Kind;
use daily_papers::{Document, Edit, Item, Media, Span, Votes};

use super::*;

/// Checks the fields of a paper after an edit.
///
/// Tries both line endings, with and without another paper after the edited one.
#[track_caller]
fn assert_edited(fields: &str, edit: impl Fn(&PaperView<'_>) -> Edit, expected: &str) {
    for line_ending in ["\n", "\r\n"] {
        for rest in ["", "### [B](b)\n\nVote: 9\n\n- item\n\n"] {
            let [page, expected] = [fields, expected]
                .map(|fields| format!("{DIGEST}### [A](a)\n\n{fields}{rest}").replace('\n', line_ending));
            let document = Document::parse(&*page);
            assert_eq!(document.apply([edit(&nth(&document, 0))]), Ok(expected));
        }
    }
}

/// Checks that an edit rewrites only text that is already there.
#[track_caller]
fn assert_unchanged(fields: &str, edit: impl Fn(&PaperView<'_>) -> Edit) {
    assert_edited(
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
fn setting_equal_votes_keeps_their_spelling() {
    let set = |votes| move |paper: &PaperView<'_>| paper.set_votes(votes);
    assert_unchanged("Vote: 007\n\n", set(Votes::Count(7)));
    assert_unchanged("Vote: 000\n", set(Votes::Count(0)));
    assert_unchanged("Vote: -\n\n", set(Votes::Unknown));
    assert_edited("Vote: 007\n\n", set(Votes::Count(8)), "Vote: 8\n\n");
    assert_edited("Vote: 007\n\n", set(Votes::Unknown), "Vote: -\n\n");
    assert_edited("Vote: -\n\n", set(Votes::Count(0)), "Vote: 0\n\n");
}

#[test]
fn setting_equal_authors_keeps_their_spelling() {
    let set = |names: &[&str]| {
        let authors = authors(names);
        move |paper: &PaperView<'_>| paper.set_authors(&authors)
    };
    let list = "Authors: ['A', \"B\",'\\x43' , ]\n\n";
    assert_unchanged(list, set(&["A", "B", "C"]));
    assert_edited(list, set(&["A", "B"]), "Authors: A, B\n\n");
    assert_edited(list, set(&["A", "C", "B"]), "Authors: A, C, B\n\n");
    assert_edited(list, set(&["A", "B", "C", "C"]), "Authors: A, B, C, C\n\n");
    assert_edited(list, set(&[]), "");
    assert_unchanged("Authors: [  ]\n\n", set(&[]));
    assert_unchanged("Authors: A , B\n", set(&["A ", "B"]));
}

#[test]
fn setting_equal_media_keeps_its_spelling() {
    let set = |media: Media| move |paper: &PaperView<'_>| paper.set_media(&media);
    let canonical = |src| {
        format!("[Watch Video]({src})\n<div><video controls src=\"{src}\" muted=\"false\"></video></div>\n\n")
    };
    for fields in [
        "[Watch Video]v\n\n",
        "[Watch Video]v\n<video src='v'></video>\n\n",
        "<video src='v'></video>\n\n",
        "<video src='v'></video>\nVote: 3\n[Watch Video](v)\n",
        // The source of the link has precedence over the source of the player.
        "[Watch Video](v)\n<video src='w'></video>\n\n",
    ] {
        assert_unchanged(fields, set(video("v")));
    }
    for fields in
        ["[Watch Video]v\n\n", "[Watch Video]v\n<video src='v'></video>\n\n", "<video src='v'></video>\n\n"]
    {
        assert_edited(fields, set(video("w")), &canonical("w"));
        assert_edited(fields, set(image("v")), "![](v)\n\n");
        assert_edited(fields, |paper| paper.remove_media(), "");
    }
    assert_unchanged("![alt](i)\n\n", set(image("i")));
    assert_edited("![alt](i)\n\n", set(image("j")), "![](j)\n\n");
    assert_edited("![alt](i)\n\n", set(video("i")), &canonical("i"));
}

#[test]
fn setting_an_equal_summary_keeps_its_spelling() {
    let fields = "- one\n\nstray\n\n\n- ***L***: two\n  more\n\n";
    let same = ["one", "***L***: two\n  more"].map(|text| text.parse::<Item>().unwrap());
    assert_unchanged(fields, |paper| paper.set_summary(&same));
    for (index, item) in same.iter().enumerate() {
        assert_unchanged(fields, |paper| paper.summary().nth(index).unwrap().set(item));
    }
    // An item with another label or emphasis is not equal, even if its text is.
    for text in ["**L**: two\n  more", "two\n  more", "***L***: two", "***M***: two\n  more"] {
        let item = text.parse::<Item>().unwrap();
        let expected = fields.replace("***L***: two\n  more", text);
        assert_edited(fields, |paper| paper.summary().nth(1).unwrap().set(&item), &expected);
    }
}

#[test]
fn unknown_lines_between_items_stay() {
    let set = |texts: &[&str]| {
        let items = items(texts);
        move |paper: &PaperView<'_>| paper.set_summary(&items)
    };
    let fields = "Vote: 3\n\n- one\n  more\n\nstray\nVote: 4\n\n- two\n\n  stray \t\n- three\n\n";
    let unknown = "stray\nVote: 4\n  stray \t\n";
    assert_edited(fields, set(&["new"]), &format!("Vote: 3\n\n- new\n\n{unknown}\n"));
    assert_edited(
        fields,
        set(&["new", "new\n  more"]),
        &format!("Vote: 3\n\n- new\n- new\n  more\n\n{unknown}\n"),
    );
    assert_edited(
        fields,
        set(&["one", "two", "three"]),
        &format!("Vote: 3\n\n- one\n- two\n- three\n\n{unknown}\n"),
    );
    assert_edited("- one\n\nstray\n- two\n\n", set(&[]), "stray\n\n");
    assert_edited("- one\n\nstray\n- two\nmore\n\nlast\n", set(&["new"]), "- new\n\nstray\n\nlast\n");
    // Lines after the last item do not move.
    assert_edited("- one\n\nstray\n\n", set(&["a", "b"]), "- a\n- b\n\nstray\n\n");
}

#[test]
fn lines_between_a_video_link_and_its_player_stay() {
    let set = |media: Media| move |paper: &PaperView<'_>| paper.set_media(&media);
    let (link, player) = ("[Watch Video](v)\n", "<video src='v'></video>\n");
    let new = "[Watch Video](w)\n<div><video controls src=\"w\" muted=\"false\"></video></div>\n";
    for between in ["stray\n", "Vote: 3\n", "\nVote: 3\n\n", " \n", "Vote: x\nAuthors: A\n"] {
        for [first, last] in [[link, player], [player, link]] {
            let fields = format!("{first}{between}{last}\n- item\n\n");
            assert_edited(&fields, set(image("i")), &format!("![](i)\n{between}\n- item\n\n"));
            assert_edited(&fields, set(video("w")), &format!("{new}{between}\n- item\n\n"));
            assert_edited(&fields, |paper| paper.remove_media(), &format!("{between}- item\n\n"));
            assert_unchanged(&fields, set(video("v")));
        }
    }
}

#[test]
fn added_text_has_the_line_endings_of_the_page() {
    let item = &items(&["new\n  more"])[0];
    let mut new = new_paper("N");
    (new.media, new.votes, new.summary) = (Some(video("v")), Some(Votes::Unknown), items(&["a\nb"]));
    let full = "![](i)\n\nVote: 3\n\nAuthors: A\n\n- one\n- two\n\n";
    assert_edited(full, |paper| paper.push_item(item), &full.replace("two\n", "two\n- new\n  more\n"));
    for (text, expected) in [("insert_before", "- new\n  more\n- one\n"), ("set", "- new\n  more\n")] {
        let edit = |paper: &PaperView<'_>| {
            let first = paper.summary().next().unwrap();
            if text == "set" { first.set(item) } else { first.insert_before(item) }
        };
        assert_edited(full, edit, &full.replace("- one\n", expected));
    }
    assert_edited(full, |paper| paper.insert_after(&new), &format!("{full}{new}"));
    assert_edited(
        full,
        |paper| paper.set_media(&video("v")),
        &full.replace(
            "![](i)\n",
            concat!("[Watch Video](v)\n", "<div><video controls src=\"v\" muted=\"false\"></video></div>\n",),
        ),
    );
    assert_edited("\n\n- one\n\n", |paper| paper.set_votes(Votes::Unknown), "Vote: -\n\n\n\n- one\n\n");
    for line_ending in ["\n", "\r\n"] {
        let [page, expected] =
            [format!("{DIGEST}### [A](a)\n\n{full}"), format!("{DIGEST}{new}### [A](a)\n\n{full}")]
                .map(|page| page.replace('\n', line_ending));
        let document = Document::parse(&*page);
        assert_eq!(document.apply([nth(&document, 0).insert_before(&new)]), Ok(expected));
        let expected = [&*page, &new.to_string().replace('\n', line_ending)].concat();
        assert_eq!(document.apply([document.digests().next().unwrap().push_paper(&new)]), Ok(expected));
    }
}

/// The last line has no line ending, so the line ending of the lines before it is used.
#[test]
fn text_added_at_the_end_has_the_line_endings_of_the_page() {
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

#[test]
fn field_after_an_unended_last_line_follows_a_blank_line_and_stays_unended() {
    type Set = fn(&PaperView<'_>) -> Edit;
    let fields: [(Set, &str); 6] = [
        (|paper| paper.set_media(&image("i")), "![](i)"),
        (
            |paper| paper.set_media(&video("v")),
            "[Watch Video](v)\n<div><video controls src=\"v\" muted=\"false\"></video></div>",
        ),
        (|paper| paper.set_votes(Votes::Count(3)), "Vote: 3"),
        (|paper| paper.set_authors(&authors(&["B", "C"])), "Authors: B, C"),
        (|paper| paper.set_summary(&items(&["one\nmore", "two"])), "- one\nmore\n- two"),
        (|paper| paper.push_item(&items(&["one"])[0]), "- one"),
    ];
    // The number is the number of fields that the order of fields puts before the last line.
    for (last, earlier) in [("", 0), ("\n![](j)", 2), ("\nVote: 1", 3), ("\nAuthors: A", 4)] {
        for line_ending in ["\n", "\r\n"] {
            let page = format!("{DIGEST}### [A](a)\n{last}").replace('\n', line_ending);
            let page = page.strip_suffix(line_ending).unwrap_or(&page);
            let document = Document::parse(page);
            for (set, field) in &fields[earlier..] {
                let expected = [page, &format!("\n\n{field}").replace('\n', line_ending)].concat();
                assert_eq!(document.apply([set(&nth(&document, 0))]), Ok(expected), "{page:?}");
            }
        }
    }
}

#[test]
fn field_before_an_unended_last_line_leaves_it_unended() {
    for (line_ending, item) in [("\n", "- item"), ("\r\n", "- item"), ("\n", "stray\r")] {
        let page = format!("{DIGEST}### [A](a)\n").replace('\n', line_ending) + item;
        let document = Document::parse(&*page);
        let edit = nth(&document, 0).set_votes(Votes::Count(3));
        let field = format!("{line_ending}Vote: 3{line_ending}");
        assert_eq!(document.apply([edit]), Ok(page.replace(item, &(field + item))), "{page:?}");
    }
}

/// A carriage return at the end of the page is content, so a line ending is added after it.
#[test]
fn items_added_after_a_lone_carriage_return_keep_it() {
    for line_ending in ["\n", "\r\n"] {
        for last in ["stray\r", "- item\r", "\r"] {
            let page = format!("{DIGEST}### [A](a)\n\n").replace('\n', line_ending) + last;
            let document = Document::parse(&*page);
            let expected = format!("{page}\r\n{line_ending}- new");
            for edit in [
                nth(&document, 0).set_summary(&items(&["new"])),
                nth(&document, 0).push_item(&items(&["new"])[0]),
            ] {
                assert_eq!(document.apply([edit]), Ok(expected.clone()), "{page:?}");
            }
            let lines = |text: &str| {
                daily_papers::lines(text).map(|line| line.kind == Kind::Unknown(last)).collect::<Vec<_>>()
            };
            assert_eq!(lines(&expected)[..lines(&page).len()], lines(&page));
        }
    }
}

#[test]
fn item_after_an_unended_last_line_is_unended() {
    for line_ending in ["\n", "\r\n"] {
        let page = format!("{DIGEST}### [A](a)\n\n- old\nmore").replace('\n', line_ending);
        let document = Document::parse(&*page);
        let edit = nth(&document, 0).push_item(&items(&["new\nmore"])[0]);
        let expected = [&*page, &"\n- new\nmore".replace('\n', line_ending)].concat();
        assert_eq!(document.apply([edit]), Ok(expected));
    }
}

#[test]
fn field_is_added_after_the_blank_line_of_the_heading() {
    for line_ending in ["\n", "\r\n"] {
        let page = format!("{DIGEST}### [A](a)\n\n\n- item\n").replace('\n', line_ending);
        let document = Document::parse(&*page);
        let edit = nth(&document, 0).set_votes(Votes::Count(3));
        let before = format!("{DIGEST}### [A](a)\n\n").replace('\n', line_ending);
        assert_eq!(edit.span(), Span::new(before.len(), before.len()));
        assert_eq!(edit.text(), format!("Vote: 3{line_ending}{line_ending}"));
    }
}

#[test]
fn paper_after_an_unended_line_ends_that_line() {
    let new = new_paper("N");
    for (line, line_ending) in [("- item", "\n"), ("- item\r", "\r\n"), ("stray", "\n"), ("\r", "\r\n")] {
        let page = format!("{DIGEST}### [A](a)\n\n{line}");
        let document = Document::parse(&*page);
        let edit = document.digests().next().unwrap().push_paper(&new);
        assert_eq!(document.apply([edit]), Ok(format!("{page}{line_ending}\n{new}")), "{line:?}");
    }
}

#[test]
fn debug_output_of_an_edit_escapes_invisible_characters() {
    let page = format!("{DIGEST}### [A](a)\n\n- item\n\n");
    let document = Document::parse(&*page);
    let item = nth(&document, 0).summary().next().unwrap();
    let edit = item.set(&Item::new("a\u{202e}").unwrap());
    assert_eq!(format!("{edit:?}"), r#"Edit { span: 42..48, text: "- a\u{202e}", .. }"#);
}

#[test]
fn moved_paper_keeps_its_text() {
    let page = |papers: &[&str]| DIGEST.to_owned() + &papers.concat();
    let (a, b, c) = ("### [A](a)\nVote: 07\n\n", "### [B](b)\r\n\r\n- b \r\n\r\n", "### [C](c)\n- c\n\n");
    let text = page(&[a, b, c]);
    let document = Document::parse(&*text);
    let papers: Vec<_> = document.papers().collect();
    for (edits, expected) in [
        (papers[0].move_after(&papers[2]), [b, c, a]),
        (papers[0].move_before(&papers[2]), [b, a, c]),
        (papers[1].move_before(&papers[0]), [b, a, c]),
        (papers[2].move_before(&papers[0]), [c, a, b]),
        (papers[2].move_after(&papers[0]), [a, c, b]),
    ] {
        assert_eq!(document.apply(edits), Ok(page(&expected)));
    }
    // A last paper without a line ending gets one, and a blank line before the next paper.
    let text = page(&[a, "### [C](c)\n- c"]);
    let document = Document::parse(&*text);
    let papers: Vec<_> = document.papers().collect();
    assert_eq!(document.apply(papers[1].move_before(&papers[0])), Ok(page(&["### [C](c)\n- c\n\n", a])));
    assert_eq!(document.apply(papers[0].move_after(&papers[1])), Ok(page(&["### [C](c)\n- c\n\n", a])));
}

/// The empty edit of the summary once repeated a line ending of the removed field.
#[test]
fn edit_that_changes_nothing_within_a_removed_field_adds_no_byte() {
    let page = format!("{DIGEST}### [A](a)\n\nAuthors: \n\n");
    let document = Document::parse(&*page);
    let paper = nth(&document, 0);
    let edits = [paper.remove_authors(), paper.set_summary(&[])];
    assert_eq!(document.apply(edits), Ok(format!("{DIGEST}### [A](a)\n\n")));
}
