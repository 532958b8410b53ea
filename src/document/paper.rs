use alloc::vec::Vec;
use core::fmt;

use memchr::memchr;

use super::item::Items;
use super::{Part, Record};
use crate::model::print::{self, ItemParts, Print};
use crate::model::{ArxivId, Author, Item, Link, Media, MediaView, Paper, Title, Votes};
use crate::span::Span;
use crate::syntax::{self, Authors, Class, Field, Names};

/// Paper in a document. It borrows the text of the document.
///
/// ```
/// use daily_papers::{Document, Votes};
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\nVote: 3\n\nAuthors: C, D\n\n- x\n\n";
/// let document = Document::parse(page);
/// let paper = document.papers().next().unwrap();
/// assert_eq!((paper.title(), paper.url()), ("A", "b"));
/// assert_eq!(paper.votes(), Some(Votes::Count(3)));
/// assert!(paper.authors().eq(["C", "D"]));
/// assert_eq!(paper.summary().count(), 1);
/// assert_eq!(paper.span().text(page), Some(paper.as_str()));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct PaperView<'d> {
    pub(crate) part: Part<'d>,
    title: &'d str,
    url: &'d str,
}

impl From<PaperView<'_>> for Paper {
    fn from(view: PaperView<'_>) -> Paper {
        view.to_paper()
    }
}

impl<'d> PaperView<'d> {
    /// Returns the paper of these lines, which start with its heading.
    pub(crate) fn new(part: Part<'d>) -> PaperView<'d> {
        let (title, url) = part.parse(0, syntax::paper_heading::<true>).unwrap_or_default();
        PaperView { part, title, url }
    }

    /// Returns the title, as written.
    #[must_use]
    pub fn title(&self) -> &'d str {
        self.title
    }

    /// Returns the URL, as written.
    #[must_use]
    pub fn url(&self) -> &'d str {
        self.url
    }

    /// Returns the arXiv identifier in the URL. Returns `None` if the URL is not one of those that
    /// [`ArxivId::from_url`] lists.
    ///
    /// ```
    /// use daily_papers::Document;
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\n";
    /// let document = Document::parse(page);
    /// let paper = document.papers().next().unwrap();
    /// assert_eq!(paper.arxiv_id().map(|id| id.to_string()).as_deref(), Some("2404.14219"));
    /// ```
    #[must_use]
    pub fn arxiv_id(&self) -> Option<ArxivId> {
        ArxivId::from_url(self.url())
    }

    /// Returns the thumbnail. Returns `None` if the paper has none.
    #[must_use]
    pub fn media(&self) -> Option<MediaView<'d>> {
        let line = self.part.media_lines().0?;
        match self.part.records.get(line)?.class {
            Class::Image => {
                self.part.parse(line, syntax::image::<true>).map(|(_, src)| MediaView::Image(src))
            }
            Class::VideoLink => {
                self.part.parse(line, syntax::video_link).map(|(src, _)| MediaView::Video(src))
            }
            _ => self.part.parse(line, syntax::video_player).map(MediaView::Video),
        }
    }

    /// Returns the votes. Returns `None` if the paper has no votes line.
    #[must_use]
    pub fn votes(&self) -> Option<Votes> {
        let line = self.part.field_line(|class| class == Class::Votes)?;
        self.part.parse(line, syntax::votes).map(Votes::from)
    }

    /// Returns the authors, as their line lists them. Returns `None` if the paper has no authors
    /// line.
    #[must_use]
    pub fn author_list(&self) -> Option<Authors<'d>> {
        let line = self.part.field_line(|class| class == Class::Authors)?;
        self.part.parse(line, syntax::authors::<true>)
    }

    /// Returns an iterator over the names of the authors, in the order of the list.
    ///
    /// A name is owned if it contains a Python escape, and borrowed otherwise.
    #[must_use]
    pub fn authors(&self) -> Names<'d> {
        self.author_list().map_or(Names::NONE, Authors::iter)
    }

    /// Returns an iterator over the items of the summary.
    #[must_use]
    pub fn summary(&self) -> Items<'d> {
        Items::new(self.part)
    }

    /// Returns the span of the paper, from its heading up to the next heading.
    #[must_use]
    pub fn span(&self) -> Span {
        self.part.span()
    }

    /// Returns the text of the paper, with every byte.
    #[must_use]
    pub fn as_str(&self) -> &'d str {
        self.span().slice(self.part.text)
    }

    /// Returns the typed value, which owns its data.
    #[must_use]
    pub fn to_paper(&self) -> Paper {
        let mut paper = Paper::new(Title::read(self.title), Link::read(self.url));
        paper.media = self.media().map(Media::from);
        paper.votes = self.votes();
        if let Some(list) = self.author_list() {
            paper.authors = Vec::with_capacity(list.at_most(list.commas()));
            list.iter().for_each(|name| paper.authors.push(Author::read(name)));
        }
        let items = self.part.records.iter().filter(|record| record.class == Class::Item);
        paper.summary = Vec::with_capacity(items.count());
        paper.summary.extend(self.summary().map(Item::from));
        paper
    }

    /// Returns the index of the first line of a field that the paper has.
    pub(crate) fn line_of(&self, field: Field) -> Option<usize> {
        self.part.field_line(|class| class.field() == Some(field))
    }

    /// Returns whether a field has the value that it has in `paper`.
    pub(crate) fn has_equal(&self, field: Field, paper: &Paper) -> bool {
        match field {
            Field::Media => self.media() == paper.media.as_ref().map(Media::as_view),
            Field::Votes => self.votes() == paper.votes,
            Field::Authors => match self.author_list() {
                // A plain list has these names if it is printed like them.
                Some(list) if !list.is_python_list() => {
                    let names = paper.authors.iter().map(Author::as_str);
                    print::gives(list.as_str(), |out| print::list(names, out)) && !paper.authors.is_empty()
                }
                _ => self.authors().eq(paper.authors.iter().map(Author::as_str)),
            },
        }
    }

    /// Returns whether the summary is equal to `items`.
    pub(crate) fn has_summary(&self, items: &[Item]) -> bool {
        let is_text = |record: &&Record| matches!(record.class, Class::Item | Class::Continuation);
        let records = self.part.records;
        let Some(first) = records.iter().position(|record| record.class == Class::Item) else {
            return items.is_empty();
        };
        let after = records.get(first..).unwrap_or_default().iter().take_while(is_text).count();
        let end = first.saturating_add(after);
        let others = records.get(end..).unwrap_or_default();
        let lines = Span::new(self.part.line_span(first).start, self.part.line_span(end).start);
        let text = lines.slice(self.part.text);
        if others.iter().any(|record| record.class == Class::Item) || memchr(b'\r', text.as_bytes()).is_some()
        {
            let mut items = items.iter();
            return self.summary().all(|item| items.next().is_some_and(|other| item.is(other)))
                && items.next().is_none();
        }
        // Adjacent items are equal to these if they are printed like them.
        print::gives(syntax::content(text), |out| print::items(items, out))
    }

    /// Returns the index of a line where the paper differs from `paper`. Returns `None` if they are
    /// equal.
    pub(crate) fn first_difference(&self, paper: &Paper) -> Option<usize> {
        if (self.title, self.url) != (&*paper.title, &*paper.url) {
            return Some(0);
        }
        if let Some(field) = Field::ORDER.into_iter().find(|field| !self.has_equal(*field, paper)) {
            return Some(self.line_of(field).unwrap_or(0));
        }
        if self.has_summary(&paper.summary) {
            return None;
        }
        let mut items = paper.summary.iter();
        let other = self.summary().find(|item| !items.next().is_some_and(|other| item.is(other)));
        let line = |part: Part<'_>| part.number.saturating_sub(self.part.number);
        other.map(|item| line(item.part)).or_else(|| items.next().map(|_| 0))
    }
}

impl Print for PaperView<'_> {
    fn heading(&self) -> (&str, &str) {
        (self.title, self.url)
    }

    fn media(&self) -> Option<MediaView<'_>> {
        self.media()
    }

    fn votes(&self) -> Option<Votes> {
        self.votes()
    }

    fn authors(&self) -> impl Iterator<Item: AsRef<str>> {
        self.authors()
    }

    fn each_item(&self, mut write: impl FnMut(ItemParts<'_>) -> fmt::Result) -> fmt::Result {
        self.summary().try_for_each(|item| item.parts(&mut write))
    }
}
