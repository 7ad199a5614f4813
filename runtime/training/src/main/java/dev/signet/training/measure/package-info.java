/** How good the answers of a network are. */
package dev.signet.training.measure;
