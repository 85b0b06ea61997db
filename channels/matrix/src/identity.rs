//! Keys of contacts' accounts: what is known of them, told where it is news.
//!
//! The rows decide whether something changed; what is told twice is harmless, and after every start all is told again.

use std::collections::{BTreeMap, HashMap, HashSet};

use earshot_channel::Identity;
use futures::{FutureExt as _, StreamExt as _, stream::BoxStream};
use matrix_sdk::{
    Client, Error,
    ruma::{OwnedUserId, UserId},
};
use parking_lot::Mutex;

/// Whose keys are to be looked at, and what was told of them last.
pub(crate) struct Watch {
    /// Accounts of which the device learned something.
    news: Mutex<BoxStream<'static, Vec<OwnedUserId>>>,
    /// Accounts to look at.
    pub(crate) due: HashSet<String>,
    told: HashMap<String, Identity>,
    /// All were looked at since the start.
    pub(crate) begun: bool,
}

impl Watch {
    pub(crate) async fn new(client: &Client) -> Result<Self, Error> {
        let encryption = client.encryption();
        let accounts = encryption.user_identities_stream().await?.map(|news| users(news.new, news.changed));
        let devices = encryption.devices_stream().await?.map(|news| users(news.new, news.changed));
        let news = Mutex::new(futures::stream::select(accounts, devices).boxed());
        Ok(Self { news, due: HashSet::new(), told: HashMap::new(), begun: false })
    }

    /// The accounts to look at now.
    pub(crate) fn take_due(&mut self) -> Vec<String> {
        while let Some(Some(users)) = self.news.get_mut().next().now_or_never() {
            self.due.extend(users.into_iter().map(String::from));
        }
        self.due.drain().collect()
    }

    /// Whether this is news, and that it is told.
    pub(crate) fn is_news(&mut self, who: &str, identity: &Identity) -> bool {
        self.told.insert(who.to_owned(), identity.clone()).as_ref() != Some(identity)
    }

    /// What was to be told may not have been.
    pub(crate) fn again(&mut self) {
        self.told.clear();
        self.begun = false;
    }
}

fn users<T>(new: BTreeMap<OwnedUserId, T>, changed: BTreeMap<OwnedUserId, T>) -> Vec<OwnedUserId> {
    new.into_keys().chain(changed.into_keys()).collect()
}

/// What is known of somebody's keys; `None` where nothing is known yet.
///
/// An account counts as compared where its key was and it signed all of its devices: whoever adds one to it may be somebody else. Who has
/// no key for their whole account is compared device by device.
pub(crate) async fn of(client: &Client, who: &str) -> Result<Option<Identity>, Error> {
    let Ok(user) = UserId::parse(who) else { return Ok(None) };
    let encryption = client.encryption();
    let account = encryption.get_user_identity(&user).await?;
    let devices = encryption.get_user_devices(&user).await?;
    let mut devices = devices.devices().filter(|device| !device.is_deleted()).peekable();
    if account.is_none() && devices.peek().is_none() {
        return Ok(None);
    }
    let key = account.as_ref().and_then(|account| account.master_key().get_first_key()).map(|key| key.to_base64());
    // A device stays one that was compared when its account gets another key: that alone says nothing of the account.
    let verified = account.is_none_or(|account| account.is_verified()) && devices.all(|device| device.is_verified());
    Ok(Some(Identity { key, verified }))
}
