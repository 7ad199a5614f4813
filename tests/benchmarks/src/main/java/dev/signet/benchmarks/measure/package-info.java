/** Taking turns, and what is said of the times. */
package dev.signet.benchmarks.measure;
