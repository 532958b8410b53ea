use alloc::vec::Vec;

use super::Part;
use super::item::Items;
use crate::model::{ArxivId, Author, Item, Link, Media, Paper, Title, VideoLink, Votes};
use crate::span::Span;
use crate::syntax::{self, Authors, Class, Names};

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

/// Thumbnail of a paper in a document.
///
/// ```
/// use daily_papers::Document;
/// use daily_papers::document::MediaView;
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n![](/a.svg)\n\n";
/// let document = Document::parse(page);
/// let media = document.papers().next().unwrap().media();
/// assert_eq!(media, Some(MediaView::Image("/a.svg")));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MediaView<'d> {
    /// Source of an image.
    Image(&'d str),
    /// Source of a video: the source of its link, or of its player if it has no link.
    Video(&'d str),
}

impl<'d> MediaView<'d> {
    /// Returns the source, as written.
    #[must_use]
    pub fn src(&self) -> &'d str {
        match *self {
            MediaView::Image(src) | MediaView::Video(src) => src,
        }
    }

    /// Returns the typed value, which owns its data.
    #[must_use]
    pub fn to_media(&self) -> Media {
        match *self {
            MediaView::Image(src) => Media::Image(Link::read(src)),
            MediaView::Video(src) => Media::Video(VideoLink::read(src)),
        }
    }
}

impl From<MediaView<'_>> for Media {
    fn from(view: MediaView<'_>) -> Media {
        view.to_media()
    }
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
        let first = self.part.field_line(Class::is_media)?;
        if let Class::Image = self.part.records.get(first)?.class {
            let (_, src) = self.part.parse(first, syntax::image::<true>)?;
            return Some(MediaView::Image(src));
        }
        let link = self.part.field_line(|class| class == Class::VideoLink);
        match link {
            Some(link) => self.part.parse(link, syntax::video_link).map(|(src, _)| MediaView::Video(src)),
            None => self.part.parse(first, syntax::video_player).map(MediaView::Video),
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
}
