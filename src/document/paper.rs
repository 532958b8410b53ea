use alloc::vec::Vec;

use super::Part;
use super::item::Items;
use crate::model::{ArxivId, Author, Item, Link, Media, Paper, Title, VideoLink, Votes};
use crate::span::Span;
use crate::syntax::{self, Authors, Class, Names};

/// A paper as it stands in a document. Nothing is copied.
#[derive(Debug, Clone, Copy)]
pub struct PaperView<'d> {
    pub(crate) part: Part<'d>,
    title: &'d str,
    url: &'d str,
}

/// The thumbnail of a paper, as it stands in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MediaView<'d> {
    /// The source of an image.
    Image(&'d str),
    /// The source of a video: that of its link or, where it has none, of its player.
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
    /// The paper whose heading is the first of these lines.
    pub(crate) fn new(part: Part<'d>) -> PaperView<'d> {
        let (title, url) = part.parse(0, syntax::paper_heading::<true>).unwrap_or_default();
        PaperView { part, title, url }
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> &'d str {
        self.title
    }

    /// The URL, as written.
    #[must_use]
    pub fn url(&self) -> &'d str {
        self.url
    }

    /// The arXiv identifier that its URL holds, if it is one of arXiv or of Hugging Face's pages of papers.
    #[must_use]
    pub fn arxiv_id(&self) -> Option<ArxivId> {
        ArxivId::from_url(self.url())
    }

    /// The thumbnail.
    #[must_use]
    pub fn media(&self) -> Option<MediaView<'d>> {
        let first = self.field_line(Class::is_media)?;
        if let Class::Image = self.part.records.get(first)?.class {
            let (_, src) = self.part.parse(first, syntax::image::<true>)?;
            return Some(MediaView::Image(src));
        }
        let link = self.field_line(|class| class == Class::VideoLink);
        match link {
            Some(link) => self.part.parse(link, syntax::video_link).map(|(src, _)| MediaView::Video(src)),
            None => self.part.parse(first, syntax::video_player).map(MediaView::Video),
        }
    }

    /// The votes; `None` where it has no votes line.
    #[must_use]
    pub fn votes(&self) -> Option<Votes> {
        let line = self.field_line(|class| class == Class::Votes)?;
        self.part.parse(line, syntax::votes).map(Votes::from)
    }

    /// The authors as their line lists them; `None` where it has no authors line.
    #[must_use]
    pub fn author_list(&self) -> Option<Authors<'d>> {
        let line = self.field_line(|class| class == Class::Authors)?;
        self.part.parse(line, syntax::authors::<true>)
    }

    /// The names of the authors, in their order: borrowed, but for those in which a Python escape stood.
    #[must_use]
    pub fn authors(&self) -> Names<'d> {
        self.author_list().map_or(Names::NONE, Authors::iter)
    }

    /// The items of its summary.
    #[must_use]
    pub fn summary(&self) -> Items<'d> {
        Items::new(self.part)
    }

    /// Where it stands: from its heading up to the next heading.
    #[must_use]
    pub fn span(&self) -> Span {
        self.part.span()
    }

    /// Its text, every byte of it.
    #[must_use]
    pub fn as_str(&self) -> &'d str {
        self.span().slice(self.part.text)
    }

    /// The typed value, which owns its data.
    #[must_use]
    pub fn to_paper(&self) -> Paper {
        let mut paper = Paper::new(Title::read(self.title), Link::read(self.url));
        paper.media = self.media().map(Media::from);
        paper.votes = self.votes();
        if let Some(list) = self.author_list() {
            paper.authors = Vec::with_capacity(list.at_most());
            list.iter().for_each(|name| paper.authors.push(Author::read(name)));
        }
        let items = self.part.records.iter().filter(|record| record.class == Class::Item);
        paper.summary = Vec::with_capacity(items.count());
        paper.summary.extend(self.summary().map(Item::from));
        paper
    }

    /// Returns the index of the first line of such a class before the items. Only the first line of a field counts.
    pub(crate) fn field_line(&self, is: impl Fn(Class) -> bool) -> Option<usize> {
        self.part.before_items().find(|(_, class)| is(*class)).map(|(line, _)| line)
    }
}
