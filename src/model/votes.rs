use core::fmt;
use core::str::FromStr;

use super::{ValueError, ValueErrorKind};
use crate::syntax::{vote_count, whole};

/// Votes of a paper, as in its votes line.
///
/// ```
/// use daily_papers::Votes;
///
/// assert_eq!(Votes::Count(180).to_string(), "180");
/// assert_eq!(Votes::Unknown.count(), None);
/// assert!(Votes::Unknown < Votes::Count(0));
/// assert_eq!("180".parse(), Ok(Votes::Count(180)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Votes {
    /// Unknown number of votes, `Vote: -`.
    Unknown,
    /// Number of votes, `Vote: N`.
    Count(u64),
}

impl Votes {
    /// Returns the number of votes, or `None` if it is unknown.
    ///
    /// ```
    /// use daily_papers::Votes;
    ///
    /// assert_eq!(Votes::Count(180).count(), Some(180));
    /// assert_eq!(Votes::Unknown.count(), None);
    /// ```
    #[must_use]
    pub const fn count(self) -> Option<u64> {
        match self {
            Votes::Count(count) => Some(count),
            Votes::Unknown => None,
        }
    }
}

impl From<u64> for Votes {
    fn from(count: u64) -> Votes {
        Votes::Count(count)
    }
}

impl From<Option<u64>> for Votes {
    fn from(count: Option<u64>) -> Votes {
        count.map_or(Votes::Unknown, Votes::Count)
    }
}

/// Writes the number, or `-` if it is unknown.
impl fmt::Display for Votes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Votes::Unknown => f.pad("-"),
            Votes::Count(count) => fmt::Display::fmt(count, f),
        }
    }
}

/// Parses a number in decimal digits, or `-`.
impl FromStr for Votes {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Votes, ValueError> {
        let not_votes = |_| ValueError::new(ValueErrorKind::NotVotes, 0);
        whole(vote_count, text).map(Votes::from).map_err(not_votes)
    }
}

impl TryFrom<&str> for Votes {
    type Error = ValueError;

    fn try_from(text: &str) -> Result<Votes, ValueError> {
        text.parse()
    }
}
