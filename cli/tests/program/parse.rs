//! Tests of the program `parse`.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use daily_papers::Digest;

use crate::run::{FOLDER, Run, program};

/// Returns a command that runs the program.
fn parse(arguments: &[&str]) -> Command {
    let mut command = program("parse", arguments);
    command.stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Run {
    parse(arguments).output().unwrap().into()
}

/// A temporary folder, removed when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("daily-papers-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = Folder(std::env::temp_dir().join(name));
        fs::create_dir_all(&folder.0).unwrap();
        folder
    }

    /// Writes a file, and returns its path.
    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        self.path(name)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Returns a page of one paper with this title.
fn page(title: &str) -> String {
    format!(
        "## Daily Papers (2024-04-23)\n\n### [{title}](https://arxiv.org/abs/2404.14219)\n\nVote: 180\n\nAuthors: A, B, C\n\n"
    )
}

const FORMS: [&str; 4] = ["--json", "--markdown", "--lossless", "--"];

#[test]
fn default_is_an_example_page() {
    let Run { status, out, err } = run(&[]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    let lines: Vec<_> = out.lines().collect();
    assert_eq!((lines.len(), lines[0]), (7, "2025-05-09"));
    let first = "Nightjar: Agents That Learn While the User Sleeps";
    // The fifth paper has the widest title.
    let width = "Kimchi-Bench: Fermentation Forecasting for Multimodal Models".len();
    let authors = "Chu Byeol-ha, Léocadie Marchetaux and 4 more";
    assert_eq!(lines[1], format!("  117  2505.97401  {first:width$}  {authors}"));
    assert!(lines[6].starts_with("    0  2505.97438  Lost & Found: Recovering a Robot's Dropped Objects "));
    assert!(lines[6].ends_with("  Nils-Åke Brännmark, Phùng Gia Hân"));
    assert_eq!(run(&["examples/pages/2025-05-09.md"]), run(&[]));
    assert!(!out.contains('\u{1b}'));
}

#[test]
fn outline_is_aligned_in_columns() {
    let folder = Folder::new();
    let text = "## Daily Papers (2024-04-23)\n### [한글](https://x.org)\nVote: 7\n### [B](https://arxiv.org/abs/2404.14219)\n\
                Vote: -\nAuthors: C\n### [D\u{1b}[2J](https://hf.co/papers/0704.0001)\n";
    let out = run(&[&folder.file("a.md", text)]).out;
    let expected = concat!(
        "2024-04-23\n",
        "  7              한글    \n",
        "  -  2404.14219  B      C\n",
        "     0704.0001   D [2J   \n",
    );
    assert_eq!(
        out.lines().map(str::trim_end).collect::<Vec<_>>(),
        expected.lines().map(str::trim_end).collect::<Vec<_>>()
    );
}

#[test]
fn outline_shortens_a_long_title() {
    let folder = Folder::new();
    let out = run(&[&folder.file("a.md", page(&"한".repeat(40)))]).out;
    assert!(out.contains(&format!("  {}…  A, B and 1 more\n", "한".repeat(31))), "{out}");
    let out = run(&[&folder.file("b.md", page(&"x".repeat(64)))]).out;
    assert!(out.contains(&format!("  {}  A, B and 1 more\n", "x".repeat(64))), "{out}");
}

#[test]
fn json_has_one_digest_per_line() {
    let path = "tests/fixtures/pages/two-digests-one-date.md";
    let Run { status, out, err } = run(&["--json", path]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    let digests: Vec<Digest> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let text = fs::read_to_string(Path::new(FOLDER).join(path)).unwrap();
    assert_eq!(digests, Digest::parse_recoverable(&text).0);
    assert_eq!(digests.len(), 2);
}

#[test]
fn markdown_prints_the_canonical_form() {
    let Run { status, out, err } = run(&["--markdown", "tests/fixtures/pages/crlf.md"]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    let folder = Path::new(FOLDER).join("tests/fixtures/pages");
    assert_eq!(out, fs::read_to_string(folder.join("crlf.md")).unwrap().replace("\r\n", "\n"));
    let page = fs::read_to_string(folder.join("two-digests-one-date.md")).unwrap();
    assert_eq!(run(&["--markdown", "tests/fixtures/pages/two-digests-one-date.md"]).out, page);
}

#[test]
fn lossless_prints_the_page_unchanged() {
    let folder = Path::new(FOLDER).join("tests/fixtures");
    let mut count = 0;
    for name in ["pages", "damaged"] {
        let paths = fs::read_dir(folder.join(name)).unwrap().map(|entry| entry.unwrap().path());
        for path in paths.filter(|path| path.extension().is_some_and(|extension| extension == "md")) {
            let output = parse(&["--lossless"]).arg(&path).output().unwrap();
            assert!(output.stdout == fs::read(&path).unwrap(), "{}", path.display());
            count += 1;
        }
    }
    assert!(count >= 27, "{count}");
}

#[test]
fn output_keeps_control_characters_and_escapes() {
    let folder = Folder::new();
    let page = page("A\u{1b}[31mB\0\u{7}\u{9b}1m") + "- \u{1b}]8;;x\u{7}\u{c}\u{8}\u{7f}\n\n";
    let path = folder.file("a.md", &page);
    assert_eq!(run(&["--lossless", &path]).out, page);
    assert_eq!(run(&["--markdown", &path]).out, page);
    let digest: Digest = serde_json::from_str(&run(&["--json", &path]).out).unwrap();
    assert_eq!(digest.to_string(), page);
}

#[test]
fn dash_is_standard_input() {
    for (form, expected) in [("--lossless", page("A")), ("--markdown", page("A"))] {
        let mut child = parse(&[form, "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(page("A").as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stdout), (Some(0), expected.into_bytes()));
    }
}

#[test]
fn directory_stands_for_its_pages_in_path_order() {
    let folder = Folder::new();
    for name in ["b.md", "a.md", "c/b.md", "c/a.md", "a/z.md", ".hidden.md", "B.md"] {
        folder.file(name, page(name));
    }
    for name in ["a.txt", "md", "c/README", "a.md.bak", "a.MD"] {
        folder.file(name, page(name));
    }
    fs::create_dir_all(folder.0.join("folder.md")).unwrap();
    let Run { status, out, err } = run(&["--lossless", &folder.path("")]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    let names = out.lines().filter_map(|line| line.strip_prefix("### [")?.split_once(']'));
    let names: Vec<_> = names.map(|(name, _)| name).collect();
    assert_eq!(names, [".hidden.md", "B.md", "a/z.md", "a.md", "b.md", "c/a.md", "c/b.md"]);
}

#[test]
fn directory_without_a_page_prints_nothing() {
    let folder = Folder::new();
    assert_eq!(run(&[&folder.path("")]), Run { status: Some(0), out: String::new(), err: String::new() });
}

#[cfg(unix)]
#[test]
fn directory_follows_symbolic_links() {
    use std::os::unix::fs::symlink;

    let (folder, outside) = (Folder::new(), Folder::new());
    folder.file("inside/a.md", page("inside"));
    outside.file("b.md", page("outside"));
    outside.file("c.txt", page("text"));
    // Both name the same file, which is read twice.
    symlink(outside.path(""), folder.path("inside/b")).unwrap();
    symlink(outside.path("b.md"), folder.path("inside/c.md")).unwrap();
    symlink(folder.path("inside/c.md"), folder.path("inside/d.md")).unwrap();
    // The extension of the link counts.
    symlink(outside.path("c.txt"), folder.path("inside/e.md")).unwrap();
    symlink(outside.path("b.md"), folder.path("inside/f.txt")).unwrap();
    let Run { status, out, err } = run(&["--lossless", &folder.path("inside")]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert_eq!(out, page("inside") + &page("outside").repeat(3) + &page("text"));
    assert_eq!(run(&["--lossless", &folder.path("inside/c.md")]).out, page("outside"));
}

#[cfg(unix)]
#[test]
fn cyclic_or_broken_link_is_an_error() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new();
    folder.file("a.md", page("A"));
    folder.file("f.md", page("F"));
    symlink(folder.path(""), folder.path("b")).unwrap();
    symlink(folder.path("none.md"), folder.path("c.md")).unwrap();
    symlink(folder.path("none"), folder.path("d")).unwrap();
    symlink("e\u{1b}.md", folder.path("e\u{1b}.md")).unwrap();
    let Run { status, out, err } = run(&["--lossless", &folder.path("")]);
    assert_eq!((status, out), (Some(2), page("A") + &page("F")));
    let errors: Vec<_> = err.lines().collect();
    let path = |name| folder.path(name);
    assert_eq!(errors.len(), 4, "{err}");
    assert_eq!(errors[0], format!("error: {}: the link leads back to {}", path("b"), path("")));
    assert!(errors[1].starts_with(&format!("error: {}: No such file", path("c.md"))), "{err}");
    assert!(errors[2].starts_with(&format!("error: {}: No such file", path("d"))), "{err}");
    assert!(errors[3].starts_with(&format!("error: {}: Too many levels", path("e\\u{1b}.md"))), "{err}");
}

#[test]
fn paths_are_read_in_order() {
    let folder = Folder::new();
    let (a, b) = (folder.file("a.md", page("A")), folder.file("b.md", page("B")));
    assert_eq!(run(&["--markdown", &b, &a, &b]).out, page("B") + &page("A") + &page("B"));
}

#[test]
fn conflicting_or_unknown_flags_are_refused() {
    for arguments in [
        &["--json", "--markdown"][..],
        &["--json", "--lossless"],
        &["--markdown", "--lossless"],
        &["--json", "--json"],
        &["--xml"],
    ] {
        let Run { status, out, err } = run(arguments);
        assert_eq!((status, out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(err.starts_with("error: ") && err.contains("Usage: parse"), "{err}");
    }
}

#[test]
fn help_describes_the_exit_status() {
    let Run { status, out, .. } = run(&["--help"]);
    assert_eq!(status, Some(0));
    for word in ["--json", "--markdown", "--lossless", "exit status is 1", "standard input", "directories"] {
        assert!(out.contains(word), "{word}: {out}");
    }
}

#[test]
fn unreadable_file_does_not_stop_the_others() {
    let folder = Folder::new();
    let (good, none) = (folder.file("a.md", page("A")), folder.path("none.md"));
    for form in FORMS {
        let alone = run(&[form, &good]);
        let Run { status, out, err } = run(&[form, &none, &good]);
        assert_eq!((status, out), (Some(2), alone.out), "{form}");
        assert!(err.starts_with(&format!("error: {none}: ")) && err.lines().count() == 1, "{err}");
    }
}

#[test]
fn file_that_is_not_utf8_does_not_stop_the_others() {
    let folder = Folder::new();
    let (good, bad) =
        (folder.file("a.md", page("A")), folder.file("b.md", b"## Daily Papers (2024-04-23)\n\xff\n"));
    let Run { status, out, err } = run(&["--markdown", &bad, &good]);
    assert_eq!((status, out), (Some(2), page("A")));
    assert!(
        err.starts_with(&format!("error: {bad}: "))
            && err.contains("line 2, column 1: expected UTF-8, found the byte 0xff at offset 29"),
        "{err}"
    );
    let mut child = parse(&["-"]).stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"\xff").unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

#[test]
fn page_with_errors_prints_what_was_parsed() {
    let folder = Folder::new();
    let path = folder.file("a.md", page("A") + "Vote: 1\n\n### [B](c\n\n- lost\n\n### [D](e)\n\n- kept\n");
    let expected_err = format!(
        "error[doubled-field]: expected no further field of this kind in the paper, found `Vote: 1`\n --> {path}:9:1\n  |\n\
         9 | Vote: 1\n  | ^^^^^^^\n\
         error[malformed-paper-heading]: expected `)` at the end of the line, found the end of the line\n  --> {path}:11:10\n\
         \x20  |\n11 | ### [B](c\n   |          ^\n"
    );
    let Run { status, out, err } = run(&["--markdown", &path]);
    assert_eq!((status, out), (Some(1), page("A") + "### [D](e)\n\n- kept\n\n"));
    assert_eq!(err, expected_err);
    for form in FORMS {
        let Run { status, out, err } = run(&[form, &path]);
        assert_eq!((status, &err), (Some(1), &expected_err), "{form}");
        assert!(out.contains("A"), "{out}");
    }
    let good = folder.file("b.md", page("B"));
    assert_eq!(run(&["--json", &path, &good]).status, Some(1));
    assert_eq!(run(&["--json", &good, &path]).status, Some(1));
    assert_eq!(run(&["--json", &path, &folder.path("none.md")]).status, Some(2));
    assert_eq!(run(&["--json", &folder.path("none.md"), &path]).status, Some(2));
}

#[test]
fn page_with_warnings_succeeds() {
    let Run { status, out, err } = run(&["--markdown", "tests/fixtures/pages/out-of-order.md"]);
    assert_eq!(status, Some(0));
    assert!(out.starts_with("## Daily Papers (2024-03-14)\n"));
    assert_eq!(err.matches("warning[field-order]: ").count(), 4);
}

#[test]
fn page_without_a_digest_succeeds() {
    let folder = Folder::new();
    let path = folder.file("a.md", "# A page\n\ntext\n");
    assert_eq!(run(&["--json", &path]), Run { status: Some(0), out: String::new(), err: String::new() });
}

#[test]
fn closed_output_is_not_an_error() {
    let folder = Folder::new();
    let path = folder.file("a.md", page("A").repeat(10_000));
    for form in FORMS {
        let mut child = parse(&[form, &path]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = [0; 10];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            (output.status.code(), String::from_utf8(output.stderr)),
            (Some(0), Ok(String::new())),
            "{form}"
        );
    }
}

#[test]
fn closed_standard_error_is_ignored() {
    let folder = Folder::new();
    let path = folder.file("a.md", page("A") + &"Vote: 1\n".repeat(10_000));
    let mut child =
        parse(&["--markdown", &path]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stderr.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stdout), (Some(1), page("A").into_bytes()));
}
