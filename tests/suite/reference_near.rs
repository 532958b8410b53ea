//! The second parser's rules for lines that look like headings.

/// Splits a heading into its number signs and the rest.
fn heading(content: &str) -> Option<&str> {
    let content = content.strip_prefix('\u{feff}').unwrap_or(content);
    let spaces = content.chars().take_while(|c| *c == ' ').count();
    let content = if spaces <= 3 { &content[spaces..] } else { content };
    let signs = content.chars().take_while(|c| *c == '#').count();
    (1..=6).contains(&signs).then(|| content[signs..].trim_start())
}

/// Returns whether a line is a heading of any level that begins with a link.
pub fn near_paper_heading(content: &str) -> bool {
    heading(content).unwrap_or("").strip_prefix('[').is_some_and(|link| link.contains("]("))
}

/// Returns whether a line is a heading of any level with `Daily Papers` and a date, in any case, with
/// anything but letters and numbers between them.
pub fn near_digest_heading(content: &str) -> bool {
    let lower = heading(content).unwrap_or("").to_ascii_lowercase();
    let Some(rest) = lower.trim_start_matches('*').strip_prefix("daily") else { return false };
    let rest = rest.trim_start_matches(|c| " \t-_".contains(c));
    let Some(rest) = rest.strip_prefix("papers").or_else(|| rest.strip_prefix("paper")) else { return false };
    let start = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
    let end = rest.rfind(char::is_alphanumeric).unwrap_or(start);
    let date = rest.get(start..=end).unwrap_or("");
    let parts: Vec<&str> = date.split(['-', '.', '/']).collect();
    let is_number = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    parts.iter().all(is_number) && matches!(lengths[..], [4, 1..=2, 1..=2])
}

/// Returns whether a text ends in a paper heading with an absolute URL.
pub fn ends_in_paper_heading(content: &str) -> bool {
    let content = content.trim_end();
    let inner = content.strip_suffix(')').unwrap_or("");
    let Some((before, link)) = inner.rsplit_once("### [") else { return false };
    let Some((_, url)) = link.rsplit_once("](") else { return false };
    let absolute = url.starts_with("http://") || url.starts_with("https://");
    absolute && !url.contains(char::is_whitespace) && !before.ends_with(['#', '\\'])
}

/// Returns whether a line of a paper is another heading that begins with a link to an absolute URL,
/// or ends in a paper heading.
pub fn holds_paper_heading(content: &str) -> bool {
    if let Some(link) = content.strip_prefix("### ") {
        return ends_in_paper_heading(link);
    }
    let content = content.trim_end();
    let url = if content.ends_with(')') { content.rsplit_once("](") } else { content.split_once("](") };
    let absolute = url.is_some_and(|(_, url)| url.starts_with("http://") || url.starts_with("https://"));
    near_paper_heading(content) && absolute || ends_in_paper_heading(content)
}
