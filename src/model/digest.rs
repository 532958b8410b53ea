use alloc::vec::Vec;
use core::fmt;

use super::{Date, Paper, print};

/// Digest of one day: its date and its papers.
///
/// [`str::parse`] parses a page strictly, and [`Digest::parse_recoverable`] parses as much as it
/// can. `Display` prints the digest in the canonical form, which parses back as an equal digest.
///
/// ```
/// use daily_papers::Digest;
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A Study](https://example.org)\n\nVote: 18\n\n";
/// let digest: Digest = page.parse()?;
/// assert_eq!(digest.papers[0].title, "A Study");
/// assert_eq!(digest.to_string(), page);
/// # Ok::<(), daily_papers::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Digest {
    /// Day of the digest.
    pub date: Date,
    /// Papers, in the order of the page.
    pub papers: Vec<Paper>,
}

impl Digest {
    /// Returns a digest with this date and these papers.
    #[must_use]
    pub fn new(date: Date, papers: Vec<Paper>) -> Digest {
        Digest { date, papers }
    }

    /// Writes the digest as a page, in the canonical form.
    ///
    /// The output is the same as with `Display`. It is faster, because it does not go through a
    /// formatter.
    ///
    /// # Errors
    ///
    /// Returns an error if `out` returns one. A `String` never does.
    ///
    /// ```
    /// use daily_papers::{Date, Digest};
    ///
    /// let digest = Digest::new(Date::new(2024, 4, 23)?, Vec::new());
    /// let mut page = String::from("# Archive\n\n");
    /// digest.write_to(&mut page)?;
    /// assert_eq!(page, "# Archive\n\n## Daily Papers (2024-04-23)\n\n");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn write_to(&self, out: &mut impl fmt::Write) -> fmt::Result {
        print::digest(self, out)
    }
}

/// Writes the digest as a page, in the canonical form.
impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print::digest(self, f)
    }
}
