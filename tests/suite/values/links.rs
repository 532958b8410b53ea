//! Links: schemes, scripts and conversion to URLs.

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
fn scheme_keeps_its_spelling() {
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

/// Links that a browser runs as a script, as written or after a renderer decodes them.
const SCRIPTS: &[&str] = &[
    "javascript:alert(1)",
    "javascript:",
    "JaVaScRiPt:alert(1)",
    "vbscript:msgbox(1)",
    "VBScript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:,x",
    "DATA:text/html;base64,AA==",
    // An SVG image can contain a script, and an unknown type can be any.
    "data:image/svg+xml,<svg/>",
    "data:image/x;image/png,",
    // URL parsers skip control characters at the start.
    "\u{1}javascript:alert(1)",
    "\0\u{8}\u{1b}\u{1f}javascript:alert(1)",
    // Renderers decode entities.
    "&#106;avascript:alert(1)",
    "&#x6a;avascript:alert(1)",
    "&#X6A;avascript:alert(1)",
    "&#0000106;avascript:alert(1)",
    "javascript&#58;alert(1)",
    "javascript&colon;alert(1)",
    "&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)",
    // HTML, as in a video player, decodes an entity without a semicolon.
    "&#106avascript:alert(1)",
    "&#1;javascript:alert(1)",
    "&#32;javascript:alert(1)",
    // HTML allows any number of leading zeros.
    "&#00000000000000000000106;avascript:alert(1)",
    "javascript&#x0000000000003a;alert(1)",
    // URL parsers remove tabs and line breaks.
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "java&#9;scr&#10;ipt&#xd;:alert(1)",
    "&Tab;&#9;javascript:alert(1)",
    // Markdown removes a backslash before punctuation, and angle brackets.
    "javascript\\:alert(1)",
    "<javascript:alert(1)>",
    "<&#106;avascript\\:alert(1)>",
    // A type with the suffix `+xml` is XML. A type without `;` or `,` after it is unknown.
    "data:image/png+xml,<script/xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
    "data:image/gif+xml;base64,AA==",
    "data:image/pngx,",
    "data:image/webp",
    "data:image/png#,",
    // An image only after decoding; as written, the type is unknown.
    "data:image/&Tab;png,",
    "data:image\\/png,",
    "data:im&#97;ge/png,",
];

/// Links that cannot run a script.
const HARMLESS: &[&str] = &[
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
    // URL parsers do not decode percent signs or fold characters in a scheme.
    "javascript%3aalert(1)",
    "%6aavascript:alert(1)",
    "java%09script:alert(1)",
    "java\u{1}script:alert(1)",
    "java\u{200b}script:alert(1)",
    "\u{200b}javascript:alert(1)",
    "\u{ff4a}avascript:alert(1)",
    "java\u{17f}cript:alert(1)",
    // Renderers decode only once.
    "&amp;#106;avascript:alert(1)",
    "\\&#106;avascript:alert(1)",
    "&#38;#106;avascript:alert(1)",
    "\\javascript:alert(1)",
    "java\\script:alert(1)",
    // HTML and CommonMark decode these numbers to U+FFFD. They decode 128 to the euro sign or to
    // a control character that URL parsers do not skip.
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
fn encoded_scripts_are_recognised() {
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
fn harmless_links_become_urls() {
    let base = Url::parse("https://huggingface.co/papers").unwrap();
    for text in HARMLESS {
        assert!(!link(text).can_run_script(), "{text:?}");
        assert_eq!(link(text).to_url(), Url::parse(text).map_err(UrlError::Parse));
        assert_eq!(link(text).resolve(&base), base.join(text).map_err(UrlError::Parse));
    }
}

#[test]
fn base_that_runs_a_script_is_refused() {
    for (base, text) in
        [("javascript:/a/b", "/%0aalert(1)"), ("javascript:alert(1)", "#x"), ("data:text/html,x", "#")]
    {
        let base = Url::parse(base).unwrap();
        assert_eq!(link(text).resolve(&base), Err(UrlError::Script));
        assert_eq!(link(text).resolve_allowing_script(&base), base.join(text));
    }
}

/// A link that can run a script is a valid link: it parses, and prints back.
#[test]
fn scripts_keep_their_text_and_have_a_warning() {
    let script_links = |page: &str| -> Vec<_> {
        let found = Document::parse(page).lint(&Lints::new());
        let is_script_link = |found: &&daily_papers::Diagnostic| found.code() == Code::ScriptLink;
        found.iter().filter(is_script_link).map(|found| found.span().text(page).unwrap().to_owned()).collect()
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
            assert_eq!(script_links(&page), [*text]);
            assert_eq!(page.parse::<daily_papers::Digest>().unwrap().to_string(), page);
            crate::invariants::fixing::fixes(&page);
        }
    }
    for page in HARMLESS.iter().flat_map(|text| pages(text)) {
        assert_eq!(script_links(&page), [""; 0], "{page}");
    }
}

#[test]
fn each_script_link_has_one_warning() {
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

/// Pieces of a link, and their text after a renderer decodes them.
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
/// The type of a `data:` URL ends at the first `;` or `,`
/// (<https://fetch.spec.whatwg.org/#data-url-processor>). A URL without either has no type, so it
/// counts as a script.
fn is_script(url: &Url) -> bool {
    let data = url[Position::BeforePath..Position::AfterQuery].to_lowercase();
    let is_image = || {
        let kind = data.split_once([';', ',']).map(|(kind, _)| kind);
        matches!(kind, Some("image/png" | "image/gif" | "image/jpeg" | "image/webp"))
    };
    matches!(url.scheme(), "javascript" | "vbscript") || url.scheme() == "data" && !is_image()
}

/// Regression test: found by the property below.
#[test]
fn data_link_without_an_end_of_its_type_can_run_a_script() {
    for written in ["d&#00097;ta:image/png", "data:image/png", "<data:image/png>"] {
        assert!(link(written).can_run_script(), "{written}");
    }
    for written in ["d&#00097;ta:image/png,", "d&#00097;ta:image/png;base64,"] {
        assert!(!link(written).can_run_script(), "{written}");
    }
}

/// Regression test: found by the property below.
#[test]
fn invalid_url_with_the_scheme_of_a_script_can_run_a_script() {
    for written in ["&#x76;bscript://:", "javascript://["] {
        assert!(link(written).can_run_script() && link(written).to_url().is_err(), "{written}");
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn links_are_scripts_exactly_if_a_browser_runs_them(
        pieces in prop::collection::vec(select(PIECES), 0..6),
        bracketed in any::<bool>(),
    ) {
        let (written, rendered): (Vec<_>, Vec<_>) = pieces.into_iter().unzip();
        let (written, rendered) = (written.concat(), rendered.concat());
        let written = if bracketed { format!("<{written}>") } else { written };
        // A browser receives the link as written, or decoded by a renderer.
        let is_expected = match (Url::parse(&written), Url::parse(&rendered)) {
            (Ok(url), _) if is_script(&url) => Some(true),
            (_, Ok(url)) => Some(is_script(&url)),
            (_, Err(url::ParseError::RelativeUrlWithoutBase)) => Some(false),
            // An invalid URL does nothing in a browser, so either answer is right.
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
