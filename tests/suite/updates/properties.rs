//! Property tests of changes of values.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use daily_papers::proptest::{author, date, digest, item, link, media, paper, title, votes};
use proptest::prelude::*;
use proptest::sample::select;

use crate::bytes::{between_video_lines, cut};
use crate::fixing::{damaged, page};
use crate::generators::{config, text};
use crate::invariants::updates::{At, Change, Field, changed, one_field};

pub(crate) fn field() -> impl Strategy<Value = Field> {
    let index = any::<usize>;
    prop_oneof![
        title().prop_map(Field::Title),
        link().prop_map(Field::Url),
        proptest::option::of(media()).prop_map(Field::Media),
        proptest::option::of(votes()).prop_map(Field::Votes),
        proptest::collection::vec(author(), 0..3).prop_map(Field::Authors),
        proptest::collection::vec(item(), 0..3).prop_map(Field::Summary),
        (index(), item()).prop_map(|(at, item)| Field::AddItem(at, item)),
        (index(), item()).prop_map(|(at, item)| Field::SetItem(at, item)),
        (index(), index()).prop_map(|(from, to)| Field::MoveItem(from, to)),
        index().prop_map(Field::RemoveItem),
    ]
}

pub(crate) fn change() -> impl Strategy<Value = Change> {
    let index = any::<usize>;
    prop_oneof![
        12 => field().prop_map(Change::Field),
        1 => date().prop_map(Change::Date),
        1 => digest().prop_map(Change::AddDigest),
        1 => index().prop_map(Change::MoveDigest),
        1 => index().prop_map(Change::CopyDigest),
        2 => select(vec![Change::RemoveDigest, Change::RemoveAll, Change::RemovePapers]),
        2 => (index(), paper()).prop_map(|(at, paper)| Change::AddPaper(at, paper)),
        2 => select(vec![Change::RemovePaper, Change::Sort, Change::Reverse]),
        2 => (index(), index()).prop_map(|(to, at)| Change::MovePaper(to, at)),
        1 => (index(), index()).prop_map(|(to, at)| Change::CopyPaper(to, at)),
    ]
}

fn changes() -> impl Strategy<Value = Vec<At>> {
    proptest::collection::vec((any::<usize>(), change()), 0..4)
}

/// Generates pages after each other, with prose between them.
fn joined<S: Strategy<Value = String>>(page: impl Fn() -> S) -> impl Strategy<Value = String> {
    let prose = select(vec!["", "", "# Archive\n\n", "# Archive\r\n", "## License\nMIT", "text\r"]);
    let pages = proptest::collection::vec((page(), prose), 1..4);
    (pages, any::<bool>()).prop_map(|(pages, has_dates)| {
        let pages = pages.into_iter().zip(1..).map(|((page, prose), day)| {
            let date = format!("(2024-05-{day:02})");
            let page = if has_dates { page.replacen("(2024-04-23)", &date, 1) } else { page };
            page + prose
        });
        pages.collect()
    })
}

/// Generates pages in any layout, cut anywhere.
fn cut_page() -> impl Strategy<Value = String> {
    (page(), any::<bool>(), any::<usize>()).prop_map(|(page, is_between, bytes)| {
        cut(if is_between { between_video_lines(&page) } else { page }, bytes)
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn changes_of_whole_pages_keep_the_rest(page in joined(page), changes in changes()) {
        changed(&page, &changes);
    }

    #[test]
    fn changes_of_cut_pages_keep_the_rest(page in cut_page(), changes in changes()) {
        changed(&page, &changes);
    }

    #[test]
    fn changes_of_any_text_keep_the_rest(page in text(), changes in changes()) {
        changed(&page, &changes);
    }

    #[test]
    fn change_of_one_field_changes_only_its_lines(
        page in prop_oneof![joined(page), joined(damaged), cut_page(), text()],
        at in any::<usize>(),
        field in field(),
    ) {
        one_field(&page, at, &field);
    }

    #[test]
    fn equal_values_change_nothing(page in prop_oneof![joined(page), joined(damaged), text()]) {
        prop_assert!(changed(&page, &[]));
    }
}

/// Whether the changes of damaged pages succeeded, and how often.
static DAMAGED: Mutex<BTreeMap<bool, u32>> = Mutex::new(BTreeMap::new());

proptest! {
    #![proptest_config(config())]

    fn changes_of_damaged_pages(page in joined(damaged), changes in changes()) {
        let is_changed = changed(&page, &changes);
        let mut counts = DAMAGED.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(is_changed).or_default() += 1;
    }
}

#[test]
fn changes_of_damaged_pages_keep_the_rest_and_seldom_fail() {
    changes_of_damaged_pages();
    let counts = DAMAGED.lock().unwrap_or_else(PoisonError::into_inner);
    let [failed, succeeded] = [false, true].map(|is_changed| counts.get(&is_changed).copied().unwrap_or(0));
    println!("{failed} of {} changes of damaged pages failed", failed + succeeded);
    assert!(failed > 0 && failed * 99 < succeeded, "{counts:?}");
}
