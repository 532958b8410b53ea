//! Tests of `votes`, and of unified diffs.

use std::fs;

use crate::run::{Folder, Run, program, run, run_on, text};

/// A page with the second paper twice, with and without a version.
const PAGE: &str = "\
## Daily Papers (2024-04-23)

### [A](https://arxiv.org/abs/2404.00001)

Vote: 1

- item

### [B](https://arxiv.org/abs/2404.14219v2)

Vote: 180
Authors: A, B

- one\rline

## Daily Papers (2024-04-24)

### [B](https://huggingface.co/papers/2404.14219)
- no votes yet";

const ANSWER: &str = r#"[
    {"paper": {"id": "2404.00001", "title": "A", "upvotes": 12}},
    {"paper": {"id": "2404.14219", "title": "B", "upvotes": 200}},
    {"paper": {"id": "2404.00009", "title": "Not in the Page", "upvotes": 1}}
]"#;
const CSV: &str = "votes,title,arxiv_id\r\n12,\"A, or B\",2404.00001v3\r\n200,B,2404.14219\r\n";

/// Returns the page with the votes of the answer.
fn updated() -> String {
    PAGE.replace("Vote: 1\n", "Vote: 12\n")
        .replace("Vote: 180", "Vote: 200")
        .replace("- no votes", "\nVote: 200\n\n- no votes")
}

#[test]
fn votes_come_from_an_answer_or_a_csv_file() {
    for (flag, source) in [("--answer", ANSWER), ("--csv", CSV)] {
        for page in [PAGE.to_owned(), PAGE.replace('\n', "\r\n")] {
            let folder = Folder::new();
            let (source, path) = (folder.file("source", source), folder.file("pages/a.md", &page));
            let other = folder.file("pages/b.md", "# Archive\n");
            let before = fs::metadata(&other).unwrap().modified().unwrap();
            let Run { status, out, err } = run(&["votes", flag, &source, &folder.path("pages")]);
            assert_eq!((status, out.as_str()), (Some(0), ""), "{err}");
            let papers = if flag == "--answer" { 3 } else { 2 };
            assert_eq!(err, format!("{path}: votes changed: 3\n2 of {papers} papers found, 2 changed\n"));
            let ends = |page: &str| {
                if text(&path).contains("\r\n") { page.replace('\n', "\r\n") } else { page.to_owned() }
            };
            assert_eq!(text(&path), ends(&updated()));
            assert_eq!(fs::metadata(&other).unwrap().modified().unwrap(), before);

            let written = fs::metadata(&path).unwrap().modified().unwrap();
            let again = run(&["votes", flag, &source, &path]);
            let summary = format!("2 of {papers} papers found, 0 changed\n");
            assert_eq!(again, Run { status: Some(0), out: String::new(), err: summary });
            assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);
        }
    }
}

#[test]
fn diff_writes_nothing() {
    let folder = Folder::new();
    let (csv, path) =
        (folder.file("votes.csv", "arxiv_id,votes\n2404.14219,200\n"), folder.file("a.md", PAGE));
    let Run { status, out, err } = run(&["votes", "--csv", &csv, "--diff", &path]);
    let expected = format!(
        "\
--- {path}
+++ {path}
@@ -8,7 +8,7 @@
 
 ### [B](https://arxiv.org/abs/2404.14219v2)
 
-Vote: 180
+Vote: 200
 Authors: A, B
 
 - one\rline
@@ -16,4 +16,7 @@
 ## Daily Papers (2024-04-24)
 
 ### [B](https://huggingface.co/papers/2404.14219)
+
+Vote: 200
+
 - no votes yet
\\ No newline at end of file
"
    );
    assert_eq!((status, out, err.as_str()), (Some(1), expected, "1 of 1 papers found, 1 to change\n"));
    assert_eq!(text(&path), PAGE);
    let same = folder.file("same.csv", "arxiv_id,votes\n2404.00001,1\n");
    let Run { status, out, .. } = run(&["votes", "--csv", &same, "--diff", &path]);
    assert_eq!((status, out.as_str()), (Some(0), ""));
}

#[test]
fn dash_is_standard_input() {
    let folder = Folder::new();
    let (csv, page) = (folder.file("votes.csv", CSV), folder.file("a.md", PAGE));
    assert_eq!(
        run_on(&["votes", "--csv", &csv, "-"], PAGE),
        Run { status: Some(0), out: updated(), err: "2 of 2 papers found, 2 changed\n".to_owned() }
    );
    assert_eq!(run_on(&["votes", "--csv", &csv, "-"], "# A\n").out, "# A\n");
    assert_eq!(run_on(&["votes", "--answer", "-", &page], ANSWER).status, Some(0));
    assert_eq!(text(&page), updated());
}

#[test]
fn standard_input_is_either_the_votes_or_a_page() {
    for source in ["--answer", "--csv"] {
        let Run { status, out, err } = run_on(&["votes", source, "-", "-"], ANSWER);
        assert_eq!((status, out.as_str()), (Some(2), ""));
        assert_eq!(err, "error: -: standard input has the new votes, so it cannot be a page\n");
    }
}

#[test]
fn refused_rows_and_objects_are_findings() {
    let folder = Folder::new();
    let csv = folder.file(
        "votes.csv",
        "arxiv_id,votes\nx\u{1b},1\n2404.00001,many\n2404.00001,12\n2404.14219\n2404.14219,-1\n",
    );
    let page = folder.file("a.md", PAGE);
    let Run { status, err, .. } = run(&["votes", "--csv", &csv, &page]);
    assert_eq!(status, Some(1));
    assert_eq!(err.lines().filter(|line| line.starts_with(&format!("error: {csv}: "))).count(), 4, "{err}");
    for problem in [
        "line 2: expected an arXiv identifier or its URL, found `x\\u{1b}`",
        "line 3: expected a number of votes, found `many`",
        "line 5: expected 2 cells, found 1",
        "line 6: expected a number of votes, found `-1`",
    ] {
        assert!(err.contains(&format!("error: {csv}: {problem}\n")), "{problem}: {err}");
    }
    let summary = "1 of 1 papers found, 1 changed\n";
    assert!(
        err.ends_with(&format!("{page}: votes changed: 1\n{summary}")) && !err.contains('\u{1b}'),
        "{err}"
    );
    assert_eq!(text(&page), PAGE.replace("Vote: 1\n", "Vote: 12\n"));

    let answer = folder.file("answer.json", ANSWER.replace("\"upvotes\": 200", "\"upvotes\": \"many\""));
    let page = folder.file("b.md", PAGE);
    let Run { status, err, .. } = run(&["votes", "--answer", &answer, &page]);
    assert_eq!(status, Some(1));
    assert!(err.starts_with(&format!("error: {answer}: object 1 (2404.14219): `paper.upvotes`: ")), "{err}");
    assert_eq!(text(&page), PAGE.replace("Vote: 1\n", "Vote: 12\n"));
}

/// The index of an archive has URLs.
#[test]
fn csv_file_has_identifiers_or_urls() {
    let folder = Folder::new();
    for csv in [
        "url,votes\nhttps://arxiv.org/abs/2404.00001v2,12\nhttps://huggingface.co/papers/2404.14219,200\n",
        "votes,arxiv_id,url\n200,,https://arxiv.org/abs/2404.14219\n12,2404.00001,\n",
        "votes,arxiv_id,url\n12,https://arxiv.org/pdf/2404.00001,b\n200, 2404.14219v1 ,b\n",
    ] {
        let (csv, page) = (folder.file("votes.csv", csv), folder.file("a.md", PAGE));
        let Run { status, err, .. } = run(&["votes", "--csv", &csv, &page]);
        assert_eq!((status, text(&page)), (Some(0), updated()), "{err}");
    }
}

#[test]
fn rows_that_contradict_each_other_are_findings() {
    let folder = Folder::new();
    let rows = "arxiv_id,votes\n2404.00001,12\n2404.00001v2,12\n2404.00001,13\n";
    let (csv, page) = (folder.file("votes.csv", rows), folder.file("a.md", PAGE));
    let Run { status, err, .. } = run(&["votes", "--csv", &csv, &page]);
    let expected = format!(
        "error: {csv}: line 4: 2404.00001 has 13 votes here and 12 votes in line 2, which count\n\
         {page}: votes changed: 1\n1 of 1 papers found, 1 changed\n"
    );
    assert_eq!((status, err), (Some(1), expected));
    assert_eq!(text(&page), PAGE.replace("Vote: 1\n", "Vote: 12\n"));
}

#[test]
fn summary_counts_pages_that_could_not_be_written() {
    let folder = Folder::new();
    let csv = folder.file("votes.csv", CSV);
    let (page, locked) = (folder.file("a.md", PAGE), folder.file("b.md", PAGE));
    let mut permissions = fs::metadata(&locked).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&locked, permissions).unwrap();
    let Run { status, err, .. } = run(&["votes", "--csv", &csv, &page, &locked, &folder.path("none.md")]);
    let expected = "2 of 2 papers found, 2 changed; without 2 pages that could not be read or written\n";
    assert!(status == Some(2) && err.ends_with(expected), "{err}");
}

/// A paper of two pages counts once.
#[test]
fn paper_of_two_pages_is_lowered_once() {
    let folder = Folder::new();
    let csv = folder.file("votes.csv", "arxiv_id,votes\n2404.00001,0\n");
    let pages = [folder.file("a.md", PAGE), folder.file("b.md", PAGE)];
    let err = run(&["votes", "--csv", &csv, &pages[0], &pages[1]]).err;
    assert!(err.ends_with("\n1 of 1 papers found, 1 changed, 1 lowered (1 -> 0)\n"), "{err}");
}

#[test]
fn summary_shows_votes_that_are_lowered() {
    let folder = Folder::new();
    let paper =
        |id: u32, votes: u32| format!("### [A](https://arxiv.org/abs/2404.{id:05})\n\nVote: {votes}\n\n");
    let page = |first: u32| (1..=5).map(|id| paper(id, first + id)).collect::<String>();
    let page = |first| "## Daily Papers (2024-04-23)\n\n".to_owned() + &page(first);
    let path = folder.file("a.md", page(40));
    let votes = |rows: &str| {
        let csv = folder.file("votes.csv", format!("arxiv_id,votes\n{rows}"));
        let Run { status, err, .. } = run(&["votes", "--csv", &csv, &path]);
        assert_eq!(status, Some(0));
        err.lines().last().unwrap().to_owned()
    };
    assert_eq!(
        votes("2404.00001,33\n2404.00002,50\n2404.00003,43\n2404.09999,1\n"),
        "3 of 4 papers found, 2 changed, 1 lowered (41 -> 33)"
    );
    assert_eq!(
        votes("2404.00002,1\n2404.00003,2\n2404.00004,3\n2404.00005,4\n"),
        "4 of 4 papers found, 4 changed, 4 lowered (50 -> 1, 43 -> 2, 44 -> 3, ...)"
    );
}

#[test]
fn unread_source_changes_nothing() {
    let folder = Folder::new();
    let page = folder.file("a.md", PAGE);
    for (flag, source) in [
        ("--answer", folder.path("none.json")),
        ("--answer", folder.file("a.json", "{}")),
        ("--csv", folder.path("none.csv")),
        ("--csv", folder.file("a.csv", "id,votes\n2404.00001,12\n")),
        ("--csv", folder.file("b.csv", "")),
        ("--csv", folder.file("c.csv", b"arxiv_id,votes\n\xff,1\n")),
    ] {
        let Run { status, out, err } = run(&["votes", flag, &source, &page]);
        assert_eq!((status, out.as_str()), (Some(2), ""), "{source}");
        assert!(err.starts_with(&format!("error: {source}: ")) && err.lines().count() == 1, "{err}");
    }
    assert_eq!(text(&page), PAGE);
    let csv = folder.file("d.csv", CSV);
    let Run { status, err, .. } = run(&["votes", "--csv", &csv, &folder.path("none.md"), &page]);
    assert!(status == Some(2) && err.lines().count() == 3, "{err}");
    assert_eq!(text(&page), updated());
    for arguments in
        [&["votes", &page][..], &["votes", "--csv", &csv, "--answer", &csv, &page], &["votes", "--csv", &csv]]
    {
        assert_eq!(run(arguments).status, Some(2), "{arguments:?}");
    }
}

/// `patch` reads names that are quoted as GNU diff and Git quote them.
#[cfg(unix)]
#[test]
fn diff_quotes_names_as_git_does() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let (folder, votes) = (Folder::new(), Folder::new());
    votes.file("votes.csv", "arxiv_id,votes\n2404.00001,12\n");
    for (name, header) in [
        (&b"a.md"[..], "a.md"),
        ("한-é_1.md".as_bytes(), "한-é_1.md"),
        (b"a b.md", "\"a b.md\""),
        (b"a\"b\\.md", "\"a\\\"b\\\\.md\""),
        (b"a\x1b[31m\t.md", "\"a\\033[31m\\011.md\""),
        (b"a\n+++ b\r.md", "\"a\\012+++ b\\015.md\""),
        ("\u{202e}한\u{9b}.md".as_bytes(), "\"\\342\\200\\256한\\302\\233.md\""),
        (b"a\xff1.md", "\"a\\3771.md\""),
    ] {
        let path = folder.root().join(OsStr::from_bytes(name));
        fs::write(&path, PAGE).unwrap();
        let csv = votes.path("votes.csv");
        let mut command = program(&["votes", "--diff", "--csv", &csv]);
        let output = command.arg(path.file_name().unwrap()).current_dir(folder.root()).output().unwrap();
        let Run { status, out, .. } = output.into();
        assert_eq!(status, Some(1));
        assert!(out.starts_with(&format!("--- {header}\n+++ {header}\n@@ ")), "{out}");
        if let Some(status) = patched(folder.root(), &out) {
            assert!(status, "{header}");
            assert_eq!(fs::read_to_string(&path).unwrap(), PAGE.replace("Vote: 1\n", "Vote: 12\n"));
        }
        fs::remove_file(path).unwrap();
    }
}

/// Returns whether `patch` accepts the diff, or `None` without GNU patch.
#[cfg(unix)]
fn patched(folder: &std::path::Path, diff: &str) -> Option<bool> {
    use std::io::Write;
    use std::process::{Command, Stdio};

    let version = Command::new("patch").arg("--version").output().ok()?;
    if !version.stdout.starts_with(b"GNU patch") {
        return None;
    }
    let mut patch = Command::new("patch");
    patch.args(["-p0", "--batch"]).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::null());
    let mut child = patch.spawn().ok()?;
    child.stdin.take()?.write_all(diff.as_bytes()).ok()?;
    Some(child.wait().ok()?.success())
}
