package io.bantin.local.running;

/** A process as {@code status} shows it. */
public record ProcessState(String role, int instance, long pid, int port, Health health, long memoryMiB) {}
