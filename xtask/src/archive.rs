//! An archive that is the same to the byte whenever it is made of the same files.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use anyhow::Result;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Files by their paths, in the order in which they are packed.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What every file may be done with: read by all, written by its owner.
const MODE: u32 = 0o644;

/// Packs files into one folder of a zip archive. All of them bear one time, in seconds since 1970.
pub fn zip(folder: &str, files: &Files, seconds: u64) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(time(seconds)?)
        .unix_permissions(MODE);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        zip.start_file(format!("{folder}/{path}"), options)?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Checksums as `sha256sum --check` reads them.
pub fn checksums(files: &Files) -> String {
    let line = |(path, content): (&String, &Vec<u8>)| {
        let digits = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        format!("{digits}  {path}\n")
    };
    files.iter().map(line).collect()
}

/// The time in UTC. Years are counted from March, so that the day which only some have comes last.
fn time(seconds: u64) -> Result<DateTime> {
    let [day, second] = [seconds / 86_400, seconds % 86_400];
    // Days since the first of March of the year 0; the calendar repeats after 400 years.
    let day = day + 719_468;
    let (era, day) = (day / 146_097, day % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let from_march = (5 * day + 2) / 153;
    let (day, month) = (day - (153 * from_march + 2) / 5 + 1, (from_march + 2) % 12 + 1);
    let year = 400 * era + year + u64::from(month <= 2);
    let [hour, minute, second] = [second / 3_600, second / 60 % 60, second % 60];
    let small = |number: u64| u8::try_from(number);
    Ok(DateTime::from_date_and_time(
        u16::try_from(year)?,
        small(month)?,
        small(day)?,
        small(hour)?,
        small(minute)?,
        small(second)?,
    )?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn files() -> Files {
        [("site/index.html", "page"), ("site/de/index.html", "Seite"), ("a.txt", "")]
            .map(|(path, content)| (path.to_owned(), content.as_bytes().to_owned()))
            .into()
    }

    #[test]
    fn the_same_files_make_the_same_bytes() {
        let first = zip("thing-1.0.0", &files(), 1_790_000_000).unwrap();
        assert!(first == zip("thing-1.0.0", &files(), 1_790_000_000).unwrap());
        assert!(first != zip("thing-1.0.0", &files(), 1_790_000_002).unwrap());
    }

    #[test]
    fn an_archive_has_all_files_in_order_with_one_time_and_mode() {
        let bytes = zip("thing-1.0.0", &files(), 1_790_000_000).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names: Vec<_> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(
            names,
            ["thing-1.0.0/a.txt", "thing-1.0.0/site/de/index.html", "thing-1.0.0/site/index.html"]
        );
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).unwrap();
            assert_eq!(file.unix_mode().map(|mode| mode & 0o777), Some(MODE));
            assert_eq!(file.last_modified(), Some(time(1_790_000_000).unwrap()));
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            assert_eq!(content, files()[file.name().unwrap().strip_prefix("thing-1.0.0/").unwrap()]);
        }
    }

    #[test]
    fn checksums_are_those_of_sha256sum() {
        let sums = checksums(&files());
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.txt\n";
        assert!(sums.starts_with(empty), "{sums}");
        assert_eq!(sums.lines().count(), 3);
    }

    #[test]
    fn seconds_are_told_as_a_date() {
        for (seconds, date) in [
            (315_532_800, "1980-01-01 00:00:00"),
            (951_782_400, "2000-02-29 00:00:00"),
            (951_868_800, "2000-03-01 00:00:00"),
            (1_735_689_598, "2024-12-31 23:59:58"),
            (1_790_000_000, "2026-09-21 14:13:20"),
            (4_107_542_400, "2100-03-01 00:00:00"),
        ] {
            let time = time(seconds).unwrap();
            assert_eq!(time.to_string(), date, "{seconds}");
        }
        assert!(time(0).is_err(), "zip knows no time before 1980");
    }
}
