/** The demo: publishes articles from files through the gateway, and waits for their mails. */
@NullMarked
package io.bantin.local.demo;

import org.jspecify.annotations.NullMarked;
