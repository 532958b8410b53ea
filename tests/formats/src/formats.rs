//! The formats, each with a way to write and to read.

use std::fmt::Display;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::wrappers::Root;

/// The reason that a value does not come back.
#[derive(Debug, PartialEq)]
pub(crate) enum Failure {
    Write(String),
    Read(String),
    /// The value that was read instead.
    Difference(String),
}

fn write<T, E: Display>(written: Result<T, E>) -> Result<T, Failure> {
    written.map_err(|error| Failure::Write(error.to_string()))
}

fn read<T, E: Display>(read: Result<T, E>) -> Result<T, Failure> {
    read.map_err(|error| Failure::Read(error.to_string()))
}

pub(crate) trait Format {
    /// Writes a value and reads it.
    fn back<T: Serialize + DeserializeOwned>(value: &T) -> Result<T, Failure>;
}

macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident = |$value:ident| $write:expr, |$written:ident| $read:expr;)*) => {$(
        $(#[$doc])*
        pub(crate) struct $name;

        impl Format for $name {
            fn back<T: Serialize + DeserializeOwned>($value: &T) -> Result<T, Failure> {
                let $written = write($write)?;
                read($read)
            }
        }
    )*};
}

formats! {
    Json = |value| serde_json::to_string(value), |json| serde_json::from_str(&json);
    /// JSON from a reader, whose texts cannot be borrowed.
    JsonReader = |value| serde_json::to_vec_pretty(value), |json| serde_json::from_reader(&*json);
    JsonValue = |value| serde_json::to_value(value), |value| serde_json::from_value(value);
    Yaml = |value| serde_norway::to_string(value), |yaml| serde_norway::from_str(&yaml);
    YamlValue = |value| serde_norway::to_value(value), |value| serde_norway::from_value(value);
    /// The value is within a table, since a TOML document is a table.
    Toml = |value| toml::to_string(&Root::new(value)), |text| toml::from_str::<Root<T>>(&text).map(Root::value);
    TomlValue = |value| toml::Table::try_from(Root::new(value)), |table| table.try_into::<Root<T>>().map(Root::value);
    Ron = |value| ron::to_string(value), |text| ron::from_str(&text);
    RonPretty = |value| ron::ser::to_string_pretty(value, ron::ser::PrettyConfig::new().struct_names(true)),
        |text| ron::from_str(&text);
    RonImplicitSome = |value| ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .to_string(value),
        |text| ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(&text);
    Cbor = |value| {
        let mut bytes = Vec::new();
        ciborium::into_writer(value, &mut bytes).map(|()| bytes)
    }, |bytes| ciborium::from_reader(&*bytes);
    CborValue = |value| ciborium::Value::serialized(value), |value| value.deserialized();
    MessagePack = |value| rmp_serde::to_vec(value), |bytes| rmp_serde::from_slice(&bytes);
    MessagePackNamed = |value| rmp_serde::to_vec_named(value), |bytes| rmp_serde::from_slice(&bytes);
    MessagePackReadable = |value| message_pack(rmp_serde::Serializer::new(Vec::new()).with_human_readable(), value),
        |bytes| T::deserialize(&mut rmp_serde::Deserializer::new(&*bytes).with_human_readable());
    MessagePackReadableNamed =
        |value| message_pack(
            rmp_serde::Serializer::new(Vec::new()).with_human_readable().with_struct_map(),
            value,
        ),
        |bytes| T::deserialize(&mut rmp_serde::Deserializer::new(&*bytes).with_human_readable());
    Postcard = |value| postcard::to_allocvec(value), |bytes| postcard::from_bytes(&bytes);
    Bincode = |value| bincode::serde::encode_to_vec(value, bincode::config::standard()),
        |bytes| bincode::serde::decode_from_slice(&bytes, bincode::config::standard()).map(|(value, _)| value);
}

fn message_pack<C: rmp_serde::config::SerializerConfig>(
    mut serializer: rmp_serde::Serializer<Vec<u8>, C>,
    value: &impl Serialize,
) -> Result<Vec<u8>, rmp_serde::encode::Error> {
    value.serialize(&mut serializer).map(|()| serializer.into_inner())
}
