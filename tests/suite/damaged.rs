//! Tests on damaged pages: each error is reported, and no other value is lost.

use std::fs;
use std::path::{Path, PathBuf};

use daily_papers::{Digest, Document, Paper, Votes};

/// A damaged page, and what is expected.
struct Page {
    path: PathBuf,
    text: String,
    /// The errors of strict parsing: line, column and code.
    errors: Vec<(usize, usize, String)>,
    /// The number of papers that recovering parsing returns.
    papers: usize,
}

/// Returns the paths with this extension, sorted.
fn paths(extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/damaged");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    paths
}

/// Returns every damaged page.
fn pages() -> Vec<Page> {
    let pages: Vec<_> = paths("md").into_iter().map(page).collect();
    assert!(pages.len() >= 14, "{} pages", pages.len());
    pages
}

/// Returns the damaged page with this name.
fn named(name: &str) -> Page {
    page(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/damaged").join(name).with_extension("md"))
}

fn page(path: PathBuf) -> Page {
    let text = fs::read_to_string(&path).unwrap();
    let expected = fs::read_to_string(path.with_extension("expected")).unwrap();
    let mut page = Page { path, text, errors: Vec::new(), papers: usize::MAX };
    for line in expected.lines() {
        if let Some(papers) = line.strip_prefix("papers: ") {
            page.papers = papers.parse().unwrap();
        } else {
            let (place, rest) = line.split_once(' ').unwrap();
            let (number, column) = place.split_once(':').unwrap();
            let (code, _) = rest.split_once(' ').unwrap();
            page.errors.push((number.parse().unwrap(), column.parse().unwrap(), code.to_owned()));
        }
    }
    assert!(!page.errors.is_empty(), "{}", page.path.display());
    page
}

/// Returns the papers of all digests of a page.
fn papers(text: &str) -> Vec<Paper> {
    Digest::parse_recoverable(text).0.into_iter().flat_map(|digest| digest.papers).collect()
}

/// Returns the paper whose title starts with this text.
fn paper(text: &str, title: &str) -> Paper {
    papers(text).into_iter().find(|paper| paper.title.as_str().starts_with(title)).unwrap()
}

#[test]
fn every_page_has_its_expectations() {
    let expected: Vec<_> = paths("expected").iter().map(|path| path.with_extension("md")).collect();
    assert_eq!(paths("md"), expected);
}

#[test]
fn every_error_is_at_the_expected_position() {
    for page in pages() {
        let error = page.text.parse::<Digest>().unwrap_err();
        let found: Vec<_> = error
            .diagnostics()
            .iter()
            .map(|each| (each.line(), each.column(), each.code().name().to_owned()))
            .collect();
        assert_eq!(found, page.errors, "{}", page.path.display());
        let count = papers(&page.text).len();
        assert_eq!(count, page.papers, "{}", page.path.display());
    }
}

#[test]
fn every_damaged_page_roundtrips() {
    for page in pages() {
        let document = Document::parse(page.text.as_str());
        assert_eq!(document.to_string(), page.text, "{}", page.path.display());
        let lines: Vec<_> = document.lines().map(|line| line.span.text(&page.text).unwrap()).collect();
        assert_eq!(lines.concat(), page.text, "{}", page.path.display());
    }
}

#[test]
fn undamaged_papers_are_parsed() {
    for page in pages().into_iter().filter(|page| page.papers > 0) {
        let barley = paper(&page.text, "Barley Fields");
        assert_eq!(barley.votes, Some(Votes::Count(20)), "{}", page.path.display());
        assert_eq!(barley.authors, ["Ma Ga-ram", "Ludvig Ekström-Håll"], "{}", page.path.display());
        assert_eq!(barley.summary.len(), 2, "{}", page.path.display());
        let copper = paper(&page.text, "Copper Wire");
        assert_eq!(copper.votes, Some(Votes::Count(7)), "{}", page.path.display());
        assert_eq!(copper.authors, ["Siobhán Mac an tSaoir", "Yao Fenglin"], "{}", page.path.display());
        let labels: Vec<_> = copper.summary.iter().map(|item| item.label().unwrap().as_str()).collect();
        assert_eq!(labels, ["What's New", "Performance Highlights"], "{}", page.path.display());
        for paper in [barley, copper] {
            assert!(page.text.contains(&paper.to_string()), "{}: {paper}", page.path.display());
            assert!(paper.arxiv_id().is_some() && paper.media.is_some(), "{}", page.path.display());
        }
    }
}

#[test]
fn malformed_field_is_missing_from_its_paper() {
    for (name, title, votes, authors, has_media) in [
        ("broken-image", "Half a Picture", Some(16), &["Gwak Min-seul", "Đorđe Stamenić"][..], false),
        ("votes-not-a-number", "Applause", None, &["Kjartan Øverbø", "Jo Ae-ri"], true),
        ("unclosed-python-list", "Loom", Some(9), &[], true),
        ("stray-field-after-items", "Afterthought", None, &["Hallgerður Finnsdóttir", "Nam Bo-deul"], true),
        ("unknown-line", "Driftwood", Some(3), &["Ruaridh MacIlwham", "Cui Shenyi"], true),
        ("nul", "Null Island", Some(0), &["Lavinia Oprișan", "Do Mi-reu"], true),
        ("image-alt", "Caption Me", Some(18), &["Nomvula Dhladhla", "Fei Yunqiao"], true),
    ] {
        let paper = paper(&named(name).text, title);
        assert_eq!((paper.votes, paper.media.is_some()), (votes.map(Votes::Count), has_media), "{name}");
        assert!(paper.authors.iter().map(|author| author.as_str()).eq(authors.iter().copied()), "{name}");
        assert_eq!(paper.summary.len(), 1, "{name}");
    }
}

#[test]
fn first_of_two_fields_is_kept() {
    let paper_of = |name| paper(&named(name).text, "Hearth");
    assert_eq!(paper_of("doubled-votes").votes, Some(Votes::Count(12)));
    let media = paper_of("doubled-media").media.unwrap();
    assert_eq!(media.src(), "https://thumbnails.example.org/papers/2402.98003.png");
}

#[test]
fn paper_with_malformed_heading_is_not_parsed() {
    for (name, last, next) in [("broken-link", 24, 25), ("heading-with-space", 23, 24)] {
        let page = named(name);
        let titles: Vec<_> = papers(&page.text).into_iter().map(|paper| paper.title).collect();
        assert!(
            titles[0].as_str().starts_with("Barley") && titles[1].as_str().starts_with("Copper"),
            "{name}"
        );
        let lines: Vec<_> = page.text.lines().collect();
        assert!(lines[13].starts_with("### [") && lines[next - 1].starts_with("### [Copper"), "{name}");
        let document = Document::parse(page.text.as_str());
        let digest = document.digests().next().unwrap();
        let belong: usize = digest.papers().map(|paper| paper.as_str().lines().count()).sum();
        // The lines before the first paper belong to none, nor do those after a malformed heading.
        assert_eq!(belong, lines.len() - 2 - (last - 13), "{name}");
    }
}

#[test]
fn field_after_an_item_is_a_continuation() {
    let page = named("stray-field-after-items");
    let paper = paper(&page.text, "Afterthought");
    let text = paper.summary[0].text();
    assert_eq!(text.split('\n').count(), 2);
    assert!(text.split('\n').nth(1).is_some_and(|line| line.starts_with("Vote: 4 ")));
}

#[test]
fn prose_before_a_digest_is_an_error_of_strict_parsing_only() {
    let page = named("prose-before");
    assert_eq!(Document::parse(page.text.as_str()).diagnostics(), []);
    for page in pages().into_iter().filter(|page| !page.path.ends_with("prose-before.md")) {
        let diagnostics = Document::parse(page.text.as_str()).diagnostics();
        assert_eq!(
            page.text.parse::<Digest>().unwrap_err().diagnostics(),
            diagnostics,
            "{}",
            page.path.display()
        );
    }
}
