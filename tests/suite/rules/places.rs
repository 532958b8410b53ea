//! The places of lines: the order of fields, and lines outside papers and digests.

use daily_papers::syntax::Kind;
use daily_papers::{Code, Digest, Document, Media, Votes};

use super::{AFTER_ITEM, DIGEST, ITEM, PAPER, SKIPPED, assert_error, assert_kind, codes, digests, kinds};

const FIELDS: [&str; 5] = ["![](i)", "[Watch Video](a)", "<video src='a'></video>", "Vote: 3", "Authors: A"];
const MALFORMED: [&str; 4] = ["![](i", "[Watch Video]", "Vote: x", "Authors: ["];

#[test]
fn prose_is_everything_outside_a_digest() {
    for line in ["", " ", "text", "- item", "### [A](b)", "### x", "continued"].into_iter().chain(FIELDS) {
        assert_kind("", &format!("{line}\n"), Kind::Prose(line));
        assert_kind("# Title\n", &format!("{line}\n"), Kind::Prose(line));
        assert_kind(&format!("{ITEM}## License\n"), &format!("{line}\n"), Kind::Prose(line));
    }
    assert_eq!(codes("text\n\n- item\n### x\nVote: x\n"), []);
}

#[test]
fn digest_heading_in_a_code_block_starts_a_digest() {
    let page = "```\n## Daily Papers (2024-04-23)\n```\n";
    assert_eq!(
        kinds(page),
        [Kind::Prose("```"), Kind::DigestHeading { date: "2024-04-23" }, Kind::Unknown("```")]
    );
}

#[test]
fn blank_line_is_empty() {
    for before in [DIGEST, PAPER, ITEM, AFTER_ITEM, SKIPPED] {
        assert_kind(before, "\n", Kind::Blank);
        assert_kind(before, "\r\n", Kind::Blank);
    }
    for line in [" ", "\t", "\u{a0}", "\u{3000}", "\u{200b}", "\u{feff}", "\r"] {
        for before in [DIGEST, PAPER, AFTER_ITEM] {
            assert_kind(
                before,
                &format!("{line}\n"),
                if line == "\r" { Kind::Blank } else { Kind::Unknown(line) },
            );
        }
    }
    assert_kind(PAPER, "\r", Kind::Unknown("\r"));
}

#[test]
fn line_before_the_first_paper_is_unknown() {
    for line in ["text", " ", "- item", "#x"].into_iter().chain(FIELDS).chain(MALFORMED) {
        assert_kind(DIGEST, line, Kind::Unknown(line));
        assert_kind(&format!("{DIGEST}\nstray\n"), line, Kind::Unknown(line));
        assert_error(DIGEST, line, Code::UnknownLine, (1, line), "a paper heading or a blank line");
    }
}

#[test]
fn line_of_a_paper_that_matches_no_rule_is_unknown() {
    for line in ["text", " ", "\0", "---", "```", "> quote"] {
        assert_kind(PAPER, line, Kind::Unknown(line));
        assert_error(PAPER, line, Code::UnknownLine, (1, line), "a field, an item or a blank line");
        assert_kind(AFTER_ITEM, line, Kind::Unknown(line));
        assert_error(AFTER_ITEM, line, Code::UnknownLine, (1, line), "an item, a heading or a blank line");
    }
}

#[test]
fn unknown_line_hides_nothing_after_it() {
    let page = format!("{PAPER}stray\nVote: 3\nstray\n- a\n\nstray\n- b\n");
    let paper = &digests(&page)[0].papers[0];
    assert_eq!(paper.votes, Some(Votes::Count(3)));
    assert_eq!(paper.summary.iter().map(|item| item.text()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(codes(&page), [3, 5, 8].map(|line| (line, Code::UnknownLine)));
}

#[test]
fn field_after_the_first_item_is_unknown() {
    for line in FIELDS.into_iter().chain(MALFORMED) {
        assert_kind(AFTER_ITEM, line, Kind::Unknown(line));
        assert_error(AFTER_ITEM, line, Code::UnknownLine, (1, line), "an item, a heading or a blank line");
        assert_kind(ITEM, line, Kind::Continuation(line));
    }
    let page = format!("{AFTER_ITEM}Vote: 3\n\nAuthors: A\n\n![](i)\n");
    let paper = &digests(&page)[0].papers[0];
    assert_eq!((paper.votes, paper.authors.len(), &paper.media), (None, 0, &None));
}

#[test]
fn field_belongs_to_the_paper_before_it() {
    let page = format!("{ITEM}\n### [B](c)\n![](i)\nVote: 3\nAuthors: A\n");
    let papers = &digests(&page)[0].papers;
    assert_eq!(codes(&page), []);
    assert_eq!((papers[0].votes, papers[1].votes), (None, Some(Votes::Count(3))));
    assert_eq!((papers[0].summary.len(), papers[1].summary.len()), (1, 0));
}

#[test]
fn fields_out_of_order_are_reported_and_kept() {
    let (image, link, votes, authors) = ("![](i)\n", "[Watch Video](i)\n", "Vote: 3\n", "Authors: A\n");
    let player = "<video src='i'></video>\n";
    for (fields, misplaced) in [
        ([image, votes, authors], &[][..]),
        ([link, votes, authors], &[]),
        ([player, votes, authors], &[]),
        ([image, authors, votes], &[5]),
        ([votes, image, authors], &[4]),
        ([votes, authors, image], &[5]),
        ([votes, authors, link], &[5]),
        ([votes, authors, player], &[5]),
        ([authors, image, votes], &[4, 5]),
        ([authors, votes, image], &[4, 5]),
    ] {
        let page = format!("{PAPER}{}", fields.concat());
        assert_eq!(
            codes(&page),
            misplaced.iter().map(|line| (*line, Code::FieldOrder)).collect::<Vec<_>>(),
            "{page}"
        );
        let paper = &page.parse::<Digest>().unwrap().papers[0];
        assert_eq!((paper.votes, paper.authors.len()), (Some(Votes::Count(3)), 1), "{page}");
        assert_eq!(paper.media.as_ref().map(Media::src), Some("i"), "{page}");
    }
    let page = format!("{PAPER}{link}{votes}{player}");
    assert_eq!(codes(&page), [(5, Code::FieldOrder)]);
}

#[test]
fn field_order_allows_missing_fields() {
    for fields in [
        "Vote: 3\n",
        "Authors: A\n",
        "![](i)\nAuthors: A\n",
        "Vote: 3\nAuthors: A\n",
        "![](i)\nVote: 3\n",
        "",
    ] {
        assert_eq!(codes(&format!("{PAPER}{fields}- item\n")), [], "{fields}");
    }
}

#[test]
fn doubled_and_malformed_fields_do_not_affect_the_field_order() {
    let page = format!("{PAPER}Vote: 3\nAuthors: [\nAuthors: A\nVote: 4\n");
    assert_eq!(codes(&page), [(4, Code::MalformedField), (6, Code::DoubledField)]);
    let page = format!("{PAPER}![](i)\nAuthors: [\nVote: 4\n");
    assert_eq!(codes(&page), [(4, Code::MalformedField)]);
}

#[test]
fn skipped_lines_have_no_error_of_their_own() {
    let page = format!(
        "{ITEM}### [B(c)\n\n![](i)\nVote: x\nAuthors: A\n- item\nmore\n#### x\n\n### [C](d)\n- item\n"
    );
    assert_eq!(codes(&page), [(4, Code::MalformedPaperHeading)]);
    let lines = kinds(&page);
    let skipped = ["![](i)", "Vote: x", "Authors: A", "- item", "more", "#### x"].map(Kind::Skipped);
    assert_eq!(lines[3..5], [Kind::MalformedPaperHeading("### [B(c)"), Kind::Blank]);
    assert_eq!(lines[5..11], skipped);
    assert_eq!(lines[11..13], [Kind::Blank, Kind::PaperHeading { title: "C", url: "d" }]);
    let papers = &digests(&page)[0].papers;
    assert_eq!(papers.iter().map(|paper| paper.title.as_str()).collect::<Vec<_>>(), ["A", "C"]);
    assert_eq!(papers.iter().map(|paper| paper.summary.len()).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn skipped_lines_end_at_any_heading() {
    assert_kind(SKIPPED, "### [B](c)", Kind::PaperHeading { title: "B", url: "c" });
    assert_kind(SKIPPED, "### x", Kind::MalformedPaperHeading("### x"));
    assert_kind(SKIPPED, "## x", Kind::Prose("## x"));
    assert_kind(SKIPPED, "# x", Kind::Prose("# x"));
    assert_kind(SKIPPED, "## Daily Papers (2024-04-24)", Kind::DigestHeading { date: "2024-04-24" });
    let page = format!("{SKIPPED}- a\n### neither\n- b\n");
    assert_eq!(codes(&page), [(2, Code::MalformedPaperHeading), (4, Code::MalformedPaperHeading)]);
    assert_eq!(
        codes(&format!("{SKIPPED}## Daily Papers (2024-04-24)\nstray\n")).last(),
        Some(&(4, Code::UnknownLine))
    );
}

#[test]
fn malformed_digest_has_one_error() {
    let page = format!(
        "{ITEM}## Daily Papers (x)\n### y\nVote: z\n- item\n## Daily Papers (2024-04-24)\n### [B](c)\n"
    );
    assert_eq!(codes(&page), [(4, Code::MalformedDigestHeading)]);
    let titles: Vec<_> = digests(&page).iter().map(|digest| digest.papers[0].title.to_string()).collect();
    assert_eq!(titles, ["A", "B"]);
}

#[test]
fn digests_of_one_date_stay_separate() {
    let page = "## Daily Papers (2024-04-23)\n### [A](a)\n- x\n## Daily Papers (2024-04-23)\n\n### [B](b)\n### [C](c)\n# end\n";
    let document = Document::parse(page);
    let found: Vec<_> = document
        .digests()
        .map(|digest| {
            (digest.date().to_string(), digest.papers().map(|paper| paper.title()).collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(found, [("2024-04-23".to_owned(), vec!["A"]), ("2024-04-23".to_owned(), vec!["B", "C"])]);
    assert_eq!(codes(page), []);
}

#[test]
fn digest_may_have_no_papers() {
    for page in [
        "## Daily Papers (2024-04-23)",
        "## Daily Papers (2024-04-23)\n",
        "## Daily Papers (2024-04-23)\n\n\n",
    ] {
        let digest: Digest = page.parse().unwrap();
        assert_eq!((digest.date.to_string().as_str(), digest.papers.len()), ("2024-04-23", 0));
    }
}

#[test]
fn views_have_the_spans_of_their_lines() {
    let page =
        "prose\n## Daily Papers (2024-04-23)\n\n### [A](a)\n\n- x\ny\n\n### no\nskipped\n### [B](b)\n# end\n";
    let document = Document::parse(page);
    let digest = document.digests().next().unwrap();
    assert_eq!(
        Some(digest.as_str()),
        page.strip_prefix("prose\n").and_then(|page| page.strip_suffix("# end\n"))
    );
    assert_eq!(digest.span().text(page), Some(digest.as_str()));
    let papers: Vec<_> = digest.papers().collect();
    assert_eq!(
        papers.iter().map(|paper| paper.as_str()).collect::<Vec<_>>(),
        ["### [A](a)\n\n- x\ny\n\n", "### [B](b)\n"]
    );
    assert_eq!(papers[0].span().text(page), Some(papers[0].as_str()));
    let item = papers[0].summary().next().unwrap();
    assert_eq!(item.span().text(page), Some("- x\ny\n"));
    assert_eq!((papers[0].title(), papers[0].url(), papers[1].url()), ("A", "a", "b"));
}
