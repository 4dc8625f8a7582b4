use super::*;

fn day(day: i8) -> Date {
    Date::constant(2026, 3, day)
}

fn spring() -> CouponUse {
    CouponUse {
        dates: Dates {
            first: Some(day(1)),
            last: Some(day(10)),
        },
        max_uses: Some(2),
        max_per_customer: Some(1),
        uses: 1,
        uses_of_customer: 0,
        archived: false,
    }
}

#[test]
fn a_coupon_holds_on_its_dates_and_within_its_limits() {
    let code = |usage: CouponUse, on| usage.check("SPRING", on).err().map(|refusal| refusal.refusal().code);
    assert_eq!(code(spring(), day(1)), None);
    assert_eq!(code(spring(), day(10)), None);
    assert_eq!(code(spring(), day(11)).as_deref(), Some("coupon.over"));
    assert_eq!(
        code(spring(), Date::constant(2026, 2, 28)).as_deref(),
        Some("coupon.not_yet")
    );
    assert_eq!(
        code(CouponUse { uses: 2, ..spring() }, day(2)).as_deref(),
        Some("coupon.used_up")
    );
    let again = CouponUse {
        uses_of_customer: 1,
        ..spring()
    };
    assert_eq!(code(again, day(2)).as_deref(), Some("coupon.used_by_customer"));
    let gone = CouponUse {
        archived: true,
        ..spring()
    };
    assert_eq!(code(gone, day(2)).as_deref(), Some("coupon.unknown"));
}

#[test]
fn codes_are_compared_whatever_the_case_and_digits() {
    assert_eq!(coupon_code(" ramadan-٢٠ ").as_deref(), Ok("RAMADAN-20"));
    for text in ["", "AB", "two words", "كوبون", "A_B_C"] {
        assert!(coupon_code(text).is_err(), "{text}");
    }
}

// M4
#[test]
fn an_entry_is_checked_field_by_field() {
    let entry = |off, max_uses, dates| {
        NewCoupon::checked("SPRING", off, dates, max_uses, None)
            .err()
            .map(|refusal| refusal.field.unwrap_or_default())
    };
    let tenth = CouponOff::Percent {
        percent: Percent::from_basis_points(1_000).unwrap(),
    };
    assert_eq!(entry(tenth, Some(1), Dates::default()), None);
    assert_eq!(entry(tenth, Some(0), Dates::default()).as_deref(), Some("maxUses"));
    let nothing = CouponOff::Amount { amount: Money::ZERO };
    assert_eq!(entry(nothing, None, Dates::default()).as_deref(), Some("amount"));
    let negative = CouponOff::Amount {
        amount: Money::from_minor(-5),
    };
    assert_eq!(entry(negative, None, Dates::default()).as_deref(), Some("amount"));
    let backwards = Dates {
        first: Some(day(2)),
        last: Some(day(1)),
    };
    assert_eq!(entry(tenth, None, backwards).as_deref(), Some("lastDate"));
}
