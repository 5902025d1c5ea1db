package parley.platform.accounts;

import parley.platform.identity.Caller.Scope;

/// A role held by a person, and how far it reaches.
///
/// @param role the role's key
record Grant(String role, Scope scope) {

    static Grant everywhere(Role role) {
        return new Grant(role.key(), Scope.EVERYWHERE);
    }

    boolean isAdministrator() {
        return equals(everywhere(Role.ADMINISTRATOR));
    }
}
