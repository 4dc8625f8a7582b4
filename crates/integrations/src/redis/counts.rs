//! What servers count in common: buckets of requests, and small texts that end by themselves.

use std::future::Future;
use std::sync::LazyLock;
use std::time::Duration;

use coworkflow_operations::ports::{Asked, Away, Shared, Swap};
use redis::Script;
use redis::aio::MultiplexedConnection;

use super::Redis;

/// Before each key of ours: others may keep theirs beside.
const PREFIX: &str = "coworkflow:";

/// Takes from a bucket that refills evenly: until when is it paid for, by the clock of Redis, in microseconds.
static TAKE: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "local time = redis.call('TIME')
         local now = time[1] * 1000000 + time[2]
         local paid = tonumber(redis.call('GET', KEYS[1]) or '0')
         if paid < now then paid = now end
         local till = paid + tonumber(ARGV[1])
         if till - now > tonumber(ARGV[2]) then return 0 end
         redis.call('SET', KEYS[1], string.format('%.0f', till), 'PX', math.ceil((till - now) / 1000) + 1)
         return 1",
    )
});

/// Writes all or none: each key with what it must still hold ('' for nothing), what it holds then, and for how many milliseconds.
static SWAP: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "for at, key in ipairs(KEYS) do
           if (redis.call('GET', key) or '') ~= ARGV[at * 3 - 2] then return 0 end
         end
         for at, key in ipairs(KEYS) do
           if ARGV[at * 3 - 1] == '' then redis.call('DEL', key)
           else redis.call('SET', key, ARGV[at * 3 - 1], 'PX', ARGV[at * 3]) end
         end
         return 1",
    )
});

impl Redis {
    /// Asks, and remembers that there was no answer.
    async fn ask<T, F>(&self, question: impl FnOnce(MultiplexedConnection) -> F) -> Result<T, Away>
    where
        F: Future<Output = redis::RedisResult<T>>,
    {
        let line = self.line.open().await.ok_or(Away)?;
        question(line).await.map_err(|error| {
            self.line.broke(&error);
            Away
        })
    }
}

impl Shared for Redis {
    fn take<'a>(&'a self, bucket: &'a str, cost: Duration, most: Duration) -> Asked<'a, bool> {
        Box::pin(self.ask(async move |mut line| {
            TAKE.key(format!("{PREFIX}{bucket}"))
                .arg(micros(cost))
                .arg(micros(most))
                .invoke_async(&mut line)
                .await
        }))
    }

    fn get<'a>(&'a self, keys: &'a [String]) -> Asked<'a, Vec<Option<String>>> {
        Box::pin(self.ask(async move |mut line| {
            let mut get = redis::cmd("MGET");
            for key in keys {
                get.arg(format!("{PREFIX}{key}"));
            }
            get.query_async(&mut line).await
        }))
    }

    fn swap<'a>(&'a self, swaps: &'a [Swap]) -> Asked<'a, bool> {
        Box::pin(self.ask(async move |mut line| {
            let mut swap = SWAP.prepare_invoke();
            for change in swaps {
                let lasts = u64::try_from(change.lasts.as_millis()).unwrap_or(u64::MAX).max(1);
                swap.key(format!("{PREFIX}{}", change.key));
                swap.arg(change.from.as_deref().unwrap_or_default())
                    .arg(change.to.as_deref().unwrap_or_default())
                    .arg(lasts);
            }
            swap.invoke_async(&mut line).await
        }))
    }
}

fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}
