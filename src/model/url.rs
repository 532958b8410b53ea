//! Conversion of links to URLs of the crate `url`.

use thiserror::Error;
use url::Url;

use super::{Link, scheme};

impl Link {
    /// Parses the link as an absolute URL that [cannot run a script](Link::can_run_script).
    ///
    /// # Errors
    ///
    /// Returns an error if the link can run a script, or if it is not an absolute URL. For paths
    /// such as `/avatars/x.svg`, use [`resolve`](Link::resolve).
    ///
    /// ```
    /// use daily_papers::{Link, UrlError};
    ///
    /// let link = Link::new("https://arxiv.org/abs/2404.14219")?;
    /// assert_eq!(link.to_url()?.host_str(), Some("arxiv.org"));
    /// assert_eq!(Link::new("JavaScript:alert(1)")?.to_url(), Err(UrlError::Script));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_url(&self) -> Result<Url, UrlError> {
        self.without_script()?;
        Ok(self.to_url_allowing_script()?)
    }

    /// Parses the link relative to `base`, as a URL that [cannot run a
    /// script](Link::can_run_script). A path such as `/avatars/x.svg` becomes a URL on the host of
    /// `base`.
    ///
    /// # Errors
    ///
    /// Returns an error if the link or the result can run a script, or if the result is not a URL.
    ///
    /// ```
    /// let base = url::Url::parse("https://huggingface.co/papers")?;
    /// let link = daily_papers::Link::new("/avatars/x.svg")?;
    /// assert_eq!(link.resolve(&base)?.as_str(), "https://huggingface.co/avatars/x.svg");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn resolve(&self, base: &Url) -> Result<Url, UrlError> {
        self.without_script()?;
        let url = self.resolve_allowing_script(base)?;
        // `base` can run a script even if the link cannot.
        if scheme::can_run_script(url.as_str()) { Err(UrlError::Script) } else { Ok(url) }
    }

    /// Parses the link as an absolute URL, which can run a script.
    ///
    /// Callers must not open such a URL or show it as a link.
    ///
    /// # Errors
    ///
    /// Returns an error if the link is not an absolute URL.
    ///
    /// ```
    /// let link = daily_papers::Link::new("javascript:alert(1)")?;
    /// assert_eq!(link.to_url_allowing_script()?.scheme(), "javascript");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_url_allowing_script(&self) -> Result<Url, url::ParseError> {
        Url::parse(self.as_str())
    }

    /// Parses the link relative to `base`, as a URL that can run a script.
    ///
    /// Callers must not open such a URL or show it as a link.
    ///
    /// # Errors
    ///
    /// Returns an error if the result is not a URL.
    ///
    /// ```
    /// let base = url::Url::parse("https://huggingface.co/papers")?;
    /// let link = daily_papers::Link::new("javascript:alert(1)")?;
    /// assert_eq!(link.resolve_allowing_script(&base)?.scheme(), "javascript");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn resolve_allowing_script(&self, base: &Url) -> Result<Url, url::ParseError> {
        base.join(self.as_str())
    }

    fn without_script(&self) -> Result<(), UrlError> {
        if scheme::can_run_script(self.as_str()) { Err(UrlError::Script) } else { Ok(()) }
    }
}

/// Error for a [`Link`] that cannot be converted to a URL.
///
/// ```
/// use daily_papers::{Link, UrlError};
///
/// let error = Link::new("/avatars/x.svg")?.to_url().unwrap_err();
/// assert_eq!(error, UrlError::Parse(url::ParseError::RelativeUrlWithoutBase));
/// let error = Link::new("javascript:alert(1)")?.to_url().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "expected a link that cannot run a script, found the scheme of one that can",
/// );
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum UrlError {
    /// The link [can run a script](Link::can_run_script).
    #[error("expected a link that cannot run a script, found the scheme of one that can")]
    Script,
    /// The link is not a URL.
    #[error(transparent)]
    Parse(#[from] url::ParseError),
}
