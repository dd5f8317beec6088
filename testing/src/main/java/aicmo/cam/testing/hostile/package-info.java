/** Requests that nobody sends by mistake: every operation of a service, with hostile values in every place that takes one. */
package aicmo.cam.testing.hostile;
