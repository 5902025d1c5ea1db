package parley.channel.webchat;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.channel.ChannelId;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.Slice;

/// The secrets of signed identities, for administrators.
@RestController
@RequestMapping("/api/v1/channels/{id}/identity-secrets")
class IdentitySecretController {

    private final IdentitySecrets secrets;
    private final Visitors visitors;

    IdentitySecretController(IdentitySecrets secrets, Visitors visitors) {
        this.secrets = secrets;
        this.visitors = visitors;
    }

    @GetMapping
    @Requires("channel.manage")
    Slice<IdentitySecrets.KnownSecret> list(@PathVariable ChannelId id) {
        return Slice.whole(secrets.of(visitors.channel(id).id()));
    }

    @PostMapping
    @Requires("channel.manage")
    @ResponseStatus(HttpStatus.CREATED)
    IdentitySecrets.Fresh make(Caller caller, @PathVariable ChannelId id) {
        return secrets.make(visitors.channel(id), caller.actor());
    }

    @DeleteMapping("/{secretId}")
    @Requires("channel.manage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable ChannelId id, @PathVariable UUID secretId) {
        secrets.delete(visitors.channel(id), secretId, caller.actor());
    }
}
