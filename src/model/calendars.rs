//! Conversions of dates to and from other crates, which all use the proleptic Gregorian calendar.

use super::{Date, ValueError, ValueErrorKind};

/// Returns a date from the number types of another crate.
fn date<Y: TryInto<u16>, N: TryInto<u8>>(year: Y, month: N, day: N) -> Result<Date, ValueError> {
    match (year.try_into(), month.try_into(), day.try_into()) {
        (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day),
        _ => Err(ValueError::new(ValueErrorKind::NotADate, 0)),
    }
}

/// Converts the date to a `NaiveDate` of chrono.
///
/// ```
/// use chrono::NaiveDate;
/// use daily_papers::Date;
///
/// let date: NaiveDate = Date::new(2024, 4, 23)?.into();
/// assert_eq!(Some(date), NaiveDate::from_ymd_opt(2024, 4, 23));
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[cfg(feature = "chrono")]
impl From<Date> for chrono::NaiveDate {
    fn from(date: Date) -> chrono::NaiveDate {
        chrono::NaiveDate::from_ymd_opt(date.year().into(), date.month().into(), date.day().into())
            .unwrap_or_default()
    }
}

/// Converts a day of the years 0 to 9999.
///
/// # Errors
///
/// Returns an error if the day is before the year 0 or after the year 9999.
#[cfg(feature = "chrono")]
impl TryFrom<chrono::NaiveDate> for Date {
    type Error = ValueError;

    fn try_from(day: chrono::NaiveDate) -> Result<Date, ValueError> {
        use chrono::Datelike;

        date(day.year(), day.month(), day.day())
    }
}

/// Converts the date to the `civil::Date` of jiff.
///
/// ```
/// use daily_papers::Date;
///
/// let date: jiff::civil::Date = Date::new(2024, 4, 23)?.into();
/// assert_eq!(date, jiff::civil::date(2024, 4, 23));
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[cfg(feature = "jiff")]
impl From<Date> for jiff::civil::Date {
    fn from(date: Date) -> jiff::civil::Date {
        let year = date.year().try_into();
        let [month, day] = [date.month(), date.day()].map(i8::try_from);
        match (year, month, day) {
            (Ok(year), Ok(month), Ok(day)) => jiff::civil::Date::new(year, month, day).unwrap_or_default(),
            _ => jiff::civil::Date::default(),
        }
    }
}

/// Converts a day of the years 0 to 9999.
///
/// # Errors
///
/// Returns an error if the day is before the year 0.
#[cfg(feature = "jiff")]
impl TryFrom<jiff::civil::Date> for Date {
    type Error = ValueError;

    fn try_from(day: jiff::civil::Date) -> Result<Date, ValueError> {
        date(day.year(), day.month(), day.day())
    }
}
