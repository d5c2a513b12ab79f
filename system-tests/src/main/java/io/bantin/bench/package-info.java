/** Benchmarks: what the system does on this machine, beside what the machine lets a bare program do. */
@NullMarked
package io.bantin.bench;

import org.jspecify.annotations.NullMarked;
