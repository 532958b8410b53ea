//! Tests of runs that a signal ends.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::run::{Folder, program, run, text};

const PAGES: usize = 8;
const RUNS: u32 = 300;

fn page(number: usize) -> String {
    let paper = format!("### [A](https://arxiv.org/abs/2404.{number:05})\nVote: 3\n");
    "## Daily Papers (2024-10-08)\n".to_owned() + &paper + &"- item\n".repeat(10_000)
}

fn name(number: usize) -> String {
    format!("{number}.md")
}

/// Starts a run, and sends it a signal after a delay. Returns the number of the signal that ended it.
fn interrupted(arguments: &[&str], signal: &str, delay: Duration) -> Option<i32> {
    let mut child = program(arguments).spawn().unwrap();
    thread::sleep(delay);
    let sent = Command::new("sh").args(["-c", &format!("kill -{signal} {}", child.id())]).output().unwrap();
    assert!(sent.status.success() || child.try_wait().unwrap().is_some(), "{sent:?}");
    child.wait().unwrap().signal()
}

/// The signals come at times that are spread over the length of a run.
#[test]
fn interrupted_run_tears_no_page_and_leaves_no_file() {
    let folder = Folder::new();
    let write = || (0..PAGES).for_each(|number| drop(folder.file(&name(number), page(number))));
    let root = folder.root().to_str().unwrap();
    write();
    let start = Instant::now();
    assert_eq!(run(&["fmt", root]).status, Some(0));
    let length = start.elapsed();
    let formatted: Vec<_> = (0..PAGES).map(|number| text(folder.path(&name(number)))).collect();
    assert_ne!(formatted[0], page(0));
    let names: Vec<_> = (0..PAGES).map(name).collect();
    let mut ended = [0, 0, 0];
    for number in 0..RUNS {
        write();
        let which = usize::try_from(number % 3).unwrap();
        let signal = ["KILL", "TERM", "INT"][which];
        if interrupted(&["fmt", root], signal, length * number / RUNS).is_some() {
            ended[which] += 1;
        }
        for (number, formatted) in formatted.iter().enumerate() {
            let now = text(folder.path(&name(number)));
            assert!(now == *formatted || now == page(number), "{signal}: {number}");
        }
        if signal != "KILL" {
            assert_eq!(folder.names(), names, "{signal}");
        }
        assert_eq!(run(&["fmt", root]).status, Some(0));
        assert_eq!(folder.names(), names, "after {signal}");
    }
    assert!(ended.iter().all(|count| *count > 0), "no run was interrupted: {ended:?}");
}

/// The temporary file that the moment between two system calls can leave.
#[test]
fn next_run_on_the_folder_removes_the_file_of_a_killed_one() {
    let folder = Folder::new();
    let path = folder.file("a.md", page(0));
    for _ in 0..2 {
        folder.file(".daily-papers-0123456789abcdef", "left");
        assert_eq!(run(&["fmt", &path]).status, Some(0));
        assert_eq!(folder.names(), ["a.md"]);
    }
    // Another run that works is not disturbed.
    let other = folder.file(".daily-papers-0123456789abcdef", "written");
    let locked = fs::File::open(&other).unwrap();
    locked.lock().unwrap();
    assert_eq!(run(&["fmt", &path]).status, Some(0));
    assert_eq!(folder.names().len(), 2);
}

/// The folder of a page is made before the page, which cannot be written here.
#[cfg(target_os = "linux")]
#[test]
fn folders_of_a_page_that_cannot_be_written_are_removed() {
    let folder = Folder::new();
    let answer = folder.file("answer.json", r#"[{"paper": {"id": "2405.00001", "title": "B"}}]"#);
    let path = folder.path(&format!("2024/05/{}.md", "x".repeat(300)));
    let import = ["import", "--date=2024-05-29", "--order=listed", "--out", &path, &answer];
    let failed = run(&import);
    assert_eq!(failed.status, Some(2), "{failed:?}");
    assert_eq!(folder.names(), ["answer.json"]);
    // A folder that existed stays.
    fs::create_dir(folder.path("2024")).unwrap();
    assert_eq!(run(&import).status, Some(2));
    assert_eq!(folder.names(), ["2024", "answer.json"]);
    assert_eq!(fs::read_dir(folder.path("2024")).unwrap().count(), 0);
}

/// A run in the background of a script, or below `nohup`, starts with signals that it ignores.
#[cfg(target_os = "linux")]
#[test]
fn ignored_signal_stays_ignored() {
    let folder = Folder::new();
    let (path, pipe) = (folder.file("a.md", page(0)), folder.path("pipe"));
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let fmt = program(&["fmt", &path, &pipe]);
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' HUP; exec \"$@\"", "sh"]).arg(fmt.get_program()).args(fmt.get_args());
    let mut child = shell.spawn().unwrap();
    // The run has replaced a page, and waits for the pipe.
    while text(&path) == page(0) {
        thread::sleep(Duration::from_millis(1));
    }
    let kill = Command::new("sh").args(["-c", &format!("kill -HUP {}", child.id())]).status();
    assert!(kill.unwrap().success());
    thread::sleep(Duration::from_millis(50));
    assert_eq!(child.try_wait().unwrap(), None, "the signal ended the run");
    fs::write(&pipe, "# Archive\n").unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
