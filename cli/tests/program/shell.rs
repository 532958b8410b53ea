//! Tests of `completions` and `man`.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::run::{COMMANDS, Run, run};

#[test]
fn completions_name_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let Run { status, out, err } = run(&["completions", shell]);
        assert_eq!((status, err.as_str()), (Some(0), ""), "{shell}");
        for &command in COMMANDS {
            assert!(out.contains(command), "{shell}: {command}");
        }
    }
    assert_eq!(run(&["completions", "cmd"]).status, Some(2));
}

/// `bash -n` parses a script without running it.
#[cfg(unix)]
#[test]
fn bash_parses_its_completions() {
    let Ok(mut bash) = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn() else {
        println!("SKIPPED: bash is not installed");
        return;
    };
    bash.stdin.take().unwrap().write_all(run(&["completions", "bash"]).out.as_bytes()).unwrap();
    assert!(bash.wait().unwrap().success());
}

#[test]
fn manual_has_a_section_for_each_command() {
    let Run { status, out, err } = run(&["man"]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert_eq!(out.matches("\n.TH ").count(), 1);
    for &command in COMMANDS {
        let name = command.to_uppercase().replace('-', "\\-");
        assert!(out.contains(&format!("\n.SH \"DAILY\\-PAPERS {name}\"\n")), "{command}");
    }
    assert_eq!(out.matches("Exit status:").count(), 1);
    assert_eq!(
        (out.matches("\n.SS EXAMPLES\n").count(), out.matches(".SS EXTRA").count()),
        (COMMANDS.len(), 0)
    );
}
