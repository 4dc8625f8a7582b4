//! Codes that take something off a bill (M4).

use serde::{Deserialize, Serialize};

use super::Dates;
use crate::{
    ids::CouponId,
    money::{Money, Percent},
    refusal::{General, Refusal, Refuse},
    resources::check_price,
    text::fold_digits,
    time::Date,
};

/// What a coupon takes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CouponOff {
    /// A part of the bill.
    Percent {
        /// More than 0.
        percent: Percent,
    },
    /// A sum, at most the bill.
    Amount {
        /// More than 0.
        amount: Money,
    },
}

/// A coupon that was found to hold, as the bill names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coupon {
    /// Which.
    pub id: CouponId,
    /// As printed.
    pub code: String,
    /// What it takes off.
    pub off: CouponOff,
}

/// A coupon as entered, cleaned and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCoupon {
    /// [`coupon_code`].
    pub code: String,
    /// What it takes off.
    pub off: CouponOff,
    /// On which dates it holds.
    pub dates: Dates,
    /// How often in all; `None` for no limit.
    pub max_uses: Option<i64>,
    /// How often for one customer; `None` for no limit.
    pub max_per_customer: Option<i64>,
}

impl NewCoupon {
    /// Checks what was entered. The refusal names the field.
    pub fn checked(
        code: &str,
        off: CouponOff,
        dates: Dates,
        max_uses: Option<i64>,
        max_per_customer: Option<i64>,
    ) -> Result<Self, Refusal> {
        let code = coupon_code(code)?;
        match off {
            CouponOff::Percent { percent } if percent.is_zero() => return Err(nothing_off("percent")),
            CouponOff::Amount { amount } if amount.is_zero() => return Err(nothing_off("amount")),
            CouponOff::Amount { amount } => drop(check_price("amount", amount)?),
            CouponOff::Percent { .. } => {}
        }
        if dates
            .last
            .is_some_and(|last| dates.first.is_some_and(|first| last < first))
        {
            return Err(super::PricingRefusal::DatesBackwards.into());
        }
        for (field, uses) in [("maxUses", max_uses), ("maxPerCustomer", max_per_customer)] {
            if uses.is_some_and(|uses| !(1..=1_000_000).contains(&uses)) {
                return Err(General::invalid(
                    field,
                    "A limit of uses is between 1 and 1,000,000. Enter another one, or leave it open.",
                    "حد الاستخدام يكون بين 1 و1,000,000. أدخل رقمًا آخر أو اتركه مفتوحًا.",
                )
                .into());
            }
        }
        Ok(Self {
            code,
            off,
            dates,
            max_uses,
            max_per_customer,
        })
    }
}

fn nothing_off(field: &'static str) -> Refusal {
    General::invalid(
        field,
        "A coupon takes more than nothing off. Enter a larger figure.",
        "يجب أن يخصم الكوبون أكثر من صفر. أدخل رقمًا أكبر.",
    )
    .into()
}

/// The code as compared: 3 to 32 capital letters, digits and dashes of ASCII, whatever the digits and case it is typed in.
pub fn coupon_code(text: &str) -> Result<String, Refusal> {
    let code = fold_digits(text.trim()).to_ascii_uppercase();
    let plain = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-';
    if (3..=32).contains(&code.len()) && code.bytes().all(plain) {
        return Ok(code);
    }
    Err(General::invalid(
        "code",
        "A code has 3 to 32 letters (A to Z), digits and dashes. Change it.",
        "الكود من 3 إلى 32 حرفًا لاتينيًا (A إلى Z) وأرقامًا وشرطات. عدّله.",
    )
    .into())
}

/// What decides whether a coupon can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CouponUse {
    /// On which dates it holds.
    pub dates: Dates,
    /// How often in all.
    pub max_uses: Option<i64>,
    /// How often for one customer.
    pub max_per_customer: Option<i64>,
    /// How often it was used.
    pub uses: i64,
    /// How often by this customer.
    pub uses_of_customer: i64,
    /// It was put away.
    pub archived: bool,
}

impl CouponUse {
    /// Whether it can be used on this date of the space; the database says the limits again.
    pub fn check(&self, code: &str, on: Date) -> Result<(), CouponRefusal> {
        let code = code.to_owned();
        if self.archived {
            return Err(CouponRefusal::Unknown { code });
        }
        if let Some(first) = self.dates.first.filter(|first| on < *first) {
            return Err(CouponRefusal::NotYet { code, first });
        }
        if let Some(last) = self.dates.last.filter(|last| *last < on) {
            return Err(CouponRefusal::Over { code, last });
        }
        if self.max_uses.is_some_and(|max| max <= self.uses) {
            return Err(CouponRefusal::UsedUp { code });
        }
        if self.max_per_customer.is_some_and(|max| max <= self.uses_of_customer) {
            return Err(CouponRefusal::UsedByCustomer { code });
        }
        Ok(())
    }
}

/// Why a coupon was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CouponRefusal {
    /// There is none of this code.
    #[error("no coupon {code}")]
    Unknown {
        /// As typed.
        code: String,
    },
    /// Its first date is to come.
    #[error("{code} not yet")]
    NotYet {
        /// As typed.
        code: String,
        /// The first date.
        first: Date,
    },
    /// Its last date has passed.
    #[error("{code} is over")]
    Over {
        /// As typed.
        code: String,
        /// The last date.
        last: Date,
    },
    /// It was used as often as it can be.
    #[error("{code} is used up")]
    UsedUp {
        /// As typed.
        code: String,
    },
    /// This customer used it as often as one can.
    #[error("{code} was used by this customer")]
    UsedByCustomer {
        /// As typed.
        code: String,
    },
    /// Another coupon has the code.
    #[error("{code} taken")]
    CodeTaken {
        /// As entered.
        code: String,
    },
}

impl Refuse for CouponRefusal {
    fn refusal(&self) -> Refusal {
        let refusal = match self {
            Self::Unknown { code } => Refusal::new(
                "coupon.unknown",
                format!("There is no coupon {code}. Check the letters."),
                format!("لا يوجد كوبون {code}. راجع الحروف."),
            ),
            Self::NotYet { code, first } => Refusal::new(
                "coupon.not_yet",
                format!("The coupon {code} holds from {first} on."),
                format!("يسري الكوبون {code} ابتداءً من {first}."),
            ),
            Self::Over { code, last } => Refusal::new(
                "coupon.over",
                format!("The coupon {code} ended on {last}. Take it out."),
                format!("انتهى الكوبون {code} في {last}. احذفه."),
            ),
            Self::UsedUp { code } => Refusal::new(
                "coupon.used_up",
                format!("The coupon {code} is used up. Take it out."),
                format!("استُنفد الكوبون {code}. احذفه."),
            ),
            Self::UsedByCustomer { code } => Refusal::new(
                "coupon.used_by_customer",
                format!("This customer has used the coupon {code} already. Take it out."),
                format!("استخدم هذا العميل الكوبون {code} من قبل. احذفه."),
            ),
            Self::CodeTaken { code } => {
                return Refusal::new(
                    "coupon.code_taken",
                    format!("There already is a coupon {code}. Choose another code."),
                    format!("يوجد كوبون {code} بالفعل. اختر كودًا آخر."),
                )
                .on("code");
            }
        };
        refusal.on("coupon")
    }
}

#[cfg(test)]
#[path = "coupons_tests.rs"]
mod tests;
