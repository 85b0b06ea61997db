//! Procedures at hand: what is asked, done and told in a case of some kind, whom to tell, and by when.
//!
//! Those of the house are data, a file a language; a hotline's own take their place. Words stand in every language that they have, so
//! that one version reads the same whatever becomes of the files. Invariant: a version that a case was begun with never changes.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::{
    Inbox, OperatorId,
    access::{Right, Scope},
    clock::random_id,
    problems::{Problems, Refusal},
    store::{
        StoreError,
        effects::NewAudit,
        procedures::{self as rows, NewProcedure, ProcedureRow},
        writer::Tx,
    },
    taxonomy::Taxonomy,
    view::Person,
};

const HOUSE: &str = include_str!("../procedures/procedures.toml");
/// Words by language, English first. A test compares them with the folder.
const WORDS: &[(&str, &str)] = &[
    ("en", include_str!("../procedures/en.toml")),
    ("fr", include_str!("../procedures/fr.toml")),
    ("hr", include_str!("../procedures/hr.toml")),
    ("it", include_str!("../procedures/it.toml")),
    ("pl", include_str!("../procedures/pl.toml")),
    ("pt", include_str!("../procedures/pt.toml")),
];
const FALLBACK: &str = "en";
/// Most items of a procedure.
const MOST: usize = 40;
const TEXT_CHARS: usize = 300;
/// Longest deadline: a year, in minutes.
const LONGEST_MINUTES: i64 = 366 * 24 * 60;

/// One thing to ask, to do or to tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProcedureItem {
    /// What it is known by, through all versions; empty for a new one.
    #[serde(default)]
    pub id: String,
    /// List `procedure_step`.
    pub step: String,
    /// List `procedure_kind`.
    pub kind: String,
    /// Whom to tell: list `referral_to`.
    #[serde(default)]
    pub to: Option<String>,
    /// By when, in minutes from when the hotline heard of it.
    #[serde(default)]
    pub within_minutes: Option<i64>,
    /// Whether its words are those of the house, in the reader's language.
    #[serde(default)]
    pub built_in: bool,
    /// What to ask, do or tell.
    pub text: String,
    /// The language of these words, as a BCP 47 tag: another one than asked for where there are none in that.
    pub language: String,
}

/// What is asked, done and told in a case of some kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Procedure {
    /// A main code of the list `episode_category`, or one of `case_kind`.
    pub procedure: String,
    /// Counts up with each change; send it back with yours.
    pub version: i64,
    /// Whether the hotline wrote it; the house did otherwise.
    pub own: bool,
    /// Whether a native reader has read the words of the house in this language.
    pub reviewed: bool,
    /// Who changed it last.
    pub changed_by: Option<Person>,
    /// When; milliseconds since 1970.
    pub changed_at: Option<i64>,
    /// In the order in which they are shown.
    pub items: Vec<ProcedureItem>,
}

/// An item as it is kept, in all its languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StoredItem {
    pub id: String,
    pub step: String,
    pub kind: String,
    pub to: Option<String>,
    pub within_minutes: Option<i64>,
    pub built_in: bool,
    pub words: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HouseFile {
    procedure: Vec<HouseProcedure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HouseProcedure {
    code: String,
    items: Vec<HouseItem>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HouseItem {
    id: String,
    step: String,
    kind: String,
    to: Option<String>,
    within_minutes: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    reviewed_by: String,
    items: BTreeMap<String, String>,
}

/// The procedures of the house, in the order in which they are shown, and the languages that a native reader has read.
struct House {
    procedures: Vec<(String, Vec<StoredItem>)>,
    reviewed: BTreeSet<&'static str>,
}

static READ: LazyLock<Result<House, String>> = LazyLock::new(|| {
    let file: HouseFile = toml::from_str(HOUSE).map_err(|error| format!("procedures.toml: {error}"))?;
    let mut languages = Vec::new();
    for (language, text) in WORDS {
        let words: WordsFile = toml::from_str(text).map_err(|error| format!("{language}.toml: {error}"))?;
        languages.push((*language, words));
    }
    let item = |item: HouseItem| {
        let in_language =
            |(language, words): &(&str, WordsFile)| Some(((*language).to_owned(), words.items.get(&item.id)?.clone()));
        let words = languages.iter().filter_map(in_language).collect();
        let HouseItem { id, step, kind, to, within_minutes } = item;
        StoredItem { id, step, kind, to, within_minutes, built_in: true, words }
    };
    let procedures = file.procedure.into_iter().map(|each| (each.code, each.items.into_iter().map(item).collect()));
    let procedures = procedures.collect();
    let reviewed = languages.iter().filter(|(_, words)| words.reviewed_by != "none").map(|(language, _)| *language);
    Ok(House { procedures, reviewed: reviewed.collect() })
});

fn house() -> Result<&'static House, StoreError> {
    READ.as_ref().map_err(|words| StoreError::Defect(format!("procedures/{words}")))
}

fn house_items(code: &str) -> Result<&'static [StoredItem], StoreError> {
    let found = house()?.procedures.iter().find(|(known, _)| known == code);
    found.map(|(_, items)| items.as_slice()).ok_or(StoreError::NotFound)
}

fn text_of(items: &[StoredItem]) -> Result<String, StoreError> {
    serde_json::to_string(items).map_err(|error| StoreError::Defect(error.to_string()))
}

pub(crate) fn read_items(text: &str) -> Result<Vec<StoredItem>, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Defect(format!("a procedure: {error}")))
}

impl StoredItem {
    /// Its words in a language, else in English, else in the first that there is; and which it is.
    pub(crate) fn said_in(&self, language: &str) -> (String, String) {
        let main = language.split('-').next().unwrap_or(language);
        let known = [language, main, FALLBACK].into_iter().find_map(|tag| self.words.get_key_value(tag));
        known
            .or_else(|| self.words.first_key_value())
            .map(|(tag, text)| (tag.clone(), text.clone()))
            .unwrap_or_default()
    }

    fn shown(&self, language: &str) -> ProcedureItem {
        let (tag, text) = self.said_in(language);
        ProcedureItem {
            id: self.id.clone(),
            step: self.step.clone(),
            kind: self.kind.clone(),
            to: self.to.clone(),
            within_minutes: self.within_minutes,
            built_in: self.built_in,
            text,
            language: tag,
        }
    }
}

/// Which procedure a category of an episode has: nobody is missing yet where somebody thinks of leaving.
pub(crate) fn of_category(category: &str) -> Option<&str> {
    if category == "RUN_THINKING" {
        return Some("PREVENTION");
    }
    let main = category.split('_').next()?;
    house().ok()?.procedures.iter().any(|(code, _)| code == main).then_some(main)
}

/// A procedure that a case begins with: the hotline's own, or that of the house as it is today, which is kept from now on.
pub(crate) async fn current_in(
    tx: &mut Tx<'_>,
    scope: &Scope,
    code: &str,
    at: i64,
) -> Result<(i64, Vec<StoredItem>), StoreError> {
    let (hotline, of_house) = (scope.hotline(), house_items(code)?);
    let text = text_of(of_house)?;
    let newest = rows::newest_in(tx, hotline, code).await?;
    let version = match newest {
        Some(row) if row.own => return Ok((row.version, read_items(&row.items)?)),
        Some(row) if row.items == text => return Ok((row.version, of_house.to_vec())),
        Some(row) => row.version + 1,
        None => 1,
    };
    let new = NewProcedure { code: code.to_owned(), version, items: text, own: false, changed_by: None, at };
    if !rows::add(tx, hotline, &new).await? {
        // Another node kept it in this very moment.
        let row = rows::newest_in(tx, hotline, code).await?.ok_or(StoreError::NotFound)?;
        return Ok((row.version, read_items(&row.items)?));
    }
    Ok((version, of_house.to_vec()))
}

impl Inbox {
    /// Every procedure in a language, as cases begin with it from now on.
    ///
    /// # Errors
    /// As the store.
    pub async fn procedures(&self, scope: &Scope, language: &str) -> Result<Vec<Procedure>, StoreError> {
        let stored = rows::newest(&mut self.data().reader().await?.conn(), scope.hotline()).await?;
        let one = |(code, items): &(String, Vec<StoredItem>)| {
            shown(code, items, stored.iter().find(|row| row.code == *code), language)
        };
        house()?.procedures.iter().map(one).collect()
    }

    /// Makes a new version of a procedure; cases that began keep theirs. Audited.
    ///
    /// # Errors
    /// [`Refusal::Invalid`], item by item; [`StoreError::Conflict`] where `version` is not the newest any more; [`StoreError::NotFound`].
    pub async fn change_procedure(
        &self,
        scope: &Scope,
        code: &str,
        version: i64,
        items: Vec<ProcedureItem>,
    ) -> Result<(), Refusal> {
        scope.need(Right::Procedures)?;
        let of_house = house_items(code)?;
        let newest = self.newest_procedure(scope, code).await?;
        let before = match &newest {
            Some(row) if row.own => read_items(&row.items)?,
            _ => of_house.to_vec(),
        };
        problems(&items, of_house, self.taxonomy()).finish()?;
        let kept: Vec<_> = items.into_iter().map(|item| merged(item, &before, of_house)).collect();
        self.keep_procedure(scope, code, (version, newest.map_or(0, |row| row.version)), text_of(&kept)?, true).await?;
        Ok(())
    }

    /// Goes back to the procedure of the house; harmless where the hotline has none of its own. Audited.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where `version` is not the newest any more; [`StoreError::NotFound`].
    pub async fn built_in_procedure(&self, scope: &Scope, code: &str, version: i64) -> Result<(), StoreError> {
        scope.need(Right::Procedures)?;
        let text = text_of(house_items(code)?)?;
        match self.newest_procedure(scope, code).await? {
            Some(row) if row.own => self.keep_procedure(scope, code, (version, row.version), text, false).await,
            _ => Ok(()),
        }
    }

    async fn newest_procedure(&self, scope: &Scope, code: &str) -> Result<Option<ProcedureRow>, StoreError> {
        let stored = rows::newest(&mut self.data().reader().await?.conn(), scope.hotline()).await?;
        Ok(stored.into_iter().find(|row| row.code == code))
    }

    async fn keep_procedure(
        &self,
        scope: &Scope,
        code: &str,
        (seen, newest): (i64, i64),
        items: String,
        own: bool,
    ) -> Result<(), StoreError> {
        let meanwhile = || StoreError::Conflict("somebody changed this procedure meanwhile: look at it again".into());
        if seen != newest {
            return Err(meanwhile());
        }
        let (hotline, actor, at) = (scope.hotline(), Some(scope.operator().0), self.clock().now().0);
        let new = NewProcedure { code: code.to_owned(), version: newest + 1, items, own, changed_by: actor, at };
        let data = json!({ "procedure": code, "version": newest + 1, "own": own });
        let audit = NewAudit { hotline: hotline.0, at, actor, act: "procedure.changed", subject: None, data };
        let added = self
            .data()
            .write(hotline.0, move |tx| {
                let (new, audit) = (new.clone(), audit.clone());
                Box::pin(async move {
                    let added = rows::add(tx, hotline, &new).await?;
                    if added {
                        tx.effects.audit(audit);
                    }
                    Ok(added)
                })
            })
            .await?;
        if added { Ok(()) } else { Err(meanwhile()) }
    }
}

fn shown(
    code: &str,
    of_house: &[StoredItem],
    stored: Option<&ProcedureRow>,
    language: &str,
) -> Result<Procedure, StoreError> {
    let own = stored.filter(|row| row.own);
    let items = own.map_or_else(|| Ok(of_house.to_vec()), |row| read_items(&row.items))?;
    let changed_by = own.and_then(|row| row.changed_by.zip(row.changed_by_name.clone()));
    Ok(Procedure {
        procedure: code.to_owned(),
        version: stored.map_or(0, |row| row.version),
        own: own.is_some(),
        reviewed: house()?.reviewed.contains(language),
        changed_by: changed_by.map(|(id, name)| Person { id: OperatorId(id), name }),
        changed_at: own.map(|row| row.at),
        items: items.iter().map(|item| item.shown(language)).collect(),
    })
}

/// What is wrong with items that somebody wrote.
fn problems(items: &[ProcedureItem], of_house: &[StoredItem], taxonomy: &Taxonomy) -> Problems {
    let mut problems = Problems::default();
    if items.is_empty() || items.len() > MOST {
        problems.add("items", format!("1 to {MOST} items"));
    }
    for (index, item) in items.iter().enumerate() {
        let path = |field: &str| format!("items[{index}].{field}");
        let is_code = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if item.id.len() > 40 || !item.id.bytes().all(is_code) {
            problems.add(path("id"), "small letters, digits and _");
        } else if !item.id.is_empty() && items.iter().take(index).any(|earlier| earlier.id == item.id) {
            problems.add(path("id"), "this item stands here twice");
        }
        if item.built_in && !of_house.iter().any(|known| known.id == item.id) {
            problems.add(path("id"), "the house has no such item");
        }
        for (field, list, code) in
            [("step", "procedure_step", Some(&item.step)), ("kind", "procedure_kind", Some(&item.kind))]
                .into_iter()
                .chain([("to", "referral_to", item.to.as_ref())])
        {
            if code.is_some_and(|code| !taxonomy.has(list, code)) {
                problems.add(path(field), format!("not a code of the list {list}"));
            }
        }
        if item.to.is_none() && item.kind == "TELL" {
            problems.add(path("to"), "say whom to tell");
        }
        if item.within_minutes.is_some_and(|minutes| !(1..=LONGEST_MINUTES).contains(&minutes)) {
            problems.add(path("within_minutes"), "a minute to a year");
        }
        if !item.built_in {
            problems.line(&path("text"), &item.text, TEXT_CHARS);
            problems.language(&path("language"), &item.language);
        }
    }
    problems
}

/// An item as it is kept: own words stand beside the own words that it has in other languages, and never beside the house's, which
/// would say something else.
fn merged(item: ProcedureItem, before: &[StoredItem], of_house: &[StoredItem]) -> StoredItem {
    let ProcedureItem { id, step, kind, to, within_minutes, built_in, text, language } = item;
    let words = if built_in {
        of_house.iter().find(|known| known.id == id).map(|known| known.words.clone()).unwrap_or_default()
    } else {
        let own = before.iter().find(|known| known.id == id && !known.built_in);
        let mut words = own.map(|known| known.words.clone()).unwrap_or_default();
        words.insert(language, text.trim().to_owned());
        words
    };
    let fresh = || random_id().simple().to_string().chars().take(8).collect::<String>();
    let id = if id.is_empty() { format!("own_{}", fresh()) } else { id };
    let to = to.filter(|_| kind == "TELL");
    StoredItem { id, step, kind, to, within_minutes, built_in, words }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    #[test]
    fn every_item_has_words_in_every_language_and_known_codes() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
        let mut files: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter_map(|name| name.strip_suffix(".toml").filter(|name| *name != "procedures").map(str::to_owned))
            .collect();
        files.sort();
        let mut languages: Vec<_> = WORDS.iter().map(|(language, _)| (*language).to_owned()).collect();
        languages.sort();
        assert_eq!(languages, files);
        let taxonomy = Taxonomy::load().unwrap();
        let mut named = BTreeSet::new();
        for (code, items) in &house().unwrap().procedures {
            assert!(taxonomy.has("episode_category", code) || taxonomy.has("case_kind", code), "{code}");
            let as_shown: Vec<_> = items.iter().map(|item| item.shown("en")).collect();
            assert_eq!(problems(&as_shown, items, &taxonomy), Problems::default(), "{code}");
            for item in items {
                assert_eq!(item.words.len(), WORDS.len(), "{code}: {}", item.id);
                assert!(item.words.values().all(|text| !text.is_empty() && text.chars().count() <= TEXT_CHARS));
                assert!((item.kind == "TELL") == item.to.is_some(), "{code}: {}", item.id);
                named.insert(item.id.as_str());
            }
        }
        for (language, text) in WORDS {
            let words: WordsFile = toml::from_str(text).unwrap();
            let unused: Vec<_> = words.items.keys().filter(|id| !named.contains(id.as_str())).collect();
            assert!(unused.is_empty(), "{language}: {unused:?}");
        }
        for code in taxonomy.codes("episode_category").chain(taxonomy.codes("case_kind")) {
            assert!(house_items(code).is_ok(), "{code} has no procedure");
        }
        assert_eq!([of_category("PAR_INT"), of_category("RUN_THINKING")], [Some("PAR"), Some("PREVENTION")]);
    }

    #[test]
    fn own_words_never_stand_beside_those_of_the_house() {
        let of_house = house_items("RUN").unwrap();
        let said = |language: &str, text: &str| ProcedureItem {
            built_in: false,
            text: text.into(),
            language: language.into(),
            ..of_house[0].shown("en")
        };
        let first = merged(said("fr", "Appeler le poste."), of_house, of_house);
        assert_eq!(
            first.said_in("pl"),
            ("fr".into(), "Appeler le poste.".into()),
            "what the house says is not meant any more"
        );
        let second = merged(said("pl", "Zadzwoń."), &[first], of_house);
        assert_eq!([second.said_in("fr").1, second.said_in("pl").1], ["Appeler le poste.", "Zadzwoń."]);
        let back = merged(ProcedureItem { built_in: true, ..said("fr", "x") }, &[second], of_house);
        assert_eq!(back.words, of_house[0].words);
        let new = merged(ProcedureItem { id: String::new(), ..said("en", "Ask.") }, of_house, of_house);
        assert!(new.id.starts_with("own_") && new.id.len() == 12, "{}", new.id);
    }

    #[test]
    fn a_procedure_says_what_is_wrong_with_it() {
        let of_house = house_items("MIG").unwrap();
        let good = of_house[0].shown("en");
        let bad = ProcedureItem { to: None, within_minutes: Some(0), step: "NEVER".into(), ..good.clone() };
        let own = ProcedureItem { id: "own_1".into(), text: " ".into(), built_in: false, ..good.clone() };
        let unknown = ProcedureItem { id: "nowhere".into(), ..good.clone() };
        let found = problems(&[good.clone(), bad, own, unknown], of_house, &Taxonomy::load().unwrap());
        let fields: Vec<_> = found.0.iter().map(|problem| problem.field.as_str()).collect();
        let expected =
            ["items[1].id", "items[1].step", "items[1].to", "items[1].within_minutes", "items[2].text", "items[3].id"];
        assert_eq!(fields, expected);
        assert!(!problems(&[], of_house, &Taxonomy::load().unwrap()).0.is_empty());
    }
}
