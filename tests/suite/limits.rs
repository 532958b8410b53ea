//! Tests each limit just below, at and just above what a page has.

use daily_papers::syntax::Kind;
use daily_papers::{
    Code, Diagnostic, Digest, Document, Limit, LimitError, Limits, Lints, ReadError, Severity, Span, lines,
};
use proptest::prelude::*;

use crate::generators::{config, text};

/// A page of three papers in two digests, five items and ten lines. The last line is the longest.
const PAGE: &str = concat!(
    "\u{feff}## Daily Papers (2024-04-23)\r\n",
    "### [A](b)\r\n",
    "- 하나\r\n",
    "- 둘\r\n",
    "### [C](d)\n",
    "- 셋\n",
    "## Daily Papers (2024-04-24)\n",
    "### [E](f)\n",
    "- 넷\n",
    "- 다섯 째 항목입니다.\n",
);

type Set = fn(Limits, usize) -> Limits;

/// Returns the setter of a limit.
fn setter(limit: Limit) -> Set {
    match limit {
        Limit::Bytes => Limits::max_bytes,
        Limit::LineBytes => Limits::max_line_bytes,
        Limit::Papers => Limits::max_papers,
        Limit::Items => Limits::max_items,
        limit => panic!("{limit:?} has no test"),
    }
}

/// Returns the limit error of a result.
#[track_caller]
fn exceeded<T: std::fmt::Debug>(result: Result<T, ReadError>) -> LimitError {
    match result {
        Err(ReadError::Limit(error)) => error,
        other => panic!("no limit is exceeded: {other:?}"),
    }
}

fn strict(document: Result<Document<'_>, impl Into<ReadError>>) -> Result<Digest, ReadError> {
    Ok(Digest::try_from(&document.map_err(Into::into)?)?)
}

/// Asserts that a page has `count` of what is limited: a limit of `count` or more accepts it, and a
/// lower limit does not.
#[track_caller]
fn has(page: &str, limit: Limit, count: usize) -> LimitError {
    let set = setter(limit);
    for max in [count, count + 1, usize::MAX] {
        let limits = set(Limits::new(), max);
        let document = Document::parse_with_limits(page, &limits).unwrap();
        assert_eq!((&document, document.to_string().as_str()), (&Document::parse(page), page));
        assert_eq!(document.diagnostics(), Document::parse(page).diagnostics());
        assert_eq!(Document::from_utf8_with_limits(page.as_bytes(), &limits).as_ref(), Ok(&document));
        assert_eq!(
            strict(Document::parse_with_limits(page, &limits)),
            page.parse().map_err(ReadError::Parse)
        );
        assert_eq!(
            strict(Document::from_utf8_with_limits(page.as_bytes(), &limits)),
            strict(Document::from_utf8(page.as_bytes()))
        );
    }
    let limits = set(Limits::new(), count - 1);
    let error = Document::parse_with_limits(page, &limits).unwrap_err();
    assert_eq!((error.limit(), error.max()), (limit, count - 1));
    assert_eq!(exceeded(Document::from_utf8_with_limits(page.as_bytes(), &limits)), error);
    assert_eq!(exceeded(strict(Document::parse_with_limits(page, &limits))), error);
    assert_eq!(exceeded(strict(Document::from_utf8_with_limits(page.as_bytes(), &limits))), error);
    assert_eq!((error.clone().into_text(), error.clone().into_bytes()), (None, None));
    owned_page_is_returned(page, &limits);
    error
}

/// Asserts that an owned page comes back when it exceeds a limit.
#[track_caller]
fn owned_page_is_returned(page: &str, limits: &Limits) {
    let error = Document::parse_with_limits(page.to_owned(), limits).unwrap_err();
    assert_eq!(error.clone().into_text().as_deref(), Some(page));
    assert_eq!(error.clone().into_bytes().as_deref(), Some(page.as_bytes()));
    let of_bytes = exceeded(Document::from_utf8_with_limits(page.as_bytes().to_vec(), limits));
    assert_eq!(of_bytes.to_string(), error.to_string());
    assert_eq!(of_bytes.into_bytes().as_deref(), Some(page.as_bytes()));
}

#[test]
fn bytes_are_limited() {
    let error = has(PAGE, Limit::Bytes, PAGE.len());
    assert_eq!(error.span(), Span::new(PAGE.len() - 1, PAGE.len()));
    assert_eq!(
        error.to_string(),
        format!("line 10: expected a page of at most {} bytes, found {}", PAGE.len() - 1, PAGE.len())
    );
    assert_eq!(has("a", Limit::Bytes, 1).to_string(), "line 1: expected a page of at most 0 bytes, found 1");
    assert_eq!(has("a\n", Limit::Bytes, 2).to_string(), "line 1: expected a page of at most 1 byte, found 2");
}

/// Asserts that a character that a limit cuts counts as a whole.
#[test]
fn bytes_within_a_character_count_as_the_character() {
    for (page, max, start, line) in
        [("a\n한글", 3, 2, 2), ("a\n한글", 4, 2, 2), ("a\n한글", 5, 5, 2), ("a😀b", 4, 1, 1), ("한", 0, 0, 1)]
    {
        let error = Document::parse_with_limits(page, &Limits::new().max_bytes(max)).unwrap_err();
        assert_eq!((error.span(), error.line()), (Span::new(start, page.len()), line), "{page} {max}");
        assert!(error.span().text(page).is_some());
    }
    // Bytes that are not UTF-8 have no characters.
    let error = exceeded(Document::from_utf8_with_limits(&[0x80; 10], &Limits::new().max_bytes(7)));
    assert_eq!(error.span(), Span::new(7, 10));
}

/// Asserts that the number of bytes is checked before UTF-8.
#[test]
fn bytes_are_counted_before_utf8_is_checked() {
    let error = exceeded(Document::from_utf8_with_limits(b"\xff\xff".to_vec(), &Limits::new().max_bytes(1)));
    assert_eq!((error.limit(), error.clone().into_text()), (Limit::Bytes, None));
    assert_eq!(error.into_bytes(), Some(b"\xff\xff".to_vec()));
    let error = Document::from_utf8_with_limits(b"\xff\xff", &Limits::new().max_bytes(2)).unwrap_err();
    assert!(matches!(error, ReadError::Utf8(error) if error.offset() == 0));
}

#[test]
fn bytes_of_a_line_are_limited() {
    let longest = "- 다섯 째 항목입니다.";
    let error = has(PAGE, Limit::LineBytes, longest.len());
    assert_eq!(error.span().text(PAGE), Some("- 다섯 째 항목입니다.\n"));
    assert_eq!(
        error.to_string(),
        format!("line 10: expected a line of at most {} bytes, found {}", longest.len() - 1, longest.len())
    );
}

/// Asserts that neither line endings nor a byte-order mark count, and that a lone carriage return
/// does.
#[test]
fn bytes_of_a_line_exclude_its_line_ending() {
    for page in ["four", "four\n", "four\r\n", "\u{feff}four\n", "for\r", "a\n\u{feff}b\n", "\n\nfour\n\n"] {
        has(page, Limit::LineBytes, 4);
    }
    has("\u{feff}\u{feff}b\n", Limit::LineBytes, 4);
    assert!(Document::parse_with_limits("\u{feff}\r\n\n\n", &Limits::new().max_line_bytes(0)).is_ok());
}

#[test]
fn papers_are_limited() {
    let error = has(PAGE, Limit::Papers, 3);
    assert_eq!((error.span().text(PAGE), error.line()), (Some("### [E](f)\n"), 8));
    assert_eq!(error.to_string(), "line 8: expected a page of at most 2 papers, found one more");
    // A line that does not parse as a paper heading does not count.
    let page = "### [Prose](a)\n## Daily Papers (2024-04-23)\n### broken\n### [A](b)\n- c\n#### d\n";
    let error = has(page, Limit::Papers, 1);
    assert_eq!(error.to_string(), "line 4: expected a page of at most 0 papers, found one more");
}

#[test]
fn items_are_limited() {
    let error = has(PAGE, Limit::Items, 5);
    assert_eq!(error.line(), 10);
    assert_eq!(error.to_string(), "line 10: expected a page of at most 4 items, found one more");
    // Neither continuations nor items outside of papers count.
    let page = "- prose\n## Daily Papers (2024-04-23)\n- stray\n### [A](b)\n- one\n  - still one\n\n- two\n";
    let error = has(page, Limit::Items, 2);
    assert_eq!(error.to_string(), "line 8: expected a page of at most 1 item, found one more");
}

/// Asserts that the number of bytes is checked first, and then the limit that is exceeded first.
#[test]
fn first_exceeded_limit_is_reported() {
    let limits = Limits::new().max_line_bytes(30).max_papers(1).max_items(1);
    let limit = |page: &str, limits| Document::parse_with_limits(page, &limits).unwrap_err().limit();
    assert_eq!(limit(PAGE, limits), Limit::Items);
    assert_eq!(limit(PAGE, limits.max_items(2)), Limit::Papers);
    assert_eq!(limit(PAGE, limits.max_line_bytes(27)), Limit::LineBytes);
    assert_eq!(limit(PAGE, limits.max_bytes(1)), Limit::Bytes);
}

#[test]
fn default_limits_accept_any_page() {
    let page = "## Daily Papers (2024-04-23)\n".to_owned()
        + &("### [A](b)\n- ".to_owned() + &"c".repeat(2000) + "\n").repeat(2000);
    let document = Document::parse_with_limits(&*page, &Limits::default()).unwrap();
    assert_eq!((document.papers().count(), document.to_string() == page), (2000, true));
    assert_eq!(Limits::new(), Limits::default());
}

/// Returns the number of listed diagnostics, and the number of the others, which the last one says.
fn counted(found: &[Diagnostic]) -> (usize, usize) {
    match found.split_last() {
        Some((last, rest)) if last.code() == Code::TooMany => (rest.len(), last.found().parse().unwrap()),
        _ => (found.len(), 0),
    }
}

#[test]
fn diagnostics_are_limited() {
    let page = |count: usize| "## Daily Papers (2024-04-23)\n".to_owned() + &"stray\n".repeat(count);
    for (count, max, expected) in [
        (4, 3, (3, 1)),
        (4, 4, (4, 0)),
        (4, 5, (4, 0)),
        (4, 1, (1, 3)),
        // Without the first one, the page would seem valid.
        (4, 0, (1, 3)),
        (1, 0, (1, 0)),
        (0, 0, (0, 0)),
        (2500, 2000, (2000, 500)),
        (2500, usize::MAX, (2500, 0)),
    ] {
        let page = page(count);
        let limits = Limits::new().max_diagnostics(max);
        let document = Document::parse_with_limits(&*page, &limits).unwrap();
        assert_eq!(counted(&document.diagnostics()), expected, "{count} {max}");
        assert_eq!(counted(&document.lint(&Lints::none())), expected);
        assert_eq!(document.to_string(), page);
        let kept = document.clone().into_owned();
        assert_eq!(kept.diagnostics(), document.diagnostics());
        match strict(Document::parse_with_limits(&*page, &limits)) {
            Err(ReadError::Parse(error)) => {
                assert_eq!(counted(error.diagnostics()), expected);
                assert_eq!(error.diagnostics(), document.diagnostics());
                assert_eq!(error.to_string().contains("more)"), count > 1);
            }
            Ok(_) => assert_eq!(count, 0),
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn default_limit_of_diagnostics_is_a_thousand() {
    let page = |count: usize| "## Daily Papers (2024-04-23)\n".to_owned() + &"stray\n".repeat(count);
    for (count, expected) in [(999, (999, 0)), (1000, (1000, 0)), (1001, (1000, 1))] {
        let page = page(count);
        assert_eq!(counted(&Document::parse(&*page).diagnostics()), expected);
        assert_eq!(counted(&Document::from_utf8(page.as_bytes()).unwrap().diagnostics()), expected);
        let within = Document::parse_with_limits(&*page, &Limits::new()).unwrap();
        assert_eq!(counted(&within.diagnostics()), expected);
        assert_eq!(counted(page.parse::<Digest>().unwrap_err().diagnostics()), expected);
    }
}

/// Asserts that fixes are not limited, but the list of diagnostics is.
#[test]
fn fixed_diagnostics_are_limited_but_fixes_are_not() {
    let page = "## Daily Papers (2024-04-23)\n### [A](b)\n- c \n- d \n- e \n";
    let lints = Lints::none().at(Code::TrailingWhiteSpace, Severity::Note);
    for (max, listed) in [(2, 2), (3, 3), (4, 3)] {
        let document = Document::parse_with_limits(page, &Limits::new().max_diagnostics(max)).unwrap();
        let fixed = document.fix(&lints);
        assert_eq!(fixed.diagnostics().len(), listed);
        assert_eq!(fixed.done().collect::<Vec<_>>(), [(Code::TrailingWhiteSpace, 3)]);
        assert_eq!(fixed.text(), page.replace(" \n", "\n"));
        assert_eq!(fixed.into_text(), page.replace(" \n", "\n"));
    }
}

#[test]
fn debug_output_omits_the_page() {
    let limits = Limits::new().max_papers(0);
    let error = Document::parse_with_limits(PAGE.repeat(100), &limits).unwrap_err();
    assert_eq!(
        format!("{error:?}"),
        "LimitError(Excess { limit: Papers, max: 0, found: 1, line: 2, span: 33..45 })"
    );
}

/// Counts line by line, and returns the limit that a page exceeds first.
fn expected(page: &str, [bytes, line_bytes, papers, items]: [usize; 4]) -> Option<(Limit, usize)> {
    if page.len() > bytes {
        let newlines = (0..=bytes).rev().find_map(|at| page.get(..at)).unwrap().matches('\n').count();
        return Some((Limit::Bytes, newlines + 1));
    }
    let (mut papers_left, mut items_left) = (papers, items);
    let unmarked = page.strip_prefix('\u{feff}').unwrap_or(page);
    let lengths = unmarked.split_inclusive('\n').map(|line| line.lines().next().unwrap_or_default().len());
    for (number, (line, length)) in lines(page).zip(lengths.chain([0])).enumerate() {
        let left = match line.kind {
            _ if length > line_bytes => return Some((Limit::LineBytes, number + 1)),
            Kind::PaperHeading { .. } => (Limit::Papers, &mut papers_left),
            Kind::Item { .. } => (Limit::Items, &mut items_left),
            _ => continue,
        };
        match left {
            (limit, 0) => return Some((limit, number + 1)),
            (_, left) => *left -= 1,
        }
    }
    None
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn limits_agree_with_a_second_count(
        page in text(),
        bytes in prop_oneof![0..400_usize, Just(usize::MAX)],
        line_bytes in prop_oneof![0..80_usize, Just(usize::MAX)],
        papers in 0..5_usize,
        items in 0..5_usize,
    ) {
        let limits = Limits::new().max_bytes(bytes).max_line_bytes(line_bytes).max_papers(papers).max_items(items);
        match (Document::parse_with_limits(&*page, &limits), expected(&page, [bytes, line_bytes, papers, items])) {
            (Ok(document), None) => prop_assert_eq!(document, Document::parse(&*page)),
            (Err(error), Some((limit, line))) => {
                prop_assert_eq!((error.limit(), error.line()), (limit, line));
                prop_assert!(error.span().text(&page).is_some_and(|text| !text.is_empty()));
                owned_page_is_returned(&page, &limits);
            }
            (result, expected) => prop_assert!(false, "{:?} {:?}", result, expected),
        }
    }
}

/// Returns the first diagnostic and the number of others, with a limit of one.
fn first_and_more(page: &str) -> [Diagnostic; 2] {
    let document = Document::parse_with_limits(page, &Limits::new().max_diagnostics(1)).unwrap();
    document.lint(&Lints::new()).try_into().unwrap()
}

#[test]
fn first_diagnostic_is_kept_even_if_found_last() {
    let paper = "### [A](https://arxiv.org/abs/2404.14219)\n\n";
    let page = format!("## Daily Papers (2024-04-23)\n\nstray\n\n{}", paper.repeat(5));
    let all = Document::parse(&*page).lint(&Lints::new());
    let [first, more] = first_and_more(&page);
    assert_eq!((first.code(), &first), (Code::UnknownLine, &all[0]));
    assert_eq!(more.message(), format!("{} more diagnostics, which are not listed", all.len() - 1));
    assert_eq!(Some(more.severity()), all[1..].iter().map(Diagnostic::severity).max());
    assert!(more.severity() < first.severity());
}

#[test]
fn too_many_has_no_help_or_fix_of_the_listed_diagnostic() {
    let paper = "### [A](https://arxiv.org/abs/2404.14219)\n\n![](https://b)\n\nVote: 1\n\n";
    for (lines, code) in [
        ("Authors: A, A, A, A\n\n- a \n\n", Code::DuplicateAuthor),
        ("Authors: A\n\n- a \n- b \n\n", Code::TrailingWhiteSpace),
    ] {
        let [first, more] = first_and_more(&format!("## Daily Papers (2024-04-23)\n\n{paper}{lines}"));
        assert_eq!(first.code(), code);
        assert!(first.help().is_some() || !first.fix().is_empty());
        assert_eq!((more.code(), more.found(), more.expected()), (Code::TooMany, "1", "fewer diagnostics"));
        assert!(more.help().is_none() && more.fix().is_empty());
    }
}
