//! The file `daily-papers.toml` that is nearest to a page.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::Config;

/// The settings for the pages of a folder, or what is wrong with their file.
pub(crate) type Settings = Result<Arc<Config>, Arc<str>>;

/// The settings of folders. Each file is read once.
#[derive(Debug, Default)]
pub(super) struct Nearest {
    /// The settings of a folder, by its name on the command line and from the root.
    known: HashMap<PathBuf, Settings>,
    reported: BTreeSet<Arc<str>>,
}

impl Nearest {
    /// Returns the settings of a folder that were found before.
    pub(super) fn known(&self, folder: &Path) -> Option<Settings> {
        self.known.get(folder).cloned()
    }

    /// Finds the settings of a folder: the file in it, or in the nearest folder above. `absolute` is its
    /// path from the root. Messages name the file from the folder `current`.
    pub(super) fn find(&mut self, folder: &Path, absolute: &Path, current: &Path) -> Settings {
        let mut nearest = Ok(Arc::default());
        let mut below = vec![folder];
        for above in absolute.ancestors() {
            let read = || Some(Config::in_folder(above, current)?.map(Arc::new).map_err(Arc::from));
            below.push(above);
            if let Some(settings) = self.known(above).or_else(read) {
                nearest = settings;
                break;
            }
        }
        self.known.extend(below.into_iter().map(|folder| (folder.to_owned(), nearest.clone())));
        nearest
    }

    /// Returns whether a problem was not reported before.
    pub(super) fn is_new(&mut self, problem: &Arc<str>) -> bool {
        self.reported.insert(Arc::clone(problem))
    }
}
