package parley.platform.files;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Timestamps;

/// Every statement about what is known of files.
@Repository
class FileRecordStore {

    private static final String INSERT = """
            insert into files_file (id, hash, name, size, media_type, width, height, created_at, created_by_kind,
              created_by_id, created_by_name, client_key)
            values (:id, :hash, :name, :size, :type, :width::integer, :height::integer, :now, :byKind,
              :byId::uuid, :byName, :key)
            on conflict (created_by_kind, created_by_id, client_key) where client_key is not null do nothing
            """;

    private static final String BY_CLIENT_KEY = """
            select id, hash, name, size, media_type, width, height, created_at
            from files_file
            where created_by_kind = :kind
              and created_by_id = :by::uuid
              and client_key = :key
            """;

    private static final String UNUSED = """
            select count(*)
            from files_file file
            where file.created_by_id = :by::uuid
              and file.created_by_kind = :kind
              and file.created_at > :since
              and not exists (
                select 1
                from files_attachment attachment
                where attachment.file_id = file.id
              )
            """;

    private static final String FIND = """
            select id, hash, name, size, media_type, width, height, created_at
            from files_file
            where id = :id
            """;

    private static final String UPLOADED_BY = """
            select count(*)
            from files_file
            where id = :id
              and created_by_kind = :kind
              and created_by_id = :by::uuid
            """;

    private static final String ATTACH = """
            insert into files_attachment (file_id, owner, subject_id, at)
            values (:file, :owner, :subject, :now)
            on conflict (file_id, owner, subject_id) do nothing
            """;

    private static final String DETACH = """
            delete from files_attachment
            where owner = :owner
              and subject_id = :subject
            """;

    private static final String ATTACHMENTS = """
            select owner, subject_id
            from files_attachment
            where file_id = :file
            """;

    private static final String ORPHANS = """
            select file.id, file.hash
            from files_file file
            where file.created_at < :before
              and not exists (
                select 1
                from files_attachment attachment
                where attachment.file_id = file.id
              )
            order by file.created_at
            limit :limit
            """;

    /// Whoever attaches a file or keeps a content meanwhile holds the same lock.
    private static final String LOCK_CONTENT = """
            select pg_advisory_xact_lock(hashtextextended('files:' || :hash, 0)) is null
            """;

    private static final String DELETE = """
            delete from files_file file
            where file.id = :id
              and not exists (
                select 1
                from files_attachment attachment
                where attachment.file_id = file.id
              )
            """;

    private static final String COUNT = """
            select count(*)
            from files_file
            where hash = :hash
            """;

    private final JdbcClient jdbc;

    FileRecordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What a file belongs to.
    record Attachment(String owner, UUID subject) {}

    /// A file that belongs to nothing.
    record Orphan(FileId id, String hash) {}

    /// Whether it was stored; not where the sender's key is there already.
    boolean insert(StoredFile file, Actor.Stored by, @Nullable String key) {
        return jdbc.sql(INSERT)
                        .param("id", file.id().value())
                        .param("hash", file.hash())
                        .param("name", file.name())
                        .param("size", file.size())
                        .param("type", file.mediaType())
                        .param("width", file.width())
                        .param("height", file.height())
                        .param("now", Timestamps.parameter(file.createdAt()))
                        .param("byKind", by.kind())
                        .param("byId", by.id())
                        .param("byName", by.name())
                        .param("key", key)
                        .update()
                == 1;
    }

    Optional<StoredFile> byClientKey(Actor.Stored by, String key) {
        return jdbc.sql(BY_CLIENT_KEY)
                .param("kind", by.kind())
                .param("by", by.id())
                .param("key", key)
                .query(FileRecordStore::file)
                .optional();
    }

    /// How many files of the sender belong to nothing.
    long unused(Actor.Stored by, Instant since) {
        return jdbc.sql(UNUSED)
                .param("kind", by.kind())
                .param("by", by.id())
                .param("since", Timestamps.parameter(since))
                .query(Long.class)
                .single();
    }

    Optional<StoredFile> find(FileId id) {
        return jdbc.sql(FIND)
                .param("id", id.value())
                .query(FileRecordStore::file)
                .optional();
    }

    boolean isUploadedBy(FileId id, Actor.Stored by) {
        return jdbc.sql(UPLOADED_BY)
                        .param("id", id.value())
                        .param("kind", by.kind())
                        .param("by", by.id())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void attach(FileId file, String owner, UUID subject, Instant now) {
        jdbc.sql(ATTACH)
                .param("file", file.value())
                .param("owner", owner)
                .param("subject", subject)
                .param("now", Timestamps.parameter(now))
                .update();
    }

    void detach(String owner, UUID subject) {
        jdbc.sql(DETACH).param("owner", owner).param("subject", subject).update();
    }

    List<Attachment> attachments(FileId file) {
        return jdbc.sql(ATTACHMENTS)
                .param("file", file.value())
                .query((row, number) -> new Attachment(row.getString("owner"), row.getObject("subject_id", UUID.class)))
                .list();
    }

    List<Orphan> orphans(Instant before, int limit) {
        return jdbc.sql(ORPHANS)
                .param("before", Timestamps.parameter(before))
                .param("limit", limit)
                .query((row, number) -> new Orphan(new FileId(row.getObject("id", UUID.class)), row.getString("hash")))
                .list();
    }

    void lockContent(String hash) {
        jdbc.sql(LOCK_CONTENT).param("hash", hash).query(Boolean.class).single();
    }

    boolean delete(FileId id) {
        return jdbc.sql(DELETE).param("id", id.value()).update() == 1;
    }

    boolean isUsed(String hash) {
        return jdbc.sql(COUNT).param("hash", hash).query(Long.class).single() > 0;
    }

    private static StoredFile file(ResultSet row, int number) throws SQLException {
        return new StoredFile(
                new FileId(row.getObject("id", UUID.class)),
                row.getString("hash"),
                row.getString("name"),
                row.getLong("size"),
                row.getString("media_type"),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class),
                Timestamps.instant(row, "created_at"));
    }
}
