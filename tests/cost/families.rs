//! Hostile pages: repeated text that could take too much time or memory.

/// A kind of page that can have any size.
pub(crate) struct Family {
    pub(crate) name: String,
    page: Box<dyn Fn(usize) -> String>,
}

impl Family {
    fn new(name: impl Into<String>, page: impl Fn(usize) -> String + 'static) -> Family {
        Family { name: name.into(), page: Box::new(page) }
    }

    /// Returns a page of about `bytes` bytes.
    pub(crate) fn page(&self, bytes: usize) -> String {
        (self.page)(bytes)
    }
}

/// Texts that are repeated alone, in every field, and on lines of their own.
const UNITS: [&str; 41] = [
    "#",
    "# ",
    "## Daily Papers (",
    "### [",
    "](",
    "[",
    "]",
    "(",
    ")",
    "![](",
    "- ",
    "- **",
    "*",
    "**a**: ",
    "Authors: ",
    "Vote: ",
    ", ",
    "['",
    "'",
    "\\",
    "\n",
    "\r",
    "\r\n",
    "\n\r",
    "\t",
    " ",
    "\0",
    "\u{c}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{301}",
    "😀",
    "7",
    "<",
    "<a b='",
    "<a:",
    "`",
    "[](a",
    "[](<a",
    "[](a 'b",
];

/// A function from a number to a distinct text.
type Counted = fn(usize) -> String;

const DIGEST: &str = "## Daily Papers (2024-04-23)\n\n";
const PAPER: &str = "## Daily Papers (2024-04-23)\n\n### [a](https://arxiv.org/abs/2404.14219)\n\n";

pub(crate) fn named(name: &str) -> Family {
    all().into_iter().find(|family| family.name == name).unwrap()
}

pub(crate) fn all() -> Vec<Family> {
    let mut families = Vec::new();
    for unit in UNITS {
        families.push(Family::new(format!("{unit:?}"), |bytes| filled("", unit, "", bytes)));
        families.push(Family::new(format!("{unit:?} in each field"), |bytes| in_fields(unit, bytes)));
        if !unit.ends_with('\n') {
            families.push(Family::new(format!("{unit:?} a line"), |bytes| as_lines(unit, bytes)));
        }
    }
    families.extend(papers());
    families.extend(authors());
    families.extend(lines());
    families
}

/// Returns pages of many papers or digests.
fn papers() -> impl Iterator<Item = Family> {
    let same = [
        ("papers with one identifier", DIGEST, "### [a](https://arxiv.org/abs/2404.14219)\n\n"),
        ("papers without an identifier", DIGEST, "### [a](u)\n"),
        ("papers with a malformed heading", DIGEST, "### [a](u u)\n"),
        ("papers with fields out of order", DIGEST, "### [a](u)\nAuthors: A\nVote: 1\n![](i)\n"),
        ("papers with videos that differ", DIGEST, "### [a](u)\n[Watch Video](v)\n<video src='w'></video>\n"),
        ("papers that lack all line ends but one", DIGEST, "### [a](u)\nVote: 1\nAuthors: A\n- b\n"),
        ("digests of one date", "", DIGEST),
        ("digests of one date, with a paper", "", PAPER),
        (
            "digests of one date, apart",
            "",
            "## Daily Papers (2024-04-23)\n\n### [a](https://arxiv.org/abs/2404.14219)\n\n# b\n",
        ),
        (
            "digests of one date, apart, without an identifier",
            "",
            "## Daily Papers (2024-04-23)\n### [a](u)\n#  \n",
        ),
    ];
    let long_first = [
        (
            "digests of one date after papers without an identifier",
            "### [](b)\n",
            "## Daily Papers (2024-04-23)\n",
        ),
        (
            "papers of one identifier after a long one",
            "- a\n",
            "## Daily Papers (2024-04-23)\n### [a](https://arxiv.org/abs/2404.14219)\n",
        ),
    ];
    let long_first = long_first.into_iter().map(|(name, first, unit)| {
        Family::new(name, move |bytes| filled(&filled(PAPER, first, "", bytes / 2), unit, "", bytes))
    });
    let distinct: [(&str, &str, Counted); 5] = [
        ("papers of one link with distinct votes", DIGEST, |n| format!("### [a](u)\nVote: {n}\n")),
        ("distinct items", PAPER, |n| format!("- {n}\n")),
        ("papers with distinct identifiers", DIGEST, |n| {
            format!("### [a](https://arxiv.org/abs/{})\n\n", id(n))
        }),
        ("digests of distinct dates", "", |n| format!("## Daily Papers ({})\n\n", date(n))),
        ("digests of distinct dates, with a paper", "", |n| {
            format!("## Daily Papers ({})\n\n### [a](https://arxiv.org/abs/{})\n\n", date(n), id(n))
        }),
    ];
    let same = same
        .into_iter()
        .map(|(name, before, unit)| Family::new(name, move |bytes| filled(before, unit, "", bytes)));
    let distinct = distinct
        .into_iter()
        .map(|(name, before, unit)| Family::new(name, move |bytes| counted(before, unit, "", bytes)));
    same.chain(distinct).chain(long_first)
}

/// Returns pages of many authors, on one line or on several.
fn authors() -> impl Iterator<Item = Family> {
    let same = [
        ("authors of one name", "Authors: ", "A, ", "A\n"),
        ("authors without a name", "Authors: ", ",  ", "\n"),
        ("one author of commas", "Authors: ", ",", "\n"),
        ("authors of nothing", "Authors: ", ", ", "\n"),
        ("authors that are cut", "Authors: ", "+, ", "+\n"),
        ("a Python list of one name", "Authors: [", "'A', ", "'A']\n"),
        ("a Python list of empty names", "Authors: [", "'',", "'']\n"),
        ("a Python list of short names", "Authors: [", "'a',", "'a']\n"),
        ("a Python list of escapes", "Authors: ['", "\\x41", "']\n"),
        ("a Python list that is not closed", "Authors: [", "'A', ", "\n"),
        ("a Python string that is not closed", "Authors: ['", "A, ", "\n"),
        ("authors lines", "", "Authors: A\n", ""),
        ("authors lines without a name", "", "Authors: \n", ""),
    ];
    let distinct: [(&str, &str, Counted, &str); 3] = [
        ("authors of distinct names", "Authors: ", |n| format!("A{n}, "), "A\n"),
        ("authors of names that are equal in pairs", "Authors: ", |n| format!("A{}, ", n / 2), "A\n"),
        ("a Python list of distinct names", "Authors: [", |n| format!("'A{n}', "), "'A']\n"),
    ];
    let same = same.into_iter().map(|(name, before, unit, after)| {
        Family::new(name, move |bytes| filled(&format!("{PAPER}{before}"), unit, after, bytes))
    });
    let distinct = distinct.into_iter().map(|(name, before, unit, after)| {
        Family::new(name, move |bytes| counted(&format!("{PAPER}{before}"), unit, after, bytes))
    });
    let half = Family::new(NAMES_FOR_EACH_LINE, |bytes| {
        let names = ", ".repeat(bytes / 4);
        filled(&format!("{PAPER}Authors: {names}\n"), "Authors: \n", "", bytes)
    });
    same.chain(distinct).chain([half])
}

/// Quadratic for a lint that looks at all names again for each authors line, as one once did.
pub(crate) const NAMES_FOR_EACH_LINE: &str = "authors lines under a long list without a name";

/// Quadratic for code that compares each line with all others, although the lines are few.
pub(crate) const LONG_LINES: &str = "unknown lines of a thousand bytes";

/// Returns pages of many lines in one paper, or of one long line.
fn lines() -> impl Iterator<Item = Family> {
    let same = [
        ("one line of prose", "", "a", ""),
        ("one unknown line", PAPER, "a", "\n"),
        ("one item", PAPER, "a", "\n"),
        ("unknown lines", PAPER, "a\n", ""),
        ("unknown lines in a digest", DIGEST, "a\n", ""),
        ("blank lines in a paper", PAPER, "\n", ""),
        ("votes lines", PAPER, "Vote: 1\n", ""),
        ("images", PAPER, "![](i)\n", ""),
        ("video links", PAPER, "[Watch Video](v)\n", ""),
        ("video links without parentheses", PAPER, "[Watch Video]v\n", ""),
        ("video players", PAPER, "<video src='v'></video>\n", ""),
        ("items", PAPER, "- a\n", ""),
        ("items without a text", PAPER, "- \n", ""),
        ("items with a label", PAPER, "- **a**: b\n", ""),
        ("items with a blank line between", PAPER, "- a\n\n", ""),
        ("items with several blank lines between", PAPER, "- a\n\n\n\n", ""),
        ("items that end in a blank", PAPER, "- a \n", ""),
        ("items with a control character", PAPER, "- \u{c}a\n", ""),
        ("items that are lists", PAPER, "- ['a']\n", ""),
        ("items with emphasis that is not closed", PAPER, "- **a\n", ""),
        ("continuations", "- a\n", "b\n", ""),
        ("continuations that are blanks", "- a\n", " \n", ""),
        ("items with continuations that are blanks", PAPER, "- a\n \n", ""),
        ("continuations that end in a blank, with CRLF", "- a\r\n", "c \r\n", ""),
        ("continuations with CRLF", "- a\r\n", "c\r\n", ""),
        ("items with CRLF", "", "- a\r\n", ""),
        ("one item that is a list", "- [", "'a', ", "'a']\n"),
        ("one item with asterisks", "- **", "a**", "\n"),
    ];
    let items = "- \n\n".repeat(58);
    let unordered = [
        Family::new("items without a text under fields out of order", |bytes| {
            let fields = "Authors: a\n\nVote: 0\n\n<video src=''></video>\n\n[Watch Video]()\n\n";
            filled(&format!("{PAPER}{fields}"), "- \n\n", "", bytes)
        }),
        Family::new("digests of items under fields out of order", move |bytes| {
            filled("", &format!("{DIGEST}### []()\nVote: 0\n![]()\n{items}"), "", bytes)
        }),
    ];
    let long = Family::new(LONG_LINES, |bytes| counted(PAPER, |n| format!("{n:01000}\n"), "", bytes));
    let same = same.into_iter().map(|(name, before, unit, after)| {
        let before = if before.starts_with('-') { format!("{PAPER}{before}") } else { before.to_owned() };
        let before = if name == "one item" { format!("{before}- ") } else { before };
        Family::new(name, move |bytes| filled(&before, unit, after, bytes))
    });
    same.chain(unordered).chain([long])
}

/// Returns a page that repeats `unit` until it has at least `bytes` bytes.
fn filled(before: &str, unit: &str, after: &str, bytes: usize) -> String {
    let rest = bytes.saturating_sub(before.len() + after.len());
    [before, &unit.repeat(rest.div_ceil(unit.len())), after].concat()
}

/// Returns a page like [`filled`], with a distinct unit each time.
fn counted(before: &str, unit: impl Fn(usize) -> String, after: &str, bytes: usize) -> String {
    let mut page = before.to_owned();
    for n in 0.. {
        if page.len() + after.len() >= bytes {
            break;
        }
        page += &unit(n);
    }
    page + after
}

/// Returns a page with fields of equal length that contain only the unit.
fn in_fields(unit: &str, bytes: usize) -> String {
    let run = unit.repeat((bytes / 13).div_ceil(unit.len()));
    format!(
        "{DIGEST}{run}\n\n### [{run}](u)\n\n![]({run})\n\nVote: {run}\n\nAuthors: {run}\n\n- {run}\n{run}\n\n{run}\n\n\
         ### [a]({run})\n\n[Watch Video]{run}\n\nAuthors: [{run}]\n\n- ***{run}***: {run}\n\n## {run}\n"
    )
}

/// Returns a page with lines of the unit at every place of the grammar.
fn as_lines(unit: &str, bytes: usize) -> String {
    let line = format!("{unit}\n");
    let run = line.repeat((bytes / 4).div_ceil(line.len()));
    format!("{DIGEST}{run}\n### [a](u)\n\n{run}\n### [a](u)\n\n- a\n{run}\n{run}")
}

/// Returns an arXiv identifier, distinct for numbers below 96,000,000.
fn id(n: usize) -> String {
    format!("{:02}{:02}.{:05}", 15 + n / 1_200_000 % 80, n / 100_000 % 12 + 1, n % 100_000)
}

/// Returns a date, distinct for numbers below 3,360,000.
fn date(n: usize) -> String {
    format!("{:04}-{:02}-{:02}", n / 336 % 10_000, n / 28 % 12 + 1, n % 28 + 1)
}
