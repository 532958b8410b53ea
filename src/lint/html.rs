//! Autolinks and HTML in a line of Markdown.

/// Characters that separate the parts of a tag.
const SPACE: [char; 3] = [' ', '\t', '\r'];

/// Returns the text after an autolink, a tag, a declaration, or the opening of a comment, which
/// `text` starts with.
///
/// The end of a comment is not searched, because some renderers do not need it.
pub(super) fn after(text: &str) -> Option<&str> {
    let text = text.strip_prefix('<')?;
    comment(text).or_else(|| declaration(text)).or_else(|| tag(text)).or_else(|| autolink(text))
}

fn comment(text: &str) -> Option<&str> {
    text.strip_prefix("!--").or_else(|| text.strip_prefix("![CDATA["))
}

/// Returns the text after a declaration or a processing instruction. It is not searched after
/// another `<`, so that the search is linear.
fn declaration(text: &str) -> Option<&str> {
    let (start, end) = match text.strip_prefix('?') {
        Some(start) => (start, "?>"),
        None => (text.strip_prefix('!')?.strip_prefix(|c: char| c.is_ascii_alphabetic())?, ">"),
    };
    let closing = start.split('<').next()?.find(end)?;
    start.get(closing..)?.strip_prefix(end)
}

fn tag(text: &str) -> Option<&str> {
    if let Some(closing) = text.strip_prefix('/') {
        return tag_name(closing)?.trim_start_matches(SPACE).strip_prefix('>');
    }
    let mut rest = tag_name(text)?;
    while let Some(after) = attribute(rest) {
        rest = after;
    }
    let rest = rest.trim_start_matches(SPACE);
    rest.strip_prefix('/').unwrap_or(rest).strip_prefix('>')
}

fn tag_name(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
    Some(rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-'))
}

fn attribute(text: &str) -> Option<&str> {
    let name = text.strip_prefix(SPACE)?.trim_start_matches(SPACE);
    let rest = name.strip_prefix(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | ':'))?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ':' | '.' | '-');
    let rest = rest.trim_start_matches(is_name);
    match rest.trim_start_matches(SPACE).strip_prefix('=') {
        Some(value) => attribute_value(value.trim_start_matches(SPACE)),
        None => Some(rest),
    }
}

fn attribute_value(text: &str) -> Option<&str> {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        return text.strip_prefix(quote)?.split_once(quote).map(|(_, rest)| rest);
    }
    let is_value = |c: char| !SPACE.contains(&c) && !matches!(c, '"' | '\'' | '=' | '<' | '>' | '`');
    text.strip_prefix(is_value).map(|rest| rest.trim_start_matches(is_value))
}

fn autolink(text: &str) -> Option<&str> {
    let end = text.find(|c: char| c == '<' || c == '>' || c == ' ' || c.is_ascii_control())?;
    let (link, rest) = text.split_at_checked(end)?;
    let rest = rest.strip_prefix('>')?;
    (is_uri(link) || is_email(link)).then_some(rest)
}

fn is_uri(link: &str) -> bool {
    let Some((scheme, _)) = link.split_once(':') else { return false };
    (2..=32).contains(&scheme.len())
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-'))
}

fn is_email(link: &str) -> bool {
    let Some((local, domain)) = link.split_once('@') else { return false };
    let is_local = |c: char| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
    let is_label = |label: &str| {
        let is_inner = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        !label.is_empty() && is_inner && !label.starts_with('-') && !label.ends_with('-')
    };
    !local.is_empty() && local.chars().all(is_local) && domain.split('.').all(is_label)
}
