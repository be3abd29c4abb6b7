//! Circles in what is narrower than what.

/// The places of a circle, each narrower than the next and the last narrower than the first; the one with the lowest place
/// when there are several. None when there is none. Without recursion: a chain may be as long as the file.
pub(super) fn circle(concepts: usize, relations: impl Iterator<Item = (usize, usize)>) -> Option<Vec<usize>> {
    let mut broader: Vec<Vec<usize>> = vec![Vec::new(); concepts];
    relations.for_each(|(narrow, broad)| broader[narrow].push(broad));
    broader.iter_mut().for_each(|list| list.sort_unstable());
    let mut is_done = vec![false; concepts];
    let mut is_open = vec![false; concepts];
    for start in 0..concepts {
        if is_done[start] {
            continue;
        }
        // The way from the start, with how many of each one's broader concepts have been followed.
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        is_open[start] = true;
        while let Some((at, followed)) = way.last_mut() {
            let at = *at;
            match broader[at].get(*followed) {
                None => {
                    is_open[at] = false;
                    is_done[at] = true;
                    way.pop();
                }
                Some(&next) => {
                    *followed += 1;
                    if is_open[next] {
                        let from = way.iter().position(|(place, _)| *place == next)?;
                        return Some(way[from..].iter().map(|(place, _)| *place).collect());
                    }
                    if !is_done[next] {
                        is_open[next] = true;
                        way.push((next, 0));
                    }
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::circle;

    #[test]
    fn a_circle_is_found_and_a_tree_has_none() {
        assert_eq!(circle(4, [(0, 1), (1, 2), (3, 1)].into_iter()), None);
        assert_eq!(circle(4, [(0, 1), (1, 2), (2, 1), (3, 1)].into_iter()), Some(vec![1, 2]));
        assert_eq!(circle(1, [(0, 0)].into_iter()), Some(vec![0]));
        let long = 200_000;
        assert_eq!(circle(long, (0..long - 1).map(|at| (at, at + 1))), None);
    }
}
