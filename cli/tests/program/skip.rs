//! Tests of what is skipped below a folder, and on the command line.

use std::fs;
use std::path::Path;

use crate::run::{Folder, Run, page, program, run_on, text};

/// Runs the program in a folder.
fn run_in(folder: &Folder, arguments: &[&str]) -> Run {
    program(arguments).current_dir(folder.root()).output().unwrap().into()
}

/// Returns the pages that `fmt --check` finds, for pages that are not in their canonical form.
fn found(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let Run { status, out, err } = run_in(folder, &[&["fmt", "--check"], arguments].concat());
    assert_eq!(err, "", "{arguments:?}");
    assert_eq!(status, Some(if out.is_empty() { 0 } else { 1 }));
    out.lines().map(str::to_owned).collect()
}

/// Makes pages that are not in their canonical form.
fn pages(names: &[&str]) -> Folder {
    let folder = Folder::new();
    for name in names {
        folder.file(name, page(name) + "\n\n");
    }
    folder
}

#[test]
fn hidden_and_ignored_files_below_a_folder_are_skipped() {
    let folder = pages(&[
        "a.md",
        ".git/x.md",
        ".venv/x.md",
        ".x.md",
        "node_modules/x.md",
        "2024/drafts/x.md",
        "2024/b.md",
        "2024/c.md",
        "2024/d.md",
    ]);
    folder.file(".gitignore", "node_modules/\n/2024/drafts\n");
    folder.file("2024/.ignore", "c.md\n");
    folder.file("2024/.gitignore", "d.md\n");
    assert_eq!(found(&folder, &["."]), ["./2024/b.md", "./a.md"]);
    assert_eq!(found(&folder, &["2024"]), ["2024/b.md"]);
    assert_eq!(found(&folder, &[&folder.path("2024")]), [folder.path("2024/b.md")]);
    let before = text(folder.path("node_modules/x.md"));
    assert_eq!(run_in(&folder, &["fmt", "."]).status, Some(0));
    assert_eq!(text(folder.path("node_modules/x.md")), before);
    assert_eq!(text(folder.path(".git/x.md")), page(".git/x.md") + "\n\n");
}

#[test]
fn gitignore_above_a_repository_does_not_count() {
    let folder = pages(&["archive/a.md", "archive/2024/b.md", "other/c.md"]);
    folder.file(".gitignore", "*.md\n");
    let nothing = run_in(&folder, &["fmt", "--check", "archive", "other"]);
    assert_eq!((nothing.status, nothing.out.as_str()), (Some(0), ""));
    assert_eq!(nothing.err.matches("no pages").count(), 2, "{}", nothing.err);
    fs::create_dir(folder.root().join("archive/.git")).unwrap();
    assert_eq!(found(&folder, &["archive/2024"]), ["archive/2024/b.md"]);
    folder.file("archive/.gitignore", "a.md\n");
    assert_eq!(found(&folder, &["archive"]), ["archive/2024/b.md"]);
}

/// Each user has the same result.
#[test]
fn settings_of_a_user_or_of_a_clone_do_not_count() {
    let folder = pages(&["a.md"]);
    folder.file(".git/info/exclude", "a.md\n");
    folder.file("home/git/ignore", "a.md\n");
    let mut command = program(&["fmt", "--check", "."]);
    command.current_dir(folder.root()).env("XDG_CONFIG_HOME", folder.path("home")).env("HOME", "/none");
    assert_eq!(Run::from(command.output().unwrap()).out, "./a.md\n");
}

#[test]
fn invalid_glob_in_a_gitignore_file_is_a_warning() {
    let folder = pages(&["a.md", "b/c.md", "b/d.md"]);
    folder.file("b/.gitignore", "{c\nd.md\n");
    folder.file(".gitignore", "{a\n");
    let Run { status, out, err } = run_in(&folder, &["fmt", "--check", "b"]);
    assert_eq!((status, out.as_str()), (Some(1), "b/c.md\n"));
    let lines: Vec<_> = err.lines().collect();
    assert_eq!(lines.len(), 2, "{err}");
    assert!(lines[0].starts_with("warning: ") && lines[0].contains("/.gitignore: line 1: "), "{err}");
    assert!(lines[1].starts_with("warning: b/.gitignore: line 1: "), "{err}");
}

#[test]
fn path_on_the_command_line_is_not_skipped() {
    let folder = pages(&[".hidden/.x.md", ".hidden/y.md", "ignored/x.md", "ignored/a/y.md"]);
    folder.file(".gitignore", "ignored\n");
    for name in [".hidden/.x.md", "ignored/x.md", "./ignored/../ignored/x.md"] {
        assert_eq!(found(&folder, &["--exclude", "x.md", name]), [name]);
    }
    assert_eq!(found(&folder, &["--exclude", "ignored", "ignored"]), ["ignored/a/y.md", "ignored/x.md"]);
    assert_eq!(found(&folder, &[".hidden"]), [".hidden/y.md"]);
}

#[test]
fn force_exclude_skips_a_path_as_a_walk_would() {
    let names = [".hidden/x.md", "a.md", "b/.x.md", "b/c/d.md", "ignored/x.md", "ignored/a/y.md", "b/e.md"];
    let folder = pages(&names);
    folder.file(".gitignore", "ignored\n");
    folder.file("b/.ignore", "e.md\n");
    assert_eq!(found(&folder, &[&["--force-exclude"], &names[..]].concat()), ["a.md", "b/c/d.md"]);
    let absolute = names.map(|name| folder.path(name));
    let absolute: Vec<_> = absolute.iter().map(String::as_str).collect();
    let arguments = [&["--force-exclude", "--exclude", "/b/c"], &absolute[..]].concat();
    assert_eq!(found(&folder, &arguments), [folder.path("a.md")]);
    let folders = ["--force-exclude", ".hidden", "./b", "ignored", "ignored/a"];
    assert_eq!(found(&folder, &folders), ["./b/c/d.md"]);
    assert_eq!(found(&folder, &["--force-exclude", "."]), ["./a.md", "./b/c/d.md"]);
    let Run { status, out, .. } = run_on(&["fmt", "--force-exclude", "--exclude", "*", "-"], &page("A"));
    assert_eq!((status, out), (Some(0), page("A")));
}

#[test]
fn force_exclude_looks_at_what_is_below_the_folder_shared_with_the_current_one() {
    let folder = pages(&[".archive/2024/a.md", ".archive/.b.md", ".archive/c/d.md"]);
    folder.file(".archive/.gitignore", "/c\n");
    let mut command =
        program(&["fmt", "--check", "--force-exclude", "../2024/a.md", "../.b.md", "../c/d.md"]);
    fs::create_dir(folder.root().join(".archive/work")).unwrap();
    let run = Run::from(command.current_dir(folder.root().join(".archive/work")).output().unwrap());
    assert_eq!((run.out.as_str(), run.err.as_str()), ("../2024/a.md\n", ""));
}

#[test]
fn exclude_is_relative_to_the_current_folder() {
    let folder =
        pages(&["2023/a.md", "2024/a.md", "2024/drafts/b.md", "2024/2023/c.md", "drafts.md", "e/f.md"]);
    let all =
        ["./2023/a.md", "./2024/2023/c.md", "./2024/a.md", "./2024/drafts/b.md", "./drafts.md", "./e/f.md"];
    let without = |skipped: &[&str]| -> Vec<_> {
        all.iter().filter(|path| !skipped.contains(path)).map(ToString::to_string).collect()
    };
    for (globs, skipped) in [
        (&["/2023"][..], &all[..1]),
        (&["2023"], &all[..2]),
        (&["2023/"], &all[..2]),
        (&["2024/drafts"], &all[3..4]),
        (&["2024/**/*.md"], &all[1..4]),
        (&["drafts*"], &all[3..5]),
        (&["2024/*", "!2024/a.md"], &[all[1], all[3]]),
        (&["a.md", "e"], &[all[0], all[2], all[5]]),
        (&["none"], &[]),
    ] {
        let arguments: Vec<_> = globs.iter().flat_map(|&glob| ["--exclude", glob]).chain(["."]).collect();
        assert_eq!(found(&folder, &arguments), without(skipped), "{globs:?}");
    }
    // The spelling of the path does not count.
    let expected = [folder.path("2024/2023/c.md"), folder.path("2024/a.md")];
    assert_eq!(found(&folder, &["--exclude", "/2024/drafts", &folder.path("2024")]), expected);
    assert_eq!(found(&folder, &["--exclude", "/2024/drafts", "e/../2024"]).len(), 2);
}

#[test]
fn invalid_glob_is_refused() {
    for (glob, problem) in [("[a", "unclosed character class"), ("", "expected a glob"), ("#a", "a comment")]
    {
        let Run { status, out, err } = run_on(&["json", "--exclude", glob, "-"], "");
        assert_eq!((status, out.as_str()), (Some(2), ""), "{glob}");
        assert!(err.contains("--exclude <GLOB>") && err.contains(problem), "{err}");
    }
}

/// `git annex` keeps files in a hidden folder, and links to them.
#[cfg(unix)]
#[test]
fn link_to_a_skipped_page_is_followed() {
    use std::os::unix::fs::symlink;

    let folder = pages(&[".git/annex/x.md", ".git/y/z.md", "2024/a.md", "drafts/b.md"]);
    folder.file(".gitignore", "drafts\n");
    for (target, link) in [
        (".git/annex/x.md", "2024/x.md"),
        (".git/annex/x.md", "2024/y.md"),
        (".git/y", "z"),
        ("2024/a.md", "latest.md"),
        ("drafts/b.md", "b.md"),
        ("2024", "excluded"),
    ] {
        symlink(folder.path(target), folder.path(link)).unwrap();
    }
    assert_eq!(found(&folder, &["."]), ["./2024/a.md", "./2024/x.md", "./b.md", "./z/z.md"]);
    let expected = ["./b.md", "./excluded/a.md", "./excluded/x.md", "./z/z.md"];
    assert_eq!(found(&folder, &["--exclude", "/2024", "."]), expected);
}

/// The target is skipped where the first link leads to it.
#[cfg(unix)]
#[test]
fn link_to_a_page_that_another_link_does_not_reach_is_followed() {
    use std::os::unix::fs::symlink;

    let outside = pages(&["a.md", "drafts/b.md"]);
    let folder = pages(&[]);
    folder.file(".gitignore", "drafts\n");
    symlink(outside.root(), folder.path("archive")).unwrap();
    symlink(outside.path("drafts/b.md"), folder.path("b.md")).unwrap();
    symlink(outside.path("a.md"), folder.path("c.md")).unwrap();
    assert_eq!(found(&folder, &["."]), ["./archive/a.md", "./b.md"]);
}

#[cfg(unix)]
#[test]
fn skipped_link_that_cannot_be_followed_is_not_an_error() {
    use std::os::unix::fs::symlink;

    let folder = pages(&["a.md"]);
    folder.file(".gitignore", "ignored*\n");
    for (target, names) in [("none", [".a.md", "ignored.md", "x1.md"]), (".", [".b", "ignored", "x2"])] {
        for name in names {
            symlink(Path::new(target), folder.path(name)).unwrap();
        }
    }
    assert_eq!(found(&folder, &["--exclude", "x?", "--exclude", "x?.md", "."]), ["./a.md"]);
}

/// pre-commit names each file.
#[test]
fn hooks_skip_what_a_walk_would_skip() {
    let hooks = text(Path::new(crate::run::FOLDER).join(".pre-commit-hooks.yaml"));
    let entries: Vec<_> =
        hooks.lines().filter_map(|line| line.trim().strip_prefix("entry: daily-papers ")).collect();
    assert_eq!(entries.len(), 2, "{hooks}");
    let folder = Folder::new();
    for name in ["a.md", ".github/x.md", "drafts/x.md"] {
        folder.file(name, "## Daily Papers (2024-13-01)\n");
    }
    folder.file(".gitignore", "drafts\n");
    for entry in entries {
        let entry: Vec<_> = entry.split(' ').collect();
        let skipped = run_in(&folder, &[&entry[..], &[".github/x.md", "drafts/x.md"]].concat());
        assert_eq!((skipped.status, skipped.err.as_str()), (Some(0), ""), "{entry:?}");
        assert_eq!(run_in(&folder, &[&entry[..], &["a.md"]].concat()).status, Some(1), "{entry:?}");
    }
}
