package parley.platform.accounts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.identity.Caller;
import parley.platform.identity.PersonId;
import parley.platform.identity.Requires;
import parley.platform.kernel.Id;
import parley.platform.kernel.Slice;

/// Tokens for programs.
@RestController
@RequestMapping("/api/v1/tokens")
class TokenController {

    private static final int MOST = 200;
    private static final UUID LAST_ID = new UUID(-1, -1);

    private final Tokens tokens;

    TokenController(Tokens tokens) {
        this.tokens = tokens;
    }

    /// A session's or token's id in an address.
    public record TokenId(UUID value) implements Id {}

    record NewToken(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 50) Set<@Size(max = 100) String> roles,
            @Nullable @Size(max = 500) Set<@Size(max = 100) String> permissions,
            @Nullable Instant expiresAt) {}

    record TokenView(
            UUID id,
            String name,
            OwnerView owner,
            @Nullable SortedSet<String> roles,
            @Nullable SortedSet<String> permissions,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant expiresAt,

            @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
            @Nullable String token) {

        static TokenView of(TokenStore.Token token, @Nullable String text) {
            return new TokenView(
                    token.id(),
                    token.name(),
                    new OwnerView(token.personId(), token.person()),
                    sorted(token.roles()),
                    sorted(token.permissions()),
                    token.createdAt(),
                    token.lastUsedAt(),
                    token.expiresAt(),
                    text);
        }

        private static @Nullable SortedSet<String> sorted(@Nullable Set<String> texts) {
            return texts == null ? null : new TreeSet<>(texts);
        }
    }

    record OwnerView(PersonId id, String name) {}

    @GetMapping
    @Requires(AccountPermissions.TOKENS)
    Slice<TokenView> list(
            @RequestParam(required = false) @Nullable TokenId after, @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<TokenStore.Token> found = tokens.list(after == null ? LAST_ID : after.value(), most + 1);
        List<TokenView> page = found.stream()
                .limit(most)
                .map(token -> TokenView.of(token, null))
                .toList();
        return new Slice<>(page, found.size() > most ? page.getLast().id().toString() : null);
    }

    @PostMapping
    @Requires(AccountPermissions.TOKENS)
    ResponseEntity<TokenView> create(Caller caller, @Valid @RequestBody NewToken body) {
        Tokens.Made made = tokens.create(
                caller, new Tokens.Wanted(body.name(), body.roles(), body.permissions(), body.expiresAt()));
        return ResponseEntity.status(HttpStatus.CREATED).body(TokenView.of(made.token(), made.text()));
    }

    @DeleteMapping("/{id}")
    @Requires(AccountPermissions.TOKENS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable TokenId id) {
        tokens.revoke(caller, id.value());
    }
}
