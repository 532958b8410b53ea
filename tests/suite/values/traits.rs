//! The traits of the public types.

use std::collections::HashSet;
use std::fmt::{Debug, Display};
use std::fs::File;
use std::hash::{BuildHasher, Hash, RandomState};
use std::io::BufReader;
use std::str::FromStr;
use std::vec::IntoIter;

use daily_papers::archive::{Dedupe, IndexError, IndexRow, IndexRows, Keep};
use daily_papers::diagnostic::{Encoding, Position, Rendering, UnknownCode};
use daily_papers::diff::{Change, DigestDiff, ListDiff, MergeError, MergeVotes, Moved, PaperDiff, Placed};
use daily_papers::document::{DigestView, Digests, ItemView, Items, MediaView, PaperView, Papers};
use daily_papers::huggingface::{Account, Answer, DailyAuthor, DailyPaper, ObjectError, Order};
use daily_papers::reader::{Part, ReaderError, ReaderErrorKind};
use daily_papers::summary::{self, ErrorKind, Note, NoteKind};
use daily_papers::syntax::{Authors, Kind, Line, Lines, Names};
use daily_papers::{
    ArxivId, Author, Code, Date, Diagnostic, Digest, Document, Edit, EditError, Emphasis, Fixed, Item, Label,
    Limit, LimitError, Limits, Link, Lints, Loss, Media, Paper, ParseError, ReadError, Reader, Severity,
    Span, Title, UpdateError, UrlError, Utf8Error, Utf16Order, ValueError, ValueErrorKind, VideoLink, Votes,
};

fn assert_shareable<T: Send + Sync + Clone + Debug + Unpin>() {}
fn assert_sendable<T: Send + Sync + Debug>() {}
fn assert_comparable<T: Eq + Hash>() {}
fn assert_copy<T: Copy>() {}
fn assert_error<T: std::error::Error + 'static>() {}

#[test]
fn every_public_type_is_send_sync_clone_and_debug() {
    assert_shareable::<(
        ArxivId,
        Author,
        Date,
        Digest,
        Item,
        Label,
        Link,
        Media,
        Paper,
        Title,
        VideoLink,
        Votes,
    )>();
    assert_shareable::<(ValueError, ValueErrorKind, Span, Emphasis, Code, Severity, Diagnostic, ParseError)>(
    );
    assert_shareable::<(Encoding, Position)>();
    assert_shareable::<(UrlError, Utf16Order, Limit, LimitError, Limits, ReadError, Utf8Error)>();
    assert_shareable::<(Edit, EditError, UpdateError, Fixed, Lints, MergeError, MergeVotes, UnknownCode)>();
    assert_shareable::<(Change<Votes>, DigestDiff<'_>, ListDiff, Moved<'_>, PaperDiff<'_>, Placed<'_>)>();
    assert_shareable::<(Document<'_>, DigestView<'_>, Digests<'_>, PaperView<'_>, Papers<'_>, MediaView<'_>)>(
    );
    assert_shareable::<(Dedupe<IntoIter<Digest>>, IndexError, IndexRow, IndexRows<'_>, Keep, Loss)>();
    assert_shareable::<(Account, Answer, DailyAuthor, DailyPaper, ObjectError, Order)>();
    assert_shareable::<(summary::Error, ErrorKind, Note, NoteKind, Part)>();
    // An error of the input cannot be cloned, and neither can the input.
    assert_sendable::<(Reader<BufReader<File>>, ReaderError, ReaderErrorKind)>();
    assert_shareable::<(
        ItemView<'_>,
        Items<'_>,
        Rendering<'_>,
        Line<'_>,
        Lines<'_>,
        Kind<'_>,
        Authors<'_>,
        Names<'_>,
    )>();
}

#[test]
fn every_value_is_eq_and_hash() {
    assert_comparable::<(
        ArxivId,
        Author,
        Date,
        Digest,
        Item,
        Label,
        Link,
        Media,
        Paper,
        Title,
        VideoLink,
        Votes,
    )>();
    assert_comparable::<(ValueError, ValueErrorKind, Span, Emphasis, Code, Severity, Diagnostic, ParseError)>(
    );
    assert_comparable::<(Encoding, Position)>();
    assert_comparable::<(Utf16Order, Limit, LimitError, Limits, ReadError, Utf8Error)>();
    assert_comparable::<(Edit, EditError, UpdateError, Fixed, Lints, MergeError, MergeVotes, UnknownCode)>();
    assert_comparable::<(Change<Votes>, DigestDiff<'_>, ListDiff, Moved<'_>, PaperDiff<'_>, Placed<'_>)>();
    assert_comparable::<(IndexError, IndexRow, Keep, Loss)>();
    assert_comparable::<(Account, Answer, DailyAuthor, DailyPaper, ObjectError, Order)>();
    assert_comparable::<(summary::Error, ErrorKind, Note, NoteKind)>();
    assert_comparable::<(Document<'_>, MediaView<'_>, Line<'_>, Kind<'_>, Authors<'_>)>();
}

#[test]
fn text_values_compare_with_text_and_borrow_as_text() -> Result<(), ValueError> {
    let (title, author, link) = (Title::new("A")?, Author::new("A")?, Link::new("A")?);
    let (video, label) = (VideoLink::new("A")?, Label::new("A")?);
    fn is_text<'t, T: PartialEq<str> + PartialEq<&'t str>>(value: &T)
    where
        str: PartialEq<T>,
        &'t str: PartialEq<T>,
    {
        assert_eq!([*value == *"A", *value == "A", *"A" == *value, "A" == *value], [true; 4]);
        assert_eq!([*value == *"B", *value == "B", *"B" == *value, "B" == *value], [false; 4]);
    }
    is_text(&title);
    is_text(&author);
    is_text(&link);
    is_text(&video);
    is_text(&label);
    assert_eq!(
        (title.len(), author.chars().count(), link.starts_with('A'), &*video, label.len()),
        (1, 1, true, "A", 1)
    );
    let authors: HashSet<Author> = [author].into();
    assert!(authors.contains("A") && !authors.contains("B"));
    let item: Item = "***A***: b".parse()?;
    assert!(item.label().is_some_and(|label| label == "A"));
    Ok(())
}

#[test]
fn values_convert_from_their_parts_and_views() -> Result<(), ValueError> {
    const DAY: Result<Date, ValueError> = Date::new(2024, 4, 23);
    assert_eq!(DAY.map(|day| day.to_string()).as_deref(), Ok("2024-04-23"));
    assert_eq!(Media::from(Link::new("a")?), Media::Image(Link::new("a")?));
    assert_eq!(Media::from(VideoLink::new("a")?), Media::Video(VideoLink::new("a")?));
    assert_eq!(Link::from("2404.14219".parse::<ArxivId>()?), "https://arxiv.org/abs/2404.14219");

    let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n![](c)\n\n- ***D***: e\n\n";
    let document = Document::parse(page);
    let view = document.digests().next().unwrap();
    let digest = Digest::from(view);
    assert_eq!(digest.to_string(), page);
    let paper = view.papers().next().unwrap();
    assert_eq!(Paper::from(paper), digest.papers[0]);
    assert_eq!(Item::from(paper.summary().next().unwrap()), digest.papers[0].summary[0]);
    let media = paper.media().unwrap();
    assert_eq!((media.src(), Some(Media::from(media))), ("c", digest.papers[0].media.clone()));
    Ok(())
}

#[test]
fn iterators_are_fused() {
    fn assert_fused<I: std::iter::FusedIterator>(mut iterator: I) {
        assert!(iterator.by_ref().count() > 0 && iterator.next().is_none());
    }
    let document = Document::parse("## Daily Papers (2024-04-23)\n\n### [A](b)\n\nAuthors: C\n\n- d\n\n");
    assert_fused(document.lines());
    assert_fused(document.digests());
    assert_fused(document.papers());
    assert_fused(document.papers().next().unwrap().authors());
    assert_fused(document.papers().next().unwrap().summary());
}

#[test]
fn every_small_value_is_copy() {
    assert_copy::<(
        ArxivId,
        Date,
        Votes,
        ValueErrorKind,
        Span,
        Emphasis,
        Utf16Order,
        Limit,
        Limits,
        Code,
        Severity,
    )>();
    assert_copy::<(
        DigestView<'_>,
        PaperView<'_>,
        MediaView<'_>,
        ItemView<'_>,
        Rendering<'_>,
        Line<'_>,
        Kind<'_>,
        Authors<'_>,
    )>();
}

#[test]
fn every_error_implements_error() {
    assert_error::<ValueError>();
    assert_error::<ValueErrorKind>();
    assert_error::<ParseError>();
    assert_error::<LimitError>();
    assert_error::<ReadError>();
    assert_error::<UrlError>();
    assert_error::<Utf8Error>();
    assert_error::<EditError>();
    assert_error::<UpdateError>();
    assert_error::<MergeError>();
    assert_error::<UnknownCode>();
    assert_error::<IndexError>();
    assert_error::<ObjectError>();
    assert_error::<ReaderError>();
    assert_error::<summary::Error>();
}

/// The public types are those of `.ci/api.txt`.
#[test]
fn every_public_type_is_listed() {
    let (listed, _) = include_str!("traits.rs").split_once("fn every_value_is_eq").unwrap();
    let (_, listed) = listed.split_once("fn every_public_type_is_send_sync_clone_and_debug").unwrap();
    let words: HashSet<&str> = listed.split(|c: char| !c.is_alphanumeric()).collect();
    let interface = include_str!("../../../.ci/api.txt");
    let types = interface.lines().filter_map(|line| {
        let line = line.strip_prefix("#[non_exhaustive] ").unwrap_or(line);
        let path = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum "))?;
        path.split(['<', '(']).next()?.rsplit("::").next()
    });
    let types: Vec<_> = types.collect();
    assert!(types.len() > 50, "{types:?}");
    let missing: Vec<_> = types.iter().filter(|name| !words.contains(**name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Checks the conversions of a type from and to text, and that it compares, hashes and pads like
/// text.
#[track_caller]
fn is_text<T>(good: &str, bad: &str)
where
    T: FromStr<Err = ValueError>
        + for<'a> TryFrom<&'a str, Error = ValueError>
        + TryFrom<String, Error = ValueError>,
    T: AsRef<str>
        + Display
        + Ord
        + Hash
        + Clone
        + Debug
        + Into<String>
        + PartialEq<str>
        + for<'a> PartialEq<&'a str>,
{
    let value: T = good.parse().unwrap();
    assert_eq!(T::try_from(good).as_ref(), Ok(&value));
    assert_eq!(T::try_from(good.to_owned()).as_ref(), Ok(&value));
    assert_eq!((value.as_ref(), value.to_string().as_str()), (good, good));
    assert!(value == *good && value == good && value != *"z" && value != "z");
    assert_eq!(
        format!("{value:>5}|{value:<5}|{value:^5}|{value:.1}"),
        format!("{good:>5}|{good:<5}|{good:^5}|{good:.1}")
    );
    assert_eq!(Into::<String>::into(value.clone()), good);

    let error = bad.parse::<T>().unwrap_err();
    assert_eq!(T::try_from(bad), Err(error.clone()));
    assert_eq!(T::try_from(bad.to_owned()), Err(error));

    let mut values = ["b", "", "a", "ab", "b", "한"].map(|text| T::try_from(text).unwrap());
    assert_eq!(values.iter().collect::<HashSet<_>>().len(), 5);
    values.sort();
    assert!(values.iter().map(T::as_ref).eq(["", "a", "ab", "b", "b", "한"]));
}

#[test]
fn text_values_convert_from_and_to_text() {
    is_text::<Title>("ab", "a\nb");
    is_text::<Link>("ab", "a b");
    is_text::<VideoLink>("ab", "a\"b");
    is_text::<Author>("ab", "a, b");
}

#[test]
fn label_converts_from_and_to_text() {
    let label: Label = "ab".parse().unwrap();
    assert_eq!(Label::try_from("ab").as_ref(), Ok(&label));
    assert_eq!((label.as_ref(), label.to_string().as_str()), ("ab", "ab"));
    assert_eq!(format!("{label:>5}|{label:<5}|{label:.1}"), "   ab|ab   |a");
    assert_eq!("".parse::<Label>(), Label::try_from(""));
    assert!(Label::new("a").unwrap() < label && label < Label::new("b").unwrap());
    assert_ne!(label.clone().with_emphasis(Emphasis::Strong), label);
}

#[test]
fn small_values_print_with_padding() {
    assert_eq!(
        format!("{:>4}|{:<4}|{:04}", Votes::Count(18), Votes::Unknown, Votes::Count(18)),
        "  18|-   |0018"
    );
    assert_eq!(format!("{:>8}|{:<8}|", Severity::Error, Severity::Note), "   error|note    |");
    assert_eq!(format!("{:<12}|", Code::ImageAlt), "image-alt   |");
}

#[test]
fn small_values_are_ordered() {
    assert!(Votes::Unknown < Votes::Count(0) && Votes::Count(9) < Votes::Count(10));
    assert!(Severity::Note < Severity::Warning && Severity::Warning < Severity::Error);
    assert_eq!(
        (Severity::Warning.to_string(), Emphasis::default()),
        ("warning".to_owned(), Emphasis::StrongEmphasis)
    );
    assert_eq!((Emphasis::StrongEmphasis.marker(), Emphasis::Strong.marker()), ("***", "**"));
}

#[test]
fn span_behaves_like_a_range() {
    let span = Span::new(2, 5);
    assert_eq!((span.start, span.end, span.len(), span.is_empty()), (2, 5, 3, false));
    assert_eq!(
        (Span::new(3, 3).is_empty(), Span::new(5, 2).len(), Span::default()),
        (true, 0, Span::new(0, 0))
    );
    assert_eq!((std::ops::Range::from(span), Span::from(2..5)), (2..5, span));
    assert_eq!(format!("{span:?}"), "2..5");
    assert_eq!((span.text("abcdef"), span.text("abc"), span.text("a한b")), (Some("cde"), None, None));
    for (other, is_within) in
        [((2, 5), true), ((3, 4), true), ((2, 2), true), ((1, 5), false), ((2, 6), false)]
    {
        assert_eq!(span.contains(Span::new(other.0, other.1)), is_within);
    }
}

#[test]
fn document_compares_hashes_and_prints_as_its_text() {
    let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n- x\n\n";
    let borrowed = Document::parse(page);
    let owned = Document::parse(page.to_owned());
    assert_eq!((&borrowed, borrowed.as_str(), borrowed.to_string().as_str()), (&owned, page, page));
    assert_eq!((Document::from(page), Document::from(page.to_owned())), (owned.clone(), owned.clone()));
    assert_eq!(HashSet::from([borrowed.clone(), owned.clone(), Document::parse("")]).len(), 2);
    let state = RandomState::new();
    assert_eq!(state.hash_one(&borrowed), state.hash_one(&owned));
    assert_ne!(state.hash_one(&borrowed), state.hash_one(Document::parse("")));
    assert_ne!(borrowed, Document::parse(""));
    assert_eq!(format!("{:?}", Document::parse("a\nb")), "Document { text: \"a\\nb\", lines: 2 }");
    let kept: Document<'static> = Document::parse(page.to_owned().as_str()).into_owned();
    assert_eq!(kept.into_text(), page);
    assert!(matches!(borrowed.clone().into_text(), std::borrow::Cow::Borrowed(_)));
    let digest: Digest = page.parse().unwrap();
    assert_eq!(Document::from(&digest), owned);
}
