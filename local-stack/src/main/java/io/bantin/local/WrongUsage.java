package io.bantin.local;

import io.bantin.local.plan.Refusal;

/** A call that cannot be understood; it is answered with the reason and the usage. */
final class WrongUsage extends Refusal {

    WrongUsage(String reason) {
        super(reason);
    }
}
