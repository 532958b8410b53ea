//! The scheme of a link as it is written, and whether a browser that is given the link can run a script, however that is disguised.

use core::iter;

/// The scheme of a URL as it is written, if it is absolute (RFC 3986, section 3.1), behind what URL parsers skip: control
/// characters and spaces at its start.
pub(crate) fn scheme_of(url: &str) -> Option<&str> {
    let (scheme, _) = url.trim_start_matches(is_skipped).split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_scheme.then_some(scheme)
}

/// Returns whether a browser can run a script for a URL, given it as written or as a renderer of Markdown or HTML made it.
///
/// The schemes are those that CommonMark's reference implementation leaves out where it is to be safe (`_scan_dangerous_url` of
/// <https://github.com/commonmark/cmark>), but for `file:`, which runs nothing.
pub(crate) fn can_run_script(url: &str) -> bool {
    // Nearly every link opens so, and then nothing can be disguised.
    if url.starts_with("https://") {
        return false;
    }
    // A pair of brackets around the target of a Markdown link is not a part of it.
    let rendered = rendered(url.strip_prefix('<').unwrap_or(url));
    // Each counts: `data:image/&Tab;png,` is an image only after rendering.
    runs_script(url.chars()) || runs_script(rendered)
}

/// Returns whether a browser can run a script for a URL of these characters.
fn runs_script(url: impl Iterator<Item = char> + Clone) -> bool {
    let seen = url.skip_while(|c| is_skipped(*c)).filter(|c| !matches!(c, '\t' | '\n' | '\r'));
    let opens = |opening: &str| {
        let mut seen = seen.clone().map(|c| c.to_ascii_lowercase());
        opening.chars().all(|c| seen.next() == Some(c))
    };
    // With the end of the type: `png+xml` is XML, and a URL without an end shows nothing.
    let is_image = || {
        let kinds = ["png;", "png,", "gif;", "gif,", "jpeg;", "jpeg,", "webp;", "webp,"];
        kinds.iter().any(|kind| opens(&["data:image/", kind].concat()))
    };
    opens("javascript:") || opens("vbscript:") || opens("data:") && !is_image()
}

/// Whether a URL parser skips a character at the start of a URL (<https://url.spec.whatwg.org/#concept-basic-url-parser>).
fn is_skipped(c: char) -> bool {
    c <= ' '
}

/// The characters that a renderer of Markdown or HTML makes of a URL: it takes off backslashes and reads entities.
fn rendered(url: &str) -> impl Iterator<Item = char> + Clone {
    let mut rest = url;
    iter::from_fn(move || {
        let (c, after) = entity(rest).or_else(|| escaped(rest)).or_else(|| {
            let mut chars = rest.chars();
            Some((chars.next()?, chars.as_str()))
        })?;
        rest = after;
        Some(c)
    })
}

/// The character that a backslash escapes at the start of a text, and what follows it.
fn escaped(text: &str) -> Option<(char, &str)> {
    let mut chars = text.strip_prefix('\\')?.chars();
    let c = chars.next().filter(char::is_ascii_punctuation)?;
    Some((c, chars.as_str()))
}

/// The character that an entity at the start of a text stands for, and what follows it. Of those with a name these alone stand
/// for a part of a scheme, or for what parsers skip.
///
/// Numbers are read as HTML reads them, which takes more of them than CommonMark: without a semicolon, and of any length.
/// HTML reads 0x80 to 0x9F as in Windows-1252; that is ignored, because no scheme has such a character either way.
fn entity(text: &str) -> Option<(char, &str)> {
    const NAMED: [(&str, char); 3] = [("colon;", ':'), ("Tab;", '\t'), ("NewLine;", '\n')];

    let text = text.strip_prefix('&')?;
    let Some(number) = text.strip_prefix('#') else {
        return NAMED.iter().find_map(|(name, c)| Some((*c, text.strip_prefix(name)?)));
    };
    let (number, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |number| (number, 16));
    let end = number.find(|c: char| !c.is_digit(radix)).unwrap_or(number.len());
    let (digits, rest) = number.split_at_checked(end).filter(|(digits, _)| !digits.is_empty())?;
    // Zero, surrogates and what is too large stand for U+FFFD.
    let c = u32::from_str_radix(digits, radix).ok().and_then(char::from_u32).filter(|c| *c != '\0');
    Some((c.unwrap_or(char::REPLACEMENT_CHARACTER), rest.strip_prefix(';').unwrap_or(rest)))
}
