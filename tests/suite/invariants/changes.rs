//! Changes of a digest, made to its values and as edits of its page.

use std::collections::BTreeMap;

use daily_papers::document::{DigestView, PaperView};
use daily_papers::{Author, Date, Digest, Document, Edit, Item, Link, Media, Paper, Title, Votes};

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
pub(super) enum Named {
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
pub(super) fn conflict(one: Named, other: Named) -> bool {
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
pub(super) struct Changed<'d> {
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
    pub(super) fn new(digest: DigestView<'d>) -> Changed<'d> {
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
    pub(super) fn make(&mut self, document: &Document<'_>, (at, change): &At) -> (Vec<Edit>, Named) {
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
    pub(super) fn put_into(mut self, digests: &mut Vec<Digest>, at: usize) {
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
