//! Logging in: a password by LOGIN or AUTHENTICATE PLAIN, a token by XOAUTH2.
//!
//! Invariant: a secret is sent once on a connection, and only on one that is protected.

use async_imap::imap_proto::Response;
use base64::{Engine, engine::general_purpose::STANDARD};
use secrecy::{ExposeSecret, SecretString, zeroize::Zeroizing};

use super::{
    answer::{Code, Kind, Status},
    names::{is_quotable, quoted},
    session::Session,
    trouble::Trouble,
};

/// Logs in with a password.
pub(super) async fn with_password(session: &mut Session, user: &str, password: &SecretString) -> Result<(), Trouble> {
    let secret = password.expose_secret();
    if [user, secret].iter().any(|text| text.contains('\0')) {
        return Err(Trouble::Setup("The user name or the password holds a sign that no mail server takes.".into()));
    }
    if session.capabilities.is_empty() {
        session.ask_capabilities().await?;
    }
    let may_login = !session.can("LOGINDISABLED");
    let status = if may_login && is_quotable(user) && is_quotable(secret) {
        let line = Zeroizing::new(format!("LOGIN {} {}", quoted(user), quoted(secret)));
        dialogue(session, &line, &[]).await?
    } else if session.can("AUTH=PLAIN") {
        let response = Zeroizing::new(STANDARD.encode(Zeroizing::new(format!("\0{user}\0{secret}")).as_bytes()));
        authenticate(session, "PLAIN", &response).await?
    } else if may_login {
        let line = format!("LOGIN {{{}}}", user.len());
        let then = Zeroizing::new(format!("{user} {{{}}}", secret.len()));
        dialogue(session, &line, &[&then, secret]).await?
    } else {
        return Err(Trouble::NoSuchLogin(
            "This mail server takes no passwords. Connect the account with OAuth2, or ask the provider for another way.",
        ));
    };
    judge(session, status).await
}

/// Logs in with an access token (XOAUTH2 as Google and Microsoft document it).
pub(super) async fn with_token(session: &mut Session, user: &str, token: &SecretString) -> Result<(), Trouble> {
    if session.capabilities.is_empty() {
        session.ask_capabilities().await?;
    }
    if !session.can("AUTH=XOAUTH2") {
        return Err(Trouble::NoSuchLogin(
            "This mail server takes no OAuth2 tokens (XOAUTH2). Set up a password, or ask the provider.",
        ));
    }
    let token = token.expose_secret();
    if [user, token].iter().any(|text| text.chars().any(char::is_control)) {
        return Err(Trouble::Setup("The user name or the token holds a sign that no mail server takes.".into()));
    }
    let plain = Zeroizing::new(format!("user={user}\x01auth=Bearer {token}\x01\x01"));
    let response = Zeroizing::new(STANDARD.encode(plain.as_bytes()));
    let status = authenticate(session, "XOAUTH2", &response).await?;
    judge(session, status).await.map_err(|trouble| match trouble {
        Trouble::Refused(said) => Trouble::RefusedToken(said),
        other => other,
    })
}

async fn authenticate(session: &mut Session, mechanism: &str, response: &str) -> Result<Status, Trouble> {
    match session.can("SASL-IR") {
        // An empty line answers the challenge that says what was wrong.
        true => {
            let line = Zeroizing::new(format!("AUTHENTICATE {mechanism} {response}"));
            dialogue(session, &line, &[""]).await
        }
        false => dialogue(session, &format!("AUTHENTICATE {mechanism}"), &[response, ""]).await,
    }
}

/// Sends a line, and one of `then` each time that the server waits for more. What is not in the list is not said.
async fn dialogue(session: &mut Session, line: &str, then: &[&str]) -> Result<Status, Trouble> {
    let mut then = then.iter();
    let tag = session.begin(line, session.small()).await?;
    loop {
        let answer = session.answer().await?;
        if let Response::Continue(_) = answer.parsed() {
            let next = then.next().ok_or(Trouble::Broken("it asks for the password again"))?;
            let line = Zeroizing::new(format!("{next}\r\n"));
            session.send(line.as_bytes()).await?;
        } else if let Some(status) = session.heed(&answer, &tag)? {
            return Ok(status);
        }
    }
}

async fn judge(session: &mut Session, status: Status) -> Result<(), Trouble> {
    if status.kind == Kind::Ok {
        // A server that has told with the OK what it can do now need not be asked.
        if !matches!(status.code, Code::Capability(_)) {
            session.ask_capabilities().await?;
        }
        return Ok(());
    }
    Err(match session.denied("the login", &status) {
        Trouble::Denied(_, said) => Trouble::Refused(said),
        other => other,
    })
}
