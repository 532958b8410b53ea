use alloc::boxed::Box;

use super::text::{compared_with_str, text_value};
use super::{ValueError, ValueErrorKind, scheme};
use crate::syntax::{find_seam, find_white_space, offset};

/// URL as written in a page. It does not contain `](` or white space (Unicode's `White_Space`).
///
/// The text is kept as written and is not checked to be a URL. Pages also contain paths such as
/// `/avatars/x.svg`, and a [`url::Url`](https://docs.rs/url) changes its text: it adds a slash to
/// `https://arxiv.org` and percent-encodes Hangul. With the feature `url`, `to_url` and `resolve`
/// parse it.
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

    /// Returns the scheme of an absolute URL, as written. Returns `None` for a path.
    ///
    /// Control characters at the start are skipped, as URL parsers do.
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

    /// Returns whether a browser that opens the link can run a script.
    ///
    /// These schemes can: `javascript`, `vbscript` and `data`, except `data` for PNG, GIF, JPEG and
    /// WebP images.
    ///
    /// The check ignores what browsers and Markdown renderers ignore: case, control characters at
    /// the start, entities, backslashes before punctuation, and `<` and `>` around the link. A
    /// percent sign does not hide a scheme, so `javascript%3a` is a path.
    ///
    /// ```
    /// use daily_papers::Link;
    ///
    /// for link in ["JavaScript:x()", "&#106;avascript&colon;x()", "<javascript\\:x()>"] {
    ///     assert!(Link::new(link)?.can_run_script());
    /// }
    /// for link in ["/a.svg", "javascript%3aalert(1)", "data:image/png;base64,AA=="] {
    ///     assert!(!Link::new(link)?.can_run_script());
    /// }
    /// # Ok::<(), daily_papers::ValueError>(())
    /// ```
    #[must_use]
    pub fn can_run_script(&self) -> bool {
        scheme::can_run_script(&self.0)
    }
}
