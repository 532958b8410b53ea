use alloc::boxed::Box;

use super::text::{compared_with_str, text_value};
use super::{Link, ValueError, ValueErrorKind};
use crate::syntax::{find_quote, offset};

/// Thumbnail of a paper.
///
/// ```
/// use daily_papers::{Link, Media, VideoLink};
///
/// let image = Media::Image(Link::new("/avatars/x.svg")?);
/// let video = Media::Video(VideoLink::new("https://example.org/x.mp4")?);
/// assert_eq!((image.src(), video.src()), ("/avatars/x.svg", "https://example.org/x.mp4"));
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Media {
    /// Image, written `![](SRC)`.
    Image(Link),
    /// Video, written as its link, `[Watch Video](SRC)`, and its player.
    Video(VideoLink),
}

impl Media {
    /// Returns the view of the value.
    pub(crate) fn as_view(&self) -> MediaView<'_> {
        match self {
            Media::Image(src) => MediaView::Image(src),
            Media::Video(src) => MediaView::Video(src),
        }
    }

    /// Returns the source of the image or the video.
    #[must_use]
    pub fn src(&self) -> &str {
        match self {
            Media::Image(link) => link.as_str(),
            Media::Video(link) => link.as_str(),
        }
    }
}

/// Returns an image with this source.
impl From<Link> for Media {
    fn from(src: Link) -> Media {
        Media::Image(src)
    }
}

/// Returns a video with this source.
impl From<VideoLink> for Media {
    fn from(src: VideoLink) -> Media {
        Media::Video(src)
    }
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

/// [`Link`] of a video. It also does not contain `"`, which would end the `src` attribute of its
/// player.
///
/// ```
/// use daily_papers::VideoLink;
///
/// assert!(VideoLink::new("https://example.org/x.mp4").is_ok());
/// assert!(VideoLink::new("https://example.org/\"x\".mp4").is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VideoLink(Box<str>);

text_value!(VideoLink, Box<str>);

impl VideoLink {
    fn check(text: &str) -> Result<(), ValueError> {
        Link::check(text)?;
        match find_quote(text) {
            Some(found) => Err(ValueError::new(ValueErrorKind::VideoQuote, offset(text, found))),
            None => Ok(()),
        }
    }
}

impl From<VideoLink> for Link {
    fn from(link: VideoLink) -> Link {
        Link::read(link.0)
    }
}

impl TryFrom<Link> for VideoLink {
    type Error = ValueError;

    fn try_from(link: Link) -> Result<VideoLink, ValueError> {
        VideoLink::new(link.as_str())
    }
}
