package parley.platform.accounts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;

/// One's own password, language and second factor.
@RestController
@RequestMapping("/api/v1/session")
class OwnAccountController {

    private final OwnAccount account;
    private final SecondFactors secondFactors;

    OwnAccountController(OwnAccount account, SecondFactors secondFactors) {
        this.account = account;
        this.secondFactors = secondFactors;
    }

    record PasswordChange(
            @NotBlank @Size(max = 1000) String current,
            @NotBlank @Size(max = 1000) String password) {}

    record LanguageChoice(
            @NotNull @Pattern(regexp = "en|zh-CN") String language) {}

    record Code(@NotBlank @Size(max = 100) String code) {}

    record Password(@NotBlank @Size(max = 1000) String password) {}

    record SecondFactorView(boolean isOn, boolean isAvailable, int recoveryCodesLeft) {}

    record RecoveryCodes(List<String> recoveryCodes) {}

    @PutMapping("/password")
    @Requires(Requires.EVEN_LIMITED)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(Caller caller, @Valid @RequestBody PasswordChange body) {
        account.changePassword(caller, body.current(), body.password());
    }

    @PutMapping("/language")
    @Requires(Requires.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setLanguage(Caller caller, @Valid @RequestBody LanguageChoice body) {
        account.setLanguage(caller, body.language());
    }

    @GetMapping("/second-factor")
    @Requires(Requires.EVEN_LIMITED)
    SecondFactorView secondFactor(Caller caller) {
        return new SecondFactorView(
                secondFactors.isOn(caller.person()),
                secondFactors.isAvailable(),
                secondFactors.recoveryCodesLeft(caller.person()));
    }

    /// Begins the setup; the password proves that it is not somebody at an open desk.
    @PostMapping("/second-factor")
    @Requires(Requires.EVEN_LIMITED)
    SecondFactors.Enrolment beginSecondFactor(Caller caller, @Valid @RequestBody Password body) {
        PersonStore.Credentials person = account.requirePassword(caller.person(), body.password());
        return secondFactors.begin(person.id(), person.login());
    }

    @PostMapping("/second-factor/confirm")
    @Requires(Requires.EVEN_LIMITED)
    RecoveryCodes confirmSecondFactor(Caller caller, @Valid @RequestBody Code body) {
        return new RecoveryCodes(secondFactors.confirm(caller.person(), body.code(), caller.actor()));
    }

    @PostMapping("/second-factor/off")
    @Requires(Requires.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSecondFactor(Caller caller, @Valid @RequestBody Password body) {
        account.requirePassword(caller.person(), body.password());
        secondFactors.remove(caller.person(), caller.actor());
    }
}
