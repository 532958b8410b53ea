use alloc::format;
use alloc::string::String;
use alloc::vec;

use super::{label, span_of};
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::{ItemView, PaperView, Part};
use crate::edit::Edit;
use crate::escape::{excerpt, is_hidden};
use crate::model::{Item, Label, print};
use crate::syntax::{content, glued_heading, python_strings};

/// Remarks on the heading of a paper.
pub(super) fn title(paper: &PaperView<'_>, sink: &mut Sink) {
    characters(paper.part, 0, paper.part.content(0), sink);
}

/// Remarks on an item and its further lines.
pub(super) fn item(item: &ItemView<'_>, is_plain: bool, sink: &mut Sink) {
    let part = item.part;
    let first = item.first_line();
    if !is_plain {
        characters(part, 0, part.content(0), sink);
    }
    trailing(part, 0, first, sink);
    for index in 1..part.records.len() {
        let line = part.content(index);
        // The white space that a line is indented by is no lost backslash.
        if !is_plain {
            characters(part, index, line.trim_start_matches([' ', '\t']), sink);
        }
        match line.trim_end() {
            // Without its white space it would be a blank line, which ends an item, so the whole line goes.
            "" => {
                let fix = Edit::sealed(part.text, part.line_span(index), "");
                let diagnostic = part.diagnostic(Code::TrailingWhiteSpace, index, line, NO_TRAILING);
                sink.report(diagnostic.with_fix(vec![fix]));
            }
            _ => trailing(part, index, line, sink),
        }
    }
    let is_first_all = (1..part.records.len()).all(|index| part.content(index).trim_end().is_empty());
    if is_first_all && sink.wants(Code::LeakedList) {
        leaked_list(item, first, sink);
    }
}

const NO_TRAILING: &str = "no white space at the end of the line";

/// Reports the white space that `text`, which ends a line, ends in.
pub(super) fn trailing(part: Part<'_>, index: usize, text: &str, sink: &mut Sink) {
    let found = text.get(text.trim_end().len()..).unwrap_or_default();
    if !found.is_empty() {
        let fix = Edit::sealed(part.text, span_of(part.text, found), "");
        sink.report(part.diagnostic(Code::TrailingWhiteSpace, index, found, NO_TRAILING).with_fix(vec![fix]));
    }
}

/// Reports the first control character and the first hidden one of a line.
pub(super) fn characters(part: Part<'_>, index: usize, line: &str, sink: &mut Sink) {
    if let Some((at, c)) = line.char_indices().find(|(_, c)| c.is_control()) {
        let rest = line.get(at..).unwrap_or_default();
        let letters = rest.get(c.len_utf8()..).unwrap_or_default();
        let word_end = letters.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(letters.len());
        let word = letters.get(..word_end).unwrap_or_default();
        let found = rest.get(..c.len_utf8()).unwrap_or_default();
        let diagnostic = part.diagnostic(Code::ControlCharacter, index, found, "no control character");
        sink.report(match escape_letter(c) {
            Some(letter) if !word.is_empty() => diagnostic
                .with_help(Some(format!("perhaps `\\{letter}{}`, whose backslash was lost", excerpt(word)))),
            _ => diagnostic,
        });
    }
    if let Some(found) = find_invisible(line) {
        sink.report(part.diagnostic(Code::HiddenCharacter, index, found, "no character that cannot be seen"));
    }
}

/// The first invisible character of a line. The joiners of emoji and of some scripts, behind a character of theirs, are none.
fn find_invisible(line: &str) -> Option<&str> {
    let mut before = ' ';
    let mut chars = line.char_indices();
    let (at, found) = chars.find(|&(_, c)| {
        let is_joiner = matches!(c, '\u{200c}' | '\u{200d}') && !before.is_ascii() && !is_invisible(before);
        before = c;
        is_invisible(c) && !is_joiner
    })?;
    line.get(at..at.saturating_add(found.len_utf8()))
}

/// A character that cannot be seen or turns the direction of the text, other than white space, controls and the selectors of
/// emoji.
pub(super) fn is_invisible(c: char) -> bool {
    if matches!(c, ' '..='~' | '가'..='힣') {
        return false;
    }
    let is_usual = c.is_control() || matches!(c, '\u{fe00}'..='\u{fe0f}');
    !is_usual && is_hidden(c) && (!c.is_whitespace() || matches!(c, '\u{2028}' | '\u{2029}'))
}

/// The letter whose escape, as many languages have it, this character is.
fn escape_letter(c: char) -> Option<char> {
    match c {
        '\u{7}' => Some('a'),
        '\u{8}' => Some('b'),
        '\t' => Some('t'),
        '\u{b}' => Some('v'),
        '\u{c}' => Some('f'),
        '\r' => Some('r'),
        _ => None,
    }
}

/// Reports a text that is a Python list or dict. The fix makes the texts of a list items or, under a label, nested items.
fn leaked_list(item: &ItemView<'_>, text: &str, sink: &mut Sink) {
    let part = item.part;
    let trimmed = text.trim_end();
    let stands_in = |open: [&str; 2], close| {
        open.iter().any(|open| trimmed.starts_with(open)) && trimmed.ends_with(close)
    };
    let strings = python_strings(trimmed);
    if strings.is_none() && !stands_in(["{'", "{\""], '}') && !stands_in(["['", "[\""], ']') {
        return;
    }
    let diagnostic = part.diagnostic(Code::LeakedList, 0, text, "a text, not a Python list or dict");
    let fix = strings.and_then(|strings| {
        let new = as_lines(item, &strings)?.replace('\n', part.line_end());
        let old = content(part.span().slice(part.text));
        Some(vec![Edit::sealed(part.text, span_of(part.text, old), new)])
    });
    sink.report(diagnostic.with_fix(fix.unwrap_or_default()));
}

/// The lines of the items that the texts of a leaked list make, or `None` if there would be something to report again.
fn as_lines(item: &ItemView<'_>, strings: &[String]) -> Option<String> {
    let is_plain = |text: &String| {
        let is_clean = !text.contains(is_hidden) && text.trim() == text && !text.is_empty();
        is_clean && !text.starts_with(['[', '{']) && glued_heading(text).is_none()
    };
    if strings.is_empty() || !strings.iter().all(is_plain) {
        return None;
    }
    let mut lines = String::new();
    match item.parts() {
        Some((emphasis, label)) => {
            let label = Label::new(label).ok()?.with_emphasis(emphasis);
            if strings.iter().any(|text| text.starts_with("- ")) {
                return None;
            }
            let nested: String = strings.iter().flat_map(|text| ["\n  - ", text]).collect();
            print::item(&Item::labelled(label, nested).ok()?, &mut lines).ok()?;
        }
        None => strings.iter().enumerate().try_for_each(|(number, text)| {
            if number > 0 {
                lines.push('\n');
            }
            let item = Item::new(&**text).ok().filter(|_| label::is_clean(text))?;
            print::item(&item, &mut lines).ok()
        })?,
    }
    Some(lines)
}
