use core::fmt;

/// What a votes line says.
///
/// ```
/// use daily_papers::Votes;
///
/// assert_eq!(Votes::Count(180).to_string(), "180");
/// assert_eq!(Votes::Unknown.count(), None);
/// assert!(Votes::Unknown < Votes::Count(0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Votes {
    /// `Vote: -`: not known.
    Unknown,
    /// `Vote: N`.
    Count(u64),
}

impl Votes {
    /// How many; `None` where they are not known.
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

/// The number, or `-`.
impl fmt::Display for Votes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Votes::Unknown => f.pad("-"),
            Votes::Count(count) => fmt::Display::fmt(count, f),
        }
    }
}
