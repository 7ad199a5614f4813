/** Digits drawn from a seed, and the network that reads them. */
package dev.signet.examples.digits;
