//! Which invitations are accepted. Pure; time is passed in.
//!
//! Nobody is refused for coming at a bad moment: what is too much for a minute waits.

use std::collections::HashMap;

use earshot_channel::UnixMillis;

use crate::settings::Invites;

const MINUTE_MS: i64 = 60_000;
/// Servers whose invitations are counted; more at once are an attack, and then all are counted together.
const SERVERS: usize = 1_000;

/// What becomes of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Accepted.
    Join,
    /// Accepted to see who is there: left again where anybody is beside the inviter.
    Look,
    /// Refused, with a word.
    Refuse,
    /// Looked at again later.
    Wait,
}

/// Decides on invitations.
#[derive(Debug, Default)]
pub struct Door {
    counted: HashMap<String, (i64, u32)>,
}

impl Door {
    /// Decides on an invitation of `inviter` that came as a direct talk or not.
    pub fn answer(&mut self, policy: &Invites, inviter: &str, direct: bool, now: UnixMillis) -> Answer {
        let server = inviter.split_once(':').map_or("", |(_, server)| server).to_ascii_lowercase();
        let named = |list: &[String]| list.iter().any(|one| is_named(one, &server));
        let is_welcome = policy.servers.is_empty() || named(&policy.servers);
        if !is_welcome || named(&policy.refused_servers) {
            return Answer::Refuse;
        }
        self.counted.retain(|_, (since, _)| now.0 - *since < MINUTE_MS);
        let key = if self.counted.len() < SERVERS { server } else { String::new() };
        let (_, count) = self.counted.entry(key).or_insert((now.0, 0));
        if *count >= policy.a_minute {
            return Answer::Wait;
        }
        *count += 1;
        // Clients mark a direct talk when they open it, and not when they ask somebody back into it.
        if policy.direct_only && !direct { Answer::Look } else { Answer::Join }
    }
}

fn is_named(pattern: &str, server: &str) -> bool {
    let pattern = pattern.to_ascii_lowercase();
    match pattern.strip_prefix("*.") {
        Some(above) => server.strip_suffix(above).is_some_and(|rest| rest.ends_with('.')),
        None => pattern == server,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policy_decides_and_too_many_wait() {
        let policy = Invites {
            servers: vec!["home.example".into(), "*.schools.example".into()],
            refused_servers: vec!["bad.schools.example".into()],
            a_minute: 2,
            ..Invites::default()
        };
        let mut door = Door::default();
        let at = |ms| UnixMillis(1_000_000 + ms);
        let table = [
            ("@tove:home.example", true, 0, Answer::Join),
            ("@rune:HOME.example", true, 1, Answer::Join),
            ("@liv:home.example", true, 2, Answer::Wait),
            ("@liv:home.example", true, MINUTE_MS, Answer::Join),
            ("@tove:home.example", false, 2 * MINUTE_MS, Answer::Look),
            ("@tove:elsewhere.example", false, 0, Answer::Refuse),
            ("@tove:one.schools.example", true, 0, Answer::Join),
            ("@tove:schools.example", true, 0, Answer::Refuse),
            ("@tove:badschools.example", true, 0, Answer::Refuse),
            ("@tove:bad.schools.example", true, 0, Answer::Refuse),
            ("@tove:elsewhere.example", true, 0, Answer::Refuse),
            ("nonsense", true, 0, Answer::Refuse),
        ];
        for (who, direct, ms, expected) in table {
            assert_eq!(door.answer(&policy, who, direct, at(ms)), expected, "{who} at {ms}");
        }
        assert_eq!(door.answer(&Invites::default(), "@tove:anywhere.example", true, at(0)), Answer::Join);
    }
}
