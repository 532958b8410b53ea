//! The values of the model: what constructors accept, what they refuse, and their errors.

use daily_papers::{
    ArxivId, Author, Date, Digest, Item, Link, Media, Paper, Title, ValueError, ValueErrorKind, VideoLink,
    Votes,
};

use ValueErrorKind::{LabelEmpty, NotADate, NotAnArxivId, NotVotes};

mod arxiv_ids;
mod dates;
mod items;
mod links;
mod lossy;
mod traits;

/// Checks that a value is refused with this error.
#[track_caller]
fn assert_refused<T: std::fmt::Debug>(
    built: Result<T, ValueError>,
    kind: ValueErrorKind,
    offset: usize,
    rule: &str,
) {
    let error = built.unwrap_err();
    assert_eq!((error.kind(), error.offset()), (kind, offset));
    assert_eq!(error.kind().to_string(), rule);
    let without_offset = [NotADate, NotVotes, NotAnArxivId, LabelEmpty];
    let place = if without_offset.contains(&kind) { String::new() } else { format!(" (at byte {offset})") };
    assert_eq!(error.to_string(), format!("{rule}{place}"));
}

/// Checks that a minimal paper with this change parses back equal after printing.
#[track_caller]
fn assert_roundtrip(change: impl FnOnce(&mut Paper)) {
    let mut paper = Paper::new(Title::new("A").unwrap(), Link::new("b").unwrap());
    change(&mut paper);
    let digest = Digest::new(Date::new(2024, 4, 23).unwrap(), vec![paper]);
    assert_eq!(digest.to_string().parse::<Digest>().as_ref(), Ok(&digest), "{digest}");
}

const SPACE_RULE: &str = "a link cannot hold white space";
const SEAM_RULE: &str = "a link cannot hold `](`";

#[test]
fn title_refuses_a_line_break() {
    let rule = "a title cannot hold a line break";
    for (text, offset) in [("\n", 0), ("a\n", 1), ("한\nb", 3), ("a\r\nb", 2), ("a\nb\nc", 1)] {
        assert_refused(Title::new(text), ValueErrorKind::TitleLineBreak, offset, rule);
    }
}

#[test]
fn title_accepts_any_other_text() {
    for text in [
        "",
        " ",
        " a ",
        "](",
        "a](b)",
        "a](",
        "]",
        "[",
        "\\",
        "\r",
        "a\r",
        "\u{b}",
        "\u{85}",
        "\u{2028}\u{2029}",
        "\0",
        "\u{feff}",
        "# a",
        "- a",
        "*a*",
        "한글",
    ] {
        let title = Title::new(text).unwrap();
        assert_eq!(title.as_str(), text);
        assert_roundtrip(|paper| paper.title = title);
    }
}

#[test]
fn link_refuses_white_space() {
    for (text, offset) in [(" ", 0), ("a b", 1), ("한 ", 3), ("a\n", 1), ("a\r", 1), ("\t", 0), ("a b c", 1)]
    {
        assert_refused(Link::new(text), ValueErrorKind::LinkWhiteSpace, offset, SPACE_RULE);
        assert_refused(VideoLink::new(text), ValueErrorKind::LinkWhiteSpace, offset, SPACE_RULE);
    }
    for c in ('\0'..=char::MAX).filter(|c| c.is_whitespace()) {
        assert_refused(Link::new(format!("a{c}b")), ValueErrorKind::LinkWhiteSpace, 1, SPACE_RULE);
    }
}

#[test]
fn link_refuses_a_bracket_and_parenthesis() {
    for (text, offset) in [("](", 0), ("a](b", 1), ("한](", 3), ("]](", 1), ("a](b](c", 1)] {
        assert_refused(Link::new(text), ValueErrorKind::LinkSeam, offset, SEAM_RULE);
        assert_refused(VideoLink::new(text), ValueErrorKind::LinkSeam, offset, SEAM_RULE);
    }
}

#[test]
fn link_accepts_any_other_text() {
    for text in
        ["", "]", "(", ")", "((", "))", ")(", "]a(", "[x]", "\"", "'", "\0", "\u{200b}", "\u{feff}", "/x.svg"]
    {
        let link = Link::new(text).unwrap();
        assert_eq!(link.as_str(), text);
        assert_roundtrip(|paper| paper.url = link.clone());
        assert_roundtrip(|paper| paper.media = Some(Media::Image(link)));
    }
}

#[test]
fn video_link_refuses_a_quote() {
    let rule = "a video's link cannot hold `\"`";
    for (text, offset) in [("\"", 0), ("a\"b", 1), ("한\"", 3), ("a\"b\"c", 1)] {
        assert_refused(VideoLink::new(text), ValueErrorKind::VideoQuote, offset, rule);
        assert_refused(
            VideoLink::try_from(Link::new(text).unwrap()),
            ValueErrorKind::VideoQuote,
            offset,
            rule,
        );
    }
}

#[test]
fn video_link_accepts_any_other_link() {
    for text in
        ["", "]", "(", ")", "(a", "'", "a'b", "[x]", "\0", "<", ">", "\u{200b}", "https://x.org/a_(b).mp4"]
    {
        let link = VideoLink::new(text).unwrap();
        assert_eq!(link.as_str(), text);
        assert_eq!(VideoLink::try_from(Link::new(text).unwrap()).as_ref(), Ok(&link));
        assert_eq!(Link::from(link.clone()), text);
        assert_roundtrip(|paper| paper.media = Some(Media::Video(link)));
    }
}

#[test]
fn author_refuses_a_separator() {
    let rule = "an author cannot hold `, `";
    for (text, offset) in [(", ", 0), ("Byron, Ada", 5), ("한, b", 3), ("a,, ", 2), ("a, b, c", 1)] {
        assert_refused(Author::new(text), ValueErrorKind::AuthorSeparator, offset, rule);
    }
}

#[test]
fn author_refuses_a_line_break() {
    let rule = "an author cannot hold a line break";
    for (text, offset) in [("\n", 0), ("a\n", 1), ("한\nb", 3), ("a\r\n", 2), ("a,\n b", 2)] {
        assert_refused(Author::new(text), ValueErrorKind::AuthorLineBreak, offset, rule);
    }
}

#[test]
fn author_refuses_a_bracket_at_its_start() {
    let rule = "an author cannot open with `[`";
    for text in ["[", "[a", "[]", "['a']", "[a, b\n"] {
        assert_refused(Author::new(text), ValueErrorKind::AuthorBracket, 0, rule);
    }
}

#[test]
fn author_refuses_a_carriage_return_at_its_end() {
    let rule = "an author cannot end in a carriage return";
    for (text, offset) in [("\r", 0), ("a\r", 1), ("한\r", 3), ("a\r\r", 2)] {
        assert_refused(Author::new(text), ValueErrorKind::AuthorCarriageReturn, offset, rule);
    }
}

#[test]
fn author_accepts_any_other_text() {
    for text in [
        "",
        " ",
        ",",
        ",,",
        "a,",
        ",a",
        " a",
        "a ",
        "a,b",
        "a,\tb",
        "a,\u{a0}b",
        "a ,b",
        "a[",
        "]",
        "]a",
        " [a",
        "\ra",
        "a\rb",
        "\u{2028}",
        "\0",
        "+",
        "-",
        "\\n",
        "'",
        "\"",
        "Vote: 3",
        "- a",
        "### x",
        "\u{feff}",
    ] {
        let author = Author::new(text).unwrap();
        assert_eq!((author.as_str(), author.is_cut()), (text, text == "+"));
        let other = Author::new("B").unwrap();
        assert_roundtrip(|paper| paper.authors = vec![author.clone()]);
        assert_roundtrip(|paper| paper.authors = vec![author.clone(), other.clone(), author.clone()]);
        assert_roundtrip(|paper| paper.authors = vec![other, author.clone(), author]);
    }
}

#[test]
fn votes_are_a_count_or_unknown() {
    assert_eq!(
        (Votes::from(3), Votes::from(Some(0)), Votes::from(None)),
        (Votes::Count(3), Votes::Count(0), Votes::Unknown)
    );
    assert_eq!((Votes::Count(3).count(), Votes::Unknown.count()), (Some(3), None));
    assert_eq!(
        (Votes::Count(u64::MAX).to_string().as_str(), Votes::Unknown.to_string().as_str()),
        ("18446744073709551615", "-")
    );
    for votes in [None, Some(Votes::Unknown), Some(Votes::Count(0)), Some(Votes::Count(u64::MAX))] {
        assert_roundtrip(|paper| paper.votes = votes);
    }
}

#[test]
fn paper_prints_in_the_canonical_form() {
    let mut paper = Paper::new(Title::new("A").unwrap(), Link::new("b").unwrap());
    assert_eq!(paper.to_string(), "### [A](b)\n\n");
    paper.media = Some(Media::Video(VideoLink::new("v").unwrap()));
    paper.votes = Some(Votes::Unknown);
    paper.authors = ["B", "+", "C"].map(|author| Author::new(author).unwrap()).into();
    paper.summary =
        vec![Item::new("x\n  - y").unwrap(), "**k**: z".parse().unwrap(), "***k***: ".parse().unwrap()];
    let page = concat!(
        "### [A](b)\n\n[Watch Video](v)\n<div><video controls src=\"v\" muted=\"false\"></video></div>\n\n",
        "Vote: -\n\nAuthors: B, +, C\n\n- x\n  - y\n- **k**: z\n- ***k***: \n\n",
    );
    assert_eq!(paper.to_string(), page);
    paper.media = Some(Media::Image(Link::new("i").unwrap()));
    paper.votes = Some(Votes::Count(3));
    paper.authors.clear();
    assert_eq!(
        paper.to_string(),
        "### [A](b)\n\n![](i)\n\nVote: 3\n\n- x\n  - y\n- **k**: z\n- ***k***: \n\n"
    );
    let digest = Digest::new(Date::new(2024, 4, 23).unwrap(), vec![paper.clone(), paper.clone()]);
    assert_eq!(digest.to_string(), format!("## Daily Papers (2024-04-23)\n\n{paper}{paper}"));
}

#[test]
fn paper_has_the_arxiv_identifier_of_its_url() {
    let paper = |url: &str| Paper::new(Title::new("A").unwrap(), Link::new(url).unwrap());
    let id: ArxivId = "2404.14219".parse().unwrap();
    assert_eq!(paper("https://arxiv.org/abs/2404.14219").arxiv_id(), Some(id));
    assert_eq!(paper("https://huggingface.co/papers/2404.14219").arxiv_id(), Some(id));
    assert_eq!(paper("https://example.org/abs/2404.14219").arxiv_id(), None);
}

#[test]
fn media_has_a_source() {
    assert_eq!(Media::Image(Link::new("a").unwrap()).src(), "a");
    assert_eq!(Media::Video(VideoLink::new("b").unwrap()).src(), "b");
}
