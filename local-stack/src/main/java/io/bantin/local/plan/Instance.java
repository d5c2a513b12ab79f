package io.bantin.local.plan;

/** One process of a kind, numbered from 1. */
public record Instance(ProcessKind role, int number) {

    public String fileName() {
        return role.label() + "-" + number;
    }

    @Override
    public String toString() {
        return number == 1 ? role.label() : role.label() + " " + number;
    }
}
