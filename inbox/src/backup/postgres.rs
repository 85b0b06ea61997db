//! `pg_dump` and `pg_restore` as children. The password goes by environment: arguments can be seen by every user of the machine.

use std::{path::Path, process::Stdio};

use tokio::process::Command;

use super::BackupError;

/// Dumps what `snapshot` shows into one compressed file.
pub(super) async fn dump(url: &str, snapshot: &str, into: &Path) -> Result<(), BackupError> {
    let mut command = child("pg_dump", url);
    command.args(["--format=custom", "--no-owner", "--no-privileges", "--no-password"]);
    command.arg(format!("--snapshot={snapshot}")).arg("--file").arg(into);
    run("pg_dump", command).await
}

/// Loads a dump into an empty database; all of it or nothing.
pub(super) async fn load(url: &str, from: &Path) -> Result<(), BackupError> {
    let mut command = child("pg_restore", url);
    command.args(["--no-owner", "--no-privileges", "--no-password", "--single-transaction", "--exit-on-error"]);
    command.arg(from);
    run("pg_restore", command).await
}

fn child(program: &str, url: &str) -> Command {
    let (url, password) = split_password(url);
    let mut command = Command::new(program);
    command.arg(format!("--dbname={url}"));
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true);
    command
}

async fn run(program: &str, mut command: Command) -> Result<(), BackupError> {
    let done = command.output().await.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => BackupError::Refused(format!(
            "{program} is not installed here, and PostgreSQL can't be copied without it: install PostgreSQL's client programs in \
             the server's version (Debian: apt install postgresql-client)"
        )),
        _ => BackupError::Unavailable(format!("{program} can't be run: {error}")),
    })?;
    if done.status.success() {
        return Ok(());
    }
    let words = String::from_utf8_lossy(&done.stderr);
    let words: Vec<&str> = words.lines().filter(|line| !line.trim().is_empty()).take(3).collect();
    Err(BackupError::Unavailable(format!("{program} failed: {}", words.join("; "))))
}

/// Takes the password out of a connection URL.
fn split_password(url: &str) -> (String, Option<String>) {
    let whole = || (url.to_owned(), None);
    let Some((scheme, rest)) = url.split_once("://") else { return whole() };
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let Some((user, host)) = authority.rsplit_once('@') else { return whole() };
    let Some((user, password)) = user.split_once(':') else { return whole() };
    (format!("{scheme}://{user}@{host}{path}"), Some(percent_decoded(password)))
}

/// RFC 3986 §2.1.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let decoded = after.first_chunk::<2>().and_then(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?));
        match decoded {
            Some(decoded) if byte == b'%' => {
                bytes.push(decoded as u8);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_password_out_of_the_arguments() {
        for (url, without, password) in [
            (
                "postgres://ada:s%40c%3Aret@db:5432/earshot?sslmode=require",
                "postgres://ada@db:5432/earshot?sslmode=require",
                Some("s@c:ret"),
            ),
            ("postgres://ada:100%@db/earshot", "postgres://ada@db/earshot", Some("100%")),
            ("postgres://ada@db/earshot", "postgres://ada@db/earshot", None),
            ("postgres:///earshot?host=/run/postgresql", "postgres:///earshot?host=/run/postgresql", None),
            ("postgres://db/a@b:c", "postgres://db/a@b:c", None),
        ] {
            assert_eq!(split_password(url), (without.to_owned(), password.map(str::to_owned)), "{url}");
        }
    }
}
