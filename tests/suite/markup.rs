//! Links, images and HTML in titles and names, which a renderer of Markdown makes live.

use daily_papers::{Code, Document, Lints, Severity};

/// Returns the text that the lint finds in a page with this title and this authors line.
fn found(title: &str, authors: &str) -> Vec<String> {
    let page = format!("## Daily Papers (2024-04-23)\n### [{title}](https://x)\nAuthors: {authors}\n");
    let lints = Lints::none().at(Code::LiveMarkup, Severity::Warning);
    let found = Document::parse(&*page).lint(&lints);
    assert!(found.iter().all(|found| found.code() == Code::LiveMarkup), "{found:?}");
    found.iter().map(|found| page[std::ops::Range::from(found.span())].to_owned()).collect()
}

/// Asserts what is found in a text, as a title and as a name.
#[track_caller]
fn finds(text: &str, expected: &str) {
    assert_eq!(found(text, "A"), [expected], "{text} as a title");
    assert_eq!(found("A", &format!("A, B {text}, C")), [expected], "{text} as a name");
}

#[track_caller]
fn finds_nothing(text: &str) {
    assert_eq!(found(text, &format!("A {text}")), [""; 0], "{text}");
}

#[test]
fn inline_links_and_images_are_found() {
    for link in [
        "[here](https://evil.example)",
        "![](x.png)",
        "![a b](x)",
        "[]()",
        "[a](b 'c')",
        "[a](b  \"c\")",
        "[김](람)",
        "[a](\\()",
    ] {
        finds(link, link);
        finds(&format!("Great {link} and [b](c)"), link);
    }
    finds("[a]] [b](c)", "[b](c)");
    finds("[a](b [c](d)", "[c](d)");
}

#[test]
fn autolinks_and_html_are_found() {
    for html in [
        "<https://evil.example>",
        "<mailto:a@b>",
        "<a.b@c-d.e>",
        "<b>",
        "</b>",
        "<br/>",
        "<img src=x onerror=y()>",
        "<!-- a -->",
        "<?p e?>",
    ] {
        finds(html, html);
        finds(&format!("a < b {html} <i>"), html);
    }
}

#[test]
fn text_that_is_not_live_is_not_found() {
    for text in [
        "[IDK] Token",
        "GPT-[n] and o-[n]",
        "$x<y$",
        "a < b > c",
        "M$^{2}$UGen",
        "[a] (b)",
        "[a][b]",
        "[a](b c)",
        "[a](b",
        "[a\\](b)",
        "\\<b>",
        "<3>",
        "<>",
        "< b>",
        "<b",
        "<b c",
        "<b'>",
        "https://example.org",
        "Ada Byron",
    ] {
        finds_nothing(text);
    }
}

/// The title ends the link of the heading, and starts another one.
#[test]
fn title_that_closes_the_bracket_before_it_is_found() {
    assert_eq!(found("A](https://evil.example) [B", "A"), ["[A](https://evil.example)"]);
    assert_eq!(found("A\\](https://evil.example) [B", "A ](b)"), [""; 0]);
}

/// Names are separated by the grammar of a page only.
#[test]
fn link_across_two_names_is_found() {
    assert_eq!(found("A", "A [a, b](c), D"), ["[a, b](c)"]);
    assert_eq!(found("A", "['<b>', 'C']"), ["<b>"]);
}

#[test]
fn each_line_is_reported_once() {
    assert_eq!(found("<b>a</b>", "<i>, a [c](d)"), ["<b>", "<i>"]);
}
