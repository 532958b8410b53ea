//! A second parser of author lists: a state machine without lookahead.
//!
//! Its rules are from the chapter on string literals of the Python language reference,
//! <https://docs.python.org/3/reference/lexical_analysis.html>.

use daily_papers::lines;
use daily_papers::syntax::Kind;

/// Checks that both parsers return the same authors for the first line of `text`, or none.
pub(crate) fn authors(text: &str) {
    let source = text.split('\n').next().unwrap_or_default();
    let page = format!("## Daily Papers (2024-04-23)\n### [t](u)\nAuthors: {source}");
    let found = match lines(&page).last().expect("the page has three lines").kind {
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
        let name = names.last_mut().expect("the list is never empty");
        if c == ' ' && name.ends_with(',') {
            name.pop();
            names.push(String::new());
        } else {
            name.push(c);
        }
    }
    names
}

/// A state of the machine; `char` is the quote of the literal.
#[derive(Debug, Clone, Copy)]
enum State {
    /// Before the opening bracket.
    Start,
    /// Before a literal or the closing bracket.
    Element,
    /// Inside a literal.
    Literal(char),
    /// After a backslash.
    Escape(char),
    /// Inside an octal escape: its value, and the maximum number of further digits.
    Octal(char, u32, u8),
    /// Inside a hexadecimal escape: its value, and the exact number of further digits.
    Hex(char, u32, u8),
    /// After a literal.
    Separator,
    /// After the closing bracket.
    End,
}

fn python(source: &str) -> Option<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    let mut state = State::Start;
    for c in source.chars() {
        // Any other character ends an octal escape, and then counts as a character of the literal.
        if let State::Octal(quote, value, _) = state {
            if !('0'..='7').contains(&c) {
                names.last_mut()?.push(char::from_u32(value)?);
                state = State::Literal(quote);
            }
        }
        state = match (state, c) {
            (State::Start, '[') => State::Element,
            (State::Element | State::Separator, ' ' | '\t' | '\u{c}') => state,
            (State::Element, '\'' | '"') => {
                names.push(String::new());
                State::Literal(c)
            }
            (State::Separator, ',') => State::Element,
            (State::Element | State::Separator, ']') => State::End,
            (State::Literal(quote), _) if c == quote => State::Separator,
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
            (State::Start | State::Element | State::Separator | State::End, _) => return None,
        };
    }
    matches!(state, State::End).then_some(names)
}

/// Appends an escape of one character to `name`.
///
/// Returns `None` for `\N`, because names of characters are not supported.
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
    fn second_parser_follows_the_python_reference() {
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
