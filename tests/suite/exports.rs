//! Tests of the examples that print Slack and Telegram messages and BibTeX.

use std::collections::BTreeSet;
use std::path::Path;

use ::proptest::strategy::{Strategy, ValueTree};
use ::proptest::test_runner::{Config, RngSeed, TestRunner};
use daily_papers::archive::{self, Keep};
use daily_papers::{Author, Date, Digest, Item, Link, Paper, Title, Votes, proptest};
use serde_json::{Value, json};

use crate::examples::{Folder, Run, run};
use crate::files;

/// A page of two papers with characters that have to be escaped.
const PAGE: &str = concat!(
    "## Daily Papers (2025-05-09)\n\n",
    "### [종이배 & <강>: $O(n)$ \"50%\"](https://arxiv.org/abs/2505.97401v2)\n\nVote: 117\n\n",
    "Authors: 김가람, Ada & Co, Byron, Jr, A and B, +\n\n- ***What's New***: a < b\n- c > d\n\n",
    "### [{B}](https://example.org/?a=1&b=\"2\")\n\n",
);

/// Returns the lines that an example prints for a page.
fn lines(example: &str, page: &str) -> String {
    let folder = Folder::new();
    let Run { status, out, err } = run(example, &[&folder.file("a.md", page)]);
    assert_eq!((status, err.as_str()), (Some(0), ""), "{example}");
    out
}

fn messages(example: &str, page: &str) -> Vec<Value> {
    lines(example, page).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Returns the example pages, pages of hostile papers, and a page of random digests.
fn pages() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/pages");
    let mut pages: Vec<_> = files::pages(&folder).into_iter().map(|(_, page)| page).collect();
    pages.push(String::new());
    pages.push("## Daily Papers (2025-05-09)\n\n".to_owned());
    pages.push(hostile().to_string());

    let config =
        Config { rng_seed: RngSeed::Fixed(20_250_509), failure_persistence: None, ..Config::default() };
    let (mut runner, digest) = (TestRunner::new(config), proptest::digest());
    let digests = (0..500).map(|_| digest.new_tree(&mut runner).unwrap().current());
    pages.push(digests.fold(String::new(), |page, digest| page + &digest.to_string()));
    pages
}

/// Returns a digest of papers with long texts and markup.
fn hostile() -> Digest {
    let texts = [
        "",
        " ",
        "<!channel> <@U1> @here",
        "&amp; &lt;b&gt;",
        "a|b>c<d",
        "</a><b>x</b>",
        "\" onclick=\"x",
        "\\input{/etc/passwd} \\",
        "{ { } \\{",
        "% $ # _ ~ ^ $x$",
        "@misc{x, title = {y}}",
        "a and b AND c",
        "\u{1b}[2J\u{0}\u{c}\r\u{2028}\u{202e}",
        "`code` *bold* _it_ ~no~",
    ];
    let long =
        ["a", "&", "<>", "\"", "가", "𝒳", "\u{301}", "{", "\\", " and "].map(|piece| piece.repeat(10_000));
    let texts = texts.into_iter().map(str::to_owned).chain(long);
    let mut papers = Vec::new();
    for text in texts {
        let link = text.replace(char::is_whitespace, "").replace("](", "");
        for url in [format!("https://example.org/{link}"), format!("javascript:{link}"), link] {
            let mut paper = Paper::new(Title::new(&*text).unwrap(), Link::new(url).unwrap());
            paper.votes = Some(Votes::Count(u64::MAX));
            let author = text.replace("\r", "").replace(", ", " ");
            paper.authors.extend(Author::new(author).ok());
            paper.summary.extend(Item::new(&*text).ok());
            papers.push(paper);
        }
    }
    Digest::new(Date::new(2025, 5, 9).unwrap(), papers)
}

fn digests(page: &str) -> Vec<Digest> {
    Digest::parse_recoverable(page).0
}

/// Asserts that every `&` in a text starts one of these entities.
fn assert_entities(text: &str, entities: &[&str]) {
    for (at, _) in text.match_indices('&') {
        let is_entity = entities.iter().any(|entity| text[at..].starts_with(entity));
        assert!(is_entity, "{:?}", text[at..].chars().take(40).collect::<String>());
    }
}

fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

#[test]
fn slack_message_escapes_the_texts() {
    let section =
        |text: &str| json!({"type": "section", "text": {"type": "mrkdwn", "verbatim": true, "text": text}});
    let title = "Daily Papers (2025-05-09)";
    let blocks = [
        json!({"type": "header", "text": {"type": "plain_text", "text": title}}),
        section(concat!(
            "• <https://arxiv.org/abs/2505.97401v2|종이배 &amp; &lt;강&gt;: $O(n)$ \"50%\"> (117)\n",
            "- *What's New*: a &lt; b\n- c &gt; d",
        )),
        section("• <https://example.org/?a=1&amp;b=\"2\"|{B}> (-)"),
    ];
    assert_eq!(messages("slack", PAGE), [json!({"text": title, "blocks": blocks})]);
}

#[test]
fn slack_messages_keep_the_limits_of_slack() {
    for page in pages() {
        let mut sections = Vec::new();
        for message in messages("slack", &page) {
            let blocks = message["blocks"].as_array().unwrap();
            assert!((2..=50).contains(&blocks.len()), "{}", blocks.len());
            let header = &blocks[0];
            assert_eq!((&header["type"], &header["text"]["type"]), (&json!("header"), &json!("plain_text")));
            assert!((1..=150).contains(&utf16(header["text"]["text"].as_str().unwrap())));
            for section in &blocks[1..] {
                assert_eq!(
                    (&section["type"], &section["text"]["type"]),
                    (&json!("section"), &json!("mrkdwn"))
                );
                sections.push(section["text"]["text"].as_str().unwrap().to_owned());
            }
        }
        let papers: Vec<_> = digests(&page).into_iter().flat_map(|digest| digest.papers).collect();
        assert_eq!(sections.len(), papers.len());
        for (text, paper) in sections.iter().zip(papers) {
            assert!((1..=3000).contains(&utf16(text)), "{}", utf16(text));
            assert_entities(text, &["&amp;", "&lt;", "&gt;"]);
            match text.strip_prefix("• <") {
                Some(rest) => {
                    assert!(rest.starts_with("http") && paper.url.starts_with("http"), "{rest}");
                    let (url, rest) = rest.split_once('|').unwrap();
                    assert!(!url.contains(['<', '>']));
                    assert!(rest.matches('>').count() == 1 && !rest.contains('<'));
                }
                None => assert!(!text.contains(['<', '>'])),
            }
        }
    }
}

#[test]
fn telegram_message_escapes_the_texts() {
    let text = concat!(
        "Daily Papers (2025-05-09)\n\n",
        "• <a href=\"https://arxiv.org/abs/2505.97401v2\">종이배 &amp; &lt;강&gt;: $O(n)$ &quot;50%&quot;</a> (117)\n",
        "- What's New: a &lt; b\n- c &gt; d\n\n",
        "• <a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">{B}</a> (-)",
    );
    assert_eq!(messages("telegram", PAGE), [json!({"parse_mode": "HTML", "text": text})]);
}

#[test]
fn telegram_messages_keep_the_limit_of_telegram() {
    for page in pages() {
        let mut count = 0;
        for message in messages("telegram", &page) {
            let text = message["text"].as_str().unwrap();
            assert!((1..=4096).contains(&utf16(text)), "{}", utf16(text));
            assert!(text.starts_with("Daily Papers (") || text.starts_with("\n\n• "), "split within a paper");
            assert_entities(text, &["&amp;", "&lt;", "&gt;", "&quot;"]);
            // The only tags are links, which are not nested.
            for link in text.split("<a href=\"").skip(1) {
                let (url, rest) = link.split_once("\">").unwrap();
                assert!(url.starts_with("http") && !url.contains(['<', '>', '"']), "{url}");
                let (title, rest) = rest.split_once("</a>").unwrap();
                assert!(!title.contains(['<', '>', '"']) && !rest.contains(['<', '>', '"']));
            }
            count += text.matches("\n\n• ").count();
        }
        let papers = digests(&page).iter().map(|digest| digest.papers.len()).sum::<usize>();
        assert_eq!(count, papers);
    }
}

#[test]
fn bibtex_entry_escapes_the_texts() {
    let entries = concat!(
        "@misc{2505.97401,\n",
        "  title = {{종이배 \\& <강>: \\$O(n)\\$ \"50\\%\"}},\n",
        "  author = {김가람 and Ada \\& Co and Byron and Jr and A {and} B and others},\n",
        "  eprint = {2505.97401}, archivePrefix = {arXiv},\n",
        "  year = 2025,\n}\n\n",
        "@misc{paper-1,\n  title = {{\\textbraceleft{}B\\textbraceright{}}},\n  year = 2025,\n}\n\n",
    );
    assert_eq!(lines("bibtex", PAGE), entries);
    // The second is the same paper as the first.
    let twice = format!("{PAGE}{PAGE}");
    assert_eq!(lines("bibtex", &twice).matches("@misc{2505.97401,").count(), 1);
}

/// Returns the key of each entry and its fields, as BibTeX finds them: by counting braces.
fn bibtex(entries: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = entries;
    while let Some(entry) = rest.strip_prefix("@misc{") {
        let mut depth = 1;
        let end = entry.find(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0
        });
        let (entry, after) = entry.split_at(end.expect("the braces are balanced"));
        let (key, fields) = entry.split_once(",\n").unwrap();
        found.push((key.to_owned(), fields.to_owned()));
        rest = after.strip_prefix("}\n\n").unwrap();
    }
    assert_eq!(rest, "");
    found
}

#[test]
fn bibtex_entries_are_balanced_and_have_their_own_keys() {
    for page in pages() {
        let entries = bibtex(&lines("bibtex", &page));
        let papers: Vec<_> =
            archive::dedupe(digests(&page), Keep::First).flat_map(|digest| digest.papers).collect();
        assert_eq!(entries.len(), papers.len());
        let keys: BTreeSet<_> = entries.iter().map(|(key, _)| key).collect();
        assert_eq!(keys.len(), entries.len(), "a key is repeated");
        for ((key, fields), paper) in entries.iter().zip(papers) {
            assert!(key.chars().all(|c| c.is_ascii_alphanumeric() || ".-/".contains(c)), "{key}");
            assert!(!fields.contains(|c: char| c.is_control() && c != '\n'));
            let eprint = paper.arxiv_id().map(|id| format!("eprint = {{{}}},", id.without_version()));
            assert_eq!(fields.contains("  eprint = "), eprint.is_some());
            assert!(eprint.is_none_or(|eprint| fields.contains(&eprint)), "{fields}");
            // Every command is one of the escapes.
            let mut plain = fields.clone();
            for name in ["braceleft", "braceright", "backslash", "asciitilde", "asciicircum"] {
                plain = plain.replace(&format!("\\text{name}{{}}"), "");
            }
            for c in "&%$#_".chars() {
                plain = plain.replace(&format!("\\{c}"), "");
            }
            assert!(!plain.contains(|c| "\\&%$#_~^".contains(c)), "{plain}");
        }
    }
}

#[test]
fn exports_read_standard_input_and_report_unreadable_files() {
    for example in ["slack", "telegram", "bibtex"] {
        assert_eq!(run(example, &[]), Run { status: Some(0), out: String::new(), err: String::new() });
        let Run { status, out, err } = run(example, &["none.md"]);
        assert_eq!((status, out.as_str()), (Some(1), ""));
        assert!(err.starts_with("Error: "), "{err}");
    }
}
