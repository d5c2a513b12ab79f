package io.bantin.notification.subscribers;

import io.bantin.notification.subscribers.choices.Choice;
import java.time.Instant;

/** A request to subscribe that waits for its confirmation; kept beside the subscription, which it does not touch. */
public record SignUp(String id, Choice choice, Instant askedAt, String wording) {}
