//! Where a register is: in a file or at a server.

use std::convert::Infallible;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Where a register is.
///
/// ```
/// use actum_register::Location;
///
/// let file: Location = "follow-up.actum".parse().unwrap();
/// assert_eq!(file, Location::File("follow-up.actum".into()));
/// let server: Location = "postgres://secretariat:secret@db.example/follow_up".parse().unwrap();
/// assert_eq!(server.to_string(), "postgres://secretariat@db.example/follow_up");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// An SQLite file.
    File(PathBuf),
    /// A PostgreSQL database: `postgres://user:password@host:port/database`.
    Server(String),
}

impl Location {
    /// The file, when it is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Location::File(path) => Some(path),
            Location::Server(_) => None,
        }
    }
}

impl FromStr for Location {
    type Err = Infallible;

    /// An address that begins with `postgres://` or `postgresql://` is a server; all else is the
    /// name of a file.
    fn from_str(written: &str) -> Result<Self, Infallible> {
        let server = ["postgres://", "postgresql://"].iter().any(|scheme| {
            written.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme))
        });
        Ok(if server {
            Location::Server(written.to_owned())
        } else {
            Location::File(PathBuf::from(written))
        })
    }
}

/// As [`FromStr`]; a name that is not in UTF-8 is that of a file.
impl From<OsString> for Location {
    fn from(written: OsString) -> Self {
        match written.into_string() {
            Ok(written) => match written.parse() {
                Ok(location) => location,
                Err(never) => match never {},
            },
            Err(name) => Location::File(PathBuf::from(name)),
        }
    }
}

impl From<&Path> for Location {
    fn from(path: &Path) -> Self {
        Location::File(path.to_owned())
    }
}

/// As it may be shown: without password and without parameters, which may hold one.
impl fmt::Display for Location {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Location::File(path) => path.display().fmt(formatter),
            Location::Server(address) => {
                let address = address.split(['?', '#']).next().unwrap_or_default();
                let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
                // A password may hold an at sign of its own: the last one ends it.
                let shown = match rest.rsplit_once('@') {
                    Some((account, host)) => {
                        let user = account.split(':').next().unwrap_or_default();
                        format!("{user}@{host}")
                    }
                    None => rest.to_owned(),
                };
                write!(formatter, "{scheme}://{shown}")
            }
        }
    }
}

/// Like [`fmt::Display`]: a password does not belong in a log.
impl fmt::Debug for Location {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Location({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::Location;

    #[test]
    fn passwords_are_never_shown() {
        for (written, shown) in [
            ("postgres://a:b@c/d", "postgres://a@c/d"),
            ("postgres://a:b@x@c/d", "postgres://a@c/d"),
            ("POSTGRES://c/d?password=b", "POSTGRES://c/d"),
            ("postgresql:///d?host=/run/postgresql", "postgresql:///d"),
        ] {
            let location: Location = written.parse().expect("never fails");
            assert!(location.file().is_none());
            assert_eq!(location.to_string(), shown);
            assert_eq!(format!("{location:?}"), format!("Location({shown})"));
        }
    }
}
