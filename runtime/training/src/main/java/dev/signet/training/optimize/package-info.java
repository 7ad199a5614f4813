/** Optimizers and learning-rate schedules. */
package dev.signet.training.optimize;
