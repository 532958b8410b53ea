use alloc::format;
use core::fmt;
use core::str::FromStr;

use super::{ValueError, ValueErrorKind};
use crate::syntax::{exists, whole, year_month_day};

/// A day of the proleptic Gregorian calendar, in the years 0 to 9999: what `YYYY-MM-DD` can write.
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
    /// The day of that number in that month, 1 to 12, of that year, 0 to 9999.
    ///
    /// # Errors
    ///
    /// Where the calendar has no such day.
    pub const fn new(year: u16, month: u8, day: u8) -> Result<Date, ValueError> {
        if exists(year, month, day) { Ok(Date { year, month, day }) } else { Err(not_a_date()) }
    }

    /// A date that the grammar has read.
    pub(crate) fn read(date: &str) -> Option<Date> {
        date.parse().ok()
    }

    /// The year, 0 to 9999.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }
}

const fn not_a_date() -> ValueError {
    ValueError::new(ValueErrorKind::NotADate, 0)
}

/// `YYYY-MM-DD`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Date { year, month, day } = self;
        match f.width() {
            None => write!(f, "{year:04}-{month:02}-{day:02}"),
            Some(_) => f.pad(&format!("{year:04}-{month:02}-{day:02}")),
        }
    }
}

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
