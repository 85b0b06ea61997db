//! The demo's invented talks. Some wait, some are answered, one is closed; each is short and could be anybody's.

use std::sync::Arc;

use earshot_inbox::{
    ConversationId, Inbox, MessageKind, NewMessage,
    access::{LoginError, Scope},
    calls::CallForm,
    clock::random_id,
    view::{Row, View},
};
use secrecy::SecretString;

use super::{DemoError, KEY, PASSWORD, SCHOOL_KEY};
use crate::{
    channels::{Channels, Chat},
    visitor::Visitor,
};

/// What somebody does in a talk.
enum Turn {
    /// The contact writes.
    Says(&'static str),
    /// The contact answers the safety question.
    Safe(&'static str),
    /// The operator takes it and writes.
    Answered(&'static str),
    /// The operator notes.
    Noted(&'static str),
    /// The operator closes.
    Closed,
}

struct Talk {
    key: &'static str,
    language: &'static str,
    /// Which of the two operators answers.
    by_supervisor: bool,
    turns: &'static [Turn],
}

use Turn::{Answered, Closed, Noted, Safe, Says};

const TALKS: [Talk; 9] = [
    Talk {
        key: KEY,
        language: "it",
        by_supervisor: false,
        turns: &[
            Says("Ciao, volevo solo sapere se chiamare è gratis anche dal cellulare di mia sorella."),
            Answered("Ciao! Sì, il 116 000 è gratuito da ogni telefono. C'è qualcos'altro di cui vuoi parlare?"),
            Says("No, va bene così. Grazie!"),
            Answered("Di niente. Se cambi idea, noi siamo qui."),
            Closed,
        ],
    },
    Talk {
        key: KEY,
        language: "pt",
        by_supervisor: false,
        turns: &[
            Says("Olá. Discuti com o meu pai e estou em casa de uma amiga desde ontem. Ninguém sabe."),
            Safe("yes"),
            Answered(
                "Olá, obrigada por escreveres. Que bom que estás num sítio seguro. A família da tua amiga sabe que estás aí?",
            ),
        ],
    },
    Talk {
        key: SCHOOL_KEY,
        language: "de",
        by_supervisor: true,
        turns: &[
            Says("Bei uns in der Klasse fehlt seit Tagen jemand und alle reden nur. Kann man da was machen?"),
            Noted("Rückfrage bei der Schule erst nach Absprache mit dem Kind."),
            Answered("Hallo! Gut, dass du fragst. Magst du erzählen, was du selbst gesehen oder gehört hast?"),
        ],
    },
    Talk {
        key: KEY,
        language: "pl",
        by_supervisor: false,
        turns: &[
            Says("Hej. Nie chcę dziś wracać do domu. Siedzę na przystanku i nie wiem co robić"),
            Says("Mam jeszcze 20% baterii"),
            Safe("unsure"),
        ],
    },
    Talk {
        key: SCHOOL_KEY,
        language: "fr",
        by_supervisor: false,
        turns: &[
            Says("Bonjour, c'est pour une amie. Elle dit qu'elle va partir ce week-end sans rien dire à personne."),
            Says("J'ai promis de ne rien dire mais j'ai peur pour elle."),
        ],
    },
    Talk {
        key: KEY,
        language: "hr",
        by_supervisor: false,
        turns: &[Says("Bok, jel netko tu? Malo mi je glupo pisati ovo."), Safe("yes")],
    },
    Talk {
        key: KEY,
        language: "ar",
        by_supervisor: false,
        turns: &[Says("مرحبا، هل يمكنني أن أكتب لكم دون أن أقول اسمي؟")],
    },
    Talk {
        key: SCHOOL_KEY,
        language: "ro",
        by_supervisor: false,
        turns: &[Says("Bună. Colegii îmi ascund lucrurile în fiecare zi și nu mai vreau să merg la școală.")],
    },
    Talk {
        key: KEY,
        language: "en",
        by_supervisor: false,
        turns: &[Says("he is shouting again and he locked the door. i am in the bathroom"), Safe("no")],
    },
];

/// Holds all talks, in order.
pub(super) async fn hold(
    inbox: &Inbox,
    channels: &Arc<Channels>,
    operator: &str,
    supervisor: &str,
) -> Result<(), DemoError> {
    let (operator, supervisor) = tokio::try_join!(log_in(inbox, operator), log_in(inbox, supervisor))?;
    for talk in &TALKS {
        let chat =
            channels.by_key(talk.key).await.ok_or_else(|| DemoError::Made(format!("there is no chat {}", talk.key)))?;
        let desk = Desk { inbox, scope: if talk.by_supervisor { &supervisor.0 } else { &operator.0 } };
        hold_one(&desk, &chat, talk).await?;
    }
    inbox.access().logout(&operator.1).await?;
    inbox.access().logout(&supervisor.1).await?;
    Ok(())
}

async fn log_in(inbox: &Inbox, login: &str) -> Result<(Scope, SecretString), DemoError> {
    let in_now = inbox.access().login(login, SecretString::from(PASSWORD)).await;
    let in_now = in_now.map_err(|error: LoginError| DemoError::Made(format!("{login} can't log in: {error}")))?;
    Ok((in_now.scope, in_now.session_token))
}

async fn hold_one(desk: &Desk<'_>, chat: &Chat, talk: &Talk) -> Result<(), DemoError> {
    let visitor = Visitor::arrive(chat.router.clone(), talk.language).await?;
    let mut known = None;
    for turn in talk.turns {
        match turn {
            Says(text) => {
                visitor.send(random_id(), text, talk.language).await?;
            }
            Safe(answer) => {
                visitor.safe(random_id(), answer).await?;
            }
            Answered(_) | Noted(_) | Closed => {
                let id = match known {
                    Some(id) => id,
                    None => desk.claim_newest().await?,
                };
                known = Some(id);
                desk.act(id, turn).await?;
            }
        }
    }
    Ok(())
}

/// An operator at work.
struct Desk<'i> {
    inbox: &'i Inbox,
    scope: &'i Scope,
}

impl Desk<'_> {
    /// Takes the talk that began last.
    async fn claim_newest(&self) -> Result<ConversationId, DemoError> {
        let page = self.inbox.inbox_page(self.scope, View::Waiting, None, 50).await?;
        let newest = page.rows.into_iter().max_by_key(|row: &Row| (row.first_in_at, row.version));
        let id = newest.ok_or_else(|| DemoError::Made("nobody waits".to_owned()))?.id;
        self.inbox.claim(self.scope, id).await?;
        Ok(id)
    }

    async fn act(&self, id: ConversationId, turn: &Turn) -> Result<(), DemoError> {
        let (kind, text) = match turn {
            Answered(text) => (MessageKind::Reply, *text),
            Noted(text) => (MessageKind::Note, *text),
            _ => {
                self.inbox.close_conversation(self.scope, id, question(), None).await?;
                return Ok(());
            }
        };
        let open = self.inbox.open_conversation(self.scope, id).await?;
        if let Some(newest) = open.messages.last() {
            self.inbox.mark_seen(self.scope, id, newest.seq).await?;
        }
        let new = NewMessage {
            kind,
            text: text.to_owned(),
            attachments: Vec::new(),
            last_seen: None,
            hold_ms: 0,
            mentions: Vec::new(),
            over: None,
        };
        self.inbox.write(self.scope, random_id(), id, new).await.map_err(|error| DemoError::Made(error.to_string()))?;
        Ok(())
    }
}

/// The record of a short question.
fn question() -> CallForm {
    CallForm {
        class: "INFO".to_owned(),
        non_counselling: None,
        about: "SELF".to_owned(),
        role: "CHILD".to_owned(),
        child_age: None,
        child_age_code: Some("NASK".to_owned()),
        child_gender: "NASK".to_owned(),
        child_country: None,
        living_situation: "NASK".into(),
        heard: "NASK".into(),
        language_wanted: None,
        reasons: vec!["NC".to_owned()],
        leading_reason: Some("NC".to_owned()),
        actions: vec!["LISTEN".to_owned()],
        emergency: None,
        note: None,
    }
}
