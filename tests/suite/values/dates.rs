//! Dates.

use chrono::NaiveDate;
use daily_papers::{Date, ValueErrorKind};

use super::assert_refused;

const RULE: &str = "a date must be a day of the calendar, as YYYY-MM-DD, in the years 0000 to 9999";

#[test]
fn date_has_a_year_a_month_and_a_day() {
    let date = Date::new(2024, 4, 3).unwrap();
    assert_eq!(
        (date.year(), date.month(), date.day(), date.to_string().as_str()),
        (2024, 4, 3, "2024-04-03")
    );
    assert_eq!(Date::new(7, 1, 2).unwrap().to_string(), "0007-01-02");
    assert_eq!(("2024-04-03".parse(), Date::try_from("2024-04-03")), (Ok(date), Ok(date)));
}

#[test]
fn date_prints_with_padding_and_precision() {
    let date = Date::new(2024, 4, 3).unwrap();
    assert_eq!(format!("{date:>12}|{date:<12}|{date:.7}"), "  2024-04-03|2024-04-03  |2024-04");
}

#[test]
fn date_is_a_day_of_the_calendar() {
    let months = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for year in [0, 1, 4, 100, 400, 1899, 1900, 1996, 2000, 2023, 2024, 2100, 9996, 9999] {
        let is_leap = [0, 4, 400, 1996, 2000, 2024, 9996].contains(&year);
        for (month, days) in (1..).zip(months) {
            let days = if month == 2 && is_leap { 29 } else { days };
            for day in 1..=days {
                let date = Date::new(year, month, day).unwrap();
                assert_eq!(date.to_string().parse(), Ok(date));
            }
            for day in [0, days + 1, 255] {
                assert_refused(Date::new(year, month, day), ValueErrorKind::NotADate, 0, RULE);
            }
        }
        for month in [0, 13, 255] {
            assert_refused(Date::new(year, month, 1), ValueErrorKind::NotADate, 0, RULE);
        }
    }
    for year in [10_000, u16::MAX] {
        assert_refused(Date::new(year, 1, 1), ValueErrorKind::NotADate, 0, RULE);
    }
}

#[test]
fn date_in_another_form_is_refused() {
    for text in [
        "",
        "2024",
        "2024-04",
        "2024-4-3",
        "24-04-03",
        "02024-04-03",
        "2024-04-03 ",
        " 2024-04-03",
        "2024-04-03\n",
        "2024/04/03",
        "20240403",
        "2024-004-03",
        "+024-04-03",
        "-024-04-03",
        "2024-04-3a",
        "２０２４-04-03",
        "2024-04-03T00:00",
        "2024-00-10",
        "2024-13-10",
        "2024-04-00",
        "2023-02-29",
        "2024-04-31",
        "\u{feff}2024-04-03",
    ] {
        assert_refused(text.parse::<Date>(), ValueErrorKind::NotADate, 0, RULE);
        assert_refused(Date::try_from(text), ValueErrorKind::NotADate, 0, RULE);
    }
}

#[test]
fn dates_are_ordered_by_time() {
    let dates =
        ["0000-01-01", "0999-12-31", "2023-12-31", "2024-01-31", "2024-02-01", "2024-02-02", "9999-12-31"];
    let dates = dates.map(|date| date.parse::<Date>().unwrap());
    assert!(dates.is_sorted_by(|before, after| before < after));
}

#[test]
fn date_converts_to_chrono_and_back() {
    for (year, month, day) in
        [(0, 1, 1), (0, 2, 29), (1582, 10, 10), (1900, 2, 28), (2024, 2, 29), (9999, 12, 31)]
    {
        let date = Date::new(year, month, day).unwrap();
        let naive = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()).unwrap();
        assert_eq!((NaiveDate::from(date), Date::try_from(naive)), (naive, Ok(date)));
    }
}

#[test]
fn chrono_date_outside_the_years_is_refused() {
    for (year, month, day) in [(-1, 12, 31), (10_000, 1, 1), (70_000, 1, 1), (-4713, 1, 1)] {
        let naive = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_refused(Date::try_from(naive), ValueErrorKind::NotADate, 0, RULE);
    }
    assert_refused(Date::try_from(NaiveDate::MAX), ValueErrorKind::NotADate, 0, RULE);
    assert_refused(Date::try_from(NaiveDate::MIN), ValueErrorKind::NotADate, 0, RULE);
}

#[cfg(feature = "jiff")]
mod jiff {
    use ::jiff::civil;

    use super::*;

    #[test]
    fn date_converts_to_jiff_and_back() {
        for date in ["0000-01-01", "0000-02-29", "1582-10-10", "1900-02-28", "2024-02-29", "9999-12-31"] {
            let day: civil::Date = date.parse().unwrap();
            let date: Date = date.parse().unwrap();
            assert_eq!((civil::Date::from(date), Date::try_from(day)), (day, Ok(date)));
        }
    }

    #[test]
    fn jiff_date_before_the_year_0_is_refused() {
        for (year, month, day) in [(-1, 12, 31), (-9999, 1, 1), (-2024, 4, 23)] {
            assert_refused(Date::try_from(civil::date(year, month, day)), ValueErrorKind::NotADate, 0, RULE);
        }
        assert_refused(Date::try_from(civil::Date::MIN), ValueErrorKind::NotADate, 0, RULE);
    }
}
