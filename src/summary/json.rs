//! An object as strict JSON, made from what a model wrote.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::note::{Changes, NoteKind};

/// An object of an answer, as strict JSON whose numbers are strings.
///
/// A number as a string keeps its spelling. It is also independent of the features of `serde_json`
/// that change how numbers are visited.
#[derive(Debug)]
pub(super) struct Json {
    pub(super) text: String,
    /// The end of the object in the answer.
    pub(super) end: usize,
    pub(super) changes: Changes,
    /// Offsets in `text` and in the answer, between which both texts are equal.
    origins: Vec<(usize, usize)>,
}

impl Json {
    /// Repairs the object that starts at byte `start` of an answer. It ends at the bracket that closes
    /// the first one.
    ///
    /// Returns `None` if the answer ends first.
    pub(super) fn repair(answer: &str, start: usize) -> Option<Json> {
        let json =
            Json { text: String::new(), end: start, changes: Changes::default(), origins: vec![(0, start)] };
        Repair { answer, at: start, copied: start, json }.object()
    }

    /// Returns the offset in the answer of a line and a column of the text, which count from 1.
    pub(super) fn origin(&self, line: usize, column: usize) -> usize {
        let lines = self.text.split_inclusive('\n').take(line.saturating_sub(1));
        let start = lines.map(str::len).fold(0, usize::saturating_add);
        let offset = start.saturating_add(column.saturating_sub(1));
        let after = self.origins.partition_point(|(to, _)| *to <= offset);
        let (to, from) = self.origins.get(after.saturating_sub(1)).copied().unwrap_or_default();
        from.saturating_add(offset.saturating_sub(to)).min(self.end)
    }
}

/// A walk over an object. The text from `copied` to `at` is not yet copied.
struct Repair<'a> {
    answer: &'a str,
    at: usize,
    copied: usize,
    json: Json,
}

impl<'a> Repair<'a> {
    fn rest(&self) -> &'a str {
        self.answer.get(self.at..).unwrap_or_default()
    }

    fn skip(&mut self, length: usize) {
        self.at = self.at.saturating_add(length);
    }

    /// Copies the text up to here.
    fn copy(&mut self) {
        self.json.text.push_str(self.answer.get(self.copied..self.at).unwrap_or_default());
        self.copied = self.at;
    }

    /// Replaces the next `length` bytes.
    fn replace(&mut self, length: usize, new: &str) {
        self.copy();
        self.json.text.push_str(new);
        self.skip(length);
        self.copied = self.at;
        self.json.origins.push((self.json.text.len(), self.at));
    }

    fn object(mut self) -> Option<Json> {
        let mut depth = 0_usize;
        loop {
            let is_token = |c: char| matches!(c, '"' | '{' | '}' | '[' | ']' | '-' | '0'..='9');
            self.skip(self.rest().find(is_token)?);
            match self.rest().as_bytes().first()? {
                b'"' => self.string()?,
                b'{' | b'[' => {
                    depth = depth.saturating_add(1);
                    self.skip(1);
                }
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    self.skip(1);
                    if depth == 0 {
                        self.copy();
                        return Some(Json { end: self.at, ..self.json });
                    }
                }
                _ => self.number(),
            }
        }
    }

    /// Writes a number as a string. An invalid number is copied.
    fn number(&mut self) {
        let rest = self.rest();
        let end = rest.find(|c: char| !matches!(c, '0'..='9' | '+' | '-' | '.' | 'e' | 'E'));
        let number = end.and_then(|end| rest.get(..end)).unwrap_or(rest);
        if is_number(number) {
            self.replace(number.len(), &format!("\"{number}\""));
        } else {
            self.skip(number.len());
        }
    }

    fn string(&mut self) -> Option<()> {
        self.skip(1);
        loop {
            self.skip(self.rest().find(|c: char| matches!(c, '"' | '\\' | '\0'..='\u{1f}'))?);
            match self.rest().as_bytes().first()? {
                b'"' => {
                    self.skip(1);
                    return Some(());
                }
                b'\\' => self.backslash(),
                control => {
                    self.replace(1, &format!("\\u{control:04x}"));
                    self.json.changes.add(NoteKind::ControlCharacter);
                }
            }
        }
    }

    /// Copies an escape, or replaces a backslash that starts none.
    fn backslash(&mut self) {
        let rest = self.rest();
        match rest.as_bytes().get(1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => return self.skip(2),
            Some(b'u') => match (code_unit(rest), rest.get(6..).and_then(code_unit)) {
                (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => return self.skip(12),
                (Some(0xd800..=0xdfff), _) => {
                    self.replace(6, "\\ufffd");
                    return self.json.changes.add(NoteKind::Surrogate);
                }
                (Some(_), _) => return self.skip(6),
                (None, _) => self.replace(1, "\\\\"),
            },
            Some(b'\'') => self.replace(1, ""),
            _ => self.replace(1, "\\\\"),
        }
        let end = rest.chars().skip(1).take_while(char::is_ascii_alphabetic).count().clamp(1, 20);
        let mut chars = rest.chars();
        let escape: String = chars.by_ref().take(end.saturating_add(1)).collect();
        self.json.changes.add_found(NoteKind::Backslash, &escape);
    }
}

/// Returns whether a text is a number of JSON.
fn is_number(text: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let is_padded = integer.len() > 1 && integer.starts_with('0');
    is_digits(integer) && !is_padded && is_digits(fraction) && is_digits(exponent)
}

/// Returns the code unit of UTF-16 that an escape `\uXXXX` at the start of a text stands for.
fn code_unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| is_hex)
}
