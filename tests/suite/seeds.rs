//! Writes the seeds and the dictionary of the fuzzer, and tests that the files match.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crate::pieces::PIECES;

/// Short pages in each spelling of the format, with common damage.
const PAGES: [(&str, &str); 14] = [
    ("2023-11", "### [A](https://arxiv.org/abs/2311.00001)\n\nAuthors: 김가람, B C, +\n\n- 하나\n- two \n\n"),
    ("2023-12-link", "### [A [IDK] B](u)\n\n[Watch Video]v.mp4\n\nVote: -\n\nAuthors: A\n\n- one\n\n"),
    (
        "2023-12-player",
        "### [A](u)\n\n[Watch Video](v)\n<div><video controls src=\"v\" muted=\"false\"></video></div>\n\nVote: 7\n\n",
    ),
    ("2023-12-old-player", "### [A](u)\n\n<video src='v'></video>\n\nVote: 1\n\n- a\n  - b\n1) c\n\n"),
    ("2024-01", "### [A](u)\n\n![](/avatars/x.svg)\n\nVote: 12\n\nAuthors: A\n\n- **L**: 가\n- **M**: b\n\n"),
    (
        "2024-04",
        "### [A](u)\n\n![](i.png)\n\nVote: 180\n\nAuthors: A, +, B\n\n- a\n- ***What's New***: b\n\n",
    ),
    ("2024-10", "### [A](u)\n\nAuthors: ['A', \"B O'C\", '\\u00e9\\x41\\n\\\\',]\n\n- ***L***: a\n\n"),
    ("2024-12", "### [A](u)\n\nVote: 3\n\n- ***L***: ['a. ', 'b']\n- {'K': 'v'}\n- ***L*: c\n\n"),
    ("2025-05", "### [A $\\nabla^2$](u)\n\n![alt](i)\n\nVote: 0\n\n- **a**: b\u{c}\n\n### [B](u)\n\n- c\n\n"),
    (
        "damaged",
        "stray\n### A](u)\nlost\n### [A](u)\nVote: x\nVote: 1\nVote: 2\nAuthors: A,  B\n![](i)\n- a\nVote: 3\n",
    ),
    (
        "authors",
        "### [A](u)\nAuthors: ['A'\nAuthors: A , A, \u{200b}B\n- a\u{202e}\u{2028}\r\n\n\r\n- b\r\r\n",
    ),
    (
        "two",
        "### [A](u)\n\n- a\n\n## Daily Papers (2024-04-23)\n\n### [A](u)\n\n- b\n\n## License\n\nprose\n\n# x\n",
    ),
    ("dates", "## Daily Papers (2023-02-29)\n\nprose\n## Daily Papers (2024-02-29)\n### [A](u)\n#### x\n"),
    (
        "repeats",
        "### [A](https://arxiv.org/abs/2404.14219v2)\n- a\n### [A](https://arxiv.org/pdf/2404.14219)\n- a\n- a\n",
    ),
];

const LISTS: [&str; 6] = [
    "Ada Byron, +, Sercan \"O. Arik",
    "['A', \"B'C\", 'D\"E',]",
    "[ '\\\\\\'\\\"\\a\\b\\f\\t\\v' ,\t'\\101\\60\\0608\\x41\\u00e9\\U0001f600']",
    "['\\d\\N{DASH}', '\\ud800', '\\U00110000', '\\x4', '\\777']",
    "[]",
    "['A' 'B']",
];

const JSON: [&str; 4] = [
    r#"{"date":"2024-04-23","papers":[{"title":"A","url":"u","media":{"image":"i"},"votes":1,"authors":["B","+"],"summary":[{"text":"t"}]}]}"#,
    r#"{"date":"2024-04-23","papers":[{"title":"","url":"","media":{"video":"v"},"votes":null,"authors":[],"summary":[{"label":"L","emphasis":"strong","text":"a\nb"}]}]}"#,
    r#"{"date":"2024-02-30","date":"2024-02-29","papers":[]}"#,
    r#"{"date":"0000-01-01","papers":[{"title":"\u2028\ud83d\ude00","url":"](","votes":-1.5e3,"authors":[["a"]],"summary":{}}]}"#,
];

/// Answers of Hugging Face's API.
const ANSWERS: [&str; 4] = [
    r#"[{"paper":{"id":"2404.00001","title":"A\n  B","authors":[{"name":"김가람","hidden":false}],"upvotes":3},"thumbnail":"a.png"}]"#,
    r#"[{"paper":{"id":"2404.00002v1","mediaUrls":["a"]},"title":"A","mediaUrl":"b.mp4"},{"paper":{"id":"a","title":"B"}}]"#,
    r#"[1,{"paper":{"id":"2404.00003","title":"A","authors":["B"]}},{"paper":{"id":"2404.00004","title":"A","upvotes":-1}}]"#,
    r#"[{"x":[[1e999,"\ud800"]],"paper":{"id":"math/0309136","title":"","id":"2404.00005"},"thumbnail":"javascript:a"}]"#,
];

/// Answers of a language model.
const SUMMARIES: [&str; 4] = [
    "요약:\n```json\n{\n  \"**What's New**\": \"$\\frac{1}{2}$\\n- 하나\",\n  \"K\": [\"a\", {\"b\": 3.20}]\n}\n```\n",
    "{\"a\": \"\\alpha \\ud83d\\'\", \"\": [\"**b**:c\", null, \"['d', 'e']\"], \"a:\": \"**a**: f\nVote: 3\"}",
    "\u{2}a\\n### [b](https://c)\\n* d",
    "\u{3}['a', 'b']",
];

/// The bytes that make a paper with all its fields.
const PAPER: &[u8] =
    b"A](\xffu\xff\x01\x01i.png\xff\x01\x05\x02B C\xff+\xff\x02\x00one\xff\x01\x01L\xfftwo\n  - b\xff";
/// The bytes that make each field, after the byte that chooses it.
const FIELDS: [&[u8]; 6] = [
    b"\x00A]\xff",
    b"\x01u\xff",
    b"\x02\x01\x00v\xff",
    b"\x04\x02\x82\xff[\xff",
    b"\x06\x01\x00L\xff- a\n1) b\xff",
    b"\x09\x01\x00\rx\xff",
];

fn each(texts: &[&str], extension: &str) -> Files {
    (1..)
        .zip(texts)
        .map(|(number, text)| (format!("{number}.{extension}"), text.as_bytes().to_vec()))
        .collect()
}

/// Files by their names.
type Files = Vec<(String, Vec<u8>)>;

/// Returns the seeds of each folder.
fn seeds() -> [(&'static str, Files); 9] {
    let page = |text: &str| format!("## Daily Papers (2024-04-23)\n\n{text}");
    let mut text: Vec<_> =
        PAGES.iter().map(|(name, text)| (format!("{name}.md"), page(text).into_bytes())).collect();
    text.push((
        "crlf.md".to_owned(),
        format!("\u{feff}{}", page(PAGES[5].1)).replace('\n', "\r\n").into_bytes(),
    ));

    let bytes = |parts: &[&[u8]]| parts.concat();
    let date: &[u8] = &[0x07, 0xe8, 3, 22];
    let value = vec![
        ("none".to_owned(), bytes(&[date, b"\x00"])),
        ("one".to_owned(), bytes(&[date, b"\x01", PAPER])),
        (
            "two".to_owned(),
            bytes(&[date, b"\x02", b"\xfe\x00\x20\x28\x8f\xff\xff\x01\x00v\xff\x01\x00\x00\x00", PAPER]),
        ),
    ];
    let naughty = vec![("text".to_owned(), b"](\r\n## Daily Papers (2024-04-23)\n- ['".to_vec())];
    let mut updates = Vec::new();
    for (number, field) in (1..).zip(FIELDS) {
        // A change of a field, alone and as one of two changes of two pages with prose before them.
        updates.push((
            number.to_string(),
            bytes(&[b"\x00\x01", field, b"\x00\x00", &[8 * number], date, b"\x02", PAPER, PAPER]),
        ));
        let pages = [
            &b"\x01\x02"[..],
            &[8 * number],
            date,
            b"\x02",
            PAPER,
            PAPER,
            b"\x03",
            &[4 * number],
            date,
            b"\x01",
            PAPER,
        ];
        updates.push((
            format!("{number}-of-two"),
            bytes(&[b"\x02\x01\x00\x0d", field, b"\x01\x09\x01\x00", &pages.concat()]),
        ));
    }
    updates.push((
        "damaged".to_owned(),
        b"\x02\x00\x01\x08\x00\x00\x0a\x02\x0f\x08\x89\x10\x11\x12\x93\x14\x15\x16\x17\x18".to_vec(),
    ));

    let mut serde = each(&JSON, "json");
    serde.push(("amiss".to_owned(), bytes(&[b"\x01", date, b"\x01", PAPER, b"\x06\x02\x06\x05\x01\x07x"])));
    serde.push((
        "binary".to_owned(),
        bytes(&[
            b"\x03\x02\x04date\x0a2024-04-23\x06papers\x01\x04\x05title\x01A\x03url\x01u",
            b"\x07authors\x01\x01B\x07summary\x01\x01\x04text\x01t",
        ]),
    ));
    let mut huggingface = each(&ANSWERS, "json");
    huggingface.push((
        "answer".to_owned(),
        b"\x01\x02\x02A\xffB, C\xff\x00\x00\x00\x00\x00\x00\x00\x00\x03A\xffi.mp4\xff\x0a\x01".to_vec(),
    ));
    huggingface.push((
        "votes".to_owned(),
        bytes(&[b"\x03\x01\x00\x01\x00\x00\x00\x00\x00\x00\x00\x07\x00", date, b"\x02", PAPER, PAPER]),
    ));
    let python = each(&LISTS, "txt");
    // Limits and sizes of buffers, and then the input.
    let starts: [&[u8]; 4] = [b"\0\0", b"\0\x011", b"\xff\x02\x001", b"\xc6\x03\x09\x02\x001"];
    let prose = "\u{feff}# Archive\n\n";
    let reader = ["two", "dates"].into_iter().flat_map(|name| {
        let (_, text) = PAGES.into_iter().find(|(page, _)| *page == name).unwrap();
        let input = [prose, &page(text)].concat();
        (1..).zip(starts).map(move |(number, start)| {
            (format!("{name}-{number}"), [start, input.as_bytes(), b"- \xff\n", input.as_bytes()].concat())
        })
    });
    let reader = reader.collect();
    let mut summary = each(&SUMMARIES, "txt");
    summary.push((
        "object".to_owned(),
        b"\x01\x02**a:**\xff\x01\x03\x05b\nVote: 3\xff\x05['c']\xff\x05d\xff\xff\x03\x01e\xff\x07f\xff"
            .to_vec(),
    ));
    [
        ("text", text),
        ("value", value),
        ("naughty", naughty),
        ("updates", updates),
        ("serde", serde),
        ("python", python),
        ("reader", reader),
        ("huggingface", huggingface),
        ("summary", summary),
    ]
}

/// Returns the words of the grammar in libFuzzer's format.
fn dictionary() -> String {
    let mut words: Vec<&str> = PIECES.iter().copied().filter(|piece| piece.len() > 1).collect();
    let keys = [
        "\"date\":",
        "\"papers\":",
        "\"media\":",
        "\"video\":",
        "\"votes\":",
        "\"summary\":",
        "\"label\":",
        "\"emphasis\":\"strong\"",
        "\"paper\":",
        "\"id\":\"2404.00001\"",
        "\"name\":",
        "\"upvotes\":",
        "\"thumbnail\":",
        "{\"",
        "\":\"",
        "\",\"",
        "\\frac",
        "\\nu",
        "\\n",
    ];
    words.extend(keys);
    let mut out = "# Made by the test `seeds`, as the seeds are.\n".to_owned();
    for word in words {
        out.push('"');
        for byte in word.bytes() {
            match byte {
                b'"' | b'\\' => write!(out, "\\{}", char::from(byte)).unwrap(),
                b' '..=b'~' => out.push(char::from(byte)),
                _ => write!(out, "\\x{byte:02X}").unwrap(),
            }
        }
        out.push_str("\"\n");
    }
    out
}

/// Returns every file below the folder, by its path.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    crate::files::below(folder).into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// Writes the files first if `DAILY_PAPERS_SEEDS` is `write`.
#[test]
fn seeds_and_dictionary_are_up_to_date() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let mut expected = BTreeMap::new();
    for (folder, seeds) in seeds() {
        expected
            .extend(seeds.into_iter().map(|(name, seed)| (fuzz.join("seeds").join(folder).join(name), seed)));
    }
    let dictionary_path = fuzz.join("daily-papers.dict");
    if std::env::var_os("DAILY_PAPERS_SEEDS").is_some_and(|value| value == "write") {
        for (path, seed) in &expected {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, seed).unwrap();
        }
        fs::write(&dictionary_path, dictionary()).unwrap();
    }
    assert_eq!(files(&fuzz.join("seeds")), expected);
    assert_eq!(fs::read_to_string(dictionary_path).unwrap(), dictionary());
}
