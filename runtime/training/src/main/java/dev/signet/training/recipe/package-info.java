/** Runs of several stages, each beginning with what the one before has learnt. */
package dev.signet.training.recipe;
