//! Headings: of digests, of papers, and of sections.

use daily_papers::Code;
use daily_papers::syntax::Kind;

use super::{
    AFTER_ITEM, DIGEST, ITEM, PAPER, PLACES, SKIPPED, WHITE_SPACE, assert_error, assert_kind, digests,
};

const DATE: &str = "a day of the calendar as YYYY-MM-DD";

#[test]
fn digest_heading_starts_a_digest_anywhere() {
    for before in ["", "prose\n", "## Daily Papers (today)\n"].into_iter().chain(PLACES) {
        assert_kind(before, "## Daily Papers (2024-04-24)\n", Kind::DigestHeading { date: "2024-04-24" });
        assert_kind(before, "## Daily Papers (2024-04-24)", Kind::DigestHeading { date: "2024-04-24" });
    }
}

#[test]
fn date_is_at_most_the_last_day_of_its_month() {
    let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (month, days) in (1..).zip(days) {
        let date = format!("2023-{month:02}-{days}");
        assert_kind("", &format!("## Daily Papers ({date})"), Kind::DigestHeading { date: &date });
        let line = format!("## Daily Papers (2023-{month:02}-{})", days + 1);
        assert_kind("", &line, Kind::MalformedDigestHeading(&line));
    }
}

#[test]
fn date_february_29_needs_a_leap_year() {
    for (year, is_leap) in [("2024", true), ("2023", false), ("1900", false), ("2000", true), ("0000", true)]
    {
        let date = format!("{year}-02-29");
        let line = format!("## Daily Papers ({date})");
        let kind =
            if is_leap { Kind::DigestHeading { date: &date } } else { Kind::MalformedDigestHeading(&line) };
        assert_kind("", &line, kind);
    }
}

#[test]
fn date_may_be_in_the_first_and_the_last_year() {
    for date in ["0000-01-01", "9999-12-31"] {
        assert_kind("", &format!("## Daily Papers ({date})"), Kind::DigestHeading { date });
    }
}

#[test]
fn date_that_does_not_exist_is_an_error() {
    for date in ["2024-00-10", "2024-13-10", "2024-01-00", "2024-02-30", "2024-01-99"] {
        let line = format!("## Daily Papers ({date})");
        assert_error("", &line, Code::MalformedDigestHeading, (18, &format!("{date})")), DATE);
    }
}

#[test]
fn date_in_another_form_is_an_error() {
    for date in [
        "",
        " ",
        "today",
        "2024-4-23",
        "2024-04-3",
        "24-04-23",
        "02024-04-23",
        "2024-004-23",
        "2024/04/23",
        "20240423",
        " 2024-04-23",
        "+024-04-23",
        "2024-+4-23",
        "-024-04-23",
        "２０２４-04-23",
        "2024-04-2\u{0663}",
        "2024–04–23",
    ] {
        let line = format!("## Daily Papers ({date})");
        assert_kind("", &line, Kind::MalformedDigestHeading(&line));
    }
}

#[test]
fn date_error_is_at_the_wrong_character() {
    assert_error("", "## Daily Papers (2024/04-23)", Code::MalformedDigestHeading, (22, "/04-23)"), DATE);
    assert_error("", "## Daily Papers (", Code::MalformedDigestHeading, (18, ""), DATE);
}

#[test]
fn digest_heading_ends_with_its_parenthesis() {
    let code = Code::MalformedDigestHeading;
    for (line, found) in [
        ("## Daily Papers (2024-04-23", ""),
        ("## Daily Papers (2024-04-23 )", " )"),
        ("## Daily Papers (2024-04-234)", "4)"),
        ("## Daily Papers (2024-04-23T00)", "T00)"),
    ] {
        assert_error("", line, code, (28, found), "`)` after the date");
    }
    for (line, found) in [
        ("## Daily Papers (2024-04-23) ", " "),
        ("## Daily Papers (2024-04-23))", ")"),
        ("## Daily Papers (2024-04-23)\r", "\r"),
        ("## Daily Papers (2024-04-23) and more", " and more"),
    ] {
        assert_error("", line, code, (29, found), "the end of the line");
    }
}

#[test]
fn malformed_digest_heading_ends_the_digest_and_starts_prose() {
    for before in PLACES {
        let line = "## Daily Papers (yesterday)";
        assert_kind(before, line, Kind::MalformedDigestHeading(line));
        for after in ["", "### [B](c)", "Vote: 3", "- an item", "anything"] {
            assert_kind(&format!("{before}{line}\n"), &format!("{after}\n"), Kind::Prose(after));
        }
    }
    let page =
        format!("{PAPER}\n## Daily Papers (x)\n### [B](c)\n\n## Daily Papers (2024-04-24)\n### [C](d)\n");
    let titles: Vec<_> =
        digests(&page).into_iter().flat_map(|digest| digest.papers).map(|p| p.title).collect();
    assert_eq!(titles, ["A", "C"]);
}

#[test]
fn heading_that_resembles_a_digest_heading_is_a_section() {
    for line in [
        "## Daily Papers",
        "## Daily Papers(2024-04-23)",
        "## daily papers (2024-04-23)",
        "##  Daily Papers (2024-04-23)",
        "## Daily  Papers (2024-04-23)",
        "# Daily Papers (2024-04-23)",
    ] {
        assert_kind(PAPER, line, Kind::Prose(line));
    }
    for line in [
        "##Daily Papers (2024-04-23)",
        " ## Daily Papers (2024-04-23)",
        "\u{feff}## Daily Papers (2024-04-23)",
    ] {
        assert_kind(PAPER, line, Kind::Unknown(line));
    }
    let line = "### Daily Papers (2024-04-23)";
    assert_kind(PAPER, line, Kind::MalformedPaperHeading(line));
}

#[test]
fn section_of_level_one_or_two_ends_the_digest() {
    for before in PLACES {
        for line in ["# License", "## License", "# ", "## ", "#  ", "# [A](b)"] {
            assert_kind(before, line, Kind::Prose(line));
            for after in ["", "### [B](c)", "- an item", "Vote: 3", "## More"] {
                assert_kind(&format!("{before}{line}\n"), &format!("{after}\n"), Kind::Prose(after));
            }
        }
    }
}

#[test]
fn section_needs_a_space() {
    for line in
        ["#", "##", "###", "#x", "##x", "###x", "###[B](c)", "#\tx", "##\u{a0}x", "#### x", "#### [B](c)"]
    {
        for before in [DIGEST, PAPER, AFTER_ITEM] {
            assert_kind(before, line, Kind::Unknown(line));
        }
        assert_kind(ITEM, line, Kind::Continuation(line));
        assert_kind(SKIPPED, line, Kind::Skipped(line));
        assert_kind("", line, Kind::Prose(line));
    }
}

#[test]
fn paper_heading_starts_a_paper_only_in_a_digest() {
    for before in PLACES {
        assert_kind(
            before,
            "### [A Study](https://x.org)\n",
            Kind::PaperHeading { title: "A Study", url: "https://x.org" },
        );
    }
    for before in ["", "prose\n", "## Daily Papers (today)\n", "## Daily Papers (2024-04-23)\n# Section\n"] {
        for line in ["### [A Study](https://x.org)", "### no link"] {
            assert_kind(before, line, Kind::Prose(line));
        }
    }
}

#[test]
fn title_ends_at_the_last_bracket_and_parenthesis() {
    for (line, title, url) in [
        ("### [a](b](c)", "a](b", "c"),
        ("### [a](b)](c)", "a](b)", "c"),
        ("### [a](](b)", "a](", "b"),
        ("### [](](b)", "](", "b"),
        ("### [a]](b)", "a]", "b"),
        ("### [[a]](b)", "[a]", "b"),
        ("### [a]((b)", "a", "(b"),
        ("### [a](b])", "a", "b]"),
        ("### [a] (b](c)", "a] (b", "c"),
        ("### [a](b (c](d)", "a](b (c", "d"),
    ] {
        assert_kind(DIGEST, line, Kind::PaperHeading { title, url });
    }
}

#[test]
fn title_keeps_every_character() {
    for title in [
        "",
        " ",
        " a ",
        "\t",
        "an [IDK] Token",
        "M$^{2}$UGen",
        "$\\nabla^2$DFT",
        "GPT-[n] and o-[n]",
        "\"quoted\" 'so'",
        "*a* **b**",
        "연구 하나",
        "e\u{301}",
        "a\u{c}b",
        "a\rb",
        "a\u{2028}b\u{85}c",
        "(a)",
        "[",
        "]",
        "\\",
        "\u{feff}",
        "\0",
    ] {
        assert_kind(DIGEST, &format!("### [{title}](b)\n"), Kind::PaperHeading { title, url: "b" });
    }
}

#[test]
fn url_keeps_every_character() {
    for url in [
        "",
        "https://x.org/a_(b)",
        ")",
        "((",
        "a)b",
        "[x]",
        "/avatars/x.svg",
        "한글",
        "\u{200b}",
        "a\"b'c",
        "\0",
    ] {
        assert_kind(DIGEST, &format!("### [A]({url})\n"), Kind::PaperHeading { title: "A", url });
    }
}

#[test]
fn url_with_white_space_of_any_kind_is_an_error() {
    for space in WHITE_SPACE.chars() {
        let line = format!("### [A](b{space}c)");
        let found = space.to_string();
        assert_error(
            DIGEST,
            &line,
            Code::MalformedPaperHeading,
            (10, &found),
            "no white space in a link's target",
        );
        let ascii_free = format!("### [A](한{space})");
        assert_error(
            DIGEST,
            &ascii_free,
            Code::MalformedPaperHeading,
            (10, &found),
            "no white space in a link's target",
        );
    }
}

#[test]
fn paper_heading_error_is_at_the_wrong_character() {
    let code = Code::MalformedPaperHeading;
    for (line, spot, expected) in [
        ("### ", (5, ""), "`[`"),
        ("### A Study", (5, "A Study"), "`[`"),
        ("###  [A](b)", (5, " [A](b)"), "`[`"),
        ("### [A Study", (13, ""), "`](` between the link's text and its target"),
        ("### [A] (b)", (12, ""), "`](` between the link's text and its target"),
        ("### [A](b", (10, ""), "`)` at the end of the line"),
        ("### [A](b c", (10, " "), "`)` at the end of the line"),
        ("### [A](b) ", (11, " "), "the end of the line"),
        ("### [A](b)\t", (11, "\t"), "the end of the line"),
        ("### [A](b)\r", (11, "\r"), "the end of the line"),
        ("### [A](b) (c", (11, " (c"), "the end of the line"),
        ("### [A](b) (c)", (11, " "), "no white space in a link's target"),
    ] {
        for before in PLACES {
            assert_kind(before, line, Kind::MalformedPaperHeading(line));
        }
        assert_error(DIGEST, line, code, spot, expected);
    }
}
