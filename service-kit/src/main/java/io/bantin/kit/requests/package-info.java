/** What a request must look like before a controller sees it, and the answer to one that does not. */
@NullMarked
package io.bantin.kit.requests;

import org.jspecify.annotations.NullMarked;
