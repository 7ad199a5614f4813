/** Tables, as text, JSON and a page. */
package dev.signet.benchmarks.report;
