//! A page without diagnostics, and the same page with one thing wrong.

use daily_papers::Code::{self, *};
use daily_papers::{Document, Lints};

const PAGE: &str = concat!(
    "## Daily Papers (2024-04-23)\n",
    "\n",
    "### [A Study of Kites](https://arxiv.org/abs/2404.14219)\n",
    "\n",
    "![](https://example.org/kites.png)\n",
    "\n",
    "Vote: 180\n",
    "\n",
    "Authors: Ada Byron, 김가람, Miles O’Brien, Élise Noël, Li\n",
    "\n",
    "- ***What's New***: 연을 더 높이 날리는 방법을 제안합니다.\n",
    "- **Details**: one line\n",
    "  - and another\n",
    "- an item without a label\n",
    "\n",
    "### [영상](https://arxiv.org/abs/2404.14220v2)\n",
    "\n",
    "[Watch Video](https://example.org/kites.mp4)\n",
    "<div><video controls src=\"https://example.org/kites.mp4\" muted=\"false\"></video></div>\n",
    "\n",
    "Vote: 0\n",
    "\n",
    "Authors: Ada Byron\n",
    "\n",
    "- an item\n",
    "\n",
);

fn codes(page: &str) -> Vec<Code> {
    Document::parse(page).lint(&Lints::new()).iter().map(|diagnostic| diagnostic.code()).collect()
}

#[test]
fn clean_page_has_no_diagnostics() {
    assert_eq!(codes(PAGE), []);
}

#[test]
fn one_thing_wrong_has_no_other_diagnostics() {
    let variants: &[(&str, &str, &[Code])] = &[
        ("## Daily Papers (2024-04-23)\n\n", "## Daily Papers (2024-04-23)\n", &[Layout]),
        ("## Daily Papers (2024-04-23)\n\n", "## Daily Papers (2024-04-23)\n\n\n", &[Layout]),
        ("## Daily Papers (2024-04-23)\n\n", "## Daily Papers (2024-04-23)\r\n\n", &[Layout]),
        ("## Daily Papers (2024-04-23)\n\n", "## Daily Papers (2024-04-23)\n\r\n", &[Layout]),
        ("## Daily Papers (2024-04-23)\n\n", "\u{feff}## Daily Papers (2024-04-23)\n\n", &[Layout]),
        ("## Daily Papers (2024-04-23)\n\n", "## Daily Papers (2024-04-23)\n\nstray\n", &[UnknownLine]),
        ("14219)\n\n", "14219)\n", &[Layout]),
        ("14219)\n\n", "14219)\r\n\n", &[Layout]),
        ("abs/2404.14219", "pdf/2404.14219", &[NotArxiv]),
        ("https://arxiv.org/abs/2404.14219", "https://example.org", &[NotArxiv]),
        ("https://arxiv.org/abs/2404.14219", "http://arxiv.org/abs/2404.14219", &[]),
        ("2404.14220v2", "2404.14219v2", &[DuplicatePaper]),
        ("Study of", "Study\u{200b}of", &[HiddenCharacter]),
        ("Study of", "Study\tof", &[ControlCharacter]),
        ("Study of", "Study\u{7f}of", &[ControlCharacter]),
        ("![](https://example.org/kites.png)\n\n", "", &[MissingMedia]),
        ("![]", "![kites]", &[ImageAlt]),
        ("https://example.org/kites.png", "http://example.org/kites.png", &[InsecureMedia]),
        ("https://example.org/kites.png", "/kites.png", &[RelativeMedia]),
        ("https://example.org/kites.png", "javascript:alert(1)", &[ScriptLink, InsecureMedia]),
        ("Study of", "[Study](https://example.org) of", &[LiveMarkup]),
        ("Ada Byron, 김가람", "Ada <b>Byron</b>, 김가람", &[LiveMarkup]),
        ("Vote: 180\n\n", "", &[MissingVotes]),
        ("Vote: 180\n\n", "Vote: 180\n", &[Layout]),
        ("Vote: 180", "Vote: 018", &[Layout]),
        ("Vote: 180", "Vote: many", &[MalformedField]),
        ("Vote: 180", "Vote: 180\n\nVote: 180", &[DoubledField]),
        ("Ada Byron, 김가람", "+, 김가람", &[CutAuthors]),
        ("Ada Byron, 김가람", "김가람, 김가람", &[DuplicateAuthor]),
        ("Ada Byron, 김가람", "Li, 김가람", &[DuplicateAuthor]),
        ("Ada Byron, 김가람", "Élise Noël , 김가람", &[DuplicateAuthor]),
        ("Noël, Li\n", "Noël, Li \n", &[TrailingWhiteSpace]),
        ("Authors: Ada Byron\n", "Authors: ['Ada Byron']\n", &[PythonAuthors]),
        ("Authors: Ada Byron\n", "Authors:  \n", &[MissingAuthors, EmptyAuthor]),
        ("Authors: Ada Byron\n\n", "", &[MissingAuthors]),
        ("one line\n", "one line \n", &[TrailingWhiteSpace]),
        ("and another\n", "and another\u{3000}\n", &[TrailingWhiteSpace]),
        ("an item without", "['an item', 'without']", &[]),
        ("- an item without a label\n", "- ['an item', 'without']\n", &[LeakedList]),
        ("- **Details**: one line\n  - and another\n", "- **Details**: {'one': 'line'}\n", &[LeakedList]),
        ("- an item without a label\n", "- ***an item** without a label\n", &[UnclosedEmphasis]),
        ("- an item without a label\n", "\n- an item without a label\n", &[Layout]),
        ("- an item without a label\n\n", "- an item without a label\n\n\n", &[Layout]),
        (
            "[Watch Video](https://example.org/kites.mp4)",
            "[Watch Video]https://example.org/kites.mp4",
            &[BareVideoLink],
        ),
        ("src=\"https://example.org/kites.mp4\"", "src=\"https://example.org/kites2.mp4\"", &[VideoDiffers]),
        (
            "<div><video controls src=\"https://example.org/kites.mp4\" muted=\"false\"></video></div>",
            "<video src='https://example.org/kites.mp4'></video>",
            &[Layout],
        ),
        ("Vote: 0\n", "Vote: -\n", &[]),
        ("Vote: 0\n", "Vote: 00\n", &[Layout]),
        ("- an item\n\n", "", &[MissingSummary]),
        ("- an item\n\n", "\n", &[MissingSummary, Layout]),
        ("- an item\n\n", "- an item\n", &[Layout]),
        ("- an item\n\n", "- an item\n\n# Prose\n", &[]),
        ("- an item\n\n", "- an item\n\n## Daily Papers (2024-04-24)\n\n", &[EmptyDigest]),
        ("- an item\n\n", "- an item\n\n## Daily Papers (2024-04-31)\n", &[MalformedDigestHeading]),
    ];
    for (from, to, expected) in variants {
        let page = PAGE.replacen(from, to, 1);
        assert_ne!(page, PAGE, "{from}");
        assert_eq!(codes(&page), *expected, "{to}");
    }
}
