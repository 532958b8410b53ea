//! Runs the fuzz targets on findings, on seeds and on random bytes.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use crate::generators::config;
use crate::seeds::files;
use crate::targets::TARGETS;

fn fuzz() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

/// Returns the names of the folders and files in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder exists");
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn findings_keep_their_guarantees() {
    for (name, target) in TARGETS {
        let findings = files(&fuzz().join("findings").join(name));
        assert!(!findings.is_empty(), "{name} has no finding");
        for (path, finding) in findings {
            println!("{}", path.display());
            target(&finding);
        }
    }
}

#[test]
fn seeds_keep_their_guarantees() {
    for (path, seed) in files(&fuzz().join("seeds")) {
        println!("{}", path.display());
        for (_, target) in TARGETS {
            target(&seed);
        }
    }
}

/// A target that is missing here would be fuzzed, but its findings would not be tested.
#[test]
fn targets_match_the_fuzzer() {
    let mut known = TARGETS.map(|(name, _)| name.to_owned()).to_vec();
    known.sort();
    assert_eq!(names(&fuzz().join("findings")), known);
    let programs = known.iter().map(|name| format!("{name}.rs")).collect::<Vec<_>>();
    assert_eq!(names(&fuzz().join("fuzz_targets")), programs);
    let manifest = fs::read_to_string(fuzz().join("Cargo.toml")).unwrap();
    for name in known {
        assert!(manifest.contains(&format!("[[bin]]\nname = \"{name}\"\n")), "{name}");
        let program = fs::read_to_string(fuzz().join("fuzz_targets").join(format!("{name}.rs"))).unwrap();
        assert!(program.contains(&format!("targets::{name}(data)")), "{program}");
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn targets_accept_any_bytes(bytes in any::<Vec<u8>>(), at in 0..TARGETS.len()) {
        TARGETS[at].1(&bytes);
    }
}
