use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use coworkflow_domain::ids::{LinkId, MailId};
use coworkflow_domain::mails::{Letter, compose};
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Instant;

use super::*;

/// A mail server for one conversation, which answers `RCPT` and `AUTH` as told and gives what it was handed.
fn server(rcpt: &'static str) -> (u16, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let talk = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
        let mut heard = String::new();
        let mut in_data = false;
        stream.write_all(b"220 nile.test\r\n").unwrap();
        while let Some(Ok(line)) = lines.next() {
            heard.push_str(&line);
            heard.push('\n');
            let answer = match line.split([' ', ':']).next().unwrap() {
                _ if in_data && line != "." => continue,
                "." => {
                    in_data = false;
                    "250 taken"
                }
                "EHLO" => "250 nile.test",
                "RCPT" => rcpt,
                "DATA" => {
                    in_data = true;
                    "354 go on"
                }
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
            stream.write_all(format!("{answer}\r\n").as_bytes()).unwrap();
            if line == "QUIT" {
                break;
            }
        }
        heard
    });
    (port, talk)
}

fn mail(to_name: &str) -> Mail {
    let at = Instant::from_millis(1_790_000_000_000);
    let letter = Letter::SignInLink {
        link_id: LinkId::v7(at, 1),
    };
    Mail {
        id: MailId::v7(at, 2),
        from_name: "بيت النيل".into(),
        to_name: to_name.into(),
        to_address: "salma@nile.test".into(),
        content: compose(
            &letter,
            "بيت النيل",
            to_name,
            "https://nile.test/sign-in/link#abc",
            Lang::Ar,
        ),
    }
}

fn send(rcpt: &'static str, mail: &Mail) -> (Result<(), MailFailed>, String) {
    let (port, talk) = server(rcpt);
    let mailer = SmtpMailer::new(&format!("smtp://127.0.0.1:{port}"), "desk@nile.test").unwrap();
    let sent = mailer.send(mail);
    drop(mailer);
    (sent, talk.join().unwrap())
}

#[test]
fn a_letter_goes_out_with_both_parts_and_one_name_of_its_own() {
    let letter = mail("سلمى");
    let (sent, heard) = send("250 ok", &letter);
    assert_eq!(sent, Ok(()));
    assert!(heard.contains("RCPT TO:<salma@nile.test>"), "{heard}");
    assert!(
        heard.contains(&format!("Message-ID: <{}@nile.test>", letter.id)),
        "{heard}"
    );
    assert!(heard.contains("Auto-Submitted: auto-generated"));
    assert!(heard.contains("text/plain") && heard.contains("text/html"));
}

#[test]
fn a_name_begins_no_header_of_its_own() {
    let (sent, heard) = send("250 ok", &mail("Ali\r\nBcc: all@nile.test\r\n\r\nHello"));
    assert_eq!(sent, Ok(()));
    assert!(!heard.lines().any(|line| line.starts_with("Bcc")), "{heard}");
    assert_eq!(heard.matches("RCPT TO").count(), 1);
}

#[test]
fn a_no_to_the_recipient_is_for_good_and_a_busy_server_is_not() {
    let (sent, _) = send("550 no such user", &mail("Salma"));
    assert!(matches!(sent, Err(MailFailed::Refused(why)) if why.contains("no such user")));
    let (sent, _) = send("451 later", &mail("Salma"));
    assert!(matches!(sent, Err(MailFailed::Later(_))));
    let nobody = SmtpMailer::new("smtp://127.0.0.1:1", "desk@nile.test").unwrap();
    assert!(matches!(nobody.send(&mail("Salma")), Err(MailFailed::Later(_))));
    assert!(nobody.check().is_err());
}

#[test]
fn mail_leaves_this_machine_by_tls_alone() {
    let new = |url: &str| SmtpMailer::new(url, "desk@nile.test").err();
    assert_eq!(new("smtps://user:secret@mail.nile.test"), None);
    assert_eq!(new("smtp://mail.nile.test:587"), None);
    assert_eq!(
        new("smtp://mail.nile.test?tls=opportunistic"),
        Some(MailSettingsError::Unencrypted)
    );
    assert_eq!(new("mail.nile.test"), Some(MailSettingsError::Server));
    assert_eq!(new("http://mail.nile.test"), Some(MailSettingsError::Server));
    assert_eq!(
        SmtpMailer::new("smtp://localhost", "the desk").err(),
        Some(MailSettingsError::From)
    );
    for (url, told) in [
        ("smtp://mail.nile.test:587", "smtp://mail.nile.test:587?tls=required"),
        (
            "smtp://a:b@localhost.evil.test",
            "smtp://a:b@localhost.evil.test?tls=required",
        ),
        (
            "smtp://localhost@mail.nile.test",
            "smtp://localhost@mail.nile.test?tls=required",
        ),
        ("smtps://mail.nile.test", "smtps://mail.nile.test"),
        ("smtp://a:b@localhost:2525", "smtp://a:b@localhost:2525"),
        ("smtp://[::1]:2525", "smtp://[::1]:2525"),
        ("smtp://127.0.0.1", "smtp://127.0.0.1"),
    ] {
        assert_eq!(encrypted(url), Ok(told.to_owned()));
    }
}
