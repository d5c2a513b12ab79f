package io.bantin.notification.subscribers;

import io.bantin.notification.subscribers.choices.Choice;
import java.time.Instant;

/** A request to subscribe that waits for confirmation. It is stored beside the subscription and does not change it. */
public record SignUp(String id, Choice choice, Instant askedAt, String wording) {}
