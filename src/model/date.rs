use alloc::format;
use core::fmt;
use core::str::FromStr;

use super::{ValueError, ValueErrorKind};
use crate::syntax::{exists, whole, year_month_day};

/// Day of the proleptic Gregorian calendar, in the years 0 to 9999, which `YYYY-MM-DD` can express.
///
/// ```
/// use daily_papers::Date;
///
/// let date: Date = "2024-04-23".parse()?;
/// assert_eq!((date.year(), date.month(), date.day()), (2024, 4, 23));
/// assert!(date < Date::new(2024, 5, 1)?);
/// assert!(Date::new(2023, 2, 29).is_err());
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Returns the date of `day` in `month`, 1 to 12, of `year`, 0 to 9999.
    ///
    /// # Errors
    ///
    /// Returns an error if the calendar has no such day.
    pub const fn new(year: u16, month: u8, day: u8) -> Result<Date, ValueError> {
        if exists(year, month, day) { Ok(Date { year, month, day }) } else { Err(not_a_date()) }
    }

    /// Returns the date that the grammar has parsed.
    pub(crate) fn read(date: &str) -> Option<Date> {
        date.parse().ok()
    }

    /// Returns the year, 0 to 9999.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Returns the month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Returns the day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }
}

const fn not_a_date() -> ValueError {
    ValueError::new(ValueErrorKind::NotADate, 0)
}

/// Writes the date as `YYYY-MM-DD`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Date { year, month, day } = self;
        match (f.width(), f.precision()) {
            (None, None) => write!(f, "{year:04}-{month:02}-{day:02}"),
            _ => f.pad(&format!("{year:04}-{month:02}-{day:02}")),
        }
    }
}

/// Parses a date as `YYYY-MM-DD`.
impl FromStr for Date {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Date, ValueError> {
        match whole(year_month_day, text) {
            Ok((year, month, day)) => Ok(Date { year, month, day }),
            Err(_) => Err(not_a_date()),
        }
    }
}

impl TryFrom<&str> for Date {
    type Error = ValueError;

    fn try_from(text: &str) -> Result<Date, ValueError> {
        text.parse()
    }
}
