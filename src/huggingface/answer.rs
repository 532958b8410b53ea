use alloc::vec::Vec;
use core::fmt;

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

use super::json::Json;
use super::{DailyPaper, ObjectError, Order, digest};
use crate::model::{Date, Digest};

/// Answer of the API: the objects of one day, each a paper or an error.
///
/// Deserialising it returns an error only if the deserialiser cannot read the input, or if the input
/// is not a list. `serde_json` cannot read half of a surrogate pair, such as `"\ud800"`, or a number
/// such as `1e999`. A `Vec<DailyPaper>` can be deserialised too, but one wrong object is an error of
/// the whole list.
///
/// ```
/// use daily_papers::huggingface::Answer;
///
/// let json = r#"[{"paper": {"id": "2404.00001", "title": "A Study"}}, {"paper": {}}]"#;
/// let answer: Answer = serde_json::from_str(json)?;
/// assert_eq!(answer.papers().count(), 1);
/// assert_eq!(answer.errors().count(), 1);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Answer {
    /// The objects, in the order of the answer.
    pub objects: Vec<Result<DailyPaper, ObjectError>>,
}

impl Answer {
    /// Returns an iterator over the papers, in the order of the answer.
    pub fn papers(&self) -> impl Iterator<Item = &DailyPaper> {
        self.objects.iter().filter_map(|object| object.as_ref().ok())
    }

    /// Returns an iterator over the errors, in the order of the answer.
    pub fn errors(&self) -> impl Iterator<Item = &ObjectError> {
        self.objects.iter().filter_map(|object| object.as_ref().err())
    }

    /// Returns a digest of the papers, the errors of all objects that are not in the digest, and
    /// notes about what the others lost.
    ///
    /// They are in the order of the answer. The errors are those of [`errors`](Answer::errors), and
    /// those of the papers that a page cannot contain. [`ObjectError::severity`] tells errors from
    /// notes. [`digest`](crate::huggingface::digest) documents the digest.
    ///
    /// ```
    /// use daily_papers::huggingface::{Answer, Order};
    ///
    /// let json = r#"[{"paper": {"id": "hello", "title": "A Study"}}, {"paper": {}}]"#;
    /// let answer: Answer = serde_json::from_str(json)?;
    /// let (digest, errors) = answer.digest("2024-04-23".parse()?, Order::Listed);
    /// assert!(digest.papers.is_empty());
    /// assert_eq!(errors[0].key(), Some("paper.id"));
    /// assert_eq!(
    ///     errors[0].to_string(),
    ///     "object 0 (hello): `paper.id`: expected an arXiv identifier, found `hello`",
    /// );
    /// assert_eq!(errors[1].to_string(), "object 1: `paper.id`: expected a text, found nothing");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn digest(&self, date: Date, order: Order) -> (Digest, Vec<ObjectError>) {
        digest::of_objects(date, self.objects.iter().map(Result::as_ref), order)
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Answer, D::Error> {
        deserializer.deserialize_seq(Objects)
    }
}

struct Objects;

impl<'de> Visitor<'de> for Objects {
    type Value = Answer;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Answer, A::Error> {
        let mut answer = Answer::default();
        while let Some(object) = list.next_element::<Json>()? {
            let index = answer.objects.len();
            answer.objects.push(DailyPaper::read(object).map_err(|error| error.at(index)));
        }
        Ok(answer)
    }
}
