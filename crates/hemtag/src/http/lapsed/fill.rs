//! A form of a page filled in again with what was typed before, whatever form it is: the page is rendered as it is now, and
//! the fields of its form get the values that were sent.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str};

use crate::http::Typed;

/// The page with `notice` above its content and the form that sends to `action` filled in; `None` when it has no such form.
pub(super) fn fill(page: &str, action: &str, typed: &Typed, notice: &str) -> Option<String> {
    let state = Rc::new(RefCell::new(State::default()));
    let of = |name: &str| typed.all(name).to_vec();
    let form = {
        let state = Rc::clone(&state);
        let action = action.to_owned();
        element!("form", move |form| {
            let is_it = form.get_attribute("action").is_some_and(|own| decoded(&own) == action);
            let mut state = state.borrow_mut();
            state.inside = is_it;
            state.found |= is_it;
            Ok(())
        })
    };
    let input = {
        let state = Rc::clone(&state);
        element!("form input", move |input| {
            let mut state = state.borrow_mut();
            let Some(name) = input.get_attribute("name").map(|n| decoded(&n)).filter(|_| state.inside) else {
                return Ok(());
            };
            match input.get_attribute("type").as_deref().unwrap_or("text") {
                "password" | "file" | "submit" | "button" | "image" | "reset" => {}
                "checkbox" | "radio" => {
                    let own = input.get_attribute("value").map_or_else(|| "on".to_owned(), |v| decoded(&v));
                    if of(&name).contains(&own) {
                        input.set_attribute("checked", "")?;
                    } else {
                        input.remove_attribute("checked");
                    }
                }
                _ => {
                    if let Some(value) = state.next(&name, &of(&name)) {
                        input.set_attribute("value", &value.replace('&', "&amp;"))?;
                    }
                }
            }
            Ok(())
        })
    };
    let text = {
        let state = Rc::clone(&state);
        element!("form textarea", move |area| {
            let mut state = state.borrow_mut();
            let Some(name) = area.get_attribute("name").map(|n| decoded(&n)).filter(|_| state.inside) else {
                return Ok(());
            };
            if let Some(value) = state.next(&name, &of(&name)) {
                // The first line break after the tag is not part of the text.
                area.set_inner_content(&format!("\n{value}"), ContentType::Text);
            }
            Ok(())
        })
    };
    let select = {
        let state = Rc::clone(&state);
        element!("form select", move |select| {
            let mut state = state.borrow_mut();
            let name = select.get_attribute("name").map(|n| decoded(&n)).filter(|_| state.inside);
            state.chosen = match name {
                Some(name) if select.has_attribute("multiple") => Some(of(&name)),
                Some(name) => state.next(&name, &of(&name)).map(|value| vec![value]),
                None => None,
            };
            Ok(())
        })
    };
    let option = {
        let state = Rc::clone(&state);
        element!("form select option[value]", move |option| {
            let state = state.borrow();
            let Some(chosen) = &state.chosen else { return Ok(()) };
            let own = option.get_attribute("value").map(|v| decoded(&v)).unwrap_or_default();
            if chosen.contains(&own) {
                option.set_attribute("selected", "")?;
            } else {
                option.remove_attribute("selected");
            }
            Ok(())
        })
    };
    let above = {
        let notice = notice.to_owned();
        let mut is_told = false;
        element!("main .ht-wrap", move |wrap| {
            if !is_told {
                wrap.prepend(&notice, ContentType::Html);
                is_told = true;
            }
            Ok(())
        })
    };
    let settings = RewriteStrSettings::new();
    let settings = [above, form, input, text, select, option]
        .into_iter()
        .fold(settings, RewriteStrSettings::append_element_content_handler);
    let filled = rewrite_str(page, settings).ok()?;
    state.borrow().found.then_some(filled)
}

#[derive(Default)]
struct State {
    /// The form that was last begun is the one: forms do not stand in each other.
    inside: bool,
    found: bool,
    /// How many fields of a name were filled: of several, the first gets the first value.
    filled: HashMap<String, usize>,
    /// What is chosen in the select that was last begun.
    chosen: Option<Vec<String>>,
}

impl State {
    fn next(&mut self, name: &str, values: &[String]) -> Option<String> {
        let at = self.filled.entry(name.to_owned()).or_default();
        let value = values.get(*at).cloned();
        *at += 1;
        value
    }
}

/// An attribute's value as it is meant: our pages write these five.
fn decoded(value: &str) -> String {
    value
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_field_of_the_form_is_filled_and_no_other() {
        let page = r#"<main><div class="ht-wrap"><h1>X</h1>
            <form action="/a?b=1&amp;c=2" method="post">
              <input name="t" value="old"><input type="hidden" name="version" value="9">
              <input name="row" value=""><input name="row" value="">
              <input type="checkbox" name="c" value="1" checked><input type="checkbox" name="c" value="2">
              <input type="radio" name="r" value="x" checked><input type="radio" name="r" value="y">
              <input type="password" name="p" value=""><textarea name="long">old</textarea>
              <select name="s"><option value="" selected>-</option><option value="&quot;q&quot;">Q</option></select>
              <button name="t" value="b">Go</button>
            </form><input name="t" value="outside"><form action="/other"><input name="t" value="other"></form></div></main>"#;
        let body = "t=%3Cscript%3E+%22%26&version=3&row=1&row=2&c=2&r=y&p=secret&long=a%0Ab%3C%2Ftextarea%3E&s=%22q%22";
        let filled = fill(page, "/a?b=1&c=2", &Typed::of_body(body), "<p>told</p>").unwrap();
        for part in [
            r#"<div class="ht-wrap"><p>told</p><h1>"#,
            r#"name="t" value="<script> &quot;&amp;""#,
            r#"name="version" value="3""#,
            r#"name="row" value="1"><input name="row" value="2""#,
            r#"name="c" value="1"><input type="checkbox" name="c" value="2" checked="""#,
            r#"name="r" value="x"><input type="radio" name="r" value="y" checked="""#,
            r#"name="p" value="">"#,
            "a\nb&lt;/textarea&gt;</textarea>",
            r#"<option value="">-</option><option value="&quot;q&quot;" selected="">"#,
            r#"<button name="t" value="b">"#,
            r#"value="outside""#,
            r#"<form action="/other"><input name="t" value="other">"#,
        ] {
            assert!(filled.contains(part), "{part}\n{filled}");
        }
        assert_eq!(fill(page, "/elsewhere", &Typed::of_body(body), ""), None);
    }
}
