//! Tests of `show`.

use crate::run::{Folder, Run, page, run};

const PAGE: &str = "examples/pages/2025-05-09.md";

#[test]
fn outline_has_a_line_for_each_paper() {
    let Run { status, out, err } = run(&["show", PAGE]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    let lines: Vec<_> = out.lines().collect();
    assert_eq!((lines.len(), lines[0]), (7, "2025-05-09"));
    let first = "Nightjar: Agents That Learn While the User Sleeps";
    // The fifth paper has the widest title.
    let width = "Kimchi-Bench: Fermentation Forecasting for Multimodal Models".len();
    let authors = "Chu Byeol-ha, Léocadie Marchetaux and 4 more";
    assert_eq!(lines[1], format!("  117  2505.97401  {first:width$}  {authors}"));
    assert!(lines[6].starts_with("    0  2505.97438  Lost & Found: Recovering a Robot's Dropped Objects "));
    assert!(lines[6].ends_with("  Nils-Åke Brännmark, Phùng Gia Hân"));
    assert!(!out.contains('\u{1b}'));
}

#[test]
fn outline_is_aligned_in_columns() {
    let folder = Folder::new();
    let text = "## Daily Papers (2024-04-23)\n### [한글](https://x.org)\nVote: 7\n### [B](https://arxiv.org/abs/2404.14219)\n\
                Vote: -\nAuthors: C\n### [D\u{1b}[2J](https://hf.co/papers/0704.0001)\n";
    let out = run(&["show", &folder.file("a.md", text)]).out;
    let expected = concat!(
        "2024-04-23\n",
        "  7              한글    \n",
        "  -  2404.14219  B      C\n",
        "     0704.0001   D [2J   \n",
    );
    assert_eq!(
        out.lines().map(str::trim_end).collect::<Vec<_>>(),
        expected.lines().map(str::trim_end).collect::<Vec<_>>()
    );
}

#[test]
fn outline_shortens_a_long_title() {
    let folder = Folder::new();
    let out = run(&["show", &folder.file("a.md", page(&"한".repeat(40)))]).out;
    assert!(out.contains(&format!("  {}…  A, B and 1 more\n", "한".repeat(31))), "{out}");
    let out = run(&["show", &folder.file("b.md", page(&"x".repeat(64)))]).out;
    assert!(out.contains(&format!("  {}  A, B and 1 more\n", "x".repeat(64))), "{out}");
}
