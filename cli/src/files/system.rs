//! Differences between operating systems.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;
#[cfg(unix)]
use std::sync::Arc;

/// Returns a new file without a name in a folder. Returns `None` if the system has no such files.
#[cfg(target_os = "linux")]
pub(super) fn unnamed(folder: &Path) -> Option<File> {
    use rustix::fs::{Mode, OFlags, open};

    // The name is given through this folder.
    if !Path::new("/proc/self/fd").is_dir() {
        return None;
    }
    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    open(folder, flags, Mode::from_raw_mode(0o666)).ok().map(File::from)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn unnamed(_: &Path) -> Option<File> {
    None
}

/// Gives a name to a file without one. No other file may have the name.
#[cfg(target_os = "linux")]
pub(super) fn link(file: &File, path: &Path) -> io::Result<()> {
    use std::os::fd::AsRawFd;

    use rustix::fs::{AtFlags, CWD, linkat};

    let unnamed = format!("/proc/self/fd/{}", file.as_raw_fd());
    Ok(linkat(CWD, unnamed, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn link(_: &File, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Renames a file. No other file may have the new name.
pub(super) fn rename_new(old: &Path, new: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    if rustix::fs::renameat_with(
        rustix::fs::CWD,
        old,
        rustix::fs::CWD,
        new,
        rustix::fs::RenameFlags::NOREPLACE,
    )
    .is_ok()
    {
        return Ok(());
    }
    // Not every system and file system can rename without replacing.
    std::fs::hard_link(old, new)?;
    std::fs::remove_file(old)
}

/// Sets the owner and group of the new file to those of the old one, if that is allowed.
#[cfg(unix)]
pub(super) fn keep_owner(old: &Metadata, new: &File) {
    use std::os::unix::fs::{MetadataExt, fchown};

    // Only the superuser can give a file to another user, and a user can share it with a group.
    let _ = fchown(new, Some(old.uid()), Some(old.gid())).or_else(|_| fchown(new, None, Some(old.gid())));
}

#[cfg(not(unix))]
pub(super) fn keep_owner(_: &Metadata, _: &File) {}

/// Calls `clean` when a signal is about to end the run, and keeps its result until then.
#[cfg(unix)]
pub(super) fn on_signal<T>(clean: impl FnOnce() -> T + Send + 'static) {
    use signal_hook::consts::{
        SIGALRM, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ,
    };
    use signal_hook::flag;
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    // A run that ignores a signal, as with `nohup` or in the background of a script, still does.
    let signals = [SIGALRM, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGXCPU]
        .into_iter()
        .filter(|signal| !is_ignored(*signal));
    // A write beyond a limit on the size of files is an error then, as one to a full disk is.
    let _ = flag::register(SIGXFSZ, Arc::default());
    let Ok(mut signals) = Signals::new(signals) else { return };
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let _cleaned = clean();
            let _ = emulate_default_handler(signal);
        }
    });
}

#[cfg(not(unix))]
pub(super) fn on_signal<T>(_: impl FnOnce() -> T + Send + 'static) {}

/// Returns whether the run ignores a signal. Returns `false` if the system does not report that.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
    let bit = u32::try_from(signal).unwrap_or(0).saturating_sub(1);
    mask.checked_shr(bit).is_some_and(|mask| mask & 1 == 1)
}
