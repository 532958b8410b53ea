use alloc::boxed::Box;

use super::text::text_value;
use super::{ValueError, ValueErrorKind};
use crate::syntax::{find_seam, find_white_space, offset};

/// A URL as it is written in a page: no white space (Unicode's `White_Space`) and no `](`.
///
/// It is kept to the letter and not checked to be a URL, since pages also hold paths such as `/avatars/x.svg`, and
/// since a [`url::Url`](https://docs.rs/url) changes what it reads: `https://arxiv.org` gains a slash, and Hangul is
/// percent-encoded. With the feature `url`, `to_url` and `resolve` parse it.
///
/// ```
/// use daily_papers::Link;
///
/// let link: Link = "https://example.org/a_(b)".parse()?;
/// assert_eq!(link.as_str(), "https://example.org/a_(b)");
/// assert!(Link::new("https://example.org/a b").is_err());
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link(Box<str>);

text_value!(Link);

impl Link {
    pub(super) fn check(text: &str) -> Result<(), ValueError> {
        if let Some(found) = find_white_space(text) {
            Err(ValueError::new(ValueErrorKind::LinkWhiteSpace, offset(text, found)))
        } else if let Some(found) = find_seam(text) {
            Err(ValueError::new(ValueErrorKind::LinkSeam, offset(text, found)))
        } else {
            Ok(())
        }
    }

    /// Parses it as an absolute URL.
    ///
    /// # Errors
    ///
    /// Where it is none: in particular where it is a path, which [`resolve`](Link::resolve) is for.
    ///
    /// ```
    /// let link = daily_papers::Link::new("https://arxiv.org/abs/2404.14219")?;
    /// assert_eq!(link.to_url()?.host_str(), Some("arxiv.org"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "url")]
    pub fn to_url(&self) -> Result<url::Url, url::ParseError> {
        url::Url::parse(&self.0)
    }

    /// Parses it as a URL seen from `base`: a path such as `/avatars/x.svg` becomes one of the base's host.
    ///
    /// # Errors
    ///
    /// Where `base` and it together make no URL.
    ///
    /// ```
    /// let base = url::Url::parse("https://huggingface.co/papers")?;
    /// let link = daily_papers::Link::new("/avatars/x.svg")?;
    /// assert_eq!(link.resolve(&base)?.as_str(), "https://huggingface.co/avatars/x.svg");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "url")]
    pub fn resolve(&self, base: &url::Url) -> Result<url::Url, url::ParseError> {
        base.join(&self.0)
    }
}
