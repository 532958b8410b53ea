//! Tests of the paths of pages, and of the newest digest of the README page.

use daily_papers::proptest::{date, digest, text};
use daily_papers::{Date, Digest, Document, archive};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::corpus;
use crate::generators::{self, config};

#[test]
fn path_has_four_two_and_two_digits() {
    let path = |year, month, day| archive::path(Date::new(year, month, day).unwrap());
    assert_eq!(path(2025, 5, 9), "2025/05/09.md");
    assert_eq!(path(2024, 12, 31), "2024/12/31.md");
    assert_eq!(path(0, 1, 1), "0000/01/01.md");
}

/// Asserts that the path of every date in the years 0 to 9999 gives the date back.
#[test]
fn path_of_every_date_gives_the_date() {
    let mut count = 0;
    for year in 0..=9999 {
        for (month, day) in (1..=12).flat_map(|month| (1..=31).map(move |day| (month, day))) {
            let path = format!("{year:04}/{month:02}/{day:02}.md");
            let date = Date::new(year, month, day).ok();
            assert_eq!(archive::date(&path), date, "{path}");
            if let Some(date) = date {
                assert_eq!(archive::path(date), path);
                count += 1;
            }
        }
    }
    // 400 years of the Gregorian calendar have 146,097 days.
    assert_eq!(count, 146_097 * 25);
}

#[test]
fn end_of_a_path_gives_the_date() {
    let date = Date::new(2025, 5, 9).ok();
    for path in [
        "2025/05/09.md",
        "/2025/05/09.md",
        "./2025/05/09.md",
        "some/folder/2025/05/09.md",
        "2024/01/01/2025/05/09.md",
        r"2025\05\09.md",
        r"C:\archive\2025\05\09.md",
        r"C:\archive/2025\05/09.md",
        "보관소/2025/05/09.md",
    ] {
        assert_eq!(archive::date(path), date, "{path}");
    }
    for path in [
        "",
        ".md",
        "/.md",
        "README.md",
        "05/09.md",
        "/05/09.md",
        "2025/05/09",
        "2025/05/09.MD",
        "2025/05/09.md/",
        "2025/05/09.md.bak",
        "2025/05/9.md",
        "2025/5/09.md",
        "25/05/09.md",
        "x2025/05/09.md",
        "12025/05/09.md",
        "2025/05/009.md",
        "2025//05/09.md",
        "2025/05//09.md",
        "2025-05/09.md",
        "2025-05-09.md",
        "/2025-05/09.md",
        "+025/05/09.md",
        "2025/ 5/09.md",
        "２０２５/05/09.md",
        "2025/00/09.md",
        "2025/13/09.md",
        "2025/05/00.md",
        "2025/02/29.md",
        "1900/02/29.md",
    ] {
        assert_eq!(archive::date(path), None, "{path}");
    }
}

/// Returns the page with its newest digest replaced.
fn with_newest(page: &str, digest: &Digest) -> String {
    let document = Document::parse(page);
    document.update(|digests| archive::set_newest(digests, digest.clone())).unwrap().to_string()
}

#[test]
fn newest_digest_is_found_by_its_date() {
    let page = |newest: &str| {
        format!(
            "# 논문\n\n## Daily Papers (2025-05-07)\n\n### [A](a)\n\n{newest}## Daily Papers (2025-05-06)\n\n### [C](c)\n\n"
        )
    };
    let before = page("## Daily Papers (2025-05-08)\n### [B](b)\n- 요약\n");
    let new: Digest = "## Daily Papers (2025-05-09)\n\n### [D](d)\n\n".parse().unwrap();
    assert_eq!(with_newest(&before, &new), page(&new.to_string()));
    // A digest that is older than the page takes its place too.
    let old = Digest::new(Date::new(2020, 1, 1).unwrap(), Vec::new());
    assert_eq!(with_newest(&before, &old), page("## Daily Papers (2020-01-01)\n"));
}

#[test]
fn last_of_several_newest_digests_is_replaced() {
    let [first, second] =
        ["A", "B"].map(|title| format!("## Daily Papers (2025-05-08)\n\n### [{title}](u)\n\n"));
    let new: Digest = "## Daily Papers (2025-05-09)\n\n".parse().unwrap();
    assert_eq!(with_newest(&format!("{first}{second}"), &new), format!("{first}{new}"));
}

#[test]
fn page_without_a_digest_gets_one_at_its_end() {
    let new: Digest = "## Daily Papers (2025-05-09)\n\n".parse().unwrap();
    assert_eq!(with_newest("", &new), new.to_string());
    assert_eq!(with_newest("# 논문", &new), format!("# 논문\n\n{new}"));
    // The date of this heading does not exist, so it is prose.
    let damaged = "## Daily Papers (2025-02-30)\n\n";
    assert_eq!(with_newest(damaged, &new), format!("{damaged}{new}"));
}

#[test]
fn digest_that_is_equal_keeps_its_text() {
    let page = "# 논문\n## Daily Papers (2025-05-08)\n### [A](b)\n- 요약";
    let same = Document::parse(page).digests().next().unwrap().to_digest();
    assert_eq!(with_newest(page, &same), page);
}

/// Returns the first of the newest digests from the end, by its place among the digests. Those without
/// papers count only if there are no others.
fn newest(digests: &[Digest]) -> Option<usize> {
    let have_papers = digests.iter().any(|digest| !digest.papers.is_empty());
    let counts = |digest: &&Digest| !have_papers || !digest.papers.is_empty();
    let latest = digests.iter().filter(counts).map(|digest| digest.date).max()?;
    digests.iter().rposition(|digest| digest.date == latest && counts(&digest))
}

#[test]
fn digest_without_papers_is_not_the_newest() {
    let page = |first: &str, second: &str| format!("{first}{second}## License\n");
    let first = "## Daily Papers (2025-05-07)\n\n### [A](a)\n\n";
    let empty = "## Daily Papers (2025-05-09)\n\n";
    let new: Digest = "## Daily Papers (2025-05-08)\n\n### [B](b)\n\n".parse().unwrap();
    assert_eq!(with_newest(&page(first, empty), &new), page(&new.to_string(), empty));
    // Of digests without papers, the date counts.
    let first = "## Daily Papers (2025-05-07)\n\n";
    assert_eq!(with_newest(&page(first, empty), &new), page(first, &new.to_string()));
}

/// Asserts that only the newest digest changes.
fn assert_only_the_newest_changes(page: &str, new: &Digest) {
    let document = Document::parse(page);
    let edited = match document.update(|digests| archive::set_newest(digests, new.clone())) {
        Ok(edited) => edited.to_string(),
        Err(error) => return assert!(document.diagnostics().iter().any(|found| found.is_error()), "{error}"),
    };
    let digests = |text: &str| -> Vec<Digest> {
        Document::parse(text).digests().map(|digest| digest.to_digest()).collect()
    };
    let mut expected = digests(page);
    match newest(&expected) {
        Some(at) => {
            let span = Document::parse(page).digests().nth(at).unwrap().span();
            let (before, after) = (page[..span.start].trim_start_matches('\u{feff}'), &page[span.end..]);
            assert!(edited.trim_start_matches('\u{feff}').starts_with(before));
            assert!(edited.ends_with(after));
            expected[at] = new.clone();
        }
        None => {
            assert!(edited.starts_with(page));
            expected.push(new.clone());
        }
    }
    assert_eq!(digests(&edited), expected);
}

/// Generates a page of digests of few dates, with any text between them.
fn page() -> impl Strategy<Value = String> {
    let dated = (digest(), 1..=3_u8)
        .prop_map(|(digest, day)| Digest::new(Date::new(2025, 5, day).unwrap(), digest.papers).to_string());
    let parts = prop_oneof![3 => dated, 1 => Just("## License\n".to_owned()), 1 => generators::text()];
    vec(parts, 0..6).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn path_in_any_folder_gives_the_date(folder in text(), date in date(), is_windows in any::<bool>()) {
        let path = format!("{folder}/{}", archive::path(date));
        let path = if is_windows { path.replace('/', "\\") } else { path };
        prop_assert_eq!(archive::date(&path), Some(date));
    }

    #[test]
    fn no_path_panics(path in text()) {
        let date = archive::date(&path);
        prop_assert!(date.is_none_or(|date| path.replace('\\', "/").ends_with(&archive::path(date))));
        let _ = archive::date(&format!("{path}.md"));
    }

    #[test]
    fn only_the_newest_digest_of_a_page_changes(page in page(), new in digest()) {
        assert_only_the_newest_changes(&page, &new);
    }
}

/// Asserts that the prose of the README page is kept whatever the new digest is.
#[test]
fn readme_of_the_archive_takes_every_real_digest() {
    let Some(pages) = corpus::pages() else { return };
    let (_, readme) = pages.iter().find(|(path, _)| path.ends_with("README.md")).unwrap();
    let (before, rest) = readme.split_once("## Daily Papers (").unwrap();
    let after = &rest[rest.find("\n## ").unwrap() + 1..];
    let mut count = 0;
    for digest in pages.iter().flat_map(|(_, text)| Digest::parse_recoverable(text).0) {
        let edited = with_newest(readme, &digest);
        let new = edited.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).unwrap();
        assert_eq!(new.parse::<Digest>().as_ref(), Ok(&digest));
        count += 1;
    }
    println!("{count} digests");
    assert!(count >= pages.len());
}
