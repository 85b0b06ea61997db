//! The load's side of HTTP: one connection, kept open, with small buffers. No pool, no redirects, nothing that costs time.

use std::net::SocketAddr;
use std::time::Instant;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::client::conn::http1::{Builder, SendRequest};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// Where a request goes and what it carries besides its body.
#[derive(Clone)]
pub struct Route {
    pub path: String,
    pub headers: Vec<(HeaderName, HeaderValue)>,
}

impl Route {
    pub fn new(path: String, headers: &[(&'static str, &str)]) -> Self {
        let pair = |(name, value): &(&'static str, &str)| {
            (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap())
        };
        Self { path, headers: headers.iter().map(pair).collect() }
    }

    fn request(&self, method: Method, body: Bytes) -> Request<Full<Bytes>> {
        let mut request = Request::new(Full::new(body));
        *request.method_mut() = method;
        *request.uri_mut() = self.path.parse().unwrap();
        for (name, value) in &self.headers {
            request.headers_mut().append(name, value.clone());
        }
        request
    }
}

pub struct Connection {
    sender: SendRequest<Full<Bytes>>,
    /// Drives the connection; dropping it closes it.
    _task: JoinSet<()>,
}

impl Connection {
    pub async fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        let (sender, connection) = Builder::new().max_buf_size(8 * 1024).handshake(TokioIo::new(stream)).await.unwrap();
        let mut task = JoinSet::new();
        // Its error is also the pending request's, which reports it.
        task.spawn(async move { drop(connection.await) });
        Self { sender, _task: task }
    }

    pub async fn post(&mut self, route: &Route, body: Bytes) -> (StatusCode, Bytes) {
        self.ask(route.request(Method::POST, body)).await
    }

    pub async fn get(&mut self, route: &Route) -> (StatusCode, Bytes) {
        self.ask(route.request(Method::GET, Bytes::new())).await
    }

    async fn ask(&mut self, request: Request<Full<Bytes>>) -> (StatusCode, Bytes) {
        // The last answer's end may not have been read from the socket yet.
        self.sender.ready().await.unwrap();
        let answer = self.sender.send_request(request).await.unwrap();
        let status = answer.status();
        (status, answer.into_body().collect().await.unwrap().to_bytes())
    }
}

/// An open event stream.
pub struct Live {
    _connection: Connection,
    body: Incoming,
    unread: Vec<u8>,
    last_arrival: Instant,
}

impl Live {
    /// Returns once the first bytes are here, which every server here sends at once.
    pub async fn open(address: SocketAddr, route: &Route) -> Self {
        let mut connection = Connection::open(address).await;
        let answer = connection.sender.send_request(route.request(Method::GET, Bytes::new())).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{}", route.path);
        let body = answer.into_body();
        let mut live = Self { _connection: connection, body, unread: Vec::new(), last_arrival: Instant::now() };
        live.read().await;
        live
    }

    /// Reads until these bytes have come, and forgets all before them.
    pub async fn until(&mut self, marker: &[u8]) {
        loop {
            if let Some(at) = self.unread.windows(marker.len()).position(|bytes| bytes == marker) {
                self.unread.drain(..at + marker.len());
                return;
            }
            let keep = self.unread.len().saturating_sub(marker.len());
            self.unread.drain(..keep);
            self.read().await;
        }
    }

    /// Reads until these bytes have come with a number behind them that has ended, and gives it.
    pub async fn number_behind(&mut self, marker: &[u8]) -> u64 {
        loop {
            if let Some(at) = self.unread.windows(marker.len()).position(|bytes| bytes == marker) {
                let behind = &self.unread[at + marker.len()..];
                if let Some(digits) = behind.iter().position(|byte| !byte.is_ascii_digit()) {
                    let number = std::str::from_utf8(&behind[..digits]).unwrap().parse().unwrap();
                    self.unread.drain(..at + marker.len() + digits);
                    return number;
                }
            }
            self.read().await;
        }
    }

    /// When the last bytes came.
    pub fn last_arrival(&self) -> Instant {
        self.last_arrival
    }

    /// Reads and forgets until the end.
    pub async fn drain(&mut self) {
        while let Some(Ok(_)) = self.body.frame().await {}
    }

    async fn read(&mut self) {
        let Some(frame) = self.body.frame().await else { panic!("the stream ended") };
        self.last_arrival = Instant::now();
        self.unread.extend_from_slice(&frame.unwrap().into_data().unwrap_or_default());
    }
}
