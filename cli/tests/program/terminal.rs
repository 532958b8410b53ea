//! Tests at a terminal: colours, the width, and text that is not trusted.

use std::fs::File;
use std::io::Read;
use std::os::fd::OwnedFd;
use std::process::{Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{OptionalActions, Winsize, tcgetattr, tcsetattr, tcsetwinsize};
use unicode_width::UnicodeWidthStr;

use crate::run::{Folder, page, program};

/// A page whose title, author and prose control a terminal, and turn the direction of text.
const HOSTILE: &str = "\
\u{1b}]0;title\u{7} \u{9b}2J prose\n
## Daily Papers (2024-04-23)

### [A\u{1b}[31m\u{202e}B](https://arxiv.org/abs/2404.14219)

![](https://x.org/a.png)

Votes: 3

Authors: ['Ada\u{1b}[2J', 'Byron']

- a\tb\u{200b} \n";
/// Characters that may not reach a terminal.
const HIDDEN: [char; 5] = ['\u{9b}', '\u{7}', '\u{202e}', '\u{200b}', '\r'];

/// A new terminal: the end of the test, and the end of the program.
fn terminal(columns: u16) -> (File, OwnedFd) {
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&ours).unwrap();
    unlockpt(&ours).unwrap();
    let name = ptsname(&ours, Vec::new()).unwrap().into_string().unwrap();
    let theirs = File::options().read(true).write(true).open(name).unwrap();
    let mut modes = tcgetattr(&theirs).unwrap();
    // Line ends are not changed.
    modes.make_raw();
    tcsetattr(&theirs, OptionalActions::Now, &modes).unwrap();
    let size = Winsize { ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(&theirs, size).unwrap();
    (File::from(ours), theirs.into())
}

/// What a run prints to a terminal, and its status.
struct Shown {
    status: Option<i32>,
    text: String,
}

/// Runs a program whose standard output is a terminal.
fn run_at(mut terminal: (File, OwnedFd), mut command: Command) -> Shown {
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "CI"] {
        if !command.get_envs().any(|(name, _)| name == variable) {
            command.env_remove(variable);
        }
    }
    command.env("TERM", "xterm").stdin(Stdio::null()).stdout(terminal.1).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    drop(command);
    let mut bytes = Vec::new();
    // Reading a terminal whose other end is closed is an error on Linux.
    let _ = terminal.0.read_to_end(&mut bytes);
    Shown { status: child.wait().unwrap().code(), text: String::from_utf8(bytes).unwrap() }
}

fn shown(arguments: &[&str]) -> Shown {
    run_at(terminal(80), program(arguments))
}

/// Removes the colours that the program sets.
fn without_colours(text: &str) -> String {
    let mut plain = text.to_owned();
    for style in ["0", "1", "2", "31", "32", "33", "34", "36"] {
        plain = plain.replace(&format!("\u{1b}[{style}m"), "");
    }
    plain
}

fn assert_harmless(text: &str) {
    assert!(!text.contains(HIDDEN) && !text.contains('\u{1b}'), "{text:?}");
}

#[test]
fn page_text_is_escaped_at_a_terminal_and_stays_in_a_pipe() {
    let folder = Folder::new();
    let path = folder.file("a.md", HOSTILE.replace("Votes: 3", "Vote: 3"));
    let json = folder.file("a.json", crate::run::run(&["json", &path]).out);
    let answer = r#"[{"paper": {"id": "2404.14219", "title": "A\u001b[31m\u202eB", "authors": [{"name": "\u009b2J"}]}}]"#;
    let answer = folder.file("answer.json", answer);
    for arguments in [
        &["json", &*path][..],
        &["from-json", &json],
        &["index", &path],
        &["feed", "--id", "https://a", &path],
        &["import", "--date=2024-04-23", "--order=listed", &answer],
        &["check", "--format", "json", &path],
        &["check", "--format", "short", &path],
        &["check", "--format", "github", &path],
    ] {
        let Shown { text, .. } = shown(arguments);
        assert_harmless(&text);
        let piped = crate::run::run(arguments).out;
        let expected: String = piped
            .chars()
            .map(|c| match c {
                c if c == '\u{1b}' || HIDDEN.contains(&c) => c.escape_unicode().to_string(),
                c => c.to_string(),
            })
            .collect();
        assert_eq!(text, expected, "{arguments:?}");
        assert!(piped.len() > 10, "{arguments:?}: {text}");
    }
}

#[test]
fn formatted_page_is_escaped_at_a_terminal() {
    let folder = Folder::new();
    let path = folder.file("a.md", HOSTILE);
    let csv = folder.file("votes.csv", "arxiv_id,votes\n2404.14219,200\n");
    for arguments in [&["fmt", "-"][..], &["votes", "--csv", &csv, "-"], &["check", "--fix", "-"]] {
        let input = || Stdio::from(File::open(&path).unwrap());
        let mut command = program(arguments);
        let output = command.stdin(input()).output().unwrap();
        // The bytes in a pipe are those of the page.
        assert!(String::from_utf8(output.stdout).unwrap().contains("A\u{1b}[31m\u{202e}B"));
        let (mut ours, theirs) = terminal(80);
        let mut command = program(arguments);
        let mut child = command.stdin(input()).stdout(theirs).stderr(Stdio::null()).spawn().unwrap();
        drop(command);
        let mut text = Vec::new();
        let _ = ours.read_to_end(&mut text);
        child.wait().unwrap();
        let text = String::from_utf8(text).unwrap();
        assert_harmless(&text);
        assert!(text.contains("### [A\\u{1b}[31m\\u{202e}B]") && text.contains("- a\tb"), "{text}");
    }
}

#[test]
fn report_has_colours_and_no_escapes_of_a_page() {
    let folder = Folder::new();
    let path = folder.file("a.md", HOSTILE);
    let Shown { status, text } = shown(&["check", &path]);
    assert_eq!(status, Some(1));
    let heading = "\u{1b}[1m\u{1b}[31merror[unknown-line]\u{1b}[0m\u{1b}[1m: expected ";
    assert!(text.contains(heading), "{text:?}");
    let place = format!("\u{1b}[1m\u{1b}[34m  -->\u{1b}[0m\u{1b}[36m {path}:");
    assert!(text.contains(&place), "{text:?}");
    assert!(text.contains("\u{1b}[1m\u{1b}[31m ^^^^^^^^\u{1b}[0m\n"), "{text:?}");
    assert!(text.contains("\u{1b}[1m\u{1b}[32mnote["), "{text:?}");
    // Without its colours, the report is the one in a pipe.
    let plain = without_colours(&text);
    assert_harmless(&plain);
    assert_eq!(plain, crate::run::run(&["check", &path]).out);
    let statistics = shown(&["check", "--statistics", &path]).text;
    assert!(statistics.starts_with("\u{1b}[1mcount  severity  code\u{1b}[0m\n"), "{statistics:?}");
    assert_eq!(without_colours(&statistics), crate::run::run(&["check", "--statistics", &path]).out);
}

#[test]
fn diff_has_the_colours_of_git_and_no_escapes_of_a_page() {
    let folder = Folder::new();
    let path = folder.file("a.md", HOSTILE.replace("Votes: 3", "Vote: 3"));
    let csv = folder.file("votes.csv", "arxiv_id,votes\n2404.14219,200\n");
    for arguments in [
        &["check", "--diff", &*path][..],
        &["fmt", "--diff", &path],
        &["votes", "--diff", "--csv", &csv, &path],
    ] {
        let Shown { status, text } = shown(arguments);
        assert_eq!(status, Some(1), "{arguments:?}");
        let start = format!("\u{1b}[1m--- {path}\u{1b}[0m\n\u{1b}[1m+++ {path}\u{1b}[0m\n\u{1b}[36m@@ -");
        assert!(text.starts_with(&start), "{text:?}");
        assert!(text.contains("\n\u{1b}[31m-") && text.contains("\n\u{1b}[32m+"), "{text:?}");
        assert_harmless(&without_colours(&text));
        assert!(crate::run::run(arguments).out.starts_with(&format!("--- {path}\n+++ {path}\n@@ ")));
    }
}

#[test]
fn counts_have_colours_and_no_escapes_of_a_page() {
    let folder = Folder::new();
    let path = folder.file("a.md", HOSTILE.replace("Votes: 3", "Vote: 3"));
    let Shown { text, .. } = shown(&["stats", &path]);
    assert!(
        text.starts_with("\u{1b}[1mmonth    papers   votes\u{1b}[0m\n2024-04       1       3  \u{1b}[32m█")
    );
    assert!(text.contains("\n\u{1b}[1mpapers  author\u{1b}[0m\n"), "{text:?}");
    assert_harmless(&without_colours(&text));
    assert_eq!(without_colours(&text), crate::run::run(&["stats", &path]).out);
}

#[test]
fn variables_turn_colours_off_and_on() {
    let folder = Folder::new();
    let path = folder.file("a.md", HOSTILE);
    let loose = folder.file("b.md", HOSTILE.replace("Votes: 3", "Vote: 3"));
    for arguments in
        [&["check", &*path][..], &["check", "--diff", &loose], &["stats", &path], &["show", &loose]]
    {
        let with = |variable| {
            let mut command = program(arguments);
            command.env(variable, "1");
            command
        };
        // No colours, and still no escapes of a page.
        let text = run_at(terminal(80), with("NO_COLOR")).text;
        assert_harmless(&text);
        let forced = with("CLICOLOR_FORCE").output().unwrap().stdout;
        let forced = String::from_utf8(forced).unwrap();
        assert!(forced.contains("\u{1b}[1m"), "{arguments:?}: {forced:?}");
        assert_harmless(&without_colours(&forced));
    }
}

#[cfg(feature = "table")]
#[test]
fn binary_output_is_not_written_to_a_terminal() {
    let Shown { status, text } = shown(&["table", "--ipc", "examples/pages"]);
    assert_eq!((status, text.as_str()), (Some(2), ""));
}

/// Returns the lines of an outline at a terminal of this width.
fn outline(columns: u16, variable: Option<&str>, path: &str) -> Vec<String> {
    let mut command = program(&["show", path]);
    if let Some(value) = variable {
        command.env("COLUMNS", value);
    }
    let text = run_at(terminal(columns), command).text;
    without_colours(&text).lines().map(str::to_owned).collect()
}

fn widest(lines: &[String]) -> usize {
    lines.iter().map(|line| line.width()).max().unwrap()
}

#[test]
fn outline_has_the_width_of_the_terminal() {
    let folder = Folder::new();
    let long = page(&"한글 and more ".repeat(20)).replace("A, B, C", &"Ada Byron ".repeat(8));
    let path = folder.file("a.md", long + &page("Short"));
    for columns in [1, 5, 20, 30, 40, 80, 81, 132, 250] {
        let lines = outline(columns, None, &path);
        let columns = usize::from(columns);
        // A character of two columns may not fit into the last one.
        assert!((columns - 1..=columns).contains(&widest(&lines)), "{columns}: {lines:#?}");
        assert_eq!(lines.len(), 4);
    }
    // Authors take at most a third of the width from a longer title.
    let lines = outline(90, None, &path);
    assert!(
        lines[1].starts_with("  180  2404.14219  한글 and more 한글 and more 한글 and more"),
        "{lines:#?}"
    );
    assert!(lines[1].ends_with("…  Ada Byron Ada Byron Ada…"), "{lines:#?}");
    // A wide terminal shows all.
    let line = &outline(1000, None, &path)[1];
    assert!(line.contains("한글 and more ".repeat(20).trim_end()), "{line}");
    assert!(line.trim_end().ends_with("Ada Byron ".repeat(8).trim_end()), "{line}");
}

#[test]
fn columns_variable_sets_the_width_at_a_terminal_only() {
    let folder = Folder::new();
    let path = folder.file("a.md", page(&"x".repeat(300)));
    assert_eq!(widest(&outline(80, Some("50"), &path)), 50);
    for other in ["0", "wide", ""] {
        assert_eq!(widest(&outline(80, Some(other), &path)), 80, "{other}");
    }
    let mut piped = program(&["show", &path]);
    let out = piped.env("COLUMNS", "50").output().unwrap().stdout;
    assert!(String::from_utf8(out).unwrap().contains(&format!("  {}…  A, B and 1 more\n", "x".repeat(63))));
}
