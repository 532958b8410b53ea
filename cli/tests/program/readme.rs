//! Tests that the README names every command, and that its commands for CI run.

use crate::run::{COMMANDS, Folder, Run, page, program, run};

const README: &str = include_str!("../../README.md");

#[test]
fn readme_names_every_command() {
    let help = run(&["--help"]).out;
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let (commands, _) = commands.split_once("\n\n").unwrap();
    let names: Vec<_> = commands
        .lines()
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(names.len(), COMMANDS.len() + 1, "{commands}");
    for name in names.into_iter().filter(|name| *name != "help") {
        assert!(README.contains(&format!("`{name}")), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn commands_for_github_actions_run() {
    use std::path::Path;
    use std::process::Command;

    let folder = Folder::new();
    folder.file("archive/2024/04/23.md", page("A"));
    let bin = Path::new(env!("CARGO_BIN_EXE_daily-papers")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let commands: Vec<_> = README
        .lines()
        .filter_map(|line| line.strip_prefix("- run: "))
        .filter(|line| line.starts_with("daily-papers "))
        .collect();
    assert_eq!(commands.len(), 3, "{commands:?}");
    for command in commands {
        let mut shell = Command::new("sh");
        shell.args(["-e", "-c", command]).current_dir(folder.root()).env("PATH", &path);
        let output = shell.output().unwrap();
        assert!(output.status.success(), "{command}: {output:?}");
    }
    let log: serde_json::Value =
        serde_json::from_str(&crate::run::text(folder.path("daily-papers.sarif"))).unwrap();
    assert_eq!(log["version"], "2.1.0");
}

#[test]
fn example_of_the_configuration_is_valid() {
    let (_, after) = README.split_once("```toml\n").unwrap();
    let (example, _) = after.split_once("```").unwrap();
    let folder = Folder::new();
    folder.file("daily-papers.toml", example);
    for name in ["a.md", "drafts/a.md"] {
        folder.file(name, page("A"));
    }
    let mut check = program(&["check", "--format", "short", "."]);
    let out = Run::from(check.current_dir(folder.root()).output().unwrap()).out;
    assert!(out.contains("error[missing-media]") && !out.contains("drafts"), "{out}");
}
