/** Losses. */
package dev.signet.training.loss;
