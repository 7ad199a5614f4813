/** A table of columns, made from a seed, and the network that decides by it. */
package dev.signet.examples.table;
