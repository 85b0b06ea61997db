//! The API's description: made from the code, served as JSON, and readable as a page without any script.

use std::fmt::Write as _;

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, header};
use serde_json::Value;
use utoipa::openapi::{
    InfoBuilder, OpenApi, OpenApiBuilder,
    security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme},
    tag::TagBuilder,
};

use super::{
    assets::{self, escape},
    console, headers,
};

const INTRODUCTION: &str = "\
What the console works with, for programs of a hotline's own. Log in for the cookie `__Host-earshot`. Whatever changes something carries \
`X-Earshot: console` and the console's own `Origin`; replies and notes carry an `Idempotency-Key`, and the same key again is the same \
message, never a second one. Times are milliseconds since 1970 (UTC). Refusals are problem details (RFC 9457): `type` is stable, `detail` \
says what to do, and 429 and 503 carry `Retry-After`. Take a snapshot (`inbox`, `conversations/{id}`), then follow `stream` from its `seq`.";

/// Title and introduction; the routes add themselves.
pub fn head() -> OpenApi {
    let info = InfoBuilder::new()
        .title("Earshot")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(INTRODUCTION))
        .license(Some(utoipa::openapi::LicenseBuilder::new().name("AGPL-3.0-or-later").build()))
        .build();
    let tags = [
        ("people", "Logging in, operators, links for passwords."),
        ("inbox", "Lists, and what happens in them."),
        ("conversations", "Threads, and commands on them."),
        ("files", "Attachments."),
        ("channels", "Ways in: how they are, and their set-up."),
        ("cases", "What a hotline does about a child, over all calls that belong to it."),
        ("keeping", "For how long what is kept, holding and erasing."),
        ("exchange", "Tables that leave and come in."),
        ("desk", "Canned replies, code lists, Calls, the audit trail."),
        ("supervision", "The live board, shifts, reviews."),
    ];
    let tags = tags.map(|(name, words)| TagBuilder::new().name(name).description(Some(words)).build());
    let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("__Host-earshot")));
    let components = utoipa::openapi::ComponentsBuilder::new()
        .security_scheme("session", cookie)
        // Parameters name their schema and don't bring it.
        .schema_from::<earshot_inbox::view::View>()
        .schema_from::<earshot_inbox::cases::CaseView>()
        .schema_from::<earshot_inbox::exchange::TableFormat>()
        .schema_from::<earshot_inbox::exchange::CaseTable>()
        .schema_from::<earshot_inbox::exchange::FactTable>()
        .schema_from::<earshot_inbox::import::ImportOf>()
        .build();
    OpenApiBuilder::new()
        .info(info)
        .tags(Some(tags))
        .components(Some(components))
        .security(Some([SecurityRequirement::new("session", [] as [&str; 0])]))
        .build()
}

/// The whole description.
pub fn document() -> OpenApi {
    console::api().split_for_parts().1
}

/// As JSON.
pub async fn json() -> Response {
    let body = serde_json::to_vec(&document()).unwrap_or_default();
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], body).into_response()
}

/// As a page.
pub async fn docs(asked: HeaderMap) -> Response {
    let nonce = headers::nonce();
    let document = serde_json::to_value(document()).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    assets::page(page(&document, &nonce), &policy, &asked)
}

fn page(document: &Value, nonce: &str) -> String {
    let mut html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\"><title>Earshot API</title><link rel=\"icon\" href=\"data:,\"><style nonce=\"{nonce}\">{STYLE}</style></head>\
         <body><main><h1>Earshot API</h1><p>{}</p><p>The same for programs: <a href=\"/api/v1/openapi.json\">openapi.json</a></p>",
        marked(INTRODUCTION)
    );
    let tags = part(document, "/tags").as_array().map(Vec::as_slice).unwrap_or_default();
    html.push_str("<nav aria-label=\"Contents\"><ul>");
    for tag in tags.iter().map(|tag| text(part(tag, "/name"))) {
        let _ = write!(html, "<li><a href=\"#{tag}\">{tag}</a></li>");
    }
    html.push_str("<li><a href=\"#shapes\">shapes</a></li></ul></nav>");
    for tag in tags {
        let name = text(part(tag, "/name"));
        let _ = write!(html, "<h2 id=\"{name}\">{name}</h2><p>{}</p>", text(part(tag, "/description")));
        for (path, item) in entries(part(document, "/paths")) {
            for (method, operation) in
                entries(item).filter(|(_, operation)| part(operation, "/tags/0") == part(tag, "/name"))
            {
                operation_section(&mut html, path, method, operation);
            }
        }
    }
    html.push_str("<h2 id=\"shapes\">Shapes</h2>");
    for (name, schema) in entries(part(document, "/components/schemas")) {
        schema_section(&mut html, name, schema);
    }
    html.push_str("</main></body></html>");
    html
}

fn operation_section(html: &mut String, path: &str, method: &str, operation: &Value) {
    let _ = write!(
        html,
        "<section><h3><code class=\"{method}\">{}</code> <code>{}</code></h3><p>{}</p>",
        method.to_uppercase(),
        escape(path),
        marked(part(operation, "/summary").as_str().or(part(operation, "/description").as_str()).unwrap_or_default())
    );
    let parameters = part(operation, "/parameters").as_array().map(Vec::as_slice).unwrap_or_default();
    if !parameters.is_empty() {
        html.push_str(
            "<table><thead><tr><th>parameter</th><th>in</th><th>type</th><th>meaning</th></tr></thead><tbody>",
        );
        for parameter in parameters {
            let needed = if part(parameter, "/required") == true { "" } else { " (optional)" };
            let _ = write!(
                html,
                "<tr><td><code>{}</code>{needed}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                text(part(parameter, "/name")),
                text(part(parameter, "/in")),
                kind(part(parameter, "/schema")),
                marked(part(parameter, "/description").as_str().unwrap_or_default())
            );
        }
        html.push_str("</tbody></table>");
    }
    for (media, content) in entries(part(operation, "/requestBody/content")) {
        let _ = write!(html, "<p>takes {} <small>{}</small></p>", kind(part(content, "/schema")), escape(media));
    }
    html.push_str("<ul>");
    for (status, response) in entries(part(operation, "/responses")) {
        let shapes: Vec<String> =
            entries(part(response, "/content")).map(|(_, content)| kind(part(content, "/schema"))).collect();
        let words = marked(part(response, "/description").as_str().unwrap_or_default());
        let _ = write!(html, "<li><code>{}</code> {} {words}</li>", escape(status), shapes.join(" or "));
    }
    html.push_str("</ul></section>");
}

fn schema_section(html: &mut String, name: &str, schema: &Value) {
    let name = escape(name);
    let _ = write!(
        html,
        "<section><h3 id=\"shape-{name}\"><code>{name}</code></h3><p>{}</p>",
        marked(part(schema, "/description").as_str().unwrap_or_default())
    );
    if let Some(values) = part(schema, "/enum").as_array() {
        let _ = write!(
            html,
            "<p>{}</p>",
            values.iter().map(|value| format!("<code>{}</code>", text(value))).collect::<Vec<_>>().join(" · ")
        );
    }
    let needed = part(schema, "/required").as_array().map(Vec::as_slice).unwrap_or_default();
    let parts = part(schema, "/allOf").as_array().map(Vec::as_slice).unwrap_or_default();
    let properties: Vec<_> =
        std::iter::once(schema).chain(parts).flat_map(|own| entries(part(own, "/properties"))).collect();
    for own in parts.iter().filter(|own| own.get("$ref").is_some()) {
        let _ = write!(html, "<p>everything of {}, and:</p>", kind(own));
    }
    if !properties.is_empty() {
        html.push_str("<table><thead><tr><th>field</th><th>type</th><th>meaning</th></tr></thead><tbody>");
        for (field, property) in properties {
            let optional = if needed.iter().any(|name| name == field) { "" } else { " (optional)" };
            let _ = write!(
                html,
                "<tr><td><code>{}</code>{optional}</td><td>{}</td><td>{}</td></tr>",
                escape(field),
                kind(property),
                marked(part(property, "/description").as_str().unwrap_or_default())
            );
        }
        html.push_str("</tbody></table>");
    }
    html.push_str("</section>");
}

/// A type in a few words, linked where it has a name.
fn kind(schema: &Value) -> String {
    if let Some(name) = part(schema, "/$ref").as_str().and_then(|path| path.rsplit('/').next()) {
        let name = escape(name);
        return format!("<a href=\"#shape-{name}\">{name}</a>");
    }
    for list in ["oneOf", "anyOf", "allOf"] {
        if let Some(choices) = part(schema, &format!("/{list}")).as_array() {
            let separator = if list == "allOf" { " and " } else { " or " };
            return choices.iter().map(kind).collect::<Vec<_>>().join(separator);
        }
    }
    match part(schema, "/type") {
        Value::String(name) if name == "array" => format!("list of {}", kind(part(schema, "/items"))),
        Value::String(name) => match part(schema, "/format").as_str() {
            Some(format) => format!("{} <small>{}</small>", escape(name), escape(format)),
            None => escape(name),
        },
        Value::Array(names) => names.iter().map(text).collect::<Vec<_>>().join(" or "),
        _ => "anything".to_owned(),
    }
}

fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value))
}

/// A part by its JSON pointer (RFC 6901); null where there is none.
fn part<'v>(value: &'v Value, pointer: &str) -> &'v Value {
    value.pointer(pointer).unwrap_or(&Value::Null)
}

fn text(value: &Value) -> String {
    escape(value.as_str().unwrap_or_default())
}

/// Words with `code` in back-ticks.
fn marked(words: &str) -> String {
    let mut html = String::with_capacity(words.len());
    for (at, piece) in words.split('`').enumerate() {
        match at % 2 {
            0 => html.push_str(&escape(piece)),
            _ => {
                let _ = write!(html, "<code>{}</code>", escape(piece));
            }
        }
    }
    html
}

const STYLE: &str = "\
:root{color-scheme:light dark;--paper:#faf8f4;--card:#fff;--line:#ddd7cb;--ink:#20242c;--soft:#4b535f;--accent:#0b6361}\
@media(prefers-color-scheme:dark){:root{--paper:#15181d;--card:#1c2026;--line:#323943;--ink:#eceae6;--soft:#bcc1c8;--accent:#6fc5bf}}\
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}\
main{max-width:60rem;margin-inline:auto;padding:2rem 1rem 4rem;overflow-wrap:anywhere}h1{font-size:2rem;margin:0}h2{margin:3rem 0 0;font-size:1.5rem}\
section{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem 1.25rem;margin-block:1rem}h3{margin:0;font-size:1.0625rem;font-weight:600}\
code{font:.9375em ui-monospace,SFMono-Regular,Menlo,monospace}a{color:var(--accent)}table{border-collapse:collapse;width:100%;font-size:.9375rem}\
th,td{text-align:start;vertical-align:top;padding:.35rem .75rem .35rem 0;border-block-start:1px solid var(--line)}th{color:var(--soft);font-weight:500;border:0}\
small{color:var(--soft)}ul{padding-inline-start:1.25rem}nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0}h3 code:first-child{color:var(--accent);font-weight:700}";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn references(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (name, field) in fields {
                    match field.as_str() {
                        Some(reference) if name == "$ref" => {
                            found.insert(reference.replace("#/components/schemas/", ""));
                        }
                        _ => references(field, found),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| references(item, found)),
            _ => {}
        }
    }

    #[test]
    fn every_name_in_the_description_is_described() {
        let document = serde_json::to_value(document()).unwrap();
        let mut named = BTreeSet::new();
        references(&document, &mut named);
        let described = document["components"]["schemas"].as_object().unwrap();
        let missing: Vec<_> = named.iter().filter(|name| !described.contains_key(*name)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    /// The console's types are generated from this file: `UPDATE_EXPECT=1 cargo test` writes it anew.
    #[test]
    fn the_console_is_built_on_the_description_of_today() {
        let mut printed = serde_json::to_string_pretty(&document()).unwrap();
        printed.push('\n');
        expect_test::expect_file!["../../console/openapi.json"].assert_eq(&printed);
    }

    #[test]
    fn every_route_is_described_and_drawn() {
        let document = serde_json::to_value(document()).unwrap();
        let routes: Vec<String> = entries(&document["paths"])
            .flat_map(|(path, item)| entries(item).map(move |(method, operation)| (path, method, operation)))
            .map(|(path, method, operation)| {
                assert!(
                    operation["summary"].is_string() || operation["description"].is_string(),
                    "{method} {path} says nothing"
                );
                assert!(operation["tags"][0].is_string(), "{method} {path} has no tag");
                format!("{method} {path}")
            })
            .collect();
        assert!(routes.len() >= 30, "{routes:?}");
        let html = page(&document, "n");
        for (path, _) in entries(&document["paths"]) {
            assert!(html.contains(&escape(path)), "{path}");
        }
        assert!(!html.contains("<script"));
    }
}
