/** How far surrogates lead from the loss: BinaryDuo's study of gradient mismatch, on toys. */
package dev.signet.examples.mismatch;
