package io.bantin.notification.subscribers.personaldata;

import io.bantin.kit.problems.InvalidInput;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.erasure.Erasures;
import io.bantin.notification.subscribers.signup.TransactionalMails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operators read or erase the data of one person. The address is in the body, because URLs are logged. */
@RestController
@RequestMapping("/api/ops/subscribers")
@Tag(name = "Subscribers")
class PersonalDataController {

    @Schema(example = """
                    {"email": "ai@example.org"}""")
    record Person(@Nullable String email) {}

    private final Subscribers subscribers;
    private final TransactionalMails mails;
    private final Erasures erasures;

    PersonalDataController(Subscribers subscribers, TransactionalMails mails, Erasures erasures) {
        this.subscribers = subscribers;
        this.mails = mails;
        this.erasures = erasures;
    }

    @PostMapping("/data")
    @Operation(summary = "Read everything that is stored about one person")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "Nothing is stored, or only that the person was erased.")
    PersonalDataView data(@RequestBody Person person) {
        EmailAddress email = address(person);
        return subscribers
                .find(email)
                .map(subscriber -> PersonalDataView.of(subscriber, mails.to(subscriber.id())))
                .orElseThrow(() -> erasures.erasedAt(email.key())
                        .map(SubscriberNotFound::erased)
                        .orElseGet(SubscriberNotFound::noData));
    }

    /** Also succeeds for an unknown address, because a running import may be about to insert it. */
    @PostMapping("/erase")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Erase one person's data, like the link in mails does; a keyed hash prevents a new import")
    void erase(@RequestBody Person person) {
        erasures.erase(address(person).key());
    }

    private EmailAddress address(Person person) {
        return switch (subscribers.lookUp(Objects.requireNonNullElse(person.email(), ""))) {
            case EmailAddress.Valid valid -> valid.address();
            case EmailAddress.Invalid invalid -> throw InvalidInput.of("email", invalid.reason());
        };
    }
}
