//! Tests of the example `feed`.

use std::collections::BTreeSet;
use std::env::consts::EXE_SUFFIX;
use std::io::Write;
use std::process::{Command, Stdio};

use daily_papers::archive::{self, Keep};
use daily_papers::{Digest, Document};
use feed_rs::model::{Feed, FeedType};
use tempfile::TempDir;

use crate::run::{FOLDER, Run};

/// Runs the example on a page, in a file or on standard input.
fn feed(path: Option<&str>, input: &str) -> Run {
    let test = std::env::current_exe().unwrap();
    let examples = test.ancestors().nth(2).unwrap().join("examples");
    let mut command = Command::new(examples.join(format!("feed{EXE_SUFFIX}")));
    command.args(path).current_dir(FOLDER);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("`cargo test` builds the examples");
    // A program that does not read its input may have ended.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap().into()
}

/// Returns the feed of a page, as an independent parser reads it, after checking what is true of
/// every feed.
fn read(page: &str) -> Feed {
    let Run { status, out, err } = feed(None, page);
    assert_eq!((status, err.as_str()), (Some(0), ""));
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
        "### [B](javascript:x)\n\n",
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
    assert!(second.links.is_empty());
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
fn feed_reads_a_file() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.md");
    std::fs::write(&path, "## Daily Papers (2025-05-09)\n\n### [A](b)\n\n").unwrap();
    assert_eq!(feed(path.to_str(), "").out, feed(None, "## Daily Papers (2025-05-09)\n\n### [A](b)\n\n").out);
    let Run { status, out, err } = feed(Some("none.md"), "");
    assert_eq!((status, out.as_str()), (Some(1), ""));
    assert!(err.starts_with("Error: "), "{err}");
}
