//! Text that a change of values keeps, and text that it writes.

use daily_papers::{Document, Votes};

use super::*;

/// Checks the lines of a paper after a change of its value.
///
/// Tries both line endings, with and without another paper after the changed one.
#[track_caller]
fn assert_changed(lines: &str, change: impl Fn(&mut Paper), expected: &str) {
    for line_ending in ["\n", "\r\n"] {
        for rest in ["", "### [B](b)\n\nVote: 9\n\n- item\n\n"] {
            let [page, expected] = [lines, expected]
                .map(|lines| format!("{DIGEST}### [A](a)\n\n{lines}{rest}").replace('\n', line_ending));
            let document = Document::parse(&*page);
            let changed = document.update(|digests| change(&mut digests[0].papers[0]));
            assert_eq!(changed.as_ref().map(Document::as_str), Ok(&*expected), "{page:?}");
        }
    }
}

fn set_items(texts: &[&str]) -> impl Fn(&mut Paper) + use<> {
    let items = items(texts);
    move |paper| paper.summary.clone_from(&items)
}

#[test]
fn votes_change_by_their_digits() {
    let set = |votes| move |paper: &mut Paper| paper.votes = Some(votes);
    assert_changed("Vote: 007\n\n", set(Votes::Count(7)), "Vote: 007\n\n");
    assert_changed("Vote: 007\n\n", set(Votes::Count(8)), "Vote: 8\n\n");
    assert_changed("Vote: 007\n- a\n", set(Votes::Unknown), "Vote: -\n- a\n");
    assert_changed("Vote: -\n\n", set(Votes::Count(0)), "Vote: 0\n\n");
}

#[test]
fn authors_change_by_their_names() {
    let set = |names: &[&str]| {
        let authors = authors(names);
        move |paper: &mut Paper| paper.authors.clone_from(&authors)
    };
    let list = "Authors: ['A', \"B\",'\\x43' , ]\n\n";
    assert_changed(list, set(&["A", "B", "C"]), list);
    assert_changed(list, set(&["A", "B"]), "Authors: A, B\n\n");
    assert_changed(list, set(&["A", "C", "B"]), "Authors: A, C, B\n\n");
    assert_changed(list, set(&[]), "");
    assert_changed("Authors: [  ]\n\n", set(&[]), "Authors: [  ]\n\n");
    assert_changed("Authors: [  ]\n\n", set(&["A"]), "Authors: A\n\n");
    assert_changed("Authors: A , B\n", set(&["A ", "C"]), "Authors: A , C\n");
}

#[test]
fn title_and_url_change_within_their_brackets() {
    let page = format!("{DIGEST}### [[A](b)](c)\nVote: 07\n");
    for (title, url, heading) in [("[B]", "c", "### [[B]](c)"), ("[A](b)", "(d)", "### [[A](b)]((d))")] {
        let changed = Document::parse(&*page).update(|digests| {
            let paper = &mut digests[0].papers[0];
            (paper.title, paper.url) = (Title::new(title).unwrap(), Link::new(url).unwrap());
        });
        assert_eq!(changed.unwrap().as_str(), page.replace("### [[A](b)](c)", heading));
    }
}

#[test]
fn equal_media_keep_their_spelling() {
    let set = |media: Media| move |paper: &mut Paper| paper.media = Some(media.clone());
    let canonical = |src| {
        format!("[Watch Video]({src})\n<div><video controls src=\"{src}\" muted=\"false\"></video></div>\n\n")
    };
    for lines in [
        "[Watch Video]v\n\n",
        "[Watch Video]v\n<video src='v'></video>\n\n",
        "<video src='v'></video>\n\n",
        "<video src='v'></video>\nVote: 3\n[Watch Video](v)\n",
        // The source of the link has precedence over the source of the player.
        "[Watch Video](v)\n<video src='w'></video>\n\n",
    ] {
        assert_changed(lines, set(video("v")), lines);
        // The other fields change, and these lines stay.
        let changed = format!("{}- a\n\n", if lines.ends_with("\n\n") { "" } else { "\n" });
        assert_changed(lines, set_items(&["a"]), &[lines, &changed].concat());
    }
    for lines in
        ["[Watch Video]v\n\n", "[Watch Video]v\n<video src='v'></video>\n\n", "<video src='v'></video>\n\n"]
    {
        assert_changed(lines, set(video("w")), &canonical("w"));
        assert_changed(lines, set(image("v")), "![](v)\n\n");
        assert_changed(lines, |paper| paper.media = None, "");
    }
    assert_changed("![alt](i)\n\n", set(image("j")), "![alt](j)\n\n");
    assert_changed("![alt](i)\n\n", set(video("i")), &canonical("i"));
}

#[test]
fn lines_between_a_video_link_and_its_player_stay() {
    let set = |media: Media| move |paper: &mut Paper| paper.media = Some(media.clone());
    let (link, player) = ("[Watch Video](v)\n", "<video src='v'></video>\n");
    let new = "[Watch Video](w)\n<div><video controls src=\"w\" muted=\"false\"></video></div>\n";
    for between in ["stray\n", "Vote: 3\n", "Vote: 3\n\n", " \n", "Vote: x\nAuthors: A\n"] {
        for [first, last] in [[link, player], [player, link]] {
            let lines = format!("{first}{between}{last}\n- item\n\n");
            assert_changed(&lines, set(image("i")), &format!("![](i)\n{between}\n- item\n\n"));
            assert_changed(&lines, set(video("w")), &format!("{new}{between}\n- item\n\n"));
            assert_changed(&lines, |paper| paper.media = None, &format!("{between}- item\n\n"));
        }
    }
}

#[test]
fn first_of_doubled_fields_changes() {
    let votes = |paper: &mut Paper| paper.votes = Some(Votes::Count(4));
    assert_changed("Vote: 3\n\nVote: 5\n\n", votes, "Vote: 4\n\nVote: 5\n\n");
    let media = |paper: &mut Paper| paper.media = Some(image("k"));
    assert_changed("![](i)\n![](j)\n", media, "![](k)\n![](j)\n");
    let both = "[Watch Video](v)\n<video src='v'></video>\n";
    assert_changed(&format!("{both}{both}"), media, &format!("![](k)\n{both}"));
}

#[test]
fn missing_field_is_added_after_the_one_before_it() {
    let votes = |paper: &mut Paper| paper.votes = Some(Votes::Count(3));
    assert_changed("", votes, "Vote: 3\n\n");
    assert_changed("- a\n\n", votes, "Vote: 3\n\n- a\n\n");
    assert_changed("![](i)\n- a\n", votes, "![](i)\n\nVote: 3\n\n- a\n");
    assert_changed("![](i)\n\nAuthors: A\n\n", votes, "![](i)\n\nVote: 3\n\nAuthors: A\n\n");
    assert_changed("Authors: A\n\n![](i)\n\n", votes, "Authors: A\n\n![](i)\n\nVote: 3\n\n");
    assert_changed("\n- a\n\n", votes, "Vote: 3\n\n\n- a\n\n");
    assert_changed("stray\n\n- a\n\n", votes, "stray\n\nVote: 3\n\n- a\n\n");
    let all = |paper: &mut Paper| {
        paper.votes = Some(Votes::Unknown);
        (paper.media, paper.authors) = (Some(image("i")), authors(&["A", "B"]));
    };
    assert_changed("- a\n", all, "![](i)\n\nVote: -\n\nAuthors: A, B\n\n- a\n");
}

#[test]
fn removed_field_takes_the_blank_line_after_it() {
    let remove = |paper: &mut Paper| paper.votes = None;
    assert_changed("![](i)\n\nVote: 3\n\n- a\n\n", remove, "![](i)\n\n- a\n\n");
    assert_changed("![](i)\n\nVote: 3\n\n\n- a\n\n", remove, "![](i)\n\n\n- a\n\n");
    assert_changed("![](i)\nVote: 3\n- a\n", remove, "![](i)\n- a\n");
    assert_changed("Vote: 3\nstray\n", remove, "stray\n");
    let replace = |paper: &mut Paper| (paper.votes, paper.authors) = (None, authors(&["A"]));
    assert_changed("Vote: 3\n\n- a\n\n", replace, "Authors: A\n\n- a\n\n");
}

#[test]
fn equal_items_keep_their_lines() {
    let lines = "- one\n- **L**: two\n  more\n- three\n\n";
    let (one, two, three) = ("one", "**L**: two\n  more", "three");
    let set = |texts: &[&str]| {
        let items: Vec<Item> = texts.iter().map(|text| text.parse().unwrap()).collect();
        move |paper: &mut Paper| paper.summary.clone_from(&items)
    };
    assert_changed(lines, set(&[one, two, three]), lines);
    assert_changed(lines, set(&[three, two, one]), "- three\n- **L**: two\n  more\n- one\n\n");
    assert_changed(lines, set(&[two, three, one]), "- **L**: two\n  more\n- three\n- one\n\n");
    assert_changed(lines, set(&[one, three]), "- one\n- three\n\n");
    assert_changed(lines, set(&[one, two]), "- one\n- **L**: two\n  more\n\n");
    assert_changed(lines, set(&[]), "");
    assert_changed(lines, set(&[one, "***L***: two", three]), "- one\n- ***L***: two\n- three\n\n");
    assert_changed(
        lines,
        set(&[one, two, "a\nb", three]),
        "- one\n- **L**: two\n  more\n- a\nb\n- three\n\n",
    );
    assert_changed(lines, set(&[one, one, two]), "- one\n- one\n- **L**: two\n  more\n\n");
    assert_changed("Vote: 3\n", set(&["a"]), "Vote: 3\n\n- a\n\n");
    assert_changed("Vote: 3\n\n\n", set(&["a"]), "Vote: 3\n\n\n- a\n\n");
    assert_changed("Vote: 3\n\n- a\n", set(&[]), "Vote: 3\n\n");
    let loose = "- a\n\n- b\n\n- c\n\n";
    assert_changed(loose, set(&["a", "c"]), "- a\n\n- c\n\n");
    assert_changed(loose, set(&["a", "b"]), "- a\n\n- b\n\n");
    assert_changed(loose, set(&["c", "a", "b"]), "- c\n- a\n\n- b\n\n");
}

#[test]
fn unknown_lines_stay_behind_what_they_stood_behind() {
    let lines = "- one\n\nstray\n\n- two\n- three\n\nlast\n\n";
    assert_changed(
        lines,
        set_items(&["one", "two", "three", "four"]),
        &lines.replace("last\n\n", "last\n- four\n\n"),
    );
    assert_changed(
        lines,
        set_items(&["two", "one", "three"]),
        "- two\n- one\n\nstray\n\n- three\n\nlast\n\n",
    );
    assert_changed(lines, set_items(&["one", "three"]), "- one\n\nstray\n\n- three\n\nlast\n\n");
    assert_changed(lines, set_items(&["1", "2", "3"]), "- 1\n\nstray\n\n- 2\n- 3\n\nlast\n\n");
    // An unknown line directly after an item would continue it.
    assert_changed(lines, set_items(&["one", "two"]), "- one\n\nstray\n\n- two\n\nlast\n\n");
    assert_changed(lines, set_items(&["two", "three"]), "- two\n\nstray\n\n- three\n\nlast\n\n");
    assert_changed("- one\n\nstray\n- two\n\n", set_items(&[]), "stray\n\n");
}

#[test]
fn text_after_an_unended_last_line_follows_a_blank_line() {
    let new = new_paper("N");
    for (last, ended) in [
        ("- item", "- item\n"),
        ("- item", "- item\r\n"),
        ("- item\r", "- item\r\r\n"),
        ("stray", "stray\n"),
        ("\r", "\r\r\n"),
    ] {
        let line_ending = if ended.ends_with("\r\n") { "\r\n" } else { "\n" };
        let heading = format!("{DIGEST}### [A](a)\n\n");
        let heading = if last.ends_with('\r') { heading } else { heading.replace('\n', line_ending) };
        let document = Document::parse(format!("{heading}{last}"));
        let changed = document.update(|digests| digests[0].papers.push(new.clone())).unwrap();
        let expected = format!("{heading}{ended}{}", format!("\n{new}").replace('\n', line_ending));
        assert_eq!(changed.as_str(), expected);
        // A paper that moves from the end of the page is separated from the next one, too.
        let moved = changed.update(|digests| digests[0].papers.reverse()).unwrap();
        let new = new.to_string().replace('\n', line_ending);
        assert_eq!(
            moved.as_str(),
            [
                &heading[..DIGEST.len() + heading.matches("\r\n").count().min(2)],
                &new,
                &expected[DIGEST.len() + heading.matches("\r\n").count().min(2)..expected.len() - new.len()]
            ]
            .concat()
        );
    }
}

#[test]
fn moved_paper_keeps_its_text() {
    let page = |papers: &[&str]| DIGEST.to_owned() + &papers.concat();
    let (a, b, c) = ("### [A](a)\nVote: 07\n\n", "### [B](b)\r\n\r\n- b \r\n\r\n", "### [C](c)\n- c\n\n");
    let document = Document::parse(page(&[a, b, c]));
    for (order, expected) in [([1, 2, 0], [b, c, a]), ([1, 0, 2], [b, a, c]), ([2, 1, 0], [c, b, a])] {
        let changed = document.update(|digests| {
            let papers = digests[0].papers.clone();
            digests[0].papers = order.map(|at: usize| papers[at].clone()).to_vec();
        });
        assert_eq!(changed.unwrap().as_str(), page(&expected));
    }
    // A last paper without a line ending gets one, and a blank line before the next paper.
    let document = Document::parse(page(&[a, "### [C](c)\n- c"]));
    let changed = document.update(|digests| digests[0].papers.reverse()).unwrap();
    assert_eq!(changed.as_str(), page(&["### [C](c)\n- c\n\n", a]));
}

#[test]
fn lines_after_a_broken_heading_stay() {
    let broken = "### broken\nlost\n\n";
    let [a, b, c] = ["A", "B", "C"].map(|title| format!("### [{title}](u)\n\n"));
    let document = Document::parse(format!("{DIGEST}{a}{broken}{b}{c}"));
    let titles = |titles: &[&str]| {
        let papers: Vec<_> = titles.iter().map(|title| new_paper(title)).collect();
        let changed = document.update(|digests| digests[0].papers = papers).unwrap();
        changed.as_str().strip_prefix(DIGEST).unwrap().to_owned()
    };
    assert_eq!(titles(&["A", "B"]), format!("{a}{broken}{b}"));
    assert_eq!(titles(&["B", "C"]), format!("{broken}{b}{c}"));
    assert_eq!(titles(&["A", "C", "B"]), format!("{a}{broken}{c}{b}"));
    assert_eq!(titles(&[]), broken);
    let other = Paper::new(Title::new("D").unwrap(), Link::new("d").unwrap());
    let changed = document.update(|digests| digests[0].papers = vec![other.clone()]).unwrap();
    assert_eq!(changed.as_str(), format!("{DIGEST}{broken}{other}"));
}
