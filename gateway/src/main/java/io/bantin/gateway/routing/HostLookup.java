package io.bantin.gateway.routing;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks a host name up; a name may have many addresses, one for each instance. */
@FunctionalInterface
interface HostLookup {

    InetAddress[] addressesOf(String host) throws UnknownHostException;
}
