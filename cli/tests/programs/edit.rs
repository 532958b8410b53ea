//! Tests of the program `edit`.

use std::fs;

use tempfile::TempDir;

use crate::run::{Run, program, run};

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

/// Writes a page into a new folder, and returns the folder and the path.
fn page(text: &str) -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.md").to_str().unwrap().to_owned();
    fs::write(&path, text).unwrap();
    (folder, path)
}

fn edit(arguments: &[&str]) -> Run {
    run("edit", arguments, "")
}

#[test]
fn change_is_printed_as_a_diff() {
    let (_folder, path) = page(PAGE);
    let expected = format!(
        "\
--- {path}
+++ {path}
@@ -2,7 +2,7 @@
 
 ### [A](https://arxiv.org/abs/2404.00001)
 
-Vote: 1
+Vote: 12
 
 - item
 
"
    );
    assert_eq!(
        edit(&["2404.00001v3", "12", &path]),
        Run { status: Some(0), out: expected, err: String::new() }
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), PAGE);
}

#[test]
fn repeated_paper_is_changed_twice() {
    let (_folder, path) = page(PAGE);
    let Run { status, out, .. } = edit(&["2404.14219", "-", &path, "--write"]);
    let expected = format!(
        "\
--- {path}
+++ {path}
@@ -8,7 +8,7 @@
 
 ### [B](https://arxiv.org/abs/2404.14219v2)
 
-Vote: 180
+Vote: -
 Authors: A, B
 
 - one\rline
@@ -16,4 +16,6 @@
 ## Daily Papers (2024-04-24)
 
 ### [B](https://huggingface.co/papers/2404.14219)
+
+Vote: -
 - no votes yet
\\ No newline at end of file
"
    );
    assert_eq!((status, out), (Some(0), expected));
    let changed = PAGE.replace("Vote: 180", "Vote: -").replace("- no votes", "\nVote: -\n- no votes");
    assert_eq!(fs::read_to_string(&path).unwrap(), changed);
}

#[test]
fn write_changes_only_the_votes() {
    for text in [PAGE.to_owned(), PAGE.replace('\n', "\r\n")] {
        let (folder, path) = page(&text);
        let shown = edit(&["2404.00001", "12", &path]);
        assert_eq!(edit(&["--write", "2404.00001", "12", &path]), shown);
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            text.replace("Vote: 1\r", "Vote: 12\r").replace("Vote: 1\n", "Vote: 12\n")
        );
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);

        let written = fs::metadata(&path).unwrap().modified().unwrap();
        let again = edit(&["--write", "2404.00001", "12", &path]);
        assert_eq!(again, Run { status: Some(0), out: String::new(), err: String::new() });
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);
    }
}

#[cfg(unix)]
#[test]
fn write_keeps_the_permissions() {
    use std::os::unix::fs::PermissionsExt;

    let (_folder, path) = page(PAGE);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(edit(&["--write", "2404.00001", "12", &path]).status, Some(0));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o640);
}

#[test]
fn default_is_an_example_page() {
    let Run { status, out, err } = edit(&["2505.97401", "118"]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert!(out.contains("\n-Vote: 117\n+Vote: 118\n"), "{out}");
}

#[test]
fn dash_is_standard_input() {
    let Run { status, out, .. } = run("edit", &["2404.00001", "12", "-"], PAGE);
    assert_eq!(status, Some(0));
    assert!(out.starts_with("--- -\n+++ -\n@@ ") && out.contains("\n-Vote: 1\n+Vote: 12\n"), "{out}");
    let Run { status, out, err } = run("edit", &["--write", "2404.00001", "12", "-"], PAGE);
    assert_eq!((status, out.as_str()), (Some(2), ""));
    assert_eq!(err, "error: standard input cannot be written\n");
}

#[test]
fn missing_paper_is_an_error() {
    let (_folder, path) = page(PAGE);
    let err = "error: no paper 2404.14220\n".to_owned();
    let expected = Run { status: Some(1), out: String::new(), err };
    assert_eq!(edit(&["--write", "2404.14220", "1", &path]), expected);
    assert_eq!(fs::read_to_string(&path).unwrap(), PAGE);
}

#[test]
fn invalid_arguments_are_refused() {
    let (folder, path) = page(PAGE);
    let (folder, none) = (folder.path().to_str().unwrap(), folder.path().join("none.md"));
    for arguments in [
        &[][..],
        &["2404.14219"],
        &["14219", "1", &path],
        &["2404.14219", "many", &path],
        &["2404.14219", "18446744073709551616", &path],
        &["--write", "2404.14219", "1"],
        &["2404.14219", "1", folder],
        &["2404.14219", "1", none.to_str().unwrap()],
    ] {
        let Run { status, out, err } = edit(arguments);
        assert_eq!((status, out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(err.starts_with("error: "), "{err}");
    }
}

/// `patch` reads names that are quoted as GNU diff and Git quote them.
#[cfg(unix)]
#[test]
fn diff_quotes_names_as_git_does() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = TempDir::new().unwrap();
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
        let path = folder.path().join(OsStr::from_bytes(name));
        fs::write(&path, PAGE).unwrap();
        let mut edit = program("edit", &["2404.00001", "12"]);
        let output = edit.arg(path.file_name().unwrap()).current_dir(folder.path()).output().unwrap();
        let Run { status, out, .. } = output.into();
        assert_eq!(status, Some(0));
        assert!(out.starts_with(&format!("--- {header}\n+++ {header}\n@@ ")), "{out}");
        if let Some(status) = patched(folder.path(), &out) {
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

#[test]
fn control_characters_in_a_path_are_escaped() {
    let Run { status, err, .. } = edit(&["2404.00001", "12", "none\u{1b}[2J.md"]);
    assert_eq!(status, Some(2));
    assert!(err.starts_with("error: none\\u{1b}[2J.md: "), "{err}");
}
