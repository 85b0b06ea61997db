//! The console host: the operators' pages and the API that they work with.

mod aside;
mod blocks;
mod board;
mod bulk;
mod calls;
mod care;
mod cases;
mod channels;
mod classes;
mod desk;
mod exchange;
mod facts;
mod files;
mod hard;
pub mod imports;
mod keeping;
mod keys;
mod mails;
mod packages;
mod people;
mod practice;
mod procedures;
mod quality;
mod search;
mod setup;
mod shifts;
mod stream;
mod talks;
mod texts;
mod ties;
mod together;
mod views;

use std::sync::Arc;

use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    middleware,
    response::Response,
    routing::get,
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{
    router::{OpenApiRouter, UtoipaMethodRouterExt},
    routes,
};

use super::{
    Edge, admin,
    assets::{self, Console, Keep},
    auth,
    body::Path,
    openapi,
    problem::Problem,
};

/// The console's pages run their own scripts from this host and nothing else. The stream's worker is a module from here. Pictures
/// that somebody revealed are blobs. A mail as designed is a document of its own, with a policy of its own (see [`mails`]).
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src 'self'; \
img-src 'self' blob:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A shared worker goes by the policy that its own script came with, and the stream's worker asks this host.
const WORKER_POLICY: &str = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

/// A problem document (RFC 9457). Some problems say more: `last`, `oldest`, `newer`.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemShape {
    /// `/problems/` and a short name.
    r#type: String,
    /// The kind, in words.
    title: String,
    /// The status.
    status: u16,
    /// What to do.
    detail: String,
    /// With `sequence-ahead`: the newest event.
    #[schema(required = false)]
    last: Option<i64>,
    /// With `conflict` on a reply: what the contact wrote meanwhile.
    #[schema(required = false)]
    newer: Option<earshot_inbox::view::Message>,
    /// With `conflict` on a case: its head or part as a colleague left it.
    #[schema(required = false, value_type = Object)]
    theirs: Option<serde_json::Value>,
}

/// Every route of the API, with what it says about itself.
pub fn api() -> OpenApiRouter<Arc<Edge>> {
    OpenApiRouter::with_openapi(openapi::head())
        .routes(routes!(people::login))
        .routes(routes!(people::logout))
        .routes(routes!(people::me))
        .routes(routes!(people::set_status))
        .routes(routes!(people::link, people::redeem))
        .routes(routes!(people::operators, people::invite))
        .routes(routes!(people::change))
        .routes(routes!(people::reset))
        .routes(routes!(talks::inbox))
        .routes(routes!(search::search))
        .routes(routes!(search::ready))
        .routes(routes!(board::board))
        .routes(routes!(views::list, views::add))
        .routes(routes!(views::change, views::remove))
        .routes(routes!(setup::read, setup::change))
        .routes(routes!(setup::history))
        .routes(routes!(texts::read, texts::change))
        .routes(routes!(stream::stream))
        .routes(routes!(talks::open, keeping::erase_talk))
        .routes(routes!(talks::earlier, talks::write))
        .routes(routes!(talks::claim))
        .routes(routes!(talks::release))
        .routes(routes!(talks::transfer))
        .routes(routes!(talks::accept))
        .routes(routes!(talks::decline))
        .routes(routes!(talks::prioritise))
        .routes(routes!(talks::close))
        .routes(routes!(together::ask))
        .routes(routes!(together::join))
        .routes(routes!(together::decline))
        .routes(routes!(together::leave))
        .routes(routes!(together::listen))
        .routes(routes!(together::take_over))
        .routes(routes!(ties::tie, ties::untie))
        .routes(routes!(ties::relate, ties::unrelate))
        .routes(routes!(ties::merge, ties::unmerge))
        .routes(routes!(ties::split, ties::unsplit))
        .routes(routes!(bulk::preview))
        .routes(routes!(bulk::run))
        .routes(routes!(bulk::undo))
        .routes(routes!(aside::snooze))
        .routes(routes!(aside::wake))
        .routes(routes!(aside::tag))
        .routes(routes!(aside::mentions_seen))
        .routes(routes!(aside::mentions))
        .routes(routes!(aside::tags))
        .routes(routes!(aside::put_tag))
        .routes(routes!(aside::macros, aside::add_macro))
        .routes(routes!(aside::change_macro, aside::remove_macro))
        .routes(routes!(care::set_safety))
        .routes(routes!(blocks::block))
        .routes(routes!(blocks::lift))
        .routes(routes!(blocks::confirm))
        .routes(routes!(blocks::list))
        .routes(routes!(blocks::words))
        .routes(routes!(care::decide_emergency))
        .routes(routes!(care::accept_bystanders))
        .routes(routes!(keys::compare))
        .routes(routes!(keys::acknowledge))
        .routes(routes!(care::take_back))
        .routes(routes!(care::send_now))
        .routes(routes!(care::answer_there))
        .routes(routes!(talks::seen))
        .routes(routes!(talks::typing))
        .routes(routes!(talks::view))
        .routes(routes!(talks::draft))
        .routes(routes!(files::upload))
        .routes(routes!(files::download))
        .routes(routes!(files::reveal))
        .routes(routes!(hard::seal))
        .routes(routes!(hard::sealed))
        .routes(routes!(hard::ask_hand_over, hard::leave_hand_over, hard::hand_over))
        .routes(routes!(hard::exposure))
        .routes(routes!(hard::take_break))
        .routes(routes!(hard::debriefs, hard::debrief))
        .routes(routes!(hard::remove_debrief))
        .routes(routes!(quality::form, quality::change_form))
        .routes(routes!(quality::list, quality::begin))
        .routes(routes!(quality::open, quality::save, quality::withdraw))
        .routes(routes!(quality::release))
        .routes(routes!(quality::mine))
        .routes(routes!(quality::reply))
        .routes(routes!(practice::list, practice::begin))
        .routes(routes!(practice::open))
        .routes(routes!(practice::write))
        .routes(routes!(practice::end))
        .routes(routes!(shifts::read))
        .routes(routes!(shifts::plan, shifts::unplan))
        .routes(routes!(mails::html))
        .routes(routes!(mails::original))
        .routes(routes!(channels::list, channels::put))
        .routes(routes!(channels::test))
        .routes(routes!(keys::recovery_key))
        .routes(routes!(channels::quarantine, channels::empty))
        .routes(routes!(channels::release))
        .routes(routes!(desk::canned, desk::add_canned))
        .routes(routes!(desk::change_canned, desk::remove_canned))
        .routes(routes!(desk::taxonomy))
        .routes(routes!(calls::save_call))
        .routes(routes!(calls::log_call))
        .routes(routes!(calls::phone_calls))
        .routes(routes!(calls::logged_calls))
        .routes(routes!(calls::logged_call, calls::correct_call))
        .routes(routes!(classes::read, classes::change))
        .routes(routes!(keeping::read, keeping::change))
        .routes(routes!(keeping::resume))
        .routes(routes!(keeping::of_talk))
        .routes(routes!(keeping::ask_talk, keeping::keep_talk))
        .routes(routes!(keeping::hold_talk))
        .routes(routes!(keeping::ask_case, keeping::keep_case))
        .routes(routes!(keeping::hold_case))
        .routes(routes!(cases::list, cases::open_new))
        .routes(routes!(cases::alike))
        .routes(routes!(cases::open, cases::change, keeping::erase_case))
        .routes(routes!(cases::past))
        .routes(routes!(cases::print))
        .routes(routes!(cases::set_status))
        .routes(routes!(cases::add_part))
        .routes(routes!(cases::change_part, cases::remove_part))
        .routes(routes!(cases::link, cases::unlink))
        .routes(routes!(cases::keep_from))
        .routes(routes!(cases::add_document))
        .routes(routes!(cases::file))
        .routes(routes!(cases::of_conversation))
        .routes(routes!(procedures::list))
        .routes(routes!(procedures::change, procedures::built_in))
        .routes(routes!(procedures::begin))
        .routes(routes!(procedures::tick))
        .routes(routes!(facts::list, facts::record))
        .routes(routes!(facts::change, facts::remove))
        .routes(routes!(facts::hold))
        .routes(routes!(desk::triage_report))
        .routes(routes!(desk::triage_rules))
        .routes(routes!(desk::audit))
        .routes(routes!(exchange::calls))
        .routes(routes!(exchange::cases))
        .routes(routes!(exchange::facts))
        .routes(routes!(imports::import, imports::list).layer(DefaultBodyLimit::disable()))
        .routes(routes!(imports::undo))
        .routes(routes!(imports::run, imports::break_off))
        .routes(routes!(packages::wish, packages::ask, packages::leave, packages::take))
}

pub fn router(edge: &Arc<Edge>) -> Router<Arc<Edge>> {
    let (api, _) = api().split_for_parts();
    let api = api
        .route("/api/v1/openapi.json", get(openapi::json))
        .layer(middleware::from_fn_with_state(Arc::clone(edge), auth::own_pages_only));
    Router::new()
        .merge(api)
        .route("/", get(index))
        .route("/link/{token}", get(index))
        .route("/api/docs", get(openapi::docs))
        .route("/healthz", get(admin::healthz))
        .route("/readyz", get(admin::readyz))
        .route("/robots.txt", get(async || "User-agent: *\nDisallow: /\n"))
        .route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
        .route("/texts/{file}", get(text))
        .route("/{file}", get(file))
}

async fn index(State(edge): State<Arc<Edge>>, asked: HeaderMap) -> Result<Response, Problem> {
    let page = Console::get("index.html").ok_or_else(|| assets::not_built("console/dist"))?;
    // Of the chat's host its documents only, for the set-up's preview.
    let hosts = &edge.settings.hosts;
    let policy = format!("{PAGE_POLICY}; frame-src {}/w/ {}{}", hosts.chat, hosts.console, mails::FRAMES);
    Ok(assets::page(String::from_utf8_lossy(&page.data).into_owned(), &policy, &asked))
}

async fn file(Path(name): Path<String>, asked: HeaderMap) -> Result<Response, Problem> {
    asset(name, &asked)
}

async fn text(Path(name): Path<String>, asked: HeaderMap) -> Result<Response, Problem> {
    asset(format!("texts/{name}"), &asked)
}

/// Everything but the page has a hash of its content in its name.
fn asset(name: String, asked: &HeaderMap) -> Result<Response, Problem> {
    let file = Some(&name).filter(|name| !name.ends_with(".html")).and_then(|name| Console::get(name));
    let mut response = assets::serve(&name, file.ok_or_else(Problem::not_found)?, Keep::Forever, asked);
    if name.ends_with(".js") {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(WORKER_POLICY));
    }
    Ok(response)
}
