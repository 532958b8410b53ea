//! Digests that are added, removed, moved and changed.

use daily_papers::{Document, Votes};

use super::*;

const README: &str = concat!(
    "# Papers of the day\n\nNewest first.\n\n",
    "## Daily Papers (2024-04-23)\n\n### [A](a)\n\nVote: 3\n\n- 요약\n\n",
    "## License\n\nMIT\n",
);

/// Returns the page with these digests.
#[track_caller]
fn with(page: &str, digests: &[Digest]) -> String {
    Document::parse(page).with_digests(digests).unwrap().to_string()
}

#[test]
fn digest_between_prose_is_replaced() {
    let next: Digest = "## Daily Papers (2024-04-24)\n\n### [B](b)\n\nVote: 7\n\n- 다음\n\n".parse().unwrap();
    let (before, rest) = README.split_once("## Daily").unwrap();
    let (_, after) = rest.split_once("## License").unwrap();
    assert_eq!(with(README, std::slice::from_ref(&next)), format!("{before}{next}## License{after}"));
}

#[test]
fn digest_is_added_at_the_end_of_a_page_without_digests() {
    let digest = new_digest("A");
    for (page, expected) in [
        ("", ""),
        ("# Archive", "# Archive\n\n"),
        ("# Archive\n", "# Archive\n\n"),
        ("# Archive\n\n", "# Archive\n\n"),
        ("# Archive\r\n", "# Archive\r\n\r\n"),
        ("- text", "- text\n\n"),
        ("text\r", "text\r\r\n\r\n"),
        ("\u{feff}", "\u{feff}"),
    ] {
        let line_ending = if expected.ends_with("\r\n") { "\r\n" } else { "\n" };
        let expected = [expected, &digest.to_string().replace('\n', line_ending)].concat();
        assert_eq!(with(page, std::slice::from_ref(&digest)), expected, "{page:?}");
    }
}

#[test]
fn digests_are_added_next_to_a_digest() {
    let old = Document::parse(README).digests().next().unwrap().to_digest();
    let (one, two) = (new_digest("One"), new_digest("Two"));
    let text = "## Daily Papers (2024-04-23)\n\n### [A](a)\n\nVote: 3\n\n- 요약\n\n";
    assert_eq!(
        with(README, &[one.clone(), old, two.clone()]),
        README.replace(text, &format!("{one}{text}{two}"))
    );
    assert_eq!(with(README, &[]), README.replace(text, ""));
}

#[test]
fn byte_order_mark_stays_first() {
    let page = format!("\u{feff}{DIGEST}### [A](a)\n\n");
    let old = Document::parse(&*page).digests().next().unwrap().to_digest();
    let new = new_digest("B");
    assert_eq!(with(&page, &[]), "\u{feff}");
    assert_eq!(with(&page, &[new.clone(), old.clone()]), format!("\u{feff}{new}{DIGEST}### [A](a)\n\n"));
    let two = with(&page, &[old.clone(), new.clone()]);
    assert_eq!(two, format!("{page}{new}"));
    assert_eq!(with(&two, &[new.clone(), old]), format!("\u{feff}{new}{DIGEST}### [A](a)\n\n"));
}

#[test]
fn equal_digests_keep_their_text_before_those_of_one_date() {
    let [a, b] = ["### [A](a)\nVote: 07\n", "### [B](b)\n- b\n"];
    let heading = "## Daily Papers (2024-04-23)\n";
    let page = format!("{heading}{a}{heading}{b}");
    let digests = Digest::parse_recoverable(&page).0;
    assert_eq!(with(&page, &digests[1..]), format!("{heading}{b}"));
    let mut first = digests[0].clone();
    first.papers[0].votes = Some(Votes::Count(8));
    // The second digest is equal, so the first one is the one that changed.
    assert_eq!(with(&page, &[first, digests[1].clone()]), page.replace("07", "8"));
    assert_eq!(with(&page, &[digests[1].clone(), digests[0].clone()]), format!("{heading}{b}\n{heading}{a}"));
}

#[test]
fn paper_keeps_its_text_in_another_digest() {
    let [a, b, c] = ["### [A](a)\nVote: 07\n\n", "### [B](b)\n- b\n\n", "### [C](c)\n\n\n"];
    let other = "## Daily Papers (2024-04-24)\n\n";
    let document = Document::parse(format!("{DIGEST}{a}{b}# Prose\n\n{other}{c}"));
    let changed = document.update(|digests| {
        let paper = digests[0].papers.remove(0);
        digests[1].papers.push(paper);
    });
    assert_eq!(changed.unwrap().as_str(), format!("{DIGEST}{b}# Prose\n\n{other}{c}{a}"));
    // So does one that moves to a new digest.
    let changed = document.update(|digests| {
        let moved = digests[0].papers.remove(1);
        digests.push(Digest::new("2024-04-25".parse().unwrap(), vec![moved]));
    });
    let new = "## Daily Papers (2024-04-25)\n\n";
    assert_eq!(changed.unwrap().as_str(), format!("{DIGEST}{a}# Prose\n\n{other}{c}{new}{b}"));
}

#[test]
fn paper_with_the_same_url_or_title_is_the_changed_one() {
    let line = |title: &str, url: &str| format!("{DIGEST}### [{title}]({url})\nVote: 07\n- a\n");
    let page = line("A", "https://arxiv.org/abs/2404.14219");
    for (title, url) in [
        ("B", "https://arxiv.org/abs/2404.14219"),
        ("B", "https://arxiv.org/pdf/2404.14219v2"),
        ("A", "https://example.org"),
    ] {
        let changed = Document::parse(&*page).update(|digests| {
            let paper = &mut digests[0].papers[0];
            (paper.title, paper.url) = (Title::new(title).unwrap(), Link::new(url).unwrap());
        });
        assert_eq!(changed.unwrap().as_str(), line(title, url));
    }
    // Another paper at the same place is not the changed one.
    let changed = Document::parse(&*page).update(|digests| digests[0].papers = vec![new_paper("B")]);
    assert_eq!(changed.unwrap().as_str(), format!("{DIGEST}### [B](u)\n\n"));
}
