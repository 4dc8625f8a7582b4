//! The messages and close codes of graphql-transport-ws.

use async_graphql::ServerError;
use serde::{Deserialize, Serialize};

/// What a client says.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FromClient {
    /// Introduces itself.
    ConnectionInit {
        /// With its token.
        #[serde(default)]
        payload: Option<Introduction>,
    },
    /// Asks whether we are there.
    Ping,
    /// Answers our ping.
    Pong,
    /// Starts an operation.
    Subscribe {
        /// Its name for the operation.
        id: String,
        /// The operation.
        payload: Box<async_graphql::Request>,
    },
    /// Ends an operation.
    Complete {
        /// Its name.
        id: String,
    },
}

/// Who a client is.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct Introduction {
    /// The same token as in the `Authorization` header.
    #[serde(default)]
    pub access_token: Option<String>,
    /// Which open screen it is.
    #[serde(default)]
    pub client_id: Option<String>,
    /// The reader's language, like `Accept-Language`: a browser's socket can't set that header.
    #[serde(default)]
    pub locale: Option<String>,
}

/// What we say.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ToClient<'a> {
    /// The introduction is accepted.
    ConnectionAck,
    /// Answers a ping.
    Pong,
    /// The operation was refused, and is over.
    Error {
        /// Which.
        id: &'a str,
        /// Why.
        payload: &'a [ServerError],
    },
    /// The operation is over.
    Complete {
        /// Which.
        id: &'a str,
    },
}

/// Why a socket ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Close {
    /// The code that clients act on.
    pub code: u16,
    /// For people who debug.
    pub reason: String,
}

/// The codes of the protocol; the texts are its own.
impl Close {
    /// The client went away by itself.
    pub const GONE: Close = Close::of(1000);
    /// The server is stopping: come back soon.
    pub const GOING: Close = Close::of(1001);
    /// The client reads nothing.
    pub const UNREAD: Close = Close::of(1008);
    /// Something of ours broke.
    pub const INTERNAL: Close = Close::of(4500);
    /// Not a message of the protocol.
    pub const BAD_MESSAGE: Close = Close::of(4400);
    /// No good token, or an operation before the introduction.
    pub const UNAUTHORIZED: Close = Close::of(4401);
    /// The sign-in was ended while the socket was open.
    pub const SIGN_IN_ENDED: Close = Close::of(4403);
    /// The client offers no protocol that we speak.
    pub const PROTOCOL: Close = Close::of(4406);
    /// No introduction in time.
    pub const INTRODUCTION_TIMEOUT: Close = Close::of(4408);
    /// A second introduction.
    pub const TOO_MANY_INTRODUCTIONS: Close = Close::of(4429);

    const fn of(code: u16) -> Close {
        Close {
            code,
            reason: String::new(),
        }
    }

    /// The id is taken by a running operation.
    pub fn subscriber_exists(id: &str) -> Close {
        // A close reason has at most 123 bytes.
        let id: String = id.chars().take(20).collect();
        Close {
            code: 4409,
            reason: format!("Subscriber for {id} already exists"),
        }
    }

    /// What the protocol calls it.
    pub fn reason(&self) -> &str {
        match self.code {
            4400 => "Invalid message",
            4401 => "Unauthorized",
            4403 => "Forbidden",
            4406 => "Subprotocol not acceptable",
            4408 => "Connection initialisation timeout",
            4429 => "Too many initialisation requests",
            4500 => "Internal server error",
            1001 => "Going away",
            _ => &self.reason,
        }
    }
}
