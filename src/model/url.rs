//! Links as URLs of the crate `url`.

use thiserror::Error;
use url::Url;

use super::{Link, scheme};

impl Link {
    /// Parses it as an absolute URL, if it [can run no script](Link::can_run_script).
    ///
    /// # Errors
    ///
    /// Where it can run a script, and where it is no absolute URL: in particular where it is a path, which
    /// [`resolve`](Link::resolve) is for.
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

    /// Parses it as a URL seen from `base`, if it [can run no script](Link::can_run_script): a path such as `/avatars/x.svg`
    /// becomes one of the base's host.
    ///
    /// # Errors
    ///
    /// Where it or what it becomes can run a script, and where `base` and it together make no URL.
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
        // The base can be one that does.
        if scheme::can_run_script(url.as_str()) { Err(UrlError::Script) } else { Ok(url) }
    }

    /// Parses it as an absolute URL, which may be one that runs a script: whoever calls this must not show it as something to
    /// click on, nor open it.
    ///
    /// # Errors
    ///
    /// Where it is no absolute URL.
    ///
    /// ```
    /// let link = daily_papers::Link::new("javascript:alert(1)")?;
    /// assert_eq!(link.to_url_allowing_script()?.scheme(), "javascript");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_url_allowing_script(&self) -> Result<Url, url::ParseError> {
        Url::parse(self.as_str())
    }

    /// Parses it as a URL seen from `base`, which may be one that runs a script: whoever calls this must not show it as
    /// something to click on, nor open it.
    ///
    /// # Errors
    ///
    /// Where `base` and it together make no URL.
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

/// Why a [`Link`] does not become a URL.
///
/// ```
/// use daily_papers::{Link, UrlError};
///
/// let error = Link::new("/avatars/x.svg")?.to_url().unwrap_err();
/// assert_eq!(error, UrlError::Parse(url::ParseError::RelativeUrlWithoutBase));
/// let error = Link::new("javascript:alert(1)")?.to_url().unwrap_err();
/// assert_eq!(error.to_string(), "expected a link that can run no script, found the scheme of one that can");
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum UrlError {
    /// It [can run a script](Link::can_run_script).
    #[error("expected a link that can run no script, found the scheme of one that can")]
    Script,
    /// It is no URL.
    #[error(transparent)]
    Parse(#[from] url::ParseError),
}
