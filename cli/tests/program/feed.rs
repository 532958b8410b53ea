//! Tests of `feed`.

use std::collections::BTreeSet;

use daily_papers::archive::{self, Keep};
use daily_papers::{Digest, Document};
use feed_rs::model::{Feed, FeedType};

use crate::run::{FOLDER, Folder, Run, run, run_on};

const ID: &str = "https://example.org/papers";

/// Runs the command on a page, in a file or on standard input.
fn feed(path: Option<&str>, input: &str) -> Run {
    run_on(&["feed", "--id", ID, path.unwrap_or("-")], input)
}

/// Returns the feed of a page, as an independent parser reads it, after checking what is true of
/// every feed.
fn read(page: &str) -> Feed {
    let Run { status, out, err } = feed(None, page);
    assert!(status == Some(0) || err.starts_with("warning"), "{err}");
    let feed = feed_rs::parser::parse(out.as_bytes()).unwrap();
    assert_eq!(feed.feed_type, FeedType::Atom);

    let document = Document::parse(page);
    let digests: Vec<Digest> =
        archive::dedupe(document.digests().map(|view| view.to_digest()), Keep::First).collect();
    let papers = digests.iter().flat_map(|digest| digest.papers.iter().map(|paper| (digest.date, paper)));
    assert_eq!(feed.entries.len(), papers.clone().count());
    let ids: BTreeSet<_> = feed.entries.iter().map(|entry| &entry.id).collect();
    assert_eq!(ids.len(), feed.entries.len(), "an identifier is repeated");
    for (entry, (date, paper)) in feed.entries.iter().zip(papers) {
        assert_eq!(entry.updated.unwrap().date_naive().to_string(), date.to_string());
        assert_eq!(entry.authors.len(), paper.authors.len());
        for link in &entry.links {
            assert!(link.href.starts_with("http"), "{}", link.href);
        }
        if let Some(id) = paper.arxiv_id() {
            assert_eq!(entry.id, id.without_version().abs_url().as_str());
        }
    }
    feed
}

#[test]
fn feed_has_an_entry_for_each_paper() {
    let page = concat!(
        "## Daily Papers (2025-05-08)\n\n",
        "### [종이배 & <강>](https://arxiv.org/abs/2505.97401v2)\n\nVote: 3\n\nAuthors: 김가람, Ada & Co\n\n",
        "- ***What's New***: a < b\n- c\n\n",
        "### [B](javascript:x)\n\n- d < e\n\n",
        "## Daily Papers (2025-05-09)\n\n### [A](https://arxiv.org/abs/2505.97401)\n\n### [C](https://example.org/?a=1&b=2)\n\n",
    );
    let feed = read(page);
    assert_eq!(feed.updated.unwrap().to_rfc3339(), "2025-05-09T00:00:00+00:00");
    let titles: Vec<_> = feed.entries.iter().map(|entry| &*entry.title.as_ref().unwrap().content).collect();
    assert_eq!(titles, ["종이배 & <강>", "B", "C"]);
    let [first, second, third] = &*feed.entries else { panic!("{feed:?}") };
    assert_eq!(first.id, "https://arxiv.org/abs/2505.97401");
    assert_eq!(first.summary.as_ref().unwrap().content, "***What's New***: a < b\nc");
    assert!(first.authors.iter().map(|author| author.name.as_deref()).eq([Some("김가람"), Some("Ada & Co")]));
    assert_eq!(first.links[0].href, "https://arxiv.org/abs/2505.97401v2");
    // RFC 4287 requires a content of an entry without a link.
    assert!(second.links.is_empty() && second.summary.is_none());
    assert_eq!(second.content.as_ref().unwrap().body.as_deref(), Some("d < e"));
    assert_eq!(third.links[0].href, "https://example.org/?a=1&b=2");
}

#[test]
fn feed_of_every_example_page_is_valid() {
    let folder = std::path::Path::new(FOLDER).join("examples/pages");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        count += read(&std::fs::read_to_string(entry.unwrap().path()).unwrap()).entries.len();
    }
    assert_eq!(count, 18);
}

#[test]
fn feed_of_a_hostile_page_is_valid() {
    let texts = [
        "]]>",
        "<![CDATA[x",
        "<!-- --",
        "&amp;&#0;",
        "</title><x>",
        "\u{0}\u{c}\u{1b}\u{7f}",
        "\u{fffe}\u{ffff}",
        "\r\t",
    ];
    let long = ["a", "<", "&", "가", "𝒳"].map(|piece| piece.repeat(10_000));
    let mut page = String::from("## Daily Papers (0000-01-01)\n\n");
    for text in texts.into_iter().map(str::to_owned).chain(long) {
        let url = text.replace(char::is_whitespace, "");
        page += &format!(
            "### [{text}](https://example.org/{url})\n\nAuthors: {text}x\n\n- {text}x\n\n### [{text}]({url})\n\n"
        );
    }
    let feed = read(&page);
    assert_eq!(feed.entries.len(), 26);
    assert_eq!(feed.entries[0].title.as_ref().unwrap().content, "]]>");
}

#[test]
fn page_without_papers_has_an_empty_feed() {
    for page in ["", "# Archive\n", "## Daily Papers (2025-05-09)\n\n"] {
        assert!(read(page).entries.is_empty());
    }
}

#[test]
fn feed_reads_an_archive_without_its_readme() {
    let folder = Folder::new();
    let page = "## Daily Papers (2025-05-09)\n\n### [A](b)\n\n";
    let path = folder.file("2025/05/09.md", page);
    folder.file("README.md", page);
    let Run { status, out, err } =
        run(&["feed", "--id", ID, "--title", "논문 <1>", folder.root().to_str().unwrap()]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    let archive = feed_rs::parser::parse(out.as_bytes()).unwrap();
    assert_eq!((archive.id.as_str(), archive.title.unwrap().content.as_str()), (ID, "논문 <1>"));
    let ids: Vec<_> = archive.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["https://example.org/papers#2025-05-09-0"]);
    assert_eq!(feed(Some(&path), "").out, feed(None, page).out);
}

#[test]
fn identifier_without_a_scheme_is_refused() {
    for id in ["papers", "example.org/papers", "a b", ""] {
        let Run { status, out, err } = run_on(&["feed", "--id", id, "-"], "");
        assert_eq!((status, out.as_str()), (Some(2), ""), "{id:?}");
        assert!(err.contains("expected a URL"), "{err}");
    }
    assert_eq!(run_on(&["feed", "--id", "urn:papers", "-"], "").status, Some(0));
}

#[test]
fn unreadable_page_does_not_stop_the_others() {
    let Run { status, out, err } =
        run_on(&["feed", "--id", ID, "none.md", "-"], "## Daily Papers (2025-05-09)\n### [A](b)\n");
    assert_eq!((status, feed_rs::parser::parse(out.as_bytes()).unwrap().entries.len()), (Some(2), 1));
    assert!(err.starts_with("error: none.md: "), "{err}");
    let Run { status, err, .. } = feed(None, "## Daily Papers (2025-05-09)\n### [A](b)\nVote: x\n");
    assert!(status == Some(1) && err.starts_with("error[malformed-field]: "), "{err}");
    assert_eq!(run(&["feed", "none.md"]).status, Some(2));
}
