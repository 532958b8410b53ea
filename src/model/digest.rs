use alloc::vec::Vec;
use core::fmt;

use super::{Date, Paper, print};

/// One day's digest: its date and its papers.
///
/// It is read with [`str::parse`], strictly, or with [`Digest::parse_recoverable`], and printed with `Display`, in the
/// canonical form. What is printed reads back as the same value, whatever the value.
///
/// ```
/// use daily_papers::Digest;
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A Study](https://arxiv.org/abs/2404.14219)\n\nVote: 180\n\n";
/// let digest: Digest = page.parse()?;
/// assert_eq!(digest.papers[0].title, "A Study");
/// assert_eq!(digest.to_string(), page);
/// # Ok::<(), daily_papers::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Digest {
    /// The day.
    pub date: Date,
    /// Its papers, in the order of the page.
    pub papers: Vec<Paper>,
}

impl Digest {
    /// A digest of these papers.
    #[must_use]
    pub fn new(date: Date, papers: Vec<Paper>) -> Digest {
        Digest { date, papers }
    }

    /// Writes the digest as a page, in the canonical form.
    ///
    /// It is what `Display` does without a formatter in between, which into a `String` takes half as many instructions.
    ///
    /// # Errors
    ///
    /// Where `out` gives one; a `String` never does.
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

/// The digest as a page, in the canonical form.
impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print::digest(self, f)
    }
}
