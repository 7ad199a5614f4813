/** Where weights before binarization come from, one a file. */
package dev.signet.dsl.source;
