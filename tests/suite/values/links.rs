//! Links: their schemes, which of them can run a script, and what URLs they become.

use daily_papers::{Code, Document, Link, Lints, UrlError};
use proptest::prelude::*;
use proptest::sample::select;
use url::{Position, Url};

use crate::generators::config;

fn link(text: &str) -> Link {
    Link::new(text).unwrap()
}

#[test]
fn link_becomes_a_url() {
    assert_eq!(link("https://arxiv.org").to_url().unwrap().as_str(), "https://arxiv.org/");
    assert_eq!(link("https://arxiv.org").as_str(), "https://arxiv.org");
    assert_eq!(
        link("/avatars/x.svg").to_url(),
        Err(UrlError::Parse(url::ParseError::RelativeUrlWithoutBase))
    );
    assert!(link("https://").to_url().is_err());

    let base = url::Url::parse("https://huggingface.co/papers/1").unwrap();
    for (text, resolved) in [
        ("/avatars/x.svg", "https://huggingface.co/avatars/x.svg"),
        ("x.svg", "https://huggingface.co/papers/x.svg"),
        ("https://arxiv.org/abs/1", "https://arxiv.org/abs/1"),
        ("", "https://huggingface.co/papers/1"),
    ] {
        assert_eq!(link(text).resolve(&base).unwrap().as_str(), resolved);
    }
    assert!(link("https://").resolve(&base).is_err());
}

#[test]
fn scheme_is_as_written() {
    for (text, scheme) in [
        ("https://arxiv.org", Some("https")),
        ("HTTPS://arxiv.org", Some("HTTPS")),
        ("mailto:a@example.org", Some("mailto")),
        ("javascript:alert(1)", Some("javascript")),
        ("a+b-c.1:", Some("a+b-c.1")),
        ("\u{1}\u{1f}https://arxiv.org", Some("https")),
        ("", None),
        (":", None),
        ("/avatars/x.svg", None),
        ("/a?u=https://arxiv.org", None),
        ("1a:b", None),
        ("a_b:c", None),
        ("한:b", None),
        ("java\u{1}script:b", None),
    ] {
        assert_eq!(link(text).scheme(), scheme, "{text:?}");
    }
}

/// Each with what it is, in the eyes of a browser or of what a renderer makes of it.
const SCRIPTS: &[&str] = &[
    "javascript:alert(1)",
    "javascript:",
    "JaVaScRiPt:alert(1)",
    "vbscript:msgbox(1)",
    "VBScript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:,x",
    "DATA:text/html;base64,AA==",
    // An image of this kind can hold a script.
    "data:image/svg+xml,<svg/>",
    "data:image/x;image/png,",
    // Control characters at the start, which URL parsers skip.
    "\u{1}javascript:alert(1)",
    "\0\u{8}\u{1b}\u{1f}javascript:alert(1)",
    // Entities, which renderers read.
    "&#106;avascript:alert(1)",
    "&#x6a;avascript:alert(1)",
    "&#X6A;avascript:alert(1)",
    "&#0000106;avascript:alert(1)",
    "javascript&#58;alert(1)",
    "javascript&colon;alert(1)",
    "&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)",
    // Without its semicolon, in the player of a video, which is HTML.
    "&#106avascript:alert(1)",
    "&#1;javascript:alert(1)",
    "&#32;javascript:alert(1)",
    // As many zeros as one likes, in HTML.
    "&#00000000000000000000106;avascript:alert(1)",
    "javascript&#x0000000000003a;alert(1)",
    // Tabs and line breaks, which URL parsers take out wherever they stand.
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "java&#9;scr&#10;ipt&#xd;:alert(1)",
    "&Tab;&#9;javascript:alert(1)",
    // A backslash before punctuation, and brackets, which Markdown takes off.
    "javascript\\:alert(1)",
    "<javascript:alert(1)>",
    "<&#106;avascript\\:alert(1)>",
    // What ends in `+xml` is XML, whatever it begins with, and without its end a kind is not known.
    "data:image/png+xml,<script/xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
    "data:image/gif+xml;base64,AA==",
    "data:image/pngx,",
    "data:image/webp",
    "data:image/png#,",
    // An image where a renderer takes the disguise off, and something else where nothing does.
    "data:image/&Tab;png,",
    "data:image\\/png,",
    "data:im&#97;ge/png,",
];

/// Each with what keeps it from running a script.
const SOUND: &[&str] = &[
    "",
    "https://arxiv.org/abs/2404.14219",
    "https://example.org/javascript:alert(1)",
    "https://example.org/#javascript:alert(1)",
    "/javascript:alert(1)",
    "#javascript:alert(1)",
    "?javascript:alert(1)",
    "./data:text/html,x",
    "data:image/png;base64,AA==",
    "data:image/gif;base64,AA==",
    "DATA:image/JPEG;base64,AA==",
    "data:image/webp,x",
    "data:image/png;charset=a+xml,x",
    "javascript",
    "javascripts:alert(1)",
    "xjavascript:alert(1)",
    "java-script:alert(1)",
    // No URL parser reads a percent sign in a scheme, or takes a character in it for another.
    "javascript%3aalert(1)",
    "%6aavascript:alert(1)",
    "java%09script:alert(1)",
    "java\u{1}script:alert(1)",
    "java\u{200b}script:alert(1)",
    "\u{200b}javascript:alert(1)",
    "\u{ff4a}avascript:alert(1)",
    "java\u{17f}cript:alert(1)",
    // What is escaped twice is taken off once.
    "&amp;#106;avascript:alert(1)",
    "\\&#106;avascript:alert(1)",
    "&#38;#106;avascript:alert(1)",
    "\\javascript:alert(1)",
    "java\\script:alert(1)",
    // HTML and CommonMark read these numbers as U+FFFD, and 128 is the euro sign or a control character, not one to skip.
    "&#0;javascript:alert(1)",
    "&#x000;javascript:alert(1)",
    "&#xd800;javascript:alert(1)",
    "&#x110000;javascript:alert(1)",
    "&#128;javascript:alert(1)",
    "java&#0;script:alert(1)",
    "java&#99999999999;script:alert(1)",
    "&#;javascript:alert(1)",
    "&#x;javascript:alert(1)",
    "&jjavascript:alert(1)",
    "&",
    "\\",
];

#[test]
fn scripts_are_seen_through_their_disguises() {
    let base = Url::parse("https://huggingface.co/papers").unwrap();
    for text in SCRIPTS {
        assert!(link(text).can_run_script(), "{text:?}");
        assert_eq!(link(text).to_url(), Err(UrlError::Script));
        assert_eq!(link(text).resolve(&base), Err(UrlError::Script));
        assert_eq!(link(text).to_url_allowing_script(), Url::parse(text));
        assert_eq!(link(text).resolve_allowing_script(&base), base.join(text));
    }
}

#[test]
fn links_that_run_no_script_are_let_alone() {
    let base = Url::parse("https://huggingface.co/papers").unwrap();
    for text in SOUND {
        assert!(!link(text).can_run_script(), "{text:?}");
        assert_eq!(link(text).to_url(), Url::parse(text).map_err(UrlError::Parse));
        assert_eq!(link(text).resolve(&base), base.join(text).map_err(UrlError::Parse));
    }
}

#[test]
fn base_that_runs_a_script_gives_none() {
    for (base, text) in
        [("javascript:/a/b", "/%0aalert(1)"), ("javascript:alert(1)", "#x"), ("data:text/html,x", "#")]
    {
        let base = Url::parse(base).unwrap();
        assert_eq!(link(text).resolve(&base), Err(UrlError::Script));
        assert_eq!(link(text).resolve_allowing_script(&base), base.join(text));
    }
}

/// A link that can run a script is a link all the same: it reads, and prints back.
#[test]
fn scripts_are_kept_to_the_letter_and_remarked_on() {
    let remarks = |page: &str| -> Vec<_> {
        let found = Document::parse(page).lint(&Lints::new());
        let is_remark = |found: &&daily_papers::Diagnostic| found.code() == Code::ScriptLink;
        found.iter().filter(is_remark).map(|found| found.span().text(page).unwrap().to_owned()).collect()
    };
    let pages = |text: &str| {
        let heading = format!("## Daily Papers (2024-04-23)\n\n### [A]({text})\n\n");
        let paper = "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\n";
        let video = format!(
            "[Watch Video]({text})\n<div><video controls src=\"{text}\" muted=\"false\"></video></div>\n"
        );
        [heading, format!("{paper}![]({text})\n\n"), format!("{paper}{video}\n")]
    };
    for text in SCRIPTS {
        for page in pages(text) {
            assert_eq!(remarks(&page), [*text]);
            assert_eq!(page.parse::<daily_papers::Digest>().unwrap().to_string(), page);
            crate::invariants::fixing::fixes(&page);
        }
    }
    for page in SOUND.iter().flat_map(|text| pages(text)) {
        assert_eq!(remarks(&page), [""; 0], "{page}");
    }
}

#[test]
fn scripts_are_remarked_on_once_a_link() {
    let count = |lines: &str| {
        let page =
            format!("## Daily Papers (2024-04-23)\n### [A](javascript:a)\n{lines}- [text](javascript:b)\n");
        let found = Document::parse(&*page).lint(&Lints::new());
        found.iter().filter(|found| found.code() == Code::ScriptLink).count()
    };
    assert_eq!(count(""), 1);
    assert_eq!(count("![](javascript:b)\n"), 2);
    assert_eq!(count("![](javascript:b)\n![](javascript:c)\n"), 3);
    assert_eq!(count("[Watch Video]javascript:b\n<video src='javascript:b'></video>\n"), 2);
    assert_eq!(count("[Watch Video](https://x/b)\n<video src='javascript:b'></video>\n"), 2);
    assert_eq!(count("[Watch Video](javascript:b)\n<video src='https://x/b'></video>\n"), 2);
    assert_eq!(count("<video src='javascript:b'></video>\nVote: 3\n[Watch Video](javascript:b)\n"), 2);
}

/// Pieces of a link, and what a renderer makes of them.
const PIECES: &[(&str, &str)] = &[
    ("javascript", "javascript"),
    ("JAVA", "JAVA"),
    ("&#x76;bscript", "vbscript"),
    ("script", "script"),
    ("&#106;ava", "java"),
    ("&#106ava", "java"),
    ("&#0000000106;ava", "java"),
    ("d&#00097;ta", "data"),
    ("data", "data"),
    (":", ":"),
    ("&colon;", ":"),
    ("&#x3A;", ":"),
    ("\\:", ":"),
    ("&Tab;", "\t"),
    ("&NewLine;", "\n"),
    ("&#13;", "\r"),
    ("&#32;", " "),
    ("&#0;", "\u{fffd}"),
    ("&#xDfff;", "\u{fffd}"),
    ("&#1114112;", "\u{fffd}"),
    ("&#128;", "€"),
    ("\u{1}", "\u{1}"),
    ("\u{200b}", "\u{200b}"),
    ("&amp;", "&"),
    ("image/", "image/"),
    ("png", "png"),
    ("JPEG", "JPEG"),
    ("svg", "svg"),
    ("+xml", "+xml"),
    (",", ","),
    ("&#44;", ","),
    (";base64,", ";base64,"),
    ("\\;", ";"),
    ("?", "?"),
    ("#", "#"),
    ("https:", "https:"),
    ("/", "/"),
    ("\\/", "/"),
    ("%3a", "%3a"),
    ("x", "x"),
    ("", ""),
];

/// Returns whether a URL that the crate `url` parsed is a script.
///
/// The type of a `data:` URL ends at the first `;` or `,` (<https://fetch.spec.whatwg.org/#data-url-processor>). A browser shows
/// nothing without a comma. A URL without either has no type that could be one of the four, so it is refused.
fn is_script(url: &Url) -> bool {
    let data = url[Position::BeforePath..Position::AfterQuery].to_lowercase();
    let is_image = || {
        let kind = data.split_once([';', ',']).map(|(kind, _)| kind);
        matches!(kind, Some("image/png" | "image/gif" | "image/jpeg" | "image/webp"))
    };
    matches!(url.scheme(), "javascript" | "vbscript") || url.scheme() == "data" && !is_image()
}

/// Found by the test below, whose oracle once looked at the start of the type alone.
#[test]
fn data_link_whose_type_has_no_end_can_run_a_script() {
    for written in ["d&#00097;ta:image/png", "data:image/png", "<data:image/png>"] {
        assert!(link(written).can_run_script(), "{written}");
    }
    for written in ["d&#00097;ta:image/png,", "d&#00097;ta:image/png;base64,"] {
        assert!(!link(written).can_run_script(), "{written}");
    }
}

/// Found by the test below: a script's scheme before what is no host.
#[test]
fn script_that_is_no_url_is_taken_for_a_script() {
    for written in ["&#x76;bscript://:", "javascript://["] {
        assert!(link(written).can_run_script() && link(written).to_url().is_err(), "{written}");
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn scripts_are_what_a_browser_takes_for_them(
        pieces in prop::collection::vec(select(PIECES), 0..6),
        bracketed in any::<bool>(),
    ) {
        let (written, rendered): (Vec<_>, Vec<_>) = pieces.into_iter().unzip();
        let (written, rendered) = (written.concat(), rendered.concat());
        let written = if bracketed { format!("<{written}>") } else { written };
        // A browser is given the link as it is written, or what a renderer makes of it.
        let is_expected = match (Url::parse(&written), Url::parse(&rendered)) {
            (Ok(url), _) if is_script(&url) => Some(true),
            (_, Ok(url)) => Some(is_script(&url)),
            (_, Err(url::ParseError::RelativeUrlWithoutBase)) => Some(false),
            // A browser goes nowhere, and what a renderer makes of it is not known: it may be taken for a script.
            (_, Err(_)) => None,
        };
        if let Some(is_expected) = is_expected {
            prop_assert_eq!(link(&written).can_run_script(), is_expected, "{:?} {:?}", written, rendered);
        }
        if let Ok(url) = link(&written).to_url() {
            prop_assert!(!is_script(&url), "{}", url);
            let link = link(&written);
            prop_assert!(link.scheme().is_some_and(|scheme| scheme.eq_ignore_ascii_case(url.scheme())));
        }
    }
}
