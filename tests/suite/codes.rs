//! Tests that explanations of codes have one shape, and that they are true.

use std::collections::BTreeSet;

use daily_papers::{Code, Diagnostic, Digest, Document, Lints, Severity};

/// The parts of an explanation.
struct Explanation {
    what: String,
    fires: String,
    near: String,
    advice: String,
}

impl Explanation {
    /// Splits an explanation, and asserts that it has the shape that all have.
    #[track_caller]
    fn of(code: Code) -> Explanation {
        const FIRES: &str = "\n\nIt fires here:\n\n```text\n";
        const NEAR: &str = "```\n\nIt does not fire here:\n\n```text\n";
        const ADVICE: &str = "```\n\nWhat to do: ";

        let text = code.explain();
        let (what, rest) = text.split_once(FIRES).unwrap_or_else(|| panic!("{code}: {text}"));
        let (fires, rest) = rest.split_once(NEAR).unwrap_or_else(|| panic!("{code}: {text}"));
        let (near, advice) = rest.split_once(ADVICE).unwrap_or_else(|| panic!("{code}: {text}"));
        let advice = advice.strip_suffix('\n').unwrap_or_else(|| panic!("{code}: no line ending"));
        for paragraph in [what, advice] {
            assert!(!paragraph.contains("\n\n") && !paragraph.contains("```"), "{code}: {paragraph:?}");
            assert_eq!(paragraph.trim(), paragraph, "{code}");
            assert!(paragraph.lines().all(|line| line.chars().count() <= 80), "{code}: {paragraph}");
            assert_eq!(paragraph.matches('`').count() % 2, 0, "{code}: {paragraph}");
        }
        let one_line = |paragraph: &str| paragraph.replace('\n', " ");
        Explanation { what: one_line(what), fires: page(fires), near: page(near), advice: one_line(advice) }
    }

    fn promises_fix(&self) -> bool {
        self.advice.contains("The fix ")
    }
}

/// Returns the page that a block shows. Escapes stand for characters, and a count in parentheses
/// stands for repeated lines.
fn page(block: &str) -> String {
    let mut page = String::new();
    let mut before = String::new();
    for line in block.split_inclusive('\n') {
        match line.strip_prefix("(and ").and_then(|line| line.strip_suffix(" more such lines)\n")) {
            Some(count) => {
                page += &before.repeat(count.replace(',', "").parse().expect("a number of lines"));
            }
            None => {
                before = unescaped(line);
                page += &before;
            }
        }
    }
    page
}

fn unescaped(line: &str) -> String {
    let (start, rest) = line.split_once("\\u{").unwrap_or((line, ""));
    let Some((digits, rest)) = rest.split_once('}') else { return start.to_owned() };
    let escaped = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).expect("a character");
    format!("{start}{escaped}{}", unescaped(rest))
}

const STRICT: [Code; 3] = [Code::Prose, Code::NoDigest, Code::SeveralDigests];

/// Returns the diagnostics of a page with one code.
fn found(code: Code, page: &str) -> Vec<Diagnostic> {
    let found = if STRICT.contains(&code) {
        page.parse::<Digest>().err().map(|error| error.diagnostics().to_vec()).unwrap_or_default()
    } else {
        Document::parse(page).lint(&Lints::new())
    };
    found.into_iter().filter(|diagnostic| diagnostic.code() == code).collect()
}

#[test]
fn explanations_have_one_shape() {
    for &code in Code::ALL {
        let explanation = Explanation::of(code);
        let words = explanation.what.split('`').step_by(2).collect::<String>();
        let sentences = words.split_inclusive(['.', '?']).filter(|part| !part.trim().is_empty()).count();
        assert!((2..=4).contains(&sentences), "{code}: {sentences} sentences");
        assert!(words.ends_with('.') && explanation.advice.ends_with('.'), "{code}");
    }
}

#[test]
fn explanations_fire_only_on_their_first_page() {
    for &code in Code::ALL {
        let explanation = Explanation::of(code);
        let fired = found(code, &explanation.fires);
        assert_eq!(fired.len(), 1, "{code} on {:?}", explanation.fires);
        assert_eq!(fired[0].severity(), code.severity(), "{code}");
        assert_eq!(found(code, &explanation.near), [], "{code} on {:?}", explanation.near);
    }
}

/// Asserts that no line can be left out.
#[test]
fn every_line_of_a_page_that_fires_is_needed() {
    for &code in Code::ALL {
        let Explanation { fires, .. } = Explanation::of(code);
        let lines: Vec<_> = fires.split_inclusive('\n').collect();
        let at_most = if code == Code::TooMany { 1 } else { lines.len() };
        for left_out in (0..at_most).filter(|_| lines.len() > 1) {
            let smaller = [&lines[..left_out], &lines[left_out + 1..]].concat().concat();
            assert_eq!(found(code, &smaller), [], "{code} still fires on {smaller:?}");
        }
    }
}

/// Asserts that these pages have no errors, so that they can serve as examples.
#[test]
fn pages_that_do_not_fire_have_no_errors() {
    for &code in Code::ALL.iter().filter(|code| **code != Code::TooMany) {
        let near = Explanation::of(code).near;
        let errors: Vec<_> = Document::parse(&*near).diagnostics();
        assert!(errors.iter().all(|found| !found.is_error()), "{code}: {errors:?}");
    }
}

#[test]
fn explanations_say_what_escapes_stand_for() {
    for &code in Code::ALL {
        let explanation = Explanation::of(code);
        let text = code.explain();
        let blocks = text.split_once("It fires here:").map(|(_, rest)| rest).unwrap_or_default();
        for (at, _) in blocks.match_indices("\\u{") {
            let escape = blocks[at..].split_inclusive('}').next().unwrap();
            let said = format!("`{escape}` stands for ");
            let said_after_another = format!("`{escape}` for ");
            let is_said = explanation.what.contains(&said) || explanation.what.contains(&said_after_another);
            assert!(is_said, "{code}: {escape}");
        }
        let is_visible = |c: char| c == '\n' || c == ' ' || !(c.is_control() || c.is_whitespace());
        assert!(text.chars().all(is_visible), "{code}");
        assert!(text.lines().all(|line| line.trim_end() == line), "{code}: white space at the end of a line");
    }
}

#[test]
fn explanations_name_codes_of_strict_parsing() {
    for &code in Code::ALL {
        let says = Explanation::of(code).what.contains("Only strict parsing reports it");
        assert_eq!(says, STRICT.contains(&code), "{code}");
        if says {
            let page = Explanation::of(code).fires;
            assert!(Document::parse(page).lint(&Lints::new()).iter().all(|found| found.code() != code));
        }
    }
}

#[test]
fn explanations_agree_with_the_severity() {
    for &code in Code::ALL {
        let what = Explanation::of(code).what;
        let severities =
            [("an error", Severity::Error), ("a warning", Severity::Warning), ("a note", Severity::Note)];
        let named: Vec<_> = severities.into_iter().filter(|(name, _)| what.contains(name)).collect();
        match code {
            // Its severity is the highest one that is not listed.
            Code::TooMany => assert_eq!(named, []),
            _ => assert_eq!(
                named.iter().map(|(_, each)| *each).collect::<Vec<_>>(),
                [code.severity()],
                "{code}"
            ),
        }
    }
}

/// Reads the one-line summaries from the source, since only the documentation has them.
#[test]
fn summaries_agree_with_the_severity() {
    let source = include_str!("../../src/code/mod.rs");
    let (_, source) = source.split_once("\npub enum Code {").unwrap();
    for &code in Code::ALL {
        let include = format!("\n    ///\n    #[doc = include_str!(\"docs/{code}.md\")]\n    {code:?},\n");
        let (before, _) =
            source.split_once(&include).unwrap_or_else(|| panic!("{code} is not documented with {include}"));
        let (_, comment) = before.rsplit_once(",\n").unwrap_or(before.split_at(1));
        let summary: Vec<_> =
            comment.lines().map(|line| line.trim_start().strip_prefix("/// ").unwrap()).collect();
        let summary = summary.join(" ");
        let severity = match code.severity() {
            Severity::Error if STRICT.contains(&code) => "Error of strict parsing: ",
            Severity::Error => "Error: ",
            Severity::Warning => "Warning: ",
            _ => "Note: ",
        };
        assert!(summary.starts_with(severity) != (code == Code::TooMany), "{code}: {summary}");
        assert!(summary.ends_with('.'), "{code}: {summary}");
    }
}

#[test]
fn fixes_exist_exactly_where_explanations_promise_them() {
    let mut with_fix = BTreeSet::new();
    for &code in Code::ALL {
        let explanation = Explanation::of(code);
        let denies = explanation.advice.contains("The diagnostic has no fix");
        assert_ne!(explanation.promises_fix(), denies, "{code}: {}", explanation.advice);

        let fires = explanation.fires.as_str();
        let diagnostic = found(code, fires).remove(0);
        assert_eq!(diagnostic.fix().is_empty(), denies, "{code}");
        let document = Document::parse(fires);
        let fixed = document.fix(&Lints::none().at(code, code.severity()));
        assert_eq!(fixed.is_unchanged(), denies, "{code}");
        if explanation.promises_fix() {
            with_fix.insert(code);
            let fixed_text = document.apply(diagnostic.fix().to_vec()).unwrap();
            assert_eq!(fixed_text.as_str(), fixed.text(), "{code}");
            assert_eq!(fixed.done().collect::<Vec<_>>(), [(code, 1)]);
            assert_eq!(found(code, fixed_text.as_str()), [], "{code}: {fixed_text:?}");
        }
    }
    let expected = [
        Code::FieldOrder,
        Code::BareVideoLink,
        Code::PythonAuthors,
        Code::LeakedList,
        Code::GluedHeading,
        Code::DuplicateDigest,
        Code::TrailingWhiteSpace,
        Code::Layout,
    ];
    assert_eq!(with_fix, BTreeSet::from(expected));
}

#[test]
fn names_are_unique_and_parse_back() {
    let names: BTreeSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(names.len(), Code::ALL.len());
    assert_eq!(Code::ALL.iter().collect::<BTreeSet<_>>().len(), Code::ALL.len());
    for &code in Code::ALL {
        let name = code.name();
        assert!(name.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase())));
        assert_eq!(kebab(&format!("{code:?}")), name);
        assert_eq!((name.parse(), code.to_string().parse()), (Ok(code), Ok(code)));
        assert!(name.to_uppercase().parse::<Code>().is_err());
    }
}

/// Returns `several-digests` for `SeveralDigests`.
fn kebab(variant: &str) -> String {
    let words = variant.chars().map(|c| match c {
        'A'..='Z' => format!("-{}", c.to_ascii_lowercase()),
        c => c.to_string(),
    });
    words.collect::<String>().trim_start_matches('-').to_owned()
}

#[test]
fn unknown_name_is_refused_in_visible_characters() {
    for (name, shown) in [
        ("", ""),
        ("Layout", "Layout"),
        (" layout", " layout"),
        ("layout\n", "layout\\n"),
        ("lay\u{202e}out", "lay\\u{202e}out"),
        ("too_many", "too_many"),
    ] {
        let error = name.parse::<Code>().unwrap_err();
        assert_eq!(error.to_string(), format!("no diagnostic has the code `{shown}`"));
    }
    let long = "layout".repeat(1000).parse::<Code>().unwrap_err().to_string();
    assert!(long.len() < 100, "{long}");
}

/// Asserts that each file in the folder is included.
#[test]
fn every_explanation_belongs_to_a_code() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/code/docs");
    let files: BTreeSet<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(files, Code::ALL.iter().map(|code| format!("{code}.md")).collect());
}
