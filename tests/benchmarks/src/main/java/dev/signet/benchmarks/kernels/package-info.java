/** JMH benchmarks. */
package dev.signet.benchmarks.kernels;
