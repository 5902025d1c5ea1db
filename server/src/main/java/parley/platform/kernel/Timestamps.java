package parley.platform.kernel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Instants to and from `timestamptz`, whose resolution is the microsecond.
public final class Timestamps {

    private Timestamps() {}

    /// As a statement's parameter.
    public static OffsetDateTime parameter(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /// As a statement's parameter that may be null.
    public static @Nullable OffsetDateTime parameterOrNull(@Nullable Instant instant) {
        return instant == null ? null : parameter(instant);
    }

    /// A column that is never null.
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// A column that may be null.
    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
