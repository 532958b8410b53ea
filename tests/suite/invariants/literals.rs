//! A second reading of author lists, after the chapter on string literals of Python's language reference: a machine that
//! takes one character at a time, and never looks ahead.

use daily_papers::lines;
use daily_papers::syntax::Kind;

/// P9 for author lists: the names are those of the second reading, and what it refuses is refused.
pub(crate) fn authors(text: &str) {
    let source = text.split('\n').next().unwrap_or_default();
    let page = format!("## Daily Papers (2024-04-23)\n### [t](u)\nAuthors: {source}");
    let found = match lines(&page).last().expect("three lines").kind {
        Kind::Authors(list) => {
            assert_eq!(list.is_python_list(), source.starts_with('['));
            Some(list.iter().map(String::from).collect())
        }
        Kind::MalformedField(_) | Kind::Unknown(_) => None,
        other => panic!("{other:?}"),
    };
    assert_eq!(found, names(source), "{source:?}");
}

fn names(source: &str) -> Option<Vec<String>> {
    let names = if source.starts_with('[') { python(source)? } else { plain(source) };
    names.iter().all(|name| is_author(name)).then_some(names)
}

fn is_author(name: &str) -> bool {
    let chars: Vec<char> = name.chars().collect();
    let has_separator = chars.windows(2).any(|pair| pair == [',', ' ']);
    let has_line_break = chars.contains(&'\n');
    !has_separator && !has_line_break && chars.first() != Some(&'[') && chars.last() != Some(&'\r')
}

fn plain(source: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    for c in source.chars() {
        let name = names.last_mut().expect("never empty");
        if c == ' ' && name.ends_with(',') {
            name.pop();
            names.push(String::new());
        } else {
            name.push(c);
        }
    }
    names
}

/// Where the machine stands.
#[derive(Debug, Clone, Copy)]
enum State {
    /// Before the bracket that opens the list.
    Start,
    /// Where a literal or the end of the list may come.
    Element,
    /// In a literal that this quote ends.
    Literal(char),
    /// Behind a backslash.
    Escape(char),
    /// In an octal escape of so much, which may take so many digits more.
    Octal(char, u32, u8),
    /// In an escape of so much, which must take so many hexadecimal digits more.
    Hex(char, u32, u8),
    /// Behind a literal.
    Behind,
    /// Behind the list.
    End,
}

fn python(source: &str) -> Option<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    let mut state = State::Start;
    for c in source.chars() {
        // An octal escape ends where no further digit comes, and what comes is then as if it were not there.
        if let State::Octal(quote, value, _) = state {
            if !('0'..='7').contains(&c) {
                names.last_mut()?.push(char::from_u32(value)?);
                state = State::Literal(quote);
            }
        }
        state = match (state, c) {
            (State::Start, '[') => State::Element,
            (State::Element | State::Behind, ' ' | '\t' | '\u{c}') => state,
            (State::Element, '\'' | '"') => {
                names.push(String::new());
                State::Literal(c)
            }
            (State::Behind, ',') => State::Element,
            (State::Element | State::Behind, ']') => State::End,
            (State::Literal(quote), _) if c == quote => State::Behind,
            (State::Literal(quote), '\\') => State::Escape(quote),
            (State::Literal(_), _) => {
                names.last_mut()?.push(c);
                state
            }
            (State::Escape(quote), '0'..='7') => State::Octal(quote, c.to_digit(8)?, 2),
            (State::Escape(quote), 'x') => State::Hex(quote, 0, 2),
            (State::Escape(quote), 'u') => State::Hex(quote, 0, 4),
            (State::Escape(quote), 'U') => State::Hex(quote, 0, 8),
            (State::Escape(quote), _) => {
                escape(c, names.last_mut()?)?;
                State::Literal(quote)
            }
            (State::Octal(quote, value, left), _) => {
                let value = value * 8 + c.to_digit(8)?;
                if left == 1 {
                    names.last_mut()?.push(char::from_u32(value)?);
                    State::Literal(quote)
                } else {
                    State::Octal(quote, value, left - 1)
                }
            }
            (State::Hex(quote, value, left), _) => {
                let value = value.checked_mul(16)? + c.to_digit(16)?;
                if left == 1 {
                    names.last_mut()?.push(char::from_u32(value)?);
                    State::Literal(quote)
                } else {
                    State::Hex(quote, value, left - 1)
                }
            }
            (State::Start | State::Element | State::Behind | State::End, _) => return None,
        };
    }
    matches!(state, State::End).then_some(names)
}

/// Takes the character behind a backslash, where it is all of the escape. The names of characters are not read.
fn escape(c: char, name: &mut String) -> Option<()> {
    let stands_for = match c {
        '\\' | '\'' | '"' => c,
        'a' => '\u{7}',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\u{b}',
        'N' => return None,
        // "Unlike Standard C, all unrecognized escape sequences are left in the string unchanged."
        _ => {
            name.push('\\');
            c
        }
    };
    name.push(stands_for);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn second_reading_knows_its_rules() {
        let reads = |source: &str| names(source).map(|names| names.join("|"));
        for (source, expected) in [
            ("A, B,C", "A|B,C"),
            ("[]", ""),
            ("['A', \"B'\" ,]", "A|B'"),
            (r"['\101\60\0608\377']", "A0\u{30}8\u{ff}"),
            (r"['\x41\u00e9\U0001f600\d\\']", "A\u{e9}\u{1f600}\\d\\"),
        ] {
            assert_eq!(reads(source).as_deref(), Some(expected), "{source}");
        }
        for source in
            ["[", "['A'", "['A' 'B']", "[,]", "['\\']", r"['\x4']", r"['\ud800']", r"['\N{DASH}']", "[]]"]
        {
            assert_eq!(reads(source), None, "{source}");
        }
    }
}
