package io.bantin.local.launch;

import io.bantin.local.plan.DataFolder;

/**
 * What tells our processes from everybody else's: an argument that names the data folder. It is on the command line from the
 * first moment, so that also a process is found whose launcher died before it could write the id down.
 */
public record ProcessMark(String name, DataFolder data) {

    private static final String PREFIX = "-Dbantin.process=";

    String argument() {
        return PREFIX + name + "@" + data.root();
    }

    public static boolean isOn(String argument, DataFolder data) {
        return argument.startsWith(PREFIX) && argument.endsWith("@" + data.root());
    }
}
