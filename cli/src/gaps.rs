//! Weekdays without a digest between the first and the last one. Papers are listed on weekdays.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use daily_papers::Date;

/// Days without a digest, from the first weekday to the last.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
    pub(crate) weekdays: usize,
}

/// Returns the gaps between dates that have at least one weekday.
pub(crate) fn between(dates: &BTreeSet<Date>) -> Vec<Gap> {
    let next = dates.iter().skip(1);
    dates.iter().zip(next).filter_map(|(date, next)| gap((*date).into(), (*next).into())).collect()
}

fn gap(before: NaiveDate, after: NaiveDate) -> Option<Gap> {
    let between = before.iter_days().skip(1).take_while(|day| *day < after);
    let mut weekdays = between.filter(|day| is_weekday(*day));
    let first = weekdays.next()?;
    let weekdays = weekdays.count().saturating_add(1);
    let mut last = after.checked_sub_days(Days::new(1))?;
    while !is_weekday(last) {
        last = last.checked_sub_days(Days::new(1))?;
    }
    Some(Gap { first, last, weekdays })
}

fn is_weekday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use super::between;

    /// 2024-04-19 was a Friday.
    #[test]
    fn weekend_is_not_a_gap() {
        let gaps = |dates: &[&str]| {
            let dates = dates.iter().filter_map(|date| date.parse().ok()).collect();
            let gap = |gap: &super::Gap| format!("{} {} {}", gap.first, gap.last, gap.weekdays);
            between(&dates).iter().map(gap).collect::<Vec<_>>()
        };
        assert!(gaps(&["2024-04-19", "2024-04-22"]).is_empty());
        assert!(gaps(&["2024-04-19", "2024-04-20", "2024-04-21", "2024-04-22"]).is_empty());
        assert_eq!(gaps(&["2024-04-18", "2024-04-22"]), ["2024-04-19 2024-04-19 1"]);
        assert_eq!(
            gaps(&["2024-04-19", "2024-04-24", "2024-05-05"]),
            ["2024-04-22 2024-04-23 2", "2024-04-25 2024-05-03 7"]
        );
        assert!(gaps(&[]).is_empty() && gaps(&["2024-04-19"]).is_empty());
        assert_eq!(gaps(&["0000-01-01", "9999-12-31"]).len(), 1);
    }
}
