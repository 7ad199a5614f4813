/** The only room that calls our kernels and models. */
package dev.signet.benchmarks.ours;
