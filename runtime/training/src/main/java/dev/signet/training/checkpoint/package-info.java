/**
 * Files that a run goes on from: which are written and kept, and how they are read again. What is
 * in them is the business of the trainer.
 */
package dev.signet.training.checkpoint;
