//! A server of its own process, and a browser that knows what was acknowledged.

use std::{net::SocketAddr, process::Stdio, time::Duration};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    process::{Child, Command},
};

use crate::cases::people::Cookies;

pub(crate) struct Server {
    process: Child,
    pub(crate) address: SocketAddr,
}

impl Server {
    pub(crate) async fn start(database: &str) -> Server {
        Server::start_with(Command::new(env!("CARGO_BIN_EXE_hemtag")), database).await
    }

    /// Serves with a program that is already told all but its own arguments.
    pub(crate) async fn start_with(mut program: Command, database: &str) -> Server {
        let mut process = program
            .args(["serve", "--listen", "127.0.0.1:0", "--database", database])
            .env("HEMTAG_PART_UPLOADS", "0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let line = tokio::time::timeout(Duration::from_secs(120), lines.next_line()).await;
        let line = line.expect("the server starts in time").unwrap().expect("it names its address");
        let address = line.trim_start_matches("http://").trim_end_matches('/').parse().unwrap();
        Server { process, address }
    }

    /// As the machine's operator or its memory's keeper does: without a word.
    pub(crate) fn kill(&mut self) {
        self.process.start_kill().unwrap();
    }

    /// As whoever runs services does: with a word, so that it ends in good order.
    #[cfg(unix)]
    pub(crate) fn stop(&self) {
        let id = self.id().to_string();
        let told = std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap();
        assert!(told.success());
    }

    /// Of its process.
    pub(crate) fn id(&self) -> u32 {
        self.process.id().expect("it runs")
    }

    pub(crate) async fn ended(&mut self) {
        self.process.wait().await.unwrap();
    }
}

/// An answer that came whole.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) location: Option<String>,
    pub(crate) body: String,
}

/// Sends a request with somebody's cookies. `None` when the answer did not come whole: nothing was acknowledged.
pub(crate) async fn send(
    at: SocketAddr,
    who: &Cookies,
    method: &str,
    path: &str,
    content_type: &str,
    body: &[u8],
) -> Option<Answer> {
    let mut stream = TcpStream::connect(at).await.ok()?;
    let cookies: Vec<String> = who.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: hemtag.test\r\nsec-fetch-site: same-origin\r\ncookie: {}\r\n\
         content-type: {content_type}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        cookies.join("; "),
        body.len()
    );
    stream.write_all(head.as_bytes()).await.ok()?;
    stream.write_all(body).await.ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.ok()?;
    let text = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = text.split_once("\r\n\r\n")?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let location = lines.find_map(|line| line.strip_prefix("location: ")).map(str::to_owned);
    Some(Answer { status, location, body: body.to_owned() })
}

/// Sends a form.
pub(crate) async fn post(
    at: SocketAddr,
    who: &Cookies,
    path: &str,
    fields: &[(&str, &str)],
) -> Option<Answer> {
    let body = serde_html_form::to_string(fields).unwrap();
    send(at, who, "POST", path, "application/x-www-form-urlencoded", body.as_bytes()).await
}

/// Sends a file.
pub(crate) async fn upload(
    at: SocketAddr,
    who: &Cookies,
    path: &str,
    name: &str,
    content: &[u8],
) -> Option<Answer> {
    let head = format!("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    let body = [head.as_bytes(), content, b"\r\n--b--\r\n"].concat();
    send(at, who, "POST", path, "multipart/form-data; boundary=b", &body).await
}
