//! Tests of replacing files: links, special files, full disks, and folders that cannot be written.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::process::{Command, Stdio};

use crate::run::{Folder, Run, program, run, text};

const LOOSE: &str =
    "## Daily Papers (2024-10-08)\n### [A](https://arxiv.org/abs/2404.00001)\nVote: 3\n- item \n";

/// The arguments of each command that replaces a file, with what the file is then.
fn commands(folder: &Folder) -> Vec<(Vec<String>, String)> {
    let csv = folder.file("votes.csv", "arxiv_id,votes\n2404.00001,4\n");
    let json = folder.file("answer.json", r#"[{"paper": {"id": "2405.00001", "title": "B"}}]"#);
    let formatted = LOOSE.replace(")\n", ")\n\n").replace("3\n", "3\n\n") + "\n";
    let appended =
        format!("{LOOSE}\n## Daily Papers (2024-05-29)\n\n### [B](https://arxiv.org/abs/2405.00001)\n\n");
    [
        (&["fmt"][..], formatted.clone()),
        (&["check", "--fix"], formatted.replace("item ", "item")),
        (&["votes", "--csv", &csv], LOOSE.replace('3', "4")),
        (&["import", "--date=2024-05-29", "--order=listed", &json, "--append", "--out"], appended),
    ]
    .map(|(arguments, expected)| (arguments.iter().map(ToString::to_string).collect(), expected))
    .into()
}

/// Runs a command on a path.
fn run_at(arguments: &[String], path: &str) -> Run {
    let arguments: Vec<_> = arguments.iter().map(String::as_str).chain([path]).collect();
    run(&arguments)
}

#[test]
fn replaced_file_keeps_its_permissions_and_its_symbolic_links() {
    let inputs = Folder::new();
    for (arguments, expected) in commands(&inputs) {
        let folder = Folder::new();
        let (path, link) = (folder.file("a.md", LOOSE), folder.path("link.md"));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.md", &link).unwrap();
        let Run { status, err, .. } = run_at(&arguments, &link);
        assert_eq!(status, Some(0), "{arguments:?} {err}");
        assert_eq!(text(&path), expected, "{arguments:?}");
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(folder.names(), ["a.md", "link.md"]);
    }
}

/// A file is replaced by a new one, so another name of the old one keeps its text.
#[test]
fn other_hard_link_keeps_the_old_text() {
    let inputs = Folder::new();
    for (arguments, expected) in commands(&inputs) {
        let folder = Folder::new();
        let (path, other) = (folder.file("a.md", LOOSE), folder.path("other"));
        fs::hard_link(&path, &other).unwrap();
        assert_eq!(run_at(&arguments, &path).status, Some(0), "{arguments:?}");
        assert_eq!((text(&path), text(&other)), (expected, LOOSE.to_owned()));
    }
}

/// A limit on the size of files stops the write midway, as a full disk does.
#[cfg(target_os = "linux")]
#[test]
fn failed_write_keeps_the_old_file() {
    let inputs = Folder::new();
    for (arguments, _) in commands(&inputs) {
        let folder = Folder::new();
        let page = LOOSE.to_owned() + &"- item \n".repeat(10_000);
        let path = folder.file("a.md", &page);
        let names: Vec<_> = arguments.iter().map(String::as_str).chain([&*path]).collect();
        let limited = program(&names);
        let mut shell = Command::new("sh");
        shell.args(["-c", "ulimit -f 1; exec \"$@\"", "sh"]);
        shell.arg(limited.get_program()).args(limited.get_args());
        let Run { status, err, .. } = shell.output().unwrap().into();
        assert_eq!(status, Some(2), "{arguments:?}");
        assert!(err.contains(&format!("error: {path}: cannot write: ")), "{err}");
        assert!(text(&path) == page && folder.names() == ["a.md"], "{arguments:?}");
    }
}

/// The device that is always full.
#[cfg(target_os = "linux")]
#[test]
fn full_output_does_not_stop_the_changes_of_files() {
    let folder = Folder::new();
    let many = folder.file("a.md", LOOSE.to_owned() + &"lost\n\n".repeat(10_000));
    let page = LOOSE.to_owned() + &"### [B](c)\n".repeat(10_000);
    let last = folder.file("b.md", &page);
    let readme = folder.file("README.md", "# Archive\n\n## Daily Papers (2024-10-07)\n");
    for (arguments, changed) in
        [(&["check", "--fix", &many, &last][..], &last), (&["index", "--readme", &readme, &last], &readme)]
    {
        let before = text(changed);
        let mut command = program(arguments);
        command.stdout(fs::File::options().write(true).open("/dev/full").unwrap());
        let Run { status, err, .. } = command.output().unwrap().into();
        assert!(status == Some(2) && err.contains("error: cannot write: "), "{err}");
        assert!(text(changed) != before, "{arguments:?}");
    }
}

/// Options name files, and only a `PATH` can be standard input.
#[test]
fn file_named_dash_keeps_its_text() {
    let folder = Folder::new();
    let json = folder.file("answer.json", r#"[{"paper": {"id": "2405.00001", "title": "B"}}]"#);
    let page = folder.file("a.md", LOOSE);
    let index = "date,title,url\n2024-10-08,A,https://arxiv.org/abs/2404.00001\n";
    for (arguments, before, expected) in [
        (
            &["import", "--date=2024-05-29", "--order=listed", &json, "--append", "--out", "-"][..],
            LOOSE,
            &*format!(
                "{LOOSE}\n## Daily Papers (2024-05-29)\n\n### [B](https://arxiv.org/abs/2405.00001)\n\n"
            ),
        ),
        (&["index", "--out", "-", &page], "", index),
    ] {
        let file = folder.file("-", before);
        let output = program(arguments).current_dir(folder.root()).stdin(Stdio::null()).output().unwrap();
        assert_eq!((output.status.code(), &*text(&file)), (Some(0), expected), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn help_on_a_full_device_is_an_error() {
    for arguments in [&["--help"][..], &["--version"], &["help", "check"], &["man"]] {
        let mut command = program(arguments);
        command.stdout(fs::File::options().write(true).open("/dev/full").unwrap());
        let Run { status, err, .. } = command.output().unwrap().into();
        assert!(status == Some(2) && err.starts_with("error: cannot write: "), "{arguments:?}: {err}");
    }
}

#[test]
fn file_in_a_read_only_directory_is_kept() {
    let inputs = Folder::new();
    for (arguments, expected) in commands(&inputs) {
        let folder = Folder::new();
        let path = folder.file("locked/a.md", LOOSE);
        fs::set_permissions(folder.path("locked"), fs::Permissions::from_mode(0o555)).unwrap();
        let is_superuser = fs::write(folder.path("locked/probe"), "").is_ok();
        let Run { status, err, .. } = run_at(&arguments, &path);
        fs::set_permissions(folder.path("locked"), fs::Permissions::from_mode(0o755)).unwrap();
        if is_superuser {
            println!("SKIPPED: a superuser can write to a read-only directory");
            assert_eq!((status, text(&path)), (Some(0), expected));
        } else {
            assert_eq!((status, text(&path)), (Some(2), LOOSE.to_owned()), "{arguments:?}");
            assert!(err.starts_with(&format!("error: {path}: cannot write: ")), "{err}");
        }
    }
}

/// A run waits for a lock, and says so if that takes long.
#[test]
fn lock_of_another_program_is_waited_for() {
    let folder = Folder::new();
    let path = folder.file("a.md", LOOSE);
    let locked = fs::File::open(&path).unwrap();
    locked.lock().unwrap();
    let mut child = program(&["fmt", &path]).spawn().unwrap();
    let mut note = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut note).unwrap();
    assert_eq!(note, format!("note: {path}: waiting for a program that has locked the file\n"));
    assert_eq!(text(&path), LOOSE);
    drop(locked);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_ne!(text(&path), LOOSE);
}

/// Another user may replace files in a folder, and not write each of them.
#[cfg(target_os = "linux")]
#[test]
fn page_of_another_user_is_kept() {
    let folder = Folder::new();
    let path = folder.file("shared/a.md", LOOSE);
    for (path, mode) in [(folder.path(""), 0o755), (folder.path("shared"), 0o777), (path.clone(), 0o644)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    let fmt = program(&["fmt", &path]);
    let mut other = Command::new("setpriv");
    other.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(fmt.get_program());
    let output = other.args(fmt.get_args()).output();
    let Some(Run { status, err, .. }) =
        output.ok().map(Run::from).filter(|run| !run.err.starts_with("setpriv"))
    else {
        println!("SKIPPED: only a superuser can run as another user");
        return;
    };
    assert_eq!(status, Some(2), "{err}");
    assert!(err.starts_with(&format!("error: {path}: cannot write: ")), "{err}");
    assert_eq!(text(&path), LOOSE);
}
