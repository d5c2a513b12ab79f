/** Answers errors of the gateway: problem details at addresses of the API, a small page elsewhere. */
@NullMarked
package io.bantin.gateway.problems;

import org.jspecify.annotations.NullMarked;
