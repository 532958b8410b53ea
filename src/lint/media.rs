//! The source of a paper's image or video, and the lines that hold it.

use super::line::Line;
use crate::document::{MediaView, PaperView};
use crate::model::scheme_of;
use crate::syntax::Class;

/// The source of an image or a video.
pub(super) struct Source<'d> {
    pub(super) src: &'d str,
    /// The scheme of an absolute URL.
    pub(super) scheme: Option<&'d str>,
    /// The line that holds the source.
    pub(super) line: Line<'d>,
}

impl<'d> Source<'d> {
    /// Returns the source of a paper's image or video.
    pub(super) fn of(paper: &PaperView<'d>) -> Option<Source<'d>> {
        let (MediaView::Image(src) | MediaView::Video(src)) = paper.media()?;
        let part = paper.part;
        let first = paper.field_line(Class::is_media)?;
        // A video link can follow its player.
        let is_in_first = part.span_of(src).start < part.line_span(first).end;
        let link = paper.field_line(|class| class == Class::VideoLink);
        let index = if is_in_first { first } else { link.unwrap_or(first) };
        Some(Source { src, scheme: scheme_of(src), line: Line::whole(part, index) })
    }

    /// Returns the lines of the image or the video. The second line of a video is left out if it
    /// holds the same source.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'d>> {
        let Line { part, index, .. } = self.line;
        let lines = part.before_items().filter(|(_, class)| class.is_media());
        let lines = lines.map(move |(index, _)| Line::whole(part, index));
        lines.filter(move |line| line.index == index || !line.text.contains(self.src))
    }
}
