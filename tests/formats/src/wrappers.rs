//! Types that contain a digest.

use std::collections::BTreeMap;
use std::fmt::Debug;

use daily_papers::{Code, Digest, Paper, Span};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::formats::{Failure, Format};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Root<T> {
    value: T,
}

impl<T> Root<T> {
    pub(crate) fn new(value: T) -> Root<T> {
        Root { value }
    }

    pub(crate) fn value(self) -> T {
        self.value
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Flat {
    name: String,
    #[serde(flatten)]
    digest: Digest,
    size: u8,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct FlatTwice {
    #[serde(flatten)]
    flat: Flat,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct FlatLast {
    #[serde(flatten)]
    root: Root<u8>,
    #[serde(flatten)]
    digest: Digest,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum External {
    Nothing,
    Digest(Digest),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind")]
enum Internal {
    Nothing,
    Digest(Digest),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value")]
enum Adjacent {
    Nothing,
    Digest(Digest),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Count(u64),
    Paper(Paper),
    Digest(Digest),
}

fn flat(digest: Digest) -> Flat {
    Flat { name: "x".to_owned(), digest, size: 1 }
}

/// Asserts that a value is equal after it is written and read.
pub(crate) fn comes_back<F: Format, T: Serialize + DeserializeOwned + PartialEq + Debug>(
    value: T,
) -> Result<(), Failure> {
    let back = F::back(&value)?;
    if back == value { Ok(()) } else { Err(Failure::Difference(format!("{back:?}"))) }
}

/// A function that writes and reads a digest within a type.
pub(crate) type Wrapper = fn(Digest) -> Result<(), Failure>;

/// Returns the types by their names.
pub(crate) fn wrappers<F: Format>() -> [(&'static str, Wrapper); 15] {
    [
        ("bare", comes_back::<F, Digest>),
        ("flatten", |digest| comes_back::<F, _>(flat(digest))),
        ("flatten in flatten", |digest| comes_back::<F, _>(FlatTwice { flat: flat(digest) })),
        ("flatten last", |digest| comes_back::<F, _>(FlatLast { root: Root::new(1), digest })),
        ("internal tag", |digest| comes_back::<F, _>(Internal::Digest(digest))),
        ("untagged", |digest| comes_back::<F, _>(Untagged::Digest(digest))),
        ("untagged in untagged", |digest| {
            comes_back::<F, _>(vec![(Untagged::Count(1), Untagged::Digest(digest))])
        }),
        ("adjacent tag", |digest| comes_back::<F, _>(Adjacent::Digest(digest))),
        ("external tag", |digest| comes_back::<F, _>(External::Digest(digest))),
        ("list", |digest| comes_back::<F, _>(vec![digest.clone(), digest])),
        ("tuple", |digest| comes_back::<F, _>((digest, 1_u8))),
        ("map", |digest| comes_back::<F, _>(BTreeMap::from([("a".to_owned(), digest)]))),
        ("option", |digest| comes_back::<F, _>(Some(digest))),
        ("struct", |digest| comes_back::<F, _>(Root::new(digest))),
        ("parts", |digest| {
            for paper in digest.papers {
                paper.media.clone().map_or(Ok(()), comes_back::<F, _>)?;
                paper.votes.map_or(Ok(()), comes_back::<F, _>)?;
                comes_back::<F, _>(paper.authors.clone())?;
                comes_back::<F, _>(paper.summary.clone())?;
                comes_back::<F, _>(paper)?;
            }
            comes_back::<F, _>(digest.date)?;
            let codes = Code::ALL.iter().map(|code| (*code, code.severity(), Span::new(1, 2)));
            comes_back::<F, Vec<_>>(codes.collect())
        }),
    ]
}
