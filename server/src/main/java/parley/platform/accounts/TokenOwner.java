package parley.platform.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.platform.identity.PersonId;

/// What a valid session or token stands for.
///
/// @param rights one a line: scope kind, scope id or `-`, role, permission
/// @param narrowedTo the permissions that the token is good for; null for all of its person's
record TokenOwner(
        UUID tokenId,
        TokenStore.Kind kind,
        PersonId person,
        String name,
        boolean mustChangePassword,
        boolean missesSecondFactor,
        List<String> rights,
        @Nullable Set<String> narrowedTo) {

    static TokenOwner of(ResultSet row, int number) throws SQLException {
        Set<String> roles = TokenStore.texts(row.getArray("roles"));
        Set<String> permissions = TokenStore.texts(row.getArray("permissions"));
        Set<String> narrowedTo = null;
        if (roles != null || permissions != null) {
            narrowedTo = new HashSet<>(permissions == null ? Set.of() : permissions);
            narrowedTo.addAll(
                    List.of((String[]) row.getArray("role_permissions").getArray()));
        }
        return new TokenOwner(
                row.getObject("id", UUID.class),
                TokenStore.Kind.valueOf(row.getString("kind")),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                row.getBoolean("must_change_password"),
                row.getBoolean("misses_second_factor"),
                List.of((String[]) row.getArray("rights").getArray()),
                narrowedTo);
    }
}
