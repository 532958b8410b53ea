//! Prints Slack messages for a page, one a line: `cargo run --example slack -- [PATH]`. Without a
//! path it reads standard input. A message has at most 50 blocks, and each at most 3,000
//! characters: <https://docs.slack.dev/reference/block-kit/blocks>.
use daily_papers::{Document, Paper, Votes};
use serde_json::{Value, json};
use std::{env, error::Error, fs, io, io::Write, iter};

fn main() -> Result<(), Box<dyn Error>> {
    let page = env::args().nth(1).map_or_else(|| io::read_to_string(io::stdin()), fs::read_to_string)?;
    for digest in Document::parse(page).digests().map(|digest| digest.to_digest()) {
        let title = format!("Daily Papers ({})", digest.date);
        let header = json!({"type": "header", "text": {"type": "plain_text", "text": title}});
        for papers in digest.papers.chunks(49) {
            let blocks: Vec<_> = iter::once(header.clone()).chain(papers.iter().map(section)).collect();
            writeln!(io::stdout(), "{}", json!({"text": title, "blocks": blocks}))?;
        }
    }
    Ok(())
}

fn section(paper: &Paper) -> Value {
    let (title, url) = (escaped(&paper.title, 500), escaped(&paper.url, 500));
    let is_link = matches!(paper.url.scheme(), Some("http" | "https")) && !url.contains(['|', '…']);
    let title = if is_link { format!("<{url}|{title}>") } else { title };
    let summary: String =
        paper.summary.iter().map(|item| format!("\n- {item}").replace("***", "*")).collect();
    let text = format!("• {title} ({}){}", paper.votes.unwrap_or(Votes::Unknown), escaped(&summary, 1800));
    // A verbatim text such as `@channel` is not a mention.
    json!({"type": "section", "text": {"type": "mrkdwn", "verbatim": true, "text": text}})
}

/// Escapes a text, and cuts it after at most `most` UTF-16 code units.
fn escaped(text: &str, most: usize) -> String {
    let kept = String::from_iter(text.chars().scan(most, |left, c| {
        *left = left.checked_sub(if "&<>".contains(c) { 5 } else { c.len_utf16() })?;
        Some(c)
    }));
    let end = if kept.len() < text.len() { "…" } else { "" };
    kept.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;") + end
}
