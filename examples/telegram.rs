//! Prints Telegram messages for a page, one a line: `cargo run --example telegram -- [PATH]`.
//! Without a path it reads standard input. Each is the JSON for `sendMessage`, without `chat_id`,
//! and has at most 4,096 UTF-16 code units: <https://core.telegram.org/bots/api#sendmessage>.
use daily_papers::{Document, Paper, Votes};
use serde_json::json;
use std::{env, error::Error, fs, io, io::Write, mem};

fn main() -> Result<(), Box<dyn Error>> {
    let page = env::args().nth(1).map_or_else(|| io::read_to_string(io::stdin()), fs::read_to_string)?;
    let print = |text: &str| writeln!(io::stdout(), "{}", json!({"parse_mode": "HTML", "text": text}));
    for digest in Document::parse(page).digests().map(|digest| digest.to_digest()) {
        let mut text = format!("Daily Papers ({})", digest.date);
        for paper in digest.papers.iter().map(html) {
            if text.encode_utf16().chain(paper.encode_utf16()).count() > 4096 {
                print(&mem::take(&mut text))?;
            }
            text += &paper;
        }
        print(&text)?;
    }
    Ok(())
}

fn html(paper: &Paper) -> String {
    let (title, url) = (escaped(&paper.title, 500), escaped(&paper.url, 500));
    let is_link = matches!(paper.url.scheme(), Some("http" | "https")) && !url.contains('…');
    let title = if is_link { format!("<a href=\"{url}\">{title}</a>") } else { title };
    let summary: String = paper.summary.iter().map(|item| format!("\n- {item}").replace("***", "")).collect();
    format!("\n\n• {title} ({}){}", paper.votes.unwrap_or(Votes::Unknown), escaped(&summary, 2500))
}

/// Escapes a text, and cuts it after `most` UTF-16 code units.
fn escaped(text: &str, most: usize) -> String {
    let kept = String::from_iter(text.chars().scan(most, |left, c| {
        *left = left.checked_sub(if "&<>\"".contains(c) { 6 } else { c.len_utf16() })?;
        Some(c)
    }));
    let end = if kept.len() < text.len() { "…" } else { "" };
    kept.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;") + end
}
