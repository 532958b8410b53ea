use alloc::format;
use alloc::string::ToString;
use core::fmt;
use core::str::FromStr;

use super::{Link, ValueError, ValueErrorKind};

/// The identifier of a paper on arXiv, with or without a version.
///
/// Both forms are read: that of today, `YYMM.NNNNN` (`YYMM.NNNN` up to December 2014), and that of before April 2007,
/// `archive/YYMMNNN`, where a subject class, as in `math.GT/0309136`, is read and left out, since it is no part of the
/// identity. Source: [Understanding the arXiv identifier](https://info.arxiv.org/help/arxiv_identifier.html).
///
/// The prefix `arXiv:` of citations is read and left out.
///
/// Identifiers are ordered by the form, archive, month, number and version.
///
/// ```
/// use daily_papers::ArxivId;
///
/// let id: ArxivId = "2404.14219v2".parse()?;
/// assert_eq!((id.to_string().as_str(), id.version()), ("2404.14219v2", Some(2)));
/// assert_eq!(id.abs_url().as_str(), "https://arxiv.org/abs/2404.14219v2");
/// assert_eq!("hep-th/9901001".parse::<ArxivId>()?.to_string(), "hep-th/9901001");
/// assert!("2413.14219".parse::<ArxivId>().is_err());
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArxivId {
    scheme: Scheme,
    year: u16,
    month: u8,
    number: u32,
    version: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Scheme {
    /// `archive/YYMMNNN`.
    Archive(&'static str),
    /// `YYMM.NNNN`.
    FourDigits,
    /// `YYMM.NNNNN`.
    FiveDigits,
}

/// The archives that gave out identifiers before April 2007
/// (source: <https://info.arxiv.org/help/api/user-manual.html> and arXiv's list of subsumed archives).
const ARCHIVES: [&str; 37] = [
    "acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an", "chao-dyn", "chem-ph",
    "cmp-lg", "comp-gas", "cond-mat", "cs", "dg-ga", "funct-an", "gr-qc", "hep-ex", "hep-lat", "hep-ph",
    "hep-th", "math", "math-ph", "mtrl-th", "nlin", "nucl-ex", "nucl-th", "patt-sol", "physics", "plasm-ph",
    "q-alg", "q-bio", "quant-ph", "solv-int", "stat", "supr-con", "econ", "eess",
];

impl ArxivId {
    /// The identifier in a URL of arXiv (`/abs/`, `/pdf/`, `/html/`) or of Hugging Face's pages of papers (`/papers/`);
    /// `None` where `url` is anything else.
    ///
    /// ```
    /// use daily_papers::ArxivId;
    ///
    /// let id = ArxivId::from_url("https://arxiv.org/pdf/2404.14219v1.pdf").unwrap();
    /// assert_eq!(id.to_string(), "2404.14219v1");
    /// assert_eq!(ArxivId::from_url("https://example.org/abs/2404.14219"), None);
    /// ```
    #[must_use]
    pub fn from_url(url: &str) -> Option<ArxivId> {
        // So nearly every one opens.
        let id = url.strip_prefix("https://arxiv.org/abs/").or_else(|| behind_address(url))?;
        // So nearly every one ends.
        read(id).or_else(|| {
            let (id, _) = id.split_once(['?', '#']).unwrap_or((id, ""));
            read(id.strip_suffix(".pdf").unwrap_or(id))
        })
    }

    /// The version, if it names one.
    #[must_use]
    pub const fn version(self) -> Option<u32> {
        self.version
    }

    /// The same paper, whatever its version.
    #[must_use]
    pub const fn without_version(self) -> ArxivId {
        ArxivId { version: None, ..self }
    }

    /// Whether both are of one paper, whatever the versions.
    #[must_use]
    pub fn is_same_paper(self, other: ArxivId) -> bool {
        self.without_version() == other.without_version()
    }

    /// The page of its abstract on arXiv.
    #[must_use]
    pub fn abs_url(self) -> Link {
        Link::read(format!("https://arxiv.org/abs/{self}"))
    }

    /// Its PDF on arXiv.
    #[must_use]
    pub fn pdf_url(self) -> Link {
        Link::read(format!("https://arxiv.org/pdf/{self}"))
    }

    /// Its page on Hugging Face, which knows no versions.
    #[must_use]
    pub fn hugging_face_url(self) -> Link {
        Link::read(format!("https://huggingface.co/papers/{}", self.without_version()))
    }
}

impl FromStr for ArxivId {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<ArxivId, ValueError> {
        read(text).ok_or_else(|| ValueError::new(ValueErrorKind::NotAnArxivId, 0))
    }
}

impl TryFrom<&str> for ArxivId {
    type Error = ValueError;

    fn try_from(text: &str) -> Result<ArxivId, ValueError> {
        text.parse()
    }
}

/// What follows the address of a page that is of one paper.
fn behind_address(url: &str) -> Option<&str> {
    let address = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let behind =
        |address, prefixes: &[&str]| prefixes.iter().find_map(|prefix| str::strip_prefix(address, prefix));
    match behind(address, &["arxiv.org/", "www.arxiv.org/", "export.arxiv.org/"]) {
        Some(path) => behind(path, &["abs/", "pdf/", "html/"]),
        None => behind(address, &["huggingface.co/papers/", "hf.co/papers/"]),
    }
}

fn read(text: &str) -> Option<ArxivId> {
    let text = text.strip_prefix("arXiv:").unwrap_or(text);
    let (parts, version) = match new_or_old(text) {
        Some(parts) => (parts, None),
        None => {
            let (id, version) = text.rsplit_once('v')?;
            (new_or_old(id)?, Some(digits(version).filter(|_| !version.starts_with('0'))?))
        }
    };
    let (scheme, century, year_month, number) = parts;
    let year = year_month.checked_div(100)?.saturating_add(century);
    let month = u8::try_from(year_month.checked_rem(100)?).ok()?;
    ((1..=12).contains(&month) && number > 0).then_some(ArxivId { scheme, year, month, number, version })
}

/// The scheme, the century, year and month in it, and the number.
type Parts = (Scheme, u16, u16, u32);

/// An identifier without a version.
fn new_or_old(id: &str) -> Option<Parts> {
    new(id).or_else(|| id.split_once('/').and_then(|(archive, digits)| old(archive, digits)))
}

/// `YYMM.NNNN` from April 2007 to December 2014, `YYMM.NNNNN` since.
fn new(id: &str) -> Option<Parts> {
    let (month, number) = id.split_at_checked(4)?;
    let number = number.strip_prefix('.')?;
    let year_month = u16::try_from(digits(month)?).ok()?;
    let scheme = match (number.len(), year_month) {
        (4, 704..=1412) => Scheme::FourDigits,
        (5, 1501..) => Scheme::FiveDigits,
        _ => return None,
    };
    Some((scheme, 2000, year_month, digits(number)?))
}

/// `archive/YYMMNNN` or `archive.CLASS/YYMMNNN`, from July 1991 to March 2007.
fn old(archive: &str, id: &str) -> Option<Parts> {
    let (archive, class) = archive.split_once('.').unwrap_or((archive, "AA"));
    let is_class = !class.is_empty() && class.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    let archive = ARCHIVES.into_iter().find(|known| is_class && *known == archive)?;
    let (month, number) = id.split_at_checked(4)?;
    let year_month = u16::try_from(digits(month)?).ok()?;
    let century = match year_month {
        0..=703 => 2000,
        9107.. => 1900,
        _ => return None,
    };
    if number.len() == 3 {
        Some((Scheme::Archive(archive), century, year_month, digits(number)?))
    } else {
        None
    }
}

/// A number of ASCII digits alone: `str::parse` would also take a sign.
fn digits(text: &str) -> Option<u32> {
    text.parse().ok().filter(|_| !text.starts_with('+'))
}

impl fmt::Display for ArxivId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year.wrapping_rem(100);
        let (month, number) = (self.month, self.number);
        let mut text = match self.scheme {
            Scheme::Archive(archive) => format!("{archive}/{year:02}{month:02}{number:03}"),
            Scheme::FourDigits => format!("{year:02}{month:02}.{number:04}"),
            Scheme::FiveDigits => format!("{year:02}{month:02}.{number:05}"),
        };
        if let Some(version) = self.version {
            text.push('v');
            text.push_str(&version.to_string());
        }
        f.pad(&text)
    }
}
