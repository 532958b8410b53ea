//! arXiv identifiers.

use daily_papers::{ArxivId, ValueErrorKind};

use super::assert_refused;

fn id(text: &str) -> ArxivId {
    text.parse().unwrap()
}

#[test]
fn arxiv_id_of_each_scheme_roundtrips() {
    for text in [
        "2404.14219",
        "1501.00001",
        "9912.99999",
        "1512.00001",
        "0704.0001",
        "1412.9999",
        "0712.0001",
        "0801.1234",
        "hep-th/9108001",
        "hep-th/9901001",
        "math/0703999",
        "cond-mat/0001001",
        "cs/0012345",
        "q-bio/0311001",
        "acc-phys/9411001",
        "solv-int/9901001",
        "math-ph/9912999",
        "quant-ph/9107001",
    ] {
        for version in ["", "v1", "v9", "v10", "v12", "v4294967295"] {
            let text = format!("{text}{version}");
            assert_eq!(id(&text).to_string(), text);
            assert_eq!(ArxivId::try_from(text.as_str()), Ok(id(&text)));
        }
    }
}

#[test]
fn arxiv_id_may_have_the_prefix_of_a_citation() {
    assert_eq!(id("arXiv:2404.14219v2"), id("2404.14219v2"));
}

#[test]
fn arxiv_id_scheme_depends_on_the_month() {
    for (text, is_valid) in [
        ("0703.0001", false),
        ("0704.0001", true),
        ("0704.00001", false),
        ("1412.9999", true),
        ("1412.99999", false),
        ("1501.0001", false),
        ("1501.00001", true),
        ("hep-th/0703001", true),
        ("hep-th/0704001", false),
        ("hep-th/9107001", true),
        ("hep-th/9106001", false),
        ("hep-th/9912001", true),
        ("hep-th/5001001", false),
    ] {
        assert_eq!(text.parse::<ArxivId>().is_ok(), is_valid, "{text}");
    }
}

#[test]
fn arxiv_id_month_is_between_1_and_12() {
    for (text, is_valid) in [
        ("2400.00001", false),
        ("2401.00001", true),
        ("2412.00001", true),
        ("2413.00001", false),
        ("2499.00001", false),
        ("0800.0001", false),
        ("0812.0001", true),
        ("0813.0001", false),
        ("hep-th/9900001", false),
        ("hep-th/9913001", false),
        ("hep-th/0000001", false),
        ("hep-th/0001001", true),
    ] {
        assert_eq!(text.parse::<ArxivId>().is_ok(), is_valid, "{text}");
    }
}

#[test]
fn arxiv_id_subject_class_is_dropped() {
    for (text, expected) in [
        ("math.GT/0309136", "math/0309136"),
        ("math.GT/0309136v2", "math/0309136v2"),
        ("cs.CL/0001001", "cs/0001001"),
        ("cond-mat.mtrl-sci/0001001", "cond-mat/0001001"),
    ] {
        assert_eq!(id(text), id(expected));
        assert_eq!(id(text).to_string(), expected);
    }
    for text in [
        "math./0309136",
        "math.G1/0309136",
        "math.G T/0309136",
        ".GT/0309136",
        "math.GT",
        "maths.GT/0309136",
        "econ/0309136",
        "eess/0309136",
    ] {
        assert!(text.parse::<ArxivId>().is_err(), "{text}");
    }
}

#[test]
fn arxiv_id_refuses_everything_else() {
    let rule = "an arXiv identifier is YYMM.NNNNN or archive/YYMMNNN, with or without a version";
    for text in [
        "",
        ".",
        "/",
        "v",
        "v1",
        "2404",
        "2404.",
        ".14219",
        "2404.1421",
        "2404.142190",
        "24040.14219",
        "240.14219",
        "2404-14219",
        "2404.1421a",
        "2404.+4219",
        "+404.14219",
        "２４０４.14219",
        " 2404.14219",
        "2404.14219 ",
        "arXiv:",
        "arxiv:2404.14219",
        "2404.00000",
        "hep-th/9901000",
        "2404.14219v",
        "2404.14219v0",
        "2404.14219v01",
        "2404.14219v-1",
        "2404.14219v+1",
        "2404.14219v1v2",
        "2404.14219V1",
        "2404.14219v1 ",
        "2404.14219v4294967296",
        "hep-th/",
        "/9901001",
        "hep-th/990100",
        "hep-th/99010010",
        "hep-th/990100a",
        "hep-th/+901001",
        "hep-th/9901",
        "hep-th/99한1",
        "hep-xx/9901001",
        "HEP-TH/9901001",
        "hep-th/9901/001",
        "hep-th9901001",
        "2404.14219/1",
    ] {
        assert_refused(text.parse::<ArxivId>(), ValueErrorKind::NotAnArxivId, 0, rule);
        assert_refused(ArxivId::try_from(text), ValueErrorKind::NotAnArxivId, 0, rule);
    }
}

#[test]
fn arxiv_id_has_an_optional_version() {
    let with = id("2404.14219v2");
    assert_eq!((with.version(), id("2404.14219").version()), (Some(2), None));
    assert_eq!(with.without_version(), id("2404.14219"));
    assert_ne!(with, id("2404.14219"));
    assert_eq!(id("hep-th/9901001v3").without_version(), id("hep-th/9901001"));
}

#[test]
fn arxiv_id_converts_to_urls_and_back() {
    for (text, abs, pdf, page) in [
        ("2404.14219v2", "2404.14219v2", "2404.14219v2", "2404.14219"),
        ("0704.0001", "0704.0001", "0704.0001", "0704.0001"),
        ("math.GT/0309136v1", "math/0309136v1", "math/0309136v1", "math/0309136"),
    ] {
        assert_eq!(id(text).abs_url(), *format!("https://arxiv.org/abs/{abs}"));
        assert_eq!(id(text).pdf_url(), *format!("https://arxiv.org/pdf/{pdf}"));
        assert_eq!(id(text).hugging_face_url(), *format!("https://huggingface.co/papers/{page}"));
        assert_eq!(ArxivId::from_url(id(text).abs_url().as_str()), Some(id(text)));
        assert_eq!(ArxivId::from_url(id(text).pdf_url().as_str()), Some(id(text)));
        assert_eq!(ArxivId::from_url(id(text).hugging_face_url().as_str()), Some(id(text).without_version()));
    }
}

#[test]
fn arxiv_id_is_found_in_known_urls() {
    for url in [
        "https://arxiv.org/abs/2404.14219",
        "http://arxiv.org/abs/2404.14219",
        "https://www.arxiv.org/abs/2404.14219",
        "https://export.arxiv.org/abs/2404.14219",
        "https://arxiv.org/pdf/2404.14219",
        "https://arxiv.org/pdf/2404.14219.pdf",
        "https://arxiv.org/html/2404.14219",
        "https://arxiv.org/abs/2404.14219?context=cs",
        "https://arxiv.org/abs/2404.14219#top",
        "https://huggingface.co/papers/2404.14219",
        "https://hf.co/papers/2404.14219",
        "https://ar5iv.org/abs/2404.14219",
        "https://www.ar5iv.org/html/2404.14219",
        "https://ar5iv.labs.arxiv.org/html/2404.14219",
        "https://alphaxiv.org/abs/2404.14219",
        "https://www.alphaxiv.org/overview/2404.14219",
        "https://www.alphaxiv.org/pdf/2404.14219.pdf",
        "https://doi.org/10.48550/arXiv.2404.14219",
        "https://doi.org/10.48550/ARXIV.2404.14219",
        "http://dx.doi.org/10.48550/arxiv.2404.14219",
        "arxiv.org/abs/2404.14219",
        "huggingface.co/papers/2404.14219",
        "doi.org/10.48550/arXiv.2404.14219",
    ] {
        assert_eq!(ArxivId::from_url(url), Some(id("2404.14219")), "{url}");
    }
    assert_eq!(ArxivId::from_url("https://arxiv.org/pdf/2404.14219v1.pdf"), Some(id("2404.14219v1")));
    assert_eq!(ArxivId::from_url("https://arxiv.org/abs/hep-th/9901001v2"), Some(id("hep-th/9901001v2")));
    assert_eq!(ArxivId::from_url("https://arxiv.org/abs/math.GT/0309136"), Some(id("math/0309136")));
}

#[test]
fn arxiv_id_is_not_found_in_other_urls() {
    for url in [
        "",
        "2404.14219",
        "//arxiv.org/abs/2404.14219",
        "ftp://arxiv.org/abs/2404.14219",
        "https://arxiv.org",
        "https://arxiv.org/",
        "https://arxiv.org/2404.14219",
        "https://arxiv.org/abs/",
        "https://arxiv.org/list/2404.14219",
        "https://arxiv.org/abs/x",
        "https://arxiv.org/abs/2404.14219/x",
        "https://arxiv.org/papers/2404.14219",
        "https://example.org/abs/2404.14219",
        "https://notarxiv.org/abs/2404.14219",
        "https://arxiv.org.example.org/abs/2404.14219",
        "https://huggingface.co/2404.14219",
        "https://huggingface.co/abs/2404.14219",
        "https://huggingface.co/datasets/papers/2404.14219",
        "https://example.org/?u=https://arxiv.org/abs/2404.14219",
        "https://arxiv.org/?abs/2404.14219",
        "https://ar5iv.org/pdf/2404.14219",
        "https://alphaxiv.org/2404.14219",
        "https://doi.org/10.48550/2404.14219",
        "https://doi.org/10.48551/arXiv.2404.14219",
        "https://doi.org/10.48550/arXiv",
        "https://example.org/10.48550/arXiv.2404.14219",
        "https://doi.org/10.48550/arXi논2404.14219",
        "https://doi.org/10.48550/arXiv.arXiv:2404.14219",
        "https://doi.org/10.48550/arXiv.2404.14219.pdf",
        "https://huggingface.co/papers/2404.14219.pdf",
        "https://huggingface.co/papers/arXiv:2404.14219",
        "https://arxiv.org/abs/2404.14219.pdf",
        "https://arxiv.org/html/2404.14219.pdf",
    ] {
        assert_eq!(ArxivId::from_url(url), None, "{url}");
    }
}

#[test]
fn arxiv_ids_are_ordered_by_form_archive_month_number_and_version() {
    let ordered = [
        "cs/0001002",
        "cs/0001003",
        "cs/0002001",
        "hep-th/0001001",
        "hep-th/0001001v1",
        "0704.0001",
        "0704.0002",
        "1412.0001",
        "1501.00001",
        "2404.14219",
        "2404.14219v1",
        "2404.14219v2",
        "2404.14219v10",
        "2404.14220",
        "2405.00001",
    ];
    assert!(ordered.map(id).is_sorted_by(|before, after| before < after));
}

#[test]
fn arxiv_ids_of_the_nineties_are_before_those_of_the_2000s() {
    assert!(id("hep-th/9912001") < id("hep-th/0001001"));
}

#[test]
fn versions_of_an_arxiv_id_are_the_same_paper() {
    let id = |text: &str| text.parse::<ArxivId>().unwrap();
    assert!(
        id("2404.14219v1").is_same_paper(id("2404.14219v2"))
            && id("2404.14219").is_same_paper(id("2404.14219v2"))
    );
    assert!(!id("2404.14219").is_same_paper(id("2404.14218")));
}
