/** Benchmarks: {@code mvn -q -Pbench -DskipTests verify} runs them all and prints a table. */
@NullMarked
package dev.precis.bench;

import org.jspecify.annotations.NullMarked;
