/**
 * Labelled examples: where they come from, how they are split, and how they are varied while
 * training.
 */
package dev.signet.training.data;
