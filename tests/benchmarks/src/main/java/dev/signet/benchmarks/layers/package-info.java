/** Single layers. */
package dev.signet.benchmarks.layers;
