//! The laws, tried on whatever the generators make. The names are those of the laws.

use daily_papers::Digest;
use daily_papers::proptest::{self as strategies, digest, paper};
use proptest::prelude::*;

use crate::generators::{config, text};
use crate::laws;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn p1_p7_lossless(text in text()) {
        laws::lossless(&text);
    }

    #[test]
    fn p2_p10_total(text in text()) {
        laws::total(&text);
    }

    #[test]
    fn p3_format(text in text()) {
        laws::format(&text);
    }

    #[test]
    fn p4_p12_value(digest in digest()) {
        laws::value(&digest);
    }

    #[test]
    fn p4_refused_exactly(text in strategies::text()) {
        laws::refused_exactly(&text);
    }

    #[test]
    fn p4_refused_exactly_of_any_text(text in any::<String>()) {
        laws::refused_exactly(&text);
    }

    #[test]
    fn p8_independence_of_line_ends(text in text()) {
        laws::independence(&text);
    }

    /// Whatever stands in the place of one paper, if it holds no heading of a digest or of a section, the papers before and
    /// after it read as ever.
    #[test]
    fn p8_independence_of_damage(digest in digest(), damage in text(), sound in paper()) {
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
    fn p9_reference(text in text()) {
        laws::reference(&text);
    }
}
