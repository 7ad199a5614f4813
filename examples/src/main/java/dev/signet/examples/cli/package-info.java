/** The commands of {@code examples/run}. */
package dev.signet.examples.cli;
