package io.bantin.local.launch;

import io.bantin.local.plan.DataFolder;

/**
 * An argument on the command line of each process that names the data folder. It identifies the process even if the launcher
 * died before it could write the process id to a file.
 */
public record ProcessTag(String name, DataFolder data) {

    private static final String PREFIX = "-Dbantin.process=";

    String argument() {
        return PREFIX + name + "@" + data.root();
    }

    public static boolean isOn(String argument, DataFolder data) {
        return argument.startsWith(PREFIX) && argument.endsWith("@" + data.root());
    }
}
