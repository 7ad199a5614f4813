/**
 * Forward and backward passes of layers, one shard at a time. Real-valued products run through
 * ND4J, single-threaded, in one class.
 */
package dev.signet.training.layer;
