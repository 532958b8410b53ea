//! Symbolic links below a folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::skip::{Rules, Tree};

/// The symbolic links below a folder that were followed.
#[derive(Debug)]
pub(super) struct Links {
    root: PathBuf,
    rules: Arc<Rules>,
    is_wanted: fn(&Path) -> bool,
    tree: Option<Tree>,
    /// The folder and the targets of links, resolved, and where each is found below the folder.
    known: BTreeMap<PathBuf, PathBuf>,
}

impl Links {
    pub(super) fn below(root: &Path, is_wanted: fn(&Path) -> bool, rules: &Arc<Rules>) -> Links {
        let known = root.canonicalize().map(|root| (root, PathBuf::new()));
        Links {
            root: root.to_owned(),
            rules: Arc::clone(rules),
            is_wanted,
            tree: Tree::new(root),
            known: known.into_iter().collect(),
        }
    }

    /// Returns whether the target of a link is found neither without it nor by an earlier link.
    pub(super) fn is_new(&mut self, link: &Path) -> bool {
        let Ok(target) = link.canonicalize() else { return true };
        let is_dir = target.is_dir();
        let is_found = self.known.contains_key(&target)
            || (is_dir || (self.is_wanted)(&target)) && self.is_walked(&target, is_dir);
        if !is_found {
            let below = link.strip_prefix(&self.root).unwrap_or(link);
            self.known.insert(target, below.to_owned());
        }
        !is_found
    }

    /// Returns whether a resolved path is below a known folder and is not skipped there.
    fn is_walked(&mut self, target: &Path, is_dir: bool) -> bool {
        let Links { known, tree, rules, .. } = self;
        target.ancestors().filter_map(|folder| known.get_key_value(folder)).any(|(folder, found)| {
            let below = found.join(target.strip_prefix(folder).unwrap_or(target));
            !tree.as_mut().is_some_and(|tree| tree.skips(&below, is_dir, rules))
        })
    }

    /// Returns whether a link that cannot be followed would be skipped.
    pub(super) fn skip(&mut self, link: &Path) -> bool {
        let below = link.strip_prefix(&self.root).unwrap_or(link);
        self.tree.as_mut().is_some_and(|tree| tree.skips(below, false, &self.rules))
    }
}
