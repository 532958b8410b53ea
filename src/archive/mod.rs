//! Functions for an archive: a folder of pages with an index and a README page.
//!
//! - [`path`] and [`date`] name the page of a day, such as `2025/05/09.md`.
//! - [`write_index`] and [`read_index`] write and read the index, a CSV file with a row for each
//!   paper.
//! - [`set_newest`] replaces the newest digest of the README page.
//! - [`dedupe`] removes repeated papers.
//!
//! They neither read nor write files. A run that adds a day to an archive:
//!
//! ```
//! # use std::{env, error::Error, fs, process};
//! use daily_papers::archive::{self, IndexRow};
//! use daily_papers::{Digest, Document};
//!
//! # let root = env::temp_dir().join(format!("daily-papers-archive-{}", process::id()));
//! # fs::create_dir_all(&root)?;
//! # fs::write(root.join("README.md"), "# Archive\n\n## License\n")?;
//! # fs::write(root.join("papers_list.csv"), "date,title,url\n")?;
//! let digest: Digest = "## Daily Papers (2025-05-09)\n\n### [A](https://arxiv.org/abs/2505.97401)\n\n".parse()?;
//!
//! let page = root.join(archive::path(digest.date));
//! fs::create_dir_all(page.parent().ok_or("no folder")?)?;
//! fs::write(&page, digest.to_string())?;
//!
//! let readme = Document::parse(fs::read_to_string(root.join("README.md"))?);
//! let readme = readme.update(|digests| archive::set_newest(digests, digest.clone()))?;
//! fs::write(root.join("README.md"), readme.as_str())?;
//!
//! let mut index = fs::read_to_string(root.join("papers_list.csv"))?;
//! for paper in &digest.papers {
//!     index += &IndexRow::new(digest.date, paper.title.clone(), paper.url.clone()).to_string();
//! }
//! fs::write(root.join("papers_list.csv"), &index)?;
//! # assert_eq!(index, "date,title,url\n2025-05-09,A,https://arxiv.org/abs/2505.97401\n");
//! # assert!(fs::read_to_string(root.join("2025/05/09.md"))?.starts_with("## Daily Papers"));
//! # fs::remove_dir_all(root)?;
//! # Ok::<(), Box<dyn Error>>(())
//! ```

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

mod dedupe;
mod index;

pub use dedupe::{Dedupe, Keep, dedupe};
pub use index::{IndexError, IndexRow, IndexRows, read_index, write_index};

use crate::model::{Date, Digest};

/// Returns the path of the page of a day, `YYYY/MM/DD.md`, relative to the archive.
///
/// ```
/// use daily_papers::{Date, archive};
///
/// assert_eq!(archive::path(Date::new(2025, 5, 9)?), "2025/05/09.md");
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[must_use]
pub fn path(date: Date) -> String {
    format!("{:04}/{:02}/{:02}.md", date.year(), date.month(), date.day())
}

/// Returns the day of the page at a path that ends in `YYYY/MM/DD.md`. Returns `None` for any other
/// path, and for a day that does not exist.
///
/// The separators are `/` or `\`. It is the inverse of [`path`].
///
/// ```
/// use daily_papers::{Date, archive};
///
/// assert_eq!(archive::date("archive/2025/05/09.md"), Some(Date::new(2025, 5, 9)?));
/// assert_eq!(archive::date(r"C:\archive\2025\05\09.md"), Some(Date::new(2025, 5, 9)?));
/// assert_eq!(archive::date("2025/02/30.md"), None);
/// assert_eq!(archive::date("README.md"), None);
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[must_use]
pub fn date(path: &str) -> Option<Date> {
    let mut parts = path.strip_suffix(".md")?.rsplit(['/', '\\']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    format!("{year}-{month}-{day}").parse().ok()
}

/// Replaces the newest of some digests by another one. Adds it if there are no digests.
///
/// The newest digest is the one with the latest date, wherever it is, or the last one of several
/// with that date. A digest without papers is the newest only if no digest has papers. The new digest
/// can be older.
///
/// ```
/// use daily_papers::{Date, Digest, Document, archive};
///
/// let page = "# Archive\n\n## Daily Papers (2025-05-08)\n\n### [A](b)\n\n## License\n";
/// let digest = Digest::new(Date::new(2025, 5, 9)?, Vec::new());
/// let document = Document::parse(page).update(|digests| archive::set_newest(digests, digest))?;
/// assert_eq!(document.as_str(), "# Archive\n\n## Daily Papers (2025-05-09)\n\n## License\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn set_newest(digests: &mut Vec<Digest>, digest: Digest) {
    match digests.iter_mut().max_by_key(|digest| (!digest.papers.is_empty(), digest.date)) {
        Some(newest) => *newest = digest,
        None => digests.push(digest),
    }
}
