/** Trainers: what generated trainer classes extend, and the settings of a run. */
package dev.signet.training;
