//! Values made of any text: what is kept, what is changed, and what is said of it.

use daily_papers::{Author, Emphasis, Item, Label, Loss, Title};
use proptest::prelude::*;

use crate::generators::{config, text};

/// Characters that a lossy value can lose although they can be seen.
const STRUCTURE: [char; 4] = ['*', '[', ',', '\\'];

/// Returns the characters of a text that every lossy value keeps.
fn kept(text: &str) -> String {
    let is_kept = |c: &char| (c.is_ascii_graphic() || ('가'..='힣').contains(c)) && !STRUCTURE.contains(c);
    text.chars().filter(is_kept).collect()
}

/// Whether a text is one line without a run of white space or a hidden character.
fn is_clean(text: &str) -> bool {
    let is_hidden =
        |c: char| c.is_control() || matches!(c, '\u{200e}' | '\u{202a}'..='\u{202e}' | '\u{feff}');
    text.split_whitespace().collect::<Vec<_>>().join(" ") == text && !text.contains(is_hidden)
}

#[test]
fn title_is_one_line_of_visible_characters() {
    use Loss::{HiddenCharacter, WhiteSpace};
    let cases: [(&str, &str, &[Loss]); 7] = [
        ("a\n  b", "a b", &[WhiteSpace]),
        ("\n", "", &[WhiteSpace]),
        ("\ta\u{2028}\u{3000}b\r\n", "a b", &[WhiteSpace]),
        ("a\0\nb", "a b", &[HiddenCharacter, WhiteSpace]),
        ("\u{202e}a\n\u{202c}b\u{200d}", "a b", &[HiddenCharacter, WhiteSpace]),
        ("👩\u{200d}🔬\n한\u{200d}", "👩\u{200d}🔬 한\u{200d}", &[WhiteSpace]),
        ("[a](b)\n### [c](d)", "[a](b) ### [c](d)", &[WhiteSpace]),
    ];
    for (text, title, losses) in cases {
        assert_eq!(Title::from_lossy(text), (Title::new(title).unwrap(), losses.to_vec()), "{text:?}");
    }
}

#[test]
fn author_loses_separators_and_brackets() {
    use Loss::{Structure, WhiteSpace};
    let cases: [(&str, &str, &[Loss]); 9] = [
        ("Byron, Ada", "Byron Ada", &[Structure]),
        ("a,, b", "a b", &[Structure]),
        ("a, , b", "a b", &[Structure]),
        (", ", ",", &[WhiteSpace]),
        ("a, b,", "a b,", &[Structure]),
        ("['a', 'b']", "'a' 'b']", &[Structure]),
        ("[[ [a", "a", &[Structure]),
        ("a\r", "a", &[WhiteSpace]),
        ("김\n가람", "김 가람", &[WhiteSpace]),
    ];
    for (text, author, losses) in cases {
        assert_eq!(Author::from_lossy(text), (Author::new(author).unwrap(), losses.to_vec()), "{text:?}");
    }
}

#[test]
fn label_loses_asterisks_and_is_never_empty() {
    use Loss::{Empty, Structure, WhiteSpace};
    let cases: [(&str, &str, &[Loss]); 5] = [
        ("***a***", "a", &[Structure]),
        ("* a * b", "a b", &[Structure, WhiteSpace]),
        ("a\nb", "a b", &[WhiteSpace]),
        ("", "\u{fffd}", &[Empty]),
        ("**\n**", "\u{fffd}", &[Structure, WhiteSpace, Empty]),
    ];
    for (text, label, losses) in cases {
        assert_eq!(Label::from_lossy(text), (Label::new(label).unwrap(), losses.to_vec()), "{text:?}");
    }
}

#[test]
fn item_keeps_its_lines_and_escapes_structure() {
    use Loss::{HiddenCharacter, Structure, WhiteSpace};
    let cases: [(&str, &str, &[Loss]); 8] = [
        ("a\n\nb", "a\nb", &[WhiteSpace]),
        ("a\r\nb\r", "a\nb", &[WhiteSpace]),
        ("a\n- b\n  - c", "a\n  - b\n  - c", &[Structure]),
        ("a\n\n\t- b", "a\n  - b", &[WhiteSpace, Structure]),
        ("a\n# b\n### [c](d)\n#### e", "a\n\\# b\n\\### [c](d)\n#### e", &[Structure]),
        ("\n\n  # a", "# a", &[WhiteSpace]),
        ("\0\n\u{feff}\n- a", "- a", &[HiddenCharacter, WhiteSpace]),
        ("**a**: b\n\n  c", "**a**: b\n  c", &[WhiteSpace]),
    ];
    for (text, item, losses) in cases {
        assert_eq!(Item::from_lossy(text), (item.parse().unwrap(), losses.to_vec()), "{text:?}");
    }
    let label = Label::new("L").unwrap().with_emphasis(Emphasis::Strong);
    let (item, losses) = Item::labelled_from_lossy(label, "**a**: b\n\nc");
    assert_eq!((item.to_string().as_str(), losses), ("**L**: **a**: b\nc", vec![WhiteSpace]));
}

#[test]
fn losses_are_sentences() {
    let losses = [Loss::WhiteSpace, Loss::HiddenCharacter, Loss::Structure, Loss::Empty];
    let sentences = losses.map(|loss| loss.to_string());
    assert_eq!(
        sentences,
        [
            "white space was collapsed",
            "hidden characters were removed",
            "structure was removed or escaped",
            "an empty label was replaced",
        ]
    );
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn lossy_values_keep_a_valid_text_and_repair_any_other(text in text()) {
        let (title, losses) = Title::from_lossy(&text);
        prop_assert_eq!(losses.is_empty(), title == text.as_str());
        prop_assert_eq!(Title::new(&*text).is_ok(), losses.is_empty());
        prop_assert_eq!(Title::new(title.as_str()), Ok(title.clone()));
        prop_assert!(losses.is_empty() || is_clean(&title));
        prop_assert_eq!(kept(&title), kept(&text));

        let (author, losses) = Author::from_lossy(&text);
        prop_assert_eq!(Author::new(&*text).is_ok(), losses.is_empty());
        prop_assert_eq!(losses.is_empty(), author == text.as_str());
        prop_assert_eq!(Author::new(author.as_str()), Ok(author.clone()));
        prop_assert!(losses.is_empty() || is_clean(&author));
        prop_assert_eq!(kept(&author), kept(&text));

        let (label, losses) = Label::from_lossy(&text);
        prop_assert_eq!(Label::new(&*text).is_ok(), losses.is_empty());
        prop_assert_eq!(losses.is_empty(), label == text.as_str());
        prop_assert_eq!(Label::new(label.as_str()), Ok(label.clone()));
        prop_assert!(losses.is_empty() || is_clean(&label));
        prop_assert_eq!(kept(&label), kept(&text));

        let (item, losses) = Item::from_lossy(&text);
        prop_assert_eq!(text.parse::<Item>().is_ok(), losses.is_empty());
        prop_assert_eq!(losses.is_empty(), item.to_string() == text);
        prop_assert_eq!(item.to_string().parse::<Item>(), Ok(item.clone()));
        prop_assert!(losses.is_empty() || item.to_string().lines().all(|line| is_clean(line.trim_start())));
        prop_assert_eq!(kept(&item.to_string()), kept(&text));

        let (item, losses) = Item::labelled_from_lossy(label.clone(), &text);
        prop_assert_eq!(Item::labelled(label.clone(), &*text).is_ok(), losses.is_empty());
        prop_assert_eq!(item.label(), Some(&label));
        prop_assert_eq!(kept(item.text()), kept(&text));
        prop_assert_eq!(Item::labelled(label, item.text()), Ok(item.clone()));
    }
}
