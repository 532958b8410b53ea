//! The votes of a paper.

use daily_papers::syntax::Kind;
use daily_papers::{Code, Votes};

use super::{PAPER, assert_error, assert_kind, codes, digests};

/// Returns the votes of the only paper.
fn votes(fields: &str) -> Option<Votes> {
    digests(&format!("{PAPER}{fields}"))[0].papers[0].votes
}

#[test]
fn votes_are_decimal_digits() {
    for (digits, count) in [
        ("0", 0),
        ("7", 7),
        ("180", 180),
        ("007", 7),
        ("00000000000000000000000000000000001", 1),
        ("18446744073709551614", u64::MAX - 1),
        ("18446744073709551615", u64::MAX),
    ] {
        let line = format!("Vote: {digits}");
        assert_kind(PAPER, &line, Kind::Votes { count: Some(count) });
        assert_eq!(votes(&line), Some(Votes::Count(count)));
        assert_eq!(codes(&format!("{PAPER}{line}")), []);
    }
}

#[test]
fn dash_means_unknown_votes() {
    assert_kind(PAPER, "Vote: -", Kind::Votes { count: None });
    assert_eq!(votes("Vote: -\n"), Some(Votes::Unknown));
    assert_eq!(codes(&format!("{PAPER}Vote: -\n")), []);
}

#[test]
fn paper_without_a_votes_line_has_no_votes() {
    assert_eq!(votes(""), None);
    assert_eq!(votes("Authors: B\n"), None);
}

#[test]
fn malformed_votes_are_an_error() {
    let number = "a number of votes or `-`";
    let unsigned = "a number of votes without a sign";
    let bounded = "a number of votes of at most 18446744073709551615";
    for (line, spot, expected) in [
        ("Vote:", (6, ""), "a space after `Vote:`"),
        ("Vote:3", (6, "3"), "a space after `Vote:`"),
        ("Vote:\t3", (6, "\t3"), "a space after `Vote:`"),
        ("Vote: ", (7, ""), number),
        ("Vote:  3", (7, " 3"), number),
        ("Vote: +3", (7, "+3"), unsigned),
        ("Vote: -3", (7, "-3"), unsigned),
        ("Vote: --3", (8, "-3"), "the end of the line"),
        ("Vote: many", (7, "many"), number),
        ("Vote: ３", (7, "３"), number),
        ("Vote: –", (7, "–"), number),
        ("Vote: 18446744073709551616", (7, "18446744073709551616"), bounded),
        ("Vote: 99999999999999999999999", (7, "99999999999999999999999"), bounded),
        ("Vote: --", (8, "-"), "the end of the line"),
        ("Vote: - ", (8, " "), "the end of the line"),
        ("Vote: 3 ", (8, " "), "the end of the line"),
        ("Vote: 3\r", (8, "\r"), "the end of the line"),
        ("Vote: 3.0", (8, ".0"), "the end of the line"),
        ("Vote: 1,000", (8, ",000"), "the end of the line"),
        ("Vote: 1k", (8, "k"), "the end of the line"),
    ] {
        assert_kind(PAPER, line, Kind::MalformedField(line));
        assert_error(PAPER, line, Code::MalformedField, spot, expected);
        assert_eq!(votes(line), None);
    }
}

#[test]
fn line_that_resembles_votes_is_unknown() {
    for line in ["Votes: 3", "vote: 3", "Vote 3", " Vote: 3", "Vote", "Upvote: 3"] {
        assert_kind(PAPER, line, Kind::Unknown(line));
    }
}

#[test]
fn second_votes_line_is_an_error() {
    for (fields, expected_votes) in [
        ("Vote: 3\n\nVote: 4\n", Votes::Count(3)),
        ("Vote: 3\nVote: 3\n", Votes::Count(3)),
        ("Vote: -\nVote: 4\n", Votes::Unknown),
        ("Vote: 3\nVote: -\n", Votes::Count(3)),
    ] {
        assert_eq!(votes(fields), Some(expected_votes));
        let line = PAPER.lines().count() + fields.lines().count();
        assert_eq!(codes(&format!("{PAPER}{fields}")), [(line, Code::DoubledField)]);
    }
}

#[test]
fn malformed_votes_do_not_count_as_the_first() {
    assert_eq!(votes("Vote: x\nVote: 4\n"), Some(Votes::Count(4)));
    assert_eq!(codes(&format!("{PAPER}Vote: x\nVote: 4\n")), [(3, Code::MalformedField)]);
}

#[test]
fn votes_of_two_papers_are_not_doubled() {
    assert_eq!(codes(&format!("{PAPER}Vote: 3\n### [B](c)\nVote: 4\n")), []);
}
