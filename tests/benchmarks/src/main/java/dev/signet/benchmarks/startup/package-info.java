/** Fresh JVMs. */
package dev.signet.benchmarks.startup;
