//! Reads one CAD file that nobody vouches for, in a process of its own under limits, and answers with the facts.
//!
//! What is said is in [`part::conversation`]. Before the first byte of the file is read the worker has given up all it
//! does not need ([`limits`]): it opens no file, no socket and no process, and may take so much time and memory and no
//! more. A caller still waits no longer than its own clock says.

pub mod limits;
pub mod occ;

use std::io::{Read, Write};

use part::{
    Refusal,
    conversation::{Answer, Reply, Request, Triangles},
    facts,
    read::{self, Format},
};

/// Reads the request and the file, and writes the answer. `memory` is how many bytes this process may take.
///
/// # Errors
/// When the caller's end is gone, or the first line is no request.
pub fn answer(input: &mut dyn Read, output: &mut dyn Write, memory: u64) -> std::io::Result<()> {
    let request = request(input)?;
    let mut bytes = Vec::new();
    input.take(read::MOST_BYTES + 1).read_to_end(&mut bytes)?;
    let answer = match read::read(&bytes, occ::read) {
        Ok(reading) => {
            drop(bytes);
            let facts = facts::assess(&reading);
            let meshes = if request.mesh { triangles(&reading) } else { Vec::new() };
            Answer::Read(Box::new(Reply { facts, meshes }))
        }
        // Open CASCADE passes over its own want of memory and only says that it could not read. Of a text that is sound STEP
        // that is the reason when most of the memory was taken.
        Err(Refusal::Damaged { format: Format::Step, detail })
            if detail.is_empty() && limits::most_taken() > memory / 3 =>
        {
            Answer::Refused(Refusal::OutOfMemory)
        }
        Err(refusal) => Answer::Refused(refusal),
    };
    serde_json::to_writer(std::io::BufWriter::new(&mut *output), &answer)?;
    output.flush()
}

/// The first line, byte by byte: what follows belongs to the file.
fn request(input: &mut dyn Read) -> std::io::Result<Request> {
    const LONGEST: usize = 4096;
    let mut line = Vec::new();
    let mut byte = [0];
    while line.len() < LONGEST && input.read(&mut byte)? == 1 && byte[0] != b'\n' {
        line.push(byte[0]);
    }
    Ok(serde_json::from_slice(&line)?)
}

fn triangles(reading: &part::Reading) -> Vec<Triangles> {
    let of_body = |(number, body): (usize, &part::reading::Body)| Triangles {
        positions: body.mesh.vertices.iter().flatten().map(|x| *x as f32).collect(),
        triangles: body.mesh.triangles.iter().flatten().copied().collect(),
        walls: facts::walls(&body.mesh),
        placed: reading
            .placed
            .iter()
            .enumerate()
            .filter(|(_, put)| put.body == number)
            .map(|(solid, put)| (solid, put.transform))
            .collect(),
    };
    reading.bodies.iter().enumerate().map(of_body).collect()
}
