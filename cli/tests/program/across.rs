//! Tests of the rules of `check` that compare files.

use crate::run::{Folder, Run, run};

/// Returns a page with a digest of a date, and papers of these identifiers.
fn page(date: &str, ids: &[&str]) -> String {
    let paper = |id: &&str| {
        format!(
            "### [A](https://arxiv.org/abs/{id})\n\n![](https://x.org/a.png)\n\nVote: 3\n\nAuthors: Ada Byron\n\n- item\n\n"
        )
    };
    format!("## Daily Papers ({date})\n\n{}", ids.iter().map(paper).collect::<String>())
}

/// Returns the short report about a folder, without its path.
fn report(folder: &Folder, arguments: &[&str]) -> (Option<i32>, String) {
    let root = folder.root().to_str().unwrap();
    let Run { status, out, err } = run(&[&["check", "--format", "short"], arguments, &[root]].concat());
    assert_eq!(err, "");
    (status, out.replace(&format!("{root}/"), ""))
}

#[test]
fn sound_archive_has_no_findings() {
    let folder = Folder::new();
    folder.file("2024/04/23.md", page("2024-04-23", &["2404.00001"]));
    folder.file("2024/04/24.md", page("2024-04-24", &["2404.00002"]));
    // The README page repeats the newest digest.
    folder.file(
        "README.md",
        "# Archive\n\n".to_owned() + &page("2024-04-24", &["2404.00002"]) + "## License\n",
    );
    folder.file("notes.md", "# Notes\n");
    assert_eq!(report(&folder, &["--error", "all"]), (Some(0), String::new()));
}

#[test]
fn date_that_contradicts_its_path_is_found() {
    let folder = Folder::new();
    folder.file("2024/04/23.md", page("2024-04-24", &[]));
    folder.file("2024/02/30.md", page("2024-04-25", &[]));
    folder.file("2024/04/26-draft.md", page("2024-04-01", &[]));
    let expected =
        "2024/04/23.md:1:1: warning[path-date]: expected the date 2024-04-23 of the path, found 2024-04-24\n";
    assert_eq!(report(&folder, &["--allow", "empty-digest"]), (Some(0), expected.to_owned()));
    let (status, out) = report(&folder, &["--error", "path-date"]);
    assert!(status == Some(1) && out.contains(": error[path-date]: "), "{out}");
    let allowed = ["--allow", "path-date", "--allow", "empty-digest"];
    assert_eq!(report(&folder, &allowed), (Some(0), String::new()));
}

#[test]
fn repeated_digest_and_paper_are_found_once_a_page() {
    let folder = Folder::new();
    folder.file("a.md", "# A\n\n".to_owned() + &page("2024-04-23", &["2404.00001", "2404.00002v2"]));
    folder.file("b.md", page("2024-04-23", &["2404.00002", "2404.00003"]));
    folder.file("c.md", page("2024-04-25", &["2404.00002v3"]));
    let (status, out) = report(&folder, &[]);
    assert_eq!(status, Some(0));
    let root = folder.root().to_str().unwrap();
    let lines: Vec<_> = out.lines().collect();
    assert_eq!(
        lines,
        [
            "b.md:1:1: warning[repeated-digest]: the digest of 2024-04-23 is also at a.md:3",
            "b.md:3:1: warning[repeated-paper]: the paper 2404.00002 is also at a.md:15",
            "c.md:3:1: warning[repeated-paper]: the paper 2404.00002 is also at a.md:15",
        ]
    );
    let human = run(&["check", root]).out;
    assert!(human.contains(&format!("warning[repeated-digest]: the digest of 2024-04-23 is also at {root}/a.md:3\n --> {root}/b.md:1:1\n")), "{human}");
    assert!(human.ends_with("pages: 3, found: 1 repeated-digest, 2 repeated-paper\n"), "{human}");
    assert_eq!(report(&folder, &["--only", "repeated-digest", "--error", "all"]).0, Some(1));
}

/// The library reports what occurs twice in one page.
#[test]
fn byte_order_mark_is_not_part_of_the_line() {
    let folder = Folder::new();
    let path = folder.file("2024/04/22.md", "\u{feff}## Daily Papers (2024-04-23)\n\n");
    let Run { out, .. } = run(&["check", "--only", "path-date", "--format", "json", &path]);
    let place = r#""line":1,"column":1,"end_line":1,"end_column":29,"span":{"start":3,"end":31},"message":"expected the date "#;
    assert!(out.contains(place), "{out}");
}

#[test]
fn page_does_not_repeat_itself() {
    let folder = Folder::new();
    let path = folder.file("a.md", page("2024-04-23", &["2404.00001"]));
    let twice = run(&["check", "--error", "all", &path, &path]);
    assert_eq!((twice.status, twice.out.as_str()), (Some(0), "pages: 2, found: nothing\n"));
    folder.file("a.md", page("2024-04-23", &["2404.00001", "2404.00001"]));
    let (_, out) = report(&folder, &[]);
    assert!(out.contains("[duplicate-paper]") && !out.contains("[repeated-paper]"), "{out}");
}

#[cfg(unix)]
#[test]
fn message_escapes_the_other_path() {
    let folder = Folder::new();
    folder.file("a\u{1b}[2J.md", page("2024-04-23", &[]));
    folder.file("b.md", page("2024-04-23", &[]));
    let (_, out) = report(&folder, &[]);
    assert!(out.contains("is also at a\\u{1b}[2J.md:1\n") && !out.contains('\u{1b}'), "{out}");
}
