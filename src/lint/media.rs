//! The image or the video of a paper, and the lines that hold it.

use super::line::Line;
use crate::document::PaperView;
use crate::model::scheme_of;
use crate::syntax::{self, Class, Field, Kind};

/// A line of an image or a video.
pub(super) struct Media<'d> {
    pub(super) line: Line<'d>,
    pub(super) src: &'d str,
    class: Class,
}

impl<'d> Media<'d> {
    /// Returns the lines of a paper's image or video.
    pub(super) fn of(paper: &PaperView<'d>) -> impl Iterator<Item = Media<'d>> + Clone + use<'d> {
        let part = paper.part;
        let lines = part.before_items().filter(|(_, class)| class.field() == Some(Field::Media));
        lines.filter_map(move |(index, class)| {
            let line = Line::whole(part, index);
            match syntax::field(line.text)?.ok()? {
                Kind::Image { src, .. } | Kind::VideoLink { src, .. } | Kind::VideoPlayer { src } => {
                    Some(Media { line, src, class })
                }
                _ => None,
            }
        })
    }
}

/// The source of an image or a video.
pub(super) struct Source<'d> {
    pub(super) src: &'d str,
    /// The scheme of an absolute URL.
    pub(super) scheme: Option<&'d str>,
    /// The line that holds the source.
    pub(super) line: Line<'d>,
}

impl<'d> Source<'d> {
    /// Returns the source of the image or the video that these lines hold.
    pub(super) fn of(mut media: impl Iterator<Item = Media<'d>>) -> Option<Source<'d>> {
        let first = media.next()?;
        let link = match first.class {
            // A video link can follow its player.
            Class::VideoPlayer => media.find(|media| media.class == Class::VideoLink),
            _ => None,
        };
        let Media { line, src, .. } = link.unwrap_or(first);
        Some(Source { src, scheme: scheme_of(src), line })
    }
}
