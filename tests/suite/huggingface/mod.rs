//! Answers of Hugging Face's API: their keys, their faults, and the digests of them.

mod answers;
mod faults;
mod keys;
mod losses;
mod papers;
mod properties;
mod votes;

use daily_papers::huggingface::{Answer, DailyPaper};
use serde_json::{Value, json};

fn answer(json: &Value) -> Answer {
    serde_json::from_str(&json.to_string()).unwrap()
}

/// Returns an object with an identifier and a title, and with other values of `paper` and of the object.
fn object(paper: Value, outer: Value) -> Value {
    let mut object = json!({"paper": {"id": "2404.00001", "title": "연구"}});
    for (to, from) in [("/paper", paper), ("", outer)] {
        let to = object.pointer_mut(to).unwrap().as_object_mut().unwrap();
        let Value::Object(from) = from else { panic!("{from} is not an object") };
        to.extend(from);
    }
    object
}

/// Deserialises one object that has no fault.
fn daily(paper: Value, outer: Value) -> DailyPaper {
    let object = object(paper, outer);
    let paper = serde_json::from_value(object.clone()).unwrap();
    assert_eq!(answer(&json!([object])).objects, [Ok(DailyPaper::clone(&paper))]);
    paper
}
