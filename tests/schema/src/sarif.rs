//! The logs that the program `daily-papers` writes in the format SARIF satisfy the schema of SARIF.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

fn cargo(arguments: &[&str]) -> Vec<u8> {
    let out = Command::new(env!("CARGO")).args(arguments).output().unwrap();
    out.stdout
}

/// Returns the schema of SARIF 2.1.0, which is in the source of the crate serde-sarif.
fn schema() -> Value {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let metadata = cargo(&["metadata", "--locked", "--format-version", "1", "--manifest-path", manifest]);
    let metadata: Value = serde_json::from_slice(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").unwrap();
    let folder = PathBuf::from(package["manifest_path"].as_str().unwrap());
    let text = std::fs::read(folder.with_file_name("src").join("schema.json")).unwrap();
    let mut schema: Value = serde_json::from_slice(&text).unwrap();
    // The pattern of this key, which the logs do not have, is not a valid regular expression.
    for part in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][part]["properties"]["language"];
        language.as_object_mut().unwrap().remove("pattern").unwrap();
    }
    schema
}

/// Returns the log of `daily-papers check` with these arguments.
fn log(arguments: &[&str]) -> Value {
    let root = Path::new(ROOT);
    let manifest = root.join("cli/Cargo.toml");
    let target = root.join("target/cli");
    let mut all = vec!["run", "--quiet", "--locked", "--manifest-path", manifest.to_str().unwrap()];
    all.extend(["--target-dir", target.to_str().unwrap(), "--", "check", "--format", "sarif"]);
    all.extend(arguments);
    serde_json::from_slice(&cargo(&all)).unwrap()
}

#[test]
fn logs_satisfy_the_schema() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let page = |path: &str| format!("{ROOT}/{path}");
    let (clean, damaged) = (page("examples/pages"), page("tests/fixtures/damaged"));
    for arguments in
        [vec![&*clean], vec![&damaged, "--error", "all"], vec!["none.md"], vec![&*clean, &damaged]]
    {
        let log = log(&arguments);
        let errors: Vec<_> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{arguments:?}");
    }
    let mut log = log(&[&damaged]);
    assert_ne!(log["runs"][0]["results"], Value::Array(Vec::new()));
    log["runs"][0]["results"][0]["level"] = "worst".into();
    assert!(!validator.is_valid(&log));
}
