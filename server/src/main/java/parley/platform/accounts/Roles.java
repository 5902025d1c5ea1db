package parley.platform.accounts;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.identity.PermissionSource;
import parley.platform.identity.PermissionSource.From;
import parley.platform.identity.PermissionSource.Permission;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Texts;

/// Roles and what each may do. The built-in ones follow the modules' declarations; a centre's own
/// are free, within what their maker holds.
@Service
class Roles {

    private final RoleStore store;
    private final List<PermissionSource> sources;
    private final SecondFactors secondFactors;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    Roles(
            RoleStore store,
            List<PermissionSource> sources,
            SecondFactors secondFactors,
            Audit audit,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.sources = List.copyOf(sources);
        this.secondFactors = secondFactors;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// What somebody wants a role to be.
    record Wanted(String name, Set<String> permissions, boolean needsSecondFactor) {}

    /// Gives the built-in roles what the modules of this build declare.
    @Transactional
    public void seed() {
        store.lock();
        for (Role role : Role.values()) {
            var wanted = new TreeSet<String>();
            for (PermissionSource source : sources) {
                source.permissions().stream()
                        .filter(permission -> isHeld(role, permission.from()))
                        .forEach(permission -> wanted.add(permission.name()));
            }
            store.setPermissions(role.key(), wanted);
        }
    }

    private static boolean isHeld(Role role, From from) {
        return switch (from) {
            case AGENT -> true;
            case SUPERVISOR -> role != Role.AGENT;
            case ADMINISTRATOR -> role == Role.ADMINISTRATOR;
            case NO_ROLE -> false;
        };
    }

    /// Every permission that a role can have, by name, with its text.
    Map<String, String> permissions(Locale locale) {
        var texts = new TreeMap<String, String>();
        for (PermissionSource source : sources) {
            for (Permission permission : source.permissions()) {
                if (permission.from() != From.NO_ROLE) {
                    texts.put(permission.name(), source.text(permission, locale));
                }
            }
        }
        return texts;
    }

    List<RoleStore.StoredRole> all() {
        return store.all();
    }

    RoleStore.StoredRole find(String key) {
        return store.find(key).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// The name to show.
    static String name(RoleStore.StoredRole role, Locale locale) {
        return role.isBuiltIn() ? Texts.text(Roles.class, locale, "role." + role.key()) : role.name();
    }

    /// Makes a role.
    ///
    /// @throws ProblemException `permission-unknown`, `beyond-own-rights`, `role-name-taken`
    @Transactional
    public RoleStore.StoredRole create(Caller caller, Wanted wanted) {
        check(caller, wanted);
        UUID id = ids.next();
        String key = id.toString();
        checkName(key, wanted.name());
        store.insert(
                key,
                wanted.name(),
                wanted.needsSecondFactor(),
                clock.instant(),
                caller.actor().name());
        store.setPermissions(key, wanted.permissions());
        audit.record(caller.actor(), "role.created", subject(key, wanted.name()), null, wanted);
        return find(key);
    }

    /// Changes a role, at once for all who hold it. Of a built-in one only whether it needs a
    /// second factor can change.
    @Transactional
    public RoleStore.StoredRole change(Caller caller, String key, Wanted wanted) {
        RoleStore.StoredRole known = find(key);
        if (known.isBuiltIn() && !known.permissions().equals(wanted.permissions())) {
            throw new ProblemException(AccountProblem.ROLE_BUILT_IN);
        }
        check(caller, new Wanted(known.name(), known.permissions(), known.needsSecondFactor()));
        check(caller, wanted);
        String name = known.isBuiltIn() ? known.name() : wanted.name();
        checkName(key, name);
        store.change(
                key,
                name,
                wanted.needsSecondFactor(),
                clock.instant(),
                caller.actor().name());
        if (!known.isBuiltIn()) {
            store.setPermissions(key, wanted.permissions());
        }
        audit.record(
                caller.actor(),
                "role.changed",
                subject(key, name),
                new Wanted(known.name(), known.permissions(), known.needsSecondFactor()),
                wanted);
        return find(key);
    }

    /// Removes a role that nobody holds.
    @Transactional
    public void delete(Caller caller, String key) {
        RoleStore.StoredRole role = find(key);
        if (role.isBuiltIn()) {
            throw new ProblemException(AccountProblem.ROLE_BUILT_IN);
        }
        if (role.people() > 0) {
            throw new ProblemException(AccountProblem.ROLE_IN_USE);
        }
        store.delete(key);
        audit.record(
                caller.actor(),
                "role.deleted",
                subject(key, role.name()),
                new Wanted(role.name(), role.permissions(), role.needsSecondFactor()),
                null);
    }

    private void check(Caller caller, Wanted wanted) {
        Set<String> known = permissions(Locale.ENGLISH).keySet();
        for (String permission : wanted.permissions()) {
            if (!known.contains(permission)) {
                throw new ProblemException(AccountProblem.PERMISSION_UNKNOWN, permission);
            }
            if (!caller.may(permission)) {
                throw new ProblemException(AccountProblem.BEYOND_OWN_RIGHTS);
            }
        }
        if (wanted.needsSecondFactor() && !secondFactors.isAvailable()) {
            throw new ProblemException(AccountProblem.SECOND_FACTOR_UNAVAILABLE);
        }
    }

    private void checkName(String key, String name) {
        boolean isTaken = store.all().stream()
                .anyMatch(other -> !other.key().equals(key)
                        && !other.isBuiltIn()
                        && other.name().equalsIgnoreCase(name));
        if (isTaken) {
            throw new ProblemException(AccountProblem.ROLE_NAME_TAKEN, name);
        }
    }

    private static Audit.Subject subject(String key, String name) {
        return new Audit.Subject("role", key, name);
    }

    /// Seeds at every start, before anybody is given a role.
    @Component
    static class Seeding implements SmartLifecycle {

        private final Roles roles;
        private volatile boolean isRunning;

        Seeding(Roles roles) {
            this.roles = roles;
        }

        @Override
        public void start() {
            roles.seed();
            isRunning = true;
        }

        @Override
        public void stop() {
            isRunning = false;
        }

        @Override
        public boolean isRunning() {
            return isRunning;
        }

        @Override
        public int getPhase() {
            return 1;
        }
    }
}
