package io.bantin.gateway.instances;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up the addresses of a host name: one for each instance. */
@FunctionalInterface
interface DnsLookup {

    InetAddress[] addressesOf(String host) throws UnknownHostException;
}
