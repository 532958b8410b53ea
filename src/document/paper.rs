use alloc::vec::Vec;

use super::Part;
use super::item::Items;
use crate::model::{ArxivId, Author, Item, Link, Media, Paper, Title, VideoLink, Votes};
use crate::span::Span;
use crate::syntax::{self, Authors, Names, Tag, whole};

/// A paper as it stands in a document. Nothing is copied.
#[derive(Debug, Clone, Copy)]
pub struct PaperView<'d> {
    pub(crate) part: Part<'d>,
    title: &'d str,
    url: &'d str,
}

/// The thumbnail of a paper, as it stands in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MediaView<'d> {
    /// The source of an image.
    Image(&'d str),
    /// The source of a video: that of its link or, where it has none, of its player.
    Video(&'d str),
}

impl<'d> PaperView<'d> {
    /// The paper whose heading is the first of these lines.
    pub(crate) fn new(part: Part<'d>) -> PaperView<'d> {
        let (title, url) = syntax::title_and_url(part.content(0));
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
        let is_media = |tag| matches!(tag, Tag::Image | Tag::VideoLink | Tag::VideoPlayer);
        let (first, tag) = self.field(is_media)?;
        if tag == Tag::Image {
            return Some(MediaView::Image(syntax::alt_and_src(self.part.content(first)).1));
        }
        let src = match self.field(|tag| tag == Tag::VideoLink) {
            Some((link, _)) => whole(syntax::video_link, self.part.content(link)).ok()?.0,
            None => whole(syntax::video_player, self.part.content(first)).ok()?,
        };
        Some(MediaView::Video(src))
    }

    /// The votes; `None` where it has no votes line.
    #[must_use]
    pub fn votes(&self) -> Option<Votes> {
        let (line, _) = self.field(|tag| tag == Tag::Votes)?;
        Some(Votes::from(syntax::read_votes(self.part.content(line))))
    }

    /// The authors as their line lists them; `None` where it has no authors line.
    #[must_use]
    pub fn author_list(&self) -> Option<Authors<'d>> {
        let (line, _) = self.field(|tag| tag == Tag::Authors)?;
        Some(syntax::read_authors(self.part.content(line)))
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
        self.span().text(self.part.text).unwrap_or_default()
    }

    /// The typed value, which owns its data.
    #[must_use]
    pub fn to_paper(&self) -> Paper {
        let mut paper = Paper::new(Title::read(self.title), Link::read(self.url));
        paper.media = self.media().map(|media| match media {
            MediaView::Image(src) => Media::Image(Link::read(src)),
            MediaView::Video(src) => Media::Video(VideoLink::read(src)),
        });
        paper.votes = self.votes();
        if let Some(list) = self.author_list() {
            paper.authors = Vec::with_capacity(list.at_most());
            list.iter().for_each(|name| paper.authors.push(Author::read(name)));
        }
        let items = self.part.records.iter().filter(|record| record.tag == Tag::Item);
        paper.summary = Vec::with_capacity(items.count());
        paper.summary.extend(self.summary().map(|item| Item::read(item.parts(), item.text())));
        paper
    }

    /// The first line that is such a field, of which the first one counts.
    pub(crate) fn field(&self, is: impl Fn(Tag) -> bool) -> Option<(usize, Tag)> {
        let line = self.part.records.iter().position(|record| record.tag == Tag::Item || is(record.tag))?;
        let tag = self.part.records.get(line)?.tag;
        is(tag).then_some((line, tag))
    }
}
