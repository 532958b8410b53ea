//! Properties of the crate, each a function that panics if the property is broken.
//!
//! The property tests and the fuzz targets share these functions.
#![allow(dead_code, unreachable_pub, reason = "each caller uses some of the properties")]

use std::fmt::Write;

use daily_papers::diagnostic::Encoding;
use daily_papers::syntax::{Kind, lines};
use daily_papers::{
    Author, Code, Diagnostic, Digest, Document, Emphasis, Item, Label, Link, Media, Paper, Severity, Title,
    VideoLink, Votes,
};

use self::hidden::is_safe;
use crate::reference;

pub(crate) mod answers;
pub(crate) mod data;
pub(crate) mod fixing;
pub(crate) mod hidden;
pub(crate) mod literals;
pub(crate) mod reader;
pub(crate) mod summary;
pub(crate) mod updates;

/// Checks that a document prints its text, that lines tile the text, and that views are nested.
pub fn lossless(text: &str) {
    let document = Document::parse(text);
    assert_eq!(document.to_string(), text);
    assert_eq!(document.clone().into_owned().into_text(), text);

    let mut end = 0;
    for line in document.lines() {
        assert_eq!(line.span.start, end, "lines leave no gap");
        assert!(!line.span.is_empty(), "a line has at least one byte");
        let whole = line.span.text(text).expect("a line is on character boundaries");
        assert_eq!(
            whole.matches('\n').count(),
            usize::from(whole.ends_with('\n')),
            "a line has one line feed at most"
        );
        end = line.span.end;
    }
    assert_eq!(end, text.len(), "lines reach the end of the text");

    let mut digest_end = 0;
    for digest in document.digests() {
        assert!(digest_end <= digest.span().start);
        digest_end = digest.span().end;
        assert_eq!(digest.span().text(text), Some(digest.as_str()));
        let mut paper_end = digest.span().start;
        for paper in digest.papers() {
            assert!(paper_end <= paper.span().start && digest.span().contains(paper.span()));
            paper_end = paper.span().end;
            assert_eq!(paper.span().text(text), Some(paper.as_str()));
            let mut item_end = paper.span().start;
            for item in paper.summary() {
                assert!(item_end <= item.span().start && paper.span().contains(item.span()));
                item_end = item.span().end;
                assert!(item.span().text(text).is_some_and(|text| text.starts_with("- ")));
            }
        }
    }
    assert!(digest_end <= text.len());
}

/// Checks that every method of a document returns, and that its diagnostics and values are valid.
pub fn total(text: &str) {
    let document = Document::parse(text);
    let mut sink = String::new();
    write!(sink, "{document:?}").unwrap();
    for line in document.lines() {
        write!(sink, "{line:?}").unwrap();
    }
    for paper in document.digests().flat_map(|digest| digest.papers()) {
        write!(sink, "{:?}{:?}{:?}", paper.title(), paper.url(), paper.arxiv_id()).unwrap();
        write!(sink, "{:?}{:?}{:?}", paper.media(), paper.votes(), paper.author_list()).unwrap();
        for item in paper.summary() {
            write!(sink, "{:?}{:?}{:?}", item.label(), item.emphasis(), item.text()).unwrap();
        }
    }
    diagnostics(text, &document.diagnostics());
    let (digests, _) = Digest::parse_recoverable(text);
    for digest in &digests {
        value(digest);
    }
    match text.parse::<Digest>() {
        Ok(digest) => assert_eq!(digests, [digest], "strict and recovering parsing agree"),
        Err(error) => {
            diagnostics(text, error.diagnostics());
            assert!(error.diagnostics().iter().all(Diagnostic::is_error));
            assert_eq!(error.span(), error.diagnostics()[0].span());
        }
    }
}

/// Checks that diagnostics are sorted, in bounds, limited in number and size, and safe to print.
pub fn diagnostics(text: &str, diagnostics: &[Diagnostic]) {
    assert!(diagnostics.len() <= 1001);
    let starts: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.span().start).collect();
    assert!(starts.is_sorted(), "diagnostics are in the order of the page");
    for diagnostic in diagnostics {
        let span = diagnostic.span();
        let before = text.get(..span.start).expect("a span is on character boundaries");
        assert!(span.text(text).is_some());
        assert_eq!(diagnostic.line(), before.matches('\n').count() + 1);
        let line = before.rsplit('\n').next().unwrap_or_default();
        let line = if diagnostic.line() == 1 { line.trim_start_matches('\u{feff}') } else { line };
        if diagnostic.code() != Code::TooMany {
            assert_eq!(diagnostic.column(), line.chars().count() + 1, "{diagnostic:?}");
            ranges(text, diagnostic);
        }
        let rendering = diagnostic.render(text).to_string();
        assert!(rendering.len() < 8000, "{} bytes", rendering.len());
        assert!(rendering.chars().all(|c| c == '\n' || is_safe(c)), "{rendering:?}");
        for shown in [diagnostic.to_string(), format!("{diagnostic:?}")] {
            assert!(shown.chars().all(is_safe), "{shown:?}");
        }
    }
}

/// Checks that a digest parses back equal without diagnostics.
///
/// The digest must also roundtrip through JSON and postcard.
pub fn value(digest: &Digest) {
    let page = digest.to_string();
    assert_eq!(page.parse::<Digest>().as_ref(), Ok(digest), "{page:?}");
    assert_eq!(Document::parse(&*page).diagnostics(), [], "{page:?}");
    assert_eq!(Digest::parse_recoverable(&page).0, std::slice::from_ref(digest));

    let json = serde_json::to_string(digest).unwrap();
    assert_eq!(serde_json::from_str::<Digest>(&json).unwrap(), *digest, "{json}");
    let bytes = postcard::to_allocvec(digest).unwrap();
    assert_eq!(postcard::from_bytes::<Digest>(&bytes).unwrap(), *digest);
}

/// Checks that the printed form of a digest parses back equal, and prints the same.
pub fn format(text: &str) {
    let Ok(digest) = text.parse::<Digest>() else { return };
    let canonical = digest.to_string();
    let again: Digest = canonical.parse().expect("the canonical form is valid");
    assert_eq!(again, digest);
    assert_eq!(again.to_string(), canonical);
}

/// Checks that a byte-order mark and CRLF line endings change neither values nor diagnostics.
pub fn independence(text: &str) {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let read = |text: &str| {
        let (digests, diagnostics) = Digest::parse_recoverable(text);
        let places: Vec<_> =
            diagnostics.iter().map(|d| (d.code(), d.line(), d.column(), d.severity())).collect();
        (digests, places, text.parse::<Digest>().is_ok())
    };
    let plain = read(bare);
    // Only the first byte-order mark is skipped; a second one would be text.
    if !bare.starts_with('\u{feff}') {
        assert_eq!(read(&format!("\u{feff}{bare}")), plain);
    }
    // A second carriage return before a line feed would be text.
    if !bare.contains("\r\n") && !bare.ends_with('\r') {
        assert_eq!(read(&bare.replace('\n', "\r\n")), plain);
    }
}

/// Checks that lines, values and errors are equal to those of the reference parser.
pub fn reference(text: &str) {
    let page = reference::read(text);
    let kinds: Vec<_> = lines(text)
        .map(|line| reference::Line { start: line.span.start, end: line.span.end, kind: kind(&line.kind) })
        .collect();
    assert_eq!(kinds, page.lines, "{text:?}");

    let (digests, diagnostics) = Digest::parse_recoverable(text);
    let plain: Vec<_> = digests.iter().map(plain_digest).collect();
    assert_eq!(plain, page.digests, "{text:?}");

    if diagnostics.iter().any(|diagnostic| diagnostic.code() == Code::TooMany) {
        return;
    }
    let strict_only = ["prose", "no-digest", "several-digests"];
    let lines_of = |problems: &[reference::Problem]| -> Vec<_> {
        let mut lines: Vec<_> = problems
            .iter()
            .filter(|problem| !strict_only.contains(&problem.what))
            .map(|problem| (problem.line, problem.what))
            .collect();
        lines.sort_unstable();
        lines
    };
    let found = |severity: Severity| -> Vec<_> {
        let found = diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity);
        let mut lines: Vec<_> =
            found.map(|diagnostic| (diagnostic.line(), what(diagnostic.code()))).collect();
        lines.sort_unstable();
        lines
    };
    assert_eq!(found(Severity::Error), lines_of(&page.errors), "{text:?}");
    assert_eq!(found(Severity::Warning), lines_of(&page.warnings), "{text:?}");

    // Strict parsing would lose the source of the player, so it reports this warning as an error.
    let differs = page.warnings.iter().filter(|problem| problem.what == "video-differs");
    match text.parse::<Digest>() {
        Ok(_) => {
            assert_eq!(page.errors, [], "{text:?}");
            assert_eq!(differs.count(), 0, "{text:?}");
        }
        Err(error) => {
            // Without a digest, strict parsing reports only malformed digest headings.
            let mut strict: Vec<_> = error.diagnostics().iter().map(|d| (d.line(), what(d.code()))).collect();
            let mut expected: Vec<_> =
                page.errors.iter().chain(differs).map(|problem| (problem.line, problem.what)).collect();
            if page.digests.is_empty() {
                expected.retain(|(_, what)| *what == "malformed-digest-heading");
                strict.retain(|(_, what)| *what != "no-digest");
            }
            strict.sort_unstable();
            expected.sort_unstable();
            assert_eq!(strict, expected, "{text:?}");
        }
    }
}

/// Returns the name of a kind in the reference parser.
fn kind(kind: &Kind<'_>) -> &'static str {
    match kind {
        Kind::Prose(_) => "prose",
        Kind::DigestHeading { .. } => "digest-heading",
        Kind::MalformedDigestHeading(_) => "malformed-digest-heading",
        Kind::PaperHeading { .. } => "paper-heading",
        Kind::MalformedPaperHeading(_) => "malformed-paper-heading",
        Kind::Skipped(_) => "skipped",
        Kind::Blank => "blank",
        Kind::Image { .. } => "image",
        Kind::VideoLink { .. } => "video-link",
        Kind::VideoPlayer { .. } => "video-player",
        Kind::Votes { .. } => "votes",
        Kind::Authors(_) => "authors",
        Kind::Item { .. } => "item",
        Kind::Continuation(_) => "continuation",
        Kind::MalformedField(_) | Kind::Unknown(_) => "unknown",
        other => panic!("unknown kind: {other:?}"),
    }
}

/// Returns the name of a problem in the reference parser.
fn what(code: Code) -> &'static str {
    match code {
        Code::MalformedField | Code::UnknownLine => "unknown",
        Code::DoubledField => "doubled",
        Code::FieldOrder => "order",
        other => other.name(),
    }
}

fn plain_digest(digest: &Digest) -> reference::Digest {
    reference::Digest {
        date: digest.date.to_string(),
        papers: digest.papers.iter().map(plain_paper).collect(),
    }
}

/// Checks the range of a diagnostic against its line and columns, in every encoding.
fn ranges(text: &str, diagnostic: &Diagnostic) {
    let span = diagnostic.span();
    let columns = |count: fn(&str) -> usize| {
        [span.start, span.end].map(|offset| {
            let line = text[..offset].rsplit('\n').next().unwrap_or_default();
            let is_first = line.len() == offset;
            count(if is_first { line.strip_prefix('\u{feff}').unwrap_or(line) } else { line }) + 1
        })
    };
    let of = |encoding| {
        let range = diagnostic.range(text, encoding).expect("the diagnostic is of this page");
        assert_eq!((range.start.line, range.end.line), (diagnostic.line(), diagnostic.end_line()));
        [range.start.column, range.end.column]
    };
    assert_eq!(of(Encoding::Utf8), columns(str::len));
    assert_eq!(of(Encoding::Utf16), columns(|line| line.encode_utf16().count()));
    assert_eq!(of(Encoding::Utf32), columns(|line| line.chars().count()));
    assert_eq!(of(Encoding::Utf32), [diagnostic.column(), diagnostic.end_column()]);
}

fn plain_paper(paper: &Paper) -> reference::Paper {
    reference::Paper {
        title: paper.title.to_string(),
        url: paper.url.to_string(),
        media: paper.media.as_ref().map(|media| match media {
            Media::Image(src) => reference::Media::Image(src.to_string()),
            Media::Video(src) => reference::Media::Video(src.to_string()),
            _ => panic!("unknown medium: {media:?}"),
        }),
        votes: paper.votes.map(Votes::count),
        authors: paper.authors.iter().map(ToString::to_string).collect(),
        summary: paper.summary.iter().map(plain_item).collect(),
    }
}

fn plain_item(item: &Item) -> reference::Item {
    reference::Item {
        label: item.label().map(ToString::to_string),
        strong: item.label().is_some_and(|label| label.emphasis() == Emphasis::Strong),
        text: item.text().to_owned(),
    }
}

/// Checks that constructors refuse exactly the texts that would not parse back equal from a page.
///
/// The reference parser decides what a page contains.
pub fn refused_exactly(text: &str) {
    let reads = |page: String, field: &dyn Fn(&reference::Paper) -> bool| {
        let page = reference::read(&page);
        let [digest] = &*page.digests else { return false };
        let [before, paper, after] = &*digest.papers else { return false };
        let same = |paper: &reference::Paper, title| {
            paper.title == title && paper.url == "u" && paper.media.is_none() && paper.authors.is_empty()
        };
        let others =
            same(before, "before") && same(after, "after") && before.summary.len() + after.summary.len() == 0;
        page.errors.is_empty() && page.warnings.is_empty() && others && field(paper)
    };
    let page = |paper: &str| {
        format!("## Daily Papers (2024-04-23)\n\n### [before](u)\n\n{paper}\n\n### [after](u)\n\n")
    };
    let in_paper = |lines: &str| page(&format!("### [t](u)\n\n{lines}"));

    let title = reads(page(&format!("### [{text}](u)")), &|paper| paper.title == text && paper.url == "u");
    assert_eq!(Title::new(text).is_ok(), title, "title {text:?}");

    let url = reads(page(&format!("### [t]({text})")), &|paper| paper.title == "t" && paper.url == text);
    assert_eq!(Link::new(text).is_ok(), url, "link {text:?}");
    let image = reads(in_paper(&format!("![]({text})")), &|paper| {
        paper.media == Some(reference::Media::Image(text.to_owned()))
    });
    assert_eq!(Link::new(text).is_ok(), image, "image {text:?}");
    let video =
        format!("[Watch Video]({text})\n<div><video controls src=\"{text}\" muted=\"false\"></video></div>");
    let video =
        reads(in_paper(&video), &|paper| paper.media == Some(reference::Media::Video(text.to_owned())));
    assert_eq!(VideoLink::new(text).is_ok(), video, "video {text:?}");

    // An author can be anywhere in the list, so it has to parse back from every position.
    let authors =
        [vec![text], vec!["a", text], vec![text, "b"], vec!["a", text, "b"]].into_iter().all(|authors| {
            reads(in_paper(&format!("Authors: {}", authors.join(", "))), &|paper| paper.authors == authors)
        });
    let can_open = !text.starts_with('[');
    assert_eq!(Author::new(text).is_ok(), authors && can_open, "author {text:?}");

    let item = |label: Option<&str>, strong, text: &str, source: String| {
        let expected = reference::Item { label: label.map(str::to_owned), strong, text: text.to_owned() };
        reads(in_paper(&source), &|paper| paper.summary == [expected.clone()])
    };
    assert_eq!(Item::new(text).is_ok(), item(None, false, text, format!("- {text}")), "item {text:?}");
    let plain = Label::new("L").unwrap();
    let labelled = item(Some("L"), false, text, format!("- ***L***: {text}"));
    assert_eq!(Item::labelled(plain.clone(), text).is_ok(), labelled, "labelled item {text:?}");
    let strong = item(Some("L"), true, text, format!("- **L**: {text}"));
    assert_eq!(
        Item::labelled(plain.with_emphasis(Emphasis::Strong), text).is_ok(),
        strong,
        "strong item {text:?}"
    );
    for (strong, marker) in [(false, "***"), (true, "**")] {
        let label = item(Some(text), strong, "t", format!("- {marker}{text}{marker}: t"));
        assert_eq!(Label::new(text).is_ok(), label, "label {text:?}");
    }
}
