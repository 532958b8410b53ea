//! Tests of output files: what an existing file must be to be replaced.

use std::fs;

use crate::run::{Folder, Run, page, run, text};

/// The arguments that write each output file, and what each file starts with.
const OUTPUTS: &[(&[&str], &str)] = &[
    (&["index", "--out"], "date,title,url\n"),
    (&["stats", "--svg"], "<svg width=\""),
    #[cfg(feature = "table")]
    (&["table", "--parquet"], "PAR1"),
];

/// Writes an output file for one page.
fn output(arguments: &[&str], path: &str) -> Run {
    let folder = Folder::new();
    let input = folder.file("a.md", page("A"));
    run(&[arguments, &[path, &input]].concat())
}

fn starts_with(path: &str, start: &str) -> bool {
    fs::read(path).unwrap().starts_with(start.as_bytes())
}

#[test]
fn file_of_another_form_is_not_replaced() {
    for (arguments, start) in OUTPUTS {
        let folder = Folder::new();
        for other in ["later.json", "mine.csv", "page.md"] {
            let path = folder.file(other, "mine");
            let Run { status, err, .. } = output(arguments, &path);
            assert_eq!((status, text(&path)), (Some(2), "mine".to_owned()), "{arguments:?}");
            assert!(err.starts_with(&format!("error: {path}: the file is not a")), "{err}");
            assert!(err.ends_with(", so it is not replaced\n") && err.lines().count() == 1, "{err}");
        }
        for other in [&start[1..], &start[..3], &format!(" {start}")] {
            let path = folder.file("other", other);
            assert_eq!((output(arguments, &path).status, text(&path)), (Some(2), other.to_owned()));
        }
    }
}

#[test]
fn file_that_is_empty_or_of_the_form_is_replaced() {
    for (arguments, start) in OUTPUTS {
        let folder = Folder::new();
        let new = folder.path("new");
        for path in [folder.file("empty", ""), folder.file("old", format!("{start}\nold")), new] {
            assert_eq!(output(arguments, &path).status, Some(0), "{arguments:?}");
            assert!(starts_with(&path, start) && !starts_with(&path, &format!("{start}\nold")), "{path}");
        }
        assert_eq!(folder.names(), ["empty", "new", "old"]);
    }
}

#[test]
fn folder_is_not_an_output_file() {
    for (arguments, _) in OUTPUTS {
        let folder = Folder::new();
        let path = folder.path("");
        let Run { status, err, .. } = output(arguments, &path);
        assert_eq!((status, err), (Some(2), format!("error: {path}: expected a file, found a folder\n")));
    }
}

#[cfg(unix)]
#[test]
fn link_is_followed_and_a_link_to_nothing_is_an_error() {
    use std::os::unix::fs::symlink;

    for (arguments, start) in OUTPUTS {
        let folder = Folder::new();
        let target = folder.file("target", "");
        let [link, broken] = ["link", "broken"].map(|name| folder.path(name));
        symlink(&target, &link).unwrap();
        symlink(folder.path("none"), &broken).unwrap();
        assert_eq!(output(arguments, &link).status, Some(0));
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink() && starts_with(&target, start));
        let Run { status, err, .. } = output(arguments, &broken);
        assert_eq!((status, err), (Some(2), format!("error: {broken}: the link leads to nothing\n")));
        assert_eq!(folder.names(), ["broken", "link", "target"]);
    }
}

#[cfg(unix)]
#[test]
fn device_is_written() {
    for (arguments, _) in OUTPUTS {
        assert_eq!(output(arguments, "/dev/null").status, Some(0), "{arguments:?}");
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
