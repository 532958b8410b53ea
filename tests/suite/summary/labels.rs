//! Labels, and labels that their texts repeat.

use daily_papers::Loss;
use daily_papers::summary::{NoteKind, from_json};

/// Returns the items of an object with one text, and the kinds of the notes.
fn item(label: &str, text: &str) -> (Vec<String>, Vec<NoteKind>) {
    let answer = serde_json::json!({ label: text }).to_string();
    let (items, notes) = from_json(&answer).unwrap();
    crate::invariants::summary::clean(&items);
    (items.iter().map(ToString::to_string).collect(), notes.iter().map(|note| note.kind()).collect())
}

#[test]
fn label_loses_asterisks_colons_and_white_space() {
    let space = NoteKind::Loss(Loss::WhiteSpace);
    let hidden = NoteKind::Loss(Loss::HiddenCharacter);
    let cases: [(&str, &str, &[NoteKind]); 9] = [
        ("What's New", "What's New", &[]),
        ("방법: 요약", "방법: 요약", &[]),
        ("***새로운 점***", "새로운 점", &[NoteKind::Label]),
        ("**새로운 점:**", "새로운 점", &[NoteKind::Label]),
        ("**새로운 점** ：", "새로운 점", &[NoteKind::Label]),
        ("새*로운* 점::", "새로운 점", &[NoteKind::Label]),
        (" 새로운\n점 ", "새로운 점", &[space]),
        ("\u{feff}새로운 점\u{202e}", "새로운 점", &[hidden]),
        ("$\theta$", "$\\theta$", &[NoteKind::Latex]),
    ];
    for (label, clean, notes) in cases {
        assert_eq!(item(label, "하나"), (vec![format!("***{clean}***: 하나")], notes.to_vec()), "{label:?}");
    }
}

#[test]
fn empty_label_gives_an_item_without_a_label() {
    for label in ["", "**", " : ", "\u{200b}"] {
        let (items, notes) = item(label, "하나");
        assert_eq!(items, ["하나"], "{label:?}");
        assert!(notes.contains(&NoteKind::EmptyLabel), "{label:?}");
    }
}

#[test]
fn note_has_the_index_of_its_item_and_the_label_as_written() {
    let (_, notes) = from_json(r#"{"가": "하나", "**나**": "둘", "**다**": "셋"}"#).unwrap();
    let places: Vec<_> = notes.iter().map(|note| (note.item(), note.label())).collect();
    assert_eq!(places, [(Some(1), "**나**"), (Some(2), "**다**")]);
}

#[test]
fn equal_labels_stay() {
    let (items, notes) = from_json(r#"{"가": "하나", "나": "둘", "가": "셋"}"#).unwrap();
    let texts: Vec<_> = items.iter().map(ToString::to_string).collect();
    assert_eq!((texts.join("|").as_str(), &*notes), ("***가***: 하나|***나***: 둘|***가***: 셋", &[][..]));
}

#[test]
fn label_at_the_start_of_its_text_is_removed() {
    for text in ["***방법***: 하나", "**방법:** 하나", "방법: 하나", "** 방법**： 하나", "***방법***:\n하나"]
    {
        let (items, notes) = item("**방법**", text);
        assert_eq!(items, ["***방법***: 하나"], "{text:?}");
        assert!(notes.contains(&NoteKind::RepeatedLabel), "{text:?}");
    }
    for text in
        ["방법 하나", "방법론: 하나", "방법:", "**방법 하나**: 둘", "**다른 방법**: 하나", "**방법:* 하나"]
    {
        assert_eq!(item("방법", text), (vec![format!("***방법***: {text}")], vec![]), "{text:?}");
    }
    assert_eq!(item("방법", "방법: **굵은** 글씨").0, ["***방법***: **굵은** 글씨"]);
}
