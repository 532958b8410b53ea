//! Headings: of digests, of papers, and of sections.

use daily_papers::Code;
use daily_papers::syntax::Kind;

use super::{AFTER_ITEM, DIGEST, ITEM, PAPER, PLACES, SKIPPED, WHITE_SPACE, digests, fails, reads};

const DATE: &str = "a day of the calendar as YYYY-MM-DD";

#[test]
fn digest_heading_starts_a_digest_anywhere() {
    for before in ["", "prose\n", "## Daily Papers (today)\n"].into_iter().chain(PLACES) {
        reads(before, "## Daily Papers (2024-04-24)\n", Kind::DigestHeading { date: "2024-04-24" });
        reads(before, "## Daily Papers (2024-04-24)", Kind::DigestHeading { date: "2024-04-24" });
    }
}

#[test]
fn date_each_last_day_of_a_month_exists_and_the_next_does_not() {
    let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (month, days) in (1..).zip(days) {
        let date = format!("2023-{month:02}-{days}");
        reads("", &format!("## Daily Papers ({date})"), Kind::DigestHeading { date: &date });
        let line = format!("## Daily Papers (2023-{month:02}-{})", days + 1);
        reads("", &line, Kind::MalformedDigestHeading(&line));
    }
}

#[test]
fn date_february_29_of_a_leap_year() {
    for (year, is_leap) in [("2024", true), ("2023", false), ("1900", false), ("2000", true), ("0000", true)]
    {
        let date = format!("{year}-02-29");
        let line = format!("## Daily Papers ({date})");
        let kind =
            if is_leap { Kind::DigestHeading { date: &date } } else { Kind::MalformedDigestHeading(&line) };
        reads("", &line, kind);
    }
}

#[test]
fn date_of_the_first_and_the_last_year() {
    for date in ["0000-01-01", "9999-12-31"] {
        reads("", &format!("## Daily Papers ({date})"), Kind::DigestHeading { date });
    }
}

#[test]
fn date_that_does_not_exist_is_an_error() {
    for date in ["2024-00-10", "2024-13-10", "2024-01-00", "2024-02-30", "2024-01-99"] {
        let line = format!("## Daily Papers ({date})");
        fails("", &line, Code::MalformedDigestHeading, (18, &format!("{date})")), DATE);
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
        reads("", &line, Kind::MalformedDigestHeading(&line));
    }
}

#[test]
fn date_faults_are_found_where_they_stand() {
    fails("", "## Daily Papers (2024/04-23)", Code::MalformedDigestHeading, (22, "/04-23)"), DATE);
    fails("", "## Daily Papers (", Code::MalformedDigestHeading, (18, ""), DATE);
}

#[test]
fn digest_heading_closes_with_its_parenthesis() {
    let code = Code::MalformedDigestHeading;
    for (line, found) in [
        ("## Daily Papers (2024-04-23", ""),
        ("## Daily Papers (2024-04-23 )", " )"),
        ("## Daily Papers (2024-04-234)", "4)"),
        ("## Daily Papers (2024-04-23T00)", "T00)"),
    ] {
        fails("", line, code, (28, found), "`)` after the date");
    }
    for (line, found) in [
        ("## Daily Papers (2024-04-23) ", " "),
        ("## Daily Papers (2024-04-23))", ")"),
        ("## Daily Papers (2024-04-23)\r", "\r"),
        ("## Daily Papers (2024-04-23) and more", " and more"),
    ] {
        fails("", line, code, (29, found), "the end of the line");
    }
}

#[test]
fn digest_heading_malformed_ends_the_digest_and_opens_prose() {
    for before in PLACES {
        let line = "## Daily Papers (yesterday)";
        reads(before, line, Kind::MalformedDigestHeading(line));
        for after in ["", "### [B](c)", "Vote: 3", "- an item", "anything"] {
            reads(&format!("{before}{line}\n"), &format!("{after}\n"), Kind::Prose(after));
        }
    }
    let page =
        format!("{PAPER}\n## Daily Papers (x)\n### [B](c)\n\n## Daily Papers (2024-04-24)\n### [C](d)\n");
    let titles: Vec<_> =
        digests(&page).into_iter().flat_map(|digest| digest.papers).map(|p| p.title).collect();
    assert_eq!(titles, ["A", "C"]);
}

#[test]
fn digest_heading_near_misses_are_sections() {
    for line in [
        "## Daily Papers",
        "## Daily Papers(2024-04-23)",
        "## daily papers (2024-04-23)",
        "##  Daily Papers (2024-04-23)",
        "## Daily  Papers (2024-04-23)",
        "# Daily Papers (2024-04-23)",
    ] {
        reads(PAPER, line, Kind::Prose(line));
    }
    for line in [
        "##Daily Papers (2024-04-23)",
        " ## Daily Papers (2024-04-23)",
        "\u{feff}## Daily Papers (2024-04-23)",
    ] {
        reads(PAPER, line, Kind::Unknown(line));
    }
    let line = "### Daily Papers (2024-04-23)";
    reads(PAPER, line, Kind::MalformedPaperHeading(line));
}

#[test]
fn section_of_level_one_or_two_ends_the_digest() {
    for before in PLACES {
        for line in ["# License", "## License", "# ", "## ", "#  ", "# [A](b)"] {
            reads(before, line, Kind::Prose(line));
            for after in ["", "### [B](c)", "- an item", "Vote: 3", "## More"] {
                reads(&format!("{before}{line}\n"), &format!("{after}\n"), Kind::Prose(after));
            }
        }
    }
}

#[test]
fn section_needs_its_space() {
    for line in
        ["#", "##", "###", "#x", "##x", "###x", "###[B](c)", "#\tx", "##\u{a0}x", "#### x", "#### [B](c)"]
    {
        for before in [DIGEST, PAPER, AFTER_ITEM] {
            reads(before, line, Kind::Unknown(line));
        }
        reads(ITEM, line, Kind::Continuation(line));
        reads(SKIPPED, line, Kind::Skipped(line));
        reads("", line, Kind::Prose(line));
    }
}

#[test]
fn paper_heading_starts_a_paper_in_a_digest_alone() {
    for before in PLACES {
        reads(
            before,
            "### [A Study](https://x.org)\n",
            Kind::PaperHeading { title: "A Study", url: "https://x.org" },
        );
    }
    for before in ["", "prose\n", "## Daily Papers (today)\n", "## Daily Papers (2024-04-23)\n# Section\n"] {
        for line in ["### [A Study](https://x.org)", "### no link"] {
            reads(before, line, Kind::Prose(line));
        }
    }
}

#[test]
fn title_runs_to_the_last_seam() {
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
        reads(DIGEST, line, Kind::PaperHeading { title, url });
    }
}

#[test]
fn title_is_kept_to_the_letter() {
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
        reads(DIGEST, &format!("### [{title}](b)\n"), Kind::PaperHeading { title, url: "b" });
    }
}

#[test]
fn url_is_kept_to_the_letter() {
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
        reads(DIGEST, &format!("### [A]({url})\n"), Kind::PaperHeading { title: "A", url });
    }
}

#[test]
fn url_has_no_white_space_of_any_kind() {
    for space in WHITE_SPACE.chars() {
        let line = format!("### [A](b{space}c)");
        let found = space.to_string();
        fails(DIGEST, &line, Code::MalformedPaperHeading, (10, &found), "no white space in a link's target");
        let ascii_free = format!("### [A](한{space})");
        fails(
            DIGEST,
            &ascii_free,
            Code::MalformedPaperHeading,
            (10, &found),
            "no white space in a link's target",
        );
    }
}

#[test]
fn paper_heading_faults_are_found_where_they_stand() {
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
            reads(before, line, Kind::MalformedPaperHeading(line));
        }
        fails(DIGEST, line, code, spot, expected);
    }
}
