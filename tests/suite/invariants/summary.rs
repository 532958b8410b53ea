//! Properties of the items that JSON of a language model becomes.

use std::fmt::Write;

use daily_papers::summary::{Note, NoteKind, from_json};
use daily_papers::{Author, Code, Date, Digest, Document, Item, Link, Lints, Media, Paper, Title, Votes};

use super::hidden::is_safe;

/// A JSON value with its keys in order. A key can occur twice.
#[derive(Debug, Clone)]
pub(crate) enum Json {
    /// A string.
    Text(String),
    /// A number, a word or any other text without quotes.
    Bare(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Writes the value with this white space between its parts.
    pub(crate) fn write(&self, space: &str, out: &mut String) {
        match self {
            Json::Text(text) => write!(out, "{}", serde_json::Value::from(&**text)).unwrap(),
            Json::Bare(text) => out.push_str(text),
            Json::List(values) => {
                out.push('[');
                for (number, value) in values.iter().enumerate() {
                    out.push_str(if number > 0 { "," } else { "" });
                    out.push_str(space);
                    value.write(space, out);
                }
                *out += space;
                out.push(']');
            }
            Json::Object(entries) => {
                out.push('{');
                for (number, (key, value)) in entries.iter().enumerate() {
                    out.push_str(if number > 0 { "," } else { "" });
                    write!(out, "{space}{}:{space}", serde_json::Value::from(&**key)).unwrap();
                    value.write(space, out);
                }
                *out += space;
                out.push('}');
            }
        }
    }

    /// Writes the texts, with their keys before them.
    fn texts(&self, out: &mut String) {
        match self {
            Json::Bare(text) if text == "null" => {}
            Json::Text(text) | Json::Bare(text) => *out += text,
            Json::List(values) => values.iter().for_each(|value| value.texts(out)),
            Json::Object(entries) => {
                for (key, value) in entries {
                    *out += key;
                    value.texts(out);
                }
            }
        }
    }
}

/// Returns the only paper of a digest that has no diagnostic without these items.
fn digest(items: Vec<Item>) -> Digest {
    let mut paper =
        Paper::new(Title::new("A Study").unwrap(), Link::new("https://arxiv.org/abs/2404.14219").unwrap());
    paper.media = Some(Media::Image(Link::new("https://example.org/a.png").unwrap()));
    paper.votes = Some(Votes::Count(3));
    paper.authors.push(Author::new("Ada Byron").unwrap());
    paper.summary = items;
    Digest::new(Date::new(2024, 4, 23).unwrap(), vec![paper])
}

/// Checks that items print and parse back equal, and that no lint reports them.
pub(crate) fn clean(items: &[Item]) {
    let digest = digest(items.to_vec());
    let page = digest.to_string();
    assert_eq!(page.parse::<Digest>().as_ref(), Ok(&digest), "{page:?}");
    let found = Document::parse(&*page).lint(&Lints::new());
    let found: Vec<_> = found.iter().filter(|found| found.code() != Code::MissingSummary).collect();
    assert!(found.is_empty(), "{found:?} in {page:?}");
}

/// Checks that notes are safe to show, and are about items that exist.
fn notes(notes: &[Note], items: &[Item]) {
    for note in notes {
        assert!(format!("{note}{note:?}").chars().all(is_safe), "{note}");
        assert!(note.item().is_none_or(|index| index < items.len()), "{note}");
    }
}

/// Checks what any text becomes.
pub(crate) fn answer(answer: &str) {
    match from_json(answer) {
        Ok((items, found)) => {
            clean(&items);
            notes(&found, &items);
            let length: usize = items.iter().map(|item| item.to_string().len()).sum();
            assert!(length <= 16 * answer.len(), "{length} bytes of {}", answer.len());
        }
        Err(error) => {
            assert!(format!("{error}{error:?}").chars().all(is_safe), "{error}");
            let before = answer.get(..error.offset()).expect("the offset is in the text");
            assert_eq!(error.line(), before.matches('\n').count() + 1);
            let line = before.rsplit('\n').next().unwrap();
            assert_eq!(error.column(), line.chars().count() + 1);
        }
    }
}

/// Checks what a valid object becomes.
pub(crate) fn object(entries: &[(String, Json)]) {
    let object = Json::Object(entries.to_vec());
    let written = |space| {
        let mut text = String::new();
        object.write(space, &mut text);
        text
    };
    let text = written("");
    answer(&text);
    let (items, found) = from_json(&text).unwrap_or_else(|error| panic!("{error}: {text:?}"));
    nothing_is_lost(&object, &items, &found);
    if found.is_empty() {
        unchanged(entries, &items);
    }
    // An empty object gives way to a later one that is not empty.
    let after = if entries.is_empty() { "{}" } else { "{\"끝\": 1}" };
    let around = format!("\u{feff}다음은 {{요약}}입니다.\n```json\n{}\n```\n{after}", written("\n "));
    let (same, found) = from_json(&around).unwrap();
    assert_eq!(same, items, "{around:?}");
    assert_eq!([found[0].kind(), found[1].kind()], [NoteKind::TextBefore, NoteKind::TextAfter]);
}

/// Checks that the items are exactly the labels and texts of an object without changes.
fn unchanged(entries: &[(String, Json)], items: &[Item]) {
    assert_eq!(items.len(), entries.len());
    for ((key, value), item) in entries.iter().zip(items) {
        assert_eq!(item.label().map(|label| &**label), Some(&**key));
        let (Json::Text(text) | Json::Bare(text)) = value else { panic!("a list was changed: {value:?}") };
        assert_eq!(item.text(), text);
    }
}

/// Checks that the visible characters of an object are those of the items, in the same order, except
/// for those that a note is about.
fn nothing_is_lost(object: &Json, items: &[Item], notes: &[Note]) {
    let has = |kind| notes.iter().any(|note| note.kind() == kind);
    let mut old = String::new();
    object.texts(&mut old);
    let new: String = items.iter().map(ToString::to_string).collect();
    if [NoteKind::EmptyValue, NoteKind::RepeatedLabel].into_iter().any(has) {
        return;
    }
    // A Python list can hold any character as an escape.
    if has(NoteKind::LeakedList) && old.contains('\\') {
        return;
    }
    // A command that is restored gets its first letter back, and a list loses its quotes. A bullet at
    // the start of a value is removed.
    let only_hangul = [NoteKind::LeakedList, NoteKind::Latex].into_iter().any(has);
    let is_kept = |c: &char| {
        ('가'..='힣').contains(c)
            || !only_hangul && c.is_ascii_graphic() && !matches!(c, '*' | '+' | '-' | ':' | '\\')
    };
    let kept = |text: &str| text.chars().filter(is_kept).collect::<String>();
    assert_eq!(kept(&new), kept(&old), "{old:?} -> {new:?}");
}
