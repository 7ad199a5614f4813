/** Whole networks. */
package dev.signet.benchmarks.networks;
