package io.bantin.local;

import io.bantin.local.plan.CommandFailed;

/** The command line is invalid; the launcher prints the reason and the usage. */
final class WrongUsage extends CommandFailed {

    WrongUsage(String reason) {
        super(reason);
    }
}
