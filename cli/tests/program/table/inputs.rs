//! Tests of the pages that paths and names stand for.

use super::read::{digests, of_ipc, table};
use crate::run::{Folder, page};

/// Converts pages, and returns the status, the messages and the sources of the rows.
fn sources(arguments: &[&str], input: &str) -> (Option<i32>, String, Vec<String>) {
    let output = table(&[&["--ipc"], arguments].concat(), input.as_bytes());
    let read = digests(&of_ipc(&output.stdout).unwrap());
    let sources = read.into_iter().map(|read| read.source).collect();
    (output.status.code(), String::from_utf8(output.stderr).unwrap(), sources)
}

fn fine(sources: &[&String]) -> (Option<i32>, String, Vec<String>) {
    (Some(0), String::new(), sources.iter().map(ToString::to_string).collect())
}

#[test]
fn sources_are_in_the_order_of_paths() {
    let folder = Folder::new();
    let files: Vec<_> = (0..200).map(|number| folder.file(&format!("a/{number:03}.md"), page("A"))).collect();
    let other = folder.file("b.md", page("B"));
    folder.file("a/README.md", page("README"));
    let a = folder.path("a");
    let all: Vec<_> = [&other].into_iter().chain(&files).collect();
    assert_eq!(sources(&[&other, &a], ""), fine(&all));
    assert_eq!(sources(&["--names"], &format!("{other}\n{a}\n")), fine(&all));
    assert_eq!(sources(&["--names"], &format!("{other}\r\n{a}\r\n")), fine(&all));
    // The last line may lack its end.
    assert_eq!(sources(&["--names"], &other), fine(&[&other]));
    assert_eq!(sources(&["-"], &page("A")), fine(&[&"-".to_owned()]));
}

#[test]
fn skipped_pages_are_not_sources() {
    let folder = Folder::new();
    let [a, b] = ["archive/a.md", "archive/b.md"].map(|name| folder.file(name, page(name)));
    folder.file("archive/.c.md", page("C"));
    let (archive, hidden) = (folder.path("archive"), folder.file(".d.md", page("D")));
    assert_eq!(sources(&["--exclude", "b.md", &archive, &hidden], ""), fine(&[&a, &hidden]));
    let names = format!("{archive}\n{hidden}\n");
    assert_eq!(sources(&["--names"], &names), fine(&[&a, &b, &hidden]));
    assert_eq!(sources(&["--names", "--exclude", "a.md"], &names), fine(&[&b, &hidden]));
}

#[test]
fn name_that_cannot_be_read_does_not_stop_the_others() {
    let folder = Folder::new();
    let (file, none) = (folder.file("a.md", page("A")), folder.path("none.md"));
    let bytes = folder.file("bytes.md", b"## \xff");
    let expected = |err: &str| (Some(2), format!("error: {err}\n"), vec![file.clone()]);
    let missing = format!("{none}: No such file or directory (os error 2)");
    for names in [[&none, &file], [&file, &none]] {
        assert_eq!(sources(&names.map(|name| &**name), ""), expected(&missing));
        assert_eq!(sources(&["--names"], &format!("{}\n{}\n", names[0], names[1])), expected(&missing));
    }
    let (status, err, read) = sources(&["--names"], &format!("{bytes}\n{file}\n"));
    assert_eq!((status, read), (Some(2), vec![file.clone()]));
    assert!(err.starts_with(&format!("error: {bytes}: ")) && err.contains("UTF-8"), "{err}");
    let stdin = sources(&["--names"], &format!("{file}\n-\n"));
    assert_eq!(stdin, expected("line 2: standard input has the names"));
    let empty = sources(&["--names"], &format!("{file}\n\n"));
    assert_eq!(empty, expected("line 2: expected a name, found an empty line"));
    let output = table(&["--names", "--ipc"], &[file.as_bytes(), b"\n\xff\n"].concat());
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "error: line 2: the name is not UTF-8\n");
}

#[cfg(target_os = "linux")]
#[test]
fn path_that_is_not_utf8_is_an_error() {
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::new();
    fs::write(folder.root().join(OsStr::from_bytes(b"\xff.md")), page("A")).unwrap();
    let (status, err, read) = sources(&[&folder.path("")], "");
    assert_eq!((status, read), (Some(2), Vec::new()));
    assert!(err.ends_with("/\u{fffd}.md: the name is not UTF-8\n"), "{err}");
}

/// Reading a directory fails each time.
#[cfg(target_os = "linux")]
#[test]
fn standard_input_that_cannot_be_read_is_an_error() {
    for flag in ["--names", "--framed"] {
        let folder = std::fs::File::open("/").unwrap();
        let output = crate::run::program(&["table", flag, "--ipc"]).stdin(folder).output().unwrap();
        assert_eq!((output.status.code(), of_ipc(&output.stdout).unwrap().len()), (Some(2), 0));
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(err.ends_with(": Is a directory (os error 21)\n") && err.lines().count() == 1, "{err}");
    }
}

#[test]
fn page_with_errors_is_a_finding() {
    let folder = Folder::new();
    let path = folder.file("a.md", page("A") + "Vote: 1\n");
    let (status, err, read) = sources(&[&path], "");
    assert_eq!((status, read), (Some(1), vec![path.clone()]));
    assert!(err.starts_with("error[doubled-field]: ") && err.contains(&format!("{path}:9:1")), "{err}");
}

#[test]
fn no_rows_are_a_table_too() {
    let folder = Folder::new();
    let empty = fine(&[]);
    let (status, _, read) = sources(&[&folder.path("")], "");
    assert_eq!((status, read), (empty.0, empty.2.clone()));
    assert_eq!(sources(&["--names"], ""), empty);
    assert_eq!(sources(&["-"], "# A page\n"), empty);
}

#[test]
fn votes_over_the_maximum_are_refused() {
    let folder = Folder::new();
    let with = |votes: u64| page("A").replace("180", &votes.to_string());
    let most = u64::try_from(i64::MAX).unwrap();
    let fits = folder.file("fits.md", with(most));
    let over = folder.file("over.md", page("B") + &with(most + 1));
    let paper = page("B") + "### [C](d)\n\nVote: 18446744073709551615\n";
    let paper = folder.file("paper.md", paper);
    let expected = format!(
        "error: {over}: digest 1, paper 0: expected at most 9223372036854775807 votes, found 9223372036854775808\n\
         error: {paper}: digest 0, paper 1: expected at most 9223372036854775807 votes, found 18446744073709551615\n"
    );
    assert_eq!(sources(&[&over, &paper, &fits], ""), (Some(2), expected, vec![fits]));
}

#[test]
fn arguments_exclude_each_other() {
    for arguments in [
        &["--ipc", "--parquet", "a", "b.md"][..],
        &["--ipc", "--names", "--framed"],
        &["--ipc", "--names", "b.md"],
        &["--ipc", "--framed", "b.md"],
        &["--ipc"],
        &["b.md"],
    ] {
        let output = table(arguments, b"");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
    }
}
