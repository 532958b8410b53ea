//! What the page of an object loses: each part is a note, and the paper stays.

use daily_papers::huggingface::{Order, digest};
use daily_papers::{Media, Paper, Severity};
use serde_json::{Value, json};

use super::{answer, daily, object};

/// Returns the paper of an object, and its notes without the index and the identifier.
#[track_caller]
fn made(paper: Value, outer: Value) -> (Paper, Vec<String>) {
    let before = json!({"paper": {"id": "2404.00002", "title": "A"}});
    let answer = answer(&json!([before, object(paper.clone(), outer.clone())]));
    let (mut digest, notes) = answer.digest("2024-04-23".parse().unwrap(), Order::Listed);
    assert_eq!(digest.papers.len(), 2);
    let made = digest.papers.remove(1);
    assert_eq!(Paper::try_from(&daily(paper, outer)).as_ref(), Ok(&made));
    let texts = notes.iter().map(|note| {
        assert_eq!((note.severity(), note.index()), (Severity::Note, Some(1)));
        let text = note.to_string();
        text.strip_prefix("object 1 (2404.00001): ").expect(&text).to_owned()
    });
    (made, texts.collect())
}

#[test]
fn thumbnail_that_cannot_be_written_costs_the_thumbnail() {
    for (src, expected) in [
        ("a b", "a URL without white space and `](`, found `a b`"),
        ("a](b", "a URL without white space and `](`, found `a](b`"),
        ("a\".mp4", "a URL of a video without `\"`, found `a\".mp4`"),
        ("a\u{1b}b", "a URL without hidden characters, found `a\\u{1b}b`"),
        ("a\u{202e}b", "a URL without hidden characters, found `a\\u{202e}b`"),
        ("&#106;avascript:x()//.mp4", "a URL that cannot run a script, found `&#106;avascript:x()//.mp4`"),
    ] {
        for key in ["thumbnail", "mediaUrl"] {
            let (paper, notes) = made(json!({"upvotes": 3}), json!({key: src}));
            assert_eq!(paper.to_string(), "### [연구](https://arxiv.org/abs/2404.00001)\n\nVote: 3\n\n");
            assert_eq!(notes, [format!("`thumbnail`: expected {expected}")]);
        }
    }
}

#[test]
fn title_loses_hidden_characters_with_a_note() {
    for (title, expected, found) in [
        ("A \u{1b}[31mStudy", "A [31mStudy", "\\u{1b}[31mStudy"),
        ("A Stu\u{202e}dy", "A Study", "Stu\\u{202e}dy"),
        ("\u{200b}A", "A", "\\u{200b}A"),
        ("A\u{9b}B", "AB", "A\\u{9b}B"),
        ("\0", "", "\\u{0}"),
        ("\u{1}a \u{2}b", "a b", "\\u{1}a"),
    ] {
        let (paper, notes) = made(json!({"title": title}), json!({}));
        assert_eq!(paper.title, expected);
        assert_eq!(
            notes,
            [format!("`paper.title`: expected a title without hidden characters, found `{found}`")]
        );
    }
}

#[test]
fn visible_characters_and_collapsed_white_space_make_no_note() {
    for (text, expected) in [
        ("A\n  Study\u{c}of\t$\\nabla$\r\n", "A Study of $\\nabla$"),
        ("김가람\u{2028}B\u{85}C\u{a0}D", "김가람 B C D"),
        ("\u{1f468}\u{200d}\u{1f469}\u{fe0f} *a* <b>", "\u{1f468}\u{200d}\u{1f469}\u{fe0f} *a* <b>"),
    ] {
        let (paper, notes) = made(json!({"title": text, "authors": [{"name": text}]}), json!({}));
        assert_eq!((paper.title.as_str(), paper.authors[0].as_str()), (expected, expected));
        assert_eq!(notes, [""; 0]);
    }
}

#[test]
fn name_is_changed_with_a_note() {
    for (name, expected, note) in [
        ("Ada Byron, Jr.", "Ada Byron Jr.", "a name without `, `, found `Ada Byron, Jr.`"),
        ("A,\n B", "A B", "a name without `, `, found `A,\\n B`"),
        ("['A']", "'A']", "a name without `[` at its start, found `['A']`"),
        ("A\u{1b}[2J", "A[2J", "a name without hidden characters, found `A\\u{1b}[2J`"),
        ("\u{202e}A, B", "A B", "a name without hidden characters, found `\\u{202e}A, B`"),
    ] {
        let (paper, notes) = made(json!({"authors": [{"name": "C"}, {"name": name}]}), json!({}));
        assert_eq!(paper.authors, ["C", expected]);
        assert_eq!(notes, [format!("`paper.authors[].name`: expected {note}")]);
    }
}

#[test]
fn name_that_is_empty_without_what_it_lost_is_left_out_with_a_note() {
    for (name, found) in [("\u{200b}", "\\u{200b}"), ("[", "[")] {
        let (paper, notes) = made(json!({"authors": [{"name": name}, {"name": "B"}]}), json!({}));
        assert_eq!(paper.authors, ["B"]);
        assert!(notes.len() == 1 && notes[0].ends_with(&format!("found `{found}`")), "{notes:?}");
    }
    let (paper, notes) = made(json!({"authors": [{"name": " \n"}, {"name": ""}]}), json!({}));
    assert!(paper.authors.is_empty() && notes.is_empty());
}

#[test]
fn each_changed_text_has_a_note_in_the_order_of_the_fields() {
    let authors = json!([{"name": "A, B"}, {"name": "C\u{7}"}, {"name": "[D"}]);
    let (paper, notes) =
        made(json!({"title": "\u{7}\u{8}A", "authors": authors}), json!({"thumbnail": "a b"}));
    assert_eq!((paper.title.as_str(), paper.media), ("A", None));
    assert_eq!(paper.authors, ["A B", "C", "D"]);
    let keys: Vec<_> = notes.iter().map(|note| note.split(": ").next().unwrap()).collect();
    let name = "`paper.authors[].name`";
    assert_eq!(keys, ["`paper.title`", name, name, name, "`thumbnail`"]);
    assert!(notes[1].ends_with("found `A, B`") && notes[3].ends_with("found `[D`"), "{notes:?}");
}

#[test]
fn notes_and_errors_are_in_the_order_of_the_papers() {
    let with = |id, title| daily(json!({"id": id, "title": title}), json!({"thumbnail": "a.png"}));
    let papers = [with("2404.00001", "\u{1}A"), with("b", "B"), with("2404.00003", "\u{1}C")];
    let (digest, errors) = digest("2024-04-23".parse().unwrap(), &papers, Order::Votes);
    assert_eq!(digest.papers.len(), 2);
    assert!(digest.papers.iter().all(|paper| matches!(paper.media, Some(Media::Image(_)))));
    let found: Vec<_> = errors.iter().map(|error| (error.index(), error.severity())).collect();
    let (note, error) = (Severity::Note, Severity::Error);
    assert_eq!(found, [(Some(0), note), (Some(1), error), (Some(2), note)]);
}
