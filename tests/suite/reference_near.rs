//! The second parser's rules for lines that look like headings.

/// Splits a heading into its number signs and the rest.
fn heading(content: &str) -> Option<&str> {
    let spaces = content.chars().take_while(|c| *c == ' ').count();
    let content = if spaces <= 3 { &content[spaces..] } else { content };
    let signs = content.chars().take_while(|c| *c == '#').count();
    (1..=6).contains(&signs).then(|| content[signs..].trim_start())
}

/// Returns whether a line is a heading of any level whose text is a link.
pub fn near_paper_heading(content: &str) -> bool {
    let text = heading(content).unwrap_or("").trim_end();
    text.starts_with('[')
        && text.ends_with(')')
        && text.get(1..text.len() - 1).is_some_and(|link| link.contains("]("))
}

/// Returns whether a line is a heading of any level with `Daily Papers` and a date, in any case and
/// spacing.
pub fn near_digest_heading(content: &str) -> bool {
    let lower = heading(content).unwrap_or("").to_ascii_lowercase();
    let papers = lower.strip_prefix("daily").and_then(|rest| rest.trim_start().strip_prefix("papers"));
    let Some(rest) = papers else { return false };
    let rest = rest.trim_start();
    let rest = rest.strip_prefix(['(', '[', '（']).unwrap_or(rest).trim();
    let date = rest.strip_suffix([')', ']', '）']).unwrap_or(rest).trim_end();
    let parts: Vec<&str> = date.split(['-', '.', '/']).collect();
    let is_number = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    parts.iter().all(is_number) && matches!(lengths[..], [4, 1..=2, 1..=2])
}

/// Returns whether a text ends in a paper heading with an absolute URL, after other text.
pub fn ends_in_paper_heading(content: &str) -> bool {
    let content = content.trim_end();
    let inner = content.strip_suffix(')').unwrap_or("");
    let Some((before, link)) = inner.rsplit_once("### [") else { return false };
    let Some((_, url)) = link.rsplit_once("](") else { return false };
    let absolute = url.starts_with("http://") || url.starts_with("https://");
    absolute && !url.contains(char::is_whitespace) && !before.ends_with('#') && !before.trim().is_empty()
}

/// Returns whether a line of an item is a heading whose text is a link to an absolute URL, or ends
/// in one.
pub fn holds_paper_heading(content: &str) -> bool {
    let url =
        content.trim_end().strip_suffix(')').and_then(|link| link.rsplit_once("](")).map(|(_, url)| url);
    let absolute = url.is_some_and(|url| url.starts_with("http://") || url.starts_with("https://"));
    near_paper_heading(content) && absolute || ends_in_paper_heading(content)
}
