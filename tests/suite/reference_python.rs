//! The second parser's rules for Python lists of strings.

/// Parses a Python list of strings, from its `[` to the end of the line.
pub fn python_list(source: &str) -> Option<Vec<String>> {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\u{C}');
    let inner = source.strip_prefix('[')?.strip_suffix(']')?;
    let mut rest = inner.trim_matches(blank);
    let mut list = Vec::new();
    while !rest.is_empty() {
        let (text, after) = python_string(rest)?;
        list.push(text);
        rest = after.trim_start_matches(blank);
        if !rest.is_empty() {
            rest = rest.strip_prefix(',')?.trim_start_matches(blank);
        }
    }
    Some(list)
}

/// Parses the Python string at the start of the text, and returns the rest.
fn python_string(source: &str) -> Option<(String, &str)> {
    let quote = source.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    let mut rest = &source[1..];
    let mut text = String::new();
    loop {
        let c = rest.chars().next()?;
        rest = &rest[c.len_utf8()..];
        if c == quote {
            return Some((text, rest));
        }
        if c != '\\' {
            text.push(c);
            continue;
        }
        let octal = rest.chars().take(3).take_while(|c| c.is_digit(8)).count();
        let (decoded, used) = match rest.chars().next()? {
            c @ ('\\' | '\'' | '"') => (c, 1),
            'a' => ('\u{7}', 1),
            'b' => ('\u{8}', 1),
            'f' => ('\u{C}', 1),
            'n' => ('\n', 1),
            'r' => ('\r', 1),
            't' => ('\t', 1),
            'v' => ('\u{B}', 1),
            '0'..='7' => (number(rest.get(..octal)?, 8)?, octal),
            'x' => (number(rest.get(1..3)?, 16)?, 3),
            'u' => (number(rest.get(1..5)?, 16)?, 5),
            'U' => (number(rest.get(1..9)?, 16)?, 9),
            'N' => return None,
            _ => ('\\', 0),
        };
        text.push(decoded);
        rest = &rest[used..];
    }
}

/// Returns the character of a number that has only digits.
fn number(source: &str, base: u32) -> Option<char> {
    let only = source.chars().all(|c| c.is_digit(base));
    let value = u32::from_str_radix(source, base).ok()?;
    char::from_u32(value).filter(|_| only)
}
