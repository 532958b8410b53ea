//! Tests of the index.

use std::fmt::{self, Write};

use daily_papers::archive::{self, IndexError, IndexRow};
use daily_papers::proptest::{date, digest, link, text, title};
use daily_papers::{Digest, Link, Title};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::generators::config;

fn row(date: &str, title: &str, url: &str) -> IndexRow {
    IndexRow::new(date.parse().unwrap(), Title::new(title).unwrap(), Link::new(url).unwrap())
}

fn read(index: &str) -> Vec<Result<IndexRow, String>> {
    archive::read_index(index).map(|row| row.map_err(|error| error.to_string())).collect()
}

/// Asserts how a row is written, and that it is read back.
#[track_caller]
fn assert_row(title: &str, url: &str, line: &str) {
    let row = row("2025-05-09", title, url);
    assert_eq!(row.to_string(), format!("{line}\n"));
    assert_eq!(read(&format!("date,title,url\n{line}\n")), [Ok(row)]);
}

#[test]
fn cells_are_quoted_only_if_they_have_to_be() {
    assert_row("종이배: 강물", "https://example.org/a", "2025-05-09,종이배: 강물,https://example.org/a");
    assert_row("Boats, Paper", "b", "2025-05-09,\"Boats, Paper\",b");
    assert_row("\"Boats\"", "b", "2025-05-09,\"\"\"Boats\"\"\",b");
    assert_row("5\" Boats", "b", "2025-05-09,\"5\"\" Boats\",b");
    assert_row("a\rb", "b", "2025-05-09,\"a\rb\",b");
    assert_row("A", "b,c\"", "2025-05-09,A,\"b,c\"\"\"");
    assert_row("", "", "2025-05-09,,");
    assert_row("\"", "\"", "2025-05-09,\"\"\"\",\"\"\"\"");
    for title in [" A ", "=A1", "a'b", "a;b", "a\tb", "#", "a\u{2028}b", "\u{feff}"] {
        assert_row(title, "b", &format!("2025-05-09,{title},b"));
    }
}

#[test]
fn index_has_a_header_and_a_row_for_each_paper() {
    let digests = ["08", "09"].map(|day| -> Digest {
        format!("## Daily Papers (2025-05-{day})\n\n### [A](a)\n\n### [B](b)\n\n").parse().unwrap()
    });
    let mut borrowed = String::new();
    archive::write_index(&mut borrowed, &digests).unwrap();
    let expected = "date,title,url\n2025-05-08,A,a\n2025-05-08,B,b\n2025-05-09,A,a\n2025-05-09,B,b\n";
    assert_eq!(borrowed, expected);
    let mut owned = String::new();
    archive::write_index(&mut owned, digests).unwrap();
    assert_eq!(owned, expected);

    let mut empty = String::new();
    archive::write_index(&mut empty, Vec::<Digest>::new()).unwrap();
    assert_eq!(empty, "date,title,url\n");
}

#[test]
fn error_of_the_writer_is_returned() {
    /// A writer that takes a number of bytes.
    struct Full(usize);

    impl Write for Full {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 = self.0.checked_sub(text.len()).ok_or(fmt::Error)?;
            Ok(())
        }
    }

    let digest: Digest = "## Daily Papers (2025-05-09)\n\n### [A, B](a)\n\n".parse().unwrap();
    let length = "date,title,url\n2025-05-09,\"A, B\",a\n".len();
    for size in 0..length {
        assert_eq!(archive::write_index(&mut Full(size), [&digest]), Err(fmt::Error), "{size}");
    }
    assert_eq!(archive::write_index(&mut Full(length), [&digest]), Ok(()));
}

#[test]
fn index_of_other_programs_is_read() {
    let rows = [Ok(row("2025-05-09", "A", "a")), Ok(row("2025-05-09", "B \"b\", c", "b"))];
    for index in [
        "date,title,url\n2025-05-09,A,a\n2025-05-09,\"B \"\"b\"\", c\",b\n",
        "date,title,url\n2025-05-09,A,a\n2025-05-09,\"B \"\"b\"\", c\",b",
        "date,title,url\r\n2025-05-09,A,a\r\n2025-05-09,\"B \"\"b\"\", c\",b\r\n",
        "\u{feff}date,title,url\n2025-05-09,A,a\n2025-05-09,\"B \"\"b\"\", c\",b\n",
        "\n\"date\",\"title\",\"url\"\n\n\"2025-05-09\",\"A\",\"a\"\n\r\n\"2025-05-09\",\"B \"\"b\"\", c\",\"b\"\n\n",
    ] {
        assert_eq!(read(index), rows, "{index:?}");
    }
    // A quote within a cell without quotes is text.
    assert_eq!(read("date,title,url\n2025-05-09,5\" B,a\n"), [Ok(row("2025-05-09", "5\" B", "a"))]);
    assert_eq!(read(""), []);
    assert_eq!(read("\u{feff}"), []);
    assert_eq!(read("date,title,url"), []);
}

#[test]
fn errors_name_the_line() {
    let found = |line: &str| {
        let index = format!("date,title,url\n\n2025-05-09,A,a\n{line}\r\n2025-05-09,B,b\n");
        let rows = read(&index);
        let [Ok(_), Err(error), Ok(_)] = &*rows else { panic!("{rows:?}") };
        error.clone()
    };
    for (line, message) in [
        ("2025-05-09", "expected three cells, found `2025-05-09`"),
        ("2025-05-09,A", "expected three cells, found `2025-05-09,A`"),
        ("2025-05-09,A,a,", "expected three cells, found `2025-05-09,A,a,`"),
        ("2025-05-09,A, B,a", "expected three cells, found `2025-05-09,A, B,a`"),
        ("2025-02-30,A,a", "expected a day of the calendar as YYYY-MM-DD, found `2025-02-30`"),
        (" 2025-05-09,A,a", "expected a day of the calendar as YYYY-MM-DD, found ` 2025-05-09`"),
        (",A,a", "expected a day of the calendar as YYYY-MM-DD, found ``"),
        ("2025-05-09,A,a b", "expected a URL without white space and without `](`, found `a b`"),
        ("2025-05-09,A,](", "expected a URL without white space and without `](`, found `](`"),
        ("2025-05-09,\"A,a", "expected a closing quote, found `\"A,a`"),
        ("2025-05-09,A,\"", "expected a closing quote, found `\"`"),
        ("2025-05-09,\"A\" B,a", "expected a comma after the closing quote, found ` B,a`"),
        ("2025-05-09,A\u{1b}[2J\u{202e}", "expected three cells, found `2025-05-09,A\\u{1b}[2J\\u{202e}`"),
    ] {
        assert_eq!(found(line), format!("line 4: {message}"));
    }
    let long = found(&"가".repeat(100_000));
    assert_eq!(long, format!("line 4: expected three cells, found `{}…`", "가".repeat(40)));
}

#[test]
fn missing_header_is_an_error() {
    let error = "line 1: expected the header `date,title,url`, found `2025-05-09,A,a`".to_owned();
    let rows = [Err(error), Ok(row("2025-05-09", "B", "b"))];
    assert_eq!(read("2025-05-09,A,a\n2025-05-09,B,b\n"), rows);
    for header in
        ["title,date,url", "date,title", "date,title,url,votes", "Date,title,url", "date, title,url"]
    {
        assert!(read(header)[0].is_err(), "{header}");
    }
}

/// A title with a line break cannot be in a page, so each of its lines is an error.
#[test]
fn row_of_two_lines_is_two_errors() {
    let rows = read("date,title,url\n2025-05-09,\"A\nB\",a\n2025-05-09,C,c\n");
    assert!(matches!(&*rows, [Err(_), Err(_), Ok(_)]), "{rows:?}");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn index_is_read_back(digests in vec(digest(), 0..4)) {
        let mut index = String::new();
        archive::write_index(&mut index, &digests).unwrap();
        let rows: Vec<_> = digests.iter().flat_map(|digest| {
            digest.papers.iter().map(|paper| IndexRow::new(digest.date, paper.title.clone(), paper.url.clone()))
        }).collect();
        prop_assert_eq!(&index, &rows.iter().fold("date,title,url\n".to_owned(), |text, row| format!("{text}{row}")));
        for index in [format!("\u{feff}{index}"), index.replace('\n', "\r\n"), index] {
            let read: Result<Vec<_>, IndexError> = archive::read_index(&index).collect();
            prop_assert_eq!(read.as_ref(), Ok(&rows));
        }
    }

    #[test]
    fn damaged_line_does_not_affect_the_others(date in date(), title in title(), url in link(), damage in text()) {
        let row = IndexRow::new(date, title, url);
        let damage = damage.replace('\n', "");
        let index = format!("date,title,url\n{row}{damage}\n{row}");
        let rows: Vec<_> = archive::read_index(&index).collect();
        prop_assert!(rows.len() <= 3);
        for at in [0, rows.len() - 1] {
            prop_assert_eq!(rows[at].as_ref(), Ok(&row));
        }
        for error in rows.into_iter().filter_map(Result::err) {
            prop_assert_eq!(error.line(), 3);
            prop_assert!(error.to_string().len() < 1000);
        }
    }

    #[test]
    fn no_index_panics(index in text()) {
        let count = archive::read_index(&index).chain(archive::read_index(&format!("date,title,url\n{index}"))).count();
        prop_assert!(count <= 2 * index.lines().count() + 1);
    }
}
