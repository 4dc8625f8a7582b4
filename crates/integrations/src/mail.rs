//! Mail by SMTP.

use std::net::IpAddr;
use std::time::Duration;

use coworkflow_operations::ports::{Mail, MailFailed, Mailer};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::Error as SmtpError;
use lettre::{Address, Message, SmtpTransport, Transport};

/// How long a mail server may take for each answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Hands letters over to one mail server.
#[derive(Debug, Clone)]
pub struct SmtpMailer {
    transport: SmtpTransport,
    from: Address,
}

/// Why there can be no such mailer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MailSettingsError {
    /// The address of the mail server.
    #[error("the mail server's address can't be read")]
    Server,
    /// It would be spoken to in the clear.
    #[error("the mail server would be spoken to without TLS")]
    Unencrypted,
    /// The sender's address.
    #[error("the sender's address can't be read")]
    From,
}

impl SmtpMailer {
    /// `url`: `smtps://user:password@mail.nile-desk.eg` speaks TLS from the start, `smtp://…` after STARTTLS, which must work
    /// unless the server is this machine. `from` is the sender's bare address.
    pub fn new(url: &str, from: &str) -> Result<SmtpMailer, MailSettingsError> {
        let from = from.trim().parse().map_err(|_| MailSettingsError::From)?;
        let transport = SmtpTransport::from_url(&encrypted(url.trim())?).map_err(|_| MailSettingsError::Server)?;
        Ok(SmtpMailer {
            transport: transport.timeout(Some(PATIENCE)).build(),
            from,
        })
    }

    /// Asks the mail server whether it would take mail; says what is wrong where it would not.
    pub fn check(&self) -> Result<(), String> {
        match self.transport.test_connection() {
            Ok(true) => Ok(()),
            Ok(false) => Err("it does not answer".to_owned()),
            Err(error) => Err(told(&error)),
        }
    }

    fn message(&self, mail: &Mail) -> Result<Message, String> {
        let to: Address = mail.to_address.parse().map_err(|error| format!("{error}"))?;
        let named = |name: &str, address| Mailbox::new(Some(plain(name)).filter(|name| !name.is_empty()), address);
        let mut message = Message::builder()
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.domain())))
            .from(named(&mail.from_name, self.from.clone()))
            .to(named(&mail.to_name, to))
            .subject(plain(&mail.content.subject))
            .multipart(MultiPart::alternative_plain_html(
                mail.content.text.clone(),
                mail.content.html.clone(),
            ))
            .map_err(|error| error.to_string())?;
        // RFC 3834: nobody's absence answers a letter of the house.
        message.headers_mut().insert_raw(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ));
        Ok(message)
    }
}

impl Mailer for SmtpMailer {
    fn send(&self, mail: &Mail) -> Result<(), MailFailed> {
        let message = self.message(mail).map_err(MailFailed::Refused)?;
        match self.transport.send(&message) {
            Ok(_) => Ok(()),
            // Only a 'no' to this letter is for good; a refused login is mended by whoever runs the server.
            Err(error) if is_about_the_letter(&error) => Err(MailFailed::Refused(told(&error))),
            Err(error) => Err(MailFailed::Later(told(&error))),
        }
    }
}

/// The recipient or the letter was refused for good: 550 to 554 (RFC 5321, 4.2.2).
fn is_about_the_letter(error: &SmtpError) -> bool {
    error.is_permanent() && error.status().is_some_and(|code| matches!(u16::from(code), 550..=554))
}

/// What the mail server said, with what lies behind it.
fn told(error: &SmtpError) -> String {
    let cause = std::error::Error::source(error);
    cause.map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}

/// One line: nothing in a name begins another header.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// The address of a mail server, told to speak TLS unless it is on this machine.
fn encrypted(url: &str) -> Result<String, MailSettingsError> {
    let as_it_is = match url.split_once("://") {
        Some(("smtps", _)) => true,
        Some(("smtp", rest)) => is_this_machine(rest),
        _ => return Err(MailSettingsError::Server),
    };
    if url.contains('?') {
        return Err(MailSettingsError::Unencrypted);
    }
    Ok(if as_it_is {
        url.to_owned()
    } else {
        format!("{url}?tls=required")
    })
}

/// Whether what follows `smtp://` names this machine.
fn is_this_machine(rest: &str) -> bool {
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
#[path = "mail_tests.rs"]
mod tests;
