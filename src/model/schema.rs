//! The JSON Schema of what `serde_json` writes and reads, also in the file `digest.schema.json`.
//!
//! It accepts what is read, so its patterns express the rules of the constructors. It also accepts
//! other spellings of an integer, and repeated keys.

use alloc::borrow::Cow;
use alloc::format;
use core::any::type_name;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{ArxivId, Author, Date, Digest, Item, Label, Link, Media, Paper, Title, VideoLink, Votes};

/// Characters with the Unicode property `White_Space`, for a bracket expression. Implementations
/// disagree about `\s`.
const WHITE_SPACE: &str = r"\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";

/// Pattern of a day that exists in every year.
const DAY: &str = "[0-9]{4}-(02-(0[1-9]|1[0-9]|2[0-8])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01]))";
/// Pattern of the 29th of February in leap years.
const LEAP_DAY: &str = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29";

/// Implements `JsonSchema`. A schema refers to the schemas of other types through `generator`.
macro_rules! schemas {
    ($($name:ident = |$generator:ident| $schema:expr;)*) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn schema_id() -> Cow<'static, str> {
                type_name::<$name>().into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )*};
}

schemas! {
    Digest = |generator| json_schema!({
        "description": "One day's digest of papers.",
        "type": "object",
        "properties": {
            "date": generator.subschema_for::<Date>(),
            "papers": {"type": "array", "items": generator.subschema_for::<Paper>()},
        },
        "required": ["date", "papers"],
        "additionalProperties": false,
    });
    Paper = |generator| json_schema!({
        "type": "object",
        "properties": {
            "title": generator.subschema_for::<Title>(),
            "url": generator.subschema_for::<Link>(),
            "media": generator.subschema_for::<Media>(),
            "votes": generator.subschema_for::<Votes>(),
            "authors": {"type": "array", "items": generator.subschema_for::<Author>()},
            "summary": {"type": "array", "items": generator.subschema_for::<Item>()},
        },
        "required": ["title", "url"],
        "additionalProperties": false,
    });
    Date = |_generator| json_schema!({
        "type": "string",
        "format": "date",
        "pattern": format!("^({DAY}|{LEAP_DAY})$"),
    });
    Title = |_generator| json_schema!({
        "description": "Any text of one line.",
        "type": "string",
        "not": {"pattern": "\n"},
    });
    Link = |_generator| json_schema!({
        "description": "A URL or a path, as written.",
        "type": "string",
        "not": {"pattern": format!(r"[{WHITE_SPACE}]|\]\(")},
    });
    VideoLink = |_generator| json_schema!({
        "description": "The URL or the path of a video, as written.",
        "type": "string",
        "not": {"pattern": format!(r#"["{WHITE_SPACE}]|\]\("#)},
    });
    Media = |generator| json_schema!({
        "type": "object",
        "properties": {
            "image": generator.subschema_for::<Link>(),
            "video": generator.subschema_for::<VideoLink>(),
        },
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": false,
    });
    Votes = |_generator| json_schema!({
        "description": "The number of votes in decimal digits, without a sign, a fraction or an exponent; `null` if it is unknown. Validators also accept `180.0`, `1e2` and `-0`, which JSON Schema does not distinguish from integers; reading a digest rejects them.",
        "type": ["integer", "null"],
        "minimum": 0,
        "maximum": u64::MAX,
    });
    Author = |_generator| json_schema!({
        "description": "A name, or `+`, which stands for authors that were cut.",
        "type": "string",
        "not": {"pattern": r"^\[|, |\n|\r$"},
    });
    Label = |_generator| json_schema!({
        "type": "string",
        "minLength": 1,
        "not": {"pattern": r"[*\n]"},
    });
    Item = |generator| json_schema!({
        "type": "object",
        "properties": {
            "label": generator.subschema_for::<Label>(),
            "emphasis": {
                "description": "Present if the label is between two asterisks instead of three.",
                "const": "strong",
            },
            "text": {"type": "string", "not": {"pattern": r"\r(\n|$)|\n(\n|$|- |#{1,3} )"}},
        },
        "required": ["text"],
        "additionalProperties": false,
        "anyOf": [
            {"required": ["label"]},
            {"properties": {
                "emphasis": false,
                "text": {"not": {"pattern": r"^(\*\*\*[^*\n]+\*\*\*|\*\*[^*\n]+\*\*): "}},
            }},
        ],
    });
    ArxivId = |_generator| json_schema!({
        "description": "An identifier of arXiv, with or without a version.",
        "type": "string",
    });
}
