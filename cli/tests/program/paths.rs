//! Tests of the arguments that all commands share, of the files that paths name, and of the help.

use std::fs;

use crate::run::{COMMANDS, Folder, Run, page, run, run_on};

/// Returns the titles of the first papers of what `json` prints.
fn titles(json: &str) -> Vec<String> {
    let title = |line| {
        let digest: serde_json::Value = serde_json::from_str(line).unwrap();
        digest["papers"][0]["title"].as_str().unwrap().to_owned()
    };
    json.lines().map(title).collect()
}

#[test]
fn help_has_examples_and_the_exit_status() {
    for &command in COMMANDS {
        for flag in ["-h", "--help"] {
            let Run { status, out, err } = run(&[command, flag]);
            assert_eq!((status, err.as_str()), (Some(0), ""), "{command}");
            assert!(
                out.contains("Examples:\n") && out.contains(&format!("  daily-papers {command} ")),
                "{out}"
            );
            assert!(
                out.contains("Exit status:\n  0  ") && out.contains("\n  1  ") && out.contains("\n  2  ")
            );
        }
    }
    let out = run(&["--help"]).out;
    for &command in COMMANDS {
        assert!(out.contains(&format!("\n  {command} ")), "{out}");
    }
    assert!(out.contains("Exit status:\n"));
}

#[test]
fn invalid_arguments_are_refused() {
    for arguments in [&[][..], &["parse"], &["json", "--xml", "-"]] {
        let Run { status, out, err } = run(arguments);
        assert_eq!((status, out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(err.contains("Usage: daily-papers"), "{err}");
    }
    for &command in &COMMANDS[..COMMANDS.len() - 1] {
        let Run { status, out, err } = run(&[command]);
        assert_eq!((status, out.as_str()), (Some(2), ""), "{command}");
        assert!(["PATH", "FILE", "SHELL"].iter().any(|name| err.contains(name)), "{err}");
    }
}

#[test]
fn command_of_another_program_suggests_one() {
    for (name, command) in
        [("export", "json"), ("find", "show"), ("format", "fmt"), ("lint", "check"), ("search", "show")]
    {
        let Run { status, out, err } = run(&[name, "a.md"]);
        assert_eq!((status, out.as_str()), (Some(2), ""), "{name}");
        let tip = format!(
            "error: unrecognized subcommand '{name}'\n\n  tip: a similar subcommand exists: '{command}'\n"
        );
        assert!(err.starts_with(&tip), "{err}");
    }
    assert!(run(&["chek", "a.md"]).err.contains("'check'"));
    assert!(!run(&["--help"]).out.contains("lint"));
}

#[test]
fn directory_stands_for_its_pages_in_path_order() {
    let folder = Folder::new();
    for name in ["b.md", "a.md", "c/b.md", "c/a.md", "a/z.md", "B.md", "README.md"] {
        folder.file(name, page(name));
    }
    for name in ["a.txt", "md", "c/README", "a.md.bak", "a.MD"] {
        folder.file(name, page(name));
    }
    fs::create_dir_all(folder.root().join("folder.md")).unwrap();
    let Run { status, out, err } = run(&["json", &folder.path("")]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert_eq!(titles(&out), ["B.md", "README.md", "a/z.md", "a.md", "b.md", "c/a.md", "c/b.md"]);
}

#[test]
fn paths_are_read_in_order() {
    let folder = Folder::new();
    let (a, b) = (folder.file("a.md", page("A")), folder.file("b.md", page("B")));
    assert_eq!(titles(&run(&["json", &b, &a, &b]).out), ["B", "A", "B"]);
}

/// More pages than are in memory at a time.
#[test]
fn many_pages_are_in_the_order_of_their_paths() {
    let folder = Folder::new();
    let names: Vec<_> = (0..300).map(|number| format!("{number:03}.md")).collect();
    for (name, number) in names.iter().zip((0..20).cycle()) {
        folder.file(name, page(name) + &"- item\n".repeat(1000 * number));
    }
    let out = run(&["json", &folder.path("")]).out;
    assert_eq!(titles(&out), names);
    let short = run(&["check", "--format", "short", "--only", "missing-media", &folder.path("")]).out;
    let paths: Vec<_> =
        short.lines().map(|line| line.split_once(".md:").unwrap().0.rsplit_once('/').unwrap().1).collect();
    assert_eq!(paths, names.iter().map(|name| name.trim_end_matches(".md")).collect::<Vec<_>>());
}

#[test]
fn directory_without_a_page_is_a_warning() {
    let folder = Folder::new();
    let (empty, capital, page_of_day) = (folder.path("empty"), folder.path("capital"), folder.path("day"));
    folder.file("empty/a.txt", "");
    folder.file("empty/.hidden.md", page("A"));
    folder.file("capital/19.txt", page("A"));
    let almost = folder.file("capital/20.MD", page("A"));
    folder.file("capital/21.Md", page("A"));
    folder.file("day/20.md", page("A"));
    folder.file("day/21.MD", page("A"));
    folder.file("readme/README.md", page("A"));
    let rule = "no pages; a page is a file that ends in .md";
    let warnings = format!("warning: {empty}: {rule}\nwarning: {capital}: {rule}, which {almost} does not\n");
    assert_eq!(
        run(&["json", &empty, &capital]),
        Run { status: Some(0), out: String::new(), err: warnings.clone() }
    );
    let Run { status, out, err } = run(&["index", &empty, &page_of_day, &capital, &folder.path("readme")]);
    assert_eq!((status, out.lines().count(), err), (Some(0), 2, warnings.clone()));
    let Run { status, err, .. } = run(&["check", &empty, &capital, &folder.path("none")]);
    assert_eq!(status, Some(2));
    assert!(err.starts_with(&warnings), "{err}");
    #[cfg(feature = "table")]
    for (input, arguments) in [
        ("", &["table", "--ipc", &empty, &capital][..]),
        (&*format!("{empty}\n{capital}\n"), &["table", "--ipc", "--names"]),
    ] {
        let mut table = crate::run::program(arguments);
        let names = folder.file("names", input);
        let output = table.stdin(fs::File::open(names).unwrap()).output().unwrap();
        assert_eq!((output.status.code(), output.stderr), (Some(0), warnings.clone().into_bytes()));
    }
}

#[cfg(unix)]
#[test]
fn directory_without_a_page_but_with_an_error_is_no_warning() {
    let folder = Folder::new();
    std::os::unix::fs::symlink("none", folder.path("a.md")).unwrap();
    let Run { status, err, .. } = run(&["json", &folder.path("")]);
    assert!(status == Some(2) && err.starts_with("error: ") && err.lines().count() == 1, "{err}");
}

#[cfg(unix)]
#[test]
fn directory_follows_symbolic_links() {
    use std::os::unix::fs::symlink;

    let (folder, outside) = (Folder::new(), Folder::new());
    folder.file("inside/a.md", page("inside"));
    outside.file("b.md", page("outside"));
    outside.file("c.txt", page("text"));
    symlink(outside.path(""), folder.path("inside/b")).unwrap();
    symlink(outside.path("b.md"), folder.path("inside/c.md")).unwrap();
    symlink(folder.path("inside/c.md"), folder.path("inside/d.md")).unwrap();
    // The extension of the link counts.
    symlink(outside.path("c.txt"), folder.path("inside/e.md")).unwrap();
    // It is found by the other name.
    symlink(outside.path("b.md"), folder.path("inside/a.txt")).unwrap();
    let Run { status, out, err } = run(&["json", &folder.path("inside")]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert_eq!(titles(&out), ["inside", "outside", "text"]);
}

/// Each page is found once, in a time that does not grow with the number of ways to it.
#[cfg(unix)]
#[test]
fn page_that_several_links_lead_to_is_read_once() {
    use std::os::unix::fs::symlink;

    let (folder, outside) = (Folder::new(), Folder::new());
    outside.file("1.md", page("outside"));
    outside.file("README.md", page("readme"));
    for name in 0..12 {
        folder.file(&format!("{name:02}/{name}.md"), page(&name.to_string()));
    }
    for (from, to) in
        (0..12).flat_map(|from| (0..12).map(move |to| (from, to))).filter(|(from, to)| from != to)
    {
        symlink(folder.path(&format!("{to:02}")), folder.path(&format!("{from:02}/{to:02}"))).unwrap();
    }
    symlink(outside.path(""), folder.path("a")).unwrap();
    symlink(outside.path(""), folder.path("b")).unwrap();
    symlink(outside.path("1.md"), folder.path("c.md")).unwrap();
    symlink(folder.path("c.md"), folder.path("latest.md")).unwrap();
    // A page that is found only by its links.
    symlink(outside.path("README.md"), folder.path("day.md")).unwrap();
    let Run { status, out, err } = run(&["json", &folder.path("")]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    let numbers = (0..12).map(|name| name.to_string());
    let expected: Vec<_> = numbers.chain(["outside".to_owned(), "readme".to_owned()]).collect();
    assert_eq!(titles(&out), expected);
    // Without README pages, the link to one is another page.
    let Run { out, .. } = run(&["stats", &folder.path("")]);
    assert_eq!(out.lines().nth(1).and_then(|line| line.split_whitespace().nth(1)), Some("14"), "{out}");
}

#[cfg(unix)]
#[test]
fn special_file_is_an_error() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new();
    folder.file("a.md", page("A"));
    symlink("/dev/null", folder.path("null.md")).unwrap();
    let Run { status, out, err } = run(&["json", &folder.path("")]);
    assert_eq!((status, titles(&out)), (Some(2), vec!["A".to_owned()]));
    assert_eq!(err, format!("error: {}: expected a file or a directory\n", folder.path("null.md")));
}

#[cfg(unix)]
#[test]
fn cyclic_or_broken_link_is_an_error() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new();
    folder.file("a.md", page("A"));
    folder.file("f.md", page("F"));
    symlink(folder.path(""), folder.path("b")).unwrap();
    symlink(folder.path("none"), folder.path("c.md")).unwrap();
    symlink(folder.path("none"), folder.path("d")).unwrap();
    symlink("e\u{1b}.md", folder.path("e\u{1b}.md")).unwrap();
    let Run { status, out, err } = run(&["json", &folder.path("")]);
    assert_eq!((status, titles(&out)), (Some(2), vec!["A".to_owned(), "F".to_owned()]));
    let errors: Vec<_> = err.lines().collect();
    let path = |name| folder.path(name);
    assert_eq!(errors.len(), 4, "{err}");
    assert_eq!(errors[0], format!("error: {}: the link leads back to {}", path("b"), path("")));
    assert!(errors[1].starts_with(&format!("error: {}: No such file", path("c.md"))), "{err}");
    assert!(errors[2].starts_with(&format!("error: {}: No such file", path("d"))), "{err}");
    assert!(errors[3].starts_with(&format!("error: {}: Too many levels", path("e\\u{1b}.md"))), "{err}");
}

#[test]
fn unreadable_file_does_not_stop_the_others() {
    let folder = Folder::new();
    let (good, none) = (folder.file("a.md", page("A")), folder.path("none.md"));
    let bytes = folder.file("b.md", b"## Daily Papers (2024-04-23)\n\xff\n");
    for command in ["json", "show"] {
        let alone = run(&[command, &good]);
        let Run { status, out, err } = run(&[command, &none, &good, &bytes]);
        assert_eq!((status, out), (Some(2), alone.out), "{command}");
        let errors: Vec<_> = err.lines().collect();
        assert!(errors.len() == 2 && errors[0].starts_with(&format!("error: {none}: ")), "{err}");
        let expected =
            format!("error: {bytes}: line 2, column 1: expected UTF-8, found the byte 0xff at offset 29");
        assert_eq!(errors[1], expected);
    }
    let Run { status, .. } = run_on(&["json", "-", &none], &page("A"));
    assert_eq!(status, Some(2));
}

/// Such a page has no digest, and so a command finds nothing to do in it.
#[test]
fn heading_of_the_wrong_level_is_reported_by_every_command() {
    let folder = Folder::new();
    let page = folder.file("a.md", page("A").replace("## Daily", "# Daily"));
    let csv = folder.file("votes.csv", "arxiv_id,votes\n2404.14219,5\n");
    let commands: [&[&str]; 9] = [
        &["check"],
        &["fmt"],
        &["fmt", "--check"],
        &["votes", "--csv", &csv],
        &["stats"],
        &["json"],
        &["index"],
        &["show"],
        &["feed", "--id", "https://example.org"],
    ];
    for command in commands {
        let Run { status, out, err } = run(&[command, &[&page]].concat());
        assert_eq!(status, Some(0), "{command:?} {err}");
        let report = if command == ["check"] { out } else { err };
        assert!(report.starts_with("warning[near-digest-heading]: "), "{command:?} {report}");
    }
}

/// A limit on memory stops the run as a page does that is larger than the memory of the machine.
#[cfg(target_os = "linux")]
#[test]
fn page_that_does_not_fit_into_memory_is_an_error() {
    let folder = Folder::new();
    for size in [500 << 20, 1 << 40] {
        let path = folder.file("a.md", "");
        fs::File::options().write(true).open(&path).unwrap().set_len(size).unwrap();
        for command in ["fmt", "check"] {
            let limited = crate::run::program(&[command, &path]);
            let mut shell = std::process::Command::new("sh");
            shell.args(["-c", "ulimit -v 2000000; exec \"$@\"", "sh"]);
            shell.arg(limited.get_program()).args(limited.get_args());
            let Run { status, err, .. } = shell.output().unwrap().into();
            let expected = format!("error: {path}: the file does not fit into memory\n");
            assert_eq!((status, err), (Some(2), expected), "{command} {size}");
        }
    }
}
