//! Tests that no error shows characters that could fool a reader or a terminal.

use std::fmt::{Debug, Display};

use daily_papers::{
    ArxivId, Author, Code, Date, Digest, Document, Edit, Item, Label, Limits, Link, Lints, Media, Paper,
    ReadError, Span, Title, VideoLink, Votes,
};

use serde::de::value::{self, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

use crate::invariants::hidden::HOSTILE;

/// Asserts that an output has no such character. Its line breaks are its own;
/// [`line_breaks_of_the_input_are_escaped`] tests those of the page.
#[track_caller]
fn is_safe(output: impl Display) {
    let output = output.to_string();
    let found = output.chars().find(|c| *c != '\n' && HOSTILE.contains(c));
    assert_eq!(found, None, "{output:?}");
}

/// Asserts that an error is safe in each way to show it.
#[track_caller]
fn is_shown_safely(error: &(impl Display + Debug)) {
    is_safe(error);
    is_safe(format_args!("{error:?}"));
    is_safe(format_args!("{error:#?}"));
}

/// Returns pages with each kind of error, and `c` wherever an error can show it.
fn pages(c: char) -> Vec<String> {
    let lines = [
        format!("## Daily Papers ({c})"),
        format!("## Daily Papers (2024-04-23){c}"),
        format!("### {c}"),
        format!("### [A{c}](b{c}"),
        format!("### [A{c}](b {c})"),
        format!("### [A{c}](javascript:{c})"),
        format!("![](a{c} b"),
        format!("![{c}](javascript:{c})"),
        format!("![{c}](/{c})"),
        format!("[Watch Video]({c}"),
        format!("[Watch Video]x{c}"),
        format!("<video src='y{c}'></video>"),
        format!("<video src='{c}"),
        format!("Vote: {c}"),
        format!("Vote: 3{c}"),
        format!("Authors: ['{c}"),
        format!("Authors: ['{c}', '{c}', '+']"),
        format!("Authors: {c}, +, {c}"),
        format!("Authors: {c}"),
        format!("stray{c}"),
        format!("{c}stray"),
        format!("- ***{c}: item{c}"),
        format!("- ['{c}', 'b']"),
        format!("- item {c}framework\n- further{c}\n {c}"),
        format!("- item {c} \n{c}\n"),
        format!("# {c}"),
    ];
    let start = "## Daily Papers (2024-04-23)\n### [A](https://arxiv.org/abs/2404.14219)\n";
    let mut pages: Vec<_> = lines.iter().map(|line| format!("{start}{line}\n")).collect();
    pages.extend(lines.iter().cloned());
    pages.push(lines.join("\n"));
    pages.push(start.to_owned() + &lines.join("\n"));
    pages.push(format!("{start}{start}![]({c})\n\n{start}"));
    pages
}

#[test]
fn errors_of_pages_are_safe_to_show() {
    for &c in HOSTILE {
        let path = format!("a{c}b.md");
        for page in pages(c) {
            let document = Document::parse(&*page);
            for found in document.lint(&Lints::new()).iter().chain(&document.diagnostics()) {
                is_shown_safely(found);
                is_safe(found.message());
                is_safe(found.found());
                is_safe(found.help().unwrap_or_default());
                let rendering = found.render(&page).with_path(&path);
                is_shown_safely(&rendering);
            }
            if let Err(error) = page.parse::<Digest>() {
                is_shown_safely(&error);
                is_shown_safely(&error.render(&page).with_path(&path));
                is_shown_safely(&ReadError::from(error));
            }
        }
    }
}

#[test]
fn errors_of_bytes_and_limits_are_safe_to_show() {
    for &c in HOSTILE {
        for page in pages(c) {
            let bytes = [page.as_bytes(), b"\xff", page.as_bytes()].concat();
            is_shown_safely(&Document::from_utf8(&*bytes).unwrap_err());
            is_shown_safely(&Document::from_utf8(bytes).unwrap_err());
            let limits = Limits::new().max_line_bytes(0);
            for limits in [limits, limits.max_bytes(1), Limits::new().max_items(0).max_papers(0)] {
                if let Err(error) = Document::parse_with_limits(page.clone(), &limits) {
                    is_shown_safely(&error);
                }
                if let Err(error) = Document::from_utf8_with_limits(page.clone().into_bytes(), &limits) {
                    is_shown_safely(&error);
                }
            }
        }
    }
}

#[test]
fn errors_of_values_are_safe_to_show() {
    fn refused<T>(built: Result<T, impl Display + Debug>) {
        if let Err(error) = built {
            is_shown_safely(&error);
        }
    }
    for &c in HOSTILE {
        for text in [
            format!("{c}"),
            format!("a{c}](\n\r"),
            format!("[{c}, \n\r"),
            format!("\n\n- {c}"),
            format!("**{c}**: *"),
            format!("2404.{c}"),
            format!("\"{c}"),
        ] {
            refused(Title::new(&*text));
            refused(Link::new(&*text));
            refused(VideoLink::new(&*text));
            refused(Author::new(&*text));
            refused(Item::new(&*text));
            refused(Label::new(&*text));
            refused(text.parse::<Item>());
            refused(text.parse::<Date>());
            refused(text.parse::<Votes>());
            refused(text.parse::<ArxivId>());
            refused(text.parse::<Code>());
        }
        for text in
            [format!("javascript:{c}"), format!("/{c}"), format!("https://{c}"), format!("https://[{c}")]
        {
            if let Ok(link) = Link::new(text) {
                refused(link.to_url());
                refused(link.to_url_allowing_script());
            }
        }
    }
}

#[test]
fn errors_of_edits_are_safe_to_show() {
    let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n- item\n\n";
    let edit = |title: &str| Edit::new(Span::new(35, 36), title);
    for &c in HOSTILE {
        let edit = edit(&format!("\"\\{c}"));
        let overlap = Document::parse(page).apply([edit.clone(), edit.clone()]).unwrap_err();
        is_shown_safely(&overlap);
        is_shown_safely(&Document::parse("").apply([edit]).unwrap_err());
        let page = format!("{}### [{c}](b)\n\n- item\n\nVote: 3{c}\n", &page[..30]);
        let changed = Document::parse(page)
            .update(|digests| digests[0].papers.iter_mut().for_each(|paper| paper.summary.clear()));
        changed.err().iter().for_each(is_shown_safely);
    }
    let shown = format!("{:?}", edit("a \"b\" \\ \u{3164}한"));
    assert_eq!(shown, r#"Edit { span: 35..36, text: "a \"b\" \\ \u{3164}한" }"#);
}

/// The deserializer of `serde::de::value` adds nothing to the errors of the model.
#[test]
fn errors_of_other_formats_are_safe_to_show() {
    fn refused<T: DeserializeOwned + Debug>(text: &str) {
        let deserializer: StrDeserializer<'_, value::Error> = text.into_deserializer();
        is_shown_safely(&T::deserialize(deserializer).expect_err(text));
    }
    for &c in HOSTILE {
        let text = c.to_string();
        refused::<Digest>(&text);
        refused::<Paper>(&text);
        refused::<Item>(&text);
        refused::<Media>(&text);
        refused::<Votes>(&text);
        refused::<Date>(&text);
    }
}

/// Asserts that a wrong value is not reported as wrong JSON.
#[test]
fn json_errors_keep_their_kind() {
    assert!(serde_json::from_str::<Digest>("{").unwrap_err().is_eof());
    assert!(serde_json::from_str::<Digest>("{!").unwrap_err().is_syntax());
    assert!(serde_json::from_str::<Digest>("[]").unwrap_err().is_data());
}

#[test]
fn json_errors_are_short() {
    let json = format!(
        "{{\"date\":\"2024-04-23\",\"papers\":[{{\"media\":{{\"{}\":1}}}}]}}",
        "\u{7f}".repeat(10_000)
    );
    let error = serde_json::from_str::<Digest>(&json).unwrap_err().to_string();
    assert!(error.starts_with("`papers`: `media`: unknown variant `\\u{7f}"), "{error}");
    assert!(error.len() < 3000, "{} bytes", error.len());
    // A text that can be parsed keeps its message.
    let error =
        serde_json::from_str::<Digest>(r#"{"date":"2024-04-23","papers":[{"media":{"x":1}}]}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`papers`: `media`: unknown variant `x`, expected `image` or `video` at line 1 column 44"
    );
}

#[test]
fn errors_of_json_are_safe_to_show() {
    fn refused<T: DeserializeOwned + Debug>(json: &str) {
        is_shown_safely(&serde_json::from_str::<T>(json).expect_err(json));
        if let Ok(value) = serde_json::from_str::<serde_json::Value>(json) {
            is_shown_safely(&serde_json::from_value::<T>(value).expect_err(json));
        }
    }
    for &c in HOSTILE {
        for text in [c.to_string(), format!("a{c}b"), c.to_string().repeat(100)] {
            let text = serde_json::to_string(&text).unwrap();
            for digest in [
                text.clone(),
                format!("{{{text}:1}}"),
                format!(r#"{{"date":{text},"papers":[]}}"#),
                format!(r#"{{"date":"2024-04-23","papers":[],{text}:1}}"#),
                format!(r#"{{"date":"2024-04-23","papers":{text}}}"#),
                format!(r#"{{"date":"2024-04-23","papers":[{text}]}}"#),
                format!(r#"{{"date":"2024-04-23","papers":[{{{text}:1}}]}}"#),
                format!(
                    r#"{{"date":"2024-04-23","papers":[{{"title":"","url":"","summary":[{{{text}:1}}]}}]}}"#
                ),
                format!(r#"{{"date":"2024-04-23","papers":[{{"title":"","url":"","media":{{{text}:1}}}}]}}"#),
            ] {
                refused::<Digest>(&digest);
            }
            for field in ["url", "media", "votes", "authors", "summary"] {
                refused::<Paper>(&format!(r#"{{"{field}":{text}}}"#));
            }
            for json in [text.clone(), format!("{{{text}:1}}"), format!("[{text}]")] {
                refused::<Paper>(&json);
                refused::<Item>(&json);
                refused::<Media>(&json);
                refused::<Votes>(&json);
                refused::<Date>(&json);
                refused::<ArxivId>(&json);
            }
            refused::<Item>(&format!(r#"{{"text":"","label":"L","emphasis":{text}}}"#));
            refused::<Title>(&format!("[{text}]"));
        }
    }
}

#[test]
fn line_breaks_of_the_input_are_escaped() {
    let error = serde_json::from_str::<Digest>(r#"{"a\nb\u202e":1}"#).unwrap_err();
    let expected = r"unknown field `a\nb\u{202e}`, expected `date` or `papers` at line 1 column 13";
    assert_eq!(error.to_string(), expected);
    let error = serde_json::from_str::<Digest>(r#"{"date":"2024-04-23","papers":[{"a\nb":1}]}"#).unwrap_err();
    assert!(
        error.to_string().starts_with(r"`papers`: unknown field `a\nb`, expected one of `title`, "),
        "{error}"
    );
    assert!(!"a\nb".parse::<Code>().unwrap_err().to_string().contains('\n'));
}
