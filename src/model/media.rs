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
