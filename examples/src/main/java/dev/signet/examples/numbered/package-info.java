/**
 * Examples to read in this order, one point each. Each has a {@code main}; the networks they
 * declare stand in the same file.
 */
package dev.signet.examples.numbered;
