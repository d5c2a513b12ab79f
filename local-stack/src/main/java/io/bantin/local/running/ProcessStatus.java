package io.bantin.local.running;

/** The status of a process, as {@code ./local status} shows it. */
public record ProcessStatus(String role, int instance, long pid, int port, Health health, long memoryMiB) {}
