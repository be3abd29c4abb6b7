//! A mail server on the loopback: takes letters by SMTP and keeps them for the test to read.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// A letter as it arrived, decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    pub from: String,
    pub to: String,
    pub subject: String,
    pub body: String,
}

impl Arrived {
    /// The first address of the web in the letter, without its host.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn link(&self) -> String {
        let at = self.body.find("http").expect("the letter has a link");
        let link: String = self.body[at..].chars().take_while(|c| !c.is_whitespace()).collect();
        let path = link.splitn(4, '/').nth(3).expect("the link has a path");
        format!("/{path}")
    }
}

/// The server. It ends with the test.
#[derive(Debug, Clone)]
pub struct Post {
    address: SocketAddr,
    letters: Arc<Mutex<Vec<Arrived>>>,
    /// While true every letter is refused for now.
    out: Arc<std::sync::atomic::AtomicBool>,
}

impl Post {
    /// # Panics
    /// When the loopback has no free port.
    pub async fn start() -> Post {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let post = Post {
            address: listener.local_addr().expect("it has an address"),
            letters: Arc::default(),
            out: Arc::default(),
        };
        let server = post.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = server.clone();
                tokio::spawn(async move { drop(server.talk(stream).await) });
            }
        });
        post
    }

    /// The setting `mail`.
    #[must_use]
    pub fn setting(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Refuses letters for now, or takes them again.
    pub fn is_out(&self, out: bool) {
        self.out.store(out, std::sync::atomic::Ordering::SeqCst);
    }

    /// The letters that came since the last time.
    ///
    /// # Panics
    /// When another thread panicked while it held the letters.
    #[must_use]
    pub fn take(&self) -> Vec<Arrived> {
        std::mem::take(&mut *self.letters.lock().expect("the letters are there"))
    }

    async fn talk(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut stream = BufReader::new(stream);
        stream.write_all(b"220 post.test\r\n").await?;
        let (mut from, mut to) = (String::new(), String::new());
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let address = || line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
            let word: String = line.chars().take(4).collect::<String>().to_uppercase();
            let reply: &[u8] = match word.as_str() {
                "EHLO" | "HELO" => b"250 post.test\r\n",
                "MAIL" if self.out.load(std::sync::atomic::Ordering::SeqCst) => b"451 out for now\r\n",
                "MAIL" => {
                    from = address();
                    b"250 ok\r\n"
                }
                "RCPT" => {
                    to = address();
                    b"250 ok\r\n"
                }
                "DATA" => {
                    stream.write_all(b"354 go on\r\n").await?;
                    let raw = Post::data(&mut stream).await?;
                    self.keep(&from, &to, &raw);
                    b"250 ok\r\n"
                }
                "QUIT" => {
                    stream.write_all(b"221 bye\r\n").await?;
                    return Ok(());
                }
                _ => b"250 ok\r\n",
            };
            stream.write_all(reply).await?;
        }
    }

    async fn data(stream: &mut BufReader<TcpStream>) -> std::io::Result<Vec<u8>> {
        let mut raw = Vec::new();
        loop {
            let mut line = Vec::new();
            if stream.read_until(b'\n', &mut line).await? == 0 || line == b".\r\n" {
                return Ok(raw);
            }
            raw.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
    }

    fn keep(&self, from: &str, to: &str, raw: &[u8]) {
        use mailparse::MailHeaderMap;
        let mail = mailparse::parse_mail(raw).expect("a letter can be read");
        let letter = Arrived {
            from: from.to_owned(),
            to: to.to_owned(),
            subject: mail.headers.get_first_value("Subject").unwrap_or_default(),
            body: mail.get_body().expect("its body can be decoded").replace("\r\n", "\n"),
        };
        self.letters.lock().expect("the letters are there").push(letter);
    }
}
