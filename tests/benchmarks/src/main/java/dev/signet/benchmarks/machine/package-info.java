/** The machine: facts about it, and what its registers can do. */
package dev.signet.benchmarks.machine;
