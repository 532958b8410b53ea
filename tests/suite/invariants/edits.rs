//! Properties of edits: what each changes, which conflict, and that together they do what each
//! does alone.

use std::collections::BTreeMap;

use daily_papers::document::{DigestView, PaperView};
use daily_papers::syntax::{Kind, lines};
use daily_papers::{
    Author, Code, Date, Diagnostic, Digest, Document, Edit, Item, Link, Lints, Media, Paper, Title, Votes,
};

use super::fixing::readable;

/// A change of a digest or of one of its papers.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    Date(Date),
    Title(Title),
    Url(Link),
    Media(Option<Media>),
    Votes(Option<Votes>),
    Authors(Vec<Author>),
    Summary(Vec<Item>),
    PushItem(Item),
    Item(usize, Option<Item>),
    InsertItem(usize, bool, Item),
    PushPaper(Paper),
    Insert(bool, Paper),
    Set(Paper),
    Remove,
    Move(bool, usize),
    SetPapers(Vec<Paper>),
    SetDigest(Digest),
    RemoveDigest,
    InsertDigest(bool, Digest),
    PushDigest(Digest),
}

/// A change, with the index of its paper modulo the number of papers.
pub(crate) type At = (usize, Change);

/// Part of a digest that a change names; numbers are the indices of papers and items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Date,
    Field(usize, &'static str),
    Summary(usize),
    Item(usize, usize),
    NewItem(usize),
    Paper(usize),
    NewPaper,
    Papers,
    Digest,
    Nothing,
}

/// Returns whether two changes conflict.
fn conflict(one: Named, other: Named) -> bool {
    use Named::{Digest, Field, Item, NewItem, NewPaper, Nothing, Paper, Papers, Summary};
    let paper = |named| match named {
        Field(paper, _) | Summary(paper) | Item(paper, _) | NewItem(paper) | Paper(paper) => Some(paper),
        Named::Date | Nothing | NewPaper | Papers | Digest => None,
    };
    match (one, other) {
        (Nothing, _) | (_, Nothing) | (NewItem(_), NewItem(_)) => false,
        (Digest, _) | (_, Digest) => true,
        (Named::Date, other) | (other, Named::Date) => other == Named::Date,
        (Papers, _) | (_, Papers) => true,
        (NewPaper, _) | (_, NewPaper) => false,
        (Paper(_), _) | (_, Paper(_)) => paper(one) == paper(other),
        (Summary(paper), Item(other, _) | NewItem(other))
        | (Item(other, _) | NewItem(other), Summary(paper)) => paper == other,
        (one, other) => one == other,
    }
}

/// A digest of a page, with the changes made so far.
struct Changed<'d> {
    digest: DigestView<'d>,
    papers: Vec<PaperView<'d>>,
    date: Date,
    /// The papers after the changes, and whether each one is kept.
    values: Vec<(Paper, bool)>,
    /// The items of each paper after the changes; `None` for a removed item.
    items: Vec<Vec<Option<Item>>>,
    /// Inserted papers, by the byte of the page where they are inserted.
    new_papers: BTreeMap<usize, Vec<Paper>>,
    /// Inserted items, by the index of the paper and the byte of the page.
    new_items: BTreeMap<(usize, usize), Vec<Item>>,
    /// The papers that replace all papers of the digest.
    all_papers: Option<Vec<Paper>>,
    /// The digest that replaces this one, or `Some(None)` if this one is removed.
    whole: Option<Option<Digest>>,
    digests_before: Vec<Digest>,
    digests_after: Vec<Digest>,
    digests_at_end: Vec<Digest>,
}

impl<'d> Changed<'d> {
    fn new(digest: DigestView<'d>) -> Changed<'d> {
        let papers: Vec<_> = digest.papers().collect();
        let values: Vec<_> = papers.iter().map(|paper| (paper.to_paper(), true)).collect();
        let items =
            values.iter().map(|(paper, _)| paper.summary.iter().cloned().map(Some).collect()).collect();
        Changed {
            digest,
            papers,
            date: digest.date(),
            values,
            items,
            new_papers: BTreeMap::new(),
            new_items: BTreeMap::new(),
            all_papers: None,
            whole: None,
            digests_before: Vec::new(),
            digests_after: Vec::new(),
            digests_at_end: Vec::new(),
        }
    }

    /// Applies a change to the values, and returns the edits that apply it to the page.
    fn make(&mut self, document: &Document<'_>, (at, change): &At) -> (Vec<Edit>, Named) {
        if let Some((edit, named)) = self.make_of_digest(document, change) {
            return (vec![edit], named);
        }
        let Some(at) = at.checked_rem(self.papers.len()) else { return (Vec::new(), Named::Nothing) };
        let view = self.papers[at];
        let (value, is_there) = &mut self.values[at];
        let views: Vec<_> = view.summary().collect();
        let item = |index: &usize| index.checked_rem(views.len());
        match change {
            Change::Set(new) => {
                value.clone_from(new);
                self.items[at] = new.summary.iter().cloned().map(Some).collect();
                (vec![view.set(new)], Named::Paper(at))
            }
            Change::Title(title) => {
                value.title = title.clone();
                (vec![view.set_title(title)], Named::Field(at, "title"))
            }
            Change::Url(url) => {
                value.url = url.clone();
                (vec![view.set_url(url)], Named::Field(at, "url"))
            }
            Change::Media(media) => {
                value.media.clone_from(media);
                let edit = media.as_ref().map_or_else(|| view.remove_media(), |media| view.set_media(media));
                (vec![edit], Named::Field(at, "media"))
            }
            Change::Votes(votes) => {
                value.votes = *votes;
                let edit = votes.map_or_else(|| view.remove_votes(), |votes| view.set_votes(votes));
                (vec![edit], Named::Field(at, "votes"))
            }
            Change::Authors(authors) => {
                value.authors.clone_from(authors);
                (vec![view.set_authors(authors)], Named::Field(at, "authors"))
            }
            Change::Summary(summary) => {
                self.items[at] = summary.iter().cloned().map(Some).collect();
                (vec![view.set_summary(summary)], Named::Summary(at))
            }
            Change::PushItem(new) => {
                let end = views.last().map_or(view.span().end, |last| last.span().end);
                self.new_items.entry((at, end)).or_default().push(new.clone());
                (vec![view.push_item(new)], Named::NewItem(at))
            }
            Change::Item(index, new) => {
                let Some(index) = item(index) else { return (Vec::new(), Named::Nothing) };
                if let Some(item) = self.items[at].get_mut(index) {
                    item.clone_from(new);
                }
                let edit = new.as_ref().map_or_else(|| views[index].remove(), |new| views[index].set(new));
                (vec![edit], Named::Item(at, index))
            }
            Change::InsertItem(index, before, new) => {
                let Some(index) = item(index) else { return (Vec::new(), Named::Nothing) };
                let view = views[index];
                let place = if *before { view.span().start } else { view.span().end };
                self.new_items.entry((at, place)).or_default().push(new.clone());
                let edit = if *before { view.insert_before(new) } else { view.insert_after(new) };
                (vec![edit], Named::NewItem(at))
            }
            Change::Insert(before, new) => {
                let place = if *before { view.span().start } else { view.span().end };
                self.new_papers.entry(place).or_default().push(new.clone());
                let edit = if *before { view.insert_before(new) } else { view.insert_after(new) };
                (vec![edit], Named::NewPaper)
            }
            Change::Remove => {
                *is_there = false;
                (vec![view.remove()], Named::Paper(at))
            }
            Change::Move(before, to) => {
                *is_there = false;
                let to = self.papers[to % self.papers.len()];
                let place = if *before { to.span().start } else { to.span().end };
                self.new_papers.entry(place).or_default().push(view.to_paper());
                let edits = if *before { view.move_before(&to) } else { view.move_after(&to) };
                (edits.to_vec(), Named::Paper(at))
            }
            _ => (Vec::new(), Named::Nothing),
        }
    }

    /// Applies a change of the digest itself; returns `None` for a change of a paper.
    fn make_of_digest(&mut self, document: &Document<'_>, change: &Change) -> Option<(Edit, Named)> {
        let view = self.digest;
        Some(match change {
            Change::Date(date) => {
                self.date = *date;
                (view.set_date(*date), Named::Date)
            }
            Change::PushPaper(new) => {
                self.new_papers.entry(view.span().end).or_default().push(new.clone());
                (view.push_paper(new), Named::NewPaper)
            }
            Change::SetPapers(papers) => {
                self.all_papers = Some(papers.clone());
                (view.set_papers(papers), Named::Papers)
            }
            Change::SetDigest(digest) => {
                self.whole = Some(Some(digest.clone()));
                (view.set(digest), Named::Digest)
            }
            Change::RemoveDigest => {
                self.whole = Some(None);
                (view.remove(), Named::Digest)
            }
            Change::InsertDigest(true, digest) => {
                self.digests_before.push(digest.clone());
                (view.insert_before(digest), Named::Nothing)
            }
            Change::InsertDigest(false, digest) => {
                self.digests_after.push(digest.clone());
                (view.insert_after(digest), Named::Nothing)
            }
            Change::PushDigest(digest) => {
                let is_last = view.span().end == document.as_str().len();
                let there = if is_last { &mut self.digests_after } else { &mut self.digests_at_end };
                there.push(digest.clone());
                (document.push_digest(digest), Named::Nothing)
            }
            _ => return None,
        })
    }

    /// Replaces the digest at `at` with the digests after the changes.
    fn put_into(mut self, digests: &mut Vec<Digest>, at: usize) {
        let [mut made, after, end] =
            [&mut self.digests_before, &mut self.digests_after, &mut self.digests_at_end].map(std::mem::take);
        let whole = self.whole.take();
        made.extend(whole.unwrap_or_else(|| Some(self.digest())));
        made.extend(after);
        digests.splice(at..=at, made);
        digests.extend(end);
    }

    fn digest(mut self) -> Digest {
        if let Some(papers) = self.all_papers {
            return Digest::new(self.date, papers);
        }
        let mut made = Vec::new();
        for (at, view) in self.papers.clone().iter().enumerate() {
            made.extend(self.new_papers.remove(&view.span().start).unwrap_or_default());
            let (mut paper, is_there) = self.values[at].clone();
            paper.summary = self.summary(at);
            made.extend(is_there.then_some(paper));
            // Lines outside all papers can separate this paper from the next.
            made.extend(self.new_papers.remove(&view.span().end).unwrap_or_default());
        }
        made.extend(self.new_papers.into_values().flatten());
        Digest::new(self.date, made)
    }

    fn summary(&mut self, at: usize) -> Vec<Item> {
        let views: Vec<_> = self.papers[at].summary().collect();
        let items = std::mem::take(&mut self.items[at]);
        if views.len() != items.len() {
            // An edit of the whole summary conflicts with inserted items, so there are none.
            return items.into_iter().flatten().collect();
        }
        let mut made = Vec::new();
        for (view, item) in views.iter().zip(items) {
            made.extend(self.new_items.remove(&(at, view.span().start)).unwrap_or_default());
            made.extend(item);
            made.extend(self.new_items.remove(&(at, view.span().end)).unwrap_or_default());
        }
        let pushed = self.new_items.remove(&(at, self.papers[at].span().end));
        made.extend(pushed.unwrap_or_default());
        made
    }
}

/// Checks that changes conflict exactly if they name the same part, and that they add up.
///
/// Changes without a conflict give the same digest together as one after another. A single edit
/// changes no byte outside its span, and leaves the page unchanged if the digest stays equal.
pub(crate) fn together(text: &str, changes: &[At]) {
    let document = Document::parse(text);
    let Some(view) = document.digests().next() else { return };
    let mut changed = Changed::new(view);
    let (edits, named): (Vec<_>, Vec<_>) =
        changes.iter().map(|change| changed.make(&document, change)).unzip();
    let edits: Vec<Edit> = edits.concat();
    let result = document.apply(edits.iter().cloned());
    let pairs =
        named.iter().enumerate().flat_map(|(at, one)| named[..at].iter().map(move |other| (*one, *other)));
    if pairs.clone().any(|(one, other)| conflict(one, other)) {
        let error = result.expect_err("two changes of one thing conflict");
        assert!(error.conflicts_with().is_some(), "{error}");
        return;
    }
    let result = result.unwrap_or_else(|error| panic!("{error}: {text:?} by {changes:?}"));
    if let [edit] = &*edits {
        let expected = [&text[..edit.span().start], edit.text(), &text[edit.span().end..]].concat();
        assert_eq!(result, expected);
    }
    if !is_certain(text) {
        return;
    }
    let is_move = changes.iter().any(|(_, change)| matches!(change, Change::Move(..)));
    let (mut expected, before) = Digest::parse_recoverable(text);
    let old = expected.clone();
    changed.put_into(&mut expected, 0);
    let (digests, after) = Digest::parse_recoverable(&result);
    assert_eq!(digests, expected, "{text:?} -> {result:?} by {edits:?}");
    // Removing an error can uncover others, so only pages without errors are compared.
    let has_errors = |found: &[Diagnostic]| found.iter().any(Diagnostic::is_error);
    assert!(has_errors(&before) || !has_errors(&after), "{text:?} -> {result:?} by {edits:?}");
    if old == digests && !is_move && changes.len() == 1 {
        assert_eq!(result, text, "setting an equal value changes nothing");
    }
}

/// Checks that changes of the first two digests do not conflict with each other, and add up.
pub(crate) fn of_two_digests(text: &str, changes: &[Vec<At>; 2]) {
    let document = Document::parse(text);
    let views: Vec<_> = document.digests().take(2).collect();
    let [first, second] = views[..] else { return };
    let mut changed = [first, second].map(Changed::new);
    let mut edits = Vec::new();
    for (changed, changes) in changed.iter_mut().zip(changes) {
        let (made, named): (Vec<_>, Vec<_>) =
            changes.iter().map(|change| changed.make(&document, change)).unzip();
        let mut pairs = named
            .iter()
            .enumerate()
            .flat_map(|(at, one)| named[..at].iter().map(move |other| (*one, *other)));
        if pairs.any(|(one, other)| conflict(one, other)) {
            return;
        }
        edits.extend(made.concat());
    }
    let result = document.apply(edits.iter().cloned());
    let result = result.unwrap_or_else(|error| panic!("{error}: {text:?} by {changes:?}"));
    if !is_certain(text) {
        return;
    }
    let mut expected = Digest::parse_recoverable(text).0;
    let [first, second] = changed;
    second.put_into(&mut expected, 1);
    first.put_into(&mut expected, 0);
    assert_eq!(Digest::parse_recoverable(&result).0, expected, "{text:?} -> {result:?} by {edits:?}");
}

/// Returns whether no unknown line can become a field after the items before it are removed.
fn is_certain(text: &str) -> bool {
    let opens = ["Vote:", "Authors:", "![", "[Watch Video]", "<"];
    lines(text).all(|line| match line.kind {
        Kind::Unknown(line) => !opens.iter().any(|opening| line.starts_with(opening)),
        _ => true,
    })
}

/// Checks that edits with fixes and formatting give the content of the edits alone, or conflict.
///
/// `digest` is the index of the edited digest. The bits of `chosen` select the fixes, whether the
/// page is formatted, and the order of the edits.
pub(crate) fn mixed(text: &str, digest: usize, changes: &[At], chosen: u32) {
    let document = Document::parse(text);
    let digests: Vec<_> = document.digests().collect();
    let Some(nth) = digest.checked_rem(digests.len()) else { return };
    let mut changed = Changed::new(digests[nth]);
    let (edits, named): (Vec<_>, Vec<_>) =
        changes.iter().map(|change| changed.make(&document, change)).unzip();
    let mut pairs =
        named.iter().enumerate().flat_map(|(at, one)| named[..at].iter().map(move |other| (*one, *other)));
    if !is_certain(text) || pairs.any(|(one, other)| conflict(one, other)) {
        return;
    }
    let found = document.lint(&Lints::new());
    let is_chosen = |(at, _): &(usize, &Diagnostic)| chosen >> (at % 24) & 1 == 1;
    let fixes = found.iter().enumerate().filter(is_chosen).flat_map(|(_, found)| found.fix()).cloned();
    let mut edits: Vec<Edit> = edits.concat().into_iter().chain(fixes).collect();
    if chosen >> 24 & 7 == 7 {
        edits.extend(document.format_edits());
    }
    let turn = usize::try_from(chosen >> 27).unwrap_or(0).checked_rem(edits.len()).unwrap_or(0);
    edits.rotate_left(turn);
    let Ok(result) = document.apply(edits.iter().cloned()) else { return };

    let mut expected = Digest::parse_recoverable(text).0;
    changed.put_into(&mut expected, nth);
    let expected: String = expected.iter().map(ToString::to_string).collect();
    let keyed = found.iter().all(|found| found.code() != Code::GluedHeading);
    assert_eq!(readable(&result, keyed), readable(&expected, keyed), "{text:?} -> {result:?} by {edits:?}");
}

/// Checks that setting a field to its own value changes no byte of the page.
///
/// `at` is the index of the paper. Random values are rarely equal to the present ones.
pub(crate) fn set_what_is_set(text: &str, at: usize) {
    let document = Document::parse(text);
    let papers: Vec<_> = document.digests().flat_map(|digest| digest.papers()).collect();
    let Some(paper) = at.checked_rem(papers.len()).map(|at| papers[at]) else { return };
    let value = paper.to_paper();
    let mut edits = vec![
        paper.set_title(&value.title),
        paper.set_url(&value.url),
        value.media.as_ref().map_or_else(|| paper.remove_media(), |media| paper.set_media(media)),
        value.votes.map_or_else(|| paper.remove_votes(), |votes| paper.set_votes(votes)),
        paper.set_authors(&value.authors),
        paper.set_summary(&value.summary),
    ];
    edits.extend(paper.summary().zip(&value.summary).map(|(item, value)| item.set(value)));
    for edit in edits {
        assert_eq!(document.apply([edit.clone()]).as_deref(), Ok(text), "{edit:?}");
    }
}
