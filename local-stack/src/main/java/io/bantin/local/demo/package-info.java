/** The show: articles from files go through the gateway, and their mails are awaited. */
@NullMarked
package io.bantin.local.demo;

import org.jspecify.annotations.NullMarked;
