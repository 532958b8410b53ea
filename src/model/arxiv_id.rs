use alloc::format;
use alloc::string::String;
use core::str::FromStr;
use core::{fmt, str};

use super::{Link, ValueError, ValueErrorKind};

/// Identifier of a paper on arXiv, with or without a version.
///
/// Two forms are parsed. The current form is `YYMM.NNNNN`, or `YYMM.NNNN` up to December 2014. The
/// form before April 2007 is `archive/YYMMNNN`. A subject class, as in `math.GT/0309136`, is
/// dropped, because it is not part of the identity.
///
/// Source:
/// [Understanding the arXiv identifier](https://info.arxiv.org/help/arxiv_identifier.html).
///
/// The prefix `arXiv:` of citations is dropped too.
///
/// Identifiers are ordered by form, archive, month, number and version.
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

/// Archives that an identifier of the older form can name.
///
/// Source: <https://info.arxiv.org/help/api/user-manual.html> and arXiv's list of subsumed
/// archives.
const ARCHIVES: [&str; 35] = [
    "acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an", "chao-dyn", "chem-ph",
    "cmp-lg", "comp-gas", "cond-mat", "cs", "dg-ga", "funct-an", "gr-qc", "hep-ex", "hep-lat", "hep-ph",
    "hep-th", "math", "math-ph", "mtrl-th", "nlin", "nucl-ex", "nucl-th", "patt-sol", "physics", "plasm-ph",
    "q-alg", "q-bio", "quant-ph", "solv-int", "stat", "supr-con",
];

impl ArxivId {
    /// Returns the identifier in a URL of a paper, or `None` for any other text.
    ///
    /// These URLs are known, with `https://`, with `http://` or without a scheme. Case is ignored
    /// only in `10.48550/arXiv.`:
    ///
    /// | site | paths |
    /// | --- | --- |
    /// | `arxiv.org`, `www.arxiv.org`, `export.arxiv.org` | `/abs/ID`, `/pdf/ID`, `/pdf/ID.pdf`, `/html/ID` |
    /// | `ar5iv.org`, `www.ar5iv.org`, `ar5iv.labs.arxiv.org` | `/abs/ID`, `/html/ID` |
    /// | `alphaxiv.org`, `www.alphaxiv.org` | `/abs/ID`, `/pdf/ID`, `/overview/ID` |
    /// | `huggingface.co`, `hf.co` | `/papers/ID` |
    /// | `doi.org`, `dx.doi.org` | `/10.48550/arXiv.ID` |
    ///
    /// ```
    /// use daily_papers::ArxivId;
    ///
    /// let id = ArxivId::from_url("https://arxiv.org/pdf/2404.14219v1.pdf").unwrap();
    /// assert_eq!(id.to_string(), "2404.14219v1");
    /// let unversioned = ArxivId::from_url("doi.org/10.48550/arXiv.2404.14219");
    /// assert_eq!(unversioned, Some(id.without_version()));
    /// assert_eq!(ArxivId::from_url("https://example.org/abs/2404.14219"), None);
    /// ```
    #[must_use]
    pub fn from_url(url: &str) -> Option<ArxivId> {
        let id = url.strip_prefix("https://arxiv.org/abs/").or_else(|| id_in_url(url))?;
        parse(id).or_else(|| parse(id.split_once(['?', '#'])?.0))
    }

    /// Returns the version, or `None` if the identifier has none.
    ///
    /// ```
    /// let id: daily_papers::ArxivId = "2404.14219v2".parse()?;
    /// assert_eq!(id.version(), Some(2));
    /// # Ok::<(), daily_papers::ValueError>(())
    /// ```
    #[must_use]
    pub const fn version(self) -> Option<u32> {
        self.version
    }

    /// Returns the identifier without its version.
    ///
    /// ```
    /// let id: daily_papers::ArxivId = "2404.14219v2".parse()?;
    /// assert_eq!(id.without_version().to_string(), "2404.14219");
    /// # Ok::<(), daily_papers::ValueError>(())
    /// ```
    #[must_use]
    pub const fn without_version(self) -> ArxivId {
        ArxivId { version: None, ..self }
    }

    /// Returns whether both identifiers are of one paper, in any version.
    ///
    /// ```
    /// let id: daily_papers::ArxivId = "2404.14219v2".parse()?;
    /// assert!(id.is_same_paper("2404.14219".parse()?));
    /// # Ok::<(), daily_papers::ValueError>(())
    /// ```
    #[must_use]
    pub fn is_same_paper(self, other: ArxivId) -> bool {
        self.without_version() == other.without_version()
    }

    /// Returns the URL of the abstract on arXiv.
    #[must_use]
    pub fn abs_url(self) -> Link {
        Link::read(format!("https://arxiv.org/abs/{self}"))
    }

    /// Returns the URL of the PDF on arXiv.
    ///
    /// ```
    /// let id: daily_papers::ArxivId = "2404.14219v2".parse()?;
    /// assert_eq!(id.pdf_url(), "https://arxiv.org/pdf/2404.14219v2");
    /// # Ok::<(), daily_papers::ValueError>(())
    /// ```
    #[must_use]
    pub fn pdf_url(self) -> Link {
        Link::read(format!("https://arxiv.org/pdf/{self}"))
    }

    /// Returns the URL of the paper on Hugging Face, which has no versions.
    ///
    /// ```
    /// let id: daily_papers::ArxivId = "2404.14219v2".parse()?;
    /// assert_eq!(id.hugging_face_url(), "https://huggingface.co/papers/2404.14219");
    /// # Ok::<(), daily_papers::ValueError>(())
    /// ```
    #[must_use]
    pub fn hugging_face_url(self) -> Link {
        Link::read(format!("https://huggingface.co/papers/{}", self.without_version()))
    }
}

/// Returns the URL of the abstract on arXiv.
impl From<ArxivId> for Link {
    fn from(id: ArxivId) -> Link {
        id.abs_url()
    }
}

/// Parses an identifier, with or without the prefix `arXiv:`.
impl FromStr for ArxivId {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<ArxivId, ValueError> {
        parse(text.strip_prefix("arXiv:").unwrap_or(text))
            .ok_or_else(|| ValueError::new(ValueErrorKind::NotAnArxivId, 0))
    }
}

impl TryFrom<&str> for ArxivId {
    type Error = ValueError;

    fn try_from(text: &str) -> Result<ArxivId, ValueError> {
        text.parse()
    }
}

/// Returns the text after the path prefix of a URL that is about one paper.
fn id_in_url(url: &str) -> Option<&str> {
    let address = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    let (host, path) = address.split_once('/')?;
    let paths: &[&str] = match host {
        "arxiv.org" | "www.arxiv.org" | "export.arxiv.org" => &["abs/", "pdf/", "html/"],
        "ar5iv.org" | "www.ar5iv.org" | "ar5iv.labs.arxiv.org" => &["abs/", "html/"],
        "alphaxiv.org" | "www.alphaxiv.org" => &["abs/", "pdf/", "overview/"],
        "huggingface.co" | "hf.co" => &["papers/"],
        "doi.org" | "dx.doi.org" => {
            let (prefix, id) = path.split_at_checked("10.48550/arXiv.".len())?;
            return prefix.eq_ignore_ascii_case("10.48550/arXiv.").then_some(id);
        }
        _ => return None,
    };
    let (prefix, id) = paths.iter().find_map(|prefix| Some((*prefix, path.strip_prefix(prefix)?)))?;
    // A query or a fragment follows the file name.
    let end = id.find(['?', '#']).unwrap_or(id.len());
    let id = id.get(..end)?;
    Some(if prefix == "pdf/" { id.strip_suffix(".pdf").unwrap_or(id) } else { id })
}

fn parse(text: &str) -> Option<ArxivId> {
    let (parts, version) = match parse_unversioned(text) {
        Some(parts) => (parts, None),
        None => {
            let (id, version) = text.rsplit_once('v')?;
            (parse_unversioned(id)?, Some(digits(version).filter(|_| !version.starts_with('0'))?))
        }
    };
    let (scheme, century, year_month, number) = parts;
    let year = year_month.checked_div(100)?.saturating_add(century);
    let month = u8::try_from(year_month.checked_rem(100)?).ok()?;
    ((1..=12).contains(&month) && number > 0).then_some(ArxivId { scheme, year, month, number, version })
}

/// Scheme, century, year and month within the century, and number.
type Parts = (Scheme, u16, u16, u32);

/// Parses an identifier without a version.
fn parse_unversioned(id: &str) -> Option<Parts> {
    parse_current(id)
        .or_else(|| id.split_once('/').and_then(|(archive, digits)| parse_older(archive, digits)))
}

/// Parses `YYMM.NNNN`, for April 2007 to December 2014, or `YYMM.NNNNN`, for later months.
fn parse_current(id: &str) -> Option<Parts> {
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

/// Parses `archive/YYMMNNN` or `archive.CLASS/YYMMNNN`, for July 1991 to March 2007.
fn parse_older(archive: &str, id: &str) -> Option<Parts> {
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

/// Parses a number in ASCII digits. Unlike `str::parse`, it does not accept a sign.
fn digits(text: &str) -> Option<u32> {
    text.parse().ok().filter(|_| !text.starts_with('+'))
}

impl ArxivId {
    fn write(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let year = u32::from(self.year).wrapping_rem(100);
        let month = year.wrapping_mul(100).wrapping_add(self.month.into());
        if let Scheme::Archive(archive) = self.scheme {
            out.write_str(archive)?;
            out.write_str("/")?;
        }
        write_digits::<4>(month, out)?;
        match self.scheme {
            Scheme::Archive(_) => write_digits::<3>(self.number, out)?,
            Scheme::FourDigits => {
                out.write_str(".")?;
                write_digits::<4>(self.number, out)?;
            }
            Scheme::FiveDigits => {
                out.write_str(".")?;
                write_digits::<5>(self.number, out)?;
            }
        }
        self.version.map_or(Ok(()), |version| write!(out, "v{version}"))
    }
}

/// Writes the last `N` digits of a number. A table has an identifier for each paper, and formatting
/// with `{number:05}` takes several times as long.
fn write_digits<const N: usize>(number: u32, out: &mut dyn fmt::Write) -> fmt::Result {
    let mut digits = [b'0'; N];
    let mut rest = number;
    for digit in digits.iter_mut().rev() {
        let [last, ..] = rest.wrapping_rem(10).to_le_bytes();
        *digit = b'0'.wrapping_add(last);
        rest = rest.wrapping_div(10);
    }
    out.write_str(str::from_utf8(&digits).map_err(|_| fmt::Error)?)
}

impl fmt::Display for ArxivId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.width().is_none() && f.precision().is_none() {
            return self.write(f);
        }
        let mut text = String::new();
        self.write(&mut text)?;
        f.pad(&text)
    }
}
