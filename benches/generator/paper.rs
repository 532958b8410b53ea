//! One paper of a page.

use super::random::Random;
use super::writing::{authors, sentences, title};

/// The spelling of a page, from the oldest to the newest, and one with Python lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// Plain items, and often no votes. Some papers lack a field.
    First,
    /// Plain items and votes.
    Plain,
    /// Items with a label in `**`.
    Strong,
    /// Items with a label in `***`.
    Today,
    /// Items with a label in `***`, and authors as Python lists.
    Python,
}

/// The diagnostics that a paper has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Care {
    /// None. The paper is canonical.
    Clean,
    /// As many as real papers have.
    Real,
    /// One with a fix.
    Fixable,
}

/// Appends the paper with this arXiv identifier to a page.
pub(crate) fn push(random: &mut Random, spelling: Spelling, care: Care, id: &str, page: &mut String) {
    let is_real = care == Care::Real;
    let fix = (care == Care::Fixable).then(|| random.below(3));
    // Rare features of real papers; the number is how many of a thousand papers have one.
    let mut rare = |times| is_real && random.happens(times);
    let (
        is_hugging_face,
        is_unknown,
        is_cut,
        is_escaped,
        is_spaced,
        is_continued,
        is_leaked,
        is_relative,
        is_repeated,
    ) = (rare(10), rare(8), rare(20), rare(2), rare(6), rare(5), rare(3), rare(5), rare(30));
    let is_first = spelling == Spelling::First && is_real;
    let (no_media, no_authors) = (is_first && random.happens(100), is_first && random.happens(100));

    let host = if is_hugging_face { "https://huggingface.co/papers/" } else { "https://arxiv.org/abs/" };
    *page += &format!("### [{}]({host}{id})\n\n", title(random));
    if !no_media {
        media(random, spelling, care, is_relative, fix == Some(0), id, page);
    }
    if is_unknown {
        *page += "Vote: -\n\n";
    } else if !is_first || random.happens(500) {
        *page += &format!("Vote: {}\n\n", random.around_middle(0, 12) * random.around_middle(0, 10));
    }
    if !no_authors {
        let mut names = authors(random);
        if is_cut {
            let at = random.below(names.len());
            "+".clone_into(&mut names[at]);
        }
        if is_repeated {
            names.push(names[0].clone());
        }
        *page += "Authors: ";
        *page += &if (spelling == Spelling::Python && is_real) || fix == Some(1) {
            python_list(&names)
        } else {
            names.join(", ")
        };
        *page += "\n\n";
    }
    let from = page.len();
    items(random, spelling, is_leaked, page);
    if is_continued {
        page.pop();
        *page += "\n  - 이어지는 줄은 앞의 항목에 속합니다.\n1) 번호를 붙인 줄도 마찬가지입니다.\n";
    }
    if is_spaced || fix == Some(2) {
        page.pop();
        *page += " \n";
    }
    if is_escaped {
        let at = page[from..].find(' ').map_or(from, |at| from + at + 1);
        page.insert_str(at, "$\u{c}rac{1}{2}\text$ ");
    }
    page.push('\n');
}

fn media(
    random: &mut Random,
    spelling: Spelling,
    care: Care,
    is_relative: bool,
    is_bare: bool,
    id: &str,
    page: &mut String,
) {
    let upload = format!("https://media.example.org/production/uploads/63{id}/Kq7_{id}-rW2");
    if is_relative {
        *page += "![](/avatars/9b1f63.svg)\n\n";
    } else if is_bare || random.happens(27) {
        match random.below(20) {
            _ if is_bare => *page += &format!("[Watch Video]{upload}.mp4\n"),
            0 if care == Care::Real => *page += &format!("[Watch Video]{upload}.mp4\n"),
            _ => *page += &format!("[Watch Video]({upload}.mp4)\n"),
        }
        *page += &match random.below(20) {
            0 if care == Care::Real => format!("<video src='{upload}.mp4'></video>\n\n"),
            _ => format!("<div><video controls src=\"{upload}.mp4\" muted=\"false\"></video></div>\n\n"),
        };
    } else if matches!(spelling, Spelling::First | Spelling::Plain) && random.happens(500) {
        *page += &format!("![]({upload}.png)\n\n");
    } else {
        *page += &format!("![](https://thumbnails.media.example.org/social-thumbnails/papers/{id}.png)\n\n");
    }
}

/// Prints a list as Python does, with double quotes around a name that contains a single quote.
fn python_list(names: &[String]) -> String {
    let quoted = |name: &String| {
        let escaped: String = name
            .chars()
            .map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) })
            .collect();
        if escaped.contains('\'') { format!("\"{escaped}\"") } else { format!("'{escaped}'") }
    };
    format!("[{}]", names.iter().map(quoted).collect::<Vec<_>>().join(", "))
}

const LABELS: [&str; 3] = ["What's New", "Technical Details", "Performance Highlights"];

fn items(random: &mut Random, spelling: Spelling, is_leaked: bool, page: &mut String) {
    let marker = match spelling {
        Spelling::First | Spelling::Plain => "",
        Spelling::Strong => "**",
        Spelling::Today | Spelling::Python => "***",
    };
    if marker.is_empty() {
        for _ in 0..random.around_middle(4, 9) {
            let bytes = random.around_middle(110, 290);
            *page += &format!("- {}\n", sentences(random, bytes, false));
        }
        return;
    }
    for label in LABELS {
        let bytes = random.around_middle(290, 620);
        let text = sentences(random, bytes, true);
        let text = if is_leaked { format!("['{text}', '{text}']") } else { text };
        *page += &format!("- {marker}{label}{marker}: {text}\n");
    }
}
