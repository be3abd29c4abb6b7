//! A plot of the page as a drawing that stands alone: with its namespace, and the page's colours as a style of its own.

use maud::Markup;

/// What frontend/src/components/plot.css says, without variables, and with letters that stay legible at the width of paper.
const STYLE: &str = r#"
text { font-family: "Noto Sans"; fill: #1d2a28; font-size: 13.5px }
.tick { fill: #515c59; font-size: 13px }
.grid { stroke: #d8d5ca; stroke-width: 1 }
.zero { stroke: #1d2a28; stroke-width: 1.5 }
.line { fill: none; stroke-width: 2.4 }
.band { opacity: 0.13 }
.number { fill: #ffffff; font-weight: 700; font-size: 11px }
.bar { fill: #2f6f9f }
.bar[data-down] { fill: #b2541b }
.bar[data-total] { fill: #14473c }
"#;

/// Colour and dashes of each series.
const SERIES: [(&str, &str); 6] = [
    ("#14473c", "none"),
    ("#b2541b", "9 4"),
    ("#2f6f9f", "2 4"),
    ("#7a3f8c", "12 4 2 4"),
    ("#6b6a1e", "5 3"),
    ("#9c2819", "1 3"),
];

pub(super) fn alone(plot: Markup) -> String {
    let mut style = STYLE.to_owned();
    for (number, (colour, dashes)) in (1..).zip(SERIES) {
        style.push_str(&format!(
            "[data-series=\"{number}\"] .line {{ stroke: {colour}; stroke-dasharray: {dashes} }}\n\
             [data-series=\"{number}\"] .band, [data-series=\"{number}\"] .end {{ fill: {colour} }}\n"
        ));
    }
    let plot = plot.into_string();
    let inner = plot.split_once('>').map_or("", |(_, inner)| inner);
    let head = plot.strip_suffix(inner).and_then(|head| head.strip_suffix('>')).unwrap_or(&plot);
    format!("{head} xmlns=\"http://www.w3.org/2000/svg\"><style>{style}</style>{inner}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_are_those_of_the_page() {
        let page = include_str!("../../../../../frontend/src/components/plot.css");
        for (number, (colour, dashes)) in (1..).zip(SERIES) {
            assert!(
                page.contains(&format!("[data-series=\"{number}\"] {{ --series: {colour}; }}")),
                "{number}"
            );
            let dashed = format!("[data-series=\"{number}\"] .line {{ stroke-dasharray: {dashes}; }}");
            assert!(dashes == "none" || page.contains(&dashed), "{number}");
        }
    }

    #[test]
    fn a_plot_gets_its_namespace_and_style() {
        let svg = alone(maud::PreEscaped("<svg class=\"ht-plot\"><text>a</text></svg>".into()));
        assert!(
            svg.starts_with("<svg class=\"ht-plot\" xmlns=\"http://www.w3.org/2000/svg\"><style>"),
            "{svg}"
        );
        assert!(svg.ends_with("</style><text>a</text></svg>"), "{svg}");
    }
}
