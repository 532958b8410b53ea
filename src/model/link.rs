use alloc::boxed::Box;

use super::text::{compared_with_str, text_value};
use super::{ValueError, ValueErrorKind, scheme};
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

text_value!(Link, Box<str>);

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

    /// The scheme of an absolute URL, as it is written; `None` where it is a path or the like.
    ///
    /// Control characters at its start, which URL parsers skip, are no part of it.
    ///
    /// ```
    /// use daily_papers::Link;
    ///
    /// assert_eq!(Link::new("HTTPS://example.org")?.scheme(), Some("HTTPS"));
    /// assert_eq!(Link::new("/avatars/x.svg")?.scheme(), None);
    /// # Ok::<(), daily_papers::ValueError>(())
    /// ```
    #[must_use]
    pub fn scheme(&self) -> Option<&str> {
        scheme::scheme_of(&self.0)
    }

    /// Whether a click on it can run a script: whether its scheme is `javascript`, `vbscript` or, but for images in the form of
    /// PNG, GIF, JPEG or WebP, `data`.
    ///
    /// It sees through what browsers and renderers of Markdown see through: capital letters, control characters at the start,
    /// entities, backslashes before punctuation, and a pair of `<` and `>`. A percent sign disguises no scheme: `javascript%3a` is
    /// a path.
    ///
    /// ```
    /// use daily_papers::Link;
    ///
    /// for script in ["javascript:alert(1)", "JavaScript:alert(1)", "&#106;avascript&colon;alert(1)", "<javascript\\:alert(1)>"] {
    ///     assert!(Link::new(script)?.can_run_script());
    /// }
    /// for link in ["https://example.org/javascript:alert(1)", "javascript%3aalert(1)", "data:image/png;base64,AA=="] {
    ///     assert!(!Link::new(link)?.can_run_script());
    /// }
    /// # Ok::<(), daily_papers::ValueError>(())
    /// ```
    #[must_use]
    pub fn can_run_script(&self) -> bool {
        scheme::can_run_script(&self.0)
    }
}
