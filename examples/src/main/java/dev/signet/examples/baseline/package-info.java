/** Classifiers that networks are compared with. */
package dev.signet.examples.baseline;
