//! Values that look like structure, in each field.

use daily_papers::{Author, Item, Label, Link, Media, Title, VideoLink};

use super::*;
use crate::invariants::updates::{Field, one_field};

/// Texts with markers of the format, line breaks, quotes or invisible characters.
const HOSTILE_TEXTS: [&str; 34] = [
    "](",
    ")",
    "](x)",
    "\n",
    "\n\n",
    "\n## Daily Papers (2024-01-01)",
    "## Daily Papers (2024-01-01)\n",
    "\n### [a](b)",
    "### [a](b)\n",
    "\n# x",
    "\n- x",
    "\nVote: 3",
    "\r",
    "\r\n",
    "\n\r",
    "\u{85}",
    "\u{2028}",
    "\u{c}",
    "\u{b}",
    "\0",
    "\u{feff}",
    " ",
    "\t",
    "- ",
    "**x**: ",
    "***x***: ",
    "*",
    "['",
    "[",
    ", ",
    ",",
    "\"",
    "'></video>",
    "(",
];

#[test]
fn hostile_texts_bring_in_no_structure() {
    let full = "![](i)\n\nVote: 3\n\nAuthors: A\n\n- one\n- two\n\n";
    let papers =
        |fields: &str| format!("{DIGEST}### [A](a)\n\n{full}### [B](b)\n\n{fields}### [C](c)\n\n{full}");
    let damaged =
        papers(full).replace("[A](a)\n\n", "[A](a)\n\nstray\n").replace("### [C]", "### broken\n\n### [C]");
    let pages = [
        papers(full),
        papers(""),
        papers("").replace("\n\n", "\n"),
        damaged,
        papers(full).replace('\n', "\r\n"),
    ];
    let mut tried = 0;
    for hostile in HOSTILE_TEXTS {
        for text in [hostile.to_owned(), format!("a{hostile}"), format!("{hostile}a"), format!("a{hostile}b")]
        {
            let mut fields = Vec::new();
            fields.extend(Title::new(&*text).map(Field::Title));
            fields.extend(Link::new(&*text).map(Field::Url));
            fields.extend(Link::new(&*text).map(|src| Field::Media(Some(Media::Image(src)))));
            fields.extend(VideoLink::new(&*text).map(|src| Field::Media(Some(Media::Video(src)))));
            if let Ok(author) = Author::new(&*text) {
                fields.push(Field::Authors(vec![author.clone()]));
                fields.push(Field::Authors([authors(&["X"]), vec![author], authors(&["Y"])].concat()));
            }
            let labelled = Label::new(&*text).ok().and_then(|label| Item::labelled(label, &*text).ok());
            for item in Item::new(&*text).into_iter().chain(labelled) {
                fields.push(Field::Summary(vec![item.clone()]));
                fields.push(Field::Summary([vec![item.clone()], items(&["x"])].concat()));
                fields.push(Field::AddItem(0, item));
            }
            tried += fields.len();
            for (page, field) in pages.iter().flat_map(|page| fields.iter().map(move |field| (page, field))) {
                one_field(page, 1, field);
            }
        }
    }
    assert!(tried > 500, "{tried}");
}
