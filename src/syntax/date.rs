//! The date of a digest.

use nom::Parser;
use nom::bytes::complete::take_while_m_n;
use nom::combinator::{map_opt, recognize, verify};

use super::fault::{Parsed, expected};
use super::tag::tag;

/// Parses `date = 4DIGIT "-" 2DIGIT "-" 2DIGIT`: a day of the proleptic Gregorian calendar.
pub(super) fn date(input: &str) -> Parsed<'_, &str> {
    expected("a day of the calendar as YYYY-MM-DD", recognize(year_month_day)).parse(input)
}

/// Parses a [`date`]. Returns its year, month and day.
pub(crate) fn year_month_day(input: &str) -> Parsed<'_, (u16, u8, u8)> {
    let numbers = (digits(4), tag("-"), digits(2), tag("-"), digits(2))
        .map(|(year, _, month, _, day)| (year, month, day))
        .map(|(year, month, day)| Some((year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)));
    verify(map_opt(numbers, |numbers| numbers), |&(year, month, day)| exists(year, month, day)).parse(input)
}

fn digits<'a>(count: usize) -> impl Parser<&'a str, Output = u16, Error = super::fault::Fault<'a>> {
    map_opt(take_while_m_n(count, count, |c: char| c.is_ascii_digit()), |digits: &str| digits.parse().ok())
}

/// Returns whether a day exists in the proleptic Gregorian calendar, in the years 0 to 9999.
pub(crate) const fn exists(year: u16, month: u8, day: u8) -> bool {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    year <= 9999 && 1 <= day && day <= days
}
