/** The inner loops of training, in plain Java and for the Vector API; both give equal bits. */
package dev.signet.training.kernel;
