//! Properties of pages whose values are changed.
//!
//! What must stay is stated in terms of lines and of the texts of papers. It does not use how the
//! library matches values.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use daily_papers::syntax::{Kind, lines};
use daily_papers::{Author, Date, Digest, Document, Item, Link, Media, Paper, Title, UpdateError, Votes};

/// A change of one field of a paper. Numbers are indices, modulo the number of items.
#[derive(Debug, Clone)]
pub(crate) enum Field {
    Title(Title),
    Url(Link),
    Media(Option<Media>),
    Votes(Option<Votes>),
    Authors(Vec<Author>),
    Summary(Vec<Item>),
    AddItem(usize, Item),
    SetItem(usize, Item),
    RemoveItem(usize),
    MoveItem(usize, usize),
}

/// A change of the digests of a page. Numbers are indices, modulo the number of digests or papers.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    Field(Field),
    Date(Date),
    AddDigest(Digest),
    RemoveDigest,
    MoveDigest(usize),
    CopyDigest(usize),
    RemoveAll,
    AddPaper(usize, Paper),
    RemovePaper,
    RemovePapers,
    MovePaper(usize, usize),
    CopyPaper(usize, usize),
    Sort,
    Reverse,
}

/// A change, and the index of its digest or paper.
pub(crate) type At = (usize, Change);

impl Field {
    pub(crate) fn set(&self, paper: &mut Paper) {
        let items = &mut paper.summary;
        let count = items.len();
        match self {
            Field::Title(title) => paper.title = title.clone(),
            Field::Url(url) => paper.url = url.clone(),
            Field::Media(media) => paper.media.clone_from(media),
            Field::Votes(votes) => paper.votes = *votes,
            Field::Authors(authors) => paper.authors.clone_from(authors),
            Field::Summary(summary) => paper.summary.clone_from(summary),
            Field::AddItem(at, item) => items.insert(at % (count + 1), item.clone()),
            Field::SetItem(at, item) if count > 0 => items[at % count] = item.clone(),
            Field::RemoveItem(at) if count > 0 => drop(items.remove(at % count)),
            Field::MoveItem(from, to) if count > 0 => {
                let item = items.remove(from % count);
                items.insert(to % count, item);
            }
            Field::SetItem(..) | Field::RemoveItem(_) | Field::MoveItem(..) => {}
        }
    }

    /// Returns whether the line can change with the field. Blank lines separate fields.
    fn owns(&self, kind: Kind<'_>) -> bool {
        match kind {
            Kind::Blank => true,
            Kind::PaperHeading { .. } => matches!(self, Field::Title(_) | Field::Url(_)),
            Kind::Image { .. } | Kind::VideoLink { .. } | Kind::VideoPlayer { .. } => {
                matches!(self, Field::Media(_))
            }
            Kind::Votes { .. } => matches!(self, Field::Votes(_)),
            Kind::Authors(_) => matches!(self, Field::Authors(_)),
            Kind::Item { .. } | Kind::Continuation(_) => !matches!(
                self,
                Field::Title(_) | Field::Url(_) | Field::Media(_) | Field::Votes(_) | Field::Authors(_)
            ),
            _ => false,
        }
    }
}

/// Returns the indices of the digest and, in it, of the paper at an index of all papers.
fn paper_at(digests: &[Digest], at: usize) -> Option<(usize, usize)> {
    let places: Vec<_> = digests
        .iter()
        .enumerate()
        .flat_map(|(digest, value)| (0..value.papers.len()).map(move |paper| (digest, paper)))
        .collect();
    at.checked_rem(places.len()).map(|at| places[at])
}

fn make((at, change): &At, digests: &mut Vec<Digest>) {
    let (count, paper) = (digests.len(), paper_at(digests, *at));
    if let Change::AddDigest(digest) = change {
        return digests.insert(at % (count + 1), digest.clone());
    }
    let Some(digest) = at.checked_rem(count) else { return };
    match (change, paper) {
        (Change::AddDigest(_), _) => {}
        (Change::Date(date), _) => digests[digest].date = *date,
        (Change::RemoveDigest, _) => drop(digests.remove(digest)),
        (Change::MoveDigest(to), _) => {
            let moved = digests.remove(digest);
            digests.insert(to % count, moved);
        }
        (Change::CopyDigest(to), _) => digests.insert(to % (count + 1), digests[digest].clone()),
        (Change::RemoveAll, _) => digests.clear(),
        (Change::AddPaper(to, paper), _) => {
            let papers = &mut digests[digest].papers;
            papers.insert(to % (papers.len() + 1), paper.clone());
        }
        (Change::RemovePapers, _) => digests[digest].papers.clear(),
        (Change::Sort, _) => digests[digest].papers.sort_by_key(|paper| Reverse(paper.votes)),
        (Change::Reverse, _) => digests[digest].papers.reverse(),
        (_, None) => {}
        (Change::Field(field), Some((digest, paper))) => field.set(&mut digests[digest].papers[paper]),
        (Change::RemovePaper, Some((digest, paper))) => drop(digests[digest].papers.remove(paper)),
        (Change::MovePaper(to, place) | Change::CopyPaper(to, place), Some((digest, paper))) => {
            let moved = match change {
                Change::MovePaper(..) => digests[digest].papers.remove(paper),
                _ => digests[digest].papers[paper].clone(),
            };
            let papers = &mut digests[to % count].papers;
            papers.insert(place % (papers.len() + 1), moved);
        }
    }
}

/// Returns the lines that are errors by their kind, without their line endings.
fn errors(text: &str) -> Vec<&str> {
    let error = lines(text).filter_map(|line| match line.kind {
        Kind::MalformedDigestHeading(line)
        | Kind::MalformedPaperHeading(line)
        | Kind::MalformedField(line)
        | Kind::Skipped(line)
        | Kind::Unknown(line) => Some(line),
        _ => None,
    });
    let mut errors: Vec<_> = error.collect();
    errors.sort_unstable();
    errors
}

/// Returns the lines of prose that are not blank, and the number of those that are.
fn prose(text: &str) -> (Vec<&str>, usize) {
    let prose = lines(text).filter_map(|line| match line.kind {
        Kind::Prose(line) | Kind::MalformedDigestHeading(line) => Some(line),
        _ => None,
    });
    let (blank, others): (Vec<_>, Vec<_>) = prose.partition(|line| line.is_empty());
    (others, blank.len())
}

/// Returns the texts of the papers with each value, without line endings at the end of the page.
fn texts<'d>(document: &'d Document<'_>) -> BTreeMap<String, Vec<&'d str>> {
    let mut texts = BTreeMap::<_, Vec<_>>::new();
    for paper in document.papers() {
        texts.entry(format!("{:?}", paper.to_paper())).or_default().push(paper.as_str());
    }
    texts
}

/// Returns how many of the old texts are kept, each with line endings that can be added to it.
fn kept(old: &[&str], new: &[&str]) -> usize {
    let mut rest = new.to_vec();
    let mut old = old.to_vec();
    // A text without added line endings is looked for first.
    old.sort_by_key(|text| std::cmp::Reverse(text.len()));
    let mut is_kept = |old: &&str| {
        let is_same =
            |new: &&str| new.strip_prefix(*old).is_some_and(|end| end.trim_matches(['\r', '\n']).is_empty());
        let at = rest.iter().position(|new| new == old).or_else(|| rest.iter().position(is_same));
        at.map(|at| rest.remove(at)).is_some()
    };
    old.iter().filter(|text| is_kept(text)).count()
}

/// Returns the number of members that two sorted lists have in common.
fn common(one: &[&str], other: &[&str]) -> usize {
    let mut rest = one.iter().peekable();
    let is_common = |member: &&&str| {
        while rest.next_if(|one| one < member).is_some() {}
        rest.next_if(|one| one == member).is_some()
    };
    other.iter().filter(is_common).count()
}

fn is_whole(text: &str) -> bool {
    !Document::parse(text).diagnostics().iter().any(|found| found.is_error())
}

/// Checks a page after changes of its values, or that the page has an error if there is none.
///
/// Returns whether the changes succeeded.
pub(crate) fn changed(text: &str, changes: &[At]) -> bool {
    let document = Document::parse(text);
    let old: Vec<Digest> = document.digests().map(|digest| digest.to_digest()).collect();
    let mut new = old.clone();
    changes.iter().for_each(|change| make(change, &mut new));

    let result = document.update(|digests| {
        assert_eq!(*digests, old);
        digests.clone_from(&new);
    });
    let edits = document.edits_to(&new);
    let result = match result {
        Ok(result) => result,
        Err(error) => {
            refused(text, &error);
            assert_eq!(edits, Err(error));
            return false;
        }
    };
    let edits = edits.expect("`update` succeeded");
    assert_eq!(document.apply(edits.clone()).as_ref(), Ok(&result), "the edits do not touch");
    let context = || format!("{text:?} -> {:?} by {changes:?}", result.as_str());
    if new == old {
        assert_eq!(result.as_str(), text);
        assert_eq!(edits, []);
    }

    let values: Vec<Digest> = result.digests().map(|digest| digest.to_digest()).collect();
    assert_eq!(values, new, "{}", context());
    assert!(!is_whole(text) || is_whole(result.as_str()), "{}", context());
    let (before, after) = (errors(text), errors(result.as_str()));
    assert_eq!(common(&before, &after), after.len(), "{}", context());
    let ((before, blank), (after, now)) = (prose(text), prose(result.as_str()));
    assert_eq!(before, after, "{}", context());
    let most = blank + new.len() + 1;
    // The only line of prose can be a byte-order mark.
    assert!(now <= most && now >= blank || before.is_empty(), "{blank} and {now} in {}", context());
    assert_eq!(text.starts_with('\u{feff}'), result.as_str().starts_with('\u{feff}'), "{}", context());

    let (before, after) = (texts(&document), texts(&result));
    for (value, old) in before {
        let new = after.get(&value).map_or(&[][..], Vec::as_slice);
        assert_eq!(kept(&old, new), old.len().min(new.len()), "{value} in {}", context());
    }
    true
}

fn refused(text: &str, error: &UpdateError) {
    assert!(!is_whole(text), "{error} for {text:?}");
    assert!(error.line() <= lines(text).count().max(1));
    let line = error.span().text(text).expect("the span is in the page");
    assert!(
        lines(text).nth(error.line() - 1).is_some_and(|whole| whole.span.text(text).unwrap().contains(line))
    );
}

/// Checks that a change of one field of the paper at `at` changes only the lines of that field.
///
/// The edits of the paper, of its digest and of the page give the same page.
pub(crate) fn one_field(text: &str, at: usize, field: &Field) {
    let document = Document::parse(text);
    let mut digests: Vec<Digest> = document.digests().map(|digest| digest.to_digest()).collect();
    let Some((digest, paper)) = paper_at(&digests, at) else { return };
    let count = |digests: &[Digest]| {
        let value = &digests[digest].papers[paper];
        digests.iter().flat_map(|digest| &digest.papers).filter(|other| *other == value).count()
    };
    let had_equal = count(&digests) > 1;
    field.set(&mut digests[digest].papers[paper]);
    let dates: BTreeSet<_> = digests.iter().map(|digest| digest.date).collect();
    let is_other = matches!(field, Field::Url(_)) && had_equal;
    if is_other || count(&digests) > 1 || dates.len() < digests.len() {
        // Another paper, or another digest, can be the one that keeps the text.
        return;
    }
    let view = document.digests().nth(digest).unwrap();
    let of_digest = view.edits_to(&digests[digest]);
    let of_paper = view.papers().nth(paper).unwrap().edits_to(&digests[digest].papers[paper]);
    let is_replaced =
        matches!(field, Field::Title(_) | Field::Url(_) | Field::SetItem(..) | Field::Votes(Some(_)));
    let result = match document.with_digests(&digests) {
        Ok(result) => result,
        Err(error) => {
            assert!(!is_replaced, "{error}: {text:?} by {field:?}");
            refused(text, &error);
            assert_eq!((of_digest, of_paper), (Err(error.clone()), Err(error)));
            return;
        }
    };
    for edits in [of_digest, of_paper] {
        assert_eq!(document.apply(edits.unwrap()).as_ref(), Ok(&result), "{text:?} by {field:?}");
    }
    if matches!(field, Field::Title(_) | Field::Url(_)) {
        // No other line changes, blank ones included.
        let lines = |text: &str| -> Vec<String> {
            let heading =
                |line: &daily_papers::syntax::Line<'_>| matches!(line.kind, Kind::PaperHeading { .. });
            let line = |line: daily_papers::syntax::Line<'_>| line.span.text(text).unwrap().to_owned();
            lines(text).map(|each| if heading(&each) { String::new() } else { line(each) }).collect()
        };
        assert_eq!(lines(text), lines(result.as_str()), "{text:?} by {field:?}");
    }
    // The last line of a page can get a line ending.
    let others = |text: &'_ str| -> Vec<String> {
        let others = lines(text).filter(|line| !field.owns(line.kind));
        others.map(|line| line.span.text(text).unwrap().trim_end_matches(['\n', '\r']).to_owned()).collect()
    };
    let mut others = [text, result.as_str()].map(others);
    if matches!(field, Field::Summary(_) | Field::MoveItem(..)) {
        // Other lines move with the item that they stand behind.
        others.iter_mut().for_each(|lines| lines.sort_unstable());
    }
    assert_eq!(others[0], others[1], "{text:?} -> {:?} by {field:?}", result.as_str());
}
