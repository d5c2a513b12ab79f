package io.bantin.local.running;

/** Where the system tells the person at the terminal what happens. */
public interface ProgressOutput {

    void say(String line);
}
