/** Training against PyTorch: single layers and whole steps. */
package dev.signet.benchmarks.training;
