//! Property tests of the guarantees in `docs/guarantees.md`.

use daily_papers::Digest;
use daily_papers::proptest::{self as strategies, digest, paper};
use proptest::prelude::*;

use crate::generators::{config, text};
use crate::invariants;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn document_roundtrips_and_lines_tile(text in text()) {
        invariants::lossless(&text);
    }

    #[test]
    fn every_method_returns(text in text()) {
        invariants::total(&text);
    }

    #[test]
    fn part_is_linted_like_the_page(text in text()) {
        invariants::fixing::parts(&text);
    }

    #[test]
    fn canonical_form_parses_as_the_page(text in text()) {
        invariants::format(&text);
    }

    #[test]
    fn values_print_and_parse_back_equal(digest in digest()) {
        invariants::value(&digest);
    }

    #[test]
    fn constructors_refuse_exactly_what_would_not_parse_back(text in strategies::text()) {
        invariants::refused_exactly(&text);
    }

    #[test]
    fn constructors_refuse_exactly_what_would_not_parse_back_of_any_text(text in any::<String>()) {
        invariants::refused_exactly(&text);
    }

    #[test]
    fn line_endings_do_not_change_what_is_parsed(text in text()) {
        invariants::independence(&text);
    }

    /// Asserts that any text without a heading of a digest or of a section leaves the papers around it
    /// as they are.
    #[test]
    fn damage_in_one_paper_leaves_the_others(digest in digest(), damage in text(), sound in paper()) {
        let opens = |line: &str| line.starts_with("## ") || line.starts_with("# ");
        prop_assume!(!damage.split('\n').any(opens));
        let before = Digest::new(digest.date, digest.papers);
        let page = format!("{before}### [damaged](u)\n{damage}\n{sound}");
        let (digests, _) = Digest::parse_recoverable(&page);
        prop_assert_eq!(digests.len(), 1);
        prop_assert!(digests[0].papers.starts_with(&before.papers));
        prop_assert_eq!(digests[0].papers.last(), Some(&sound));
    }

    #[test]
    fn parser_agrees_with_the_reference(text in text()) {
        invariants::reference(&text);
    }
}
