//! A still picture of a part, slanted from above, for lists and for those whose browser draws nothing in three
//! dimensions: each triangle by its depth, shaded by how it faces the light.

/// Three corners, mm.
pub type Triangle = [[f32; 3]; 3];

/// Every pixel is the mean of this many squared.
const FINER: usize = 2;

/// Share of the picture's side that the part may fill.
const FILL: f32 = 0.9;

/// Colour of the part where it faces the light.
const COLOUR: [f32; 3] = [159.0, 184.0, 176.0];

/// From the right, the front and above.
const LINE_OF_SIGHT: [f32; 3] = [0.62, -0.68, 0.39];

/// A PNG of `width` by `height` pixels with a clear ground; `None` when there is nothing to draw.
#[must_use]
pub fn picture(triangles: &[Triangle], width: u32, height: u32) -> Option<Vec<u8>> {
    let (wide, high) = (width as usize * FINER, height as usize * FINER);
    let towards = unit(LINE_OF_SIGHT)?;
    let right = unit(cross([0.0, 0.0, 1.0], towards))?;
    let up = cross(towards, right);
    let seen = |p: [f32; 3]| [dot(p, right), dot(p, up), dot(p, towards)];
    let flat: Vec<Triangle> = triangles
        .iter()
        .filter(|t| t.as_flattened().iter().all(|x| x.is_finite()))
        .map(|t| t.map(seen))
        .collect();
    let corners = || flat.iter().flatten();
    let low = |axis: usize| corners().map(|c| c[axis]).fold(f32::INFINITY, f32::min);
    let top = |axis: usize| corners().map(|c| c[axis]).fold(f32::NEG_INFINITY, f32::max);
    let (left, right_end, bottom, top_end) = (low(0), top(0), low(1), top(1));
    let scale = (wide as f32 / (right_end - left)).min(high as f32 / (top_end - bottom)) * FILL;
    if !scale.is_finite() {
        return None;
    }
    let middle = [(left + right_end) / 2.0, (bottom + top_end) / 2.0];
    let on_canvas = |c: [f32; 3]| {
        [wide as f32 / 2.0 + (c[0] - middle[0]) * scale, high as f32 / 2.0 - (c[1] - middle[1]) * scale, c[2]]
    };
    let mut canvas =
        Canvas { wide, high, depth: vec![f32::NEG_INFINITY; wide * high], shade: vec![0.0; wide * high] };
    for triangle in &flat {
        let Some(normal) = unit(cross(sub(triangle[1], triangle[0]), sub(triangle[2], triangle[0]))) else {
            continue;
        };
        // Lit from beside the eye; what is seen from behind is lit as if it faced us.
        let light = (dot(normal, [0.35, 0.5, 0.79]) * normal[2].signum()).max(0.0);
        canvas.fill(triangle.map(on_canvas), 0.35 + 0.65 * light);
    }
    // A part without any extent covers nothing.
    if canvas.depth.iter().all(|depth| *depth == f32::NEG_INFINITY) {
        return None;
    }
    canvas.png(width, height)
}

struct Canvas {
    wide: usize,
    high: usize,
    depth: Vec<f32>,
    shade: Vec<f32>,
}

impl Canvas {
    fn fill(&mut self, [a, b, c]: Triangle, shade: f32) {
        let area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
        if area == 0.0 {
            return;
        }
        let span = |axis: usize, most: usize| {
            let low = a[axis].min(b[axis]).min(c[axis]).floor().max(0.0);
            let top = a[axis].max(b[axis]).max(c[axis]).ceil().min(most as f32);
            low as usize..top as usize
        };
        for y in span(1, self.high) {
            for x in span(0, self.wide) {
                let p = [x as f32 + 0.5, y as f32 + 0.5];
                let share = |u: [f32; 3], v: [f32; 3]| {
                    ((v[0] - u[0]) * (p[1] - u[1]) - (v[1] - u[1]) * (p[0] - u[0])) / area
                };
                let (of_a, of_b, of_c) = (share(b, c), share(c, a), share(a, b));
                if of_a < 0.0 || of_b < 0.0 || of_c < 0.0 {
                    continue;
                }
                let depth = of_a * a[2] + of_b * b[2] + of_c * c[2];
                let at = y * self.wide + x;
                if depth > self.depth[at] {
                    (self.depth[at], self.shade[at]) = (depth, shade);
                }
            }
        }
    }

    /// Makes each pixel of what it is finer by.
    fn png(&self, width: u32, height: u32) -> Option<Vec<u8>> {
        let mut pixels = Vec::with_capacity(width as usize * height as usize * 4);
        for y in 0..height as usize {
            for x in 0..width as usize {
                let finer = (0..FINER * FINER).map(|n| {
                    let at = (y * FINER + n / FINER) * self.wide + x * FINER + n % FINER;
                    (self.depth[at] > f32::NEG_INFINITY).then_some(self.shade[at])
                });
                let covered: Vec<f32> = finer.flatten().collect();
                let shade = covered.iter().sum::<f32>() / covered.len().max(1) as f32;
                pixels.extend(COLOUR.map(|c| (c * shade) as u8));
                pixels.push((covered.len() * 255 / (FINER * FINER)) as u8);
            }
        }
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, width, height);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&pixels).ok()?;
        writer.finish().ok()?;
        Some(out)
    }
}

fn sub(a: [f32; 3], b: [f32; 3]) -> [f32; 3] {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

fn dot(a: [f32; 3], b: [f32; 3]) -> f32 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn cross(a: [f32; 3], b: [f32; 3]) -> [f32; 3] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

fn unit(a: [f32; 3]) -> Option<[f32; 3]> {
    let length = dot(a, a).sqrt();
    (length > 0.0 && length.is_finite()).then(|| a.map(|x| x / length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(z: f32, side: f32) -> [Triangle; 2] {
        let [a, b, c, d] = [[0.0, 0.0, z], [side, 0.0, z], [side, side, z], [0.0, side, z]];
        [[a, b, c], [a, c, d]]
    }

    fn decoded(png: &[u8]) -> (Vec<u8>, usize) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        let covered = pixels.chunks_exact(4).filter(|p| p[3] > 0).count();
        (pixels, covered)
    }

    #[test]
    fn a_flat_square_fills_what_its_slanted_outline_takes() {
        let (_, covered) = decoded(&picture(&square(0.0, 10.0), 100, 100).unwrap());
        // Seen along (0.62, -0.68, 0.39): a parallelogram with the area 100 × 0.39, in a box 18.4 wide.
        let scale = 100.0 * FILL / (10.0 * (0.68 + 0.62) / (0.62_f32.powi(2) + 0.68_f32.powi(2)).sqrt());
        let expected = 100.0 * unit(LINE_OF_SIGHT).unwrap()[2] * scale * scale;
        assert!((covered as f32 - expected).abs() < expected * 0.06, "{covered} of {expected}");
    }

    #[test]
    fn what_is_nearer_hides_what_is_behind_in_any_order() {
        let near_first: Vec<Triangle> = [square(5.0, 10.0), square(0.0, 10.0)].concat();
        let far_first: Vec<Triangle> = [square(0.0, 10.0), square(5.0, 10.0)].concat();
        assert_eq!(
            decoded(&picture(&near_first, 60, 60).unwrap()).0,
            decoded(&picture(&far_first, 60, 60).unwrap()).0
        );
    }

    #[test]
    fn nothing_to_draw_gives_no_picture() {
        assert_eq!(picture(&[], 10, 10), None);
        assert_eq!(picture(&[[[1.0; 3]; 3]], 10, 10), None);
        assert_eq!(picture(&[[[f32::NAN; 3]; 3]], 10, 10), None);
    }
}
