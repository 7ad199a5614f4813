/** One forward pass split over threads: who computes which rows, where they wait for each other. */
package dev.signet.inference.split;
