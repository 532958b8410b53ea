//! Tests that ask each shell for completions.

#![cfg(unix)]

use std::process::{Command, Stdio};

use crate::run::{Folder, run};

/// Completes the line in `$LINE` with the script in `$SCRIPT`, as a terminal does, and prints a word
/// per line.
const BASH: &str = r#"
complete() { function=$2; }
. "$SCRIPT"
read -ra COMP_WORDS <<<"$LINE"
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
"$function" daily-papers "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\n' "${COMPREPLY[@]}"
"#;

/// Does the same. Completion in zsh needs a terminal, so another zsh runs in one, and marks each word.
/// It ends if nothing is typed for a minute.
const ZSH: &str = r#"
zmodload zsh/zpty
zpty shell zsh -f -i
line() { zpty -w shell "$*" }
line 'PROMPT= RPROMPT= TMOUT=60'
line 'autoload -Uz compinit; compinit -D -u; source $SCRIPT; compdef _daily-papers daily-papers'
line 'compadd() {
    local -a words
    builtin compadd -O words "$@"
    (( $#words )) && print -l -- WORD:$^words
    builtin compadd "$@"
}'
line 'show() { print; _main_complete; print -- END""-MARK; exit }'
line 'zle -C show complete-word show; bindkey "^I" show'
zpty -w -n shell "$LINE"$'\t'
while zpty -r shell text; do print -r -- "$text"; [[ $text == *END-MARK* ]] && break; done
zpty -d shell
"#;

/// Does the same.
const FISH: &str = r#"
source $SCRIPT
complete -C"$LINE"
"#;

/// Returns the words by which a shell completes a line, or `None` if it is not installed.
fn completions(shell: &str, program: &str, line: &str) -> Option<Vec<String>> {
    let folder = Folder::new();
    let script = folder.file("script", run(&["completions", shell]).out);
    let mut command = Command::new(shell);
    command.args(["-c", program]).env("SCRIPT", script).env("LINE", line).env("HOME", folder.root());
    command.current_dir(folder.root()).stdin(Stdio::null());
    let Ok(output) = command.output() else {
        println!("SKIPPED: {shell} is not installed");
        return None;
    };
    let text = String::from_utf8_lossy(&output.stdout).replace('\r', "");
    let words = match shell {
        "zsh" => text.lines().filter_map(|line| line.trim().strip_prefix("WORD:")).collect(),
        // A description follows the word after a tab.
        _ => text.lines().filter_map(|line| line.split('\t').next()).collect::<Vec<_>>(),
    };
    let words = words.into_iter().map(|word| word.trim_end().to_owned());
    let mut words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    // zsh may add a word twice.
    words.dedup();
    Some(words)
}

fn complete(shell: &str, program: &str) {
    let Some(options) = completions(shell, program, "daily-papers check --q") else { return };
    assert_eq!(options, ["--quiet"], "{shell}");
    let commands = completions(shell, program, "daily-papers sho").unwrap_or_default();
    assert_eq!(commands, ["show"], "{shell}");
    // This command has a hyphen in its name, as the program has.
    let options = completions(shell, program, "daily-papers from-json --he").unwrap_or_default();
    assert_eq!(options, ["--help"], "{shell}");
}

#[test]
fn bash_completes_commands_and_options() {
    complete("bash", BASH);
}

#[test]
fn zsh_completes_commands_and_options() {
    complete("zsh", ZSH);
}

#[test]
fn fish_completes_commands_and_options() {
    complete("fish", FISH);
}

/// Also without bash: each command that the script sets has a case.
#[test]
fn bash_script_has_a_case_for_each_command() {
    let script = run(&["completions", "bash"]).out;
    let set: Vec<_> = script
        .lines()
        .filter_map(|line| line.trim().strip_prefix("cmd=\"")?.strip_suffix('"'))
        .filter(|name| !name.is_empty())
        .collect();
    assert!(set.len() > crate::run::COMMANDS.len(), "{script}");
    for name in set {
        assert!(script.lines().any(|line| line.trim() == format!("{name})")), "{name}");
    }
}
