package parley.platform.backup;

import java.time.Instant;
import java.util.List;

/// What a backup holds, with the checksum of each part; the last entry of the archive.
///
/// @param format raised when an older Parley could not restore it
/// @param version the Parley that made it
/// @param migrations the database's form
/// @param extras files of the data folder
record Manifest(
        int format,
        String version,
        Instant createdAt,
        List<String> migrations,
        List<Table> tables,
        List<Sequence> sequences,
        List<Part> files,
        List<Part> extras) {

    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    Manifest {
        migrations = List.copyOf(migrations);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        files = List.copyOf(files);
        extras = List.copyOf(extras);
    }

    /// One table in PostgreSQL's COPY text format.
    record Table(String name, List<String> columns, long rows, String sha256) {
        Table {
            columns = List.copyOf(columns);
        }

        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    record Sequence(String name, long value) {}

    /// One file; a content's name is its SHA-256.
    record Part(String name, long size, String sha256) {}

    static String fileEntry(String hash) {
        return "files/" + hash;
    }

    static String extraEntry(String name) {
        return "folder/" + name;
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
