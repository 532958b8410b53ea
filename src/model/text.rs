//! Macros for values that are a checked text.

/// Storage of a text that is usually short. Up to 23 bytes need no allocation.
pub(super) type ShortText = smol_str::SmolStr;

/// Implements constructors and conversions for a newtype over `$kept`. Its rule is
/// `fn check(text: &str) -> Result<(), ValueError>`.
macro_rules! text_value {
    ($name:ident, $kept:ty) => {
        impl $name {
            /// Returns the value with this text.
            ///
            /// # Errors
            ///
            /// Returns an error if the text breaks the rule in the documentation of this type.
            pub fn new(text: impl Into<alloc::boxed::Box<str>>) -> Result<$name, crate::model::ValueError> {
                let text = text.into();
                $name::check(&text).map(|()| $name(text.into()))
            }

            /// Returns the value with a text that the grammar has parsed, and that follows the
            /// rule.
            pub(crate) fn read(text: impl Into<$kept>) -> $name {
                let text: $kept = text.into();
                debug_assert!(
                    $name::check(&text).is_ok(),
                    "the grammar accepts what the model rejects: {text:?}"
                );
                $name(text)
            }

            /// Returns the text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl core::ops::Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl core::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl core::str::FromStr for $name {
            type Err = crate::model::ValueError;

            // A short text is not allocated, which `new` would do.
            fn from_str(text: &str) -> Result<$name, crate::model::ValueError> {
                $name::check(text).map(|()| $name(text.into()))
            }
        }

        impl TryFrom<&str> for $name {
            type Error = crate::model::ValueError;

            fn try_from(text: &str) -> Result<$name, crate::model::ValueError> {
                text.parse()
            }
        }

        impl TryFrom<alloc::string::String> for $name {
            type Error = crate::model::ValueError;

            fn try_from(text: alloc::string::String) -> Result<$name, crate::model::ValueError> {
                $name::new(text)
            }
        }

        impl From<$name> for alloc::string::String {
            fn from(value: $name) -> alloc::string::String {
                value.0.into()
            }
        }

        compared_with_str!($name);
    };
}

/// Implements comparison with `str` and `&str`, in both directions, for a type with `as_str`.
macro_rules! compared_with_str {
    ($name:ident) => {
        impl PartialEq<str> for $name {
            fn eq(&self, text: &str) -> bool {
                self.as_str() == text
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, text: &&str) -> bool {
                self.as_str() == *text
            }
        }

        impl PartialEq<$name> for str {
            fn eq(&self, value: &$name) -> bool {
                self == value.as_str()
            }
        }

        impl PartialEq<$name> for &str {
            fn eq(&self, value: &$name) -> bool {
                *self == value.as_str()
            }
        }
    };
}

pub(super) use {compared_with_str, text_value};
