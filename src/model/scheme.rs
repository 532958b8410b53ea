//! The scheme of a link, and whether a browser that opens the link can run a script.

use core::iter;

/// Returns the scheme of an absolute URL, as written (RFC 3986, section 3.1).
///
/// Control characters and spaces at the start are skipped, as URL parsers do.
pub(crate) fn scheme_of(url: &str) -> Option<&str> {
    // Most links have this scheme.
    if let Some(scheme) = url.get(..5).filter(|_| url.starts_with("https:")) {
        return Some(scheme);
    }
    let (scheme, _) = url.trim_start_matches(is_skipped).split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_scheme.then_some(scheme)
}

/// Returns whether a browser can run a script for a URL, either as written or after a renderer of
/// Markdown or HTML changed it.
///
/// The schemes are from `_scan_dangerous_url` in <https://github.com/commonmark/cmark>, the
/// function for safe rendering. `file:` is left out, because it does not run a script.
pub(crate) fn can_run_script(url: &str) -> bool {
    // Most links start with `https://`, which leaves nothing to disguise.
    if url.starts_with("https://") {
        return false;
    }
    // Angle brackets around the target of a Markdown link are not part of the target.
    let rendered = rendered(url.strip_prefix('<').unwrap_or(url));
    // Both are checked, because `data:image/&Tab;png,` is an image only after rendering.
    runs_script(url.chars()) || runs_script(rendered)
}

/// Returns whether a browser can run a script for a URL of these characters.
fn runs_script(url: impl Iterator<Item = char> + Clone) -> bool {
    let seen = url.skip_while(|c| is_skipped(*c)).filter(|c| !matches!(c, '\t' | '\n' | '\r'));
    let opens = |opening: &str| {
        let mut seen = seen.clone().map(|c| c.to_ascii_lowercase());
        opening.chars().all(|c| seen.next() == Some(c))
    };
    // The end of the type is included, because `png+xml` is XML.
    let is_image = || {
        let kinds = ["png;", "png,", "gif;", "gif,", "jpeg;", "jpeg,", "webp;", "webp,"];
        kinds.iter().any(|kind| opens(&["data:image/", kind].concat()))
    };
    opens("javascript:") || opens("vbscript:") || opens("data:") && !is_image()
}

/// Returns whether a URL parser skips a character at the start of a URL
/// (<https://url.spec.whatwg.org/#concept-basic-url-parser>).
fn is_skipped(c: char) -> bool {
    c <= ' '
}

/// Returns the characters of a URL after rendering, which removes backslashes and decodes entities.
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

/// Parses a backslash and the character that it escapes. Returns that character and the rest.
fn escaped(text: &str) -> Option<(char, &str)> {
    let mut chars = text.strip_prefix('\\')?.chars();
    let c = chars.next().filter(char::is_ascii_punctuation)?;
    Some((c, chars.as_str()))
}

/// Parses an entity. Returns its character and the rest.
///
/// Only three named entities stand for part of a scheme or for a character that parsers skip.
///
/// Numbers are parsed as in HTML, which accepts more of them than CommonMark: without a semicolon,
/// and of any length. HTML parses 0x80 to 0x9F as Windows-1252, which is ignored here, because no
/// scheme contains these characters.
fn entity(text: &str) -> Option<(char, &str)> {
    const NAMED: [(&str, char); 3] = [("colon;", ':'), ("Tab;", '\t'), ("NewLine;", '\n')];

    let text = text.strip_prefix('&')?;
    let Some(number) = text.strip_prefix('#') else {
        return NAMED.iter().find_map(|(name, c)| Some((*c, text.strip_prefix(name)?)));
    };
    let (number, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |number| (number, 16));
    let end = number.find(|c: char| !c.is_digit(radix)).unwrap_or(number.len());
    let (digits, rest) = number.split_at_checked(end).filter(|(digits, _)| !digits.is_empty())?;
    // HTML replaces zero, surrogates and numbers above U+10FFFF by U+FFFD.
    let c = u32::from_str_radix(digits, radix).ok().and_then(char::from_u32).filter(|c| *c != '\0');
    Some((c.unwrap_or(char::REPLACEMENT_CHARACTER), rest.strip_prefix(';').unwrap_or(rest)))
}
