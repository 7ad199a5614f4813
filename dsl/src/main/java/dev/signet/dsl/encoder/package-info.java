/** From raw input values to bits, one a file. */
package dev.signet.dsl.encoder;
