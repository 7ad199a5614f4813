/** Factors of binary filters, one a file. */
package dev.signet.dsl.scaling;
