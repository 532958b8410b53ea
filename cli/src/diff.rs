//! Changes of files as unified diffs.

use std::path::{Path, is_separator};

use anstyle::{AnsiColor, Style};
use similar::TextDiff;

use crate::escape::is_hidden;
use crate::terminal::Terminal;

/// Returns the change of a file as a unified diff for standard output. `patch` accepts it, unless it
/// is for a terminal.
pub(crate) fn unified(path: &Path, old: &str, new: &str) -> String {
    let name = name_of(path);
    // `TextDiff::from_lines` would end a line at a lone `\r`.
    let (old, new): (Vec<_>, Vec<_>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old, &new);
    let diff = diff.unified_diff().header(&name, &name).to_string();
    let terminal = Terminal::stdout();
    if terminal.is_plain() { diff } else { coloured(&diff, terminal) }
}

/// Returns a diff of one file with the colours of Git, and with its hidden characters escaped.
fn coloured(diff: &str, terminal: Terminal) -> String {
    let (plain, bold) = (Style::new(), Style::new().bold());
    let text = terminal.text(diff);
    let mut shown = String::with_capacity(text.len());
    for (number, line) in text.lines().enumerate() {
        let style = terminal.style(match line.chars().next() {
            // The lines of the header also start with `-` and `+`.
            _ if number < 2 => bold,
            Some('@') => AnsiColor::Cyan.on_default(),
            Some('-') => AnsiColor::Red.on_default(),
            Some('+') => AnsiColor::Green.on_default(),
            _ => plain,
        });
        shown += &format!("{style}{line}{style:#}\n");
    }
    shown
}

/// Returns the name of a file as GNU diff and Git write it: quoted and with octal escapes if it has
/// a space or a hidden character.
fn name_of(path: &Path) -> String {
    let octal = |bytes: &[u8]| bytes.iter().map(|byte| format!("\\{byte:03o}")).collect::<String>();
    let mut is_plain = true;
    let mut quoted = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            let is_hidden = is_hidden(c);
            is_plain &= !(is_hidden || matches!(c, ' ' | '"') || c == '\\' && !is_separator(c));
            match c {
                '"' | '\\' => quoted.extend(['\\', c]),
                _ if is_hidden => quoted += &octal(c.encode_utf8(&mut [0; 4]).as_bytes()),
                _ => quoted.push(c),
            }
        }
        is_plain &= chunk.invalid().is_empty();
        quoted += &octal(chunk.invalid());
    }
    if is_plain { path.display().to_string() } else { format!("\"{quoted}\"") }
}
