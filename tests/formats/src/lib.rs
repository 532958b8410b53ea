//! Tests that a digest roundtrips through the formats of serde, bare and within other types, and that
//! the index of an archive agrees with the crate `csv`.
#![cfg(test)]

mod formats;
mod index;
mod wrappers;

use daily_papers::proptest::digest;
use daily_papers::{Date, Digest, Link, Media, Paper, Title, Votes};
use proptest::prelude::*;
use proptest::sample::select;

use formats::{Failure, Format, Toml, TomlValue};
use wrappers::wrappers;

/// Returns a configuration with this number of cases, which keeps no file of failures.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

/// Returns a digest with papers of every shape.
fn every_shape() -> Digest {
    let paper = |title: &str| Paper::new(Title::new(title).unwrap(), Link::new("https://x.org").unwrap());
    let mut full = paper("A \"Study\"");
    full.media = Some(Media::Image(Link::new("/한.png").unwrap()));
    full.votes = Some(Votes::Count(180));
    full.authors = ["Ada Byron", "+", ""].map(|author| author.parse().unwrap()).into();
    full.summary =
        ["x\n  - y", "***k***: z", "**k**: z", "***k***: "].map(|item| item.parse().unwrap()).into();
    let mut video = paper("null");
    video.media = Some(Media::Video("/v.mp4".parse().unwrap()));
    video.votes = Some(Votes::Count(0));
    // Longer than the buffer of a format that reads strings in parts.
    let mut long = paper(&"가".repeat(3_000));
    long.url = "u".repeat(5_000).parse().unwrap();
    long.media = Some(Media::Image("m".repeat(5_000).parse().unwrap()));
    long.authors = vec!["a".repeat(5_000).parse().unwrap()];
    long.summary = vec![format!("***{}***: {}", "k".repeat(5_000), "t".repeat(5_000)).parse().unwrap()];
    let papers = vec![full, video, paper(""), long];
    Digest::new(Date::new(2024, 4, 23).unwrap(), papers)
}

/// Returns the same digest with unknown votes.
fn with_unknown_votes() -> Digest {
    let mut digest = every_shape();
    digest.papers[1].votes = Some(Votes::Unknown);
    digest
}

/// Asserts that digests roundtrip through a format, in all types that the format supports.
fn holds<F: Format>(not_carried: &[&str]) {
    for digest in [every_shape(), with_unknown_votes()] {
        for (name, wrapper) in wrappers::<F>() {
            let back = wrapper(digest.clone());
            assert_eq!(back.is_err(), not_carried.contains(&name), "{name}: {back:?}");
        }
    }
    let carried: Vec<_> =
        wrappers::<F>().into_iter().filter(|(name, _)| !not_carried.contains(name)).collect();
    proptest!(cases(10_000), |(digest in digest(), (name, wrapper) in select(carried))| {
        prop_assert_eq!(wrapper(digest), Ok(()), "{}", name);
    });
}

macro_rules! formats {
    ($($test:ident: $format:ident, $not_carried:expr;)*) => {$(
        #[test]
        fn $test() {
            holds::<formats::$format>(&$not_carried);
        }
    )*};
}

/// Types that are read from a buffer or by an identifier. Only self-describing formats support
/// them.
const NOT_BUFFERED: [&str; 7] = [
    "flatten",
    "flatten in flatten",
    "flatten last",
    "internal tag",
    "untagged",
    "untagged in untagged",
    "adjacent tag",
];

formats! {
    json: Json, [];
    json_reader: JsonReader, [];
    json_value: JsonValue, [];
    yaml: Yaml, [];
    yaml_value: YamlValue, [];
    ron: Ron, [];
    ron_pretty: RonPretty, [];
    ron_implicit_some: RonImplicitSome, [];
    cbor: Cbor, [];
    cbor_value: CborValue, [];
    message_pack: MessagePack, [];
    message_pack_named: MessagePackNamed, [];
    message_pack_readable: MessagePackReadable, [];
    message_pack_readable_named: MessagePackReadableNamed, [];
    postcard: Postcard, NOT_BUFFERED;
    bincode: Bincode, NOT_BUFFERED;
}

/// Asserts that digests roundtrip through TOML if all votes are known and at most `greatest`, and
/// that others are not written.
fn toml_holds<F: Format>(greatest: u64) {
    let fits = |digest: &Digest| {
        let mut votes = digest.papers.iter().filter_map(|paper| paper.votes);
        votes.all(|votes| votes.count().is_some_and(|count| count <= greatest))
    };
    proptest!(cases(10_000), |(digest in digest(), (name, wrapper) in select(wrappers::<F>().to_vec()))| {
        let fits = fits(&digest);
        match wrapper(digest) {
            Ok(()) => prop_assert!(fits, "{}", name),
            Err(Failure::Write(_)) => prop_assert!(!fits, "{}", name),
            Err(failure) => prop_assert!(false, "{}: {:?}", name, failure),
        }
    });
    for (name, wrapper) in wrappers::<F>() {
        assert_eq!(wrapper(every_shape()), Ok(()), "{name}");
        let failure = wrapper(with_unknown_votes());
        assert!(matches!(failure, Err(Failure::Write(_))), "{name}: {failure:?}");
    }
}

#[test]
fn toml() {
    toml_holds::<Toml>(u64::MAX);
}

/// The numbers of `toml::Value` are of type `i64`.
#[test]
fn toml_value() {
    toml_holds::<TomlValue>(i64::MAX.unsigned_abs());
}

/// A digest is a table, so it can be a TOML document.
#[test]
fn toml_document_is_a_digest() {
    let digest = every_shape();
    let text = toml::to_string(&digest).unwrap();
    assert!(text.starts_with("date = \"2024-04-23\"\n\n[[papers]]\ntitle = "), "{text}");
    assert_eq!(toml::from_str::<Digest>(&text), Ok(digest));
    assert!(toml::to_string(&with_unknown_votes()).is_err());
}
