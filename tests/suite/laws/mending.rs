//! The laws of the formatter and of fixes.

use std::collections::BTreeMap;

use daily_papers::{Code, Diagnostic, Digest, Document, Lints};

use super::diagnostics;

/// P3: the canonical form is its own, keeps the model, and neither adds nor hides an error; and what the formatter makes of a
/// page that is one digest is what the printer makes of its value.
pub(crate) fn format(text: &str) {
    let document = Document::parse(text);
    let formatted = document.format();
    assert_eq!(document.apply(document.format_edits()).as_ref(), Ok(&formatted));
    let again = Document::parse(&*formatted);
    assert_eq!(again.format_edits(), [], "{text:?} -> {formatted:?}");
    assert_eq!(Digest::parse_recoverable(&formatted).0, Digest::parse_recoverable(text).0);
    let errors = |document: &Document<'_>| -> Vec<Code> {
        document.diagnostics().iter().filter(|found| found.is_error()).map(Diagnostic::code).collect()
    };
    assert_eq!(errors(&again), errors(&document));
    if let Ok(digest) = text.parse::<Digest>() {
        assert_eq!(formatted, digest.to_string());
    }
}

fn counts(diagnostics: &[Diagnostic]) -> BTreeMap<Code, usize> {
    diagnostics.iter().fold(BTreeMap::new(), |mut counts, diagnostic| {
        *counts.entry(diagnostic.code()).or_default() += 1;
        counts
    })
}

/// P10 and P11: diagnostics are sorted, in bounds and safe; the fix of one removes it and adds none; and mending a mended page
/// changes nothing.
pub(crate) fn fixes(text: &str) {
    let document = Document::parse(text);
    let found = document.lint(&Lints::new());
    diagnostics(text, &found);
    let before = counts(&found);
    if before.contains_key(&Code::TooMany) {
        return;
    }
    for diagnostic in found.iter().filter(|diagnostic| !diagnostic.fix().is_empty()) {
        let mended =
            document.apply(diagnostic.fix().iter().cloned()).expect("the edits of a fix fit together");
        let after = counts(&Document::parse(&*mended).lint(&Lints::new()));
        let code = diagnostic.code();
        let less = after.get(&code).copied().unwrap_or(0) < before[&code];
        assert!(less, "{code} is still there: {text:?} -> {mended:?}");
        for (code, count) in after {
            let had = before.get(&code).copied().unwrap_or(0);
            assert!(count <= had, "{diagnostic} adds {code}: {text:?} -> {mended:?}");
        }
    }
    let fixed = document.fix(&Lints::new());
    assert_eq!(fixed.is_unchanged(), fixed.text() == text);
    let again = Document::parse(fixed.text()).fix(&Lints::new());
    assert_eq!(again.text(), fixed.text(), "{text:?}");
    let left = Document::parse(fixed.text()).lint(&Lints::new());
    assert!(left.iter().all(|diagnostic| diagnostic.fix().is_empty()), "{left:?}");
}
