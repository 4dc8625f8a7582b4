//! Where the figures come from.

use std::path::Path;

use crate::Outcome;

/// Processor, cores, kernel and file system in one line.
pub fn named(folder: &Path) -> Outcome<String> {
    let processors = std::fs::read_to_string("/proc/cpuinfo")?;
    let model = processors
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .and_then(|line| line.split_once(':'));
    let model = model.map_or("unknown processor", |(_, model)| model.trim());
    let cores = std::thread::available_parallelism()?;
    let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease")?;
    Ok(format!(
        "{model}, {cores} cores, Linux {}, {}",
        kernel.trim(),
        file_system(folder)?
    ))
}

/// The file system that a folder lies on: the longest mount point that leads to it.
fn file_system(folder: &Path) -> Outcome<String> {
    let folder = folder.canonicalize()?;
    let mounts = std::fs::read_to_string("/proc/mounts")?;
    let parsed = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ');
        let (_device, point, kind) = (words.next()?, words.next()?, words.next()?);
        folder.starts_with(point).then_some((point.len(), kind))
    });
    Ok(parsed.max().map_or("unknown file system", |(_, kind)| kind).to_owned())
}
