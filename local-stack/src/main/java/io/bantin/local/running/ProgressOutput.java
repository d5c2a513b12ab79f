package io.bantin.local.running;

/** Prints progress for the person at the terminal. */
public interface ProgressOutput {

    void println(String line);
}
