//! Fields that the forms of aid share: an amount with its currency and rate, days, numbers; shown, and read with what is wrong.

use funding::aid::{Amount, Currency, Rate};
use jiff::civil::Date;
use maud::{Markup, html};
use vocabulary::OrganisationNumber;

use crate::{
    aid::{
        Recipient,
        model::{
            KeptRate, exchange_on,
            row::{is_branch, without_letter},
        },
    },
    http::{
        Context, Typed,
        components::{Field, FieldErrors, FieldKind, OptionGroup, Select, field, fields, select},
    },
    words::Language,
};

/// An amount with its currency, and for kronor the rate with its day.
#[must_use]
pub fn amount_fields(
    context: &Context,
    typed: &Typed,
    errors: &FieldErrors,
    name: &str,
    label: &str,
    hint: Option<String>,
) -> Markup {
    let (currency, rate, on) =
        (format!("{name}-currency"), format!("{name}-rate"), format!("{name}-rate_on"));
    let currencies = [Currency::Sek, Currency::Eur].map(|c| (c.code().to_owned(), c.code().to_owned()));
    html! {
        (fields(html! {
            (field(errors, &Field { name, label: label.to_owned(), hint, value: typed.text(name), kind: FieldKind::Decimal, ..Field::default() }))
            (select(errors, &Select {
                name: &currency,
                label: context.t("case-aid-currency"),
                hint: None,
                value: typed.text(&currency),
                none: None,
                groups: vec![OptionGroup { label: String::new(), options: currencies.to_vec() }],
            }))
            (field(errors, &Field { name: &rate, label: context.t("case-aid-rate"), value: typed.text(&rate), kind: FieldKind::Decimal, ..Field::default() }))
            (field(errors, &Field { name: &on, label: context.t("case-aid-rate-on"), value: typed.text(&on), kind: FieldKind::Date, ..Field::default() }))
        }))
    }
}

/// What was typed, in units of so many decimals.
#[must_use]
pub fn units(l: Language, text: &str, decimals: u32) -> Option<i64> {
    match l {
        Language::Swedish => funding::money::minor_units(text, ',', None, decimals),
        Language::English => funding::money::minor_units(text, '.', Some(','), decimals),
    }
}

/// Units of so many decimals, as they are typed.
#[must_use]
pub fn written(l: Language, units: i64, decimals: u32) -> String {
    let one = 10_i64.pow(decimals);
    let fraction = format!("{:0width$}", units % one, width = decimals as usize);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { l.pick(",", ".") };
    format!("{}{point}{fraction}", units / one)
}

/// Puts an amount into its fields.
pub fn set_amount(l: Language, typed: &mut Typed, name: &str, amount: Amount) {
    typed.set(name, written(l, amount.minor, 2));
    typed.set(format!("{name}-currency"), amount.currency.code());
    if let Some(rate) = amount.rate {
        typed.set(format!("{name}-rate"), written(l, rate.ten_thousandths, 4));
        typed.set(format!("{name}-rate_on"), rate.on.to_string());
    }
}

/// The amount in some fields: `None` when nothing is written, or with what is wrong at its field. `day` is that of the rate
/// where none is given; kronor without a rate take the register's of that day, where it has one.
pub fn amount(
    context: &Context,
    typed: &Typed,
    name: &str,
    day: Date,
    rates: &[KeptRate],
    errors: &mut FieldErrors,
) -> Option<Amount> {
    let l = context.language;
    let text = typed.given(name)?;
    let minor = units(l, text, 2);
    if minor.is_none() {
        errors.add(name, context.ta("case-aid-wrong-amount", &[("text", text.into())]));
    }
    let currency = Currency::parse(typed.text(&format!("{name}-currency"))).unwrap_or(Currency::Sek);
    let (rate_name, on_name) = (format!("{name}-rate"), format!("{name}-rate_on"));
    let rate = match typed.given(&rate_name) {
        None if currency == Currency::Sek => exchange_on(rates, day),
        None => None,
        Some(text) => {
            let read = units(l, text, 4).filter(|rate| *rate > 0);
            if read.is_none() {
                errors.add(rate_name, context.ta("case-aid-wrong-rate", &[("text", text.into())]));
            }
            let on = match typed.given(&on_name) {
                None => Some(day),
                Some(_) => self::day(context, typed, &on_name, errors),
            };
            read.zip(on).map(|(ten_thousandths, on)| Rate { ten_thousandths, on })
        }
    };
    Some(Amount { minor: minor?, currency, rate })
}

/// A day: `None` when nothing is written, or with what is wrong at its field.
pub fn day(context: &Context, typed: &Typed, name: &str, errors: &mut FieldErrors) -> Option<Date> {
    let text = typed.given(name)?;
    let day = text.parse().ok();
    if day.is_none() {
        errors.add(name, context.ta("case-no-day", &[("text", text.into())]));
    }
    day
}

/// An organisation number: `None` when nothing is written, or with what is wrong at its field.
pub fn number(
    context: &Context,
    typed: &Typed,
    name: &str,
    errors: &mut FieldErrors,
) -> Option<OrganisationNumber> {
    let text = typed.given(name)?;
    let number = text.parse().ok();
    if number.is_none() {
        errors.add(name, context.ta("case-aid-wrong-number", &[("text", text.into())]));
    }
    number
}

/// A branch as its code, without its letter.
pub fn branch(context: &Context, typed: &Typed, name: &str, errors: &mut FieldErrors) -> String {
    let nace = without_letter(typed.text(name));
    if !is_branch(&nace) {
        errors.add(name, context.ta("aid-wrong-branch", &[("text", typed.text(name).into())]));
    }
    nace
}

/// Firms, one a line: its number, its name, or both with a comma between. What stands after a semicolon is the caller's.
#[must_use]
pub fn firms(text: &str) -> Vec<(Recipient, Option<String>)> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (who, rest) = line.split_once(';').map_or((line, None), |(who, rest)| (who, Some(rest)));
            let mut recipient = Recipient::default();
            let mut name = Vec::new();
            for part in who.split(',').map(str::trim) {
                match part.parse::<OrganisationNumber>() {
                    Ok(number) if recipient.number.is_none() => recipient.number = Some(number),
                    _ => name.push(part),
                }
            }
            recipient.name = name.join(", ").chars().take(200).collect();
            if recipient.name.is_empty() {
                recipient.name = recipient.number.and_then(OrganisationNumber::shown).unwrap_or_default();
            }
            (recipient, rest.map(|rest| rest.trim().to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::firms;

    #[test]
    fn a_line_names_a_firm_by_number_or_name_and_more_after_a_semicolon() {
        let read = firms("Ek AB, 556036-0793; 40 000\n\n 556036-0793 \nAl & Bok, Verkstad");
        assert_eq!(read[0].0.name, "Ek AB");
        assert_eq!((read[0].0.number, read[0].1.as_deref()), (read[1].0.number, Some("40 000")));
        assert_eq!(read[1].0.name, "556036-0793");
        assert_eq!((read[2].0.name.as_str(), read[2].0.number), ("Al & Bok, Verkstad", None));
    }
}
