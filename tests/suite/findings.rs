//! What fuzzing has found, and inputs worth keeping, replayed through the targets.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use crate::generators::config;
use crate::seeds::files;
use crate::targets::TARGETS;

fn fuzz() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

/// The names of the folders and files in a folder, in their order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder that is there");
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn findings_keep_their_guarantees() {
    for (name, target) in TARGETS {
        let findings = files(&fuzz().join("findings").join(name));
        assert!(!findings.is_empty(), "{name} has a finding at least");
        for (path, finding) in findings {
            println!("{}", path.display());
            target(&finding);
        }
    }
}

#[test]
fn seeds_keep_every_law() {
    for (path, seed) in files(&fuzz().join("seeds")) {
        println!("{}", path.display());
        for (_, target) in TARGETS {
            target(&seed);
        }
    }
}

/// A target that this list does not have would be fuzzed, and its findings never replayed.
#[test]
fn targets_are_those_of_the_fuzzer() {
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
    fn targets_hold_on_any_bytes(bytes in any::<Vec<u8>>(), at in 0..TARGETS.len()) {
        TARGETS[at].1(&bytes);
    }
}
