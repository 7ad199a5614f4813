/**
 * One declaration with other choices, compiled while the program runs, and trained side by side.
 */
package dev.signet.examples.sweep;
