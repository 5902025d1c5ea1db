package parley.platform.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;

/// Who sent this request, with what they may do and where. Controllers take it as a parameter.
///
/// @param actor who acts
/// @param tokenId the session or token that was shown; null for visitors
/// @param grants the names of what the caller may do, each with the scopes in which they may
/// @param ownParty for a customer's token: whom the channel knows by it; null for staff
/// @param limit what has to be done before anything else; null for almost everybody
public record Caller(
        Actor actor,
        @Nullable UUID tokenId,
        Map<String, Set<Scope>> grants,
        @Nullable Party ownParty,
        @Nullable Limit limit) {

    /// A customer as one configured channel knows them.
    public record Party(UUID channelId, String name, String language) {}

    /// How far a permission reaches.
    ///
    /// @param id which brand, site or team; null for all and for one's own
    public record Scope(Kind kind, @Nullable UUID id) {

        /// Everywhere in the centre.
        public static final Scope EVERYWHERE = new Scope(Kind.ALL, null);

        /// What a scope is measured by.
        public enum Kind {
            /// No border at all.
            ALL,
            /// One brand's work and data.
            BRAND,
            /// One site's people.
            SITE,
            /// One team's people and work.
            TEAM,
            /// What the person holds or made.
            OWN
        }

        public Scope {
            boolean needsId = kind != Kind.ALL && kind != Kind.OWN;
            if (needsId == (id == null)) {
                throw new IllegalArgumentException("a scope of kind " + kind + " with id " + id);
            }
        }
    }

    /// Why a session is good for one thing only.
    public enum Limit {
        /// The password was made by somebody else.
        PASSWORD_CHANGE,
        /// A role of the person asks for a second factor, and there is none yet.
        SECOND_FACTOR
    }

    public Caller {
        var copy = new HashMap<String, Set<Scope>>();
        grants.forEach((permission, scopes) -> copy.put(permission, Set.copyOf(scopes)));
        grants = Map.copyOf(copy);
    }

    /// A caller whose permissions know no border.
    public Caller(Actor actor, @Nullable UUID tokenId, Set<String> permissions, @Nullable Party ownParty) {
        this(actor, tokenId, everywhere(permissions), ownParty, null);
    }

    private static Map<String, Set<Scope>> everywhere(Set<String> permissions) {
        var all = new HashMap<String, Set<Scope>>();
        permissions.forEach(permission -> all.put(permission, Set.of(Scope.EVERYWHERE)));
        return all;
    }

    /// The party, where a customer calls.
    public Optional<Party> party() {
        return Optional.ofNullable(ownParty);
    }

    /// The names of what the caller may do somewhere.
    public Set<String> permissions() {
        return grants.keySet();
    }

    /// Whether the caller holds the permission everywhere. Who holds it for a team only gets no for
    /// an answer, so that an endpoint that knows nothing of scopes gives nothing away.
    public boolean may(String permission) {
        return scopes(permission).contains(Scope.EVERYWHERE);
    }

    /// Whether the caller holds the permission there or everywhere.
    public boolean may(String permission, Scope scope) {
        return may(permission) || scopes(permission).contains(scope);
    }

    /// Where the caller holds the permission; nowhere where they do not.
    public Set<Scope> scopes(String permission) {
        return grants.getOrDefault(permission, Set.of());
    }

    /// A customer's language as a BCP 47 tag.
    public String language() {
        return party().map(Party::language).orElse("en");
    }

    /// Whether a member of staff calls.
    public boolean isStaff() {
        return actor instanceof Actor.Person;
    }

    /// The member of staff who calls.
    ///
    /// @throws ProblemException `forbidden` where the caller is no member of staff
    public PersonId person() {
        if (actor instanceof Actor.Person person) {
            return new PersonId(person.id());
        }
        throw new ProblemException(HttpProblem.FORBIDDEN);
    }
}
