use alloc::boxed::Box;

use super::text::{compared_with_str, text_value};
use super::{Link, ValueError, ValueErrorKind};
use crate::syntax::{find_quote, offset};

/// The thumbnail of a paper.
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
    /// An image, written `![](SRC)`.
    Image(Link),
    /// A video, written as its link, `[Watch Video](SRC)`, and its player.
    Video(VideoLink),
}

impl Media {
    /// Where the image or the video is.
    #[must_use]
    pub fn src(&self) -> &str {
        match self {
            Media::Image(link) => link.as_str(),
            Media::Video(link) => link.as_str(),
        }
    }
}

/// An image.
impl From<Link> for Media {
    fn from(src: Link) -> Media {
        Media::Image(src)
    }
}

/// A video.
impl From<VideoLink> for Media {
    fn from(src: VideoLink) -> Media {
        Media::Video(src)
    }
}

/// The [`Link`] of a video: no `"` either, which would end the `src` attribute of its player.
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
