/** What {@code tests/benchmarks/run} starts. */
package dev.signet.benchmarks;
