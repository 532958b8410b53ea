//! Tests that run the examples as programs.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use daily_papers::{Digest, Document, Lints};

/// The outcome of a run.
#[derive(Debug, PartialEq)]
pub(crate) struct Run {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Run {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// Returns a command that runs an example in the folder of the crate.
fn example(name: &str, arguments: &[&str]) -> Command {
    let test = std::env::current_exe().unwrap();
    let examples = test.ancestors().nth(2).unwrap().join("examples");
    let mut command = Command::new(examples.join(format!("{name}{EXE_SUFFIX}")));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR"));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

pub(crate) fn run(name: &str, arguments: &[&str]) -> Run {
    example(name, arguments).output().expect("`cargo test` builds the examples").into()
}

/// A temporary folder, removed when it is dropped.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Folder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("daily-papers-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = Folder(std::env::temp_dir().join(name));
        fs::create_dir_all(&folder.0).unwrap();
        folder
    }

    /// Writes a file, and returns its path.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
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
        "## Daily Papers (2024-04-23)\n\n### [{title}](https://arxiv.org/abs/2404.14219)\n\nVote: 180\n\nAuthors: A, B\n\n"
    )
}

#[test]
fn parse_without_arguments_outlines_an_included_page() {
    let Run { status, out, err } = run("parse", &[]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    let lines: Vec<_> = out.lines().collect();
    assert_eq!((lines.len(), lines[0]), (7, "2025-05-09"));
    assert_eq!(lines[1], "   117  2505.97401  Nightjar: Agents That Learn While the User Sleeps");
    assert_eq!(run("parse", &["examples/pages/2025-05-09.md"]).out, out);
}

#[test]
fn outline_omits_missing_fields_and_control_characters() {
    let folder = Folder::new();
    let text = "## Daily Papers (2024-04-23)\n### [한글](https://x.org)\nVote: 7\n### [B](https://arxiv.org/abs/2404.14219)\n\
                Vote: -\n### [D\u{1b}[2J](https://hf.co/papers/0704.0001)\n";
    let out = run("parse", &[&folder.file("a.md", text)]).out;
    let expected = "2024-04-23\n     7              한글\n     -  2404.14219  B\n        0704.0001   D [2J\n";
    assert_eq!(out, expected);
}

#[test]
fn json_has_one_digest_per_line() {
    let path = "tests/fixtures/pages/two-digests-one-date.md";
    let Run { status, out, err } = run("parse", &["--json", path]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    let digests: Vec<Digest> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    assert_eq!(digests, Digest::parse_recoverable(&text).0);
    assert_eq!(digests.len(), 2);
}

#[test]
fn markdown_prints_the_canonical_form() {
    let Run { status, out, err } = run("parse", &["--markdown", "tests/fixtures/pages/crlf.md"]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages/crlf.md");
    assert_eq!(out, fs::read_to_string(path).unwrap().replace("\r\n", "\n"));
}

#[test]
fn lossless_prints_the_page_unchanged() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut count = 0;
    for name in ["pages", "damaged"] {
        let paths = fs::read_dir(folder.join(name)).unwrap().map(|entry| entry.unwrap().path());
        for path in paths.filter(|path| path.extension().is_some_and(|extension| extension == "md")) {
            let output = example("parse", &["--lossless"]).arg(&path).output().unwrap();
            assert!(output.stdout == fs::read(&path).unwrap(), "{}", path.display());
            count += 1;
        }
    }
    assert!(count >= 27, "{count}");
}

#[test]
fn directory_stands_for_its_pages_in_path_order() {
    let folder = Folder::new();
    for name in ["b.md", "a.md", "c/b.md", "c/a.md", "a/z.md", ".hidden.md", "B.md", "folder.md/a.md"] {
        folder.file(name, page(name));
    }
    for name in ["a.txt", "md", "c/README", "a.md.bak", "a.MD"] {
        folder.file(name, page(name));
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path("a.txt"), folder.path("link.md")).unwrap();
        std::os::unix::fs::symlink(folder.path(""), folder.path("c/loop.md")).unwrap();
    }
    let Run { status, out, err } = run("parse", &["--lossless", &folder.path("")]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    let names = out.lines().filter_map(|line| line.strip_prefix("### [")?.split_once(']'));
    let names: Vec<_> = names.map(|(name, _)| name).collect();
    let linked = cfg!(unix).then_some("a.txt");
    let expected = [".hidden.md", "B.md", "a/z.md", "a.md", "b.md", "c/a.md", "c/b.md", "folder.md/a.md"];
    assert_eq!(names, expected.into_iter().chain(linked).collect::<Vec<_>>());
}

#[test]
fn flags_that_conflict_or_are_unknown_are_refused() {
    for arguments in [&["--json", "--markdown"][..], &["--lossless", "--lossless"], &["--xml"], &["--help"]] {
        let Run { status, out, err } = run("parse", arguments);
        assert_eq!((status, out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(err.starts_with("usage: parse "), "{err}");
    }
}

#[test]
fn unreadable_file_does_not_stop_the_others() {
    let folder = Folder::new();
    let (good, bad) = (folder.file("a.md", page("A")), folder.file("b.md", b"## Daily\n\xff\n"));
    let Run { status, out, err } = run("parse", &["--markdown", &bad, "none\u{1b}[2J.md", &good]);
    assert_eq!((status, out), (Some(2), page("A")));
    let errors: Vec<_> = err.lines().collect();
    assert_eq!(errors.len(), 2, "{err}");
    assert!(errors[0].starts_with(&format!("error: {bad:?}: line 2, column 1: expected UTF-8")), "{err}");
    assert!(errors[1].starts_with(r#"error: "none\u{1b}[2J.md": "#), "{err}");
}

#[test]
fn page_with_errors_prints_what_was_parsed() {
    let folder = Folder::new();
    let text = page("A") + "Vote: 1\n\n### [B](c\n\n- lost\n\n### [D](e)\n\n- kept\n";
    let path = folder.file("a.md", &text);
    let document = Document::parse(&text);
    let expected: String =
        document.diagnostics().iter().map(|d| d.render(&text).with_path(&path).to_string()).collect();
    assert!(expected.contains(":9:1\n") && expected.contains(":11:10\n"), "{expected}");
    let Run { status, out, err } = run("parse", &["--markdown", &path]);
    assert_eq!((status, out, err), (Some(1), page("A") + "### [D](e)\n\n- kept\n\n", expected));
    let good = folder.file("b.md", page("B"));
    assert_eq!(run("parse", &["--json", &path, &good]).status, Some(1));
    assert_eq!(run("parse", &["--json", &path, &folder.path("none.md")]).status, Some(2));

    let Run { status, err, .. } = run("parse", &["tests/fixtures/pages/out-of-order.md"]);
    assert_eq!((status, err.matches("warning[field-order]: ").count()), (Some(0), 4));
}

#[test]
fn closed_output_is_not_an_error() {
    let folder = Folder::new();
    let path = folder.file("a.md", page("A").repeat(10_000));
    for form in ["--json", "--markdown", "--lossless"] {
        let mut child = example("parse", &[form, &path]).spawn().unwrap();
        child.stdout.take().unwrap().read_exact(&mut [0; 10]).unwrap();
        let Run { status, err, .. } = child.wait_with_output().unwrap().into();
        assert_eq!((status, err.as_str()), (Some(0), ""), "{form}");
    }
}

#[test]
fn edit_sets_the_votes_of_a_paper() {
    let folder = Folder::new();
    let text =
        page("A").replace("2404.14219", "2404.14219v2") + "### [B](https://arxiv.org/abs/2404.00001)\r\n";
    let path = folder.file("a.md", &text);
    let out = text.replace("180", "-");
    assert_eq!(run("edit", &["2404.14219", "-", &path]), Run { status: Some(0), out, err: String::new() });
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert!(run("edit", &["2505.97401", "118"]).out.contains("\nVote: 118\n"));

    let err = "error: no paper 2404.14220\n".to_owned();
    assert_eq!(run("edit", &["2404.14220", "1", &path]), Run { status: Some(1), out: String::new(), err });
    for arguments in [
        &[][..],
        &["2404.14219"],
        &["14219", "1", &path],
        &["2404.14219", "many", &path],
        &["2404.14219", "1", "none"],
    ] {
        let Run { status, out, err } = run("edit", arguments);
        assert_eq!((status, out.as_str()), (Some(1), ""), "{arguments:?}");
        assert!(err.starts_with("error: "), "{err}");
    }
}

#[test]
fn check_prints_diagnostics_with_carets() {
    let folder = Folder::new();
    let (text, sound) = (page("A") + "Vote: 4\n\n- item \n", page("B"));
    let (path, sound) = (folder.file("a.md", &text), folder.file("b.md", sound));
    let found = Document::parse(&text).lint(&Lints::new());
    let out: String = found.iter().map(|d| d.render(&text).with_path(&path).to_string()).collect();
    assert!(
        out.contains("9 | Vote: 4\n  | ^^^^^^^\n") && out.contains("note[trailing-white-space]"),
        "{out}"
    );
    assert_eq!(run("check", &[&path]), Run { status: Some(1), out: out.clone(), err: String::new() });
    assert_eq!(run("check", &[&sound]).status, Some(0));

    let Run { status, out: shown, err } = run("check", &["none.md", &path]);
    assert_eq!((status, shown), (Some(2), out));
    assert!(err.starts_with("error: \"none.md\": "), "{err}");

    let Run { status, out, .. } = run("check", &[]);
    assert_eq!((status, out.matches("warning[python-authors]: ").count()), (Some(0), 3));
}

#[test]
fn diff_prints_the_differences() {
    let folder = Folder::new();
    let (old, new) = (page("A"), page("A").replace("180", "181").replace("A, B", "A"));
    let (old_path, new_path) = (folder.file("a.md", &old), folder.file("b.md", &new));
    let [old, new] = [old, new].map(|text| text.parse::<Digest>().unwrap());
    let Run { status, out, err } = run("diff", &[&old_path, &new_path]);
    assert_eq!((status, out, err.as_str()), (Some(1), old.diff(&new).to_string(), ""));
    let same = run("diff", &[&old_path, &old_path]);
    assert_eq!(same, Run { status: Some(0), out: String::new(), err: String::new() });
    for arguments in [&[][..], &[&*old_path], &[&old_path, "none.md"], &[&old_path, "README.md"]] {
        let Run { status, out, err } = run("diff", arguments);
        assert_eq!((status, out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(err.starts_with("error: "), "{err}");
    }
}
