/**
 * How far the gradient that training follows is from one of the loss itself, where estimators put
 * surrogates in place of derivatives that are zero.
 */
package dev.signet.training.mismatch;
