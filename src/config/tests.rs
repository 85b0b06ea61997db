use std::{collections::BTreeMap, net::IpAddr};

use expect_test::{Expect, expect, expect_file};

use super::*;

const GOOD: &str = r#"
data_folder = "/var/lib/earshot"
[hosts]
console = "https://console.example.org"
chat = "https://chat.example.org"
"#;

fn environment(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn refused(file: &str, variables: &[(&str, &str)], expected: Expect) {
    match Settings::from(Some(file), &environment(variables)) {
        Ok(settings) => panic!("taken: {settings:?}"),
        Err(mistakes) => expected.assert_eq(&mistakes.to_string()),
    }
}

#[test]
fn a_folder_and_two_names_are_enough() {
    let settings = Settings::from(Some(GOOD), &environment(&[])).unwrap();
    expect![[r#"
        Settings {
            folder: "/var/lib/earshot",
            node: "one",
            rules: None,
            data: sqlite:/var/lib/earshot/data.db,
            keys: sqlite:/var/lib/earshot/keys.db,
            master_key: File(/var/lib/earshot/master.key),
            listen: [
                127.0.0.1:8116,
            ],
            admin: Some(
                127.0.0.1:8117,
            ),
            trusted_proxies: [],
            tls: None,
            hosts: Hosts {
                console: Origin {
                    secure: true,
                    name: "console.example.org",
                    port: 443,
                },
                chat: Origin {
                    secure: true,
                    name: "chat.example.org",
                    port: 443,
                },
                site: None,
            },
            limits: Limits {
                connections: 20000,
                connections_per_network: 5000,
                chat_per_second: 100,
                console_per_second: 50,
                webhooks_per_second: 1000,
                logins_per_minute: 20,
            },
            near_token_providers: false,
            log: Log {
                json: false,
                level: "info",
            },
            notes: [
                "the public addresses are https and no certificate is set, so a proxy must stand in front; name it in listen.trusted_proxies, or everybody shares one rate limit",
            ],
        }
    "#]]
    .assert_debug_eq(&settings);
}

#[test]
fn variables_win_over_the_file() {
    let variables = environment(&[
        ("EARSHOT_DATA_FOLDER", "/srv/earshot"),
        ("EARSHOT_LISTEN_ADDRESSES", "127.0.0.1:9000, [::1]:9000"),
        ("EARSHOT_LIMITS_CONNECTIONS", "7"),
        ("EARSHOT_LISTEN_ADMIN", "off"),
        ("EARSHOT_LISTNE_ADMIN", "off"),
    ]);
    let settings = Settings::from(Some(GOOD), &variables).unwrap();
    assert_eq!(settings.folder, PathBuf::from("/srv/earshot"));
    assert_eq!(settings.listen.len(), 2);
    assert_eq!(settings.limits.connections, 7);
    assert_eq!(settings.admin, None);
    assert!(settings.notes.contains(&"the variable EARSHOT_LISTNE_ADMIN means nothing to Earshot".to_owned()));
}

#[test]
fn every_mistake_is_named_at_once() {
    refused(
        "",
        &[],
        expect![[r#"
        the settings need mending:
          data_folder: it has to be set: data_folder = "/var/lib/earshot", or the variable EARSHOT_DATA_FOLDER
          hosts.console: it has to be set: console = "https://console.example.org" under [hosts], or the variable EARSHOT_HOSTS_CONSOLE
          hosts.chat: it has to be set: chat = "https://chat.example.org" under [hosts], or the variable EARSHOT_HOSTS_CHAT"#]],
    );
    refused(
        r#"
            data_folder = 3
            data_foldr = "/x"
            console = "https://x.org"
            colour = "blue"
            log = "info"
            node = "one two"
            [database]
            url = "mysql://x"
            keys_url = "sqlite:"
            [master_key]
            source = "env"
            file = "/x"
            [listen]
            addresses = ["localhost"]
            admin = "here"
            trusted_proxies = ["10.0.0.1/8"]
            [hosts]
            console = "http://console.example.org"
            chat = "https://chat.example.org/chat"
            [tls]
            key = "/x"
            [limits]
            connections = 0
            chat_per_second = "many"
        "#,
        &[("EARSHOT_LOG_LEVEL", "loud=louder=loudest")],
        expect![[r#"
            the settings need mending:
              colour: there is no such key; docs/configuration.md lists them all
              console: there is no such key; is hosts.console meant?
              data_folder: write a text in quotes
              data_foldr: there is no such key; is data_folder meant?
              limits.chat_per_second: write a whole number above 0, without quotes
              limits.connections: write a whole number from 1 to 4294967295
              log: this is a section: write [log] and its keys under it
              node: write at most 40 letters, digits and hyphens
              database.url: write sqlite:/path/of/the/file.db or postgres://user@host/name
              master_key.file: it goes with master_key.source = "file" only; leave one of the two out
              EARSHOT_MASTER_KEY: master_key.source is "env", so this variable has to hold the key
              listen.addresses: "localhost" is not an address with a port; write it as 127.0.0.1:8116 or [::1]:8116
              listen.admin: write an address with a port, such as 127.0.0.1:8117, or "off"
              listen.trusted_proxies: "10.0.0.1/8" is not a network; the address has bits beyond the prefix; write the first address of the range
              tls.certificate: tls.key is set and this isn't; set both, or neither behind a proxy
              hosts.console: write https://…: only names under localhost may go without
              hosts.chat: write it as https://name.example.org, without a path
              EARSHOT_LOG_LEVEL: write error, warn, info or debug, or a filter such as "info,earshot::request=debug""#]],
    );
    refused(
        "data_folder = ",
        &[
            ("EARSHOT_DATA_FOLDER", "/x"),
            ("EARSHOT_HOSTS_CONSOLE", "https://a.org"),
            ("EARSHOT_HOSTS_CHAT", "https://a.org:8443"),
        ],
        expect![[r#"
        the settings need mending:
          earshot.toml: TOML parse error at line 1, column 15
              |
            1 | data_folder = 
              |               ^
            string values must be quoted, expected literal string
          EARSHOT_HOSTS_CHAT: console and chat need two names: another port alone would share cookies"#]],
    );
}

#[test]
fn the_keys_have_a_database_of_their_own() {
    let same = format!("{GOOD}[database]\nurl = \"postgres://e@db/earshot\"\nkeys_url = \"postgres://e@db/earshot\"\n");
    refused(
        &same,
        &[],
        expect![[r#"
            the settings need mending:
              node: name this process: with PostgreSQL several may run, and two of one name would take each other's work
              database.keys_url: the keys need a database of their own; a backup of the data must not hold what opens it"#]],
    );
}

#[test]
fn secrets_are_not_printed() {
    let file = format!("{GOOD}[master_key]\nsource = \"env\"\n[database]\nurl = \"postgres://e:canary@db/earshot\"\n");
    let settings =
        Settings::from(Some(&file), &environment(&[("EARSHOT_MASTER_KEY", "canary"), ("EARSHOT_NODE", "one")]))
            .unwrap();
    assert!(!format!("{settings:?}").contains("canary"));
}

#[test]
fn origins_are_read_as_browsers_write_them() {
    let table = [
        ("https://Chat.Example.org", Some("https://chat.example.org")),
        ("https://chat.example.org/", Some("https://chat.example.org")),
        ("https://chat.example.org:443", Some("https://chat.example.org")),
        ("http://chat.localhost:8116", Some("http://chat.localhost:8116")),
        ("chat.example.org", None),
        ("https://", None),
        ("https://chat.example.org/path", None),
        ("https://user@chat.example.org", None),
        ("https://chat.example.org:0", None),
        ("https://chat.example.org:99999", None),
        ("ftp://chat.example.org", None),
    ];
    for (text, expected) in table {
        let read = text.parse::<Origin>().ok().map(|origin| origin.to_string());
        assert_eq!(read.as_deref(), expected, "{text}");
    }
}

#[test]
fn networks_hold_their_addresses() {
    let table = [
        ("10.0.0.0/8", "10.200.3.4", true),
        ("10.0.0.0/8", "11.0.0.1", false),
        ("10.0.0.0/8", "::ffff:10.1.2.3", true),
        ("127.0.0.1", "127.0.0.1", true),
        ("127.0.0.1", "127.0.0.2", false),
        ("0.0.0.0/0", "203.0.113.9", true),
        ("0.0.0.0/0", "2001:db8::1", false),
        ("::/0", "203.0.113.9", true),
        ("2001:db8::/32", "2001:db8:1::1", true),
        ("2001:db8::/32", "2001:db9::1", false),
    ];
    for (network, address, expected) in table {
        let network: Network = network.parse().unwrap();
        assert_eq!(network.contains(address.parse::<IpAddr>().unwrap()), expected, "{network:?} {address}");
    }
    for wrong in ["10.0.0.0/33", "10.0.0.1/8", "ten", "", "10.0.0.0/x"] {
        assert!(wrong.parse::<Network>().is_err(), "{wrong}");
    }
}

/// The page is written from the table, so no key can be missing from it.
#[test]
fn the_reference_page_lists_every_key() {
    expect_file!["../../docs/configuration.md"].assert_eq(&keys::reference());
}
